"""The page in a real Chromium: it draws, search and click work, and nothing is requested."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import browser, until, visiting
from playwright.sync_api import Browser, Page, expect
from small_graph import AS_OF, small_store

from kg.views import focus_on, overview_of
from viz.model import Edge, Node, Quote, View
from viz.page import render

TASK = "Hoàn thành giải phóng mặt bằng đường vành đai phía Nam"
HOSTILE = (
    "<img src=x onerror=\"document.title='owned'\">",
    "</script><script>document.title='owned'</script>",
    "<a href='https://example.org/'>href</a>",
    "{{script}}\u2028",
)
LEAD_LINE = """
  (task) => {
    const data = JSON.parse(document.getElementById('data').textContent);
    const edge = data.edges.find((e) => e.to === task && e.role === 'lead');
    const ends = camket.network.getPositions([edge.from, edge.to]);
    const [a, b] = [ends[edge.from], ends[edge.to]];
    return camket.network.canvasToDOM({ x: a.x * .7 + b.x * .3, y: a.y * .7 + b.y * .3 });
  }"""
COLOURS = """
  () => {
    const canvas = document.querySelector('#graph canvas');
    const pixels = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height).data;
    const seen = new Set();
    for (let i = 0; i < pixels.length; i += 4) {
      if (pixels[i + 3]) seen.add(pixels[i] << 16 | pixels[i + 1] << 8 | pixels[i + 2]);
    }
    return seen.size;
  }"""
HIDDEN = "() => camket.network.body.data.nodes.get({filter: (n) => n.hidden}).length"
WORDED = """
  (node) => [
    camket.network.getConnectedEdges(node).length,
    Object.values(camket.network.body.edges).filter(
      (e) => e.labelModule.visible && (e.options.label || '').trim()).length,
  ]"""


@pytest.fixture(scope="module")
def chromium(program: Callable[[str, str], str]) -> Iterator[Browser]:
    with browser(program) as started:
        yield started


@pytest.fixture(scope="module")
def file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "trang.html"
    path.write_text(render(overview_of(small_store(), as_of=AS_OF)), encoding="utf-8")
    return path


@pytest.fixture
def page(chromium: Browser, file: Path) -> Iterator[Page]:
    with visiting(chromium) as visit:
        yield _open(visit.page, file)
        assert visit.asked == [file.as_uri()]
        assert visit.console == []


def _open(page: Page, path: Path) -> Page:
    page.goto(path.as_uri())
    until(page, "document.documentElement.dataset.drawn")
    return page


def _task(page: Page) -> int:
    return next(i for i, t in enumerate(_things(page)) if t["label"] == TASK)


def _things(page: Page) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(page.locator("#data").text_content() or "")["things"]
    return found


def _panel(page: Page) -> str:
    return page.locator("#panel").inner_text()


def _click_at(page: Page, at: dict[str, float]) -> None:
    """Click a point of the drawing and wait for the panel."""
    box = page.locator("#graph").bounding_box()
    assert box
    page.mouse.click(box["x"] + at["x"], box["y"] + at["y"])
    expect(page.locator("#panel")).to_be_visible()


def _click_node(page: Page, number: int) -> None:
    at = "(n) => camket.network.canvasToDOM(camket.network.getPosition(n))"
    _click_at(page, page.evaluate(at, number))


def test_the_page_draws_within_two_seconds(page: Page) -> None:
    assert page.evaluate(COLOURS) > 50
    assert int(page.evaluate("document.documentElement.dataset.drawn")) < 2000


def test_nothing_is_requested_and_the_console_stays_empty(page: Page) -> None:
    page.fill("#search", "so")
    _click_node(page, 0)
    assert _panel(page)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("so y te", "Sở Y tế tỉnh Tân Hà"),
        ("Sở Y tế", "Sở Y tế tỉnh Tân Hà"),
        ("duong vanh dai", "Dự án đường vành đai phía Nam thành phố Tân Hà"),
        ("SYT", "Sở Y tế tỉnh Tân Hà"),
        ("27/nq", "Nghị quyết số 27/NQ-HĐND"),
    ],
)
def test_search_works_without_diacritics_and_by_keyboard(
    page: Page, typed: str, first: str
) -> None:
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type(typed)
    names = page.locator("#results [role=option] span:nth-child(2)").all_inner_texts()
    assert first in names[:2]
    for _ in range(names.index(first)):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    assert first in _panel(page)
    page.keyboard.press("Escape")
    expect(page.locator("#panel")).to_be_hidden()


def test_search_for_nothing_says_so(page: Page) -> None:
    page.fill("#search", "zzz")
    expect(page.locator("#results")).to_have_text("Không tìm thấy gì")


def test_a_click_on_a_task_shows_deadline_status_roles_and_quote(page: Page) -> None:
    _click_node(page, _task(page))
    text = _panel(page)
    for expected in (
        TASK,
        "31/03/2024",
        "chưa hoàn thành, quá hạn",
        "«Giao Ủy ban nhân dân huyện Đồng Lâm chủ trì",
        "Thông báo số 15/TB-UBND, ký tự 300–462",
        "chủ trì",
        "Ủy ban nhân dân huyện Đồng Lâm",
        "phối hợp",
    ):
        assert expected in text


def test_only_the_lines_of_the_chosen_node_keep_their_words(page: Page) -> None:
    number = _task(page)
    own, before = page.evaluate(WORDED, number)
    assert before > own
    _click_node(page, number)
    assert page.evaluate(WORDED, number) == [own, own]


def test_a_line_shows_role_grade_and_words(page: Page) -> None:
    _click_at(page, page.evaluate(LEAD_LINE, _task(page)))
    text = _panel(page)
    assert "chủ trì" in text.split("\n")[:4]
    assert "ghi rõ trong câu" in text
    assert "«Giao Ủy ban nhân dân huyện Đồng Lâm" in text


def test_a_relation_leads_to_the_other_thing(page: Page) -> None:
    _click_node(page, _task(page))
    page.locator("#panel .go").first.press("Enter")
    expect(page.locator("#panel h2")).to_have_text("Ủy ban nhân dân huyện Đồng Lâm")


@pytest.mark.parametrize("name", ["task", "openOverdue"])
def test_a_filter_hides_nodes_and_search_results(page: Page, name: str) -> None:
    assert page.evaluate(HIDDEN) == 0
    page.locator(f"[name={name}]").click()
    expected = sum(name in (t["kind"], t["status"]) for t in _things(page))
    assert page.evaluate(HIDDEN) == expected > 0
    page.fill("#search", "giai phong mat bang")
    assert TASK not in page.locator("#results").inner_text()


def test_the_language_can_be_changed(page: Page) -> None:
    expect(page.locator("#legend")).to_contain_text("cơ quan")
    page.click("#language")
    expect(page.locator("#legend")).to_contain_text("body")
    assert page.locator("html").get_attribute("lang") == "en"


def test_zoom_and_fit(page: Page) -> None:
    scale = "camket.network.getScale()"
    before = page.evaluate(scale)
    page.click("#zoom-in")
    until(page, f"{scale} > {before * 1.3}")
    page.click("#fit")
    until(page, f"Math.abs({scale} - {before}) < 0.01")


def test_hostile_labels_are_inert(chromium: Browser, tmp_path: Path) -> None:
    nodes = tuple(
        Node(f"n{i}", "agency", text, names=(text,), quotes=(Quote(text, text, 1, 2),))
        for i, text in enumerate(HOSTILE)
    )
    edges = tuple(Edge("n0", n.id, "lead") for n in nodes[1:])
    path = tmp_path / "hostile.html"
    path.write_text(render(View("<b>Đậm</b>", AS_OF, nodes, edges)), encoding="utf-8")
    with visiting(chromium) as visit:
        page = _open(visit.page, path)
        assert page.title() == "<b>Đậm</b>"
        for i, text in enumerate(HOSTILE):
            page.evaluate("(n) => camket.choose({node: n})", i)
            assert page.locator("#panel h2").text_content() == text
        page.fill("#search", "img")
        assert page.locator("img, #panel a, #results a, #panel b").count() == 0
        assert page.title() == "<b>Đậm</b>"
        assert visit.asked == [path.as_uri()]


def test_a_focus_opens_with_its_panel(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "focus.html"
    path.write_text(render(focus_on(small_store(), "SYT", as_of=AS_OF)), encoding="utf-8")
    with visiting(chromium) as visit:
        assert "Sở Y tế tỉnh Tân Hà" in _panel(_open(visit.page, path))


def test_an_empty_page_says_so(chromium: Browser, tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text(render(View("Trống", AS_OF, (), ())), encoding="utf-8")
    with visiting(chromium) as visit:
        visit.page.goto(path.as_uri())
        expect(visit.page.locator("#empty")).to_have_text("Không có gì để vẽ")


def test_a_phone_sees_no_sideways_scroll(chromium: Browser, file: Path) -> None:
    with visiting(chromium, viewport={"width": 390, "height": 844}, is_mobile=True) as visit:
        page = _open(visit.page, file)
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        assert page.locator("#legend").get_attribute("open") is None
        page.evaluate("camket.choose({node: 0})")
        panel = page.locator("#panel").bounding_box()
        assert panel
        assert round(panel["width"]) == 390
        assert panel["y"] > 300
