"""The generated graph: a store like a built one, with true quotations, the same for a seed."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import office_world
from bench.big_graph import make
from bench.office_world import Duty, World
from kg.store import Store, read_manifest


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("generated") / "graph"
    make(200, into, seed=5)
    return into


def test_so_many_commitments(folder: Path) -> None:
    store = Store.open(folder)
    (row,) = store.rows("SELECT (COUNT(?c) AS ?n) { ?c a ck:Commitment }")
    assert row["n"].value == "200"
    manifest = read_manifest(folder)
    assert manifest is not None
    (row,) = store.rows("SELECT (COUNT(?t) AS ?n) { ?t a ck:Task }")
    assert int(row["n"].value) == manifest.counts["tasks"]


def test_quotations_stand_in_the_sources(folder: Path) -> None:
    store = Store.open(folder)
    rows = store.rows(
        "SELECT ?sha ?start ?end ?quote { ?e oa:hasSource/ck:sha256 ?sha ; oa:start ?start ;"
        " oa:end ?end ; oa:exact ?quote }"
    )
    assert rows
    for row in rows:
        text = store.source(row["sha"].value)
        assert text[int(row["start"].value) : int(row["end"].value)] == row["quote"].value


def test_all_kinds_are_there(folder: Path) -> None:
    store = Store.open(folder)
    for kind in ("Result", "Problem", "DeadlineEvent", "Responsibility", "Project", "ReportSeries"):
        assert store.rows(f"SELECT ?x {{ ?x a ck:{kind} }} LIMIT 1"), kind
    statuses = {r["s"].value for r in store.rows("SELECT ?s { ?t a ck:Task ; ck:status ?s }")}
    assert len(statuses) == 5
    assert store.rows("SELECT ?e { ?e ck:previousDueDate ?before } LIMIT 1")


def test_a_seed_gives_the_same_graph(folder: Path, tmp_path: Path) -> None:
    make(200, tmp_path / "again", seed=5)
    make(200, tmp_path / "other", seed=6)
    lines = Store.open(folder).lines()
    assert Store.open(tmp_path / "again").lines() == lines
    assert Store.open(tmp_path / "other").lines() != lines


def test_a_graph_that_is_there_is_not_overwritten(folder: Path) -> None:
    with pytest.raises(FileExistsError):
        make(200, folder, seed=5)


def test_a_lean_graph_says_each_thing_once(folder: Path, tmp_path: Path) -> None:
    make(200, tmp_path / "lean", seed=5, lean=True)
    lean, full = Store.open(tmp_path / "lean"), Store.open(folder)
    assert set(lean.lines()) < set(full.lines())
    assert 15 * 200 < len(lean.lines()) < 25 * 200
    for question in (
        "SELECT ?task ?due ?status { ?task a ck:Task ; ck:dueDate ?due ; ck:status ?status }",
        "SELECT ?x ?quote { ?x ck:evidence/oa:exact ?quote ; ck:text ?text }",
        "SELECT ?x ?from ?to { ?x ck:previousDueDate ?from ; ck:dueDate ?to }",
    ):
        assert lean.rows(question), question
        assert _set(lean, question) == _set(full, question)


def test_duties_are_told_when_nothing_speaks_of_them_any_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(office_world, "REPORTED", 40)
    last: dict[str, int] = {}
    places: dict[str, int] = {}
    for place, thing in enumerate(World(300, 5).told()):
        if isinstance(thing, Duty):
            places[thing.iri] = place
        else:
            last |= dict.fromkeys((clause.duty.iri for clause in thing.clauses), place)
    assert places.keys() == last.keys()
    assert all(places[iri] > last[iri] for iri in last)
    assert min(places.values()) < max(last.values()), "some are told before the last document"


def _set(store: Store, question: str) -> set[tuple[str, ...]]:
    return {tuple(term.value for term in row.values()) for row in store.rows(question)}
