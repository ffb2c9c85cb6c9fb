"""The load test: what it asks, how it counts, and that it runs over a small graph."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench import big_graph
from bench.serving import MEDIAN, Crowd, Taken, measure, share, table
from bench.serving_mix import WEIGHTS, Asking, Things

THINGS = Things(("urn:a",), ("urn:t",), ("urn:d",), ("urn:p",), "2026-06-30")


@pytest.mark.parametrize(
    ("part", "expected"), [(0.5, 50), (0.95, 95), (0.99, 99), (1.0, 100), (0.001, 1)]
)
def test_the_value_that_a_part_does_not_exceed(part: float, expected: float) -> None:
    assert share([float(n) for n in range(100, 0, -1)], part) == expected


def test_a_user_asks_all_kinds_and_the_same_again() -> None:
    one, other = Asking(THINGS, 7), Asking(THINGS, 7)
    asked = [one.next() for _ in range(2000)]
    assert asked == [other.next() for _ in range(2000)]
    assert {kind for kind, _ in asked} == set(WEIGHTS)
    assert {path for _, (path, _) in asked} >= {"/api/search", "/api/thing", "/api/graph"}


def test_the_table_says_what_misses_the_target() -> None:
    taken = Taken()
    for _ in range(99):
        taken.add("search", MEDIAN / 2)
        taken.add("calendar", MEDIAN * 2)
    rows = table(taken)
    assert next(row for row in rows if row.startswith("| search")).endswith("| yes |")
    assert next(row for row in rows if row.startswith("| calendar")).endswith("| **no** |")
    assert "| **all** | 198 |" in rows[-1]


def test_it_runs_over_a_small_graph(tmp_path: Path) -> None:
    big_graph.make(300, tmp_path / "graph")
    report = measure(tmp_path / "graph", Crowd(users=2, seconds=2.0, pause=0.01))
    assert "2 users for 2 s, reading 0.01 s between" in report
    assert "Failed: 0." in report
    assert "| search |" in report
    assert "| ask if a body leads anything |" in report
