"""Tasks: which commitments of different documents state one duty.

Joining is conservative: `same_duty` says of a pair how sure it is and why, and only sure pairs
are joined. A document never joins two of its own statements unless one restates the other word
for word.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import combinations
from math import ceil

from kg.document.clauses import Clause
from kg.duties.genres import gives_orders
from kg.duties.same_duty import LEAST_LIKENESS, LEAST_WORDS, Ground, Match, main_of, match, sense
from kg.duties.ties import TIED, UNTIED, Ties
from kg.iris import Iris


@dataclass(frozen=True, slots=True)
class Task:
    """A duty that persists: the commitments that state it, earliest first.

    `matches` tell of later commitments, by their IRIs, why they were taken for the same duty.
    """

    iri: str
    clauses: tuple[Clause, ...]
    matches: tuple[tuple[str, Match], ...] = ()

    @property
    def first(self) -> Clause:
        """The commitment that stated the duty first."""
        return self.clauses[0]

    @property
    def due(self) -> tuple[date | None, date | None]:
        """The first and last day of the deadline in force: see `due_known`."""
        return self.due_known(None)

    def due_known(self, known: date | None) -> tuple[date | None, date | None]:
        """Return the deadline in force by what documents dated up to a day say (`None`: all).

        It is the one last stated by a document that gives orders; what a report says of when a
        late duty will be done counts only where no order names a day, and the period of a
        document only where none of them states a day.
        """
        told = [c for c in self.known(known) if c.first or c.last]
        told = [c for c in told if gives_orders(c.genre)] or told
        told = [c for c in told if c.fixed] or told
        return (told[-1].first, told[-1].last) if told else (None, None)

    def known(self, day: date | None) -> tuple[Clause, ...]:
        """Return the commitments of documents dated up to a day; undated ones are always known."""
        return tuple(c for c in self.clauses if day is None or c.seen is None or c.seen <= day)

    @property
    def recurrence(self) -> str | None:
        """The rule by which the duty recurs, as last stated."""
        told = [clause.recurrence for clause in self.clauses if clause.recurrence]
        return told[-1] if told else None

    def last_stated(self, role: str) -> tuple[str, ...]:
        """Return the bodies of a role («leads», …) in the latest commitment that names any.

        Orders count before what reports and news repeat, and a lead that is named before one
        that is only taken from who issued a document.
        """
        told = [clause for clause in self.clauses if getattr(clause, role)]
        told = owning(told) if role == "leads" else _orders(told)
        return tuple(getattr(told[-1], role)) if told else ()

    def all_of(self, field: str) -> list[str]:
        """Return the things of a field («projects», «mandates») of all commitments, sorted."""
        return sorted({iri for clause in self.clauses for iri in getattr(clause, field)})


def owning(clauses: Iterable[Clause]) -> list[Clause]:
    """Return those commitments whose leads are the owners: of orders, and named, if any are."""
    orders = _orders([clause for clause in clauses if clause.leads])
    return [clause for clause in orders if clause.said] or orders


def _orders(clauses: list[Clause]) -> list[Clause]:
    """Return the commitments of orders, or all where only reports and news state the duty."""
    return [clause for clause in clauses if gives_orders(clause.genre)] or clauses


def in_time(clause: Clause) -> tuple[date, str]:
    """Order clauses by the date of their document, those without a date first."""
    return clause.seen or date.min, clause.iri


def tasks_of(
    commitments: Iterable[Clause], iris: Iris, ground: Ground | None = None, *, ties: Ties = UNTIED
) -> list[Task]:
    """Group commitments (with canonical IRIs) into tasks, sorted by IRI.

    `ground` tells what names mean and which document rests on which; `ties` what people joined,
    which comes first, and what they told apart.
    """
    ground = ground or Ground()
    clauses = sorted(commitments, key=in_time)
    groups = [_Group([place]) for place in range(len(clauses))]
    for found, left, right in (*_tied(clauses, ties), *_matches(clauses, ground)):
        one, other = groups[left], groups[right]
        if one is not other and _may_join(clauses, one.members, other.members, found, ties):
            one.members = sorted(one.members + other.members)
            one.matches += [*other.matches, (found, left, right)]
            for place in other.members:
                groups[place] = one
    made = {id(group): group for group in groups}.values()
    tasks = (_task(clauses, group, iris, ground) for group in made)
    return sorted(tasks, key=lambda task: task.iri)


@dataclass(eq=False)
class _Group:
    """Commitments that were joined, by their places, and why."""

    members: list[int]
    matches: list[tuple[Match, int, int]] = field(default_factory=list)


def _task(clauses: list[Clause], group: _Group, iris: Iris, ground: Ground) -> Task:
    """Make a task; each commitment but the first is matched with the earlier one it is most like.

    One that is like none of them was joined through a later one.
    """
    stated = tuple(clauses[place] for place in group.members)
    matches = []
    for at, place in enumerate(group.members[1:], 1):
        near = [m for m, *pair in group.matches if m is TIED and place in pair]
        near = near or [m for one in stated[:at] if (m := match(one, clauses[place], ground))]
        near = near or [m for m, left, _ in group.matches if left == place]
        matches.append((clauses[place].iri, max(near, key=lambda m: (m.score, m.reason))))
    return Task(iris.part(stated[0].iri, "task"), stated, tuple(matches))


def _may_join(
    clauses: list[Clause], left: list[int], right: list[int], found: Match, ties: Ties
) -> bool:
    """Whether nobody told two groups apart, and no document has two different statements in them.

    People may join two statements of one document.
    """
    if ties.apart([clauses[one] for one in left], [clauses[other] for other in right]):
        return False
    return found is TIED or all(
        clauses[one].document != clauses[other].document
        or clauses[one].words == clauses[other].words
        for one in left
        for other in right
    )


def _tied(clauses: list[Clause], ties: Ties) -> Iterator[tuple[Match, int, int]]:
    """Yield the pairs that people joined, by their places, the latest said first."""
    places = {clause.iri: place for place, clause in enumerate(clauses)} if ties.same else {}
    for pair in ties.same:
        if all(iri in places for iri in pair):
            left, right = sorted(places[iri] for iri in pair)
            yield TIED, left, right


def _matches(clauses: list[Clause], ground: Ground) -> list[tuple[Match, int, int]]:
    """Return the sure pairs by their places, earlier statement first, surest pairs first."""
    pairs = {pair for group in _blocks(clauses, ground) for pair in _pairs(group)}
    found = []
    for left, right in sorted(pairs):
        if made := match(clauses[left], clauses[right], ground):
            found.append((made, left, right))
    return sorted(found, key=lambda f: (-f[0].score, f[1], f[2]))


def _pairs(group: list[int]) -> Iterator[tuple[int, int]]:
    yield from ((one, other) for i, one in enumerate(group) for other in group[i + 1 :])


def _blocks(clauses: list[Clause], ground: Ground) -> list[list[int]]:
    """Return the groups inside which commitments are compared, as places in time order."""
    spread: dict[str, int] = defaultdict(int)
    for clause in clauses:
        for word in sense(clause):
            spread[word] += 1
    blocks: dict[object, list[int]] = defaultdict(list)
    for place, clause in enumerate(clauses):
        act = main_of(clause)
        for project in {ground.family(iri) for iri in clause.projects}:
            blocks[clause.scope, project, act.verb if act else ""].append(place)
        if not clause.projects:
            words = sorted(sense(clause), key=lambda w: (spread[w], w))
            for pair in combinations(_telling(words), 2):
                blocks[clause.scope, pair].append(place)
        blocks[clause.scope, clause.words].append(place)
    return [blocks[key] for key in sorted(blocks, key=repr) if len(blocks[key]) > 1]


def _telling(words: list[str]) -> list[str]:
    """Return the rarest words of a wording: two wordings alike enough share two of theirs."""
    if len(words) < LEAST_WORDS:
        return []
    return words[: len(words) - ceil(LEAST_LIKENESS * len(words)) + 2]
