"""The graph of reviews: every verdict as RDF, and what holds of each claim by them.

A verdict is a Web Annotation of the statement (or of the things) that it is about; what a reviewer
gives stands on it as plain values, so that nothing of it can be taken for what a document says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from kg.identity.resolve import Identity
from kg.iris import Iris
from kg.review.matching import Places, moved
from kg.review.situation import Judged, Situation
from kg.review.verdicts import Body, State, Verdict
from kg.terms import Lines, day, exact, flag, iri_of, moment, whole, words

_MOTIVATIONS = {
    "accept": "oa:assessing",
    "reject": "oa:assessing",
    "correct": "oa:editing",
    "add": "oa:editing",
    "same": "oa:linking",
    "different": "oa:linking",
    "undo": "oa:moderating",
    "comment": "oa:commenting",
}
_AGAIN = {"reading": "readingChanged", "document": "documentChanged", "gone": "wordsGone"}


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What every writer of a part of the graph needs."""

    found: Situation
    places: Places
    iris: Iris
    identity: Identity
    reviews: dict[int, str]
    lines: Lines = field(default_factory=Lines)

    def node(self, name: str) -> str:
        """Return the IRI under which a claim or a thing stands in the union."""
        judged = self.found.claims.get(name)
        return self.identity.of(self.iris.base + (judged.reviewed if judged else name))


def review_lines(
    verdicts: Sequence[Verdict], found: Situation, places: Places, iris: Iris, identity: Identity
) -> list[str]:
    """Return the graph of reviews as sorted N-Triples lines."""
    reviews = {v.number: f"{iris.base}review/{v.number}-{v.hash[:8]}" for v in verdicts}
    sheet = _Sheet(found, places, iris, identity, reviews)
    for verdict in verdicts:
        _write_review(sheet, verdict)
    for judged in found.claims.values():
        _write_standing(sheet, judged)
    return sheet.lines.sorted()


def _write_review(sheet: _Sheet, verdict: Verdict) -> None:
    """Write who says what of what, when."""
    lines, iri = sheet.lines, sheet.reviews[verdict.number]
    lines.kind(iri, "ck:Review", "oa:Annotation")
    lines.value(iri, "ck:reviewNumber", whole(verdict.number))
    lines.link(iri, "ck:reviewVerdict", iri_of(f"ck:{verdict.verb}Verdict"))
    lines.link(iri, "oa:motivatedBy", iri_of(_MOTIVATIONS[verdict.verb]))
    reviewer = sheet.iris.named("reviewer", verdict.who, verdict.who)
    lines.kind(reviewer, "ck:Reviewer")
    lines.value(reviewer, "skos:prefLabel", words(verdict.who))
    lines.link(iri, "dcterms:creator", reviewer)
    lines.value(iri, "dcterms:created", moment(_moment(verdict.when)))
    lines.value(iri, "ck:settles", flag(verdict.role == "administrator"))
    lines.links(iri, "oa:hasTarget", _targets(sheet, verdict))
    lines.links(iri, "ck:judges", (iri_of(f"ck:{facet}Facet") for facet in verdict.judged))
    if verdict.comment:
        lines.value(iri, "oa:bodyValue", exact(verdict.comment))
    if verdict.undoes is not None:
        lines.link(iri, "ck:takesBack", sheet.reviews[verdict.undoes])
    there = verdict.claim is None or bool(sheet.places.place(verdict.claim).sha256)
    holds = verdict.number not in sheet.found.gone
    lines.value(iri, "ck:inForce", flag(there and holds))
    _write_judged(sheet, iri, verdict)
    _write_given(sheet, iri, verdict, shown=there and holds)


def _moment(when: str) -> datetime:
    """Return when something was said; a time without a zone is taken as UTC."""
    found = datetime.fromisoformat(when)
    return found if found.tzinfo else found.replace(tzinfo=UTC)


def _targets(sheet: _Sheet, verdict: Verdict) -> Iterable[str]:
    """Return what a verdict is about, as it is called in the union."""
    if verdict.claim and not verdict.pairs:
        return [sheet.node(sheet.places.place(verdict.claim).id)]
    if verdict.claim and verdict.against:
        claims = (verdict.claim, verdict.against)
        return [sheet.node(sheet.places.place(claim).id) for claim in claims]
    return sorted({sheet.node(name) for pair in verdict.pairs for name in pair})


