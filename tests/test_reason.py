"""HermiT: the ontology is consistent, and a graph that contradicts it is found out."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import owlready2
import pytest
from rdflib import OWL, RDF, Graph, URIRef

from kg.reason import (
    Consistency,
    ReasonerFailed,
    ReasonerMissing,
    consistency,
    load_ontology,
    sample,
)
from ontology.load import graph as model
from ontology.vocab import CK, ONTOLOGY

PREFIXES = """
@prefix : <https://w3id.org/camket/id/> .
@prefix ck: <https://w3id.org/camket/ontology#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


def parse(turtle: str) -> Graph:
    return Graph().parse(data=PREFIXES + turtle, format="turtle")


@pytest.fixture
def java(program: Callable[[str, str], str]) -> str:
    return program("java", "default-jre-headless")


@pytest.fixture(scope="module")
def small(root: Path) -> Graph:
    return Graph().parse(root / "tests" / "cases" / "graph.ttl")


def ours(world: Any) -> set[str]:
    return {str(c.iri) for c in world.classes() if str(c.iri).startswith(ONTOLOGY)}


def test_owlready2_holds_every_class_of_the_ontology() -> None:
    """It reads Turtle as nothing, without an error: the count is what shows it."""
    declared = {
        str(s) for s in model("camket").subjects(RDF.type, OWL.Class) if isinstance(s, URIRef)
    }
    ontology = load_ontology()
    try:
        assert ours(ontology.world) == declared
        assert len(declared) >= 33
        assert str(ontology.base_iri) == ONTOLOGY
    finally:
        ontology.world.close()


def test_owlready2_holds_properties_and_both_labels() -> None:
    ontology = load_ontology()
    try:
        lead = ontology.world[str(CK.leadBy)]
        assert {label.lang for label in lead.label} == {"vi", "en"}
        assert ontology.world[str(CK.involves)] in lead.is_a
    finally:
        ontology.world.close()


def test_each_world_is_its_own(small: Graph) -> None:
    first, second = load_ontology(small), load_ontology()
    try:
        iri = "https://w3id.org/camket/id/nhiem-vu"
        assert first.world[iri] is not None
        assert second.world[iri] is None
    finally:
        first.world.close()
        second.world.close()


@pytest.mark.usefixtures("java")
def test_the_ontology_is_consistent_and_each_class_can_have_members() -> None:
    found = consistency()
    assert found == Consistency(consistent=True, unsatisfiable=(), individuals=0)
    assert found.sound


@pytest.mark.usefixtures("java")
def test_a_good_graph_is_consistent(small: Graph) -> None:
    found = consistency(small)
    assert found.sound
    assert found.individuals == len(set(small.subjects(RDF.type, None)))


@pytest.mark.usefixtures("java")
@pytest.mark.parametrize(
    "contradiction",
    [
        ":a a ck:Agency , ck:Task .",  # disjoint classes
        ":c a ck:Commitment , ck:Result .",  # a statement is of one kind
        ":c ck:leadBy :d . :d a ck:Document .",  # led by what is no body
        ":t a ck:Task ; ck:status ck:lead .",  # a role is no status
        ":t a ck:Task ; ck:status ck:openInTime , ck:doneLate .",  # two statuses at once
        ":o a ck:Observation ; ck:low 1.0 , 2.0 .",  # two values of one bound
        ":e a ck:Evidence ; oa:start 1 , 2 .",  # two places of one quotation
        ":s a ck:Statement ; ck:statedIn :a . :a a ck:Agency .",  # stands in no document
        ":r a ck:Responsibility ; ck:grade ck:explicit , ck:inferred .",  # stated and suggested
        ":t ck:statusEvent :e . :e a ck:Agency .",  # range
    ],
)
def test_a_contradiction_is_found(contradiction: str) -> None:
    found = consistency(parse(contradiction))
    assert not found.consistent
    assert not found.sound
    assert found.unsatisfiable == ()


@pytest.mark.usefixtures("java")
def test_a_class_that_can_have_no_member_is_named() -> None:
    found = consistency(parse(":Odd a owl:Class ; rdfs:subClassOf ck:Agency , ck:Task ."))
    assert found.consistent
    assert found.unsatisfiable == ("https://w3id.org/camket/id/Odd",)
    assert not found.sound


@pytest.mark.usefixtures("java")
def test_dates_are_no_obstacle() -> None:
    """`xsd:date` is outside OWL 2's datatypes; HermiT refuses it unless told to look away."""
    dated = ':t a ck:Task ; ck:dueDate "2030-05-31"^^xsd:date .'
    assert consistency(parse(dated)).consistent


def test_without_java_the_message_names_the_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ReasonerMissing, match="cài gói default-jre-headless"):
        consistency()


def test_where_hermit_stops_the_reason_is_handed_on(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A `java` that only fails stands in for one that runs out of memory."""
    broken = tmp_path / "java"
    broken.write_text("#!/bin/sh\necho 'Java heap space' >&2\nexit 3\n")
    broken.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    with pytest.raises(ReasonerFailed, match=r"(?s)HermiT không kiểm tra được.*Java heap space"):
        consistency()


@pytest.mark.parametrize(
    ("found", "line"),
    [
        (Consistency(True, (), 3), "Nhất quán (bản thể học và 3 cá thể)."),
        (Consistency(False, (), 3), "Bản thể học và 3 cá thể mâu thuẫn với nhau."),
        (Consistency(True, ("x:A", "x:B"), 0), "Lớp không thể có phần tử: x:A, x:B."),
    ],
)
def test_findings_print_as_one_line(found: Consistency, line: str) -> None:
    assert str(found) == line


# --- samples -----------------------------------------------------------------------------------


def many(count: int) -> Graph:
    return parse(
        "".join(
            f":t{i:03} a ck:Task . :c{i:03} a ck:Commitment ; ck:states :t{i:03} ; ck:leadBy :a ."
            for i in range(count)
        )
        + ":a a ck:Agency . :alone a ck:Agency ."
    )


def test_a_sample_is_spread_over_the_graph_and_takes_what_hangs_on_it() -> None:
    part = sample(many(100), size=25)
    tasks = sorted(str(s)[-3:] for s in part.subjects(RDF.type, CK.Task))
    assert tasks == ["000", "024", "049", "074", "099"]
    agencies = {str(s).rpartition("/")[2] for s in part.subjects(RDF.type, CK.Agency)}
    assert agencies == {"a"}


def test_a_sample_of_a_small_graph_is_all_that_hangs_together(small: Graph) -> None:
    part = sample(small)
    left_out = set(small.subjects(RDF.type, None)) - set(part.subjects(RDF.type, None))
    names = {str(node).rpartition("/")[2] for node in left_out}
    assert names == {
        *("bo-qua", "dong-nhat", "giu-chuc", "muc-dat", "noi-khac", "so-cu", "thay-doi", "trang")
    }


def test_samples_are_the_same_each_time(small: Graph) -> None:
    graph = many(40)
    assert set(sample(graph, size=10)) == set(sample(graph, size=10))
    assert len(sample(graph, size=10)) < len(graph)
    assert set(sample(small, steps=0)) < set(sample(small, steps=1))


def test_a_sample_of_nothing_is_empty() -> None:
    assert len(sample(Graph())) == 0


def test_the_module_does_not_touch_owlready2s_own_world() -> None:
    load_ontology().world.close()
    assert not list(owlready2.default_world.classes())
