"""The hash of a data set by RDFC-1.0: SHA-256 of its canonical N-Quads, sorted.

Without blank nodes that is what `sort | sha256sum` gives of an N-Quads file, so that it can be
computed again without this program. Files that others made may hold blank nodes: those are named
by Oxigraph's RDFC-1.0.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.store import Store

_FORMATS = {
    f".{form.file_extension}": form
    for form in (
        ox.RdfFormat.N_QUADS,
        ox.RdfFormat.N_TRIPLES,
        ox.RdfFormat.TRIG,
        ox.RdfFormat.TURTLE,
        ox.RdfFormat.JSON_LD,
        ox.RdfFormat.RDF_XML,
    )
}


@dataclass(frozen=True, slots=True)
class Hashed:
    """The hash of triples or quads, in hexadecimal, and how many they are."""

    sha256: str
    count: int


def hash_of_lines(lines: Iterable[bytes]) -> Hashed:
    """Return the hash of N-Triples or N-Quads lines without blank nodes, in any order."""
    found = sorted(set(lines))
    whole = hashlib.sha256()
    for line in found:
        whole.update(line)
    return Hashed(whole.hexdigest(), len(found))


def hash_of_store(store: Store) -> Hashed:
    """Return the hash of all named graphs: of what `export --suggestions -o x.nq` writes."""
    return hash_of_lines(line for name in store.named_graphs() for line in quads(store, name))


def quads(store: Store, name: str) -> Iterable[bytes]:
    """Yield the N-Quads lines of a named graph, sorted."""
    tail = f" <{name}> .\n".encode()
    return (line[:-3] + tail for line in store.lines(name))


def hash_of_file(path: Path) -> Hashed:
    """Return the hash of an RDF file by its ending; `ValueError` where it cannot be read."""
    form = _FORMATS.get(path.suffix.lower())
    if form is None:
        raise ValueError(f"{path}: no RDF by its name; known are {' '.join(_FORMATS)}")
    try:
        with path.open("rb") as file:
            found = ox.Dataset(ox.parse(file, format=form, base_iri=path.resolve().as_uri()))
    except SyntaxError as error:
        raise ValueError(f"{path}: {error}") from error
    found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = (ox.serialize([quad], format=ox.RdfFormat.N_QUADS) or b"" for quad in found)
    return hash_of_lines(lines)
