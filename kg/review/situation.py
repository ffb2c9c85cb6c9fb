"""The situation: every claim that anybody judged, where it stands now, and what holds of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from kg.review.claims import id_of
from kg.review.matching import Again, Placed, Places, moved
from kg.review.standing import JUDGING, Standing, standing_of, stands_on, taken_back, weigh
from kg.review.verdicts import Claim, State, Verdict

PAIRING = ("same", "different")
"""The verbs that say of two things whether they are one."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim that verdicts were given on.

    `claim` is as it stands now (its `state` the machine's reading now, `None` where it has none);
    without a file (`sha256` empty) it is dormant. `history` are all verdicts on it.
    """

    claim: Claim
    standing: Standing
    again: Again
    history: tuple[Verdict, ...]

    @property
    def in_force(self) -> bool:
        """Whether what people say changes what the machine reads, or stands by it."""
        return bool(self.claim.sha256) and bool(self.standing.held)

    @property
    def reviewed(self) -> str:
        """The IRI (without the base) of the statement that stands for it in the reviewed truth."""
        if self.in_force and self.standing.state.exists:
            return id_of(self.claim.sha256, self.standing.state)
        return self.claim.id


@dataclass(frozen=True, slots=True)
class Pair:
    """Two things judged to be one or not (IRIs without the base), and by what verdicts.

    `verdict` is the one that holds; `disputed` tells that reviewers differ.
    """

    one: str
    other: str
    verdict: Verdict
    disputed: bool
    history: tuple[Verdict, ...]


@dataclass(frozen=True, slots=True)
class Situation:
    """All that is judged: claims by IRI (without the base), and pairs.

    `gone` are the numbers of the verdicts that were taken back, `now` gives the IRI under which a
    claim stands now by that under which it was judged, `in_documents` those of each file.
    """

    claims: Mapping[str, Judged] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()
    gone: frozenset[int] = frozenset()
    now: Mapping[str, str] = field(default_factory=dict)
    in_documents: Mapping[str, Collection[str]] = field(default_factory=dict)

    def of_document(self, sha256: str) -> dict[str, Judged]:
        """Return what is in force in one document, by IRI."""
        names = self.in_documents.get(sha256, ())
        return {n: self.claims[n] for n in sorted(names) if self.claims[n].in_force}

    def documents(self) -> frozenset[str]:
        """Return the hashes of the documents in which something is in force."""
        return frozenset(j.claim.sha256 for j in self.claims.values() if j.in_force)


class Weighing:
    """Weighs verdicts as they come: only the claims that a new one is about are weighed again."""

    def __init__(self, places: Places) -> None:
        self._places = places
        self._taken: list[Verdict] = []
        self._groups: dict[str, list[tuple[Verdict, Placed]]] = defaultdict(list)
        self._claims: dict[str, Judged] = {}
        self._now: dict[str, str] = {}
        self._in_documents: dict[str, set[str]] = defaultdict(set)

    def after(self, verdicts: Sequence[Verdict]) -> Situation:
        """Return what holds after all verdicts; those of before are not weighed again.

        A log that does not begin with them (another was put in its place) is weighed from the
        start.
        """
        if not _begins(verdicts, self._taken):
            return Weighing(self._places).after(verdicts)
        touched: dict[str, None] = {}
        for verdict in verdicts[len(self._taken) :]:
            self._taken.append(verdict)
            if verdict.claim and not verdict.pairs:
                placed = self._places.place(verdict.claim)
                self._groups[placed.id].append((verdict, placed))
                self._now[verdict.claim.id] = placed.id
                self._in_documents[placed.sha256].add(placed.id)
                touched[placed.id] = None
        gone = taken_back(self._taken)
        for name in touched:
            self._claims[name] = _judged(self._groups[name], self._places, gone)
        pairs = _pairs((v for v in self._taken if v.pairs), self._places, gone)
        return Situation(
            dict(self._claims), tuple(pairs), gone, dict(self._now), self._in_documents
        )


def _begins(verdicts: Sequence[Verdict], taken: Sequence[Verdict]) -> bool:
    many = len(taken)
    return not many or (len(verdicts) >= many and verdicts[many - 1].hash == taken[-1].hash)


def situation(verdicts: Sequence[Verdict], places: Places) -> Situation:
    """Return what holds after all verdicts, in the documents that are there now."""
    return Weighing(places).after(verdicts)


def _judged(
    group: Sequence[tuple[Verdict, Placed]], places: Places, gone: frozenset[int]
) -> Judged:
    """Return a claim with what all verdicts on it come to."""
    live = [(v, p) for v, p in group if v.number not in gone and v.verb in JUDGING]
    last, placed = (live or group)[-1]
    text = places.text(placed.sha256) if placed.sha256 else ""
    there = [moved(v, p, text) for v, p in live]
    machine = placed.machine.state if placed.machine else None
    claim = _claim_now(last, placed, text)
    base = machine or _base(group, placed, text)
    standing = standing_of(machine, base, there)
    return Judged(claim, standing, placed.again if live else "", tuple(v for v, _ in group))


def _base(group: Sequence[tuple[Verdict, Placed]], placed: Placed, text: str) -> State:
    """Return what a claim says that the machine no longer reads, or never did: as first judged."""
    first, at = group[0]
    state = first.claim.state if first.claim else None
    shown = moved(replace(first, state=state or first.state), at, text).state
    return shown or State("commitment", placed.start, placed.end)


def _claim_now(verdict: Verdict, placed: Placed, text: str) -> Claim:
    if placed.machine:
        return placed.machine
    claim = verdict.claim
    assert claim is not None  # noqa: S101 - only verdicts on claims are grouped
    quote = text[placed.start : placed.end] if placed.sha256 else claim.quote
    return replace(claim, id=placed.id, sha256=placed.sha256, quote=quote, state=None)


def _pairs(verdicts: Iterable[Verdict], places: Places, gone: frozenset[int]) -> Iterable[Pair]:
    """Yield what is said of pairs, in the order in which it began to hold."""
    said: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        for pair in pairs_of(verdict, places):
            said[pair].append(verdict)
    found = []
    for (one, other), history in sorted(said.items()):
        live = [(v, v.verb) for v in history if v.verb in PAIRING and v.number not in gone]
        if live:
            held, disputed = weigh(stands_on(live))
            found.append(Pair(one, other, held.verdict, disputed, tuple(history)))
    return sorted(found, key=lambda pair: pair.verdict.number)


def pairs_of(verdict: Verdict, places: Places) -> list[tuple[str, str]]:
    """Return the pairs that a verdict is about, none for a claim; statements as called now."""
    if verdict.pairs and verdict.claim and verdict.against:
        both = sorted(places.place(claim).id for claim in (verdict.claim, verdict.against))
        return [(both[0], both[1])]
    return [(min(pair), max(pair)) for pair in verdict.pairs]
