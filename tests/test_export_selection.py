"""Selections: by name, IRI or query; nothing in a cut leads out of it."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from exported import BASE

from kg.ask import BadParameter
from kg.export.selection import Choice, asked, chosen, cut, things_in
from kg.iris import Iris
from kg.store import Store
from queries import library

OVERDUE = Choice(query=library.get("overdue"), values={"as_of": "2025-12-01"})


@pytest.fixture(scope="module")
def store(built: Path) -> Store:
    return Store.open(built)


@pytest.mark.parametrize(
    "choice",
    [
        Choice("document", "38/NQ-HĐND"),
        Choice("project", "cau ben soi"),
        Choice("agency", "Sở Tài chính tỉnh Lam Giang"),
        OVERDUE,
    ],
    ids=lambda choice: choice.kind or "query",
)
def test_a_cut_is_a_part_that_stands_alone(store: Store, choice: Choice) -> None:
    part = cut(store, chosen(store, choice))
    lines = part.lines()
    assert set(lines) < set(store.lines())
    subjects = {line.split(b" ")[0] for line in lines}
    objects = {o for line in lines if (o := line.split(b" ", 2)[2][:-3]).startswith(b"<")}
    inside = {o for o in objects if o.startswith(f"<{BASE}".encode())}
    assert inside <= subjects, inside - subjects
    for graph in part.named_graphs():
        assert set(part.lines(graph)) <= set(store.lines(graph))
    assert Iris().graph("derived") in part.named_graphs()
    assert part.rows("SELECT ?t { ?t a ck:Task ; ck:leadBy/skos:prefLabel ?l }")


def test_an_iri_is_taken_as_it_is_if_it_is_there(store: Store) -> None:
    agency = chosen(store, Choice("agency", "Sở Tài chính tỉnh Lam Giang"))[0]
    assert chosen(store, Choice("agency", agency)) == [agency]
    assert chosen(store, Choice("agency", f"<{agency}>")) == [agency]


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (Choice("document", "không có văn bản này"), "--document: no document is called"),
        (Choice("agency", "https://vi-du.example/x"), "--agency: nothing in the graph is"),
        (Choice("project", '"} DROP ALL #'), "--project: no project is called"),
        (Choice(query=library.get("search"), values={"words": "xyzzy"}), "no row names anything"),
        (Choice(query=library.parse("own", "DESCRIBE <urn:x:y>")), "answers with triples"),
    ],
    ids=lambda value: value.kind if isinstance(value, Choice) else "",
)
def test_what_cannot_be_chosen(store: Store, choice: Choice, said: str) -> None:
    with pytest.raises(BadParameter, match=said):
        chosen(store, choice)


def test_rows_name_tasks_rather_than_the_bodies_beside_them(store: Store) -> None:
    kinds = {iri.removeprefix(BASE).split("/")[0] for iri in chosen(store, OVERDUE)}
    assert kinds == {"task"}
    bodies = asked(store, Choice(query=library.get("agencies")))
    assert all(iri.startswith(f"{BASE}agency/") for iri in things_in(bodies, BASE))
    assert not any(isinstance(row[0], ox.Literal) for row in bodies.rows)
