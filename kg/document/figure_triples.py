"""Figures as triples: observations of indicators, targets and actuals."""

from __future__ import annotations

from extract.records import Indicator
from kg.document.page import Page
from kg.iris import Iris
from kg.terms import day, decimal, iri_of, words

MEASURES = {"level": "ck:level", "change": "ck:change", "plan_share": "ck:planShare"}
KINDS = {"target": "ck:target", "actual": "ck:actual"}


def observation_iri(iris: Iris, sha256: str, figure: Indicator) -> str:
    """Return the IRI of a figure of a file."""
    marks = (figure.kind, figure.measure, f"{figure.low} {figure.high}")
    return iris.span("observation", sha256, figure.start, figure.end, *marks)


def write_figures(page: Page) -> None:
    """Write an observation for each figure of a document."""
    for figure in page.extraction.indicators:
        _write_figure(page, figure)


def _write_figure(page: Page, figure: Indicator) -> None:
    lines = page.lines
    iri = observation_iri(page.iris, page.extraction.sha256, figure)
    lines.kind(iri, "ck:Observation")
    lines.link(iri, "ck:indicator", page.cast.indicators[figure.name].iri)
    lines.link(iri, "ck:observationKind", iri_of(KINDS[figure.kind]))
    lines.link(iri, "ck:measure", iri_of(MEASURES[figure.measure]))
    lines.link(iri, "ck:statedIn", page.document)
    lines.link(iri, "ck:evidence", page.quoted(figure.start, figure.end, figure.quote))
    if figure.low is not None:
        lines.value(iri, "ck:low", decimal(figure.low))
    if figure.high is not None:
        lines.value(iri, "ck:high", decimal(figure.high))
    if figure.unit:
        lines.value(iri, "ck:unit", words(figure.unit))
    if figure.period and figure.period.first:
        lines.value(iri, "ck:periodFrom", day(figure.period.first))
    if figure.period and figure.period.last:
        lines.value(iri, "ck:periodTo", day(figure.period.last))
