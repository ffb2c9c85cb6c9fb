"""What holds of a claim: facet by facet, by what each reviewer says of it now.

On each facet each reviewer's latest verdict that was not taken back is their stand. Where stands
differ, the earliest holds, disputed, until they agree or an administrator's verdict settles it:
the later never wins silently.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from kg.review.verdicts import FACETS, Facet, State, Verdict

Word = Literal["none", "accepted", "corrected", "rejected", "added", "disputed"]
JUDGING = ("accept", "reject", "correct", "add")
"""The verbs that say what a claim's facets are."""


@dataclass(frozen=True, slots=True)
class Stand:
    """What one reviewer says now, since which verdict, and by which one last."""

    who: str
    value: object
    since: int
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Standing:
    """What holds of a claim: in one word, as a state, and where reviewers differ.

    `held` are the facets of which people say something; `disputes` give by facet who says what.
    """

    word: Word
    state: State
    held: tuple[Facet, ...] = ()
    disputes: Mapping[Facet, tuple[tuple[str, object], ...]] = field(default_factory=dict)


def taken_back(verdicts: Iterable[Verdict]) -> frozenset[int]:
    """Return the numbers of the verdicts that were undone, by undoings not themselves undone."""
    gone: set[int] = set()
    undoings = [verdict for verdict in verdicts if verdict.undoes is not None]
    for verdict in sorted(undoings, key=lambda v: -v.number):
        if verdict.undoes is not None and verdict.number not in gone:
            gone.add(verdict.undoes)
    return frozenset(gone)


def stands_on(said: Iterable[tuple[Verdict, object]]) -> list[Stand]:
    """Return each reviewer's stand from what was said of one thing, in order of the log."""
    stands: dict[str, Stand] = {}
    for verdict, value in sorted(said, key=lambda pair: pair[0].number):
        before = stands.get(verdict.who)
        since = before.since if before and before.value == value else verdict.number
        stands[verdict.who] = Stand(verdict.who, value, since, verdict)
    return sorted(stands.values(), key=lambda stand: stand.since)


def weigh(stands: Sequence[Stand]) -> tuple[Stand, bool]:
    """Return the stand that holds, and whether it is disputed; there must be one."""
    settling = [s for s in stands if s.verdict.role == "administrator"]
    if not settling:
        return stands[0], any(s.value != stands[0].value for s in stands)
    held = max(settling, key=lambda s: s.verdict.number)
    after = (s for s in stands if s.verdict.number > held.verdict.number)
    return held, any(s.value != held.value for s in after)


def standing_of(machine: State | None, base: State, verdicts: Iterable[Verdict]) -> Standing:
    """Return what holds of a claim.

    `machine` is its reading (`None` for a statement that a person added), `base` what holds of
    facets that nobody judged; `verdicts` are those on this claim that were not taken back.
    """
    said = [v for v in verdicts if v.state is not None and v.verb in JUDGING]
    state, held, disputes = base, [], {}
    for facet in FACETS:
        of_facet = [(v, v.state.value(facet)) for v in said if v.state and facet in v.judged]
        if not of_facet:
            continue
        stands = stands_on(of_facet)
        best, disputed = weigh(stands)
        held.append(facet)
        state = _with_facet(state, facet, best.verdict.state or state)
        if disputed:
            disputes[facet] = tuple((s.who, s.value) for s in stands)
    return Standing(_word(machine, state, held, disputes), state, tuple(held), disputes)


def _with_facet(state: State, facet: Facet, given: State) -> State:
    if facet == "span":
        return replace(state, start=given.start, end=given.end)
    return replace(state, **{facet: getattr(given, facet)})


def _word(
    machine: State | None, state: State, held: Sequence[Facet], disputes: Mapping[Facet, object]
) -> Word:
    if disputes:
        return "disputed"
    if not held:
        return "none"
    if not state.exists:
        return "rejected"
    if machine is None:
        return "added"
    changed = any(state.value(facet) != machine.value(facet) for facet in held)
    return "corrected" if changed else "accepted"
