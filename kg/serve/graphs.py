"""The drawn graph as JSON: an overview, the neighbourhood of one thing, a thing's neighbours.

Whole views are laid out here, once for each view of a build; what is added to one later gets its
place in the page, around what it was expanded from.
"""

from __future__ import annotations

import threading
from collections import Counter, OrderedDict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from viz import neighbours as near
from viz.model import Edge, Node, View
from viz.network import box, drawing, edge_options, node_options
from viz.page import words
from viz.selection import CLUSTER, OVERVIEW, Selection

Json = dict[str, Any]

FOCUSED = 80
"""How many things a neighbourhood shows at first."""

PAGE = 24
"""How many neighbours one expansion adds."""

_KEPT = 128
_MOST = 5000
"""How many things any view shows."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """A view as the page reads it, and the tasks that each cluster stands for."""

    json: Json
    chosen: Selection


class Graphs:
    """The views of one build; those asked for last are kept."""

    def __init__(self, index: near.Lines) -> None:
        self._index = index
        self._kept: OrderedDict[tuple[str, str, int], _Drawn] = OrderedDict()
        self._lock = threading.Lock()
        self._working: dict[tuple[str, str, int], threading.Lock] = {}

    def graph(self, focus: str = "", *, as_of: str, limit: int = 0) -> Json:
        """Return the overview, or what lies around `focus` (an IRI), with places.

        Raises `KeyError` where nothing that can be drawn has that IRI.
        """
        return self._drawn(focus, as_of, limit).json

    def neighbours(
        self,
        iri: str,
        *,
        as_of: str,
        view: tuple[str, int] = ("", 0),
        offset: int = 0,
        limit: int = PAGE,
    ) -> Json:
        """Return a page of a thing's neighbours, or of a cluster's tasks, with all their lines.

        `view` says in which view a cluster stands: its focus and its limit. A line may lead to a
        thing that is not on the page: the reader draws it where the other end is shown. `total`
        counts lines, or a cluster's tasks. Raises `KeyError` for an unknown IRI.
        """
        if iri.endswith(CLUSTER):
            members = self._drawn(view[0], as_of, view[1]).chosen.folded[iri]
            page, total = list(members[offset : offset + limit]), len(members)
        else:
            page, total = self._beside(iri, as_of, offset, limit)
        lines = self._lines_of(page)
        weights = _weights(lines)
        return {
            "nodes": [_node(n, node_options(n, weights[n.id])) for n in page],
            "edges": [_edge(e) for e in lines],
            "total": total,
            "shown": len(page),
        }

    def warm(self, as_of: str) -> None:
        """Make the overview, which takes a second of a large graph, before it is asked for."""
        self.graph(as_of=as_of)

    def _beside(self, iri: str, as_of: str, offset: int, limit: int) -> tuple[list[Node], int]:
        """Return what is at the other ends of a page of lines, and the number of all lines."""
        if not self._index.things([iri], as_of):
            raise KeyError(iri)
        lines, total = self._index.around(iri, limit=limit, offset=offset)
        ends = dict.fromkeys(near.other(e, iri) for e in lines)
        return list(self._index.things(ends, as_of)), total

    def _lines_of(self, nodes: Iterable[Node]) -> list[Edge]:
        """Return the lines of these nodes, each once: those of a task are all of them."""
        found = {
            (e.source, e.target, e.role): e
            for node in nodes
            for e in self._index.around(node.id, limit=near.BESIDE)[0]
        }
        return [found[key] for key in sorted(found)]

    def _drawn(self, focus: str, as_of: str, limit: int) -> _Drawn:
        key = (focus, as_of, limit)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
            working = self._working.setdefault(key, threading.Lock())
        with working:  # the second to ask waits for the first
            found = self._kept.get(key) or self._draw(focus, as_of, limit)
        with self._lock:
            self._kept[key] = found
            self._working.pop(key, None)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return found

    def _draw(self, focus: str, as_of: str, limit: int) -> _Drawn:
        most = min(limit or (FOCUSED if focus else OVERVIEW), _MOST)
        if focus:
            chosen = near.around(self._index, focus, as_of=as_of, limit=most)
        else:
            chosen = self._index.overview(as_of, most)
        title = next((n.label for n in chosen.nodes if n.id == focus), "")
        view = View(title, as_of, chosen.nodes, chosen.edges, focus or None)
        return _Drawn(_view_json(view, chosen), chosen)


def _weights(edges: Iterable[Edge]) -> Counter[str]:
    weights: Counter[str] = Counter()
    for edge in edges:
        weights.update({edge.source: edge.count, edge.target: edge.count})
    return weights


def _node(node: Node, look: Json) -> Json:
    """Return a node for the page: its look, the room it takes, and what is said of it."""
    wide, high = box(node, look["label"], look["size"])
    said: Json = {"id": node.id, "name": node.label, "due": node.due}
    if node.kind == "cluster":
        said |= {"home": node.id.removesuffix(CLUSTER), "members": int(node.label)}
    return {**look, **said, "box": [round(wide), round(high)]}


def _ends(edge: Edge) -> Json:
    return {
        "id": f"{edge.source} {edge.role} {edge.target}",
        "from": edge.source,
        "to": edge.target,
    }


def _edge(edge: Edge) -> Json:
    return {**edge_options(edge, ""), **_ends(edge)}


def _view_json(view: View, chosen: Selection) -> Json:
    """Return a view for the page, whose ids are IRIs."""
    drawn = drawing(view, words()["vi"])
    nodes = [_node(node, look) for look, node in zip(drawn["nodes"], view.nodes, strict=True)]
    edges = [{**look, **_ends(edge)} for look, edge in zip(drawn["edges"], view.edges, strict=True)]
    return {
        "title": view.title,
        "focus": view.focus,
        "asOf": view.as_of,
        "nodes": nodes,
        "edges": edges,
        "options": drawn["options"],
        "hidden": chosen.hidden,
        "hiddenLines": chosen.hidden_lines,
    }
