"""The clerk's day: whose is it, what is late, where is it written, the table for the meeting."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from explorer_stage import Desk
from playwright.sync_api import Download, expect

pytest_plugins = ("explorer_fixtures",)

BODY = "Sở Y tế tỉnh Lam Giang"
HOSPITAL = "trình UBND tỉnh phê duyệt điều chỉnh dự án Bệnh"
NOTICE = "Thông báo số 214/TB-UBND"
RESOLUTION = "Nghị quyết số 38/NQ-HĐND"
SHOWS_FOCUS = """
  (() => {
    const look = getComputedStyle(document.activeElement);
    return look.outlineStyle !== 'none' || look.boxShadow !== 'none';
  })()"""
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def search(desk: Desk, words: str) -> None:
    """Look for words from the overview."""
    desk.open().locator("#search-q").fill(words)
    desk.press("Enter")


@pytest.mark.parametrize("words", ["so y te", "Sở Y tế", "SỞ Y TẾ", "y te lam giang"])
def test_a_body_is_found_with_and_without_diacritics(desk: Desk, words: str) -> None:
    search(desk, words)
    assert BODY in desk.page.locator(".hit h2").all_inner_texts()[:3]


def test_names_are_completed_while_they_are_written(desk: Desk) -> None:
    page = desk.open("boards")
    page.keyboard.press("/")
    page.keyboard.type("so y te")
    first = page.locator("#top [role=option]").first
    expect(first).to_contain_text(BODY)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("main h1")).to_have_text(BODY)


def test_from_a_body_to_the_evidence_and_up_to_the_resolution(desk: Desk) -> None:
    search(desk, "so y te")
    page = desk.follow(desk.page.locator(".hit h2 a", has_text=BODY).first)
    late = page.locator("li", has_text=HOSPITAL).filter(has_text="Quá hạn")
    expect(late.first).to_contain_text("30/09/2025")

    page = desk.follow(late.first.locator("a.thing").first)
    expect(page.locator(".card-state")).to_contain_text("Quá hạn")
    expect(page.locator(".card-state")).to_contain_text("62 ngày")
    card = page.url
    quote = page.locator("#card-quotes ~ * .quote", has_text=NOTICE).first
    words = quote.locator("blockquote").inner_text()
    page = desk.follow(quote.locator("a.source"))
    assert desk.marked() == " ".join(words.split())
    expect(page.locator(".piece.here").first).to_be_in_viewport()

    desk.goto(card)
    mandate = page.locator(".card-main a.thing", has_text=RESOLUTION).first
    page = desk.follow(mandate)
    assert desk.heading == RESOLUTION
    others = page.locator("section", has=page.locator("a.thing", has_text="Nhiệm vụ"))
    assert others.locator("li a.thing").count() > 5


def test_what_is_overdue_on_another_day(desk: Desk) -> None:
    page = desk.open("board/overdue")
    days = page.locator("tbody tr", has_text=HOSPITAL).first.locator("td.num").first
    expect(days).to_have_text("62")
    before = page.locator("tbody tr").count()
    page.fill("#as-of", "15/10/2025")
    page.keyboard.press("Enter")
    expect(days).to_have_text("15")
    assert page.locator("tbody tr").count() < before
    assert "as_of=2025-10-15" in page.url
    page = desk.follow(page.locator("tbody tr", has_text=HOSPITAL).first.locator("a.thing").first)
    expect(page.locator(".card-state")).to_contain_text("15 ngày")


def _downloaded(desk: Desk, form: str) -> Download:
    with desk.page.expect_download() as waited:
        desk.page.locator(".downloads a", has_text=form).click()
    assert re.fullmatch(rf"[a-z0-9._-]+\.{form.lower()}", waited.value.suggested_filename)
    return waited.value


def _cells(path: Path) -> list[list[str]]:
    """Return the cells of a workbook's first sheet as text, row by row."""
    with zipfile.ZipFile(path) as book:
        shared = ElementTree.fromstring(book.read("xl/sharedStrings.xml"))  # noqa: S314
        sheet = ElementTree.fromstring(book.read("xl/worksheets/sheet1.xml"))  # noqa: S314
    words = ["".join(t.text or "" for t in si.iter(f"{SHEET}t")) for si in shared]
    rows = []
    for row in sheet.iter(f"{SHEET}row"):
        values = [(c.get("t"), c.findtext(f"{SHEET}v") or "") for c in row.iter(f"{SHEET}c")]
        rows.append([words[int(v)] if kind == "s" else v for kind, v in values])
    return rows


