"""The index opened: each thread on its own connection, days, what has no twin, what is closed."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace

import pytest
from index_graphs import AS_OF, ID, event, named, task, write_graph

from kg.index.index import Index
from kg.index.searching import Filters
from kg.store import NoStore
from kg.terms import Lines
from queries import library

BODY = f"{ID}agency/health"


def _lines() -> Lines:
    lines = Lines()
    body = named(lines, "ck:Agency", "agency/health", "Sở Y tế")
    done = task(lines, "a", "Xây trạm xá", due="2025-11-01", lead=body)
    task(lines, "b", "Sửa đường", due="2025-11-20", lead=body)
    event(lines, "e", done, "doneOnTime", "2025-10-20")
    return lines


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = write_graph(tmp_path_factory.mktemp("index") / "graph", _lines().sorted())
    opened = Index.open(folder)
    yield opened
    opened.close()


def test_no_store(tmp_path_factory: pytest.TempPathFactory) -> None:
    with pytest.raises(NoStore, match="camket build"):
        Index.open(tmp_path_factory.mktemp("empty"))


@pytest.mark.parametrize(
    ("day", "status"),
    [("", "doneOnTime"), (AS_OF, "doneOnTime"), ("2025-10-01", "openInTime")],
)
def test_the_day_is_the_build_s_unless_one_is_asked(index: Index, day: str, status: str) -> None:
    assert index.as_of == AS_OF
    assert index.things([f"{ID}task/a"], day)[0].status == status
    assert {n.id: n.status for n in index.nodes(day)}[f"{ID}task/a"] == status
    months = index.calendar("2025-11-01", "2025-11-02", as_of=day)
    assert [(due.status, due.count) for due in months] == [(status, 1)]


def test_the_drawing_of_a_day_is_read_once(index: Index) -> None:
    assert index.nodes() is index.nodes(AS_OF)
    assert index.lines() is index.lines()
    earlier = index.nodes("2025-10-01")
    assert index.nodes(AS_OF) != earlier


def test_things_in_the_order_asked_without_unknown_ones(index: Index) -> None:
    wanted = [f"{ID}task/b", "https://nowhere.invalid/", BODY]
    assert [node.id for node in index.things(wanted)] == [f"{ID}task/b", BODY]
    assert index.things([]) == []


def test_a_board_is_answered_where_it_has_a_twin(index: Index) -> None:
    page = index.board(library.get("overdue"), {"as_of": AS_OF})
    assert page
    assert (page.total, len(page.rows)) == (1, 1)
    assert index.board(library.get("cites"), {"document": "38/NQ-HĐND"}) is None


def test_a_query_of_a_user_has_no_twin_by_its_name(index: Index) -> None:
    other = replace(library.get("overdue"), text="SELECT ?x { ?x a ?y }")
    assert index.board(other, {"as_of": AS_OF}) is None


def test_lines_of_one_thing_come_in_parts(index: Index) -> None:
    whole, total = index.around(BODY, limit=9)
    assert [line.target for line in whole] == [f"{ID}task/b", f"{ID}task/a"]  # overdue, then done
    assert total == 2
    parts = [index.around(BODY, limit=1, offset=n)[0] for n in range(3)]
    assert parts == [whole[:1], whole[1:], []]


def test_threads_read_side_by_side(index: Index) -> None:
    found: list[int] = []
    connections: list[sqlite3.Connection] = []

    def ask() -> None:
        connections.append(index.database)
        found.extend(index.search("so y", Filters()).total for _ in range(20))

    threads = [threading.Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == [1] * 160
    assert len({id(connection) for connection in connections}) == 8
    assert index.database is index.database


def test_it_cannot_be_changed(index: Index) -> None:
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        index.database.execute("DELETE FROM task")


def test_warming_reads_what_searches_need(
    index: Index, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Index(index.path, index.manifest, lambda: None)
    own.warm()
    monkeypatch.setattr("kg.index.facets.Facets.read", lambda database: 1 / 0)
    assert own.search("so y", Filters()).total == 1
    own.close()


def test_closing_closes_all_connections_and_tells_once_done(index: Index) -> None:
    told: list[str] = []
    own = Index(index.path, index.manifest, lambda: told.append("done"))
    connections = [own.database]
    thread = threading.Thread(target=lambda: connections.append(own.database))
    thread.start()
    thread.join()
    assert told == []
    own.close()
    assert told == ["done"]
    for connection in connections:
        with pytest.raises(sqlite3.ProgrammingError, match="closed"):
            connection.execute("SELECT 1")
