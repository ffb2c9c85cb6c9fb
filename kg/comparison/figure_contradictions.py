"""Figures told differently by two documents: one indicator, place, period and way of measuring."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from kg.comparison.amounts import amount, day_text, period_text
from kg.comparison.authority import authority, is_order, same_issuer
from kg.comparison.contradictions import (
    Contradiction,
    Side,
    Type,
    in_order,
    misread_digits,
    nearest_pairs,
)
from kg.comparison.measuring import Measured, names_itself
from kg.identity.document_names import DocumentName
from kg.identity.indicator_wording import traits_of

Sources = Mapping[str, DocumentName]

_POWERS = {"tấn": (1, 3, 6), "m2": (2, 4, 6)}
_USUAL_POWERS = (3, 6, 9)
_NEAR = Decimal("0.005")
_FAR, _FAR_POINTS = Decimal("0.3"), Decimal(2)


def figure_contradictions(
    figures: Iterable[Measured], sources: Sources, scanned: frozenset[str]
) -> Iterator[Contradiction]:
    """Yield what two documents tell differently about one indicator, place and period.

    Only whole periods count, and only names that say what is measured.
    """
    groups: dict[object, list[Measured]] = defaultdict(list)
    for one in figures:
        if all(one.period) and names_itself(one):
            groups[one.kind, one.figure.kind, one.period].append(one)
    for members in groups.values():
        told = sorted(_of_one_mind(members), key=lambda m: in_order(_side(m)))
        pairs = nearest_pairs(told, _differ, lambda a, b: _typed(a, b, sources, scanned))
        for one, other, (kind, why) in pairs:
            indicator = one.figure.indicator
            yield Contradiction("figure", kind, indicator, _side(one), _side(other), why)


def _of_one_mind(members: list[Measured]) -> Iterator[Measured]:
    """Leave out the documents that tell two values themselves: their names say too little."""
    by_document: dict[str, list[Measured]] = defaultdict(list)
    for one in members:
        by_document[one.figure.document].append(one)
    for told in by_document.values():
        if all(one.meets(other) for one in told for other in told):
            yield from told


def _differ(one: Measured, other: Measured) -> bool:
    return one.figure.document != other.figure.document and not one.meets(other)


def _side(one: Measured) -> Side:
    figure = one.figure
    value = amount(figure, strict=one.strict)
    return Side(figure.iri, figure.document, figure.evidence, value, figure.seen)


def _typed(
    one: Measured, other: Measured, sources: Sources, scanned: frozenset[str]
) -> tuple[Type, str] | None:
    """Say of what kind a difference is and why, earlier figure first; `None` for none at all."""
    sides = f"{_side(one).value} và {_side(other).value}"
    what = f"{one.figure.name}, {period_text(*one.period)}: {sides}"
    spoilt = not scanned.isdisjoint((one.figure.document, other.figure.document))
    misread = spoilt and misread_digits(_printed(one), _printed(other))
    if power := _power(one, other):
        if misread:
            why = "cùng các chữ số, một văn bản là bản quét, có thể mất dấu phẩy"
            return "reading", f"{what}; {why}"
        return "unit", f"{what}; hai số chênh nhau 10^{power} lần, có thể nhầm đơn vị tính"
    if _far(one, other) and not misread:
        return None  # rather a month for a year, or a part for the whole
    if one.estimate and not other.estimate and _later(one, other):
        return "update", f"{what}; số trước là ước tính, văn bản sau nêu số khi kỳ đã kết thúc"
    if misread:
        return "reading", f"{what}; chỉ khác một chữ số dễ nhầm, một văn bản là bản quét"
    judge = _target if one.figure.kind == "target" else _actual
    told = judge(one, other, sources)
    return (told[0], f"{what}; {told[1]}") if told else None


def _far(one: Measured, other: Measured) -> bool:
    """Whether two actual figures are too far apart to be two tellings of one amount."""
    left, right = one.point, other.point
    if one.figure.kind == "target" or left is None or right is None:
        return False
    gap, most = abs(left - right), max(abs(left), abs(right))
    points = _FAR_POINTS if one.kind.measure == "change" and one.kind.unit == "%" else Decimal(0)
    return gap > points + most * _FAR


def _target(one: Measured, other: Measured, sources: Sources) -> tuple[Type, str] | None:
    first, second = sources.get(one.figure.document), sources.get(other.figure.document)
    if not _later(one, other):
        return "conflict", "không rõ văn bản nào sau"
    when = day_text(other.figure.seen)
    if not is_order(second):
        return "conflict", "văn bản sau chỉ nêu lại mục tiêu, không có quyền đổi"
    if authority(second) >= authority(first) and is_order(first):
        return "update", f"văn bản sau ({when}) cùng cấp hoặc cấp trên đặt lại mục tiêu"
    if _more_ambitious(one, other):
        return None  # a lower body may ask more of itself
    return "conflict", f"văn bản sau ({when}) ở cấp thấp hơn lại đặt mục tiêu thấp hơn"


def _actual(one: Measured, other: Measured, sources: Sources) -> tuple[Type, str]:
    first, second = sources.get(one.figure.document), sources.get(other.figure.document)
    if _later(one, other) and same_issuer(first, second):
        return "update", f"cùng cơ quan nêu lại số liệu ngày {day_text(other.figure.seen)}"
    if _later(one, other) and one.estimate:
        return "update", "cả hai là số ước tính, văn bản sau mới hơn"
    return "conflict", "hai văn bản nêu khác nhau, không rõ số nào đúng"


def _later(one: Measured, other: Measured) -> bool:
    return bool(one.figure.seen and other.figure.seen and one.figure.seen < other.figure.seen)


def _more_ambitious(one: Measured, other: Measured) -> bool:
    """Whether the second target asks for more than the first in the direction that is better."""
    direction = traits_of(one.figure.name).direction
    if direction == "neutral":
        return False
    before, after = one.low or one.high, other.low or other.high
    if before is None or after is None:
        return False
    falls = direction == "down" or (one.kind.measure == "change" and before < 0)
    return after < before if falls else after > before


def _power(one: Measured, other: Measured) -> int:
    """Return by which power of ten two amounts differ, 0 for none that a unit would explain."""
    left, right = one.point, other.point
    if not left or not right or one.kind.unit == "%" or left * right < 0:
        return 0
    ratio = max(abs(left), abs(right)) / min(abs(left), abs(right))
    for power in _POWERS.get(one.kind.unit, _USUAL_POWERS):
        whole = Decimal(10) ** power
        if abs(ratio / whole - 1) <= _NEAR:
            return power
    return 0


def _printed(one: Measured) -> str:
    """Return the number of a figure as printed: the last of its quote."""
    numbers = re.findall(r"\d[\d.,]*\d|\d", one.figure.quote)
    return numbers[-1] if numbers else ""
