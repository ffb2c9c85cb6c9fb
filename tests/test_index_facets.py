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
FACET = Facet.of(PAIRS)


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
    assert list(np.flatnonzero(FACET.mask(7, wanted))) == entries
    assert len(FACET.mask(7, wanted)) == 7


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
    mask = np.zeros(7, bool)
    mask[hits] = True
    assert FACET.count(mask) == counts


def test_a_facet_without_values() -> None:
    empty = Facet.of([])
    assert not empty.mask(3, ["task"]).any()
    assert empty.count(np.ones(3, bool)) == []


def test_only_the_most_frequent_values_are_told() -> None:
    pairs = [(entry, f"sở {value:03}") for value in range(MOST + 5) for entry in range(value + 1)]
    told = Facet.of(pairs).count(np.ones(MOST + 5, bool))
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
    found = facets.facet(name, day, index.database)
    assert name in FACETS
    assert found.count(np.ones(facets.size, bool)) == counts


def test_the_status_of_a_day_is_read_once_and_few_days_are_kept(index: Index) -> None:
    facets = Facets.read(index.database)
    first = facets.facet("status", "2025-10-20", index.database)
    assert facets.facet("status", "2025-10-20", index.database) is first
    asked: list[str] = []
    index.database.set_trace_callback(asked.append)
    for day in range(1, 29):
        facets.facet("status", f"2025-02-{day:02}", index.database)
    index.database.set_trace_callback(None)
    assert len(asked) == 28
    assert len(facets._by_day) <= 8


def test_an_index_of_nothing(tmp_path: Path) -> None:
    index = Index.open(write_graph(tmp_path / "graph", []))
    facets = Facets.read(index.database)
    assert facets.size == 1
    for name in FACETS:
        assert facets.facet(name, "2025-12-01", index.database).count(np.ones(1, bool)) == []
    index.close()
