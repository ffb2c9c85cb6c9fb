"""The overview of a large graph, chosen in arrays as `viz.selection.overview` chooses it.

That reads every thing and line as an object, which takes seconds and a lock for 100,000 tasks;
here only what is shown becomes one.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from kg.index import drawing
from kg.index.facets import columns
from viz.model import STATUSES, Edge, Node
from viz.selection import CLUSTER, CLUSTERS, HOMES, OWNERS, SHARES, Selection, finish

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]
Read = Callable[[Iterable[int]], dict[int, Node]]
"""Reads things by number, in their order."""

_KINDS = ("", "agency", "project", "document", "person", "indicator", "task")
_TASK = _KINDS.index("task")


@dataclass(frozen=True)
class _Lines:
    """The lines that tell who has what to do: numbers of both ends and of the role."""

    source: Numbers
    target: Numbers
    role: Numbers
    roles: tuple[str, ...]

    def having(self, *names: str) -> Mask:
        """Return which lines have one of these roles."""
        return np.isin(self.role, [self.roles.index(n) for n in names if n in self.roles])

    def only(self, kept: Mask) -> _Lines:
        """Return some of the lines."""
        return replace(
            self, source=self.source[kept], target=self.target[kept], role=self.role[kept]
        )


class _Folded(Mapping[str, tuple[Node, ...]]):
    """The tasks of each cluster, the most urgent first; read when they are asked for."""

    def __init__(self, groups: Mapping[str, Numbers], read: Read) -> None:
        self._groups = groups
        self._read = read

    def __getitem__(self, cluster: str) -> tuple[Node, ...]:
        numbers = self._groups[cluster].tolist()
        found = self._read(numbers)
        return tuple(found[number] for number in numbers)

    def __iter__(self) -> Iterator[str]:
        return iter(self._groups)

    def __len__(self) -> int:
        return len(self._groups)


def overview(
    database: sqlite3.Connection, read: Read, *, as_of: str, limit: int
) -> Selection | None:
    """Choose at most `limit` things of the graph; `None` where all that has a line fits.

    Clusters do not name their tasks: `folded` reads those of one.
    """
    kinds = _kinds(database)
    lines = _telling(_lines(database, kinds))
    linked = np.zeros(len(kinds), bool)
    linked[lines.source] = linked[lines.target] = True
    if linked.sum() <= limit:
        return None
    chosen = _heaviest(lines, np.where(linked, kinds, 0), limit)
    kept = np.zeros(len(kinds), bool)
    kept[chosen] = True
    home = _homes(lines, kept, kinds)
    tasks = _urgent(database, as_of)
    tasks = tasks[home[tasks] > 0]
    shown, folded = _divided(tasks, home, limit, len(chosen))
    kept[shown] = True
    hidden = int((kinds > 0).sum()) - len(chosen) - len(shown) - len(folded)
    return _drawn(lines, read, (kept, home, folded), hidden=hidden, most=2 * limit)


def _kinds(database: sqlite3.Connection) -> NDArray[np.int64]:
    """Return the kind of each thing by its number, 0 for what is not drawn."""
    whens = " ".join(f"WHEN '{kind}' THEN {i}" for i, kind in enumerate(_KINDS))
    numbers, kinds = columns(
        database,
        f"SELECT json_group_array(id), json_group_array(CASE kind {whens} END)"  # noqa: S608
        " FROM thing WHERE kind IS NOT NULL",
    )
    found = np.zeros(int(numbers.max(initial=0)) + 1, np.int64)
    found[numbers] = kinds
    return found


def _lines(database: sqlite3.Connection, kinds: Numbers) -> _Lines:
    """Return the lines between things that are drawn."""
    roles = tuple(
        role for (role,) in database.execute("SELECT DISTINCT role FROM line ORDER BY role")
    )
    whens = " ".join(f"WHEN '{role}' THEN {i}" for i, role in enumerate(roles))
    source, target, role = columns(
        database,
        "SELECT json_group_array(source), json_group_array(target),"  # noqa: S608 - own words
        f" json_group_array(CASE role {whens or 'WHEN NULL THEN 0'} END)"
        " FROM line WHERE source <> target",
    )
    inside = (source < len(kinds)) & (target < len(kinds))
    found = _Lines(source, target, role, roles).only(inside)
    return found.only((kinds[found.source] > 0) & (kinds[found.target] > 0))


def _telling(lines: _Lines) -> _Lines:
    """Drop «stated in» of tasks that hang on something else, as in `viz.selection`."""
    tied = np.zeros(int(max(lines.source.max(initial=0), lines.target.max(initial=0))) + 1, bool)
    tied[lines.target[lines.having(*OWNERS)]] = True
    tied[lines.source[lines.having("concerns", "mandate")]] = True
    return lines.only(~lines.having("stated") | ~tied[lines.source])


def _heaviest(lines: _Lines, kinds: Numbers, limit: int) -> Numbers:
    """Return the bodies, projects and documents with the most lines."""
    worth = np.where(lines.having("lead"), 3, np.where(lines.having("stated"), 0, 1))
    weights = np.bincount(lines.source, worth, len(kinds))
    weights += np.bincount(lines.target, worth, len(kinds))
    chosen: list[Numbers] = []
    for kind, share in SHARES:
        numbers = np.flatnonzero(kinds == _KINDS.index(kind))
        order = np.lexsort((numbers, -weights[numbers]))
        chosen.append(numbers[order][: int(limit * share)])
    return np.concatenate(chosen)


def _homes(lines: _Lines, kept: Mask, kinds: Numbers) -> Numbers:
    """Return for each task the kept thing it belongs to, 0 for none: a lead counts most."""
    size, none = len(kept), len(HOMES) * len(kept)
    rank = np.array([HOMES.index(r) if r in HOMES else len(HOMES) for r in lines.roles], np.int64)
    owned = lines.having(*OWNERS)
    task = np.where(owned, lines.target, lines.source)
    other = np.where(owned, lines.source, lines.target)
    valid = kept[other] & (kinds[task] == _TASK) & (rank[lines.role] < len(HOMES))
    best = np.full(size, none, np.int64)
    np.minimum.at(best, task[valid], (rank[lines.role] * size + other)[valid])
    return np.where(best < none, best % size, 0)


def _urgent(database: sqlite3.Connection, as_of: str) -> Numbers:
    """Return all tasks, the most urgent on a day first."""
    (found,) = columns(
        database,
        "SELECT json_group_array(id) FROM (SELECT task.id FROM task"  # noqa: S608 - own words
        f" ORDER BY {drawing.rank(f'({drawing.STATUS})', STATUSES)},"
        " coalesce(task.due, '9999'), task.id)",
        {"as_of": as_of},
    )
    return found


def _divided(tasks: Numbers, home: Numbers, limit: int, taken: int) -> tuple[Numbers, Numbers]:
    """Return the tasks that are shown, and those that are folded into clusters."""
    counts = np.bincount(home[tasks])
    homes = np.flatnonzero(counts)
    largest = homes[np.lexsort((homes, -counts[homes]))][: int(limit * CLUSTERS)]
    room = max(0, limit - taken - len(largest))
    shown, left = tasks[:room], tasks[room:]
    left = left[np.isin(home[left], largest)]
    alone = np.bincount(home[left], minlength=1)[home[left]] == 1  # no more room than a cluster
    return np.concatenate([shown, left[alone]]), left[~alone]


def _drawn(
    lines: _Lines,
    read: Read,
    divided: tuple[Mask, Numbers, Numbers],
    *,
    hidden: int,
    most: int,
) -> Selection:
    """Return the nodes and lines of what is kept, and of the clusters of what is folded."""
    kept, home, folded = divided
    groups = {int(h): folded[home[folded] == h] for h in np.unique(home[folded])}
    heads = {h: int(group[0]) for h, group in groups.items()}
    nodes = read([*np.flatnonzero(kept).tolist(), *heads.values()])
    size = len(kept)
    clusters = {
        size + h: Node(
            f"{nodes[h].id}{CLUSTER}", "cluster", str(len(groups[h])), nodes[heads[h]].status
        )
        for h in groups
    }
    drawn = {n: node for n, node in nodes.items() if kept[n]} | clusters
    edges = _joined(lines, kept, np.where(np.isin(np.arange(size), folded), home + size, 0), drawn)
    found = finish(drawn.values(), edges, hidden, most=most)
    by_cluster = {clusters[size + h].id: group for h, group in groups.items()}
    return replace(found, folded=_Folded(by_cluster, read))


def _joined(lines: _Lines, kept: Mask, cluster: Numbers, drawn: Mapping[int, Node]) -> list[Edge]:
    """Return the lines between drawn things; those of folded tasks are their cluster's, counted."""
    source = np.where(cluster[lines.source] > 0, cluster[lines.source], lines.source)
    target = np.where(cluster[lines.target] > 0, cluster[lines.target], lines.target)
    inside = (kept[lines.source] | (cluster[lines.source] > 0)) & (
        kept[lines.target] | (cluster[lines.target] > 0)
    )
    triples = np.stack([source, target, lines.role])[:, inside]
    found, counts = np.unique(triples, axis=1, return_counts=True)
    return [
        Edge(drawn[a].id, drawn[b].id, lines.roles[role], count=count)
        for (a, b, role), count in zip(found.T.tolist(), counts.tolist(), strict=True)
    ]
