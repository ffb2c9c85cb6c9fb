"""The journalist: how a project went, what became of a resolution, who says otherwise."""

from __future__ import annotations

from explorer_stage import Desk, at_desk
from playwright.sync_api import Browser, Locator, expect

pytest_plugins = ("explorer_fixtures",)

PROJECT = "Cầu Bến Sỏi"
RESOLUTION = "Nghị quyết số 38/NQ-HĐND"
HOSPITAL = "trình UBND tỉnh phê duyệt điều chỉnh dự án Bệnh"


def words(text: str) -> str:
    """Return a text with one space between words."""
    return " ".join(text.split())


def reads_in_the_document(desk: Desk, link: Locator, quote: str) -> None:
    """Follow a link into the reader and see that the quoted words are marked there."""
    page = desk.follow(link)
    expect(page.locator(".piece.here").first).to_be_in_viewport()
    here = desk.marked()
    assert here
    assert words(quote).startswith(here) or here in words(quote)


def test_a_project_from_its_first_mention_to_now(desk: Desk) -> None:
    page = desk.follow(desk.open("board/project-timeline").locator(".choices a", has_text=PROJECT))
    days = page.locator(".timeline time").evaluate_all("all => all.map(t => t.dateTime)")
    assert days == sorted(days)
    assert days[0] == "2025-07-15"
    assert days[-1] > "2025-11-01"
    expect(page.locator(".tl-now")).to_have_text("Tính đến ngày 01/12/2025")
    event = page.locator(
        ".tl-item", has_text="đã hoàn thành thẩm định thiết kế bản vẽ thi công"
    ).first
    quote = event.locator(".tl-body p").nth(1).inner_text()
    reads_in_the_document(desk, event.locator("a.source"), quote)


def test_a_resolutions_duties_with_their_latest_status(desk: Desk) -> None:
    page = desk.follow(
        desk.open("board/resolution-status").locator(".choices a", has_text=RESOLUTION)
    )
    expect(page.locator("#param-document")).to_have_value(RESOLUTION)
    row = page.locator("tbody tr", has_text=HOSPITAL).first
    expect(row.locator(".status")).to_contain_text("Quá hạn")
    expect(row).to_contain_text("30/09/2025")
    shown = page.locator(".legend strong").all_inner_texts()
    assert sum(map(int, shown)) == len(
        set(
            page.locator("tbody td.type-thing:first-child a").evaluate_all(
                "all => all.map(a => a.hash)"
            )
        )
    )
    quote = row.locator("td.type-text a, td.type-quote a, a.source").last
    reads_in_the_document(desk, quote, quote.inner_text())


def test_targets_against_actuals(desk: Desk) -> None:
    page = desk.open("board/targets-and-actuals")
    drawing = page.locator(".figure-one", has_text="Thu ngân sách nhà nước").first
    expect(drawing.locator("svg.chart").first).to_be_visible()
    assert drawing.locator("svg .point-target").count() >= 1
    assert drawing.locator("svg .point-actual").count() >= 1
    page = desk.follow(drawing.locator("h3 a"))
    assert desk.heading
    for kind in ("chỉ tiêu đặt ra", "kết quả thực hiện"):
        expect(page.locator("tbody tr", has_text=kind).first).to_be_visible()


def test_both_sides_of_a_contradiction_lead_to_their_words(desk: Desk) -> None:
    for side in (0, 1):
        page = desk.open("board/contradictions")
        pair = page.locator(".pairs > li", has_text="30/09/2025").first
        expect(pair.locator(".pair-head")).to_contain_text("thời hạn")
        expect(pair.locator(".side")).to_have_count(2)
        expect(pair.locator(".side-value")).to_have_text(["30/09/2025", "15/11/2025"])
        left, right = (pair.locator(".side").nth(i).bounding_box() for i in (0, 1))
        assert left
        assert right
        assert left["y"] == right["y"]
        one = pair.locator(".side").nth(side)
        reads_in_the_document(desk, one.locator("a.source"), one.locator("blockquote").inner_text())


def test_a_shared_link_opens_the_same_screen(desk: Desk, chromium: Browser) -> None:
    page = desk.open("search", q="bệnh viện", kind="task", status="openOverdue")
    page.fill("#as-of", "15/10/2025")
    desk.press("Enter")
    expect(page.locator("#as-of-built")).to_be_visible()
    said = page.locator("main").inner_text()
    assert HOSPITAL in said
    with at_desk(chromium, desk.address) as other:
        assert other.goto(page.url).locator("main").inner_text() == said
        expect(other.page.locator("#as-of")).to_have_value("15/10/2025")
        other.asked_nobody()
