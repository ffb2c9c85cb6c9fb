"""The archivist: what was read and how well, text beside picture, a copy that needs no server."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import PHONE, until, visiting
from explorer_stage import Desk
from playwright.sync_api import Browser, Page, expect

from kg import cli

pytest_plugins = ("explorer_fixtures",)

SCAN = "07-bao-cao-thang-11-ban-quet.txt"
TELEGRAM = "Công điện số 11/CĐ-UBND"


def test_what_was_read_and_how_well(desk: Desk) -> None:
    page = desk.open("board/how-read")
    row = page.locator("tbody tr", has_text=SCAN)
    expect(row).to_have_count(1)
    expect(row).to_contain_text("17")
    expect(page.locator("tbody tr")).to_have_count(10)
    expect(page.locator(".numbers dd").first).to_have_text("10")


def _reader(desk: Desk, name: str) -> Page:
    """Open a document from the list of documents through its card."""
    page = desk.open("board/documents")
    desk.follow(page.locator("tbody tr", has_text=name).locator("a.thing").first)
    return desk.follow(page.locator(".page-actions a", has_text="Đọc").first)


def test_repairs_are_shown_and_can_be_taken_back(desk: Desk) -> None:
    page = _reader(desk, SCAN)
    repair = page.locator(".text .repair").first
    read, meant = repair.locator("del"), repair.locator("ins")
    expect(read).to_be_visible()
    expect(meant).to_be_hidden()
    page.get_by_role("button", name="Như đã hiểu").click()
    expect(read).to_be_hidden()
    expect(meant).to_be_visible()
    assert read.text_content() != meant.text_content()
    page.get_by_role("button", name="Như đã đọc").click()
    expect(read).to_be_visible()


def test_a_page_of_a_pdf_with_the_box_of_the_words(desk: Desk) -> None:
    page = _reader(desk, TELEGRAM)
    sheet = page.locator(".sheet img")
    expect(sheet).to_be_visible()
    until(page, "document.querySelector('.sheet img').naturalWidth > 300")
    page.keyboard.press("n")
    expect(page.locator(".reader-side h2").first).to_be_visible()
    box = page.locator(".sheet .page-boxes rect").first
    expect(box).to_be_visible()
    inside, outside = box.bounding_box(), sheet.bounding_box()
    assert inside
    assert outside
    assert outside["y"] <= inside["y"] <= outside["y"] + outside["height"]
    assert 8 < inside["height"] < outside["height"] / 20
    dark = """
      () => {
        const image = document.querySelector('.sheet img');
        const rect = document.querySelector('.page-boxes rect');
        const canvas = document.createElement('canvas');
        const [w, h] = [image.naturalWidth, image.naturalHeight];
        canvas.width = w; canvas.height = h;
        const context = canvas.getContext('2d');
        context.drawImage(image, 0, 0);
        const at = (name, by) => Math.round(rect[name].baseVal.value * by);
        const shot = context.getImageData(at('x', w), at('y', h), at('width', w), at('height', h));
        let ink = 0;
        for (let i = 0; i < shot.data.length; i += 4) ink += shot.data[i] < 128;
        return ink / (shot.data.length / 4);
      }"""
    assert page.evaluate(dark) > 0.03


def test_from_the_text_to_a_card_and_back(desk: Desk) -> None:
    page = _reader(desk, TELEGRAM)
    heading = desk.heading
    said = page.locator(".piece.says-commitment").first
    said.click()
    side = page.locator(".reader-side")
    expect(side).to_be_visible()
    expect(side).to_contain_text("chủ trì", ignore_case=True)
    address = page.url
    assert "at=" in address
    desk.follow(side.locator("a.thing, a.button").first)
    desk.goto(address)
    assert desk.heading == heading
    expect(page.locator(".piece.here").first).to_be_in_viewport()


@pytest.fixture(scope="module")
def copy(sampled: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a static copy."""
    folder = tmp_path_factory.mktemp("static") / "ban-luu"
    assert cli.main(["view", str(sampled), "-o", str(folder)]) == 0
    return folder


@pytest.mark.parametrize(
    ("route", "words"),
    [
        ("", "Nhiệm vụ tính đến ngày 01/12/2025"),
        ("boards", "Nhiệm vụ quá hạn"),
        ("board/overdue", "Sở Y tế tỉnh Lam Giang"),
        ("board/contradictions", "15/11/2025"),
        ("board/how-read", SCAN),
        ("graph", "Sơ đồ quan hệ"),
    ],
)
def test_a_static_copy_shows_the_pages(
    chromium: Browser, copy: Path, route: str, words: str
) -> None:
    with visiting(chromium) as visit:
        desk = Desk(visit, (copy / "index.html").as_uri())
        page = desk.open(route)
        expect(page.locator("main")).to_contain_text(words)
        assert all(asked.startswith("file:") for asked in visit.asked)
        desk.asked_nobody()


def test_a_story_in_the_static_copy(chromium: Browser, copy: Path) -> None:
    with visiting(chromium, viewport=PHONE) as visit:
        desk = Desk(visit, (copy / "index.html").as_uri())
        page = desk.open()
        page.fill("#search-q", "so y te")
        desk.press("Enter")
        desk.follow(page.locator(".hit h2 a", has_text="Sở Y tế tỉnh Lam Giang").first)
        desk.follow(page.locator("li a.thing", has_text="điều chỉnh dự án Bệnh").first)
        quote = page.locator(".quote", has_text="214/TB-UBND").first
        words = " ".join(quote.locator("blockquote").inner_text().split())
        desk.follow(quote.locator("a.source"))
        assert desk.marked() == words
        desk.open("board/overdue")
        with page.expect_download() as waited:
            page.locator(".downloads a", has_text="CSV").click()
        assert "điều chỉnh dự án Bệnh" in Path(waited.value.path()).read_text(encoding="utf-8-sig")
        assert all(asked.startswith("file:") for asked in visit.asked)
        desk.asked_nobody()


def test_a_static_copy_says_what_it_does_not_hold(chromium: Browser, copy: Path) -> None:
    with visiting(chromium) as visit:
        desk = Desk(visit, (copy / "index.html").as_uri())
        page = desk.open("thing", iri="https://w3id.org/camket/id/agency/khong-co")
        expect(page.locator("main [role=alert]")).to_contain_text("Bản lưu tĩnh này không chứa")
