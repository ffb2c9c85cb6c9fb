"""Deciding: what a person says of two names becomes decisions over the IRIs that documents gave.

Names are looked up as the documents have them, not as joined, so that «different» and «split»
reach names that stand under one node already.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.identity.decisions import Decision, Verb
from kg.lookup import CLASSES, NothingNamed, Substitutions, as_iri, find
from kg.store import Store
from kg.terms import iri_of

KINDS = ("agency", "project", "person", "indicator", "document")
"""What can be one thing under several names."""


class CannotDecide(ValueError):
    """The two names do not stand for two things of one kind."""


@dataclass(frozen=True, slots=True)
class Names:
    """The graph as its documents gave it: every IRI with its node, and the reverse."""

    store: Store
    node_of: Mapping[str, str]

    @classmethod
    def of(cls, store: Store) -> Names:
        """Read from a store which IRIs stand under which node."""
        query = (
            "SELECT ?node ?name WHERE { ?j ck:judgement ck:same ; ck:canonical ?node ;"
            " ck:joins ?name }"
        )
        rows = store.rows(query)
        return cls(store, {_text(row["name"]): _text(row["node"]) for row in rows})

    def node(self, iri: str) -> str:
        """Return the IRI under which a name stands in the graph."""
        return self.node_of.get(iri, iri)

    def members(self, node: str) -> list[str]:
        """Return all IRIs that stand under a node, sorted."""
        return sorted({node, *(iri for iri, at in self.node_of.items() if at == node)})

    def query(
        self, query: str, *, substitutions: Substitutions | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run a query over the documents' own graphs, each triple once for each document."""
        graphs = [ox.NamedNode(g) for g in self.store.named_graphs() if "/graph/document/" in g]
        return self.store.query(query, substitutions=substitutions, graphs=graphs)

    def find(self, text: str, kind: str) -> list[str]:
        """Return the IRIs of a kind that a name or an IRI stands for, under one node or many.

        Raises `NothingNamed` where the graph has none.
        """
        given = as_iri(text)
        if given:
            if not self._is_known(given.value, kind):
                raise NothingNamed(f"the graph has no {kind} called <{given.value}>")
            return [given.value]
        return [node.value for node in find(self, kind, text)]

    def is_full_name(self, text: str, found: list[str]) -> bool:
        """Whether a text is an IRI or the whole name of something found, not a part of it."""
        wanted = " ".join(text.split()).casefold()
        return as_iri(text) is not None or any(
            wanted == " ".join(label.split()).casefold()
            for iri in found
            for label in self.labels(iri)
        )

    def labels(self, iri: str) -> list[str]:
        """Return the names of one IRI as documents write them, the preferred ones first."""
        query = "SELECT DISTINCT ?thing ?p ?l WHERE { ?thing ?p ?l }"
        order = ("prefLabel", "name", "altLabel", "id_local")
        found = {
            (order.index(kind), _text(row["l"]))
            for row in self._about(query, iri)
            if (kind := re.split("[/#]", _text(row["p"]))[-1]) in order
        }
        return [label for _, label in sorted(found)]

    def _is_known(self, iri: str, kind: str) -> bool:
        rows = self._about("SELECT DISTINCT ?thing ?class WHERE { ?thing a ?class }", iri)
        return {_text(row["class"]) for row in rows} & {iri_of(c) for c in CLASSES[kind]} != set()

    def _about(self, query: str, iri: str) -> ox.QuerySolutions:
        """Ask about one IRI, the query's «thing»."""
        rows = self.query(query, substitutions={ox.Variable("thing"): ox.NamedNode(iri)})
        assert isinstance(rows, ox.QuerySolutions)  # noqa: S101 - the queries are SELECTs
        return rows


def decide(
    names: Names, verb: Verb, one: str, other: str | None = None, *, kind: str | None = None
) -> tuple[Decision, ...]:
    """Return the decisions that a person's word over names or IRIs comes to.

    «same» and «different» take two names; «split» takes one: an IRI stands alone from now on, a
    name's node falls into all its names; «undo» takes back what was said of two names or one.
    `kind` is one of `KINDS`; without it the first that has both names in full is meant.
    Raises `CannotDecide` where a name is not clear enough, `NothingNamed` where nothing bears it.
    """
    left, right = _both(names, [one] if other is None else [one, other], kind)
    if other is None:
        return tuple(Decision(verb, iri) for iri in _to_split(names, one, left, verb))
    nodes = _one_node(names, one, left), _one_node(names, other, right)
    if nodes[0] != nodes[1] and verb != "undo":
        return (Decision(verb, *sorted(nodes)),)
    pairs = {(a, b) if a < b else (b, a) for a in left for b in right if a != b}
    if verb == "undo":
        pairs |= {tuple(sorted(nodes))} if nodes[0] != nodes[1] else set()  # type: ignore[arg-type]
    if not pairs or (verb == "different" and set(left) & set(right)):
        raise CannotDecide(f"«{one}» and «{other}» are one name; give the IRIs of two names")
    return tuple(Decision(verb, *pair) for pair in sorted(pairs))


def _both(names: Names, texts: list[str], kind: str | None) -> tuple[list[str], list[str]]:
    """Return what the names stand for in the first kind that has all, in full if there is one."""
    found = [_in_kinds(names, text, [kind] if kind else KINDS) for text in texts]
    shared = [k for k in found[0] if k in found[-1]]
    if not shared:
        raise CannotDecide(f"«{texts[0]}» and «{texts[-1]}» are of different kinds")

    def order(kind: str) -> tuple[bool, int]:
        full = all(names.is_full_name(t, f[kind]) for t, f in zip(texts, found, strict=True))
        return not full, KINDS.index(kind)

    best = min(shared, key=order)
    return found[0][best], found[-1][best]


def _in_kinds(names: Names, text: str, kinds: Sequence[str]) -> dict[str, list[str]]:
    """Return what a name stands for by kind; raises `NothingNamed` where it stands for nothing."""
    found: dict[str, list[str]] = {}
    near = ""
    for kind in kinds:
        try:
            found[kind] = names.find(text, kind)
        except NothingNamed as error:
            near = near or str(error).partition("; ")[2]
    if not found:
        raise NothingNamed(f"nothing in the graph is called «{text}»{near and f'; {near}'}")
    return found


def _one_node(names: Names, text: str, found: list[str]) -> str:
    nodes = sorted({names.node(iri) for iri in found})
    if len(nodes) > 1:
        shown = " ".join(f"<{iri}>" for iri in nodes[:4])
        raise CannotDecide(f"«{text}» is the name of {len(nodes)} things; give one: {shown}")
    return nodes[0]


def _to_split(names: Names, text: str, found: list[str], verb: Verb) -> list[str]:
    if as_iri(text) or verb == "undo":
        return found
    members = names.members(_one_node(names, text, found))
    if len(members) == 1:
        raise CannotDecide(f"«{text}» stands under one name already; there is nothing to split")
    return members


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))
