from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store import (
    Manifest,
    NoStore,
    Store,
    StoredDocument,
    load_new,
    read_manifest,
    remove_other_stores,
    remove_unfinished,
    source_path,
    write_manifest,
    write_whole,
)
from kg.terms import Lines, exact, words

GRAPH = "https://example.org/graph/1"
X = "https://example.org/x"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a small store of one union triple and one named graph."""
    union, named = Lines(), Lines()
    union.value(X, "skos:prefLabel", words("Cầu «Sông \\ Xanh»"))
    named.value(X, "ck:fileName", exact("một\r\nhai"))
    load_new(tmp_path / "store-1", union.sorted(), [(GRAPH, named.sorted())])
    document = StoredDocument("ab" * 32, "a.txt", ("/tmp/a.txt",), {"pages": 3})  # noqa: S108
    manifest = Manifest("store-1", "https://example.org/", "2025-01-31", (document,), {"tasks": 1})
    write_manifest(tmp_path, manifest)
    return tmp_path


def test_queries_see_the_union_and_ask_graphs_by_name(folder: Path) -> None:
    store = Store.open(folder)
    assert [r["l"].value for r in store.rows("SELECT ?l { ?x skos:prefLabel ?l }")] == [
        "Cầu «Sông \\ Xanh»"
    ]
    assert store.rows("SELECT ?f { ?x ck:fileName ?f }") == []
    named = store.rows("SELECT ?f { GRAPH ?g { ?x ck:fileName ?f } }")
    assert [r["f"].value for r in named] == ["một\r\nhai"]
    assert store.named_graphs() == [GRAPH]
    assert len(store) == 2


def test_variables_are_bound_not_pasted(folder: Path) -> None:
    store = Store.open(folder)
    query = "SELECT ?x ?l { ?x skos:prefLabel ?l }"
    assert len(store.rows(query, {"x": ox.NamedNode(X)})) == 1
    assert store.rows(query, {"x": ox.NamedNode(f"{X}2")}) == []


def test_unbound_cells_are_left_out_and_other_forms_refused(folder: Path) -> None:
    store = Store.open(folder)
    assert [set(r) for r in store.rows("SELECT * { ?x ?p ?l OPTIONAL { ?l ?p ?no } }")] == [
        {"x", "p", "l"}
    ]
    with pytest.raises(TypeError, match="SELECT"):
        store.rows("ASK {}")
    assert bool(store.query("ASK { ?x skos:prefLabel ?l }"))
    with pytest.raises(SyntaxError):
        store.query("SELECT nonsense")


def test_a_union_flag_adds_nothing(folder: Path) -> None:
    found = Store.open(folder).query("SELECT ?f { ?x ?p ?f }", use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    assert len(list(found)) == 1


def test_triples_and_lines_of_a_graph(folder: Path) -> None:
    store = Store.open(folder)
    (triple,) = store.triples(GRAPH)
    assert triple.object.value == "một\r\nhai"  # type: ignore[union-attr]
    assert [t.subject.value for t in store.triples()] == [X]  # type: ignore[union-attr]
    (line,) = store.lines(GRAPH)
    assert line.decode().endswith('"một\\r\\nhai" .\n')
    assert store.lines("https://example.org/none") == []


def test_the_store_is_read_only_and_may_be_open_twice(folder: Path) -> None:
    first, second = Store.open(folder), Store.open(folder)
    assert len(first) == len(second)
    with pytest.raises(RuntimeError, match="read-write"):
        first._database.add(ox.Quad(ox.NamedNode(X), ox.NamedNode(X), ox.NamedNode(X)))


def test_a_folder_without_a_graph_says_what_to_do(tmp_path: Path) -> None:
    assert read_manifest(tmp_path) is None
    with pytest.raises(NoStore, match="camket build"):
        Store.open(tmp_path)


@pytest.mark.parametrize(
    ("text", "says"),
    [("{", "damaged"), ('{"form": 0}', "camket upgrade"), ('{"form": 99}', "newer version")],
)
def test_a_manifest_that_cannot_be_used(tmp_path: Path, text: str, says: str) -> None:
    (tmp_path / "manifest.json").write_text(text, encoding="utf-8")
    with pytest.raises(NoStore, match=says):
        read_manifest(tmp_path)


def test_a_manifest_comes_back(folder: Path) -> None:
    manifest = read_manifest(folder)
    assert manifest is not None
    before = (folder / "manifest.json").read_bytes()
    write_manifest(folder, manifest)
    assert (folder / "manifest.json").read_bytes() == before
    assert manifest.documents[0].paths == ("/tmp/a.txt",)  # noqa: S108
    assert manifest.documents[0].reading == {"pages": 3}
    assert manifest.counts == {"tasks": 1}


def test_files_are_written_whole(tmp_path: Path) -> None:
    text = "\ufeffdòng\r\nhai\u2028ba"
    write_whole(tmp_path / "x.txt", text)
    write_whole(tmp_path / "x.txt", text)
    assert (tmp_path / "x.txt").read_bytes() == text.encode()
    assert [p.name for p in tmp_path.iterdir()] == ["x.txt"]


def test_a_file_that_the_disk_does_not_take_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_whole(tmp_path / "a", "cũ")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("kg.store.os.fsync", full)
    with pytest.raises(OSError, match=r"No space left on device: .*/a'"):
        write_whole(tmp_path / "a", "mới", lasting=True)
    assert [path.name for path in tmp_path.iterdir()] == ["a"]
    assert (tmp_path / "a").read_text(encoding="utf-8") == "cũ"


def test_a_store_that_a_build_swaps_while_it_is_opened_is_the_new_one(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = ox.Store.read_only
    first = read_manifest(folder)
    assert first

    def swapped(path: str) -> ox.Store:
        if path.endswith("store-1"):
            load_new(folder / "store-2", [], [])
            write_manifest(folder, replace(first, store="store-2"))
            remove_other_stores(folder, "store-2")
        return opened(path)

    with monkeypatch.context() as patched:
        patched.setattr("kg.store.ox.Store.read_only", swapped)
        assert Store.open(folder).manifest.store == "store-2"
    assert {path.name for path in folder.iterdir()} == {"manifest.json", "store-2"}


def test_a_database_that_is_gone_or_damaged_is_told(folder: Path) -> None:
    (folder / "store-1" / "CURRENT").write_text("x", encoding="utf-8")
    with pytest.raises(NoStore, match=r"store-1 is damaged .*; delete it, and run: camket build"):
        Store.open(folder)
    shutil.rmtree(folder / "store-1")
    with pytest.raises(NoStore, match="camket build"):
        Store.open(folder)


def test_a_removal_that_is_killed_leaves_no_half_database(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    load_new(folder / "store-2", [], [])
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr("kg.unfinished.shutil.rmtree", _interrupted)
        remove_other_stores(folder, "store-2")
    assert [path.name for path in folder.glob("store-*")] == ["store-2"]
    remove_unfinished(folder)
    assert {path.name for path in folder.iterdir()} == {"manifest.json", "store-2"}


def _interrupted(*_: object, **__: object) -> None:
    raise KeyboardInterrupt


def test_sources_come_back_exactly(folder: Path) -> None:
    (folder / "sources").mkdir()
    source_path(folder, "cd").write_bytes("\ufeffa\r\nb".encode())
    assert Store.open(folder).source("cd") == "\ufeffa\r\nb"
