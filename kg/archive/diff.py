"""What changed between two graphs, in the terms of those who follow tasks.

Each change is told with what was before and after, and with the words of the document that show it:
a new duty by the clause that gives it, a moved deadline by the clause that moves it, a task that is
done by the report that says so. `diff(a, b)` and `diff(b, a)` tell the same changes, reversed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from kg.archive.diff_match import match_tasks, same_leads
from kg.archive.diff_snapshot import Correction, Paper, Quote, Snapshot, TaskState
from kg.serve.words import concept_name
from kg.terms import iri_of

SILENT = 2
"""From how many reports on that say nothing of an open task it counts as silent."""

Kind = Literal[
    "new", "gone", "parted", "joined",
    "postponed", "brought forward", "deadline set", "deadline dropped",
    "lead", "done", "done again", "reopened", "overdue", "no longer overdue",
    "superseded", "repealed", "restored", "silent", "mentioned",
    "corrected",
    "correction withdrawn",
    "document added", "document removed", "document changed",
]  # fmt: skip
KINDS: tuple[Kind, ...] = get_args(Kind)
"""All kinds of changes, in the order in which they are told."""

_DONE = ("doneOnTime", "doneLate")
_CLOSED = ("superseded", "repealed")
_OPEN = ("openInTime", "openOverdue", "noDeadline")


@dataclass(frozen=True, slots=True)
class Change:
    """One change: of which task or document, from what to what, shown by which words.

    `subject` is the task's or document's label; `one` and `other` its IRIs (or hashes) before and
    after, empty where it is not in that graph.
    """

    kind: Kind
    subject: str
    before: str
    after: str
    quote: Quote
    one: str = ""
    other: str = ""


def diff(before: Snapshot, after: Snapshot) -> list[Change]:
    """Return what changed from one graph to another, by kind and then by subject."""
    found = [
        *_task_changes(before, after),
        *_corrections(before, after),
        *_paper_changes(before.papers, after.papers),
    ]
    return sorted(found, key=lambda c: (KINDS.index(c.kind), c.subject, c.one, c.other))


def _task_changes(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    matched = match_tasks(before.tasks, after.tasks)
    for task in matched.only_after:
        yield Change("new", task.label, "", _told(task), _clause(task), other=task.iri)
    for task in matched.only_before:
        yield Change("gone", task.label, _told(task), "", _clause(task), one=task.iri)
    for task in matched.parted:
        yield Change("parted", task.label, "", _told(task), _clause(task), other=task.iri)
    for task in matched.joined:
        yield Change("joined", task.label, _told(task), "", _clause(task), one=task.iri)
    for one, other in matched.pairs:
        yield from _of_deadline(one, other)
        yield from _of_lead(one, other)
        yield from _of_status(one, other)
        yield from _of_silence(one, other)


def _told(task: TaskState) -> str:
    """Return a task in short: lead, deadline, status."""
    return "; ".join(filter(None, (_leads(task), task.due, _status(task))))


def _leads(task: TaskState) -> str:
    return ", ".join(lead.name for lead in task.leads)


def _status(task: TaskState) -> str:
    return concept_name(iri_of(f"ck:{task.status}"))


def _clause(task: TaskState) -> Quote:
    """Return the words that state a task: those of its last statement that has any."""
    return next((said.quote for said in reversed(task.said)), Quote())


def _proof(task: TaskState, about: str, values: Iterable[str]) -> Quote:
    """Return the words that show one of some values, or else those that state the task."""
    shown = (task.proofs.get((about, value)) for value in values)
    return next(filter(None, shown), None) or _clause(task)


def _pair(
    kind: Kind, tasks: tuple[TaskState, TaskState], told: tuple[str, str], quote: Quote
) -> Change:
    one, other = tasks
    return Change(kind, other.label, *told, quote, one.iri, other.iri)


def _of_deadline(one: TaskState, other: TaskState) -> Iterator[Change]:
    if one.due == other.due:
        return
    if one.due and other.due:
        kind: Kind = "postponed" if one.due < other.due else "brought forward"
    else:
        kind = "deadline set" if other.due else "deadline dropped"
    shown = other if other.due else one
    quote = _proof(shown, "due", [shown.due or ""])
    yield _pair(kind, (one, other), (one.due or "", other.due or ""), quote)


def _of_lead(one: TaskState, other: TaskState) -> Iterator[Change]:
    if not same_leads(one, other):
        known = {name for lead in one.leads for name in lead.known_by}
        new = [name for b in other.leads for name in sorted(b.known_by) if not b.known_by & known]
        shown = other if other.leads else one
        quote = _proof(shown, "lead", new)
        yield _pair("lead", (one, other), (_leads(one), _leads(other)), quote)


def _of_status(one: TaskState, other: TaskState) -> Iterator[Change]:
    kind = _kind_of_status(one.status, other.status)
    if kind:
        shown = one if kind in ("reopened", "restored") else other
        quote = _proof(shown, "status", [shown.status])
        if shown.status in _OPEN and shown.due:
            quote = _proof(shown, "due", [shown.due])
        yield _pair(kind, (one, other), (_status(one), _status(other)), quote)


def _kind_of_status(one: str, other: str) -> Kind | None:
    """Return what a change of status is called; open in time and without deadline are one."""
    if one == other or {one, other} == {"openInTime", "noDeadline"}:
        return None
    if other in _DONE:
        return "done again" if one in _DONE else "done"
    if other in _CLOSED:
        return "superseded" if other == "superseded" else "repealed"
    if one in _DONE:
        return "reopened"
    if one in _CLOSED:
        return "restored"
    return "overdue" if other == "openOverdue" else "no longer overdue"


def _of_silence(one: TaskState, other: TaskState) -> Iterator[Change]:
    """Tell of open tasks that fell silent or were spoken of again."""
    silent = [task.silent >= SILENT and task.status in _OPEN for task in (one, other)]
    if silent[0] != silent[1] and other.status in _OPEN and one.status in _OPEN:
        kind: Kind = "silent" if silent[1] else "mentioned"
        quote = _proof(other, "mentioned", [other.mentioned or ""])
        yield _pair(kind, (one, other), (_heard(one), _heard(other)), quote)


def _heard(task: TaskState) -> str:
    return f"{task.silent} báo cáo không nhắc từ {task.mentioned}" if task.mentioned else ""


def _corrections(before: Snapshot, after: Snapshot) -> Iterator[Change]:
    """Tell of verdicts that came into force, and of those that were taken back."""
    old = {said.number: said for said in before.corrections}
    new = {said.number: said for said in after.corrections}
    for said in (new[number] for number in sorted(new.keys() - old.keys())):
        told = (_of_words(before, said), _corrected(said))
        yield Change("corrected", said.quote.text, *told, said.quote, other=said.number)
    for said in (old[number] for number in sorted(old.keys() - new.keys())):
        told = (_corrected(said), _of_words(after, said))
        yield Change("correction withdrawn", said.quote.text, *told, said.quote, one=said.number)


def _of_words(graph: Snapshot, said: Correction) -> str:
    """Return the task that a graph has of the words that somebody judged."""
    tasks = (t for t in graph.tasks if any(s.quote.text == said.quote.text for s in t.said))
    return next(map(_told, tasks), "")


def _corrected(said: Correction) -> str:
    """Return who says what, and what they give: «sửa (An); hạn được xác định: 2026-12-24»."""
    given = (f"{concept_name(name)}: {value}" for name, value in said.given)
    return "; ".join((f"{concept_name(said.verdict)} ({said.who})", *given))


def _paper_changes(before: Sequence[Paper], after: Sequence[Paper]) -> Iterator[Change]:
    """Tell of files added, removed, and of those in whose place another stands."""
    old = {paper.sha256: paper for paper in before}
    new = {paper.sha256: paper for paper in after}
    gone = [paper for sha256, paper in sorted(old.items()) if sha256 not in new]
    come = [paper for sha256, paper in sorted(new.items()) if sha256 not in old]
    for one, other in _versions(gone, come):
        gone.remove(one)
        come.remove(other)
        told = (one.name, other.name)
        yield Change("document changed", other.label, *told, Quote(), one.sha256, other.sha256)
    for paper in come:
        yield Change("document added", paper.label, "", paper.name, Quote(), other=paper.sha256)
    for paper in gone:
        yield Change("document removed", paper.label, paper.name, "", Quote(), one=paper.sha256)


def _versions(gone: Iterable[Paper], come: Iterable[Paper]) -> list[tuple[Paper, Paper]]:
    """Return the pairs of files that are versions of one document: by number and by file name."""
    named: dict[str, list[Paper]] = defaultdict(list)
    for paper in come:
        for name in paper.known_by:
            named[name].append(paper)
    near = {(o, n) for o in gone for name in o.known_by for n in named[name]}
    taken: set[Paper] = set()
    found: list[tuple[Paper, Paper]] = []
    for pair in sorted(near, key=_likely):
        if not taken & {*pair}:
            taken |= {*pair}
            found.append(pair)
    return found


def _likely(pair: tuple[Paper, Paper]) -> tuple[int, list[str]]:
    """Order pairs by how many names two files share, then alike in both directions."""
    one, other = pair
    return -len(one.known_by & other.known_by), sorted((one.sha256, other.sha256))
