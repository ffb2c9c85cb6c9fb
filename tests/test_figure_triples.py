from __future__ import annotations

import pytest
from factories import Draft, asked, days, monthly_report, resolution

from extract.records import FigureKind, Measure
from kg.document.triples import document_graph
from kg.iris import Iris

CK = "https://w3id.org/camket/ontology#"


def graph(draft: Draft) -> list[str]:
    return document_graph(draft.done(), draft.text, Iris())


def test_a_target_with_its_period_and_evidence() -> None:
    (row,) = asked(
        graph(resolution()),
        "SELECT ?l ?low ?high ?unit ?kind ?measure ?from ?to ?quote { ?o a ck:Observation ;"
        " ck:indicator/skos:prefLabel ?l ; ck:low ?low ; ck:high ?high ; ck:unit ?unit ;"
        " ck:observationKind ?kind ; ck:measure ?measure ; ck:periodFrom ?from ; ck:periodTo ?to ;"
        " ck:evidence/oa:exact ?quote ; ck:statedIn/ck:fileName 'nghi-quyet.txt' }",
    )
    assert row == (
        "Tổng sản phẩm trên địa bàn",
        "9.5",
        "10",
        "%",
        f"{CK}target",
        f"{CK}change",
        "2025-01-01",
        "2025-12-31",
        "Tổng sản phẩm trên địa bàn tăng 9,5-10%",
    )


def test_values_are_decimals_that_queries_can_name() -> None:
    query = "SELECT ?o { ?o ck:low 8.7 ; ck:high 8.70 ; ck:observationKind ck:actual }"
    assert len(asked(graph(monthly_report()), query)) == 1


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [(10, None, {("10", "")}), (None, 9.0, {("", "9")}), (None, None, {("", "")})],
)
def test_thresholds_are_open(
    low: float | None, high: float | None, expected: set[tuple[str, str]]
) -> None:
    draft = Draft("số xã đạt chuẩn từ 10 xã").figure(
        "số xã đạt chuẩn từ 10 xã", "số xã đạt chuẩn", low, high, unit="xã", measure="level"
    )
    query = (
        "SELECT ?l ?h { ?o a ck:Observation OPTIONAL { ?o ck:low ?l } OPTIONAL { ?o ck:high ?h } }"
    )
    assert asked(graph(draft), query) == expected


@pytest.mark.parametrize(
    ("kind", "measure", "concepts"),
    [
        ("actual", "level", (f"{CK}actual", f"{CK}level")),
        ("target", "plan_share", (f"{CK}target", f"{CK}planShare")),
    ],
)
def test_kinds_and_measures(kind: FigureKind, measure: Measure, concepts: tuple[str, str]) -> None:
    draft = Draft("thu nội địa 5%").figure(
        "thu nội địa 5%", "thu nội địa", 5, 5, measure=measure, kind=kind
    )
    query = "SELECT ?k ?m { ?o ck:observationKind ?k ; ck:measure ?m }"
    assert asked(graph(draft), query) == {concepts}


def test_two_figures_of_one_span_are_two_observations() -> None:
    draft = Draft("giải ngân 300/500 tỷ đồng")
    for kind, value in (("actual", 300), ("target", 500)):
        draft.figure(
            draft.text, "giải ngân vốn đầu tư", value, value,
            unit="tỷ đồng", measure="level", kind=kind, period=days("2025-01-01", None),
        )  # type: ignore[arg-type]  # fmt: skip
    found = asked(
        graph(draft), "SELECT ?k ?v { ?o ck:observationKind ?k ; ck:low ?v ; ck:high ?v }"
    )
    assert found == {(f"{CK}actual", "300"), (f"{CK}target", "500")}
