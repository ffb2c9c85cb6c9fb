"""The ledger: tasks with their owners, deadlines and status, derived from all documents.

The status is as of a day that is given, never the clock's. A status event stands for something
that a document says, on that document's day; events are only added.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kg.clauses import Clause
from kg.completion import Report
from kg.iris import Iris
from kg.page import write_instant
from kg.tasks import Task
from kg.terms import Lines, day, exact, iri_of, words
from kg.world import World

_TITLE = 110
_ROLES = {"leads": "ck:leadBy", "supports": "ck:supportedBy", "supervises": "ck:supervisedBy"}


def write_ledger(lines: Lines, world: World) -> None:
    """Write all tasks with their status as of the world's day, and their events.

    Without a day (no document gives one) nothing is overdue.
    """
    for task in world.tasks:
        told = world.reports.get(task.iri, [])
        _write_task(lines, task, status_of(task, told, world.as_of))
        _write_events(lines, world.iris, task, told)


def count_statuses(world: World) -> dict[str, int]:
    """Return how many tasks have each status («ck:openOverdue»), sorted by name."""
    found = Counter(status_of(t, world.reports.get(t.iri, []), world.as_of) for t in world.tasks)
    return dict(sorted(found.items()))


def status_of(task: Task, told: Iterable[Report], as_of: date | None) -> str:
    """Return a task's status as of a day, as a prefixed name («ck:openInTime»).

    What was reported done after that day was still open on it.
    """
    due = task.due[1]
    for report in told:
        when = _day_of(report.clause)
        if report.completes and when and (as_of is None or when <= as_of):
            return "ck:doneLate" if due and when > due else "ck:doneOnTime"
    return _open_status(due, as_of)


def _open_status(due: date | None, as_of: date | None) -> str:
    if due is None:
        return "ck:noDeadline"
    return "ck:openOverdue" if as_of and as_of > due else "ck:openInTime"


def _day_of(clause: Clause) -> date | None:
    """Return when a result came about: the day it states, else the day of its document."""
    return clause.last or clause.seen


def short_title(text: str) -> str:
    """Return a task's title: its wording, cut between words at about 110 characters.

    The cut is at a comma or semicolon where one stands in the last third.
    """
    text = " ".join(text.split())
    if len(text) <= _TITLE:
        return text
    cut = text[: _TITLE + 1].rsplit(" ", 1)[0]
    marks = [m.start() for m in re.finditer(r"[,;]", cut)]
    pause = marks[-1] if marks and marks[-1] > 2 * _TITLE // 3 else len(cut)
    return f"{cut[:pause].rstrip(' ,;:')}…"


def _write_task(lines: Lines, task: Task, status: str) -> None:
    lines.kind(task.iri, "ck:Task")
    lines.value(task.iri, "skos:prefLabel", words(short_title(task.first.text)))
    for clause in task.clauses:
        lines.link(clause.iri, "ck:states", task.iri)
    for field, predicate in _ROLES.items():
        lines.links(task.iri, predicate, task.last_stated(field))
    lines.links(task.iri, "ck:concerns", task.all_of("projects"))
    lines.links(task.iri, "ck:mandatedBy", task.all_of("mandates"))
    lines.links(task.iri, "ck:sector", task.all_of("sectors"))
    first, last = task.due
    if first:
        lines.value(task.iri, "ck:dueFrom", day(first))
    if last:
        lines.value(task.iri, "ck:dueDate", day(last))
    if task.recurrence:
        lines.value(task.iri, "ck:recurrence", exact(task.recurrence))
    lines.link(task.iri, "ck:status", iri_of(status))


class _Event(NamedTuple):
    """What a document says of a task on a day."""

    clause: Clause
    status: str
    when: date


def _write_events(lines: Lines, iris: Iris, task: Task, told: list[Report]) -> None:
    """Write what documents said of a task: that it is to be done, and that it was done."""
    due: date | None = None
    for clause in task.clauses:
        due = clause.last or due
        if clause.seen:
            status = _open_status(due, clause.seen)
            _write_event(lines, iris, task.iri, _Event(clause, status, clause.seen))
    for report in told:
        lines.link(report.clause.iri, "ck:reportsOn", task.iri)
        when = _day_of(report.clause)
        if report.completes and when:
            last = task.due[1]
            status = "ck:doneLate" if last and when > last else "ck:doneOnTime"
            _write_event(lines, iris, task.iri, _Event(report.clause, status, when))


def _write_event(lines: Lines, iris: Iris, task: str, event: _Event) -> None:
    iri = iris.part(task, "event", event.clause.iri)
    lines.kind(iri, "ck:StatusEvent")
    lines.link(task, "ck:statusEvent", iri)
    lines.link(iri, "ck:status", iri_of(event.status))
    lines.link(iri, "time:hasTime", write_instant(lines, iris, event.when))
    lines.link(iri, "ck:evidence", event.clause.evidence)
    lines.link(iri, "prov:wasDerivedFrom", event.clause.iri)
