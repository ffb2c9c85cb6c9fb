"""Deadlines in time: how the deadline of a task was set and moved, document by document."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from kg.document.clauses import Clause
from kg.duties.genres import gives_orders
from kg.duties.tasks import Task
from kg.iris import Iris
from kg.terms import Lines, day, flag, whole


@dataclass(frozen=True, slots=True)
class DeadlineEvent:
    """A document names a deadline: the first one, or one that differs from the one before.

    `binding` tells a deadline that an order sets from one that a report only promises. `previous`
    is the one before where this is a move: an order that takes over what was promised moves
    nothing, and neither does the period of a document that states no day.
    """

    clause: Clause
    due: date
    previous: date | None
    binding: bool

    @property
    def moved(self) -> int | None:
        """Days from the deadline before to this one; negative where it was brought forward."""
        return (self.due - self.previous).days if self.previous else None


def deadline_events(task: Task) -> list[DeadlineEvent]:
    """Return in time order where documents name another deadline than the one before."""
    made: list[DeadlineEvent] = []
    for clause in task.clauses:
        binding = gives_orders(clause.genre)
        rivals = [e for e in made if e.clause.fixed and (e.binding or not binding)]
        if clause.last is None or (rivals and not clause.fixed):
            continue
        before = made[-1] if made else None
        orders = [event.due for event in made if event.binding]
        if before is None or clause.last != before.due:
            moved = before is not None and clause.fixed and before.clause.fixed
            previous = before.due if before and moved else None
            made.append(DeadlineEvent(clause, clause.last, previous, binding))
        elif binding and orders[-1:] != [clause.last]:
            made.append(DeadlineEvent(clause, clause.last, None, binding))
    return made


def write_deadlines(lines: Lines, iris: Iris, task: Task) -> None:
    """Write the deadline events of a task."""
    for event in deadline_events(task):
        iri = iris.part(task.iri, "deadline-event", event.clause.iri)
        lines.kind(iri, "ck:DeadlineEvent")
        lines.link(task.iri, "ck:deadlineEvent", iri)
        lines.value(iri, "ck:dueDate", day(event.due))
        lines.value(iri, "ck:binding", flag(event.binding))
        lines.link(iri, "ck:evidence", event.clause.evidence)
        lines.link(iri, "prov:wasDerivedFrom", event.clause.iri)
        if event.clause.seen:
            lines.value(iri, "ck:knownOn", day(event.clause.seen))
        if event.previous and event.moved is not None:
            lines.value(iri, "ck:previousDueDate", day(event.previous))
            lines.value(iri, "ck:daysMoved", whole(event.moved))
