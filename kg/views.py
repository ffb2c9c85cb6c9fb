"""Reads what a page shows from a store, by the library's `view-*` queries.

First everything that could be drawn, briefly; then, for what was chosen, the names, the
quotes and who said it. The choice itself is `viz.selection`'s.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace

import pyoxigraph as ox

from kg.ask import BadParameter, Table, ask, read_date
from kg.lookup import QueryStore, Term, find
from kg.terms import PREFIXES
from queries import library
from viz.model import KINDS, Edge, Kind, Node, Quote, View
from viz.selection import NEIGHBOURHOOD, OVERVIEW, Selection, neighbourhood, overview

Row = Mapping[str, Term]

_FACTS = {
    "eli:id_local": "number",
    "eli:date_document": "date",
    "dcterms:title": "title",
    "ck:fileName": "file",
}


def _rows(store: QueryStore, name: str, **values: str) -> Iterator[Row]:
    """Yield each row of a library query as a mapping without its unbound cells."""
    answer = ask(store, library.get(name), values)
    assert isinstance(answer, Table)  # noqa: S101 - the view queries are SELECTs
    for row in answer.rows:
        yield {c: t for c, t in zip(answer.columns, row, strict=True) if t is not None}


def _text(row: Row, column: str) -> str:
    term = row.get(column)
    return "" if term is None or isinstance(term, ox.Triple) else term.value


def _local(row: Row, column: str) -> str:
    """Return the last part of a concept's IRI: «openOverdue»."""
    return _text(row, column).rpartition("#")[2]


def _kind(text: str) -> Kind:
    return next(kind for kind in KINDS if kind == text)


def nodes(store: QueryStore, as_of: str) -> list[Node]:
    """Return everything that can be drawn, without quotes, sorted by IRI.

    A thing of two classes (a person who is also a body) is drawn as the first.
    """
    found: dict[str, Node] = {}
    for row in _rows(store, "view-nodes", as_of=as_of):
        iri = _text(row, "node")
        label = _text(row, "label") or iri.rstrip("/#").rpartition("/")[2]
        node = Node(
            id=iri,
            kind=_kind(_text(row, "kind")),
            label=label,
            status=_local(row, "status"),
            due=_text(row, "due"),
        )
        found.setdefault(iri, node)
    return [found[iri] for iri in sorted(found)]


def edges(store: QueryStore, drawable: Iterable[Node]) -> list[Edge]:
    """Return the lines between things that can be drawn, without quotes, each once, sorted.

    A document that a task names as its mandate and that also states it is joined once.
    """
    known = {n.id for n in drawable}
    found = {
        (_text(row, "from"), _text(row, "to"), _text(row, "role"))
        for row in _rows(store, "view-edges")
    }
    return [
        Edge(source, target, role)
        for source, target, role in sorted(found)
        if source in known and target in known and source != target
        if role != "stated" or (source, target, "mandate") not in found
    ]


def _quote(row: Row, says: str) -> Quote | None:
    if "quote" not in row:
        return None
    source = _text(row, "source_label") or _text(row, "source").rpartition("/")[2]
    return Quote(
        text=_text(row, "quote"),
        source=source,
        start=int(_text(row, "start")),
        end=int(_text(row, "end")),
        says=says,
    )


def _curie(iri: str) -> str:
    for prefix, base in PREFIXES.items():
        if iri.startswith(base):
            return f"{prefix}:{iri.removeprefix(base)}"
    return iri


class _Details:
    """Names, facts and quotes of chosen nodes.

    Each query is asked once for the whole graph: Oxigraph plans a query before it knows what
    a parameter is bound to, so that asking 300 times took 60 s for 10,000 tasks.
    """

    def __init__(self, store: QueryStore, chosen: Iterable[str]) -> None:
        self.names: dict[str, dict[str, None]] = {node: {} for node in chosen}
        self.facts: dict[str, dict[tuple[str, str], None]] = {node: {} for node in self.names}
        self.quotes: dict[str, dict[Quote, None]] = {node: {} for node in self.names}
        for row in _rows(store, "view-names"):
            self._name(_text(row, "node"), _curie(_text(row, "property")), _text(row, "value"))
        for row in _rows(store, "view-evidence"):
            node, quote = _text(row, "node"), _quote(row, _text(row, "kind"))
            if quote and node in self.quotes:
                self.quotes[node][quote] = None

    def _name(self, node: str, curie: str, value: str) -> None:
        if node in self.names and curie in _FACTS:
            self.facts[node][_FACTS[curie], value] = None
        elif node in self.names:
            self.names[node][value] = None

    def of(self, node: Node) -> Node:
        """Return the node with its details."""
        if node.id not in self.names:
            return node
        order = {word: i for i, word in enumerate(_FACTS.values())}
        return replace(
            node,
            names=tuple(name for name in self.names[node.id] if name != node.label),
            facts=tuple(sorted(self.facts[node.id], key=lambda f: (order[f[0]], f[1]))),
            quotes=tuple(self.quotes[node.id]),
        )


