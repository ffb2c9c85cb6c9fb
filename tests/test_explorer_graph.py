"""The graph page: search, expand, hide, undo, filters, cards of lines, links, keys, clusters."""

from __future__ import annotations

import re
import time
from typing import Any

from browsing import until
from explorer_stage import Desk, at_desk
from playwright.sync_api import Browser, Page, expect

pytest_plugins = ("explorer_fixtures",)

BODY = "Sở Y tế tỉnh Lam Giang"
PLACES = "drawn.getPositions()"
ON_A_LINE = """
  (() => {
    for (const edge of Object.values(drawn.body.edges)) {
      for (const part of [0.5, 0.4, 0.6, 0.3, 0.7]) {
        const at = drawn.canvasToDOM(edge.edgeType.getPoint(part));
        if (drawn.getEdgeAt(at) && !drawn.getNodeAt(at)) return at;
      }
    }
    return null;
  })()"""
"""A point of the drawing at which a click means a line."""

NODES = "document.querySelectorAll('#graph-list [data-node]').length"


def graph(desk: Desk, **values: str) -> Page:
    """Open the graph page and wait until it is drawn and its list is written."""
    page = desk.open("graph", **values)
    until(page, f"{NODES} > 0")
    return page


def things(page: Page) -> int:
    """Return how many things the drawing says that it shows."""
    found = re.match(r"([\d.]+) mục", page.locator("#graph-note").inner_text())
    assert found
    return int(found[1].replace(".", ""))


def come_to(page: Page, number: int) -> None:
    """Wait until the drawing shows so many things."""
    expect(page.locator("#graph-note")).to_contain_text(re.compile(rf"^{number} mục"))


def watch(page: Page) -> None:
    """Keep the network that the page makes, to know where it draws; before the page is opened."""
    page.add_init_script(
        """
        window.vis = {};
        Object.defineProperty(window.vis, 'Network', {
          get: () => window.watched,
          set: (Network) => {
            window.watched = class extends Network {
              constructor(...given) { super(...given); window.drawn = this; }
            };
          },
        });"""
    )


def resting(page: Page, expression: str) -> Any:
    """Return what JavaScript says once it says the same twice: the drawing has come to rest."""
    before, end = None, time.monotonic() + 15
    while time.monotonic() < end:
        now = page.evaluate(expression)
        if now and now == before:
            return now
        before = now
        page.wait_for_timeout(150)
    raise AssertionError("the drawing does not come to rest")


def choose(page: Page, words: str, name: str) -> None:
    """Find a thing of the drawing by some words and open its card."""
    page.fill("#graph-search", words)
    expect(page.locator("#graph-found [role=option]").first).to_contain_text(name)
    page.keyboard.press("Enter")
    expect(page.locator("#graph-card h2")).to_have_text(name)


def test_search_expand_hide_undo_redo(desk: Desk) -> None:
    page = graph(desk)
    choose(page, "so y te", BODY)
    begun = things(page)
    card = page.locator("#graph-card")
    card.get_by_role("button", name="Mở rộng").click()
    until(page, "location.hash.includes('steps=e')")
    more = things(page)
    assert more > begun
    card.get_by_role("button", name="Ẩn", exact=True).click()
    expect(page.locator("#graph-list [data-node]", has_text=BODY)).to_have_count(0)
    less = things(page)
    assert less < more
    page.click("#graph-undo")
    come_to(page, more)
    page.click("#graph-undo")
    come_to(page, begun)
    expect(page.locator("#graph-undo")).to_be_disabled()
    page.click("#graph-redo")
    come_to(page, more)
    page.click("#graph-redo")
    come_to(page, less)
    page.click("#graph-unhide")
    come_to(page, more)


def test_filters_take_away_and_give_back(desk: Desk) -> None:
    page = graph(desk)
    begun = things(page)
    nodes = page.locator("#graph-list [data-node]")
    expect(nodes.filter(has_text="Dự án,").first).to_be_attached()
    page.uncheck("#filter-kind-project")
    expect(nodes.filter(has_text="Dự án,")).to_have_count(0)
    assert "no_kind=project" in page.url
    page.uncheck("#filter-status-openInTime")
    expect(nodes.filter(has_text="Trong hạn")).to_have_count(0)
    expect(nodes.filter(has_text="Quá hạn").first).to_be_attached()
    page.fill("#filter-to", "30/09/2025")
    page.keyboard.press("Enter")
    until(page, "location.hash.includes('due_to=2025-09-30')")
    expect(nodes.filter(has_text="hạn 31/10/2025")).to_have_count(0)
    expect(nodes.filter(has_text="hạn 30/09/2025").first).to_be_attached()
    page.click("#filter-reset")
    come_to(page, begun)


