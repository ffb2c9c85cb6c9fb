"""Accessibility: axe-core finds nothing serious on any page; a phone's width, light and dark."""

from __future__ import annotations

import pytest
from accessibility import COLOURS, EVERYTHING, KEYS, WIDTHS, faults
from browsing import PHONE
from explorer_stage import Desk, at_desk, crawl
from playwright.sync_api import Browser

pytest_plugins = ("explorer_fixtures",)

OVER = """
  [...document.querySelectorAll('main *')]
    .filter((e) => e.getBoundingClientRect().right > innerWidth + 1)
    .slice(0, 3).map((e) => e.outerHTML.slice(0, 120))"""
MOST = 26


def test_axe_finds_nothing_serious_in_light_and_dark(desk: Desk, axe: str) -> None:
    found = {}
    for shape, page in crawl(desk, most=MOST):
        for scheme, options in (("light", EVERYTHING), ("dark", COLOURS)):
            page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
            if bad := faults(page, axe, options):
                found[shape, scheme] = bad
        page.emulate_media(color_scheme="light")
    assert found == {}


def test_english_pages_are_accessible_and_english(
    chromium: Browser, explorer: str, axe: str
) -> None:
    found = {}
    with at_desk(chromium, explorer, locale="en-GB") as desk:
        desk.open().locator("#switch-language").click()
        for shape, page in crawl(desk, most=12):
            assert page.locator("html").get_attribute("lang") == "en"
            if bad := faults(page, axe, EVERYTHING):
                found[shape] = bad
        desk.asked_nobody()
    assert found == {}


@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_phone_sees_no_sideways_scroll_and_no_bare_keys(
    chromium: Browser, explorer: str, language: str
) -> None:
    wide, bare = {}, {}
    with at_desk(chromium, explorer, viewport=PHONE, is_mobile=True, has_touch=True) as desk:
        desk.open()
        if language == "en":
            desk.page.evaluate("Camket.speak('en')")
        for shape, page in crawl(desk, most=MOST):
            scroll, inner = page.evaluate(WIDTHS)
            if scroll > inner:
                wide[shape] = (scroll, inner, page.evaluate(OVER))
            if keys := KEYS.findall(page.locator("body").inner_text()):
                bare[shape] = keys[:3]
        desk.asked_nobody()
    assert wide == {}
    assert bare == {}


def test_the_phones_menu_leads_everywhere(chromium: Browser, explorer: str) -> None:
    with at_desk(chromium, explorer, viewport=PHONE, is_mobile=True, has_touch=True) as desk:
        page = desk.open()
        for name in ("Bảng theo dõi", "Sơ đồ", "Truy vấn"):
            page.locator(".menu-button").tap()
            link = page.locator("#nav a", has_text=name)
            link.wait_for(state="visible")
            desk.follow(link)
        desk.asked_nobody()
