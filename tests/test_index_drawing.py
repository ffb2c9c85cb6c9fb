"""The drawing from the index is the drawing from the store; lines of one thing come in order."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from index_graphs import event, named, task, write_graph

from bench.big_graph import make
from kg import views
from kg.index.index import Index
from kg.store import Store
from kg.terms import Lines


@pytest.fixture(scope="module", params=["sample", "large"])
def both(
    request: pytest.FixtureRequest, built: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Store, Index]]:
    folder = built
    if request.param == "large":
        folder = tmp_path_factory.mktemp("drawn") / "graph"
        make(300, folder, seed=4)
    index = Index.open(folder)
    yield Store.open(folder), index
    index.close()


@pytest.mark.parametrize("day", ["2024-01-31", "2025-10-15", "2025-12-01", "2026-12-31"])
def test_nodes(both: tuple[Store, Index], day: str) -> None:
    store, index = both
    assert index.nodes(day) == views.nodes(store, day)


def test_lines(both: tuple[Store, Index]) -> None:
    store, index = both
    assert index.lines() == views.edges(store, views.nodes(store, "2025-12-01"))


def test_lines_of_one_thing(both: tuple[Store, Index]) -> None:
    _, index = both
    every = index.lines()
    centre = max(
        (line.source for line in every), key=lambda iri: sum(iri == e.source for e in every)
    )
    own = {line for line in every if centre in (line.source, line.target)}
    found, total = index.around(centre, limit=1000)
    assert (set(found), total) == (own, len(own))
    pages = [index.around(centre, limit=2, offset=n)[0] for n in (0, 2)]
    assert pages[0] + pages[1] == found[:4]
    tasks = {node.id for node in index.nodes() if node.kind == "task"}
    ends = [
        line.target in tasks if line.source == centre else line.source in tasks for line in found
    ]
    assert ends == sorted(ends)  # other things first, then tasks


def test_things_in_the_order_asked(both: tuple[Store, Index]) -> None:
    _, index = both
    wanted = [node.id for node in index.nodes()][:3][::-1]
    assert [n.id for n in index.things([*wanted, "https://nowhere.invalid/"])] == wanted


def test_the_last_closing_by_a_day_is_the_status(tmp_path: Path) -> None:
    lines = Lines()
    body = named(lines, "ck:Agency", "agency/a", "Sở Y tế")
    duty = task(lines, "a", "Xây trạm xá", due="2025-03-31", lead=body)
    event(lines, "1", duty, "doneOnTime", "2025-03-20")
    event(lines, "2", duty, "superseded", "2025-06-01")
    index = Index.open(write_graph(tmp_path / "graph", lines.sorted()))
    days = ("2025-03-01", "2025-03-20", "2025-06-01")
    found = [index.things([duty], day)[0].status for day in days]
    assert found == ["openInTime", "doneOnTime", "superseded"]
    index.close()


def test_urgent_tasks_come_first(tmp_path: Path) -> None:
    lines = Lines()
    body = named(lines, "ck:Agency", "agency/a", "Sở Y tế")
    free = task(lines, "free", "Việc không hạn", lead=body)
    soon = task(lines, "soon", "Việc sắp đến hạn", due="2025-12-31", lead=body)
    late = task(lines, "late", "Việc quá hạn", due="2025-02-01", lead=body)
    later = task(lines, "zlate", "Việc quá hạn lâu", due="2025-01-01", lead=body)
    index = Index.open(write_graph(tmp_path / "graph", lines.sorted()))
    found, _ = index.around(body, limit=9)
    assert [line.target for line in found] == [later, late, soon, free]
    index.close()
