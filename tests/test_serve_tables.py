"""Answers as columns and cells: names joined with their IRIs, types, evidence, order."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.ask import Table
from kg.iris import Iris
from kg.lookup import Term
from kg.serve.tables import Shape, kind_of, ordered
from kg.terms import iri_of

BASE = Iris().base


def day(text: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(iri_of("xsd:date")))


@pytest.mark.parametrize(
    ("local", "kind"),
    [
        ("agency/so-y-te-12345678", "agency"),
        ("task/0a24-1-2-commitment", "task"),
        ("statement/0a24/1-2-commitment", "commitment"),
        ("statement/0a24/1-2-problem", "problem"),
        ("evidence/0a24/1-2", ""),
        ("place/tinh-x", ""),
        ("", ""),
    ],
)
def test_the_kind_of_a_thing(local: str, kind: str) -> None:
    assert kind_of(BASE + local, BASE) == kind
    assert kind_of(f"https://vi-du.example/{local}", BASE) == ""


def test_names_are_joined_with_their_things() -> None:
    body = ox.NamedNode(f"{BASE}agency/so-y-te-1")
    status = ox.NamedNode(iri_of("ck:openOverdue"))
    columns = ("agency", "agency_label", "place_label", "status", "due")
    rows = [
        (body, ox.Literal("Sở Y tế"), ox.Literal("tỉnh Lam Giang"), status, day("2025-08-31")),
        (body, None, None, None, None),
    ]
    shape = Shape(columns, rows, BASE)
    assert [(c["name"], c["type"]) for c in shape.columns()] == [
        ("agency", "thing"), ("place_label", "text"), ("status", "concept"), ("due", "date"),
    ]  # fmt: skip
    assert shape.cells(rows[0]) == [
        {"v": "Sở Y tế", "iri": body.value, "kind": "agency"},
        {"v": "tỉnh Lam Giang"},
        {"v": status.value, "iri": status.value},
        {"v": "2025-08-31"},
    ]
    assert shape.cells(rows[1])[0] == {"v": body.value, "iri": body.value, "kind": "agency"}
    assert shape.cells(rows[1])[1:] == [None, None, None]


def test_numbers_and_truths_are_such_in_json() -> None:
    decimal = ox.Literal("8.5", datatype=ox.NamedNode(iri_of("xsd:decimal")))
    shape = Shape(("a", "b", "c"), [(ox.Literal(3), decimal, ox.Literal(True))], BASE)
    assert [c["type"] for c in shape.columns()] == ["integer", "decimal", "boolean"]
    assert shape.cells((ox.Literal(3), decimal, ox.Literal(True))) == [
        {"v": 3}, {"v": 8.5}, {"v": True},
    ]  # fmt: skip


def test_a_column_of_different_types_is_text() -> None:
    rows: list[tuple[Term | None, ...]] = [(ox.Literal(3),), (ox.Literal("ba"),)]
    shape = Shape(("value",), rows, BASE)
    assert shape.columns()[0]["type"] == "text"
    assert [shape.cells(row) for row in rows] == [[{"v": "3"}], [{"v": "ba"}]]


def test_evidence_where_the_answer_has_it() -> None:
    source = ox.NamedNode(f"{BASE}document/x")
    columns = ("source", "start", "end", "statement")
    row = (source, ox.Literal(3), ox.Literal(9), ox.NamedNode(f"{BASE}statement/x/3-9-result"))
    shape = Shape(columns, [row], BASE)
    assert shape.evidence(row) == {"source": source.value, "start": 3, "end": 9}
    assert shape.shown_by(row).endswith("3-9-result")
    nowhere = Shape(("source", "quote"), [(source, ox.Literal("x"))], BASE)
    assert nowhere.evidence((source, ox.Literal("x"))) is None
    assert nowhere.shown_by((source, ox.Literal("x"))) == ""


def test_what_was_asked_can_be_left_out() -> None:
    row = (ox.NamedNode(f"{BASE}task/x"), ox.Literal("Việc"), ox.Literal(1))
    shape = Shape(("task", "task_label", "n"), [row], BASE, without="task")
    assert [c["name"] for c in shape.columns()] == ["n"]


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        ("", ["b", "c", "a", None]),
        ("n", ["b", "a", "c", None]),
        ("-n", ["c", "a", "b", None]),
        ("name", ["a", "b", "c", None]),
        ("-name", ["c", "b", "a", None]),
    ],
)
def test_rows_in_order_with_empty_cells_last(order: str, expected: list[str | None]) -> None:
    rows: tuple[tuple[Term | None, ...], ...] = (
        (ox.Literal(2), ox.Literal("b")),
        (ox.Literal(10), ox.Literal("c")),
        (ox.Literal(9), ox.Literal("a")),
        (None, None),
    )
    table = ordered(Table(("n", "name"), rows), order)
    assert [row[1].value if isinstance(row[1], ox.Literal) else None for row in table.rows] == (
        expected
    )


def test_no_such_column() -> None:
    with pytest.raises(LookupError, match="no column 'x'; there are: n"):
        ordered(Table(("n",), ()), "x")
