"""Claims: the statements of a document as the machine read them, each with its state."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, cast

from extract.records import Extraction, Role, Statement, StatementKind
from kg.identity.document_names import DocumentName
from kg.review.verdicts import Body, Claim, State

_ID = re.compile(r"statement/([0-9a-f]{16})/(\d+)-(\d+)-(commitment|result|problem)")
_TASK = re.compile(r"task/([0-9a-f]{16})-(\d+-\d+-commitment)")


@dataclass(frozen=True, slots=True)
class KnownDocument:
    """A document of the graph: the hash of its file, the file's name, and what it is called.

    `iri` is the one that the document gave itself, where it is known.
    """

    sha256: str
    name: str
    label: str
    iri: str = ""


class Documents(Protocol):
    """The documents of a graph as the machine read them."""

    def known(self) -> Sequence[KnownDocument]:
        """Return all documents, in their order."""

    def extraction(self, sha256: str) -> Extraction:
        """Return what the machine read in one of them."""

    def text(self, sha256: str) -> str:
        """Return the text of one of them."""


def own_name(names: Iterable[DocumentName]) -> DocumentName:
    """Return, of all documents that a file names, the one that it is itself."""
    return next(name for name in names if name.source)


def label_of(own: DocumentName) -> str:
    """Return what a document is called: type, number and who issued it."""
    return f"{own.label} ({own.issuer})" if own.number and own.issuer else own.label


def id_of(sha256: str, state: State) -> str:
    """Return the IRI of a statement without the base, as `statement_iri` makes it."""
    return f"statement/{sha256[:16]}/{state.start}-{state.end}-{state.kind}"


def parsed_id(claim: str) -> tuple[str, int, int, StatementKind] | None:
    """Return the file's short hash, the span and the kind that a statement's IRI names."""
    found = _ID.fullmatch(claim)
    if not found:
        return None
    return found[1], int(found[2]), int(found[3]), cast("StatementKind", found[4])


def statement_of_task(task: str) -> str | None:
    """Return the statement by which a task is called: the first that stated it."""
    found = _TASK.fullmatch(task)
    return f"statement/{found[1]}/{found[2]}" if found else None


def state_of(statement: Statement) -> State:
    """Return the state of a statement as a record has it."""
    deadline = statement.deadline.interval.as_list() if statement.deadline else None
    return State(
        kind=statement.kind,
        start=statement.start,
        end=statement.end,
        lead=_bodies(statement, "lead"),
        support=_bodies(statement, "support"),
        supervise=_bodies(statement, "supervise"),
        deadline=(deadline[0], deadline[1]) if deadline else None,
        projects=tuple(dict.fromkeys(statement.projects)),
    )


def _bodies(statement: Statement, role: Role) -> tuple[Body, ...]:
    found: dict[str, Body] = {}
    for party in statement.parties:
        if party.role == role:
            found.setdefault(party.name, Body(party.name, party.start, party.end))
    return tuple(found.values())


def claims_in(documents: Documents, document: KnownDocument) -> dict[str, Claim]:
    """Return the claims of a document by their IRIs without the base, in order of the text."""
    found: dict[str, Claim] = {}
    statements = documents.extraction(document.sha256).statements
    for statement in sorted(statements, key=lambda s: (s.start, s.end, s.kind)):
        state = state_of(statement)
        name = id_of(document.sha256, state)
        found[name] = Claim(
            id=name,
            sha256=document.sha256,
            name=document.name,
            document=document.label,
            quote=statement.quote,
            text=statement.text,
            state=state,
        )
    return found
