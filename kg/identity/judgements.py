"""Judgements: are two names one thing, how sure that is, why, and who says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["same", "different", "unsure"]
Origin = Literal["rule", "person"]


@dataclass(frozen=True, slots=True)
class Judgement:
    """Two IRIs (the smaller one first), a score from 0 to 1, and the reason in Vietnamese."""

    left: str
    right: str
    score: float
    reason: str
    verdict: Verdict = "same"
    origin: Origin = "rule"

    @property
    def pair(self) -> tuple[str, str]:
        """Return the two IRIs."""
        return self.left, self.right


def judged(
    one: str, other: str, score: float, reason: str, *, verdict: Verdict = "same"
) -> Iterator[Judgement]:
    """Yield a rule's judgement over two IRIs; nothing where both are the same."""
    if one != other:
        first, second = sorted((one, other))
        yield Judgement(first, second, score, reason, verdict)


def best_of(judgements: Iterable[Judgement]) -> list[Judgement]:
    """Return one judgement a pair: «same» before «unsure», then the surest, in a fixed order."""
    best: dict[tuple[str, str], Judgement] = {}

    def order(one: Judgement) -> tuple[object, ...]:
        return (*one.pair, one.verdict != "same", -one.score, one.reason)

    for judgement in sorted(judgements, key=order):
        best.setdefault(judgement.pair, judgement)
    return list(best.values())
