"""Workbooks: days as days, concepts by name, nothing in a cell runs."""

from __future__ import annotations

import re
from datetime import date
from html import unescape

import pyoxigraph as ox
import pytest
from exported import BASE, HOSTILE, node, parts, property_

from kg.ask import Table
from kg.export.workbook import MOST_LETTERS, Sheet, as_book, read_day, sheet_of, shown
from kg.export.xml_text import held


def test_an_answer_as_a_sheet() -> None:
    day = ox.Literal("2025-08-31", datatype=property_("xsd:date"))
    rows = ((node("task/a"), ox.Literal("Sửa cầu"), day, property_("ck:openOverdue"), None),)
    table = Table(("task", "task_label", "due", "status", "quote"), rows)
    sheet = sheet_of("Việc", ("Tựa",), table, BASE)
    assert sheet.heads == ("Nhiệm vụ", "Hạn", "Trạng thái", "Trích nguyên văn")
    assert sheet.rows == [["Sửa cầu", date(2025, 8, 31), "chưa hoàn thành, quá hạn", None]]


def test_sheets_of_a_book() -> None:
    one = Sheet("Một", ("Tựa", "dòng hai"), ("A", "B"), [["x", 3], [True, date(2025, 8, 31)]])
    two = Sheet("Hai", (), ("C",), [])
    data = as_book("Tựa", [one, two])
    assert data == as_book("Tựa", [one, two])
    found = parts(data)
    assert re.findall(r'<sheet name="([^"]+)"', found["xl/workbook.xml"]) == ["Một", "Hai"]
    sheet = found["xl/worksheets/sheet1.xml"]
    assert "<v>45900</v>" in sheet
    assert '<pane ySplit="3"' in sheet
    assert '<autoFilter ref="A3:B5"/>' in sheet
    assert "<t>có</t>" in found["xl/sharedStrings.xml"]
    assert "2000-01-01T00:00:00Z" in found["docProps/core.xml"]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_texts(text: str) -> None:
    found = parts(as_book(text, [Sheet("A", (text,), ("B",), [[text]])]))
    assert "<f>" not in found["xl/worksheets/sheet1.xml"]
    assert "<hyperlink" not in found["xl/worksheets/sheet1.xml"]
    said = re.findall(r"<t[^>]*>(.*?)</t>", found["xl/sharedStrings.xml"], re.S)
    words = " ".join(unescape(said[0]).replace("_x000D_", " ").split())
    assert words == " ".join(held(text).split())


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2025-12-01", date(2025, 12, 1)),
        ("1899-12-31", "1899-12-31"),
        ("2025-02-30", "2025-02-30"),
        ("quý II", "quý II"),
    ],
)
def test_days_that_a_workbook_can_hold(text: str, value: object) -> None:
    assert read_day(text) == value


def test_a_cell_holds_so_many_letters() -> None:
    assert len(shown("a" * 40_000)) == MOST_LETTERS
