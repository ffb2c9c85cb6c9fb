"""Makes the drawing's model: a pyvis network with colours, sizes, labels and fixed places.

pyvis gives the model and the options of vis-network; its own page is not used (it fetches
from other hosts and puts titles in as HTML), `viz.page` has its own.
"""

from __future__ import annotations

import json
import math
import re
import textwrap
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from viz.model import Edge, Node, View

if TYPE_CHECKING:
    from viz.layout import Size

Json = dict[str, Any]

OPTIONS: Json = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {
        "hover": True,
        "keyboard": False,
        "multiselect": False,
        "navigationButtons": False,
        "tooltipDelay": 100000000,
    },
    "nodes": {"scaling": {"label": {"drawThreshold": 7}}, "font": {"vadjust": -2}},
    "edges": {
        "smooth": False,
        "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}},
        "font": {"size": 11, "align": "middle", "strokeWidth": 4},
        "scaling": {"label": {"drawThreshold": 8}},
        "selectionWidth": 1.5,
        "hoverWidth": 0.6,
    },
}
"""The options of vis-network: nothing moves by itself, nothing is drawn that cannot be read."""

_LINE = {"task": 26, "agency": 22, "project": 24, "document": 24}
CROWDED = 100
"""With more nodes than this a drawing is seen from afar."""
_FROM_AFAR = {"agency": 1.5, "task": 0.0, "cluster": 0.0}
_OTHERS = 1.3
_ROUND = 18.0
_LETTER = 0.56
"""Width of a letter in ems, on average, in the fonts of the page."""


@cache
def theme() -> Json:
    """Return colours, shapes and sizes by kind, status and role."""
    text = (files(__package__) / "assets" / "theme.json").read_text(encoding="utf-8")
    found: Json = json.loads(text)
    return found


