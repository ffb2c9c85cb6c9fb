"""Closings: duties that a later document takes away by replacing, repealing or stopping.

A task ends when every order that states it has lost its force. An order that stays in force
keeps it alive, and so does the document that replaces the old one where it states the duty again.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from kg.document.clauses import Clause
from kg.duties.document_changes import Change
from kg.duties.genres import gives_orders
from kg.duties.tasks import Task


@dataclass(frozen=True, slots=True)
class Closing:
    """A task's end: its status («ck:superseded», «ck:repealed»), the day, and what ends it."""

    status: str
    day: date
    change: Change


def closings_of(tasks: Iterable[Task], changes: Iterable[Change]) -> dict[str, Closing]:
    """Return by task IRI how its duty was taken away; tasks that still bind are left out."""
    by_target: dict[str, list[Change]] = defaultdict(list)
    for change in changes:
        if change.kind != "amends" and change.seen:
            by_target[change.target].append(change)
    found = ((task.iri, _closing(task, by_target)) for task in tasks)
    return {iri: closing for iri, closing in found if closing}


def _closing(task: Task, by_target: Mapping[str, list[Change]]) -> Closing | None:
    """Return the last change by which a task lost its last order, if none came after."""
    ends: list[Change] = []
    for clause in task.clauses:
        change = _end_of(clause, by_target)
        if change:
            ends.append(change)
        elif gives_orders(clause.genre):
            return None
    last = max(ends, key=lambda c: (c.seen or date.min, repr(c)), default=None)
    if last is None or last.seen is None:
        return None
    if any(c.seen and c.seen > last.seen and gives_orders(c.genre) for c in task.clauses):
        return None
    status = "ck:superseded" if last.kind == "replaces" else "ck:repealed"
    return Closing(status, last.seen, last)


def _end_of(clause: Clause, by_target: Mapping[str, list[Change]]) -> Change | None:
    """Return the first change by which a statement loses its force."""
    reached = [
        change
        for target in (clause.document, *clause.projects)
        for change in by_target.get(target, ())
        if _reaches(change, clause)
    ]
    return min(reached, key=lambda c: (c.seen or date.max, repr(c)), default=None)


def _reaches(change: Change, clause: Clause) -> bool:
    if change.seen is None or (clause.seen and clause.seen > change.seen):
        return False
    if clause.document == change.document:
        return False
    if change.to_project:
        return clause.projects == (change.target,)
    return not change.section or _stands_in(clause.section, change.section)


def _stands_in(section: str | None, named: str) -> bool:
    """Whether a section is the named one or a part of it; parts between may be left unnamed.

    «khoản 2 Điều 1» («dieu-1.2») is «dieu-1.ii.2» too where Điều 1 has Roman parts.
    """
    if not section:
        return False
    have, wanted = section.split("."), named.split(".")
    if have[0] != wanted[0]:
        return False
    if have[: len(wanted)] == wanted:
        return True
    return have[0].startswith("dieu-") and have[2 : 1 + len(wanted)] == wanted[1:]
