"""Answers of the library as JSON: columns with headings and types, cells with names and links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import pyoxigraph as ox

from kg.ask import Table
from kg.lookup import Term
from kg.terms import iri_of
from queries import library

Json = dict[str, object]
Row = tuple[Term | None, ...]
KINDS = ("agency", "task", "project", "document", "person", "indicator")
STATEMENTS = ("commitment", "result", "problem")
_TYPES = {
    iri_of("xsd:date"): "date",
    iri_of("xsd:integer"): "integer",
    iri_of("xsd:decimal"): "decimal",
    iri_of("xsd:boolean"): "boolean",
}
_CAST = {"integer": int, "decimal": float}


def kind_of(iri: str, base: str) -> str:
    """Return the kind of thing that an IRI of the graph names, empty for what has no card."""
    if not iri.startswith(base):
        return ""
    kind = iri.removeprefix(base).partition("/")[0]
    if kind == "statement":
        kind = iri.rpartition("-")[2]
    return kind if kind in KINDS + STATEMENTS else ""


class Shape:
    """How the columns of an answer are shown: each IRI joined with its own label."""

    def __init__(
        self, columns: Sequence[str], rows: Iterable[Row], base: str, *, without: str = ""
    ) -> None:
        """Read the types of the columns; `without` is one to leave out: what was asked."""
        self._columns = tuple(columns)
        self._base = base
        place = {name: i for i, name in enumerate(columns)}
        self._parts = [
            (name, i, place.get(f"{name}_label"))
            for i, name in enumerate(columns)
            if name != without
            and not (name.endswith("_label") and name.removesuffix("_label") in place)
        ]
        self._types = self._read_types(rows)

    def columns(self) -> list[Json]:
        """Return name, headings and type of each shown column."""
        headings = library.columns()
        found: list[Json] = []
        for name, _, _ in self._parts:
            vi, en = headings.get(name, headings.get(f"{name}_label", (name, name)))
            label = {"vi": vi, "en": en}
            found.append({"name": name, "label": label, "type": self._types[name]})
        return found

    def cells(self, row: Row) -> list[Json | None]:
        """Return the cells of one row."""
        return [
            self._cell(row[i], row[label] if label is not None else None, self._types[name])
            for name, i, label in self._parts
        ]

    def evidence(self, row: Row) -> Json | None:
        """Return the characters that show a row, where the answer has them."""
        found = dict(zip(self._columns, row, strict=True))
        source = found.get("source") or found.get("document")
        start, end = found.get("start"), found.get("end")
        if not (isinstance(source, ox.NamedNode) and start and end):
            return None
        return {"source": source.value, "start": _number(start), "end": _number(end)}

    def shown_by(self, row: Row) -> str:
        """Return the IRI of the statement or task that a row speaks of, empty for none."""
        found = dict(zip(self._columns, row, strict=True))
        return text_of(found.get("statement") or found.get("task"))

    def _cell(self, term: Term | None, label: Term | None, kind: str) -> Json | None:
        if isinstance(term, ox.NamedNode):
            cell: Json = {"v": text_of(label) or text_of(term), "iri": term.value}
            named = kind_of(term.value, self._base)
            return {**cell, "kind": named} if named else cell
        shown = term if term is not None else label
        if shown is None:
            return None
        return {"v": _value(shown, kind)}

    def _read_types(self, rows: Iterable[Row]) -> dict[str, str]:
        seen: dict[str, set[str]] = {name: set() for name, _, _ in self._parts}
        for row in rows:
            for name, i, label in self._parts:
                if row[i] is not None:
                    seen[name].add(self._type(row[i], labelled=label is not None))
        return {name: found.pop() if len(found) == 1 else "text" for name, found in seen.items()}

    def _type(self, term: Term | None, *, labelled: bool) -> str:
        if isinstance(term, ox.NamedNode):
            return "thing" if labelled or term.value.startswith(self._base) else "concept"
        return _TYPES.get(term.datatype.value, "text") if isinstance(term, ox.Literal) else "text"


def _number(term: Term) -> int:
    return int(text_of(term))


def text_of(term: Term | None) -> str:
    """Return a term's value, empty for what has none."""
    if term is None:
        return ""
    return str(term) if isinstance(term, ox.Triple) else term.value


def _value(term: Term, kind: str) -> object:
    text = text_of(term)
    if kind == "boolean":
        return text == "true"
    cast = _CAST.get(kind)
    try:
        return cast(text) if cast else text
    except ValueError:
        return text


def ordered(table: Table, order: str) -> Table:
    """Return the rows ordered by a column («due», «-due»), empty cells last; ties as they were.

    Raises `LookupError` for a column that the answer has not.
    """
    if not order:
        return table
    name, backwards = order.removeprefix("-"), order.startswith("-")
    label = f"{name}_label"
    column = label if label in table.columns else name
    if column not in table.columns:
        raise LookupError(f"no column {name!r}; there are: {', '.join(table.columns)}")
    i = table.columns.index(column)
    filled = [row for row in table.rows if row[i] is not None]
    empty = [row for row in table.rows if row[i] is None]
    filled.sort(key=lambda row: _key(row[i]), reverse=backwards)
    return Table(table.columns, (*filled, *empty), table.notes)


_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def _key(term: Term | None) -> tuple[int, float, str]:
    text = text_of(term)
    number = isinstance(term, ox.Literal) and term.datatype.value in _TYPES
    if number and _NUMBER.fullmatch(text):
        return (0, float(text), "")
    return (1, 0.0, text.casefold())
