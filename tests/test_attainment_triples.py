"""Attainments as triples: both sides, the place, and shapes that hold."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factories import asked, world
from van_khe import figure, target

from kg.comparison.attainment_triples import measured_in, write_attainment
from kg.document.clauses import Figure
from kg.iris import Iris
from kg.terms import Lines
from kg.world import World

AIM = target("Thu nội địa", 100.0, 100.0, unit="tỷ đồng", iri=f"{Iris().base}observation/a/1-2")
DONE = figure("Thu nội địa", 99.0, 99.0, unit="tỷ đồng", iri=f"{Iris().base}observation/b/1-2",
              quote="ước đạt 99")  # fmt: skip
OPEN = target("Tỷ lệ hộ nghèo", None, 2.0, iri=f"{Iris().base}observation/a/3-4")


def node(one: Figure) -> Figure:
    """Return a figure whose names are IRIs, as those of documents."""
    base = Iris().base
    return replace(one, indicator=f"{base}indicator/x", document=f"{base}document/{one.kind}",
                   evidence=f"{one.iri}-evidence")  # fmt: skip


def made(*figures: Figure) -> World:
    return world(figures=map(node, figures), as_of=date(2027, 3, 1))


def lines(known: World) -> list[str]:
    graph = Lines()
    write_attainment(graph, known)
    return graph.sorted()


def test_a_verdict_shows_both_sides() -> None:
    found = asked(
        lines(made(AIM, DONE)),
        """SELECT ?verdict ?target ?actual ?share ?estimated ?place ?as_of {
          ?a a ck:Attainment ; ck:attainmentVerdict ?verdict ; ck:targetText ?target ;
             ck:actualText ?actual ; ck:attainedShare ?share ; ck:estimated ?estimated ;
             ck:measuredIn/skos:prefLabel ?place ; ck:asOf ?as_of ; ck:ofTarget ?t ;
             ck:byActual ?b ; ck:evidence ?one , ?other . FILTER(?one != ?other) }""",
    )
    verdict = "https://w3id.org/camket/ontology#notMet"
    assert found == {
        (verdict, "100 tỷ đồng", "99 tỷ đồng", "99", "true", "tỉnh Vân Khê", "2027-03-01")
    }


def test_without_an_actual_there_is_one_side() -> None:
    found = asked(
        lines(made(OPEN)),
        """SELECT ?reason (COUNT(?evidence) AS ?sides) {
          ?a a ck:Attainment ; ck:reason ?reason ; ck:evidence ?evidence .
          FILTER NOT EXISTS { ?a ck:byActual ?b } } GROUP BY ?reason""",
    )
    assert found == {("Mục tiêu tối đa 2% (năm 2026): chưa có số thực hiện cùng cách đo", "1")}


def test_every_figure_has_its_place_and_the_order_does_not_matter() -> None:
    places = asked(lines(made(DONE)), "SELECT ?o { ?o ck:measuredIn ?place }")
    assert places == {(DONE.iri,)}
    assert lines(made(AIM, DONE, OPEN)) == lines(made(OPEN, DONE, AIM))
    assert len(measured_in(made(AIM, DONE, OPEN))) == 3
