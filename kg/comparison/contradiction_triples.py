"""Contradictions as triples: both sides with their evidence, typed, with a reason."""

from __future__ import annotations

from kg.comparison.attainment_triples import measured_in, write_subject
from kg.comparison.contradictions import Contradiction, ordered
from kg.comparison.figure_contradictions import figure_contradictions
from kg.comparison.measuring import Measured
from kg.comparison.task_contradictions import task_contradictions
from kg.terms import Lines, day, iri_of, words
from kg.world import World

TYPES = {
    "update": "ck:laterUpdate",
    "conflict": "ck:openConflict",
    "unit": "ck:unitSlip",
    "reading": "ck:readingError",
}
FACTS = {
    "deadline": "ck:deadlineFact",
    "figure": "ck:figureFact",
    "owner": "ck:ownerFact",
    "status": "ck:statusFact",
}


def contradictions(world: World) -> list[Contradiction]:
    """Return all contradictions between documents dated up to the world's day, in a fixed order."""
    figures = measured_in(world)
    found = [
        *figure_contradictions(figures, world.sources, world.scanned),
        *task_contradictions(world),
    ]
    day = world.as_of
    known = (
        c for c in found if all(not s.seen or not day or s.seen <= day for s in (c.one, c.other))
    )
    return ordered(known)


def write_contradictions(lines: Lines, world: World) -> None:
    """Write all contradictions; the statements and figures themselves stay as they are."""
    by_iri = {one.figure.iri: one for one in measured_in(world)}
    for found in contradictions(world):
        _write(lines, world, found, by_iri.get(found.one.iri))


def _write(lines: Lines, world: World, found: Contradiction, measured: Measured | None) -> None:
    iri = world.iris.named(
        "contradiction", f"{found.about} {found.one.value} {found.other.value}",
        found.about, found.subject, *sorted((found.one.iri, found.other.iri)),
    )  # fmt: skip
    lines.kind(iri, "ck:Contradiction")
    lines.link(iri, "ck:contradictionType", iri_of(TYPES[found.type]))
    lines.link(iri, "ck:contradictionAbout", iri_of(FACTS[found.about]))
    lines.value(iri, "ck:reason", words(found.reason))
    if found.about == "figure" and measured:
        write_subject(lines, world.iris, iri, measured)
    else:
        lines.link(iri, "ck:aboutTask", found.subject)
    for side, told, value in (
        (found.one, "ck:oneSide", "ck:oneValue"),
        (found.other, "ck:otherSide", "ck:otherValue"),
    ):
        lines.link(iri, told, side.iri)
        lines.value(iri, value, words(side.value))
        lines.link(iri, "ck:evidence", side.evidence)
    days = [s.seen for s in (found.one, found.other) if s.seen]
    if days:
        lines.value(iri, "ck:knownOn", day(max(days)))
