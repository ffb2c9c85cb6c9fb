"""Where the index stands: beside the store, remade when it is of another, elsewhere if need be."""

from __future__ import annotations

import os
import sqlite3
import threading
from pathlib import Path

import pytest
from index_graphs import named, write_graph

from kg.index import place
from kg.index.index import Index
from kg.index.searching import Filters
from kg.store import Store
from kg.terms import Lines


def _graph(folder: Path, name: str = "Sở Y tế", store: str = "store-one") -> Path:
    lines = Lines()
    named(lines, "ck:Agency", "agency/a", name)
    return write_graph(folder, lines.sorted(), store=store)


def _labels(index: Index) -> list[str]:
    return [node.label for node in index.nodes()]


def test_it_is_made_once(tmp_path: Path) -> None:
    folder = _graph(tmp_path / "graph")
    told: list[str] = []
    first = Index.open(folder, progress=told.append)
    assert told
    assert first.path == folder / "index-store-one.sqlite"
    again: list[str] = []
    second = Index.open(folder, progress=again.append)
    assert again == []
    assert _labels(first) == _labels(second) == ["Sở Y tế"]
    first.close()
    second.close()


def test_a_folder_may_be_named_from_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _graph(tmp_path / "graph")
    monkeypatch.chdir(tmp_path)
    for _ in ("made", "found"):
        index = Index.open(Path("graph"))
        assert _labels(index) == ["Sở Y tế"]
        index.close()


def test_a_new_store_gets_a_new_index_and_readers_keep_the_old(tmp_path: Path) -> None:
    folder = _graph(tmp_path / "graph")
    old = Index.open(folder)
    assert _labels(old) == ["Sở Y tế"]
    _graph(folder, "Sở Nội vụ", "store-two")
    new = Index.open(folder)
    assert _labels(new) == ["Sở Nội vụ"]
    assert [hit.label for hit in old.search("sở", Filters()).hits] == ["Sở Y tế"]
    assert len(list(folder.glob("index-*"))) == 2  # the old one is in use
    old.close()
    Index.open(folder).close()
    assert [p.name for p in folder.glob("index-*")] == ["index-store-two.sqlite"]
    new.close()


@pytest.mark.parametrize("damage", ["of another program", "no database", "cut short"])
def test_what_is_not_its_index_is_made_anew(tmp_path: Path, damage: str) -> None:
    folder = _graph(tmp_path / "graph")
    index = Index.open(folder)
    index.close()
    if damage == "of another program":
        with sqlite3.connect(index.path) as database:
            database.execute("UPDATE about SET value = 'old' WHERE key = 'form'")
        database.close()
    else:
        whole = index.path.read_bytes()
        index.path.write_bytes(b"text" if damage == "no database" else whole[:100])
    told: list[str] = []
    index = Index.open(folder, progress=told.append)
    assert told
    assert _labels(index) == ["Sở Y tế"]
    index.close()


def test_a_read_only_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = _graph(tmp_path / "graph")
    monkeypatch.setattr(os, "access", lambda path, mode: False)  # root may write anywhere
    told: list[str] = []
    index = Index.open(folder, progress=told.append)
    assert "read-only" in told[0]
    assert _labels(index) == ["Sở Y tế"]
    assert not list(folder.glob("index-*"))
    index.close()
    assert not index.path.exists()


def test_two_that_open_at_once_make_it_once(tmp_path: Path) -> None:
    folder = _graph(tmp_path / "graph")
    told: list[str] = []
    threads = [
        threading.Thread(target=lambda: Index.open(folder, progress=told.append).close())
        for _ in range(4)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told.count("index: reading the graph") == 1


def test_is_of(tmp_path: Path) -> None:
    store = Store.open(_graph(tmp_path / "graph"))
    assert not place.is_of(tmp_path / "none.sqlite", store)
