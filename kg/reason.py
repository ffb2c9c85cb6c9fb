"""Asks a reasoner whether the ontology, alone or with a sample of the graph, contradicts itself.

owlready2 holds the ontology and calls HermiT, a Java program. HermiT is slow, so it sees the
ontology and a sample of the data, never a whole graph.
"""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import import_module
from typing import Any

import owlready2
from rdflib import OWL, RDF, SKOS, Graph, URIRef
from rdflib.term import Node

from ontology.load import graph as model
from ontology.vocab import CK, ONTOLOGY

_HEADER = URIRef(ONTOLOGY.removesuffix("#"))
_ROOTS = (CK.Task, CK.Commitment, CK.Result, CK.Problem, CK.Observation)
_JAVA = "java"

# owlready2 keeps its errors where its reasoner is; `import_module` spares untyped re-exports.
_reasoning: Any = import_module("owlready2.reasoning")


class ReasonerMissing(RuntimeError):
    """Java, which HermiT needs, is not installed."""


class ReasonerFailed(RuntimeError):
    """HermiT gave up: it was given what it does not understand, or too little memory."""


@dataclass(frozen=True, slots=True)
class Consistency:
    """What HermiT found.

    `consistent` says whether ontology and individuals can be true together, `unsatisfiable`
    names the classes that can have no member (IRIs, sorted; empty where all is inconsistent,
    since then nothing follows), `individuals` counts the nodes of the graph that were given.
    """

    consistent: bool
    unsatisfiable: tuple[str, ...]
    individuals: int

    @property
    def sound(self) -> bool:
        """Whether nothing at all is wrong."""
        return self.consistent and not self.unsatisfiable

    def __str__(self) -> str:
        """Return the finding as one Vietnamese line for the terminal."""
        if not self.consistent:
            return f"Bản thể học và {self.individuals} cá thể mâu thuẫn với nhau."
        if self.unsatisfiable:
            return f"Lớp không thể có phần tử: {', '.join(self.unsatisfiable)}."
        return f"Nhất quán (bản thể học và {self.individuals} cá thể)."


def load_ontology(data: Graph | None = None) -> Any:
    """Return the ontology as owlready2 holds it, in a world of its own, with `data` if given.

    The way goes through rdflib and N-Triples: owlready2 reads Turtle as nothing, without an
    error. Close the world (`ontology.world.close()`) when done.
    """
    merged = model()
    for subject in list(merged.subjects(RDF.type, OWL.Ontology)):
        if subject != _HEADER:  # one ontology has one header; the files have one each
            merged.remove((subject, None, None))
    for triple in data if data is not None else ():
        merged.add(triple)
    lines = merged.serialize(format="nt", encoding="utf-8")
    world: Any = owlready2.World()
    return world.get_ontology(ONTOLOGY).load(fileobj=io.BytesIO(lines))


def consistency(data: Graph | None = None) -> Consistency:
    """Let HermiT judge the ontology, with the individuals of `data` if given.

    Dates are carried but not compared: `xsd:date` is outside OWL 2's datatypes.

    Raises `ReasonerMissing` without Java and `ReasonerFailed` where HermiT stops for another
    reason than an inconsistency.
    """
    _need_java()
    ontology = load_ontology(data)
    world = ontology.world
    individuals = len(_typed(data)) if data is not None else 0
    try:
        owlready2.sync_reasoner_hermit(world, debug=0, ignore_unsupported_datatypes=True)
        hopeless = sorted(str(found.iri) for found in world.inconsistent_classes())
        nothing = str(OWL.Nothing)
        return Consistency(True, tuple(i for i in hopeless if i != nothing), individuals)
    except _reasoning.OwlReadyInconsistentOntologyError:
        return Consistency(False, (), individuals)
    except _reasoning.OwlReadyJavaError as error:
        raise ReasonerFailed(f"HermiT không kiểm tra được: {error}") from error
    finally:
        world.close()


def conclusions(data: Graph) -> set[tuple[str, str, str]]:
    """Return the links by our properties that HermiT draws between the nodes of `data`.

    Those of `data` itself included. HermiT names the narrowest property of a link, so the wider
    ones of which it is a part are added. Raises as `consistency` does, and `ReasonerFailed` where
    ontology and data contradict each other, since then everything follows.
    """
    _need_java()
    ontology = load_ontology(data)
    world = ontology.world
    try:
        owlready2.sync_reasoner_hermit(
            world, infer_property_values=True, debug=0, ignore_unsupported_datatypes=True
        )
        return {
            (str(one.iri), str(wider.iri), str(other.iri))
            for each in world.object_properties()
            for one, other in each.get_relations()
            for wider in each.ancestors()
            if str(getattr(wider, "iri", "")).startswith(ONTOLOGY)
        }
    except _reasoning.OwlReadyInconsistentOntologyError as error:
        raise ReasonerFailed(
            "bản thể học và dữ liệu mâu thuẫn, nên suy ra được mọi điều"
        ) from error
    except _reasoning.OwlReadyJavaError as error:
        raise ReasonerFailed(f"HermiT không suy luận được: {error}") from error
    finally:
        world.close()


def _need_java() -> None:
    if not shutil.which(_JAVA):
        raise ReasonerMissing(
            "HermiT cần Java để kiểm tra tính nhất quán: cài gói default-jre-headless "
            "(Java is missing: apt-get install default-jre-headless)"
        )


def _typed(data: Graph) -> set[Node]:
    return set(data.subjects(RDF.type, None))


def sample(data: Graph, *, size: int = 60, steps: int = 3) -> Graph:
    """Return a part of a graph for HermiT: some of each main class and what they lead to.

    From each of the main classes (tasks, commitments, results, problems, observations) the
    first, the last and others evenly between them are taken, `size` in all at most, in the
    order of their IRIs; then everything within `steps` links of them. The same graph always
    gives the same sample.
    """
    each = max(1, size // len(_ROOTS))
    frontier: set[Node] = set()
    for root in _ROOTS:
        frontier.update(_spread(data.subjects(RDF.type, root), each))
    part, seen = Graph(), set[Node]()
    for _ in range(steps + 1):
        seen |= frontier
        reached: set[Node] = set()
        for node in frontier:
            for triple in data.triples((node, None, None)):
                part.add(triple)
                if triple[1] not in (RDF.type, SKOS.inScheme) and isinstance(triple[2], URIRef):
                    reached.add(triple[2])
        frontier = reached - seen
    return part


def _spread(nodes: Iterable[Node], most: int) -> list[Node]:
    """Return at most `most` of the nodes, evenly over their order."""
    ordered = sorted(set(nodes), key=str)
    if len(ordered) <= most:
        return ordered
    return [ordered[i * (len(ordered) - 1) // max(1, most - 1)] for i in range(most)]
