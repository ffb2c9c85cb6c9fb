"""Export: the graph as a file, the same bytes for the same documents.

Turtle, N-Triples and JSON-LD hold the union under canonical IRIs; N-Quads and TriG hold the named
graphs as their documents gave them, with identity and derived graph. Triples are sorted first and
then go through Oxigraph's serializer, whose output depends on their order only.
"""

from __future__ import annotations

import io
import os
from pathlib import Path

import pyoxigraph as ox

from kg.iris import Iris
from kg.store import SUGGESTIONS, Store
from kg.terms import PREFIXES

FORMATS: dict[str, ox.RdfFormat] = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".nq": ox.RdfFormat.N_QUADS,
    ".trig": ox.RdfFormat.TRIG,
}
"""What a file's ending asks for."""
_WITH_GRAPHS = (".nq", ".trig")


class UnknownFormat(ValueError):
    """The ending of a file's name tells no format that can be written."""


def export_graph(folder: Path, path: Path, *, suggestions: bool = False) -> int:
    """Write the graph built in a folder to a file and return the number of triples or quads.

    The format is the ending of the file's name. The file appears whole or not at all. What is only
    suggested is written where `suggestions` asks for it. Raises
    `UnknownFormat` and `kg.store.NoStore`.
    """
    ending = path.suffix.lower()
    if ending not in FORMATS:
        raise UnknownFormat(f"{path}: no format {ending!r}; name it {' or '.join(FORMATS)}")
    store = Store.open(folder)
    lines = _quads(store, suggestions) if ending in _WITH_GRAPHS else _lines(store, suggestions)
    parsed = ox.parse(
        io.BytesIO(b"".join(lines)),
        format=ox.RdfFormat.N_QUADS if ending in _WITH_GRAPHS else ox.RdfFormat.N_TRIPLES,
    )
    new = path.with_name(f".{path.name}.{os.getpid()}")
    quads = parsed if ending in _WITH_GRAPHS else (quad.triple for quad in parsed)
    with new.open("wb") as file:
        if FORMATS[ending] in (ox.RdfFormat.TURTLE, ox.RdfFormat.TRIG, ox.RdfFormat.JSON_LD):
            ox.serialize(quads, file, format=FORMATS[ending], prefixes=PREFIXES)
        else:
            ox.serialize(quads, file, format=FORMATS[ending])
    new.replace(path)
    return len(lines)


def _lines(store: Store, suggestions: bool) -> list[bytes]:
    """Return the sorted N-Triples lines of the union."""
    lines = store.lines()
    apart = store.lines(_apart(store)) if suggestions else []
    return sorted({*lines, *apart}) if apart else lines


def _apart(store: Store) -> str:
    return Iris(store.manifest.base).graph(SUGGESTIONS)


def _quads(store: Store, suggestions: bool) -> list[bytes]:
    """Return the sorted N-Quads lines of all named graphs, graph by graph."""
    lines: list[bytes] = []
    for graph in store.named_graphs():
        if graph != _apart(store) or suggestions:
            tail = f" <{graph}> .\n".encode()
            lines += [line[:-3] + tail for line in store.lines(graph)]
    return lines