def test_a_line_has_a_card_with_its_words(desk: Desk) -> None:
    watch(desk.page)
    page = desk.open("search", q="điều chỉnh dự án Bệnh", kind="task")
    desk.follow(page.locator(".hit h2 a").first)
    desk.follow(page.locator(".page-actions a", has_text="Trong sơ đồ"))
    until(page, f"{NODES} > 0")
    until(page, "window.drawn")
    at = resting(page, ON_A_LINE)
    page.locator("#graph-canvas").click(position={"x": at["x"], "y": at["y"]})
    tag = page.locator("#graph-card .graph-tag")
    expect(tag).to_have_text("Quan hệ")
    expect(page.locator("#graph-card .quote blockquote").first).to_be_visible()
    desk.follow(page.locator("#graph-card .quote a.source").first)
    assert desk.marked()


def test_a_link_draws_the_same_picture(desk: Desk, chromium: Browser) -> None:
    watch(desk.page)
    page = graph(desk)
    choose(page, "so y te", BODY)
    page.locator("#graph-card").get_by_role("button", name="Mở rộng").click()
    until(page, "location.hash.includes('steps=e')")
    page.uncheck("#filter-status-noDeadline")
    shown = things(page)
    places = page.evaluate(PLACES)
    assert len(places) == shown
    with at_desk(chromium, desk.address) as other:
        watch(other.page)
        other.goto(page.url)
        come_to(other.page, shown)
        assert other.page.evaluate(PLACES) == places
        other.asked_nobody()


def test_a_view_is_kept_under_a_name(desk: Desk) -> None:
    page = graph(desk)
    page.uncheck("#filter-kind-project")
    come = things(page)
    page.locator(".graph-saved summary").click()
    page.fill("#graph-view-name", "Không dự án")
    page.keyboard.press("Enter")
    graph(desk)
    page.locator(".graph-saved summary").click()
    page.get_by_role("link", name="Không dự án").click()
    come_to(page, come)
    assert "no_kind=project" in page.url


def test_the_graph_by_keys_alone(desk: Desk) -> None:
    page = graph(desk)
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.id === 'graph-canvas'"):
            break
    expect(page.locator("#graph-canvas")).to_be_focused()
    page.keyboard.press("ArrowRight")
    name = page.locator("#graph-card h2")
    expect(name).to_be_visible()
    first = name.inner_text()
    seen = {first}
    for key in ("ArrowRight", "ArrowDown", "ArrowLeft", "ArrowUp"):
        page.keyboard.press(key)
        seen.add(name.inner_text())
    assert len(seen) > 1
    begun = things(page)
    chosen = name.inner_text()
    page.keyboard.press("Delete")
    until(page, "location.hash.includes('steps=h')")
    assert things(page) < begun
    page.keyboard.press("Control+z")
    come_to(page, begun)
    page.locator("#graph-canvas").focus()
    page.keyboard.press("?")
    expect(page.locator("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    assert chosen


def test_clusters_unfold_with_counts(desk: Desk) -> None:
    page = graph(desk)
    cluster = page.locator("#graph-list [data-node]", has_text="nhiệm vụ khác").first
    members = int(re.findall(r"(\d+) nhiệm vụ khác", cluster.inner_text())[0])
    begun = things(page)
    cluster.evaluate("button => button.click()")
    card = page.locator("#graph-card")
    expect(card.locator("h2")).to_have_text(f"{members} nhiệm vụ khác")
    card.get_by_role("button", name="Mở rộng").click()
    until(page, "location.hash.includes('steps=e')")
    come_to(page, begun + min(24, members) - (1 if members <= 24 else 0))


def test_nothing_moves_the_drawing_when_the_head_comes(desk: Desk) -> None:
    desk.page.add_init_script(
        """
        const canvas = () => document.getElementById('graph-canvas');
        window.box = () => JSON.stringify(canvas().getBoundingClientRect());
        window.vis = {};
        Object.defineProperty(window.vis, 'Network', {
          get: () => window.watched,
          set: (Network) => {
            window.watched = class extends Network {
              constructor(...given) {
                super(...given);
                this.once('afterDrawing', () => { window.first = window.box(); });
              }
            };
          },
        });"""
    )
    page = graph(desk)
    for part in ("#top #nav", "#top #as-of", "#foot p"):
        expect(page.locator(part)).to_be_visible()
    assert page.evaluate("window.first === window.box() && window.first")
