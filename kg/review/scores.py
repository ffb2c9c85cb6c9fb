"""Scores: how good the machine's reading is, by what people said of it.

Only what was judged counts, and what reviewers dispute does not. The claims judged are no random
sample: the queue puts the doubtful first, so that the whole is better than these figures; and what
the machine missed is known only where somebody added it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from extract.records import Statement
from kg.review.claims import id_of, state_of
from kg.review.desk import Desk
from kg.review.rates import Rate
from kg.review.standing import Standing
from kg.review.verdicts import FACETS, Facet, State

_SETS = ("lead", "support", "supervise", "projects")
GROUPS = ("all", "kind", "type", "lead grade", "deadline grade")
"""By what claims are grouped: all, kind, document type, how lead and deadline are founded."""
_ONLY: Mapping[str, Facet] = {"lead grade": "lead", "deadline grade": "deadline"}
"""Groups that are of interest for one facet alone."""
_GRADES = ("explicit", "inherited", "issuer", "group")


@dataclass(frozen=True, slots=True)
class Score:
    """How well one facet was read: of what the machine says, of what is so, and as a whole.

    For «exists», precision tells how many of the machine's statements are there, recall how many
    of those there it has. For bodies and projects they count names, for a deadline the days;
    `accuracy` counts claims in which all of the facet is right.
    """

    precision: Rate = field(default_factory=Rate)
    recall: Rate = field(default_factory=Rate)
    accuracy: Rate = field(default_factory=Rate)

    def __add__(self, other: Score) -> Score:
        """Count both together."""
        return Score(
            self.precision + other.precision,
            self.recall + other.recall,
            self.accuracy + other.accuracy,
        )

    def json(self) -> dict[str, object]:
        """Return the three rates with their counts and intervals."""
        return {
            "precision": self.precision.json(),
            "recall": self.recall.json(),
            "accuracy": self.accuracy.json(),
        }


NOTHING = Score()


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim that people judged: what the machine reads, what is so, and of which facets."""

    machine: State | None
    truth: State
    facets: tuple[Facet, ...]
    marks: Mapping[str, str] = field(default_factory=dict)


Table = Mapping[tuple[str, str, Facet], Score]
"""Scores by group («kind»), its value («result») and facet."""


def scores(claims: Iterable[Judged]) -> Table:
    """Return the scores of all facets, over all claims and by their groups."""
    found: dict[tuple[str, str, Facet], Score] = {}
    for claim in claims:
        for facet in claim.facets:
            one = score_of(claim, facet)
            for group in GROUPS:
                if group in claim.marks and facet == _ONLY.get(group, facet):
                    place = (group, claim.marks[group], facet)
                    found[place] = found.get(place, NOTHING) + one
    ordered = sorted(found, key=lambda p: (GROUPS.index(p[0]), p[1], FACETS.index(p[2])))
    return {place: found[place] for place in ordered}


def score_of(claim: Judged, facet: Facet) -> Score:
    """Return what one claim adds to the score of a facet."""
    machine, truth = claim.machine, claim.truth
    if facet == "exists":
        found, there = machine is not None, truth.exists
        both = int(found and there)
        return Score(Rate(both, int(found)), Rate(both, int(there)), Rate(both, 1))
    if machine is None or not truth.exists:
        return NOTHING
    read, so = _values(machine, facet), _values(truth, facet)
    both = len(read & so)
    return Score(Rate(both, len(read)), Rate(both, len(so)), Rate(int(read == so), 1))


def _values(state: State, facet: Facet) -> frozenset[object]:
    """Return what a state gives for a facet: names, or the one value if there is one."""
    value = state.value(facet)
    if facet in _SETS:
        assert isinstance(value, tuple)  # noqa: S101 - bodies and projects are tuples of names
        return frozenset(value)
    return frozenset() if value is None else frozenset({value})


def judged_claims(desk: Desk, *, strict: bool = False) -> Iterator[Judged]:
    """Yield the claims that people judged, without facets that they dispute.

    Who corrects a claim has seen all of it: what they leave as it is shown counts as right, unless
    `strict` asks for what was said in so many words alone.
    """
    places, found = desk.now()
    for sha256 in sorted(found.documents(), key=list(places.known()).index):
        record = places.extraction(sha256)
        read = {id_of(sha256, state_of(s)): s for s in record.statements}
        for name, one in found.of_document(sha256).items():
            machine, standing = one.claim.state, one.standing
            marks = _marks(standing.state, read.get(name), record.document.type)
            yield Judged(machine, standing.state, _facets(standing, strict=strict), marks)


def _facets(standing: Standing, *, strict: bool) -> tuple[Facet, ...]:
    """Return the facets of which people said what is so, and agree on it."""
    seen = FACETS if standing.state.exists and not strict else standing.held
    return tuple(facet for facet in seen if facet not in standing.disputes)


def _marks(truth: State, read: Statement | None, genre: str | None) -> dict[str, str]:
    """Return the groups that a claim belongs to."""
    marks = {"all": "all", "kind": read.kind if read else truth.kind, "type": genre or "?"}
    if read:
        grades = {party.grade for party in read.parties if party.role == "lead"}
        marks["lead grade"] = next((grade for grade in _GRADES if grade in grades), "none")
        marks["deadline grade"] = read.deadline.source if read.deadline else "none"
    return marks
