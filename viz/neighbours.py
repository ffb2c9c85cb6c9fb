"""Finds what lies around one thing line by line, without reading the whole graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from viz.model import Edge, Node
from viz.selection import CHAIN, CLUSTER, PASSABLE, Selection, neighbourhood, urgency

MOST = 2000
"""How many lines of the thing in the middle are read; more are counted in its cluster."""

BESIDE = 60
"""How many lines of each other thing are read."""

_UPWARD = 40


class Lines(Protocol):
    """Where nodes and lines are looked up: an index of the graph."""

    def nodes(self, as_of: str) -> Sequence[Node]:
        """Return everything that can be drawn."""

    def lines(self) -> Sequence[Edge]:
        """Return all lines."""

    def things(self, iris: Iterable[str], as_of: str) -> Sequence[Node]:
        """Return the things of these IRIs that can be drawn."""

    def around(self, iri: str, *, limit: int, offset: int = 0) -> tuple[Sequence[Edge], int]:
        """Return some lines of a thing, the most telling first, and how many it has."""


def other(edge: Edge, iri: str) -> str:
    """Return the end of a line that is not `iri`."""
    return edge.target if edge.source == iri else edge.source


def ordered(nodes: Iterable[Node]) -> list[Node]:
    """Sort neighbours for paging: what is no task first, then tasks, the most urgent first."""
    return sorted(nodes, key=lambda n: (n.kind == "task", *urgency(n)))


class _Gathered:
    """Nodes and lines read so far."""

    def __init__(self, index: Lines, as_of: str) -> None:
        self._index = index
        self._as_of = as_of
        self.nodes: dict[str, Node] = {}
        self.edges: dict[tuple[str, str, str], Edge] = {}

    def learn(self, iris: Iterable[str]) -> list[Node]:
        """Read things; return those that can be drawn."""
        wanted = list(dict.fromkeys(iris))
        new = [iri for iri in wanted if iri not in self.nodes]
        self.nodes |= {n.id: n for n in self._index.things(new, self._as_of)}
        return [self.nodes[iri] for iri in wanted if iri in self.nodes]

    def around(
        self, iris: Iterable[str], limit: int, *, chain: bool = False
    ) -> tuple[list[Node], int]:
        """Read lines of some things; return what is at their other ends, and the number of all.

        `chain` keeps only what leads up: to the documents that these carry out or rest on.
        """
        ends: list[str] = []
        total = 0
        for iri in iris:
            lines, count = self._index.around(iri, limit=limit)
            kept = [e for e in lines if e.role in CHAIN and e.source == iri] if chain else lines
            self.edges |= {(e.source, e.target, e.role): e for e in kept}
            ends += [other(e, iri) for e in kept]
            total += count
        return self.learn(ends), total

    def upward(self) -> None:
        """Read the mandates of the documents found: what each carries out or rests on."""
        front = [n.id for n in self.nodes.values() if n.kind == "document"]
        seen: set[str] = set()
        while front and len(seen) < _UPWARD:
            step = front[:_UPWARD]
            seen |= set(step)
            above, _ = self.around(step, BESIDE, chain=True)
            front = [n.id for n in above if n.id not in seen]


def around(index: Lines, centre: str, *, as_of: str, limit: int) -> Selection:
    """Choose what lies within two lines of one thing, and the mandates above it.

    Tasks beyond `limit` are folded into clusters. Raises `KeyError` where no thing that can be
    drawn has the IRI `centre`.
    """
    found = _Gathered(index, as_of)
    if not found.learn([centre]):
        raise KeyError(centre)
    beside, total = found.around([centre], MOST)
    passable = [n.id for n in ordered(beside) if n.kind in PASSABLE]
    found.around(passable[:limit], BESIDE)
    found.upward()
    nodes, edges = list(found.nodes.values()), list(found.edges.values())
    chosen = neighbourhood(nodes, edges, centre, limit=limit)
    return _counted(chosen, centre, total - min(total, MOST))


def _counted(chosen: Selection, centre: str, unread: int) -> Selection:
    """Say of lines that were not read that they are left out; their tasks join the cluster."""
    if not unread:
        return chosen
    cluster = f"{centre}{CLUSTER}"
    nodes = tuple(
        replace(n, label=str(int(n.label) + unread)) if n.id == cluster else n for n in chosen.nodes
    )
    return replace(chosen, nodes=nodes, hidden_lines=chosen.hidden_lines + unread)
