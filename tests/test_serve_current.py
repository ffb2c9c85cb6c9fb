"""The graph that is served: a build swaps it behind the requests; each keeps the one it got."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from index_graphs import AS_OF, ID, document, named, task, write_graph

from kg.serve import current
from kg.serve.current import Current, Served
from kg.serve.tables import text_of
from kg.store import MANIFEST, Manifest, NoStore, StoredDocument, write_manifest
from kg.terms import Lines, exact
from kg.terms import name as term


def _graph(folder: Path, name: str, store: str) -> Path:
    lines = Lines()
    body = named(lines, "ck:Agency", "agency/a", name)
    task(lines, "a", "Xây trạm xá Đồng Vạc", due="2025-11-28", lead=body)
    return write_graph(folder, lines.sorted(), store=store)


def _body(served: Served) -> list[str]:
    """Return the names of the bodies, by the index and by the store: both must be of one build."""
    iri = f"{ID}agency/a"
    rows = served.store.rows(f"SELECT ?name {{ <{iri}> {term('skos:prefLabel')} ?name }}")
    return [served.index.things([iri])[0].label, *(text_of(row["name"]) for row in rows)]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return _graph(tmp_path / "graph", "Sở Y tế", "store-one")


@pytest.fixture
def now(folder: Path) -> Iterator[Current]:
    found = Current(folder)
    yield found
    found.close()


def test_no_graph(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match="camket build"):
        Current(tmp_path)


def test_a_build_that_stays_is_opened_once(now: Current) -> None:
    assert now.get() is now.get()
    assert (now.get().name, now.get().as_of, now.get().base) == ("store-one", AS_OF, ID)


def test_a_rebuild_swaps_the_graph_and_requests_keep_the_old_one(
    folder: Path, now: Current, monkeypatch: pytest.MonkeyPatch
) -> None:
    may_open = threading.Event()
    opening = Served.open

    def slowly(path: Path, *, machine: bool = False) -> Served:
        assert may_open.wait(30)
        return opening(path, machine=machine)

    held = now.get()
    assert _body(held) == ["Sở Y tế"] * 2
    monkeypatch.setattr(current.Served, "open", slowly)
    _graph(folder, "Sở Nội vụ", "store-two")
    assert [now.get() for _ in range(3)] == [held] * 3  # until the new one is ready
    may_open.set()
    now.wait()
    assert _body(now.get()) == ["Sở Nội vụ"] * 2
    assert _body(held) == ["Sở Y tế"] * 2
    held.close()


def test_many_requests_open_a_new_build_once(
    folder: Path, now: Current, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[Path] = []
    opening = Served.open

    def counted(path: Path, *, machine: bool = False) -> Served:
        opened.append(path)
        return opening(path, machine=machine)

    held = now.get()
    monkeypatch.setattr(current.Served, "open", counted)
    _graph(folder, "Sở Nội vụ", "store-two")
    threads = [threading.Thread(target=now.get) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    now.wait()
    assert now.get().name == "store-two"
    assert opened == [folder]
    held.close()


def test_the_end_does_not_wait_for_a_build_that_takes_long_to_open(
    folder: Path, now: Current, monkeypatch: pytest.MonkeyPatch
) -> None:
    done = threading.Event()

    def slow(path: Path, *, machine: bool = False) -> Served:
        assert done.wait(60)
        raise NoStore(str(path))

    monkeypatch.setattr(current, "_LONGEST_END", 0.1)
    now.get()
    monkeypatch.setattr(current.Served, "open", slow)
    _graph(folder, "Sở Nội vụ", "store-two")
    now.get()
    begun = time.monotonic()
    now.close()
    assert time.monotonic() - begun < 10
    done.set()
    now.wait()


def test_a_manifest_written_again_for_the_same_store_changes_nothing(
    folder: Path, now: Current
) -> None:
    held = now.get()
    os.utime(folder / MANIFEST, (0, 0))
    now.get()
    now.wait()
    assert now.get() is held


def test_a_build_that_cannot_be_opened_leaves_the_old_one_until_it_is_mended(
    folder: Path, now: Current, caplog: pytest.LogCaptureFixture
) -> None:
    held = now.get()
    write_manifest(folder, Manifest("store-gone", ID, AS_OF, ()))
    for _ in range(2):
        now.get()
        now.wait()
    assert now.get() is held
    assert "holds no graph" in caplog.text
    now.wait()
    _graph(folder, "Sở Nội vụ", "store-two")
    now.get()
    now.wait()
    assert now.get().name == "store-two"
    held.close()


def test_a_folder_that_vanished_is_served_from_what_is_open(folder: Path, now: Current) -> None:
    held = now.get()
    (folder / MANIFEST).unlink()
    now.get()
    now.wait()
    assert now.get() is held
    assert _body(held) == ["Sở Y tế"] * 2


def test_a_build_swapped_in_between_is_not_mixed_of_two(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opening = current.Index.open

    def overtaken(path: Path, **options: object) -> object:
        found = opening(path)
        _graph(folder, "Sở Nội vụ", "store-two")
        return found

    monkeypatch.setattr(current.Index, "open", overtaken)
    with pytest.raises(NoStore, match="built anew"):
        Served.open(folder)


def test_files_by_document_and_names_of_joined_things(tmp_path: Path) -> None:
    lines = Lines()
    order = document(lines, "38", "Nghị quyết số 38/NQ-HĐND", "38/NQ-HĐND")
    law = named(lines, "ck:Document", "document/law", "Luật Đê điều")
    for sha256 in ("bb", "aa", "gone"):
        lines.value(order, "ck:sha256", exact(sha256))
    decision = named(lines, "ck:IdentityJudgement", "decision/1")
    body, other = f"{ID}agency/a", f"{ID}agency/b"
    lines.link(decision, "ck:judgement", "https://w3id.org/camket/ontology#same")
    lines.link(decision, "ck:canonical", body)
    for name in (body, other):
        lines.link(decision, "ck:joins", name)
    folder = write_graph(tmp_path / "graph", lines.sorted())
    files = tuple(StoredDocument(name * 2, f"{name}.txt", ()) for name in "abc")
    write_manifest(folder, Manifest("store-one", ID, AS_OF, files))
    served = Served.open(folder)
    assert [file.name for file in served.files_of(order)] == ["a.txt", "b.txt"]
    assert served.files_of(law) == ()
    assert served.canonical == {body: body, other: body}
    served.close()


def test_a_graph_without_dates_is_warmed_without_a_drawing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(current.Graphs, "warm", lambda graphs, day: drawn.append(day))
    for as_of in (AS_OF, None):
        write_manifest(folder, Manifest("store-one", ID, as_of, ()))
        served = Served.open(folder)
        served.warm()
        served.close()
    assert drawn == [AS_OF]
