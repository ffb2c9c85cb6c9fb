"""Owners in time: which bodies led a task, and by which document it passed to others."""

from __future__ import annotations

from dataclasses import dataclass

from kg.document.clauses import Clause
from kg.duties.genres import gives_orders
from kg.duties.tasks import Task, owning
from kg.iris import Iris
from kg.terms import Lines, day


@dataclass(frozen=True, slots=True)
class OwnerEvent:
    """A document names the lead bodies of a task: the first ones, or others than before."""

    clause: Clause
    owners: tuple[str, ...]
    previous: tuple[str, ...]


def owner_events(task: Task) -> list[OwnerEvent]:
    """Return in time order where documents name other leads than before.

    A report hands no duty on, and a lead that is only taken from who issued a document is no
    change of one that was named.
    """
    made: list[OwnerEvent] = []
    named = False
    owners = owning(task.clauses)
    orders = [c for c in task.clauses if c.leads and gives_orders(c.genre)] or owners
    for clause in orders:
        before = made[-1].owners if made else ()
        changed = set(clause.leads) != set(before)
        if changed and (clause.said or not named):
            made.append(OwnerEvent(clause, clause.leads, before))
        named = named or bool(clause.said)
    return made


def write_owners(lines: Lines, iris: Iris, task: Task) -> None:
    """Write the owner events of a task."""
    for event in owner_events(task):
        iri = iris.part(task.iri, "owner-event", event.clause.iri)
        lines.kind(iri, "ck:OwnerEvent")
        lines.link(task.iri, "ck:ownerEvent", iri)
        lines.links(iri, "ck:newOwner", event.owners)
        lines.links(iri, "ck:previousOwner", event.previous)
        lines.link(iri, "ck:evidence", event.clause.evidence)
        lines.link(iri, "prov:wasDerivedFrom", event.clause.iri)
        if event.clause.seen:
            lines.value(iri, "ck:knownOn", day(event.clause.seen))