def test_the_table_is_downloaded(desk: Desk, tmp_path: Path) -> None:
    page = desk.open("board/overdue", as_of="2025-10-15")
    shown = page.locator("tbody tr").count()
    text = Path(_downloaded(desk, "CSV").path()).read_text(encoding="utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert len(rows) == shown + 1
    late = next(row for row in rows if any(HOSPITAL in cell for cell in row))
    assert "15" in late
    assert BODY in late
    _downloaded(desk, "XLSX").save_as(tmp_path / "quá hạn.xlsx")
    cells = _cells(tmp_path / "quá hạn.xlsx")
    line = next(row for row in cells if any(HOSPITAL in cell for cell in row))
    assert BODY in line
    assert "15" in line
    assert any("Nhiệm vụ" in cell for row in cells for cell in row)


def test_from_the_calendar_to_a_day_and_its_tasks(desk: Desk) -> None:
    page = desk.open("board/due-between", **{"from": "2025-09-01", "to": "2025-09-30"})
    expect(page.locator(".month-nav h2")).to_have_text("Tháng 9/2025")
    day = page.locator(".calendar td a", has_text="30/09/2025: ")
    page = desk.follow(day.first)
    expect(page.locator("tbody tr td.type-date").first).to_have_text("30/09/2025")
    assert page.locator("table:not(.calendar) tbody tr", has_text=HOSPITAL).count() >= 1
    page = desk.follow(page.locator("#month-after"))
    expect(page.locator(".month-nav h2")).to_have_text("Tháng 10/2025")


def test_a_board_is_printed_without_its_frame(desk: Desk) -> None:
    page = desk.open("board/overdue")
    page.emulate_media(media="print")
    expect(page.locator("main h1")).to_be_visible()
    expect(page.locator("tbody tr").last).to_be_visible()
    for part in ("#nav", ".quick", ".downloads", ".switches"):
        expect(page.locator(part).first).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_story_without_the_mouse(desk: Desk) -> None:
    page = desk.open()
    page.keyboard.press("/")
    page.keyboard.type("so y te")
    desk.press("Enter")
    _tab_to(
        desk,
        "document.activeElement.closest('.hit h2') && document.activeElement.textContent",
        BODY,
    )
    desk.press("Enter")
    assert desk.heading == BODY
    _tab_to(desk, "document.activeElement.textContent", HOSPITAL)
    desk.press("Enter")
    assert HOSPITAL in desk.heading
    _tab_to(
        desk,
        "document.activeElement.matches('.source') && document.activeElement.textContent",
        NOTICE,
    )
    desk.press("Enter")
    assert desk.marked()
    page.go_back()
    expect(page.locator("main h1")).to_contain_text(HOSPITAL)
    page.keyboard.press("g")
    page.keyboard.press("b")
    expect(page.locator("main h1")).to_have_text("Bảng theo dõi")


def _tab_to(desk: Desk, expression: str, words: str, *, most: int = 80) -> None:
    """Press Tab until what has the focus holds the words, and see that the focus is visible."""
    for _ in range(most):
        desk.page.keyboard.press("Tab")
        if words in str(desk.page.evaluate(expression)):
            assert desk.page.evaluate(SHOWS_FOCUS)
            return
    raise AssertionError(f"Tab does not come to «{words}»")
