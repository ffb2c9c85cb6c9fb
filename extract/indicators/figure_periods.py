"""The time a figure speaks of: from the words around it, else the headings of its block.

«đạt 5.000 km vào năm 2030», «7 tháng, X ước đạt …; Y …», «so với cùng kỳ năm 2016».
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from extract.indicators.figure_kinds import Figure
from extract.indicators.quantities import Quantity
from extract.records import FigureKind, Interval
from extract.times.dates import FoundDate
from extract.times.intervals import add_months


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFigure(Figure):
    """One figure of a block; fields as in `records.Indicator`, offsets into the block.

    `guessed` tells that no word said whether it is a target: the block's headings did.
    """

    high: float | None
    unit: str | None
    kind: FigureKind
    period: Interval | None
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """What holds for a whole block."""

    text: str
    shadow: str
    kind: FigureKind
    period: Interval | None
    dates: Sequence[FoundDate]
    passage: int = 0
    last: FoundFigure | None = None


_BY = re.compile(r"(?:đến|tới|trước)\s+$", re.IGNORECASE)
_COMPARED = re.compile(r"(?:so\s+với|cùng\s+kỳ|so)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_DATES_BACK = 12
"""How many times before a figure are looked at for its period."""
_OPENING = 12
_SAME_TIME = re.compile(r"cùng\s+kỳ\s+$", re.IGNORECASE)
_RIGHT_AFTER = re.compile(r"\s+(?:vào|trong|đến|tới)\s+", re.IGNORECASE)
_STANDING = re.compile(r"(?<!\w)(?:hiện|đến\s+nay|hiện\s+nay)(?!\w)", re.IGNORECASE)


def period_of(
    frame: Frame, start: int, last: FoundFigure | None, quantity: Quantity
) -> Interval | None:
    """Return the time a figure speaks of, from the words around it or the block's headings.

    A time right after it counts («đạt 5.000 km vào năm 2030»), else the last one named before
    it in its block («7 tháng, X ước đạt …; Y …»), in another passage only where no indicator
    is carried on. What stands now («hiện có») has none.
    """
    index = bisect_left(frame.dates, quantity.number, key=lambda d: d.start)
    if index < len(frame.dates):
        date = frame.dates[index]
        if _RIGHT_AFTER.fullmatch(frame.text, quantity.end, date.start):
            return _until(frame.text, date)
    chosen: Interval | None = None
    here = False
    for date in reversed(frame.dates[max(0, index - _DATES_BACK) : index]):
        left = frame.text[max(0, date.start - 25) : date.start]
        if last and date.start > start and _SAME_TIME.search(left) and date.interval.first:
            return _in_year(last.period, date.interval.first.year)
        here = date.start >= frame.passage
        opens_block = date.start <= _OPENING and frame.text[date.end : date.end + 1] in (":", ",")
        if not here and (last or (frame.kind == "target" and not opens_block)):
            break
        if date.interval.last is not None and not _COMPARED.search(left):
            chosen = _until(frame.text, date)
            break
    if chosen is None and last:
        return last.period
    near = max(frame.passage, start - 40), min(quantity.start, start + 120)
    if not (chosen and here) and _STANDING.search(frame.text, *near):
        return None
    return chosen or frame.period


def _until(text: str, date: FoundDate) -> Interval:
    """Return the days of a date, open at the beginning after «đến», «trước»."""
    by = _BY.search(text[max(0, date.start - 8) : date.start])
    return Interval(None, date.interval.last) if by else date.interval


def _in_year(period: Interval | None, year: int) -> Interval | None:
    """Return the same days of another year: «cùng kỳ năm 2016»."""
    if period is None or period.first is None or period.last is None:
        return None
    shift = 12 * (year - period.last.year)
    return Interval(add_months(period.first, shift), add_months(period.last, shift))