def wrap(label: str, width: int, lines: int = 3) -> str:
    """Break a label into at most `lines` lines of `width` letters; «…» for the rest.

    >>> wrap("Sở Tài nguyên và Môi trường tỉnh Tân Hà", 22, 2)
    'Sở Tài nguyên và Môi\\ntrường tỉnh Tân Hà'
    """
    text = " ".join(label.split()) or "—"
    broken = textwrap.wrap(text, width)
    if len(broken) > lines:
        last = textwrap.shorten(f"{broken[lines - 1]} {broken[lines]}", width, placeholder="…")
        return "\n".join([*broken[: lines - 1], re.sub(r"[ ,;]*…$", " …", last)])
    # The narrowest width that needs no more lines: no single word on the last one.
    least = max(1, (len(text) - len(broken) + 1) // len(broken))
    narrow = next(w for w in range(least, width + 1) if len(textwrap.wrap(text, w)) <= len(broken))
    return "\n".join(textwrap.wrap(text, narrow))


def _size(node: Node, weight: int) -> int:
    """Return the radius in pixels: it grows with the number of tasks, up to double."""
    base = int(theme()["kinds"][node.kind]["size"])
    if node.kind in ("task", "person", "indicator"):
        return base
    return base + min(base, round(2.4 * math.sqrt(weight)))


def box(node: Node, label: str, radius: int) -> Size:
    """Return the width and height that a node and its label take, in pixels."""
    font = theme()["kinds"][node.kind]["font"]
    lines = label.split("\n")
    wide = max(len(line) for line in lines) * font * _LETTER
    return (max(2.0 * radius, wide), 2.0 * radius + len(lines) * font * 1.25)


def _node_options(node: Node, label: str, radius: int) -> Json:
    look = theme()["kinds"][node.kind]
    ring = theme()["statuses"].get(node.status) if node.kind in ("task", "cluster") else None
    return {
        "label": label,
        "shape": look["shape"],
        "size": radius,
        "color": {"background": look["color"], "border": ring or look["color"]},
        "borderWidth": 4 if ring else 1,
        "font": {"size": look["font"]},
        "kind": node.kind,
        "status": node.status,
        **({"shapeProperties": {"borderDashes": [4, 3]}} if node.kind == "cluster" else {}),
    }


def edge_options(edge: Edge, label: str, nth: int = 0) -> Json:
    """Return what a line looks like; `nth` counts the lines between the same two things."""
    look = theme()["roles"][edge.role]
    options: Json = {
        "label": f"{label} ×{edge.count}" if edge.count > 1 else label,
        "color": {"color": look["color"], "highlight": look["color"], "hover": look["color"]},
        "width": look["width"] + min(4.0, 0.8 * (edge.count - 1) ** 0.5),
        "dashes": look["dashes"],
        "role": edge.role,
        "count": edge.count,
    }
    if nth:  # a second line between the same two things bends aside
        options["smooth"] = {"enabled": True, "type": "curvedCW", "roundness": 0.18 * nth}
    return options


def _label(node: Node) -> str:
    if node.kind == "cluster":
        return f"+{node.label}"
    return wrap(node.label, _LINE.get(node.kind, 24))


def _pictured(nodes: Sequence[Node], edges: Sequence[Edge]) -> dict[str, tuple[str, int, Size]]:
    """Return label, radius and box of each node; what has more tasks is larger."""
    weights: Counter[str] = Counter()
    for edge in edges:
        weights.update({edge.source: edge.count, edge.target: edge.count})
    found: dict[str, tuple[str, int, Size]] = {}
    for node in nodes:
        label, radius = _label(node), _size(node, weights[node.id])
        found[node.id] = (label, radius, box(node, label, radius))
    return found


def _rooms(view: View, pictured: Mapping[str, tuple[str, int, Size]]) -> dict[str, Size]:
    """Return the room of each node: of many, tasks take that of their sign, others are enlarged.

    Where much is drawn it is seen from afar: names of bodies and documents are then written
    larger, those of tasks only where they happen to find room.
    """
    rooms = {node: size for node, (_, _, size) in pictured.items()}
    if len(rooms) <= CROWDED:
        return rooms
    found: dict[str, Size] = {}
    for node in view.nodes:
        wide, high = rooms[node.id]
        times = _FROM_AFAR.get(node.kind, _OTHERS)
        small = 2.0 * pictured[node.id][1] + _ROUND
        found[node.id] = (wide * times, high * times) if times else (small, small)
    return found


def drawing(view: View, words: Mapping[str, str], *, all_named: bool = False) -> Json:
    """Return `nodes`, `edges` and `options` for vis-network; ids are places in the view.

    `words` are the role names to write on the lines, by role. `all_named`: each name is to
    find its place, however many there are.
    """
    from pyvis.network import Network

    from viz.layout import positions

    pictured = _pictured(view.nodes, view.edges)
    own = {node: size for node, (_, _, size) in pictured.items()}
    rooms = own if all_named else _rooms(view, pictured)
    places = positions(
        rooms,
        [(e.source, e.target, min(e.count, 3)) for e in view.edges],
    )
    net = Network(directed=True, cdn_resources="in_line")
    numbers = {n.id: i for i, n in enumerate(view.nodes)}
    for node in view.nodes:
        label, radius, _ = pictured[node.id]
        x, y = places[node.id]
        high = rooms[node.id][1]
        y -= round(high / 2) - radius  # the label hangs below, so the box's middle is lower
        net.add_node(numbers[node.id], x=x, y=y, **_node_options(node, label, radius))
    seen: Counter[frozenset[str]] = Counter()
    for number, edge in enumerate(view.edges):
        ends = frozenset((edge.source, edge.target))
        options = edge_options(edge, words[edge.role], seen[ends])
        net.add_edge(numbers[edge.source], numbers[edge.target], id=number, **options)
        seen[ends] += 1
    return {"nodes": net.nodes, "edges": net.edges, "options": OPTIONS}


def node_options(node: Node, weight: int) -> Json:
    """Return what a node with so many lines looks like, without a place."""
    return _node_options(node, _label(node), _size(node, weight))
