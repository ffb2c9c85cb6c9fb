"""Answers as files: CSV, JSON, and a workbook that a clerk opens, sorts and prints as it is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.answers import as_csv, as_json
from kg.ask import Table
from kg.export.workbook import as_book, sheet_of
from kg.index.boards import Page
from kg.iris import slug
from queries import library
from queries.library import Query

MEDIA = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/sparql-results+json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


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
    title = answered.query.title_vi
    sheet = sheet_of("Camket", _lines(answered), answered.table, answered.base)
    return as_book(title, [sheet])


def _lines(answered: Answered) -> tuple[str, str, str]:
    """Return what was asked, with which values, and how many rows there are."""
    query, page = answered.query, answered.page
    asked = [f"{_name(query, name)}: {text}" for name, text in answered.values.items()]
    count = f"{page.total} dòng"
    if not answered.whole:
        count = f"{len(page.rows)} dòng đầu trong {page.total} dòng"
    return (
        query.title_vi or query.name,
        "; ".join([query.question_vi, *asked]),
        "; ".join([count, *page.notes]),
    )


def _name(query: Query, name: str) -> str:
    parameter = query.parameter(name)
    heading = library.columns().get(name)
    return heading[0] if heading else (parameter.description_vi if parameter else name)
