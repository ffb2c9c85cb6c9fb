"""The closure of a selection: all that must go along so that what is chosen can be understood.

A statement or task brings its evidence, responsibilities, deadlines, events and section, its task
or its statements, and the reports on it. What is only named (bodies, documents, projects, people,
indicators, places) comes with its own facts and names, without what it has to do with others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.iris import Iris
from kg.store import Store
from kg.terms import iri_of

_PARTS = (
    "evidence",
    "responsibility",
    "event",
    "deadline-event",
    "owner-event",
    "interval",
    "instant",
    "section",
    "repair",
    "post",
)
"""Kinds of nodes that exist through others and always go with them."""
_WHOLE = ("statement", "task", "observation", "attainment", "contradiction")
"""Kinds that come with all that shows them, so that a mere mention does not bring one in."""
_ALONG = (
    "ck:states",
    "prov:wasDerivedFrom",
    "ck:oneSide",
    "ck:otherSide",
    "ck:ofTarget",
    "ck:byActual",
    "org:changedBy",
)
_BACK = (
    "ck:states",
    "ck:reportsOn",
    "ck:aboutTask",
    "ck:oneSide",
    "ck:otherSide",
    "ck:ofTarget",
    "ck:byActual",
)
"""Properties whose object, or whose subject, goes with what is whole."""
_MEMBERS = {
    "agency": ("ck:leadBy", "ck:supportedBy", "ck:supervisedBy", "org:organization"),
    "document": ("ck:statedIn", "ck:mandatedBy", "eli:is_part_of", "ck:pageOf", "oa:hasSource"),
    "section": ("ck:mandatedBy", "eli:is_part_of"),
    "project": ("ck:concerns", "ck:reportsOn"),
    "person": ("org:member",),
    "indicator": ("ck:indicator", "ck:about"),
}
"""Properties of which a chosen thing is the object for what belongs to it."""
_OF_NAMED = ("eli:passed_by", "ck:jurisdiction")
"""Links of what is only named that are followed to one more name."""
_UNION = ox.DefaultGraph()


@dataclass(frozen=True, slots=True)
class Closure:
    """The nodes of a selection by IRI; `aliases` are the IRIs that single documents give them."""

    iris: frozenset[str]
    aliases: frozenset[str] = frozenset()


def close(store: Store, chosen: Iterable[str]) -> Closure:
    """Return the closure of things, statements or tasks, given by IRI."""
    walk = Walk(store)
    seeds = set(chosen)
    whole = walk.whole(seeds | walk.members(seeds))
    found = whole | walk.named(whole)
    judged = set(walk.leading_to(found, ("ck:canonical",)))
    reviewed = walk.reviews(found)
    derived = Iris(store.manifest.base).graph("derived")
    return Closure(frozenset({*found, *judged, *reviewed, derived}), frozenset(walk.joined(judged)))


class Walk:
    """Follows the links of a store's union from node to node."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._base = store.manifest.base

    def members(self, seeds: Iterable[str]) -> set[str]:
        """Return what belongs to chosen things, and to the sections of chosen documents."""
        found: set[str] = set()
        front = set(seeds)
        while front:
            near = {
                iri
                for thing in front
                for iri in self.leading_to([thing], _MEMBERS.get(self._kind(thing), ()))
            }
            front = {iri for iri in near - found if self._kind(iri) == "section"}
            found |= near
        return found

    def whole(self, start: set[str]) -> set[str]:
        """Return what comes whole: some nodes, their parts, tasks, statements and reports."""
        along = {iri_of(curie) for curie in _ALONG}
        found, front = set(start), set(start)
        while front:
            near = set(self.leading_to((i for i in front if self._kind(i) in _WHOLE), _BACK))
            near |= {
                target
                for link, target in self.links_of(front)
                if link in along or self._kind(target) in _PARTS
            }
            front = near - found
            found |= near
        return found

    def named(self, whole: Iterable[str]) -> set[str]:
        """Return what the whole nodes name, and who issued the documents that they name."""
        apart = {"", *_PARTS, *_WHOLE}
        found = {target for _, target in self.links_of(whole) if self._kind(target) not in apart}
        further = {iri_of(curie) for curie in _OF_NAMED}
        return found | {target for link, target in self.links_of(found) if link in further}

    def reviews(self, found: Iterable[str]) -> set[str]:
        """Return people's verdicts on some nodes, who gave them, and what they take back."""
        reviews = set(self.leading_to(found, ("oa:hasTarget",)))
        near = (target for _, target in self.links_of(reviews))
        return reviews | {iri for iri in near if self._kind(iri) in ("review", "reviewer")}

    def joined(self, judgements: Iterable[str]) -> Iterator[str]:
        """Yield the IRIs that identity judgements join."""
        joins = iri_of("ck:joins")
        for iri in judgements:
            for quad in self._store.about(iri):
                if quad.predicate.value == joins and isinstance(quad.object, ox.Literal):
                    yield quad.object.value

    def links_of(self, iris: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield (property, object) of the links of the union that begin at some nodes."""
        for iri in iris:
            for quad in self._store.about(iri):
                if isinstance(quad.object, ox.NamedNode) and quad.graph_name == _UNION:
                    yield quad.predicate.value, quad.object.value

    def leading_to(self, iris: Iterable[str], curies: Iterable[str]) -> Iterator[str]:
        """Yield the nodes from which some properties lead to some nodes."""
        properties = [iri_of(curie) for curie in curies]
        for iri in iris:
            for link in properties:
                for triple in self._store.naming(iri, link):
                    if isinstance(triple.subject, ox.NamedNode):
                        yield triple.subject.value

    def _kind(self, iri: str) -> str:
        return kind_of_node(iri, self._base)


def kind_of_node(iri: str, base: str) -> str:
    """Return the kind that an IRI of the graph names («task»), empty for one of elsewhere."""
    return iri.removeprefix(base).partition("/")[0] if iri.startswith(base) else ""
