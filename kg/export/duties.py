"""Duties as an office's table has them: one task, its bodies, time, ground, status and words."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from kg.export.closure import Walk, kind_of_node
from kg.export.facts import Facts, concept, in_words
from kg.store import Store
from kg.terms import iri_of

ROLES = {"lead": "ck:leadBy", "support": "ck:supportedBy", "supervise": "ck:supervisedBy"}
"""The roles of bodies, each with the property of a task that names them."""
CLOSED = ("doneOnTime", "doneLate", "superseded", "repealed")
"""The statuses that end a task on the day of their event."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document as they stand there, the document, and where in it: «ký tự 12–80»."""

    text: str
    document: str
    place: str


@dataclass(frozen=True, slots=True)
class Duty:
    """One task. `bodies` are IRIs by role; `due` is an ISO day; `sources` the documents by IRI.

    `time` are the document's words for its time, `grounds` what it rests on, in words;
    `status` the local name of the concept on the day that was asked for. Of the `quotes` the first
    gives the duty, a second one reports how it ended.
    """

    iri: str
    text: str
    bodies: dict[str, tuple[str, ...]]
    due: str
    time: str
    sources: tuple[str, ...]
    grounds: tuple[str, ...]
    status: str
    quotes: tuple[Quote, ...]


def tasks_of(store: Store, things: Collection[str] | None) -> list[str]:
    """Return the tasks of chosen things, sorted; all tasks for `None`.

    A body's are those that it leads, supports or supervises as last stated; a document's those
    that it states or that name it as their mandate.
    """
    if things is None:
        return sorted(row["task"].value for row in store.rows(_ALL))  # type: ignore[union-attr]
    walk, facts, base = Walk(store), Facts(store), store.manifest.base
    found: set[str] = set()
    for thing in things:
        if kind_of_node(thing, base) == "agency":
            near = set(walk.leading_to([thing], ROLES.values()))
        else:
            near = {thing} | walk.members([thing])
            said = [iri for iri in near if kind_of_node(iri, base) == "statement"]
            near |= {task for iri in said for task in facts.all(iri, "ck:states")}
        found |= {iri for iri in near if kind_of_node(iri, base) == "task"}
    return sorted(found)


_ALL = "SELECT ?task WHERE { ?task a ck:Task }"


def duties(store: Store, tasks: Iterable[str], as_of: str) -> list[Duty]:
    """Return tasks as duties, with the status of a day, in the order given."""
    facts = Facts(store)
    return [_duty(facts, task, as_of) for task in tasks]


def _duty(facts: Facts, task: str, as_of: str) -> Duty:
    own = facts.of(task)

    def values(curie: str) -> list[str]:
        return own.get(iri_of(curie), [])

    said = sorted(facts.leading_to(task, "ck:states"), key=lambda iri: _moment(facts, iri))
    first = facts.of(said[0]) if said else {}
    due = next(iter(values("ck:dueDate")), "")
    status, report = _status(facts, values("ck:statusEvent"), due, as_of)
    documents = [facts.one(iri, "ck:statedIn") for iri in said]
    grounds = [_ground(facts, iri) for iri in said[:1]]
    if mandates := [facts.cited(iri) for iri in values("ck:mandatedBy")]:
        grounds.append(f"thực hiện {', '.join(mandates)}")
    return Duty(
        iri=task,
        text=next(iter(first.get(iri_of("ck:text"), values("skos:prefLabel"))), ""),
        bodies={
            role: tuple(sorted(values(curie), key=facts.label)) for role, curie in ROLES.items()
        },
        due=due,
        time=_time(facts, said, due, recurs=bool(values("ck:recurrence"))),
        sources=tuple(dict.fromkeys(filter(None, documents))),
        grounds=tuple(grounds),
        status=status,
        quotes=tuple(_quote(facts, iri) for iri in [*said[:1], *([report] if report else [])]),
    )


def _moment(facts: Facts, statement: str) -> tuple[str, str]:
    """Order statements by the day of their document, those without one last."""
    day = facts.one(facts.one(statement, "ck:statedIn"), "eli:date_document")
    return (day or "9999", statement)


def _status(facts: Facts, events: Iterable[str], due: str, as_of: str) -> tuple[str, str]:
    """Return the status on a day, and the statement that closed the task, if one did."""
    closings: list[tuple[str, str, str]] = []
    for event in events:
        status = facts.one(event, "ck:status").rpartition("#")[2]
        day = facts.one(facts.one(event, "time:hasTime"), "time:inXSDDate")
        if status in CLOSED and day <= as_of:
            closings.append((day, status, facts.one(event, "prov:wasDerivedFrom")))
    if closings:
        _, status, report = max(closings)
        return status, report
    if not due:
        return "noDeadline", ""
    return ("openOverdue" if due < as_of else "openInTime"), ""


def _ground(facts: Facts, statement: str) -> str:
    """Return the document that gives a duty, and the place in it."""
    place = facts.place(facts.one(statement, "ck:inSection"))
    cited = facts.cited(facts.one(statement, "ck:statedIn"))
    return f"{cited} ({place})" if place else cited


def _time(facts: Facts, statements: Iterable[str], due: str, *, recurs: bool) -> str:
    """Return the words of a time that is no single day: «hằng tuần»."""
    if due and not recurs:
        return ""
    shown = (facts.one(iri, "ck:timeEvidence") for iri in statements)
    return next((facts.one(iri, "oa:exact") for iri in shown if iri), "")


def _quote(facts: Facts, statement: str) -> Quote:
    """Return the original words of a statement, and where they stand."""
    evidence = facts.of(facts.one(statement, "ck:evidence"))

    def value(curie: str) -> str:
        return next(iter(evidence.get(iri_of(curie), [])), "")

    page = value("ck:pageNumber")
    place = f"ký tự {value('oa:start')}–{value('oa:end')}"
    document = facts.cited(value("oa:hasSource"))
    return Quote(value("oa:exact"), document, f"trang {page}, {place}" if page else place)


def status_words(duty: Duty, as_of: str) -> str:
    """Return a duty's status as reports say it, with the days by which it is late."""
    words = capital(concept(f"ck:{duty.status}"))
    if duty.status == "openOverdue":
        late = date.fromisoformat(as_of) - date.fromisoformat(duty.due)
        return f"{words} {late.days} ngày"
    return words


def due_words(duty: Duty) -> str:
    """Return until when a duty is to be done: a day, the document's words, or that it says none."""
    stated = [in_words(duty.due)] if duty.due else []
    return "; ".join([*stated, *([duty.time] if duty.time else [])]) or "Không nêu"


def capital(text: str) -> str:
    """Return a text with its first letter as a capital, the others as they are."""
    return text[:1].upper() + text[1:]


def several(names: Iterable[str]) -> str:
    """Return several things in one cell, a line each."""
    return ";\n".join(names)
