"""Answers as files: CSV, JSON, and a workbook that a clerk opens, sorts and prints as it is."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kg.answers import as_csv, as_json
from kg.ask import Table
from kg.index.boards import Page
from kg.iris import slug
from kg.serve.tables import Json, Shape
from kg.serve.words import concept_name
from queries import library
from queries.library import Query

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/sparql-results+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_MADE = datetime(2000, 1, 1)
_NO_CODE = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "nan_inf_to_errors": False,
}
_MOST_LETTERS = 32_767
_HEAD = 3
_WIDEST, _NARROWEST = 60, 8
_TRUTH = {True: "có", False: "không"}


@dataclass(frozen=True, slots=True)
class Answered:
    """A question, the values it was asked with, and its rows, of which `page.total` were found."""

    query: Query
    values: Mapping[str, str]
    page: Page
    base: str

    @property
    def whole(self) -> bool:
        """Whether all rows are there."""
        return len(self.page.rows) >= self.page.total

    @property
    def table(self) -> Table:
        """The rows as the writers of `kg.answers` take them."""
        return Table(self.page.columns, self.page.rows, self.page.notes)


def file_name(answered: Answered, ending: str) -> str:
    """Return a name in ASCII: «overdue-2025-12-01.xlsx»; it says where rows are left out."""
    day = slug(answered.values.get("as_of", ""))
    parts = [slug(answered.query.name), *([day] if day != "x" else [])]
    if not answered.whole:
        parts.append(f"first-{len(answered.page.rows)}-of-{answered.page.total}")
    return f"{'-'.join(parts)}.{ending}"


def written(answered: Answered, ending: str) -> bytes:
    """Return an answer as a file of one of the kinds of `MEDIA`; the same bytes each time."""
    if ending == "csv":
        return ("\ufeff" + as_csv(answered.table)).encode("utf-8")
    if ending == "json":
        return as_json(answered.table).encode("utf-8")
    return as_workbook(answered)


def as_workbook(answered: Answered) -> bytes:
    """Return XLSX: the question above, headings in Vietnamese, dates as dates, no formulas."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, _NO_CODE)
    book.set_properties({"title": answered.query.title_vi, "created": _MADE})
    sheet = book.add_worksheet("Camket")
    shape = Shape(answered.page.columns, answered.page.rows, answered.base)
    columns = shape.columns()
    kinds = [str(column["type"]) for column in columns]
    rows = [
        [_plain(cell, kind) for cell, kind in zip(shape.cells(row), kinds, strict=True)]
        for row in answered.page.rows
    ]
    _write_title(sheet, answered, book.add_format({"bold": True, "font_size": 14}))
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    for place, column in enumerate(columns):
        sheet.write_string(_HEAD, place, str(_heading(column)), head)
    day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left", "valign": "top"})
    text = book.add_format({"text_wrap": True, "valign": "top"})
    for at, row in enumerate(rows, _HEAD + 1):
        for place, value in enumerate(row):
            _write_cell(sheet, (at, place), value, (text, day))
    _fit(sheet, columns, rows)
    book.close()
    return out.getvalue()


def _heading(column: Json) -> object:
    label = column["label"]
    return label["vi"] if isinstance(label, dict) else label


def _write_title(sheet: Worksheet, answered: Answered, bold: Format) -> None:
    """Write what was asked, with which values, and how many rows there are."""
    query, page = answered.query, answered.page
    sheet.write_string(0, 0, query.title_vi or query.name, bold)
    asked = [f"{_name(query, name)}: {text}" for name, text in answered.values.items()]
    sheet.write_string(1, 0, "; ".join([query.question_vi, *asked])[:_MOST_LETTERS])
    count = f"{page.total} dòng"
    if not answered.whole:
        count = f"{len(page.rows)} dòng đầu trong {page.total} dòng"
    sheet.write_string(2, 0, "; ".join([count, *page.notes])[:_MOST_LETTERS])


def _name(query: Query, name: str) -> str:
    parameter = query.parameter(name)
    heading = library.columns().get(name)
    return heading[0] if heading else (parameter.description_vi if parameter else name)


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
        sheet.write_string(*at, str(value)[:_MOST_LETTERS], text)


def _fit(sheet: Worksheet, columns: Sequence[Json], rows: Sequence[Sequence[object]]) -> None:
    """Set widths by the longest words, freeze the head, let columns be filtered, fit the print."""
    for place, column in enumerate(columns):
        cells = (len(str(row[place])) for row in rows[:500] if row[place] is not None)
        widest = max([len(str(_heading(column))), *cells], default=0)
        sheet.set_column(place, place, min(_WIDEST, max(_NARROWEST, widest + 2)))
    if columns:
        sheet.autofilter(_HEAD, 0, _HEAD + len(rows), len(columns) - 1)
    sheet.freeze_panes(_HEAD + 1, 0)
    sheet.repeat_rows(_HEAD)
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
