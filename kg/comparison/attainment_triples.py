"""Attainments as triples, and where both sides stand."""

from __future__ import annotations

from kg.comparison.amounts import amount
from kg.comparison.attainment import attainments
from kg.comparison.measuring import Measured, measured
from kg.comparison.verdicts import Attainment
from kg.document.labels import write_place
from kg.identity.scopes import is_of_file
from kg.iris import Iris
from kg.terms import Lines, day, decimal, flag, iri_of, words
from kg.world import World


def measured_in(world: World) -> list[Measured]:
    """Return all figures of the world that can be compared, in a fixed order."""
    made = (measured(figure, world.sources.get(figure.document)) for figure in world.figures)
    return [one for one in made if one]


def write_attainment(lines: Lines, world: World) -> None:
    """Write where figures are measured, and the attainment of targets as of the world's day."""
    figures = measured_in(world)
    for one in figures:
        _write_place(lines, world.iris, one.figure.iri, one)
    for held in attainments(figures, world.sources, world.as_of):
        _write(lines, world, held)


def write_subject(lines: Lines, iris: Iris, iri: str, one: Measured) -> None:
    """Write of a node which indicator it is about, for which place and period."""
    figure = one.figure
    lines.link(iri, "ck:indicator", figure.indicator)
    _write_place(lines, iris, iri, one)
    if figure.first:
        lines.value(iri, "ck:periodFrom", day(figure.first))
    if figure.last:
        lines.value(iri, "ck:periodTo", day(figure.last))


def _write_place(lines: Lines, iris: Iris, iri: str, one: Measured) -> None:
    if one.kind.place and not is_of_file(one.kind.place):
        lines.link(iri, "ck:measuredIn", write_place(lines, iris, one.kind.place))


def _write(lines: Lines, world: World, held: Attainment) -> None:
    target, actual = held.target.figure, held.actual.figure if held.actual else None
    iri = world.iris.part(target.iri, "attainment")
    lines.kind(iri, "ck:Attainment")
    lines.link(iri, "ck:attainmentVerdict", iri_of(f"ck:{held.verdict}"))
    lines.value(iri, "ck:reason", words(held.reason))
    write_subject(lines, world.iris, iri, held.target)
    lines.link(iri, "ck:ofTarget", target.iri)
    lines.link(iri, "ck:evidence", target.evidence)
    lines.value(iri, "ck:targetText", words(amount(target, strict=held.target.strict)))
    if world.as_of:
        lines.value(iri, "ck:asOf", day(world.as_of))
    if actual and held.actual:
        lines.link(iri, "ck:byActual", actual.iri)
        lines.link(iri, "ck:evidence", actual.evidence)
        lines.value(iri, "ck:actualText", words(amount(actual)))
        lines.value(iri, "ck:estimated", flag(held.actual.estimate))
    if held.share is not None:
        lines.value(iri, "ck:attainedShare", decimal(float(held.share)))
