"""Verdicts in force: what a build makes of its documents and of names by what people say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

from extract.codec import dumps
from extract.records import Extraction
from kg.assemble import Said
from kg.document.clauses import Digest
from kg.document.prepare import Prepared, Workshop
from kg.duties.ties import Ties
from kg.identity.decisions import Decision, Timed, in_time, read_timed
from kg.iris import Iris, short_hash
from kg.program import program
from kg.review.apply import reviewed
from kg.review.claims import KnownDocument, label_of, own_name
from kg.review.documents import KeptDocuments
from kg.review.graph import review_lines
from kg.review.matching import Places
from kg.review.situation import Judged, Pair, Situation, situation
from kg.review.teach import decisions, lessons
from kg.review.verdicts import Verdict

_CHANGING = ("corrected", "rejected", "added", "disputed")


@dataclass(frozen=True, slots=True)
class InForce:
    """The documents as people left them, and what people say that no document holds."""

    prepared: tuple[Prepared, ...]
    said: Said


def said_of_names(workshop: Workshop) -> Said:
    """Return what people decided of names outside of reviews: the machine's truth has that too."""
    return Said(in_time(read_timed(workshop.folder, workshop.base)))


def put_in_force(
    workshop: Workshop,
    prepared: Sequence[Prepared],
    digests: Mapping[str, Digest],
    verdicts: Sequence[Verdict],
) -> InForce:
    """Return what verdicts make of prepared files; only those judged are made again.

    `digests` are the machine's, by the hash of the file.
    """
    known = []
    for one in prepared:
        own = own_name(digests[one.sha256].documents)
        known.append(KnownDocument(one.sha256, one.name, label_of(own), own.iri))
    places = Places(KeptDocuments(workshop, known))
    found = situation(verdicts, places)
    made = tuple(_as_left(workshop, one, found.of_document(one.sha256)) for one in prepared)
    base = Iris(workshop.base).base
    taught = decisions(lessons(found, places, Iris(workshop.base)), base)
    timed = in_time(read_timed(workshop.folder, workshop.base), taught, _of_names(found, base))
    lines = partial(review_lines, verdicts, found, places, Iris(workshop.base))
    return InForce(made, Said(timed, _ties(found, base), lines))


def _as_left(workshop: Workshop, prepared: Prepared, judged: Mapping[str, Judged]) -> Prepared:
    """Return a file as people left it: the machine's own where nobody changed anything."""
    if not any(one.standing.word in _CHANGING for one in judged.values()):
        return prepared

    def change(extraction: Extraction, text: str) -> Extraction:
        return reviewed(extraction, text, judged)

    states = (f"{i} {dumps(j.standing.state)} {j.standing.held}" for i, j in judged.items())
    key = short_hash(program("kg/review/apply.py"), *sorted(states), length=32)
    return workshop.prepare_reviewed(prepared, change, key)


def _of_names(found: Situation, base: str) -> Iterable[Timed]:
    """Yield what is said of names as decisions, with their times."""
    for pair in found.pairs:
        if not _of_statements(pair):
            verb: Literal["same", "different"] = (
                "same" if pair.verdict.verb == "same" else "different"
            )
            yield Decision(verb, base + pair.one, base + pair.other), pair.verdict.when


def _ties(found: Situation, base: str) -> Ties:
    """Return what is said of statements, as they are called in the reviewed truth."""

    def now(name: str) -> str:
        judged = found.claims.get(name)
        return base + (judged.reviewed if judged else name)

    def between(same: bool) -> Iterator[tuple[str, str]]:
        for pair in reversed(found.pairs):
            if _of_statements(pair) and (pair.verdict.verb == "same") is same:
                one, other = sorted((now(pair.one), now(pair.other)))
                yield one, other

    return Ties(tuple(between(True)), frozenset(between(False)))


def _of_statements(pair: Pair) -> bool:
    return pair.verdict.claim is not None
