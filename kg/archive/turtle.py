"""Turtle files of an archive: written from sorted lines, read back as the same lines."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.export.formats import write_rdf
from kg.terms import PREFIXES


def write_turtle(
    path: Path, lines: Iterable[bytes], prefixes: Mapping[str, str] = PREFIXES
) -> None:
    """Write N-Triples lines as Turtle: the same lines in the same order give the same bytes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_rdf(lines, ".ttl", file, prefixes=prefixes)


def read_turtle(path: Path) -> list[bytes]:
    """Return the sorted N-Triples lines of a Turtle file; `ValueError` where it is none."""
    try:
        with path.open("rb") as file:
            triples = (quad.triple for quad in ox.parse(file, format=ox.RdfFormat.TURTLE))
            found = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    except SyntaxError as error:
        raise ValueError(f"{path}: is no Turtle ({error})") from error
    return sorted(found.splitlines(keepends=True))