def _write_judged(sheet: _Sheet, iri: str, verdict: Verdict) -> None:
    """Write what was before the reviewer, so that it can be told when all else is gone."""
    claim, lines = verdict.claim, sheet.lines
    if verdict.pairs or claim is None:
        lines.value(iri, "ck:judgedWords", exact(verdict.names))
        return
    lines.value(iri, "ck:judgedWords", exact(claim.quote))
    lines.value(iri, "ck:judgedDocument", exact(claim.document or claim.name))
    lines.value(iri, "ck:judgedFile", exact(claim.sha256))


def _write_given(sheet: _Sheet, iri: str, verdict: Verdict, *, shown: bool) -> None:
    """Write what a reviewer says the facets are, where they give another than the machine's."""
    state, claim, lines = verdict.state, verdict.claim, sheet.lines
    if state is None or claim is None or verdict.verb not in ("correct", "add"):
        return
    if "kind" in verdict.judged:
        lines.value(iri, "ck:givenKind", exact(state.kind))
    for facet, predicate, bodies in _bodies(state):
        if facet in verdict.judged:
            for body in bodies:
                lines.value(iri, predicate, words(body.name))
    if "projects" in verdict.judged:
        for project in state.projects:
            lines.value(iri, "ck:givenProject", words(project))
    if "deadline" in verdict.judged and state.deadline:
        for bound, predicate in zip(state.deadline, ("ck:givenFrom", "ck:givenDue"), strict=True):
            if bound:
                lines.value(iri, predicate, day(date.fromisoformat(bound)))
    if "span" in verdict.judged and shown:
        _write_span(sheet, iri, verdict)


def _bodies(state: State) -> Iterable[tuple[str, str, tuple[Body, ...]]]:
    """Yield the bodies of a state by facet, with the property under which they are written."""
    yield "lead", "ck:givenLead", state.lead
    yield "support", "ck:givenSupport", state.support
    yield "supervise", "ck:givenSupervise", state.supervise


def _write_span(sheet: _Sheet, iri: str, verdict: Verdict) -> None:
    """Write the words that a reviewer says are the statement, as evidence like any other."""
    assert verdict.claim is not None  # noqa: S101 - the caller knows
    placed = sheet.places.place(verdict.claim)
    text = sheet.places.text(placed.sha256)
    there = moved(verdict, placed, text)
    if there.state is None or "span" not in there.judged:
        return
    start, end = there.state.start, there.state.end
    evidence = sheet.iris.span("evidence", placed.sha256, start, end)
    document = sheet.places.known()[placed.sha256].iri
    sheet.lines.kind(evidence, "ck:Evidence")
    sheet.lines.link(evidence, "oa:hasSource", sheet.identity.of(document))
    sheet.lines.value(evidence, "oa:start", whole(start))
    sheet.lines.value(evidence, "oa:end", whole(end))
    sheet.lines.value(evidence, "oa:exact", exact(text[start:end]))
    sheet.lines.link(iri, "ck:givenEvidence", evidence)


def _write_standing(sheet: _Sheet, judged: Judged) -> None:
    """Write what holds of a claim after all verdicts on it, and why it is put up again."""
    lines, node = sheet.lines, sheet.node(judged.claim.id)
    lines.links(node, "ck:hasReview", (sheet.reviews[v.number] for v in judged.history))
    if judged.standing.word == "none":
        return
    lines.link(node, "ck:reviewStanding", iri_of(f"ck:{judged.standing.word}Standing"))
    if judged.again:
        lines.link(node, "ck:putUpAgain", iri_of(f"ck:{_AGAIN[judged.again]}"))
    disputed = (iri_of(f"ck:{facet}Facet") for facet in judged.standing.disputes)
    lines.links(node, "ck:disputedFacet", disputed)
    machine = sheet.iris.base + judged.claim.id
    if machine != node:
        lines.link(machine, "ck:reviewedAs", node)
