"""Chooses what a page shows: a readable overview, or the neighbourhood of one thing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from viz.model import STATUSES, Edge, Kind, Node

OVERVIEW = 150
NEIGHBOURHOOD = 300

CLUSTER = "#cluster"
"""How the IRI of a cluster node ends; what stands before is the node it belongs to."""

OWNERS = ("lead", "support", "supervise")
HOMES = ("lead", "concerns", "mandate", "support", "supervise", "stated")
"""Roles by which a task belongs to another thing, the one that counts most first."""
CHAIN = ("implements", "basis", "amends")
SHARES: tuple[tuple[Kind, float], ...] = (("agency", 0.2), ("project", 0.15), ("document", 0.08))
CLUSTERS = 0.2
_HEAVIEST = 3
PASSABLE = ("task", "project", "indicator")
_TELLING = (
    "lead",
    "implements",
    "basis",
    "amends",
    "concerns",
    "supervise",
    "problem",
    "mandate",
    "support",
    "issued",
    "cites",
    "figure",
    "signed",
    "stated",
)
"""Roles in the order in which lines are kept where there are too many to read."""


@dataclass(frozen=True, slots=True)
class Selection:
    """Chosen nodes and edges.

    `hidden` counts nodes that are in no cluster either, `hidden_lines` lines left out
    between chosen nodes because there are too many to read. `folded` has the tasks that each
    cluster stands for, the most urgent first, by the cluster's IRI.
    """

    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    hidden: int = 0
    hidden_lines: int = 0
    folded: Mapping[str, Sequence[Node]] = field(default_factory=dict)


def urgency(node: Node) -> tuple[int, str, str]:
    """Sort tasks: overdue first, then by deadline, those without one and the done last."""
    rank = STATUSES.index(node.status) if node.status in STATUSES else len(STATUSES)
    return (rank, node.due or "9999", node.id)


def _weights(edges: Iterable[Edge]) -> Counter[str]:
    """Count each node's lines; a lead counts three times, a statement's place nothing."""
    weights: Counter[str] = Counter()
    for edge in edges:
        worth = {"lead": 3, "stated": 0}.get(edge.role, 1) * edge.count
        weights[edge.source] += worth
        weights[edge.target] += worth
    return weights


def _telling(edges: Sequence[Edge]) -> list[Edge]:
    """Drop «stated in» of tasks that hang on something else: they draw stars, not structure."""
    tied = {e.target for e in edges if e.role in OWNERS}
    tied |= {e.source for e in edges if e.role in ("concerns", "mandate")}
    return [e for e in edges if e.role != "stated" or e.source not in tied]


def _inside(edges: Iterable[Edge], kept: set[str]) -> list[Edge]:
    return [e for e in edges if e.source in kept and e.target in kept]


def _thin(edges: Iterable[Edge], most: int) -> list[Edge]:
    """Keep the most telling lines: at least one for each node, else up to `most` in all.

    A cluster keeps its three heaviest lines of each role: it touches everything.
    """
    ranked = sorted(edges, key=lambda e: (_TELLING.index(e.role), -e.count, e.source, e.target))
    kept: list[Edge] = []
    spare: list[Edge] = []
    seen: set[str] = set()
    counts: Counter[tuple[str, str]] = Counter()
    for edge in ranked:
        new = not {edge.source, edge.target} <= seen
        seen |= {edge.source, edge.target}
        ends = [(end, edge.role) for end in (edge.source, edge.target) if end.endswith(CLUSTER)]
        if new:
            kept.append(edge)
        elif all(counts[end] < _HEAVIEST for end in ends):
            spare.append(edge)
        counts.update(ends)
    return [*kept, *spare[: max(0, most - len(kept))]]


def finish(
    nodes: Iterable[Node], edges: Iterable[Edge], hidden: int, *, most: int | None = None
) -> Selection:
    """Return the selection of these nodes and lines, sorted, with `most` lines at most."""
    every = list({(e.source, e.target, e.role): e for e in edges}.values())
    kept = every if most is None else _thin(every, most)
    return Selection(
        tuple(sorted(nodes, key=lambda n: n.id)),
        tuple(sorted(kept, key=lambda e: (e.source, e.target, e.role))),
        hidden,
        len(every) - len(kept),
    )


def _linked(nodes: Sequence[Node], edges: Sequence[Edge]) -> list[Node]:
    ends = {e.source for e in edges} | {e.target for e in edges}
    return [n for n in nodes if n.id in ends]


def overview(nodes: Sequence[Node], edges: Sequence[Edge], *, limit: int = OVERVIEW) -> Selection:
    """Choose at most `limit` nodes, and twice as many lines, that show who has what to do.

    All that has a line, where that fits. Otherwise the bodies, projects and documents with
    the most tasks, then the most urgent tasks; the other tasks are folded into one cluster
    for each lead body, with counts on the lines.
    """
    telling = _telling(edges)
    linked = _linked(nodes, telling)
    if len(linked) <= limit:
        return finish(linked, telling, len(nodes) - len(linked), most=2 * limit)
    weights = _weights(telling)
    kept: set[str] = set()
    for kind, share in SHARES:
        ranked = sorted((n for n in linked if n.kind == kind), key=lambda n: (-weights[n.id], n.id))
        kept |= {n.id for n in ranked[: int(limit * share)]}
    tasks = sorted((n for n in linked if n.kind == "task"), key=urgency)
    chosen = [n for n in linked if n.id in kept]
    return _with_tasks(chosen, tasks, telling, limit=limit, total=len(nodes))


def _with_tasks(
    chosen: Sequence[Node],
    tasks: Sequence[Node],
    edges: Sequence[Edge],
    *,
    limit: int,
    total: int,
) -> Selection:
    """Add tasks, the first ones as nodes, the others in clusters, up to `limit` nodes in all."""
    kept = {n.id for n in chosen}
    homes = _homes(tasks, edges, kept)
    counts = Counter(homes.values())
    largest = sorted(counts, key=lambda home: (-counts[home], home))[: int(limit * CLUSTERS)]
    room = max(0, limit - len(kept) - len(largest))
    shown = [n for n in tasks if n.id in homes][:room]
    kept |= {n.id for n in shown}
    left = [n for n in tasks if homes.get(n.id) in largest and n.id not in kept]
    sizes = Counter(homes[n.id] for n in left)
    alone = [n for n in left if sizes[homes[n.id]] == 1]  # takes no more room than a cluster
    shown += alone
    kept |= {n.id for n in alone}
    folded = [n for n in left if n.id not in kept]
    clusters, lines = fold(folded, homes, edges, kept)
    drawn = [*chosen, *shown, *clusters]
    hidden = total - len(chosen) - len(shown) - len(folded)
    found = finish(drawn, [*_inside(edges, kept), *lines], hidden, most=2 * limit)
    return replace(found, folded=_groups(folded, homes))


def _groups(tasks: Sequence[Node], homes: Mapping[str, str]) -> dict[str, tuple[Node, ...]]:
    """Return the tasks of each cluster by its IRI, the most urgent first."""
    groups: dict[str, list[Node]] = defaultdict(list)
    for node in sorted(tasks, key=urgency):
        groups[f"{homes[node.id]}{CLUSTER}"].append(node)
    return {cluster: tuple(groups[cluster]) for cluster in sorted(groups)}


def _homes(tasks: Sequence[Node], edges: Sequence[Edge], kept: set[str]) -> dict[str, str]:
    """Return for each task the kept node it belongs to: lead, else project, else document."""
    ids = {n.id for n in tasks}
    best: dict[str, tuple[int, str]] = {}
    for edge in edges:
        task, other = (
            (edge.target, edge.source) if edge.role in OWNERS else (edge.source, edge.target)
        )
        if task in ids and other in kept and edge.role in HOMES:
            best[task] = min(best.get(task, (9, "")), (HOMES.index(edge.role), other))
    return {task: home for task, (_, home) in sorted(best.items())}


def fold(
    tasks: Sequence[Node], homes: dict[str, str], edges: Sequence[Edge], kept: set[str]
) -> tuple[list[Node], list[Edge]]:
    """Put tasks of one home into one cluster node; return the clusters and their lines."""
    groups = _groups(tasks, homes)
    named = {n.id: cluster for cluster, group in groups.items() for n in group}
    clusters = [
        Node(
            id=cluster,
            kind="cluster",
            label=str(len(group)),
            status=group[0].status,
            members=tuple(f"{n.label} — {n.due}" if n.due else n.label for n in group),
        )
        for cluster, group in groups.items()
    ]
    ends = kept | set(named.values())
    counts: Counter[tuple[str, str, str]] = Counter()
    for edge in edges:
        source, target = named.get(edge.source, edge.source), named.get(edge.target, edge.target)
        touched = edge.source in named or edge.target in named
        if touched and source in ends and target in ends:
            counts[source, target, edge.role] += 1
    return clusters, [Edge(*key, count=n) for key, n in sorted(counts.items())]


def _distances(
    nodes: dict[str, Node], edges: Sequence[Edge], centre: str, hops: int
) -> dict[str, int]:
    """Return how many lines away each node is, walking only through what is about the centre.

    The walk goes on through tasks, projects and indicators, and up the chain of mandates
    from document to document; a body or a report in between would lead to everything.
    """
    beside: dict[str, set[str]] = defaultdict(set)
    upward: dict[str, set[str]] = defaultdict(set)
    for edge in edges:
        beside[edge.source].add(edge.target)
        beside[edge.target].add(edge.source)
        if edge.role in CHAIN:
            upward[edge.source].add(edge.target)
    found, front = {centre: 0}, [centre]
    while front:
        after: list[str] = []
        for node in front:
            passable = node == centre or nodes[node].kind in PASSABLE
            steps = beside[node] if passable and found[node] < hops else upward[node]
            for other in sorted(steps):
                if other in nodes and other not in found:
                    found[other] = found[node] + 1
                    after.append(other)
        front = after
    return found


def neighbourhood(
    nodes: Sequence[Node],
    edges: Sequence[Edge],
    centre: str,
    *,
    hops: int = 2,
    limit: int = NEIGHBOURHOOD,
) -> Selection:
    """Choose what lies within `hops` lines of one thing, at most `limit` nodes.

    The nearest come first, among them the most urgent tasks; tasks beyond the limit are
    folded into clusters. Raises `KeyError` where no node has the IRI `centre`.
    """
    by_id = {n.id: n for n in nodes}
    distances = _distances({**by_id, centre: by_id[centre]}, edges, centre, hops)
    weights = _weights(edges)
    ranked = sorted(
        (by_id[i] for i in distances),
        key=lambda n: (distances[n.id], n.kind == "task", -weights[n.id], *urgency(n)),
    )
    if len(ranked) <= limit:
        kept = {n.id for n in ranked}
        return finish(ranked, _inside(edges, kept), len(nodes) - len(ranked))
    anchors = [n for n in ranked if n.kind != "task" and n.id != centre][: limit // 3]
    tasks = sorted((n for n in ranked if n.kind == "task" and n.id != centre), key=urgency)
    return _with_tasks([by_id[centre], *anchors], tasks, edges, limit=limit, total=len(nodes))
