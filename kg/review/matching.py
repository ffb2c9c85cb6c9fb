"""Matching: where the claim that a verdict was given on stands now, after later builds.

The same file: the statement with the same IRI, else the one that covers mostly the same words;
where the machine reads none there any more, the claim goes on as people left it. Another file in
its place (the same document by type, number and issuer, or the same file name): where the same
words stand, if they stand there once. Spans move along. A claim whose words are gone is dormant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from extract.records import Extraction
from kg.review.claims import Documents, KnownDocument, claims_in, id_of, parsed_id
from kg.review.verdicts import Body, Claim, State, Verdict

Again = Literal["", "reading", "document", "gone"]
"""Why a claim is put up again: the reading changed, the document changed, it is no longer seen."""
LEAST_SHARED = 0.5
"""Characters that two spans share, of all that they cover, to be the same claim."""


@dataclass(frozen=True, slots=True)
class Move:
    """How places of one quotation become places of another with the same words."""

    old: str
    start: int
    new: str
    to: int

    def span(self, start: int, end: int) -> tuple[int, int] | None:
        """Return where a span inside the quotation stands now, `None` for one outside."""
        first, last = start - self.start, end - self.start
        if not 0 <= first < last <= len(self.old):
            return None
        if self.old == self.new:
            return self.to + first, self.to + last
        before, inside = self.old[:first].split(), self.old[:last].split()
        skipped = len("".join(before))
        told = len("".join(inside))
        return self.to + _at(self.new, skipped), self.to + _at(self.new, told - 1) + 1


def _at(text: str, count: int) -> int:
    """Return the place of the character of a text before which `count` others are no space."""
    for place, character in enumerate(text):
        if not character.isspace():
            if not count:
                return place
            count -= 1
    return len(text)


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a claim stands now: its IRI, its file, what the machine reads there.

    Without a file (`sha256` empty) it is dormant. `move` tells how its spans moved with the
    document, `start` and `end` where it stands.
    """

    id: str
    again: Again
    sha256: str = ""
    machine: Claim | None = None
    start: int = 0
    end: int = 0
    move: Move | None = None


class Places:
    """Finds claims in the documents of a graph; what was loaded once is kept."""

    def __init__(self, documents: Documents) -> None:
        self._documents = documents
        self._known = {document.sha256: document for document in documents.known()}
        self._claims: dict[str, dict[str, Claim]] = {}
        self._placed: dict[Claim, Placed] = {}
        self._texts: dict[str, str] = {}

    def known(self) -> Mapping[str, KnownDocument]:
        """Return the documents by the hash of their files, in their order."""
        return self._known

    def claims(self, sha256: str) -> Mapping[str, Claim]:
        """Return the machine's claims of a document by IRI, in order of the text."""
        if sha256 not in self._claims:
            self._claims[sha256] = claims_in(self._documents, self._known[sha256])
        return self._claims[sha256]

    def extraction(self, sha256: str) -> Extraction:
        """Return what the machine read in a document; nothing of it is kept here."""
        return self._documents.extraction(sha256)

    def text(self, sha256: str) -> str:
        """Return the text of a document."""
        if sha256 not in self._texts:
            self._texts[sha256] = self._documents.text(sha256)
        return self._texts[sha256]

    def place(self, claim: Claim) -> Placed:
        """Return where a claim stands now."""
        if claim not in self._placed:
            same = claim.sha256 in self._known
            self._placed[claim] = self._in_same(claim) if same else self._in_others(claim)
        return self._placed[claim]

    def _in_same(self, claim: Claim) -> Placed:
        claims = self.claims(claim.sha256)
        _, start, end, _ = parsed_id(claim.id) or ("", 0, 0, "")
        found = claims.get(claim.id)
        if found is None:
            found = self._nearest(claim.sha256, start, end, 1.0 if claim.state is None else 0.0)
        if found is None:
            again: Again = "reading" if claim.state else ""
            return Placed(claim.id, again, claim.sha256, None, start, end)
        again = "" if claim.state in (None, found.state) else "reading"
        return Placed(found.id, again, claim.sha256, found, start, end)

    def _nearest(self, sha256: str, start: int, end: int, least: float = 0.0) -> Claim | None:
        """Return the claim that covers mostly the same characters as a span."""
        best = [
            (shared, -state.start, claim.id)
            for claim in self.claims(sha256).values()
            if (state := claim.state)
            and (shared := _shared((start, end), (state.start, state.end)))
            >= max(least, LEAST_SHARED)
        ]
        return self.claims(sha256)[max(best)[2]] if best else None

    def _in_others(self, claim: Claim) -> Placed:
        """Look for the words of a claim in what stands in the place of its document."""
        heirs = [
            known
            for known in self._known.values()
            if known.name == claim.name or (claim.document and known.label == claim.document)
        ]
        hits = [(d, at) for d in heirs for at in occurrences(claim.quote, self.text(d.sha256))]
        if len(hits) != 1:
            return Placed(claim.id, "gone")
        document, (start, end) = hits[0]
        old = parsed_id(claim.id) or ("", 0, 0, "commitment")
        new = self.text(document.sha256)[start:end]
        move = Move(claim.quote, old[1], new, start)
        found = self._nearest(document.sha256, start, end)
        name = id_of(document.sha256, State(old[3], start, end))
        return Placed(found.id if found else name, "document", document.sha256, found, start, end,
                      move)  # fmt: skip


def _shared(one: tuple[int, int], other: tuple[int, int]) -> float:
    both = min(one[1], other[1]) - max(one[0], other[0])
    return both / (max(one[1], other[1]) - min(one[0], other[0])) if both > 0 else 0.0


def occurrences(quote: str, text: str) -> Iterable[tuple[int, int]]:
    """Yield where the words of a quotation stand in a text, whatever the spaces between them."""
    words = [re.escape(word) for word in quote.split()]
    return (match.span() for match in re.finditer(r"\s+".join(words), text)) if words else ()


def moved(verdict: Verdict, placed: Placed, text: str) -> Verdict:
    """Return a verdict as it reads where its claim stands now.

    What the words of the claim do not show (bodies named elsewhere) loses its place; a span that
    reached beyond them is kept where its own words stand once in the new text.
    """
    if placed.move is None or verdict.state is None:
        return verdict
    state, move = verdict.state, placed.move
    span = move.span(state.start, state.end)
    if span is None:
        hits = list(occurrences(verdict.words, text))
        span = hits[0] if len(hits) == 1 else None
    judged = tuple(f for f in verdict.judged if f != "span" or span)
    start, end = span or (placed.start, placed.end)
    there = replace(
        state,
        start=start,
        end=end,
        lead=_bodies(state.lead, move),
        support=_bodies(state.support, move),
        supervise=_bodies(state.supervise, move),
    )
    return replace(verdict, state=there, judged=judged)


def _bodies(bodies: tuple[Body, ...], move: Move) -> tuple[Body, ...]:
    found = []
    for body in bodies:
        shown = body.start is not None and body.end is not None
        span = move.span(body.start or 0, body.end or 0) if shown else None
        found.append(Body(body.name, *(span or (None, None))))
    return tuple(found)
