"""What follows from the ontology's axioms, made true in a graph of its own.

The axioms of `camket.ttl` are the rules: sub-properties, inverses, transitive properties and chains
(«who answers in the end» is *led by*, then *unit of*). Each becomes one SPARQL update, run until
nothing new follows; `kg.reason` lets HermiT draw the same conclusions from a sample.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

import pyoxigraph as ox
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from kg.store import load_quads
from ontology.load import graph

_MADE = ox.NamedNode("urn:camket:made")
"""The graph of conclusions, which stand in the default graph too, as premises of others."""


@dataclass(frozen=True, slots=True)
class Rule:
    """From a path of properties follows one property: `path` is written as SPARQL writes it."""

    path: str
    follows: str

    @property
    def update(self) -> str:
        """The rule as a SPARQL update, which adds only what is not there, in both graphs."""
        made = f"?a <{self.follows}> ?b"
        return (
            f"INSERT {{ {made} . GRAPH <{_MADE.value}> {{ {made} }} }}"
            f" WHERE {{ ?a {self.path} ?b FILTER NOT EXISTS {{ {made} }} }}"
        )


@cache
def rules() -> tuple[Rule, ...]:
    """Return the rules that the ontology's axioms are, in a fixed order."""
    return tuple(sorted(set(_rules(graph("camket"))), key=lambda r: (r.follows, r.path)))


def _rules(model: Graph) -> Iterator[Rule]:
    for below, above in model.subject_objects(RDFS.subPropertyOf):
        if (above, RDF.type, OWL.ObjectProperty) in model:
            yield Rule(f"<{below}>", str(above))
    for one, other in model.subject_objects(OWL.inverseOf):
        yield Rule(f"^<{one}>", str(other))
        yield Rule(f"^<{other}>", str(one))
    for each in model.subjects(RDF.type, OWL.TransitiveProperty):
        yield Rule(f"<{each}>/<{each}>+", str(each))
    for each, chain in model.subject_objects(OWL.propertyChainAxiom):
        yield Rule("/".join(_step(model, step) for step in Collection(model, chain)), str(each))


def _step(model: Graph, step: Node) -> str:
    """Return one step of a chain: a property, or the inverse of one that has no name."""
    if isinstance(step, URIRef):
        return f"<{step}>"
    return f"^<{model.value(step, OWL.inverseOf)}>"


@cache
def premises() -> frozenset[str]:
    """Return the properties that some rule reads or writes, as N-Triples terms."""
    paths = (rule.path.replace("+", "").replace("^", "").split("/<") for rule in rules())
    named = {f"<{part.strip('<>')}>" for path in paths for part in path}
    return frozenset(named | {f"<{rule.follows}>" for rule in rules()})


def materialise(lines: Iterable[str]) -> list[str]:
    """Return what follows from some N-Triples lines and is not among them, sorted.

    Conclusions between two nodes only, so that a name never becomes a node.
    """
    wanted = premises()
    store = ox.Store()
    load_quads(store, (line for line in lines if line.split(" ", 2)[1] in wanted))
    before = -1
    while before != len(store):
        before = len(store)
        for rule in rules():
            store.update(rule.update)
    made = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=_MADE) or b""
    del store  # which holds more than what it gave
    return sorted(line.decode() for line in made.splitlines(keepends=True))
