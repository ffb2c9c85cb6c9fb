"""Facets: which entries have which values, counted over any find, the status by the day."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from index_graphs import document, event, named, statement, task, write_graph

from kg.index.facets import FACETS, MOST, Facet, Facets
from kg.index.index import Index
from kg.terms import Lines, iri_of

PAIRS = [(1, "agency"), (2, "task"), (3, "task"), (3, "agency"), (5, "document")]


def _facet(pairs: list[tuple[int, str]], size: int) -> Facet:
    values = sorted({value for _, value in pairs})
    codes = np.array([values.index(value) for _, value in pairs], np.int64)
    return Facet.of(size, np.array([entry for entry, _ in pairs], np.int64), codes, values)


FACET = _facet(PAIRS, 7)


@pytest.mark.parametrize(
    ("wanted", "entries"),
    [
        (["task"], [2, 3]),
        (["agency", "document"], [1, 3, 5]),
        (["person"], []),
        ([], []),
    ],
)
def test_which_entries_have_one_of_some_values(wanted: list[str], entries: list[int]) -> None:
    hits = np.array([6, 5, 3, 2, 1, 0], np.int32)  # in any order, some left out
    assert sorted(hits[FACET.having(hits, wanted)]) == entries
    assert not FACET.having(hits[:0], wanted).size


@pytest.mark.parametrize(
    ("hits", "counts"),
    [
        ([1, 2, 3, 4, 5], [("agency", 2), ("task", 2), ("document", 1)]),  # ties by name
        ([2, 5], [("document", 1), ("task", 1)]),
        ([2, 3], [("task", 2), ("agency", 1)]),
        ([0, 4, 6], []),
    ],
)
def test_how_a_find_divides(hits: list[int], counts: list[tuple[str, int]]) -> None:
    assert FACET.count(np.array(hits, np.int32)) == counts


def test_a_facet_without_values() -> None:
    empty = _facet([], 3)
    assert not empty.having(np.arange(3, dtype=np.int32), ["task"]).any()
    assert empty.count(np.arange(3, dtype=np.int32)) == []


def test_only_the_most_frequent_values_are_told() -> None:
    pairs = [(entry, f"sở {value:03}") for value in range(MOST + 5) for entry in range(value + 1)]
    told = _facet(pairs, MOST + 5).count(np.arange(MOST + 5, dtype=np.int32))
    assert len(told) == MOST
    assert told[0] == (f"sở {MOST + 4:03}", MOST + 5)
    assert told[-1] == ("sở 005", 6)


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    lines = Lines()
    body = named(lines, "ck:Agency", "agency/health", "Sở Y tế")
    order = document(lines, "38", "Nghị quyết số 38/NQ-HĐND", "38/NQ-HĐND")
    done = task(lines, "a", "Xây trạm xá Đồng Vạc", due="2025-11-01", lead=body)
    task(lines, "b", "Sửa đường vào trạm xá", due="2026-10-01")
    lines.link(done, "ck:sector", iri_of("ck:healthSector"))
    statement(lines, "1", "Commitment", "xây trạm xá", of=done, source=order)
    event(lines, "e", done, "doneOnTime", "2025-10-20")
    opened = Index.open(write_graph(tmp_path_factory.mktemp("facets") / "graph", lines.sorted()))
    yield opened
    opened.close()


@pytest.mark.parametrize(
    ("name", "day", "counts"),
    [
        ("kind", "", [("task", 2), ("agency", 1), ("document", 1)]),
        ("year", "", [("2025", 1), ("2026", 1)]),
        ("sector", "", [("healthSector", 1)]),
        ("agency", "", [("https://w3id.org/camket/id/agency/health", 1)]),
        ("document", "", [("https://w3id.org/camket/id/document/38", 2)]),  # and itself
        ("status", "2025-10-19", [("openInTime", 2)]),
        ("status", "2025-10-20", [("doneOnTime", 1), ("openInTime", 1)]),
        ("status", "2026-10-02", [("doneOnTime", 1), ("openOverdue", 1)]),
    ],
)
def test_the_facets_of_an_index(
    index: Index, name: str, day: str, counts: list[tuple[str, int]]
) -> None:
    facets = Facets.read(index.database)
    found = facets.facet(name, day)
    assert name in FACETS
    assert found.count(np.arange(facets.size, dtype=np.int32)) == counts


def test_the_status_of_a_day_is_worked_out_once_and_few_days_are_kept(index: Index) -> None:
    facets = Facets.read(index.database)
    first = facets.facet("status", "2025-10-20")
    assert facets.facet("status", "2025-10-20") is first
    for day in range(1, 29):
        facets.facet("status", f"2025-02-{day:02}")
    assert len(facets._by_day) <= 8


def test_of_several_closings_the_last_holds_then_the_first_by_name(tmp_path: Path) -> None:
    lines = Lines()
    twice = task(lines, "a", "Xây trạm xá Đồng Vạc", due="2025-11-01")
    event(lines, "1", twice, "doneLate", "2025-12-01")
    event(lines, "2", twice, "repealed", "2025-12-05")
    event(lines, "3", twice, "superseded", "2025-12-05")
    opened = Index.open(write_graph(tmp_path / "graph", lines.sorted()))
    facets = Facets.read(opened.database)
    (entry,) = opened.database.execute("SELECT id FROM entry").fetchone()
    for day, status in (
        ("2025-11-30", "openOverdue"),
        ("2025-12-01", "doneLate"),
        ("2025-12-05", "repealed"),
    ):
        assert facets.facet("status", day).count(np.array([entry])) == [(status, 1)]
        (node,) = opened.things([twice], day)
        assert node.status == status
    opened.close()


def test_an_index_of_nothing(tmp_path: Path) -> None:
    index = Index.open(write_graph(tmp_path / "graph", []))
    facets = Facets.read(index.database)
    assert facets.size == 1
    for name in FACETS:
        assert facets.facet(name, "2025-12-01").count(np.zeros(1, np.int32)) == []
    index.close()
