"""Workbooks that a clerk opens, sorts and prints as they are: nothing in a cell ever runs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from kg.ask import Table
from kg.export.xml_text import held
from kg.serve.tables import Json, Shape
from kg.serve.words import concept_name

if TYPE_CHECKING:
    import xlsxwriter
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

MOST_LETTERS = 32_767
"""So many letters a cell can hold."""
_MADE = datetime(2000, 1, 1)
_NO_CODE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_WIDEST, _NARROWEST = 60, 8
_TRUTH = {True: "có", False: "không"}


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its name, lines above the table (the first one bold), headings and rows.

    A cell is a text, a number, a truth, a day, or nothing.
    """

    name: str
    lines: tuple[str, ...]
    heads: tuple[str, ...]
    rows: Sequence[Sequence[object]]


def sheet_of(name: str, lines: tuple[str, ...], table: Table, base: str) -> Sheet:
    """Return an answer as a sheet: headings in Vietnamese, concepts by their names, days as days.

    IRIs stand behind the names of their things.
    """
    shape = Shape(table.columns, table.rows, base)
    columns = shape.columns()
    kinds = [str(column["type"]) for column in columns]
    rows = [
        [_plain(cell, kind) for cell, kind in zip(shape.cells(row), kinds, strict=True)]
        for row in table.rows
    ]
    return Sheet(name, lines, tuple(str(_heading(column)) for column in columns), rows)


def new_book(out: io.BytesIO, title: str) -> xlsxwriter.Workbook:
    """Return an empty workbook that takes texts as texts and bears no time of its making."""
    from xlsxwriter import Workbook

    book = Workbook(out, _NO_CODE)
    book.set_properties({"title": held(title)[:255], "created": _MADE})
    return book


def as_book(title: str, sheets: Sequence[Sheet]) -> bytes:
    """Return sheets as XLSX; the same bytes each time."""
    out = io.BytesIO()
    book = new_book(out, title)
    bold = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    for sheet in sheets:
        made = book.add_worksheet(sheet.name)
        for place, line in enumerate(sheet.lines):
            made.write_string(place, 0, shown(line), None if place else bold)
        top = len(sheet.lines)
        for place, heading in enumerate(sheet.heads):
            made.write_string(top, place, heading, head)
        for at, row in enumerate(sheet.rows, top + 1):
            for place, value in enumerate(row):
                _write_cell(made, (at, place), value, (text, day))
        _fit(made, sheet)
    book.close()
    return out.getvalue()


def _heading(column: Json) -> object:
    label = column["label"]
    return label["vi"] if isinstance(label, dict) else label


def _plain(cell: Json | None, kind: str) -> object:
    """Return a cell's value as a workbook has it: days as days, concepts by their names."""
    if cell is None:
        return None
    value = cell["v"]
    if kind == "concept":
        return concept_name(str(cell.get("iri", value)))
    if kind == "date" and isinstance(value, str):
        return read_day(value)
    return value


def read_day(text: str) -> date | str:
    """Return a day that a workbook can hold (from 1900 on), else its text."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return text
    return day if day.year >= 1900 else text


def shown(text: str) -> str:
    """Return as much of a text as a cell can hold, with the characters that XML can."""
    return held(text)[:MOST_LETTERS]


def _write_cell(
    sheet: Worksheet, at: tuple[int, int], value: object, formats: tuple[Format, Format]
) -> None:
    text, day = formats
    if value is None:
        return
    if isinstance(value, bool):
        sheet.write_string(*at, _TRUTH[value], text)
    elif isinstance(value, int | float):
        sheet.write_number(*at, value, text)
    elif isinstance(value, date):
        sheet.write_datetime(*at, datetime(value.year, value.month, value.day), day)
    else:
        sheet.write_string(*at, shown(str(value)), text)


def _fit(made: Worksheet, sheet: Sheet) -> None:
    """Set widths by the longest words, freeze the head, let columns be filtered, fit the print."""
    top = len(sheet.lines)
    for place, heading in enumerate(sheet.heads):
        cells = (len(str(row[place])) for row in sheet.rows[:500] if row[place] is not None)
        widest = max([len(heading), *cells], default=0)
        made.set_column(place, place, min(_WIDEST, max(_NARROWEST, widest + 2)))
    if sheet.heads:
        made.autofilter(top, 0, top + len(sheet.rows), len(sheet.heads) - 1)
    made.freeze_panes(top + 1, 0)
    made.repeat_rows(top)
    made.set_landscape()
    made.set_paper(9)
    made.fit_to_pages(1, 0)
