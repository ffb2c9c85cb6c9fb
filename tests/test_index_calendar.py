"""The calendar counts what the board of deadlines lists."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.ask import Table, ask
from kg.index.index import Index
from kg.store import Store
from queries import library

SPAN = {"from": "2025-10-01", "to": "2025-12-31"}


@pytest.fixture(scope="module")
def index(built: Path) -> Iterator[Index]:
    opened = Index.open(built)
    yield opened
    opened.close()


def _listed(store: Store, as_of: str, agency: str = "") -> Counter[tuple[str, str]]:
    table = ask(store, library.get("due-between"), {**SPAN, "as_of": as_of})
    assert isinstance(table, Table)
    place = {name: number for number, name in enumerate(table.columns)}
    tasks = {
        (row[place["task"]], row[place["due"]], row[place["status"]])
        for row in table.rows
        if not agency or getattr(row[place["agency"]], "value", "") == agency
    }
    return Counter(
        (getattr(due, "value", ""), getattr(status, "value", "").rpartition("#")[2])
        for _, due, status in tasks
    )


@pytest.mark.parametrize("as_of", ["2025-10-15", "2025-12-01"])
def test_each_day_and_status(built: Path, index: Index, as_of: str) -> None:
    found = index.calendar(SPAN["from"], SPAN["to"], as_of=as_of)
    assert {(d.day, d.status): d.count for d in found} == _listed(Store.open(built), as_of)
    assert found == sorted(found, key=lambda d: (d.day, d.status))


def test_of_one_body(built: Path, index: Index) -> None:
    body = index.suggest("ủy ban nhân dân tỉnh lam giang", "agency")[0].id
    found = index.calendar(SPAN["from"], SPAN["to"], as_of="2025-12-01", agency=body)
    assert found
    listed = _listed(Store.open(built), "2025-12-01", body)
    assert {(d.day, d.status): d.count for d in found} == listed


def test_no_day_outside_the_span(index: Index) -> None:
    assert index.calendar("1999-01-01", "1999-12-31") == []
