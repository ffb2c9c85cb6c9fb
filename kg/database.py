"""Writes the database of a build: anew, or from the last one by what has changed.

    DATABASE/lines/GRAPH.gz         the lines of what is made of all documents together
    DATABASE/lines/documents.tsv    which documents' graphs it holds, by hash, and by what key

By these the next build finds what has changed: it begins with hard links to the files of the last
database, which never change, and only removes and adds. To load all anew takes far longer.
"""

from __future__ import annotations

import gzip
import os
import shutil
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

import pyoxigraph as ox

from kg.iris import Iris
from kg.sorting import differences
from kg.store import load_new, load_quads, quads_of

UNION = "union"
"""The name of the default graph among the graphs."""
_MOST = 200_000
"""Lines that may have changed; from there on all is loaded anew."""
_MOST_DOCUMENTS = 0.2
"""The share of the documents that may have changed."""
_BLOCK = 5_000
_LINES, _DOCUMENTS = "lines", "documents.tsv"


@dataclass(frozen=True, slots=True)
class Content:
    """What a database holds.

    `shared` are the sorted lines of what is made of all documents together, by the short name of
    the graph; `documents` the keys by which what is made of a document is kept, by the hash of the
    file, of which `lines` gives the lines.
    """

    iris: Iris
    shared: Mapping[str, Iterable[str]]
    documents: Mapping[str, str]
    lines: Callable[[str], list[str]]

    def graph(self, name: str) -> str:
        """Return the name of a shared graph, none for the union."""
        return "" if name == UNION else self.iris.graph(name)

    def own(self, hashes: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
        """Yield the graphs of documents, by name."""
        return ((self.iris.document_graph(one), self.lines(one)) for one in hashes)


class _TooMuch(Exception):
    """More has changed than is worth changing."""


_CANNOT = (_TooMuch, OSError, RuntimeError, ValueError, EOFError, zlib.error)
"""Why a database is not made of an earlier one: that is damaged, the disk knows no links, …"""


def write_database(path: Path, content: Content, *, before: Path | None = None) -> None:
    """Write a database into a fresh folder, from an earlier one where little has changed."""
    notes = path.with_name(f"{path.name}-{_LINES}")
    try:
        _change(path, content, before, notes)
    except _CANNOT:
        for made in (notes, path):
            shutil.rmtree(made, ignore_errors=True)
        notes.mkdir()
        shared = {name: _noted(found, notes / name) for name, found in content.shared.items()}
        union = shared.pop(UNION)
        graphs = ((content.graph(name), found) for name, found in shared.items())
        load_new(path, union, chain(graphs, content.own(content.documents)))
    rows = (f"{one}\t{key}\n" for one, key in content.documents.items())
    (notes / _DOCUMENTS).write_text("".join(rows), encoding="utf-8")
    notes.replace(path / _LINES)


def _change(path: Path, content: Content, before: Path | None, notes: Path) -> None:
    """Make a database of an earlier one, if there is one with notes; raises one of `_CANNOT`."""
    if before is None:
        raise _TooMuch
    changed = _changed_documents(content, before / _LINES / _DOCUMENTS)
    notes.mkdir()
    gone, come = _differences(content, before / _LINES, notes)
    _link(before, path)
    database = ox.Store(str(path))
    for one in changed:
        database.remove_graph(ox.NamedNode(content.iris.document_graph(one)))
    for quad in ox.parse("".join(gone).encode(), format=ox.RdfFormat.N_QUADS):
        database.remove(quad)
    new = content.own(one for one in changed if one in content.documents)
    load_quads(database, chain(come, quads_of(new)))
    for noted in notes.glob("*.gz"):  # as loaded anew: an empty graph is none
        _forget_if_empty(database, content.graph(noted.stem))
    database.flush()


def _changed_documents(content: Content, noted: Path) -> list[str]:
    """Return the documents, by hash, whose graphs come, go, or are other ones."""
    known = _read_documents(noted)
    every = sorted({*known, *content.documents})
    changed = [one for one in every if known.get(one) != content.documents.get(one)]
    if len(changed) > _MOST_DOCUMENTS * len(content.documents):
        raise _TooMuch
    return changed


def noted_documents(database: Path) -> dict[str, str] | None:
    """Return the keys of the documents of a database by hash; `None` where they are not noted."""
    try:
        return _read_documents(database / _LINES / _DOCUMENTS)
    except (OSError, ValueError):
        return None


def _read_documents(noted: Path) -> dict[str, str]:
    rows = noted.read_text(encoding="utf-8").splitlines()
    return dict(row.split("\t") for row in rows)


def _forget_if_empty(database: ox.Store, graph: str) -> None:
    if graph and not any(database.quads_for_pattern(None, None, None, ox.NamedNode(graph))):
        database.remove_graph(ox.NamedNode(graph))


def _differences(content: Content, before: Path, notes: Path) -> tuple[list[str], list[str]]:
    """Return the quads that are to go and to come, and note the lines of all shared graphs."""
    gone: list[str] = []
    come: list[str] = []
    for name in sorted({*content.shared, *(path.stem for path in before.glob("*.gz"))}):
        found = _noted(content.shared.get(name, ()), notes / name)
        for line, is_new in differences(_kept(before / name), found):
            (come if is_new else gone).extend(quads_of([(content.graph(name), [line])]))
            if len(gone) + len(come) > _MOST:
                raise _TooMuch
    return gone, come


def _noted(lines: Iterable[str], path: Path) -> Iterator[str]:
    """Yield lines and keep them in a file."""
    found = iter(lines)
    with gzip.open(f"{path}.gz", "wb", compresslevel=1) as file:
        while block := list(islice(found, _BLOCK)):
            file.write("".join(block).encode())
            yield from block


def _kept(path: Path) -> Iterator[str]:
    """Yield the lines that were noted, none of a graph that was not there."""
    whole = path.with_name(f"{path.name}.gz")
    if whole.exists():
        with gzip.open(whole, "rt", encoding="utf-8", newline="\n") as file:
            yield from file


def _link(before: Path, path: Path) -> None:
    """Make a copy of a closed database, whose large files are the same ones."""
    path.mkdir()
    for file in before.iterdir():
        if file.suffix == ".sst":
            os.link(file, path / file.name)
        elif file.is_file():
            shutil.copyfile(file, path / file.name)
