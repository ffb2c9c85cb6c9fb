"""Attainment: was a target met? Three answers, each with its reason: met, not met, not to be said.

A target is held against the latest actual figure of the same indicator, place, measure and unit
over its period. An amount that adds up over a year and already reaches «at least …» is met
before the year ends; any other figure of a part of the period says nothing yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Literal

from kg.comparison.amounts import amount, period_text
from kg.comparison.authority import authority, is_order, same_issuer
from kg.comparison.measuring import Kind, Measured, names_itself
from kg.comparison.verdicts import Attainment, Verdict, answer, judge, judge_early, wanted
from kg.identity.document_names import DocumentName
from kg.identity.names import indicator_key

Match = Literal["same", "so far", "part"]
_LEAST_WORDS = 3
_HUNDRED = Decimal(100)


def attainments(
    figures: Iterable[Measured], sources: Mapping[str, DocumentName], as_of: date | None
) -> list[Attainment]:
    """Return the attainment of all targets with a period, known by documents up to a day."""
    known = [m for m in figures if as_of is None or m.figure.seen is None or m.figure.seen <= as_of]
    targets = [m for m in known if m.figure.kind == "target" and _is_target(m, sources)]
    by_kind: dict[tuple[str, str, str], list[Measured]] = defaultdict(list)
    for one in known:
        if one.figure.kind == "actual":
            by_kind[_place(one.kind)].append(one)
    rivals: dict[object, set[object]] = defaultdict(set)
    for target in targets:
        rivals[target.kind, target.period].add((target.low, target.high))
    held = []
    for target in in_force(targets, sources):
        alone = len(rivals[target.kind, target.period]) == 1
        actuals = standing(by_kind[_place(target.kind)], sources)
        held.append(_attain(target, actuals, alone=alone))
    return sorted(held, key=lambda a: a.target.figure.iri)


def standing(actuals: Sequence[Measured], sources: Mapping[str, DocumentName]) -> list[Measured]:
    """Return the actuals that no later one replaces.

    A later document of the same body replaces what it said of the same period, and a final
    figure an estimate of anyone; what another body says stands beside it.
    """

    def replaced(old: Measured, new: Measured) -> bool:
        if (old.kind, old.period) != (new.kind, new.period) or new.estimate > old.estimate:
            return False
        before, after = old.figure.seen or date.min, new.figure.seen or date.min
        one, other = sources.get(old.figure.document), sources.get(new.figure.document)
        same = same_issuer(one, other) or old.figure.document == new.figure.document
        return before < after and (same or new.estimate < old.estimate)

    return [old for old in actuals if not any(replaced(old, new) for new in actuals)]


def _is_target(one: Measured, sources: Mapping[str, DocumentName]) -> bool:
    """Whether a target has an end and a name that tells what is to be reached.

    Of a report («đã bàn giao 182/236 ha») only a name that measures by itself will do.
    """
    order = is_order(sources.get(one.figure.document))
    long = len(indicator_key(one.figure.name).split()) >= _LEAST_WORDS
    return one.figure.last is not None and (names_itself(one) or (order and long))


def in_force(targets: Sequence[Measured], sources: Mapping[str, DocumentName]) -> list[Measured]:
    """Return each target once, as its highest document states it, without those replaced.

    A later order of equal or higher authority replaces a target; what a report says of one counts
    only where no order sets it.
    """
    groups: dict[object, list[Measured]] = defaultdict(list)
    for target in targets:
        groups[target.kind, target.period].append(target)
    kept: list[Measured] = []
    for members in groups.values():
        orders = [t for t in members if is_order(sources.get(t.figure.document))] or members
        ranked = sorted(orders, key=lambda t: _rank(t, sources))
        seen: set[object] = set()
        for target in ranked:
            value = (target.low, target.high)
            if value not in seen and not any(_replaces(o, target, sources) for o in orders):
                kept.append(target)
            seen.add(value)
    return kept


def _rank(target: Measured, sources: Mapping[str, DocumentName]) -> tuple[object, ...]:
    figure = target.figure
    return -authority(sources.get(figure.document)), figure.seen or date.max, figure.iri


def _replaces(new: Measured, old: Measured, sources: Mapping[str, DocumentName]) -> bool:
    one, other = sources.get(new.figure.document), sources.get(old.figure.document)
    later = new.figure.seen and old.figure.seen and new.figure.seen > old.figure.seen
    return bool(
        later
        and is_order(one)
        and authority(one) >= authority(other)
        and (new.low, new.high) != (old.low, old.high)
        and not new.meets(old)
    )


def _place(kind: Kind) -> tuple[str, str, str]:
    return kind.indicator, kind.place, kind.by


def _attain(target: Measured, actuals: Sequence[Measured], *, alone: bool) -> Attainment:
    """Hold a target against the actuals of its indicator and place."""
    fits = [(m, a) for a in actuals if _comparable(target, a) and (m := match_period(target, a))]
    if whole := [a for m, a in fits if m == "same"]:
        return _judge_all(target, sorted(whole, key=_in_time))
    if alone and (told := _by_share(target, actuals)):
        return told
    early = [a for m, a in fits if m == "so far"]
    if early:
        return judge_early(target, _latest_period(early))
    part = [a for m, a in fits if m == "part"]
    if part:
        actual = _latest_period(part)
        why = f"chỉ có số của {period_text(*actual.period)}, không phải lũy kế cả kỳ của mục tiêu"
        return answer(target, actual, "undecided", why, share=None)
    aim = f"Mục tiêu {amount(target.figure, strict=target.strict)}"
    why = f"{aim} ({period_text(*target.period)}): chưa có số thực hiện cùng cách đo"
    return Attainment(target, None, "undecided", why)


def _comparable(target: Measured, actual: Measured) -> bool:
    """Whether two figures measure the same; a plan that the centre or a month gave is another."""
    one, other = target.kind, actual.kind
    if one.measure == "plan_share" == other.measure and one.base != other.base:
        return "central" not in (one.base, other.base) and "part" not in (one.base, other.base)
    return one == other


def match_period(target: Measured, actual: Measured) -> Match | None:
    """Say how an actual's period lies to a target's: the same, its beginning so far, a part."""
    (begins, ends), (first, last) = target.period, actual.period
    if not ends or not last or last > ends or (begins and last < begins):
        return None
    starts = begins or date(ends.year, 1, 1)
    if last == ends and (first is None or first == starts or begins is None):
        return "same"
    if (first is None and last.year == ends.year) or first == starts:
        return "so far"
    return "part" if first and first >= starts else None


def _judge_all(target: Measured, actuals: Sequence[Measured]) -> Attainment:
    """Judge by the latest figure of the whole period, unless others lead to another verdict."""
    latest = judge(target, actuals[-1])
    others = [a for a in actuals if not a.meets(actuals[-1])]
    if not others:
        return latest
    told = ", ".join(dict.fromkeys(amount(a.figure) for a in others))
    if all(judge(target, other).verdict == latest.verdict for other in others):
        return replace(latest, reason=f"{latest.reason}; văn bản khác nêu {told}")
    why = f"văn bản khác nêu {told}, chưa kết luận được"
    return answer(target, actuals[-1], "undecided", why)


def _in_time(one: Measured) -> tuple[object, ...]:
    return one.figure.seen or date.min, not one.estimate, one.figure.iri


def _latest_period(actuals: Sequence[Measured]) -> Measured:
    def order(one: Measured) -> tuple[object, ...]:
        figure = one.figure
        return figure.last or date.min, figure.seen or date.min, not one.estimate, figure.iri

    return max(actuals, key=order)


def _by_share(target: Measured, actuals: Sequence[Measured]) -> Attainment | None:
    """Judge a target amount by the share of the plan that a report gives for the whole period."""
    if target.kind.measure != "level" or target.kind.unit == "%" or wanted(target).floor is None:
        return None
    shares = [
        a
        for a in actuals
        if a.kind.measure == "plan_share"
        and a.kind.base in ("", "council")
        and a.kind.remark == target.kind.remark
        and match_period(target, a) == "same"
    ]
    for actual in sorted(shares, key=_in_time)[-1:]:
        point = actual.point
        if point is None or (point != _HUNDRED and abs(point - _HUNDRED) <= actual.slack):
            return None
        verdict: Verdict = "met" if point >= _HUNDRED else "notMet"
        why = "theo tỷ lệ so với kế hoạch: " + ("đạt" if verdict == "met" else "không đạt")
        return answer(target, actual, verdict, why, share=point)
    return None
