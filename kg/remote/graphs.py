"""Named graphs on a server: read as triples, written in batches, each digested and counted."""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.lookup import Term
from kg.remote.client import Client
from kg.terms import iri_of

BATCH = 8 << 20
"""How many bytes of a graph are sent in one request: what has to be sent again if it fails."""
_WIDTH = 32
_BOOLEAN = ox.NamedNode(iri_of("xsd:boolean"))
_TRUE_OR_FALSE = {"0": "false", "1": "true"}


def digest(lines: Iterable[str]) -> tuple[str, int]:
    """Return what a graph holds as one number in hexadecimal, in whatever order, and how many.

    The sum of the SHA-256 of its lines, so that no graph need be sorted or held in memory.
    """
    total, count = 0, 0
    for line in lines:
        total += int.from_bytes(hashlib.sha256(line.encode()).digest())
        count += 1
    return f"{total % (1 << 8 * _WIDTH):0{2 * _WIDTH}x}", count


def line_of(triple: ox.Triple) -> str:
    """Return a triple as a line of N-Triples."""
    return f"{triple} .\n"


def value(term: Term) -> str:
    """Return the IRI of a node or the text of a literal."""
    assert not isinstance(term, ox.Triple)  # noqa: S101 - there are no quoted triples
    return term.value


def triples_of(client: Client, graph: str) -> Iterator[ox.Triple]:
    """Yield the triples of a graph, which is received first: no memory is needed for it."""
    with tempfile.TemporaryFile() as file:
        client.get(graph, file)
        file.seek(0)
        for quad in ox.parse(file, format=ox.RdfFormat.N_TRIPLES):
            yield ox.Triple(quad.subject, quad.predicate, _plain(quad.object))


def _plain(term: Term) -> Term:
    """Return a boolean as all write it but Virtuoso, which writes 0 and 1; else the term itself."""
    if isinstance(term, ox.Literal) and term.datatype == _BOOLEAN:
        return ox.Literal(_TRUE_OR_FALSE.get(term.value, term.value), datatype=_BOOLEAN)
    return term


def send(client: Client, graph: str, lines: Iterable[str]) -> int:
    """Make a graph on a server of these lines, in batches, and return how many they are."""
    count, first = 0, True
    for batch, size in _batches(lines):
        client.put(graph, batch, first=first)
        count, first = count + size, False
    if first:
        client.update(f"DROP SILENT GRAPH <{graph}>")
    return count


def _batches(lines: Iterable[str]) -> Iterator[tuple[bytes, int]]:
    """Yield whole lines together, about `BATCH` bytes, and how many they are."""
    parts: list[bytes] = []
    size = 0
    for line in lines:
        parts.append(line.encode())
        size += len(parts[-1])
        if size >= BATCH:
            yield b"".join(parts), len(parts)
            parts, size = [], 0
    if parts:
        yield b"".join(parts), len(parts)


def count(client: Client, graph: str) -> int:
    """Return how many triples a graph on a server has."""
    asked = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    answer = client.query(asked, graphs=[graph])
    bindings = json.loads(answer)["results"]["bindings"]
    return int(bindings[0]["n"]["value"]) if bindings else 0
