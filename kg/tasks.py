"""Tasks: which commitments of different documents state one duty.

Joining is conservative. Two commitments of different documents of one place are one task when
they say the same words to the same lead, or nearly the same words about the same project; each
other commitment is a task of its own. Inside one document nothing is joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.clauses import Clause
from kg.iris import Iris

LEAST_WORDS = 6
"""Shorter wordings («Tăng cường quản lý đất đai») recur by chance."""
LEAST_LIKENESS = 0.8
"""Shared words over all words, for two wordings about one project."""


@dataclass(frozen=True, slots=True)
class Task:
    """A duty that persists: the commitments that state it, earliest first."""

    iri: str
    clauses: tuple[Clause, ...]

    @property
    def first(self) -> Clause:
        """The commitment that stated the duty first."""
        return self.clauses[0]

    @property
    def due(self) -> tuple[date | None, date | None]:
        """The first and last day of the deadline as last stated."""
        for clause in reversed(self.clauses):
            if clause.first or clause.last:
                return clause.first, clause.last
        return None, None

    @property
    def recurrence(self) -> str | None:
        """The rule by which the duty recurs, as last stated."""
        told = [clause.recurrence for clause in self.clauses if clause.recurrence]
        return told[-1] if told else None

    def last_stated(self, role: str) -> tuple[str, ...]:
        """Return the bodies of a role («leads», …) in the latest commitment that names any."""
        for clause in reversed(self.clauses):
            if bodies := getattr(clause, role):
                return tuple(bodies)
        return ()

    def all_of(self, field: str) -> list[str]:
        """Return the things of a field («projects», «mandates») of all commitments, sorted."""
        return sorted({iri for clause in self.clauses for iri in getattr(clause, field)})


def in_time(clause: Clause) -> tuple[date, str]:
    """Order clauses by the date of their document, those without a date first."""
    return clause.seen or date.min, clause.iri


def likeness(left: Iterable[str], right: Iterable[str]) -> float:
    """Return the share of words that two wordings have in common (0 to 1)."""
    one, two = set(left), set(right)
    return len(one & two) / len(one | two) if one and two else 0.0


def tasks_of(commitments: Iterable[Clause], iris: Iris) -> list[Task]:
    """Group commitments (with canonical IRIs) into tasks, sorted by IRI."""
    clauses = sorted(commitments, key=in_time)
    parent = list(range(len(clauses)))
    documents = [{clause.document} for clause in clauses]

    def root(place: int) -> int:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for left, right in sorted(_pairs(clauses)):
        first, second = sorted((root(left), root(right)))
        if documents[first].isdisjoint(documents[second]):
            parent[second] = first
            documents[first] |= documents[second]
    groups: dict[int, list[Clause]] = defaultdict(list)
    for place, clause in enumerate(clauses):
        groups[root(place)].append(clause)
    made = [Task(iris.part(group[0].iri, "task"), tuple(group)) for group in groups.values()]
    return sorted(made, key=lambda task: task.iri)


def _pairs(clauses: list[Clause]) -> Iterator[tuple[int, int]]:
    """Yield the places of commitments that state one duty."""
    same: dict[object, list[int]] = defaultdict(list)
    near: dict[object, list[int]] = defaultdict(list)
    for place, clause in enumerate(clauses):
        if len(clause.words) >= LEAST_WORDS:
            same[clause.words, frozenset(clause.leads), clause.scope].append(place)
            for project in clause.projects:
                near[project, clause.words[:2], clause.scope].append(place)
    for group in same.values():
        yield from ((group[0], other) for other in group[1:])
    for group in near.values():
        for index, left in enumerate(group):
            for right in group[index + 1 :]:
                if _near(clauses[left], clauses[right]):
                    yield left, right


def _near(left: Clause, right: Clause) -> bool:
    """Whether two commitments about one project say nearly the same to the same body."""
    leads = set(left.leads), set(right.leads)
    compatible = leads[0] == leads[1] or not (leads[0] and leads[1])
    return (
        left.document != right.document
        and compatible
        and likeness(left.words, right.words) >= LEAST_LIKENESS
    )
