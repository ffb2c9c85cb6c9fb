"""Turtle files of an archive: written from sorted lines, read back as the same lines."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.terms import PREFIXES


def write_turtle(
    path: Path, lines: Iterable[bytes], prefixes: Mapping[str, str] | None = None
) -> None:
    """Write N-Triples lines as Turtle: the same lines in the same order give the same bytes."""
    parsed = ox.parse(io.BytesIO(b"".join(lines)), format=ox.RdfFormat.N_TRIPLES)
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        triples = (quad.triple for quad in parsed)
        ox.serialize(triples, file, format=ox.RdfFormat.TURTLE, prefixes=dict(prefixes or PREFIXES))


def read_turtle(path: Path) -> list[bytes]:
    """Return the sorted N-Triples lines of a Turtle file; `ValueError` where it is none."""
    try:
        with path.open("rb") as file:
            triples = (quad.triple for quad in ox.parse(file, format=ox.RdfFormat.TURTLE))
            found = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b""
    except SyntaxError as error:
        raise ValueError(f"{path}: is no Turtle ({error})") from error
    return sorted(found.splitlines(keepends=True))
