"""The graph, or what is asked of it, as lines: with or without reviews, inferred facts, graphs.

Turtle, N-Triples, JSON-LD and RDF/XML hold the union under canonical IRIs; N-Quads and TriG hold
the named graphs as their documents gave them, with all that was decided and derived between them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol

from kg.export.formats import WITH_GRAPHS, ending_of, write_rdf
from kg.iris import Iris
from kg.store import SUGGESTIONS, Manifest, Store
from kg.unfinished import appearing

INFERRED = "inferred"
"""The graph of what follows from the ontology's axioms."""
REVIEWS = "reviews"
"""The graph of people's verdicts."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What of a graph is written: people's reviews, what follows, suggestions; as of which day."""

    reviews: bool = True
    inferred: bool = True
    suggestions: bool = False
    as_of: date | None = None


def export_graph(folder: Path, path: Path, *, suggestions: bool = False) -> int:
    """Write the graph built in a folder to an RDF file; return the number of triples or quads.

    The format is the ending of the file's name. The file appears whole or not at all. What is only
    suggested is written where `suggestions` asks for it. Raises `UnknownFormat` and
    `kg.store.NoStore`.
    """
    ending_of(path)
    return write_graph(Store.open(folder), path, Scope(suggestions=suggestions))


class Graphs(Protocol):
    """What this module needs of a store, a folder's (`kg.store`) or a server's (`kg.remote`)."""

    @property
    def manifest(self) -> Manifest:
        """What IRIs begin with."""

    def lines(self, graph: str | None = None) -> list[bytes]:
        """Return the sorted N-Triples lines of a named graph, or of the union."""

    def named_graphs(self) -> list[str]:
        """Return the names of the named graphs, sorted."""


def write_graph(store: Graphs, path: Path, scope: Scope) -> int:
    """Write a store to an RDF file; return the number of triples or quads."""
    ending = ending_of(path)
    lines = list(quad_lines(store, scope)) if ending in WITH_GRAPHS else union_lines(store, scope)
    with appearing(path) as file:
        write_rdf(lines, ending, file)
    return len(lines)


def union_lines(store: Graphs, scope: Scope) -> list[bytes]:
    """Return the sorted N-Triples lines of the union."""
    iris = Iris(store.manifest.base)
    lines = store.lines()
    if not scope.inferred:
        follows = set(store.lines(iris.graph(INFERRED)))
        lines = [line for line in lines if line not in follows]
    if not scope.suggestions:
        return lines
    return sorted({*lines, *store.lines(iris.graph(SUGGESTIONS))})


def quad_lines(store: Graphs, scope: Scope) -> Iterator[bytes]:
    """Yield the N-Quads lines of the named graphs, graph by graph, each sorted."""
    iris = Iris(store.manifest.base)
    wanted = {SUGGESTIONS: scope.suggestions, INFERRED: scope.inferred, REVIEWS: scope.reviews}
    without = {iris.graph(name) for name, asked in wanted.items() if not asked}
    for graph in store.named_graphs():
        if graph not in without:
            tail = f" <{graph}> .\n".encode()
            yield from (line[:-3] + tail for line in store.lines(graph))
