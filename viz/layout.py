"""Places nodes on the plane in advance, so that the page draws at once and always alike.

Each connected component is laid out by itself with networkx' spring layout from fixed starting
points, spread until no label covers another, and the components are packed into a rectangle
of a screen's shape. Large components are laid out community by community: networkx needs
minutes for thousands of nodes at once.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence

import networkx as nx
import numpy as np

Point = tuple[float, float]
Size = tuple[float, float]

SEED = 7
AT_ONCE = 400
"""Up to how many nodes one spring layout places; networkx wants SciPy from 500 on."""

GAP = 26.0
ASPECT = 1.7
_ROUNDS = 120
_WIDTHS = (1.0, 1.12, 1.25, 1.4, 1.6)


def _spring(graph: nx.Graph, room: float) -> dict[str, Point]:
    """Place a connected graph so that neighbours are about `room` apart."""
    count = graph.number_of_nodes()
    if count == 1:
        return {next(iter(graph)): (0.0, 0.0)}
    start = nx.circular_layout(graph)
    placed = nx.spring_layout(
        graph, pos=start, seed=SEED, iterations=140 if count < 150 else 100, weight="weight"
    )
    scale = room * math.sqrt(count) / 2
    wide, high = scale * ASPECT**0.8, scale * ASPECT**-0.2
    return {n: (float(p[0]) * wide, float(p[1]) * high) for n, p in placed.items()}


def _radius(points: Iterable[Point]) -> float:
    return max((math.hypot(x, y) for x, y in points), default=0.0)


def _by_community(graph: nx.Graph, room: float) -> dict[str, Point]:
    """Place each community as a disc, and the discs by the edges between them."""
    groups = [sorted(g) for g in nx.community.louvain_communities(graph, seed=SEED)]
    groups.sort(key=lambda g: (-len(g), g[0]))
    if len(groups) == 1:
        half = len(groups[0]) // 2
        groups = [groups[0][:half], groups[0][half:]]
    home = {node: i for i, group in enumerate(groups) for node in group}
    discs = [_place(graph.subgraph(group), room) for group in groups]
    between = nx.Graph()
    between.add_nodes_from(range(len(groups)))
    for a, b in sorted(graph.edges):
        if home[a] != home[b]:
            weight = between.get_edge_data(home[a], home[b], {"weight": 0})["weight"] + 1
            between.add_edge(home[a], home[b], weight=weight)
    widest = max(_radius(disc.values()) for disc in discs) + room
    names = nx.relabel_nodes(between, {i: f"{i:06d}" for i in between})
    centres = _spring(names, 2 * widest)
    return {
        node: (x + centres[f"{i:06d}"][0], y + centres[f"{i:06d}"][1])
        for i, disc in enumerate(discs)
        for node, (x, y) in disc.items()
    }


def _components(graph: nx.Graph) -> list[nx.Graph]:
    """Return the connected components, largest first, nodes and edges in a fixed order."""
    parts: list[nx.Graph] = []
    for nodes in sorted(nx.connected_components(graph), key=lambda c: (-len(c), min(c))):
        part = nx.Graph()
        part.add_nodes_from(sorted(nodes))
        part.add_weighted_edges_from(sorted(graph.subgraph(nodes).edges(data="weight")))
        parts.append(part)
    return parts


def _place(graph: nx.Graph, room: float) -> dict[str, Point]:
    """Place the components of a graph; they may lie over each other."""
    placed: dict[str, Point] = {}
    for part in _components(graph):
        placed |= _spring(part, room) if len(part) <= AT_ONCE else _by_community(part, room)
    return placed


def _push(a: list[float], b: list[float], size_a: Size, size_b: Size) -> None:
    """Move two boxes apart along the axis where they overlap least."""
    across = (size_a[0] + size_b[0]) / 2 + GAP / 2 - abs(a[0] - b[0])
    down = (size_a[1] + size_b[1]) / 2 + GAP / 2 - abs(a[1] - b[1])
    if across <= 0 or down <= 0:
        return
    axis, depth = (0, across) if across < down * ASPECT else (1, down)
    step = depth / 2 if a[axis] >= b[axis] else -depth / 2
    a[axis] += step
    b[axis] -= step


def _overlapping(spots: Sequence[Sequence[float]], halves: np.ndarray) -> list[tuple[int, int]]:
    """Return the pairs of boxes that lie over each other, by a sweep from left to right."""
    middles = np.array(spots)
    left, top = (middles - halves).T
    right, bottom = (middles + halves).T
    order = np.argsort(left, kind="stable")
    ends = np.searchsorted(left[order], right[order], side="left")
    counts = np.maximum(0, ends - np.arange(len(order)) - 1)
    first = np.repeat(np.arange(len(order)), counts)
    second = np.arange(counts.sum()) - np.repeat(counts.cumsum() - counts, counts) + first + 1
    a, b = order[first], order[second]
    over = (top[a] < bottom[b]) & (top[b] < bottom[a])
    return list(zip(a[over].tolist(), b[over].tolist(), strict=True))


def spread(points: Mapping[str, Point], sizes: Mapping[str, Size]) -> dict[str, Point]:
    """Return the points moved apart until no box (width, height) covers another, or nearly."""
    names = sorted(points)
    spots = [list(points[name]) for name in names]
    boxes = [sizes[name] for name in names]
    halves = np.array(boxes).reshape(-1, 2) / 2 + GAP / 4
    for _ in range(_ROUNDS):
        pairs = _overlapping(spots, halves) if len(spots) > 1 else []
        for a, b in pairs:
            _push(spots[a], spots[b], boxes[a], boxes[b])
        if not pairs:
            break
    return {name: (x, y) for name, (x, y) in zip(names, spots, strict=True)}


def _box(points: Mapping[str, Point], sizes: Mapping[str, Size]) -> tuple[float, ...]:
    """Return left, top, right, bottom of all boxes."""
    return (
        min(x - sizes[n][0] / 2 for n, (x, _) in points.items()),
        min(y - sizes[n][1] / 2 for n, (_, y) in points.items()),
        max(x + sizes[n][0] / 2 for n, (x, _) in points.items()),
        max(y + sizes[n][1] / 2 for n, (_, y) in points.items()),
    )


def _packed(
    boxes: Sequence[tuple[Mapping[str, Point], tuple[float, ...]]], width: float
) -> dict[str, Point]:
    """Put parts, the tallest first, into shelves; what is low stands in columns of its shelf."""
    placed: dict[str, Point] = {}
    left = top = shelf = down = column = 0.0
    for part, (x0, y0, x1, y1) in boxes:
        wide, high = x1 - x0 + 2 * GAP, y1 - y0 + 2 * GAP
        if down + high > shelf or left + wide > width + 2 * GAP:
            left, down, column = left + column, 0.0, 0.0
        if left and left + wide > width + 2 * GAP:
            left, top, shelf = 0.0, top + shelf, 0.0
        for node, (x, y) in part.items():
            placed[node] = (left + x - x0, top + down + y - y0)
        shelf, down, column = max(shelf, down + high), down + high, max(column, wide)
    return placed


def pack(parts: Sequence[Mapping[str, Point]], sizes: Mapping[str, Size]) -> dict[str, Point]:
    """Put components side by side, in the width in which all of them fill a screen best."""
    boxes = [(part, _box(part, sizes)) for part in parts]
    boxes.sort(key=lambda item: (item[1][1] - item[1][3], min(item[0])))
    area = sum((b[2] - b[0] + GAP) * (b[3] - b[1] + GAP) for _, b in boxes)
    width = max([math.sqrt(area * ASPECT), *(b[2] - b[0] for _, b in boxes)], default=0.0)
    tried = [_packed(boxes, width * share) for share in (_WIDTHS if len(boxes) > 1 else (1.0,))]
    return min(tried, key=lambda placed: _screens(placed, sizes))


def _screens(placed: Mapping[str, Point], sizes: Mapping[str, Size]) -> float:
    """Return the height of the smallest screen that shows all."""
    if not placed:
        return 0.0
    x0, y0, x1, y1 = _box(placed, sizes)
    return max((x1 - x0) / ASPECT, y1 - y0)


def positions(
    sizes: Mapping[str, Size], edges: Iterable[tuple[str, str, int]]
) -> dict[str, tuple[int, int]]:
    """Return whole pixel coordinates for each node, the middle of all at (0, 0).

    `sizes` has the box of each node with its label (width, height in pixels); `edges` are
    (node, node, weight). The same input gives the same coordinates.
    """
    graph = nx.Graph()
    graph.add_nodes_from(sorted(sizes))
    for a, b, weight in sorted(edges):
        if a != b:
            known = graph.get_edge_data(a, b, {"weight": 0})["weight"]
            graph.add_edge(a, b, weight=known + weight)
    mean = sum(w + h for w, h in sizes.values()) / (2 * len(sizes)) if sizes else 1.0
    parts = [spread(_place(part, mean), sizes) for part in _components(graph)]
    placed = pack(parts, sizes)
    if not placed:
        return {}
    x0, y0, x1, y1 = _box(placed, sizes)
    return {
        node: (round(x - (x0 + x1) / 2), round(y - (y0 + y1) / 2))
        for node, (x, y) in sorted(placed.items())
    }
