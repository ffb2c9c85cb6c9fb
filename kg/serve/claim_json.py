"""Claims, verdicts and marks as JSON, as the explorer and other programs read them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import get_args

from kg.review.desk import Desk
from kg.review.queue import Entry
from kg.review.reasons import explained
from kg.review.standing import Word
from kg.review.verdicts import Verdict, state_json
from kg.review.views import ClaimView
from kg.serve.tables import Json


class ClaimWriter:
    """Writes claims; `documents` gives the IRI of a document by the hash of its file."""

    def __init__(self, desk: Desk, documents: Mapping[str, str]) -> None:
        self._desk = desk
        self._documents = documents

    def entry(self, entry: Entry) -> Json:
        """Return a claim of the queue, with why it stands there."""
        why = {"vi": explained(entry.reasons), "en": explained(entry.reasons, english=True)}
        return self.claim(entry.view) | {
            "reason": entry.reason,
            "reasons": list(entry.reasons),
            "rank": entry.rank,
            "score": entry.score,
            "why": why,
        }

    def claim(self, view: ClaimView) -> Json:
        """Return a claim with all that was said of it."""
        claim = view.claim
        return {
            "iri": view.iri,
            "reviewed": view.reviewed,
            "document": {
                "iri": self._documents.get(claim.sha256, ""),
                "label": claim.document or claim.name,
                "file": claim.sha256,
            },
            "quote": claim.quote,
            "text": claim.text,
            "machine": state_json(claim.state) if claim.state else None,
            "shown": state_json(view.shown),
            "standing": view.standing,
            "again": view.again,
            "disputes": {
                facet: [{"who": who, "value": value} for who, value in stands]
                for facet, stands in view.disputes.items()
            },
            "last": view.last,
            "history": [
                verdict_json(verdict, undone=verdict.number in view.undone)
                for verdict in view.history
            ],
        }

    def marks(self) -> list[Json]:
        """Return all claims that somebody judged: where they stand, and what holds of them."""
        _, found = self._desk.now()
        return [
            {
                "iri": f"{self._desk.base}{judged.claim.id}",
                "shown": f"{self._desk.base}{judged.reviewed}",
                "document": self._documents.get(judged.claim.sha256, ""),
                "start": judged.standing.state.start,
                "end": judged.standing.state.end,
                "standing": judged.standing.word,
                "again": judged.again,
            }
            for judged in found.claims.values()
            if judged.standing.held
        ]


def verdict_json(verdict: Verdict, *, undone: bool = False) -> Json:
    """Return a verdict; `undone` tells that it was taken back."""
    return {
        "number": verdict.number,
        "who": verdict.who,
        "role": verdict.role,
        "when": verdict.when,
        "verb": verdict.verb,
        "judged": list(verdict.judged),
        "state": state_json(verdict.state) if verdict.state else None,
        "one": verdict.one,
        "other": verdict.other,
        "names": verdict.names,
        "undoes": verdict.undoes,
        "undone": undone,
        "comment": verdict.comment,
    }


def progress(desk: Desk) -> Json:
    """Return how much was judged; what nobody judged is not read for it."""
    _, found = desk.now()
    words = [judged.standing.word for judged in found.claims.values()]
    shown: Json = {
        "verdicts": desk.last(),
        "reviewed": sum(word != "none" for word in words),
        "again": sum(bool(judged.again) for judged in found.claims.values()),
    }
    return shown | {word: words.count(word) for word in get_args(Word) if word != "none"}