def duties_of(
    store: QueryStore, tasks: Container[str]
) -> dict[tuple[str, str, str], tuple[str, list[Quote]]]:
    """Return grade and quotes of each (body, task, role)."""
    found: dict[tuple[str, str, str], tuple[str, list[Quote]]] = {}
    for row in _rows(store, "view-duties"):
        task = _text(row, "node")
        if task not in tasks:
            continue
        key = (_text(row, "agency"), task, _local(row, "role"))
        _, quotes = found.setdefault(key, (_local(row, "grade"), []))
        quote = _quote(row, "")
        if quote and quote not in quotes:
            quotes.append(quote)
    return found


def _with_quotes(
    edge: Edge,
    duties: Mapping[tuple[str, str, str], tuple[str, list[Quote]]],
    quotes: Mapping[str, tuple[Quote, ...]],
) -> Edge:
    """Return an edge with its proof: the duty's own words, else those of its task or project."""
    duty = duties.get((edge.source, edge.target, edge.role))
    if duty:
        return replace(edge, grade=duty[0], quotes=tuple(duty[1]))
    own = quotes.get(edge.source, ())
    if edge.role in ("concerns", "mandate", "stated"):
        return replace(edge, quotes=tuple(q for q in own if q.says == "commitment"))
    if edge.role == "problem":
        return replace(edge, quotes=tuple(q for q in own if q.says == "problem"))
    if edge.role == "figure":
        return replace(edge, quotes=tuple(q for q in own if q.says in ("target", "actual")))
    return edge


def _view(
    store: QueryStore, chosen: Selection, *, title: str, as_of: str, focus: str | None
) -> View:
    """Return the view of a selection, with names, facts and quotes read for each node."""
    details = _Details(store, (n.id for n in chosen.nodes if n.kind != "cluster"))
    full = tuple(details.of(node) for node in chosen.nodes)
    quotes = {node.id: node.quotes for node in full}
    duties = duties_of(store, {n.id for n in full if n.kind == "task"})
    return View(
        title=title,
        as_of=as_of,
        nodes=full,
        edges=tuple(_with_quotes(edge, duties, quotes) for edge in chosen.edges),
        focus=focus,
        hidden=chosen.hidden,
        hidden_lines=chosen.hidden_lines,
    )


def overview_of(store: QueryStore, *, as_of: str, limit: int = OVERVIEW) -> View:
    """Return the readable overview of a whole graph, its statuses as of a day (ISO date).

    Raises `ValueError` where `as_of` is no date.
    """
    read_date(as_of)
    things = nodes(store, as_of)
    chosen = overview(things, edges(store, things), limit=limit)
    title = "Ai làm gì, khi nào xong, theo văn bản nào"
    return _view(store, chosen, title=title, as_of=as_of, focus=None)


def focus_on(
    store: QueryStore,
    name: str,
    *,
    as_of: str,
    hops: int = 2,
    limit: int = NEIGHBOURHOOD,
) -> View:
    """Return the neighbourhood of the thing that `name` names, or its IRI.

    Where several things bear the name, the one with the most lines is drawn. Raises
    `BadParameter` where nothing bears it, `ValueError` where `as_of` is no date.
    """
    read_date(as_of)
    things = nodes(store, as_of)
    lines = edges(store, things)
    counts: dict[str, int] = defaultdict(int)
    for line in lines:
        counts[line.source] += 1
        counts[line.target] += 1
    labels = {node.id: node.label for node in things}
    try:
        found = [f.value for f in find(store, "thing", name) if f.value in labels]
    except LookupError as error:
        raise BadParameter(f"--focus: {error}") from error
    if not found:
        raise BadParameter(f"--focus: nothing that can be drawn is «{name}»")
    centre = min(found, key=lambda iri: (-counts[iri], iri))
    chosen = neighbourhood(things, lines, centre, hops=hops, limit=limit)
    return _view(store, chosen, title=labels[centre], as_of=as_of, focus=centre)
