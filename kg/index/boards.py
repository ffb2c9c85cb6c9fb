"""Boards: library queries answered from the index by their twins in SQL, page by page.

A twin stands beside its query (`queries/overdue.sql`) and begins with two lines:

    -- columns: due date, task iri, task_label words     the columns and what their cells are
    -- order: due, task_label, task                      the order of the rows, as the query has it

A third line, `-- whole`, says that a page costs as much as the whole: then the rows are counted on
the way. What follows a line `-- total` counts the rows by itself, where that is cheaper. Named
parameters are those of the query: a thing is its number, several are a JSON list of theirs, all
else is a value. A line that ends in `-- if NAME` holds only where that parameter is given, one in
`-- unless NAME` only where it is not.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import pyoxigraph as ox

from kg.ask import BadParameter, plain_term, settings_of
from kg.index.kept import Kept
from kg.index.names import find
from kg.index.reading import concept_iri, concept_name
from kg.lookup import Term
from kg.terms import LANGUAGE, iri_of
from queries import library
from queries.library import Query

_HEADER = re.compile(r"-- (columns|order): (.+)")
_OPTIONAL = re.compile(r"(.*?)(?<!\s)\s+-- (if|unless) (\w+)")
_AMONG = re.compile(r"IN \(SELECT value FROM json_each\(:(\w+)\)\)")

_LONG = 500
"""A page of more rows is not kept."""

_FROM = {
    False: "SELECT * FROM ({})",
    True: "WITH answer AS MATERIALIZED ({}) SELECT *, (SELECT COUNT(*) FROM answer) FROM answer",
}
"""How the rows of a twin are read, and counted where it is computed whole."""

Cell = str | int | None
Values = dict[str, str | int | None]


class Cut(NamedTuple):
    """Which part of an answer, in which order: `limit` rows after `offset` of them."""

    order: str
    limit: int
    offset: int


@dataclass(frozen=True, slots=True)
class Page:
    """A part of an answer: as `kg.ask.Table`, with the number of rows of the whole."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    total: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Twin:
    """The SQL of a query: its columns with the kind of their cells, its order, its lines."""

    columns: tuple[tuple[str, str], ...]
    order: str
    text: str
    whole: bool = False
    total: str = ""

    def select(self, given: Mapping[str, object]) -> str:
        """Return the SELECT for the parameters that are given."""
        return _for(self.text, given)

    def count(self, given: Mapping[str, object]) -> str:
        """Return the SELECT of the number of all rows."""
        return _for(self.total, given) or f"SELECT COUNT(*) FROM ({self.select(given)})"  # noqa: S608


def _for(text: str, given: Mapping[str, object]) -> str:
    """Return the lines that hold for the parameters that are given.

    One thing is compared by «=», which lets SQLite read rows in the order of an index.
    """
    lines: list[str] = []
    for line in text.splitlines():
        optional = _OPTIONAL.fullmatch(line)
        if not optional:
            lines.append(line)
        elif (given.get(optional[3]) is not None) == (optional[2] == "if"):
            lines.append(optional[1])
    return _AMONG.sub(
        lambda found: f"= :{found[1]}" if isinstance(given.get(found[1]), int) else found[0],
        "\n".join(lines),
    )


@cache
def twin(name: str) -> Twin | None:
    """Return the twin of a library query, `None` where it has none."""
    text = library.twin(name)
    if text is None:
        return None
    lines = map(_HEADER.fullmatch, text.splitlines())
    header = {found[1]: found[2] for found in lines if found}
    pairs = [column.split() for column in header["columns"].split(", ")]
    columns = tuple((name, kind) for name, kind in pairs)
    rows, _, total = text.partition("\n-- total\n")
    return Twin(columns, header["order"], rows, "-- whole" in text.splitlines(), total)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A twin with its parameters."""

    twin: Twin
    values: Values
    several: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def select(self) -> str:
        """The SELECT, without order."""
        return self.twin.select(self.values)


class Boards:
    """The boards of one index, with the pages asked for last; rows are counted once."""

    def __init__(self) -> None:
        self._totals: Kept[int] = Kept(10_000)
        self._pages: Kept[Page] = Kept(500)

    def page(
        self, database: sqlite3.Connection, query: Query, values: Mapping[str, str], cut: Cut
    ) -> Page | None:
        """Return a part of a query's answer; `None` where the query has no twin."""
        found = twin(query.name)
        if found is None or query.text != library.get(query.name).text:
            return None
        if cut.limit > _LONG:
            return self._page(database, found, (query, values), cut)
        question = (query.name, tuple(sorted(values.items())), cut)
        return self._pages.get(question, lambda: self._page(database, found, (query, values), cut))

    def _page(
        self,
        database: sqlite3.Connection,
        found: Twin,
        question: tuple[Query, Mapping[str, str]],
        cut: Cut,
    ) -> Page:
        query, values = question
        asked = _asked(database, found, query, values)
        order = _order(asked, cut.order)
        rows = database.execute(
            f"{_FROM[found.whole].format(asked.select)}"
            f" ORDER BY {order} LIMIT :_limit OFFSET :_offset",
            {**asked.values, "_limit": cut.limit, "_offset": cut.offset},
        ).fetchall()
        counted = rows[0][-1] if found.whole and rows else None
        total = self._total(database, query.name, asked, counted)
        kept = _kept(database, asked, query, rows)
        columns = [found.columns[i] for i in kept]
        cells = _terms(
            database, [kind for _, kind in columns], [[r[i] for i in kept] for r in rows]
        )
        return Page(tuple(name for name, _ in columns), cells, total, asked.notes)

    def _total(
        self, database: sqlite3.Connection, name: str, asked: _Asked, counted: int | None
    ) -> int:
        def count() -> int:
            if counted is not None:
                return counted
            (number,) = database.execute(asked.twin.count(asked.values), asked.values).fetchone()
            return int(number)

        return self._totals.get((name, json.dumps(asked.values)), count)


