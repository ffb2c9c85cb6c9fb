"""Contradictions: one fact told differently by two documents, and what kind of difference it is.

Four kinds: an *update* (a later document may change it, or made an estimate final), a *unit* slip
(the amounts differ by a power of ten), a *reading error* (a scan confused digits), else a
*conflict*. Nothing is decided for anyone: both sides stand side by side with their evidence.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal, TypeVar

Fact = Literal["deadline", "figure", "owner", "status"]
Type = Literal["update", "conflict", "unit", "reading"]

_LOOK_ALIKE = (
    "38",
    "17",
    "06",
    "08",
    "68",
    "69",
    "35",
    "56",
    "14",
    "27",
    "49",
    "09",
    "58",
    "89",
)
"""Pairs of digits that scanners confuse."""
T = TypeVar("T")
R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class Side:
    """What one document says: the statement or observation, its words and its value in short."""

    iri: str
    document: str
    evidence: str
    value: str
    seen: date | None = None


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sides (the earlier document first), what they are about, and why they differ so.

    `subject` is the task or the indicator.
    """

    about: Fact
    type: Type
    subject: str
    one: Side
    other: Side
    reason: str


def in_order(one: Side) -> tuple[object, ...]:
    """Order sides by the date of their document, those without a date last."""
    return one.seen or date.max, one.document, one.iri


def nearest_pairs(
    told: Sequence[T], differ: Callable[[T, T], bool], judge: Callable[[T, T], R | None]
) -> list[tuple[T, T, R]]:
    """Return the pairs that differ (in the given order) with what `judge` says of them.

    `judge` may say `None`: no contradiction. Where a third in between tells what one of the two
    tells, or is itself a step from the one to the other, the nearer pairs stand for it.
    """
    found: dict[tuple[int, int], R] = {}
    agree: set[tuple[int, int]] = set()
    for at, one in enumerate(told):
        for after in range(at + 1, len(told)):
            if not differ(one, told[after]):
                agree.add((at, after))
            elif (judged := judge(one, told[after])) is not None:
                found[at, after] = judged

    def step(at: int, after: int) -> bool:
        return (at, after) in found or (at, after) in agree

    def direct(at: int, after: int) -> bool:
        between = range(at + 1, after)
        return not any(
            step(at, b) and step(b, after) and ((at, b) in found or (b, after) in found)
            for b in between
        )

    return [(told[i], told[j], said) for (i, j), said in found.items() if direct(i, j)]


def misread_digits(one: str, other: str) -> bool:
    """Whether two numbers differ by one look-alike digit, or by a lost comma or digit only."""
    left, right = (_digits(one), _digits(other))
    if left == right:
        return one != other
    if len(left) == len(right):
        wrong = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
        return len(wrong) == 1 and "".join(sorted(wrong[0])) in _LOOK_ALIKE
    longer, shorter = sorted((left, right), key=len, reverse=True)
    lost = len(longer) - len(shorter) == 1 and len(shorter) > 1
    return lost and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer)))


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def ordered(found: Iterable[Contradiction]) -> list[Contradiction]:
    """Return contradictions once each, in a fixed order."""
    unique = {(c.about, c.subject, c.one.iri, c.other.iri): c for c in found}
    return [unique[key] for key in sorted(unique)]
