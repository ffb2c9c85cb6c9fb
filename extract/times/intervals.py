"""Calendar arithmetic for Vietnamese time words: parts of years, months and quarters.

The conventions are those of the annotation guidelines: «đầu năm» is months 1–4, «giữa năm»
5–8, «cuối năm» 9–12; «đầu tháng» days 1–10, «giữa tháng» 11–20, «cuối tháng» 21–end.
"""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Literal

from extract.records import Interval

Part = Literal["đầu", "giữa", "cuối"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a document fixes for the time words in it.

    `date` is its own date, `year` the year it speaks of («kế hoạch năm 2024»), `month`
    the month it reports on («tình hình tháng 7»); each `None` when not known.
    """

    date: date | None = None
    year: int | None = None
    month: int | None = None


OPEN = Interval(None, None)
"""The interval of a time word whose year the document does not fix."""


def day(year: int, month: int, number: int) -> date | None:
    """Return the day, or `None` where the calendar has no such day (30 February)."""
    if not (1 <= month <= 12 and 1 <= number <= monthrange(year, month)[1]):
        return None
    return date(year, month, number)


def months(year: int, first: int, last: int) -> Interval:
    """Return the interval from the first of month `first` to the end of month `last`."""
    return Interval(date(year, first, 1), date(year, last, monthrange(year, last)[1]))


def years(first: int, last: int) -> Interval:
    """Return the interval of whole years, both included: «giai đoạn 2021-2025»."""
    return Interval(date(first, 1, 1), date(last, 12, 31))


def quarter(year: int, number: int) -> Interval:
    """Return the interval of a quarter, `number` 1 to 4: «quý II/2024»."""
    return months(year, 3 * number - 2, 3 * number)


def school_year(first: int, last: int) -> Interval:
    """Return a school year, September to May: «năm học 2023-2024»."""
    return Interval(date(first, 9, 1), date(last, 5, 31))


def part_of(interval: Interval, part: Part) -> Interval:
    """Return the beginning, middle or end of a year, quarter or month.

    A year falls into thirds of four months, a quarter into its months, a month into
    ten days, ten days and the rest. Another interval comes back unchanged.
    """
    first, last = interval.first, interval.last
    if first is None or last is None:
        return interval
    index = ("đầu", "giữa", "cuối").index(part)
    length = 12 * (last.year - first.year) + last.month - first.month + 1
    if first.day == 1 and length in (3, 12):
        step = length // 3
        start = first.month + step * index
        return months(first.year, start, start + step - 1)
    if first.day == 1 and length == 1:
        start_day = 1 + 10 * index
        end = last if part == "cuối" else first.replace(day=start_day + 9)
        return Interval(first.replace(day=start_day), end)
    return interval


def add_months(start: date, count: int) -> date:
    """Return the same day `count` months later, or the last day of a shorter month."""
    year, month = divmod(12 * start.year + start.month - 1 + count, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def union(intervals: list[Interval]) -> Interval | None:
    """Return the interval from the earliest first day to the latest last day.

    An open end stays open; `None` for an empty list.
    """
    if not intervals:
        return None
    firsts = [i.first for i in intervals]
    lasts = [i.last for i in intervals]
    return Interval(
        None if None in firsts else min(f for f in firsts if f),
        None if None in lasts else max(last for last in lasts if last),
    )
