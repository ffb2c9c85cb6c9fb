"""Gold: documents as people left them, in the format of the annotation guidelines.

A document is gold when people judged all that the machine reads in it: what they accepted,
corrected, rejected and added is then the truth of its statements. Mentions and figures are nobody's
to judge yet, and stand as the machine reads them; so do the mandates of statements.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import cast

from extract.folding import fold
from extract.records import Extraction, Party, Statement
from extract.statements.statement_json import statement_json
from kg.review.apply import reviewed
from kg.review.claims import id_of, state_of
from kg.review.desk import Desk
from kg.review.views import ClaimView

_PARTS = ("doc", "sha256", "document", "mentions", "statements", "indicators")
_STATEMENT = (
    "start",
    "end",
    "kind",
    "lead",
    "support",
    "supervise",
    "lead_source",
    "deadline",
    "deadline_source",
    "projects",
    "mandate",
)


@dataclass(frozen=True, slots=True)
class Coverage:
    """How far a document is reviewed: its claims, those judged, those that reviewers dispute."""

    sha256: str
    name: str
    label: str
    claims: int
    judged: int
    disputed: int

    @property
    def share(self) -> float:
        """The share of claims on which people agree, 0 to 1; 0 where there is none."""
        return (self.judged - self.disputed) / self.claims if self.claims else 0.0


def coverage(desk: Desk) -> Iterator[Coverage]:
    """Yield how far each document is reviewed in which anybody judged something, in order."""
    places, found = desk.now()
    touched = found.documents()
    for sha256, known in places.known().items():
        if sha256 in touched:
            yield covered(desk.of_document(sha256), sha256, known.name, known.label)


def covered(views: Sequence[ClaimView], sha256: str, name: str, label: str) -> Coverage:
    """Return how far a document is reviewed, of its claims."""
    disputed = sum(view.standing == "disputed" for view in views)
    judged = sum(view.standing != "none" for view in views)
    return Coverage(sha256, name, label, len(views), judged, disputed)


def gold_of(desk: Desk, sha256: str) -> dict[str, object]:
    """Return a document as people left it, as one object in the guidelines' format."""
    places, found = desk.now()
    machine, text = places.extraction(sha256), places.text(sha256)
    judged = found.of_document(sha256)
    return gold_json(reviewed(machine, text, judged), machine)


def gold_json(left: Extraction, machine: Extraction) -> dict[str, object]:
    """Return a record as gold, with nothing beyond the format.

    `machine` is the same document as read: it tells where a deadline came from that was changed.
    """
    read = {id_of(machine.sha256, state_of(s)): s for s in machine.statements}
    statements = [_statement(s, read.get(id_of(left.sha256, state_of(s)))) for s in left.statements]
    told = {**left.as_json(), "statements": statements}
    for part in ("mentions", "statements", "indicators"):
        told[part] = sorted(cast("list[dict[str, int]]", told[part]), key=lambda one: one["start"])
    return {part: told[part] for part in _PARTS}


def _statement(statement: Statement, read: Statement | None) -> dict[str, object]:
    """Return a statement in the format; `read` is the machine's, if that has its span and kind."""
    told = statement_json(statement)
    leads = [party for party in statement.parties if party.role == "lead"]
    if any(party.grade == "reviewed" for party in leads):
        told["lead_source"] = (
            "stated" if any(_is_stated(p, statement) for p in leads) else "inherited"
        )
    if told["deadline_source"] == "reviewed":
        told["deadline_source"] = read.deadline.source if read and read.deadline else "stated"
    return {part: told[part] for part in _STATEMENT}


def _is_stated(party: Party, statement: Statement) -> bool:
    """Whether a clause itself names a body: by words that are shown in it, or by its full name."""
    if party.start is not None and party.end is not None:
        return statement.start <= party.start and party.end <= statement.end
    return party.grade in ("explicit", "group") or fold(party.name) in fold(statement.text)
