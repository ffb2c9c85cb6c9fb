"""The queries over judgements, against judgements whose answers are known by hand."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.ask import Table, ask
from kg.identity.judgements import Judgement
from kg.identity.resolve import Identity
from kg.iris import Iris
from queries import library

BASE = Iris().base
A, A2, B, C = (f"{BASE}agency/{name}" for name in ("a", "a2", "b", "c"))
LABELS = {A: "Sở Y tế", B: "Sở Nội vụ", C: "Sở Ngoại vụ"}


@pytest.fixture
def store() -> ox.Store:
    known = Identity(
        {A2: A},
        (
            Judgement(A, A2, 0.9, "chỉ khác dấu"),
            Judgement(A2, B, 0.5, "một chữ cái đầu", "unsure"),
            Judgement(B, C, 1.0, "người xét quyết định", "different", "person"),
        ),
    )
    made = ox.Store()
    lines = known.lines(Iris())
    label = "http://www.w3.org/2004/02/skos/core#prefLabel"
    kind = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"
    agency = "<https://w3id.org/camket/ontology#Agency>"
    for iri, name in LABELS.items():
        lines += [f'<{iri}> <{label}> "{name}"@vi .\n', f"<{iri}> {kind} {agency} .\n"]
    made.load("".join(lines).encode(), format=ox.RdfFormat.N_TRIPLES)
    return made


def rows(store: ox.Store, name: str, columns: str, **values: str) -> list[tuple[str, ...]]:
    answer = ask(store, library.get(name), values)
    assert isinstance(answer, Table)
    places = [answer.columns.index(c) for c in columns.split()]
    return [
        tuple(str(getattr(row[i], "value", "")).removeprefix(BASE) for i in places)
        for row in answer.rows
    ]


def test_pairs_put_before_people(store: ox.Store) -> None:
    found = rows(store, "unsure-pairs", "one one_label other other_label score reason")
    assert found == [("agency/a", "Sở Y tế", "agency/b", "Sở Nội vụ", "0.5", "một chữ cái đầu")]


def test_why_a_thing_has_its_names(store: ox.Store) -> None:
    columns = "judgement_label origin_label reason one_name other_name"
    assert rows(store, "joined-names", columns, thing="Sở Y tế") == [
        ("chưa chắc", "quy tắc", "một chữ cái đầu", "agency/a2", "agency/b"),
        ("giống nhau", "quy tắc", "chỉ khác dấu", "agency/a", "agency/a2"),
    ]
    assert rows(store, "joined-names", columns, thing="Sở Ngoại vụ") == [
        ("khác nhau", "người xét", "người xét quyết định", "agency/b", "agency/c")
    ]
