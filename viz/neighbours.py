"""Finds what lies around one thing line by line, without reading the whole graph."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol, overload

from viz.model import Edge, Node
from viz.selection import CHAIN, CLUSTER, HOMES, OWNERS, PASSABLE, Selection, neighbourhood, urgency

MOST = 2000
"""So many neighbours of the thing in the middle are read; more are counted in its cluster."""


BESIDE = 60
"""How many lines of each other thing are read."""

_UPWARD = 40


class Lines(Protocol):
    """Where nodes and lines are looked up: an index of the graph."""

    def overview(self, as_of: str, limit: int) -> Selection:
        """Choose what the drawing of the whole graph shows."""

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

    def read(self, iris: list[str]) -> list[Node]:
        """Read things that are not kept."""
        return list(self._index.things(iris, self._as_of)) if iris else []

    def learn(self, iris: Iterable[str]) -> list[Node]:
        """Read things; return those that can be drawn."""
        wanted = list(dict.fromkeys(iris))
        new = [iri for iri in wanted if iri not in self.nodes]
        self.nodes |= {n.id: n for n in self._index.things(new, self._as_of)}
        return [self.nodes[iri] for iri in wanted if iri in self.nodes]

    def around(self, iris: Iterable[str], limit: int, *, chain: bool = False) -> list[Node]:
        """Read lines of some things; return what is at their other ends.

        `chain` keeps only what leads up: to the documents that these carry out or rest on.
        """
        ends: list[str] = []
        for iri in iris:
            lines, _ = self._index.around(iri, limit=limit)
            kept = [e for e in lines if e.role in CHAIN and e.source == iri] if chain else lines
            self.edges |= {(e.source, e.target, e.role): e for e in kept}
            ends += [other(e, iri) for e in kept]
        return self.learn(ends)

    def upward(self) -> None:
        """Read the mandates of the documents found: what each carries out or rests on."""
        front = [n.id for n in self.nodes.values() if n.kind == "document"]
        seen: set[str] = set()
        while front and len(seen) < _UPWARD:
            step = front[:_UPWARD]
            seen |= set(step)
            above = self.around(step, BESIDE, chain=True)
            front = [n.id for n in above if n.id not in seen]


class Members(Sequence[Node]):
    """The tasks of a cluster: those that are known, then those that are read when asked for."""

    def __init__(
        self, known: Sequence[Node], unread: Sequence[str], read: Callable[[list[str]], list[Node]]
    ) -> None:
        self._known = known
        self._unread = unread
        self._read = read

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._known) + len(self._unread)

    @overload
    def __getitem__(self, place: int) -> Node: ...

    @overload
    def __getitem__(self, place: slice) -> list[Node]: ...

    def __getitem__(self, place: int | slice) -> Node | list[Node]:
        """Return the task at a place, or those of a slice."""
        if isinstance(place, int):
            number = range(len(self))[place]
            return self[number : number + 1][0]
        places = range(len(self))[place]
        known = len(self._known)
        later = [self._unread[i - known] for i in places if i >= known]
        return [*(self._known[i] for i in places if i < known), *self._read(later)]


def around(index: Lines, centre: str, *, as_of: str, limit: int) -> Selection:
    """Choose what lies within two lines of one thing, and the mandates above it.

    Tasks beyond `limit` are folded into clusters; of a very busy thing most are not read, but
    counted. Raises `KeyError` where no thing that can be drawn has the IRI `centre`.
    """
    found = _Gathered(index, as_of)
    if not found.learn([centre]):
        raise KeyError(centre)
    most = max(MOST, limit)
    first, total = index.around(centre, limit=most)
    rest, _ = index.around(centre, limit=total, offset=most) if total > most else ([], 0)
    found.edges |= {(e.source, e.target, e.role): e for e in first}
    beside = found.learn(other(e, centre) for e in first)
    passable = [n.id for n in ordered(beside) if n.kind in PASSABLE]
    found.around(passable[:limit], BESIDE)
    found.upward()
    nodes, edges = list(found.nodes.values()), list(found.edges.values())
    chosen = neighbourhood(nodes, edges, centre, limit=limit)
    unread = [e for e in rest if other(e, centre) not in found.nodes]
    return _counted(chosen, centre, unread, found) if unread else chosen


def _task(edge: Edge) -> str:
    """Return the task of a line; empty where its role ties other things."""
    if edge.role in OWNERS:
        return edge.target
    return edge.source if edge.role in HOMES else ""


def _counted(chosen: Selection, centre: str, unread: Sequence[Edge], found: _Gathered) -> Selection:
    """Put the tasks of lines that were not read into the centre's cluster, and count them there.

    Lines to other things than tasks are said to be left out.
    """
    cluster = f"{centre}{CLUSTER}"
    tasks = list(dict.fromkeys(_task(e) for e in unread if _task(e)))
    members = Members(chosen.folded.get(cluster, ()), tasks, found.read)
    if not members:
        return replace(chosen, hidden_lines=chosen.hidden_lines + len(unread))
    counts: Counter[tuple[str, str, str]] = Counter()
    for edge in unread:
        if task := _task(edge):
            ends = [cluster if end == task else end for end in (edge.source, edge.target)]
            counts[ends[0], ends[1], edge.role] += 1
    lines = {(e.source, e.target, e.role): e for e in chosen.edges}
    for key, count in counts.items():
        lines[key] = Edge(*key, count=count + (lines[key].count if key in lines else 0))
    nodes = {n.id: n for n in chosen.nodes}
    nodes[cluster] = replace(
        nodes.get(cluster) or Node(cluster, "cluster", "", members[0].status),
        label=str(len(members)),
    )
    return replace(
        chosen,
        nodes=tuple(nodes[key] for key in sorted(nodes)),
        edges=tuple(lines[key] for key in sorted(lines)),
        hidden_lines=chosen.hidden_lines + len(unread) - counts.total(),
        folded={**chosen.folded, cluster: members},
    )
