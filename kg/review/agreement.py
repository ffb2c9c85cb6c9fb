"""Agreement: how far reviewers say the same of the same claims, beyond what chance would give.

Cohen's kappa tells it for two people, Krippendorff's alpha (nominal) for all of them with gaps:
1 is full agreement, 0 what chance gives. What is compared is what each last said of a facet: the
same names, the same days, the same span. Where everybody always says one and the same, chance
alone explains it, and neither figure is defined.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Literal

from kg.review.desk import Desk
from kg.review.rates import Rate
from kg.review.standing import JUDGING, stands_on
from kg.review.verdicts import FACETS, Facet

Unit = Mapping[str, Hashable]
"""What each reviewer says of one claim, by their name; who said nothing is not in it."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far some reviewers agree on a facet: of how many claims that two of them judged.

    `same` counts the pairs of judgements that are equal; `figure` is kappa for two people, alpha
    for all.
    """

    facet: Facet
    measure: Literal["kappa", "alpha"]
    reviewers: tuple[str, ...]
    claims: int
    same: Rate
    figure: float | None

    def json(self) -> dict[str, object]:
        """Return it as JSON, rounded."""
        return {
            "facet": self.facet,
            "measure": self.measure,
            "reviewers": list(self.reviewers),
            "claims": self.claims,
            "same": self.same.json(),
            "figure": None if self.figure is None else round(self.figure, 4),
        }


def kappa(pairs: Sequence[tuple[Hashable, Hashable]]) -> float | None:
    """Return Cohen's kappa of two people's judgements, `None` where it is not defined.

    J. Cohen, A coefficient of agreement for nominal scales (1960): observed agreement less that
    expected from how often each of the two uses each value.
    """
    count = len(pairs)
    if not count:
        return None
    left, right = Counter(one for one, _ in pairs), Counter(other for _, other in pairs)
    expected = sum(left[value] * right[value] for value in left)
    if expected == count * count:
        return None
    same = sum(one == other for one, other in pairs)
    return (same * count - expected) / (count * count - expected)


def alpha(units: Sequence[Sequence[Hashable]]) -> float | None:
    """Return Krippendorff's alpha for nominal values, `None` where it is not defined.

    K. Krippendorff, Computing Krippendorff's alpha-reliability (2011): each unit holds the values
    that were given to one thing, by as many people as judged it; units with one value say nothing.
    """
    judged = [unit for unit in units if len(unit) > 1]
    totals = Counter(value for unit in judged for value in unit)
    count = totals.total()
    expected = count * count - sum(n * n for n in totals.values())
    if not expected:
        return None
    observed = 0.0
    for unit in judged:
        values = Counter(unit)
        different = len(unit) ** 2 - sum(n * n for n in values.values())
        observed += different / (len(unit) - 1)
    return 1 - (count - 1) * observed / expected


def agreements(units: Mapping[Facet, Sequence[Unit]]) -> list[Agreement]:
    """Return for each facet how all agree, and every two of those who judged the same claims."""
    found: list[Agreement] = []
    for facet in FACETS:
        judged = [unit for unit in units.get(facet, ()) if len(unit) > 1]
        people = sorted({who for unit in judged for who in unit})
        if len(people) < 2:
            continue
        found.append(_of_all(facet, people, judged))
        for pair in combinations(people, 2):
            both = [(unit[pair[0]], unit[pair[1]]) for unit in judged if set(pair) <= unit.keys()]
            if both:
                same = Rate(sum(one == other for one, other in both), len(both))
                found.append(Agreement(facet, "kappa", pair, len(both), same, kappa(both)))
    return found


def _of_all(facet: Facet, people: Sequence[str], judged: Sequence[Unit]) -> Agreement:
    pairs = [pair for unit in judged for pair in combinations(unit.values(), 2)]
    same = Rate(sum(one == other for one, other in pairs), len(pairs))
    figure = alpha([list(unit.values()) for unit in judged])
    return Agreement(facet, "alpha", tuple(people), len(judged), same, figure)


def units_of(desk: Desk) -> dict[Facet, list[Unit]]:
    """Return what each reviewer last said of each facet of each claim, if not taken back."""
    _, found = desk.now()
    units: dict[Facet, list[Unit]] = defaultdict(list)
    for judged in found.claims.values():
        said = [v for v in judged.history if v.verb in JUDGING and v.number not in found.gone]
        for facet in FACETS:
            values = [(v, v.state.value(facet)) for v in said if v.state and facet in v.judged]
            stands = stands_on(values)
            units[facet].append({stand.who: _hashable(stand.value) for stand in stands})
    return units


def _hashable(value: object) -> Hashable:
    assert isinstance(value, Hashable)  # noqa: S101 - all facets are words, numbers and tuples
    return value
