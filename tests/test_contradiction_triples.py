"""Contradictions as triples: both sides with evidence, the same IRI from either side."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factories import asked
from van_khe import VAN_KHE, world_from

from kg.comparison.contradiction_triples import contradictions, write_contradictions
from kg.derive import derive
from kg.terms import Lines
from kg.world import World


def lines(world: World) -> list[str]:
    graph = Lines()
    write_contradictions(graph, world)
    return graph.sorted()


def test_both_sides_stand_with_their_evidence() -> None:
    world = world_from(VAN_KHE)
    found = asked(
        lines(world),
        """SELECT ?c (COUNT(DISTINCT ?evidence) AS ?n) (COUNT(DISTINCT ?side) AS ?m) {
          ?c a ck:Contradiction ; ck:evidence ?evidence ; ck:oneSide|ck:otherSide ?side ;
             ck:reason ?reason ; ck:contradictionType ?type ; ck:contradictionAbout ?about .
        } GROUP BY ?c""",
    )
    assert len(found) == len(contradictions(world)) == 18
    assert {row[1:] for row in found} == {("2", "2")}


def test_each_is_about_a_task_or_an_indicator_in_a_place() -> None:
    graph = lines(world_from(VAN_KHE))
    tasks = asked(graph, "SELECT ?c { ?c ck:aboutTask ?task }")
    figures = asked(graph, "SELECT ?c { ?c ck:indicator ?i ; ck:measuredIn ?p ; ck:periodTo ?d }")
    assert (len(tasks), len(figures), tasks & figures) == (8, 10, set())


def test_an_earlier_day_knows_less() -> None:
    world = world_from(VAN_KHE)
    june = replace(world, as_of=date(2026, 6, 30))
    known = {(c.about, c.type) for c in contradictions(june)}
    assert known == {
        ("deadline", "update"),
        ("deadline", "conflict"),
        ("figure", "conflict"),
        ("owner", "update"),
    }


def test_without_a_document_what_it_contradicts_goes_with_it() -> None:
    whole, less = (lines(world_from(VAN_KHE, without=w)) for w in ("!", "12-ban-quet"))
    assert len(asked(less, "SELECT ?c { ?c a ck:Contradiction }")) == 14
    assert asked(less, "SELECT ?c { ?c a ck:Contradiction }") < asked(
        whole, "SELECT ?c { ?c a ck:Contradiction }"
    )


def test_the_order_of_documents_makes_no_difference() -> None:
    forwards, backwards = (world_from(VAN_KHE, backwards=b) for b in (False, True))
    assert derive(forwards) == derive(backwards)