def _asked(
    database: sqlite3.Connection, found: Twin, query: Query, values: Mapping[str, str]
) -> _Asked:
    """Return the twin with the values of all parameters, `None` for those that are not given."""
    bound: Values = {p.name: None for p in query.parameters}
    several: list[str] = []
    notes: list[str] = []
    for parameter, text in settings_of(query, values):
        try:
            if parameter.type not in library.THINGS:
                bound[parameter.name] = _value(plain_term(parameter.type, text))
                continue
            iris = find(database, parameter.type, text)
        except (LookupError, ValueError) as error:
            raise BadParameter(f"{parameter.option}: {error}") from error
        numbers = _numbers(database, iris)
        bound[parameter.name] = numbers[0] if len(numbers) == 1 else json.dumps(numbers)
        if len(iris) > 1:
            several.append(parameter.name)
            notes.append(f"«{text}» names {len(iris)} things; all are answered")
    return _Asked(found, bound, tuple(several), tuple(notes))


def _value(term: Term) -> str | int:
    if isinstance(term, ox.NamedNode):
        return concept_name(term.value)
    assert isinstance(term, ox.Literal)  # noqa: S101 - no parameter is a blank node or triple
    return int(term.value) if term.datatype.value == iri_of("xsd:integer") else term.value


def _numbers(database: sqlite3.Connection, iris: Sequence[str]) -> list[int]:
    rows = database.execute(
        "SELECT id FROM thing WHERE iri IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(iris),),
    )
    return [number for (number,) in rows.fetchall()]


def _order(asked: _Asked, wanted: str) -> str:
    """Return the order of the rows: «due» or «-due», empty cells last, then as the query has it.

    Where a name stands for several things, the rows of the first come first.
    """
    first = [f'"{name}"' for name in asked.several]
    if wanted:
        column = wanted.removeprefix("-")
        known = [name for name, _ in asked.twin.columns]
        if column not in known:
            raise BadParameter(f"no column {column!r} to order by; there are: {', '.join(known)}")
        down = " DESC" if wanted.startswith("-") else ""
        first = [f'"{column}"{down} NULLS LAST', *first]
    return ", ".join([*first, asked.twin.order])


def _kept(
    database: sqlite3.Connection, asked: _Asked, query: Query, rows: Sequence[Sequence[Cell]]
) -> list[int]:
    """Return the columns but for those of parameters that no row of the whole answer fills."""
    kept: list[int] = []
    for i, (name, _) in enumerate(asked.twin.columns):
        empty = query.parameter(name) and rows and all(row[i] is None for row in rows)
        if not empty or _filled(database, asked, name):
            kept.append(i)
    return kept


def _filled(database: sqlite3.Connection, asked: _Asked, column: str) -> bool:
    (found,) = database.execute(
        f'SELECT EXISTS (SELECT 1 FROM ({asked.select}) WHERE "{column}" IS NOT NULL)',  # noqa: S608
        asked.values,
    ).fetchone()
    return bool(found)


def _terms(
    database: sqlite3.Connection, kinds: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> tuple[tuple[Term | None, ...], ...]:
    """Return rows of cells as RDF terms."""
    things = {
        cell
        for row in rows
        for kind, cell in zip(kinds, row, strict=True)
        if kind == "iri" and cell is not None
    }
    found = database.execute(
        "SELECT id, iri FROM thing WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(sorted(things, key=str)),),
    )
    iris: dict[Cell, str] = dict(found.fetchall())
    return tuple(
        tuple(
            None if cell is None else _term(kind, iris[cell] if kind == "iri" else cell)
            for kind, cell in zip(kinds, row, strict=True)
        )
        for row in rows
    )


def _term(kind: str, cell: str | int) -> Term:
    text = str(cell)
    if kind == "iri":
        return ox.NamedNode(text)
    if kind == "concept":
        return ox.NamedNode(concept_iri(text))
    if kind == "words":
        return ox.Literal(text, language=LANGUAGE)
    if kind == "text":
        return ox.Literal(text)
    return ox.Literal(text, datatype=ox.NamedNode(iri_of(f"xsd:{kind}")))
