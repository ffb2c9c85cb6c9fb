"""Databases: made from the last one by what has changed, they hold what a fresh one holds."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg import database as module
from kg.database import UNION, Content, write_database
from kg.iris import Iris

IRIS = Iris("https://example.org/id/")
PAPERS = {str(number) * 64: f"khóa {number}" for number in range(10)}


def line(subject: str, text: str = "xã Tân Hòa") -> str:
    return f'<https://example.org/{subject}> <https://example.org/p> "{text}"@vi .\n'


def content(papers: Mapping[str, str], **graphs: list[str]) -> Content:
    """Return documents whose graph tells their key, their union, and other graphs."""
    union = sorted({line(key.replace(" ", "-"), key) for key in papers.values()} | {line("a")})
    shared = {UNION: union, **graphs}
    return Content(IRIS, shared, papers, lambda one: [line("d", papers[one])])


def quads(path: Path) -> tuple[list[bytes], list[str]]:
    """Return all that a database holds, and the names of its graphs, the empty ones too."""
    store = ox.Store.read_only(str(path))
    dumped = store.dump(format=ox.RdfFormat.N_QUADS) or b""
    return sorted(dumped.splitlines()), sorted(str(graph) for graph in store.named_graphs())


FIRST = content(PAPERS, derived=[line("x"), line("y")], suggestions=[line("z")])


@pytest.mark.parametrize(
    "later",
    [
        FIRST,
        content({**PAPERS, "0" * 64: "khác"}, derived=[line("x")], suggestions=[line("z")]),
        content({**PAPERS, "f" * 64: "mới"}, derived=[line("y"), line("yy")], suggestions=[]),
        content(dict(list(PAPERS.items())[1:]), derived=[line("y")], reviews=[line("r")]),
    ],
)
def test_a_changed_database_is_the_one_written_anew(
    later: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_database(tmp_path / "first", FIRST)
    stamps = {p.name: p.stat().st_mtime_ns for p in (tmp_path / "first").iterdir()}
    before = quads(tmp_path / "first")
    write_database(tmp_path / "anew", later)
    with monkeypatch.context() as patch:
        patch.setattr(module, "load_new", None)  # which is not needed
        write_database(tmp_path / "second", later, before=tmp_path / "first")
        write_database(tmp_path / "third", FIRST, before=tmp_path / "second")
    assert quads(tmp_path / "second") == quads(tmp_path / "anew")
    assert quads(tmp_path / "third") == before == quads(tmp_path / "first")
    assert {p.name: p.stat().st_mtime_ns for p in (tmp_path / "first").iterdir()} == stamps


def damaged(path: Path) -> None:
    """Spoil what was noted of a database."""
    (path / "lines" / "union.gz").write_bytes(b"\x1f\x8b\x08\x00 no more")


def without_notes(path: Path) -> None:
    """Take away what was noted, as a database of an earlier version has none."""
    (path / "lines" / "documents.tsv").unlink()


def no_links(source: Path, target: Path) -> None:
    raise OSError(95, "Operation not supported")


@pytest.mark.parametrize("spoil", [damaged, without_notes, None])
def test_where_it_cannot_be_changed_all_is_written_anew(
    spoil: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_database(tmp_path / "first", FIRST)
    if callable(spoil):
        spoil(tmp_path / "first")
    else:
        monkeypatch.setattr(os, "link", no_links)
    later = content({**PAPERS, "f" * 64: "mới"}, derived=[], suggestions=[])
    write_database(tmp_path / "anew", later)
    write_database(tmp_path / "second", later, before=tmp_path / "first")
    assert quads(tmp_path / "second") == quads(tmp_path / "anew")
    assert not list(tmp_path.glob("*-lines"))


@pytest.mark.parametrize(
    ("most", "later"),
    [
        (2, content({**PAPERS, "f" * 64: "mới"}, derived=[], suggestions=[])),
        (200, content(dict(list(PAPERS.items())[:5]), derived=[], suggestions=[])),
    ],
)
def test_much_that_has_changed_is_written_anew(
    most: int, later: Content, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_database(tmp_path / "first", FIRST)
    monkeypatch.setattr(module, "_MOST", most)
    monkeypatch.setattr(os, "link", None)  # which is not come to
    write_database(tmp_path / "second", later, before=tmp_path / "first")
    write_database(tmp_path / "anew", later)
    assert quads(tmp_path / "second") == quads(tmp_path / "anew")
