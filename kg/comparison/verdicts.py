"""Verdicts: a target against one actual figure, three-valued, with the reason in Vietnamese."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kg.comparison.amounts import amount, number, period_text
from kg.comparison.measuring import Measured
from kg.identity.indicator_wording import standard, traits_of
from kg.identity.names import indicator_key

Verdict = Literal["met", "notMet", "undecided"]


@dataclass(frozen=True, slots=True)
class Attainment:
    """A target, the actual figure it is held against (if any), the verdict and why.

    `share` is how much of the least amount was reached, in percent, where amounts are compared.
    """

    target: Measured
    actual: Measured | None
    verdict: Verdict
    reason: str
    share: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a target asks for: at least `floor`, at most `ceiling` (plain unit)."""

    floor: Decimal | None
    ceiling: Decimal | None


def wanted(target: Measured) -> Wanted:
    """Return what a target asks for, by its bounds and by what is better."""
    low, high = target.low, target.high
    if low is None or high is None:
        return Wanted(low, high)
    name = target.figure.name
    direction = traits_of(name).direction
    if target.kind.measure == "plan_share":
        return Wanted(low, None)
    if target.kind.measure == "change" and high < 0:
        known_up = direction == "up" and standard(indicator_key(name)) is not None
        return Wanted(low, None) if known_up else Wanted(None, high)
    if direction == "neutral":
        return Wanted(low, high)
    return Wanted(None, high) if direction == "down" else Wanted(low, None)


def judge(target: Measured, actual: Measured) -> Attainment:
    """Compare with a figure of the whole period."""
    want = wanted(target)
    verdict: Verdict = "undecided"
    reached = _reached(actual, want)
    if _at_edge(target, actual, want):
        why = "số thực hiện làm tròn sát mức mục tiêu, chưa kết luận được"
    elif reached is None:
        why = "số thực hiện chỉ là một khoảng, chưa kết luận được"
    elif not reached and want.floor is not None and want.floor == want.ceiling:
        why = "chưa rõ tăng hay giảm so với mục tiêu là tốt"
    else:
        verdict = "met" if reached else "notMet"
        why = "đạt" if reached else "không đạt"
    return answer(target, actual, verdict, why)


def _reached(actual: Measured, want: Wanted) -> bool | None:
    """Whether all that an actual may be lies within what is wanted; `None` if only some does."""
    low, high = actual.low, actual.high
    inside = (want.floor is None or (low is not None and low >= want.floor)) and (
        want.ceiling is None or (high is not None and high <= want.ceiling)
    )
    under = want.floor is not None and high is not None and high < want.floor
    over = want.ceiling is not None and low is not None and low > want.ceiling
    return True if inside else False if under or over else None


def _at_edge(target: Measured, actual: Measured, want: Wanted) -> bool:
    """Whether rounding could turn the answer, or a bound that is not enough itself was reached."""
    point = actual.point
    if point is None:
        return False
    for bound in (want.floor, want.ceiling):
        if bound is not None and point == bound and target.strict:
            return True
        if bound is not None and 0 < abs(point - bound) <= actual.slack:
            return True
    return False


def judge_early(target: Measured, actual: Measured) -> Attainment:
    """Compare with the amount so far, which can meet «at least» and break «at most»."""
    want = wanted(target)
    adds_up = traits_of(target.figure.name).sort == "flow"
    if target.kind.measure != "plan_share":
        adds_up = adds_up and target.kind.unit != "%"
    low, edge = actual.low, _at_edge(target, actual, want)
    so_far = period_text(*actual.period)
    reached = want.floor is not None and low is not None and low >= want.floor
    if adds_up and not edge and reached and want.ceiling is None:
        return answer(target, actual, "met", f"mới {so_far} đã đạt mục tiêu")
    broken = want.ceiling is not None and low is not None and low > want.ceiling
    known = standard(indicator_key(target.figure.name)) is not None
    if adds_up and not edge and broken and known and target.kind.measure == "level":
        return answer(target, actual, "notMet", f"mới {so_far} đã vượt mức tối đa")
    return answer(target, actual, "undecided", f"mới có số {so_far}, chưa hết kỳ của mục tiêu")


def answer(
    target: Measured, actual: Measured, verdict: Verdict, why: str, *, share: Decimal | None = None
) -> Attainment:
    """Return an attainment whose reason names both sides; `share` is computed where it can be."""
    want = wanted(target)
    comparable = target.kind.measure == "level" and target.kind.unit != "%"
    if share is None and comparable and want.floor and actual.point and want.ceiling is None:
        share = (actual.point / want.floor * 100).quantize(Decimal("0.1"))
    told = f", bằng {number(share)}% mục tiêu" if share is not None and comparable else ""
    marks = " (số ước tính)" if actual.estimate else ""
    return Attainment(
        target, actual, verdict, f"{_said(target, actual)}{told}: {why}{marks}", share
    )


def _said(target: Measured, actual: Measured) -> str:
    aim = f"Mục tiêu {amount(target.figure, strict=target.strict)}"
    done = f"thực hiện {amount(actual.figure)} ({period_text(*actual.period)})"
    return f"{aim} ({period_text(*target.period)}); {done}"
