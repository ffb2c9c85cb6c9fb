"""Small documents for tests of linking: a page as the linking reads it, and what it makes of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from unittest import mock

from extract.pipeline import extract_text
from extract.records import Extraction, Statement, StatementKind
from extract.statements.draft import Page


def read(text: str, name: str = "van-ban.txt") -> Extraction:
    """Return all that a text says."""
    return extract_text(text, name=name, sha256="0" * 64)


def page_of(text: str) -> Page:
    """Return the page of a text, as `extract.statements.link.link` gets it from the pipeline."""
    seen: list[Page] = []

    def keep(page: Page) -> list[Statement]:
        seen.append(page)
        return []

    with mock.patch("extract.pipeline.link", keep):
        read(text)
    return seen[0]


@dataclass(frozen=True)
class Said:
    """A statement in short: only what a test names; the rest is empty.

    `lead` has the names with their grade behind «/» («Sở Y tế/explicit»), `due` is an ISO
    interval, with «~» before it where it is inherited.
    """

    text: str
    kind: StatementKind = "commitment"
    lead: list[str] = field(default_factory=list)
    support: list[str] = field(default_factory=list)
    supervise: list[str] = field(default_factory=list)
    due: str = ""
    projects: list[str] = field(default_factory=list)
    mandate: list[str] = field(default_factory=list)


def short(statement: Statement) -> Said:
    """Return a statement in short."""
    due = statement.deadline
    sign = "~" if due and due.source == "inherited" else ""
    return Said(
        statement.text,
        statement.kind,
        [f"{p.name}/{p.grade}" for p in statement.parties if p.role == "lead"],
        statement.names("support"),
        statement.names("supervise"),
        f"{sign}{due.interval}" if due else "",
        list(statement.projects),
        [reference.norm for reference in statement.mandate],
    )


def said(text: str) -> list[Said]:
    """Return the statements of a text in short."""
    return [short(statement) for statement in read(text).statements]
