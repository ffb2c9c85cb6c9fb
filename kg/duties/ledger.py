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

from kg.document.clauses import Clause
from kg.document.page import write_instant
from kg.duties.closings import Closing, closings_of
from kg.duties.completion import Report
from kg.duties.owners import write_owners
from kg.duties.slips import write_deadlines
from kg.duties.tasks import Task
from kg.iris import Iris
from kg.terms import Lines, day, decimal, exact, iri_of, whole, words
from kg.world import World

CLOSED = ("ck:doneOnTime", "ck:doneLate", "ck:superseded", "ck:repealed")
"""The statuses after which a task is no longer open."""
_TITLE = 110
_ROLES = {"leads": "ck:leadBy", "supports": "ck:supportedBy", "supervises": "ck:supervisedBy"}


def write_ledger(lines: Lines, world: World) -> None:
    """Write all tasks with their status as of the world's day, and their events.

    Without a day (no document gives one) nothing is overdue.
    """
    closings = closings_of(world.tasks, world.changes)
    for task in world.tasks:
        told = world.reports.get(task.iri, [])
        closing = closings.get(task.iri)
        _write_task(lines, task, status_of(task, told, world.as_of, closing))
        write_deadlines(lines, world.iris, task)
        write_owners(lines, world.iris, task)
        for report in told:
            lines.link(report.clause.iri, "ck:reportsOn", task.iri)
        for event in events_of(task, told, closing):
            _write_event(lines, world.iris, task.iri, event)


def count_statuses(world: World) -> dict[str, int]:
    """Return how many tasks have each status («ck:openOverdue»), sorted by name."""
    closings = closings_of(world.tasks, world.changes)
    found = Counter(
        status_of(t, world.reports.get(t.iri, []), world.as_of, closings.get(t.iri))
        for t in world.tasks
    )
    return dict(sorted(found.items()))


def status_of(
    task: Task,
    told: Iterable[Report],
    as_of: date | None,
    closing: Closing | None = None,
    *,
    known_on: date | None = None,
) -> str:
    """Return a task's status as of a day, as a prefixed name («ck:openInTime»).

    What was reported done after that day was still open on it. `known_on` leaves out what
    documents said that are dated after it.
    """
    for event in events_of(task, told, closing):
        known = known_on is None or (event.known is not None and event.known <= known_on)
        if event.status in CLOSED and known and (as_of is None or event.when <= as_of):
            return event.status
    return _open_status(task.due_known(known_on)[1], as_of)


def _open_status(due: date | None, as_of: date | None) -> str:
    if due is None:
        return "ck:noDeadline"
    return "ck:openOverdue" if as_of and as_of > due else "ck:openInTime"


class Event(NamedTuple):
    """What a document says of a task: its status, since when, since when that is known.

    `said` is the statement that says so, or the document that ends the task; `evidence` the words.
    """

    when: date
    known: date | None
    status: str
    evidence: str
    said: str


def events_of(task: Task, told: Iterable[Report], closing: Closing | None = None) -> list[Event]:
    """Return what documents say of a task, in order of time.

    Each is judged by what was known on the day of its document. A result that a later report
    denies («vẫn chưa trình») completes nothing, and nothing is taken away that was done before.
    """
    reports = list(told)
    made = [_stated(task, clause) for clause in task.clauses if clause.seen]
    made += [_reported(task, r, _denied(r, reports)) for r in reports if r.day]
    done = min((e.when for e in made if e.status in CLOSED), default=None)
    if closing and (done is None or done > closing.day):
        change = closing.change
        seen = change.seen
        made.append(Event(closing.day, seen, closing.status, change.evidence, change.document))
    return sorted(made, key=lambda e: (e.when, e.known or date.max, e.said, e.status))


def _stated(task: Task, clause: Clause) -> Event:
    seen = clause.seen or date.min
    status = _open_status(task.due_known(seen)[1], seen)
    return Event(seen, seen, status, clause.evidence, clause.iri)


def _reported(task: Task, report: Report, denied: bool) -> Event:
    clause, when = report.clause, report.day or date.min
    due = task.due_known(clause.seen)[1]
    status = _open_status(due, when)
    if report.completes and not denied:
        status = "ck:doneLate" if due and when > due else "ck:doneOnTime"
    return Event(when, clause.seen, status, clause.evidence, clause.iri)


def _denied(report: Report, reports: Iterable[Report]) -> bool:
    """Whether a report that is dated later says that what this one reports was not done."""
    seen = report.clause.seen
    return any(r.denies and seen and r.clause.seen and r.clause.seen > seen for r in reports)


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
    for statement, match in task.matches:
        lines.value(statement, "ck:sameDutyReason", words(match.reason))
        lines.value(statement, "ck:sameDutyScore", decimal(match.score))
    if restated := len({clause.document for clause in task.clauses}) - 1:
        lines.value(task.iri, "ck:restatements", whole(restated))
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


def _write_event(lines: Lines, iris: Iris, task: str, event: Event) -> None:
    iri = iris.part(task, "event", event.said)
    lines.kind(iri, "ck:StatusEvent")
    lines.link(task, "ck:statusEvent", iri)
    lines.link(iri, "ck:status", iri_of(event.status))
    lines.link(iri, "time:hasTime", write_instant(lines, iris, event.when))
    lines.link(iri, "ck:evidence", event.evidence)
    if event.known:
        lines.value(iri, "ck:knownOn", day(event.known))
    lines.link(iri, "prov:wasDerivedFrom", event.said)
