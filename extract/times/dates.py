"""Time expressions: «tháng 8», «quý III năm 2023», «đến hết ngày 20/7», «giai đoạn 2021-2025».

`find_dates` finds each longest expression in a cleaned text and reads it as an interval;
what the words leave out (the year of «tháng 8») comes from the same phrase or from the
document (`Anchor`). The span leaves the preposition out and keeps «đầu», «giữa», «cuối»,
«hết», «cả» in. No dates are ratios («1/500», «17/18 xã»), numbers of documents, durations
(«03 tháng»), Tết and «cùng kỳ».

A text is scanned once for the few words and digits that can begin an expression; the
grammar of what follows each of them is in `date_grammar`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from typing import Literal

from extract.records import Interval
from extract.times.date_grammar import NUMBER, RULES, TRIGGER
from extract.times.intervals import Anchor, part_of, union
from extract.times.phrase import Phrase

__all__ = ["Anchor", "FoundDate", "find_dates", "period_of"]


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A time expression: its span in the text and the days it names.

    Both ends of `interval` are `None` where nothing fixes the year. `how` tells what it is:
    «feast» (Tết) and «relative» («tuần này») bound duties but are no DATE mentions, and
    `find_dates` finds none of them.
    """

    start: int
    end: int
    interval: Interval
    how: Literal["date", "feast", "relative"] = "date"


_PART_HEAD = re.compile(
    r"\b(?:(?:(?:những|các)\s+)?(?:tháng|ngày|tuần)\s+)?(đầu|giữa|cuối|hết|cả)\s+$"
    r"|\b(nửa\s+đầu|nửa\s+cuối)\s+$",
    re.IGNORECASE,
)
_DAY_HEAD = re.compile(
    r"\b(?:\d{1,2}\s*(?:giờ|[hg])\s?(?:\d{1,2})?(?:\s*(?:phút|['’]))?(?:\s*,)?\s*)?"
    r"(?:(?:rạng\s+sáng|sáng|trưa|chiều|tối|đêm)\s+)?"
    r"(?:(?:thứ\s+(?:[2-7]|hai|ba|tư|năm|sáu|bảy)|chủ\s+nhật)(?:\s*,)?\s*)?"
    r"(?:hết\s+)?(?:m[ùồ]ng\s+)?$",
    re.IGNORECASE,
)
_HEAD_WIDTH = 40


def find_dates(text: str, anchor: Anchor) -> list[FoundDate]:
    """Find the time expressions of a clean text, in order, none overlapping.

    A newline ends a block: no expression and no context reaches over it.

    >>> find_dates("Hoàn thành trước ngày 15/3.", Anchor(None, 2024, None))[0].interval.last
    datetime.date(2024, 3, 15)
    """
    found: list[FoundDate] = []
    at = 0
    for line in text.split("\n"):
        dates = _kept(line, anchor) if len(line) < _LONG else _in_line(line, anchor)
        found += [FoundDate(at + date.start, at + date.end, date.interval) for date in dates]
        at += len(line) + 1
    return _ranges(text, found)


def _in_line(line: str, anchor: Anchor) -> tuple[FoundDate, ...]:
    """Find the expressions of one line."""
    found: list[FoundDate] = []
    end = 0
    for trigger in TRIGGER.finditer(line):
        if trigger.start() < end:
            continue
        date = _read(line, anchor, trigger, end)
        if date is not None:
            found.append(date)
            end = date.end
    return tuple(found)


_LONG = 1 << 10
_kept = lru_cache(maxsize=1 << 11)(_in_line)
"""Lines are asked for their dates as a whole, for deadlines and for figures: they are kept."""


_FROM = re.compile(r"(?:\btừ|\bdịp|\()\s+(?:hết\s+)?$|\($", re.IGNORECASE)
_TO = re.compile(r"\s*(?:(?:cho\s+)?đến|tới)\s+|\s?[-–]\s?", re.IGNORECASE)
_LONGEST_END = timedelta(days=125)
"""Length of a range's end at most: «từ năm 2022 đến hết năm 2026» stays two expressions."""


def _ranges(text: str, dates: list[FoundDate]) -> list[FoundDate]:
    """Join what «từ … đến …» holds: «từ [ngày 15/6 đến hết ngày 30/6]» is one expression."""
    joined: list[FoundDate] = []
    for date in dates:
        last = joined[-1] if joined else None
        if last and _TO.fullmatch(text, last.end, date.start) and _is_range(text, last, date):
            days = Interval(last.interval.first, date.interval.last)
            joined[-1] = FoundDate(last.start, date.end, days)
        else:
            joined.append(date)
    return joined


def _is_range(text: str, first: FoundDate, last: FoundDate) -> bool:
    """Whether two days, months or quarters are the ends of a range, in the calendar's order."""
    begin, end = first.interval, last.interval
    opens = _FROM.search(text[max(0, first.start - _HEAD_WIDTH) : first.start])
    if not opens or (begin.first is None) != (end.last is None):
        return False
    short = _is_short(begin) and _is_short(end)
    return short and not (begin.first and end.last and begin.first > end.last)


def _is_short(interval: Interval) -> bool:
    """Whether an interval is a part of a year or shorter, or of a year that nothing fixes."""
    first, last = interval.first, interval.last
    return not (first and last) or last - first < _LONGEST_END


def _read(line: str, anchor: Anchor, trigger: re.Match[str], after: int) -> FoundDate | None:
    """Try the rules of the word that begins the expression; the first that holds wins."""
    start, word = trigger.start(), trigger[0].casefold()
    if word[0].isdigit():
        if not NUMBER.match(line, start):
            return None
        word = "0"
    for rule in RULES[word]:
        if match := rule.pattern.match(line, start):
            phrase = Phrase(line, anchor, start, after)
            if (interval := rule.read(match, phrase)) is not None:
                return _with_head(phrase, rule.unit, match.end(), interval)
    return None


def _with_head(phrase: Phrase, unit: str, end: int, interval: Interval) -> FoundDate | None:
    """Extend an expression to the left: «Sáng» 11/3, «hết» ngày 20/7, «đầu» năm 2024."""
    start = phrase.start
    left = phrase.text[max(phrase.after, start - _HEAD_WIDTH) : start]
    if unit == "day":
        head = _DAY_HEAD.search(left)
        return FoundDate(start - len(head.group()) if head else start, end, interval)
    if unit in ("year", "month", "quarter", "bare", "term"):
        head = _PART_HEAD.search(left)
        if head:
            word = (head.group(1) or head.group(2)).casefold()
            if "tuần" in head.group().casefold():
                interval = _week(interval, word)
                word = "hết"
            return FoundDate(start - len(head.group()), end, _narrow(interval, word))
    return FoundDate(start, end, interval) if unit != "bare" else None


def _week(interval: Interval, word: str) -> Interval:
    """Return the first or last seven days of «tuần đầu tháng 4», «tuần cuối tháng 6»."""
    first, last, days = interval.first, interval.last, timedelta(days=6)
    if first and last and word == "đầu":
        return Interval(first, first + days)
    return Interval(last - days, last) if first and last and word == "cuối" else interval


def _half(interval: Interval, *, early: bool) -> Interval:
    """Return the first or second half of a month (15 days and the rest) or of a year."""
    first, last = interval.first, interval.last
    if first is None or last is None or first.day != 1:
        return interval
    length = 12 * (last.year - first.year) + last.month - first.month + 1
    if length == 1:
        middle = first.replace(day=15)
    elif length == 12:
        middle = first.replace(month=6, day=30)
    else:
        return interval
    return Interval(first, middle) if early else Interval(middle + timedelta(days=1), last)


def _narrow(interval: Interval, word: str) -> Interval:
    """Apply «đầu», «giữa», «cuối» or half of it; «hết» and «cả» keep the whole."""
    if word.startswith("nửa"):
        return _half(interval, early=word.endswith("đầu"))
    if word == "đầu":
        return part_of(interval, "đầu")
    if word == "giữa":
        return part_of(interval, "giữa")
    return part_of(interval, "cuối") if word == "cuối" else interval


_TASKS = re.compile(r"(?:nhiệm vụ|phương hướng|giải pháp|kế hoạch)(?!.*?kết quả)", re.IGNORECASE)
_OUTLOOK = re.compile(r"(?:tầm nhìn|định hướng|cùng kỳ|so với)\D{0,20}$", re.IGNORECASE)
_STATED_YEAR = re.compile(r"(?:\bn[ăã]m\s+|/)(20\d\d)\b(?!\s?[-–])", re.IGNORECASE)
_UNTIL = re.compile(r"(?:đến|tới|trước)\s+$", re.IGNORECASE)
_BOUND = re.compile(r"[\s,;]*(?:và|đến|-|–)?[\s]*(?:trong\s+)?", re.IGNORECASE)


def period_of(text: str, anchor: Anchor, *, review: bool = False) -> Interval | None:
    """Return the time that a heading or title speaks of, or `None`.

    Where a title reports on one time and plans for another, the time after «nhiệm vụ» or
    «phương hướng» counts, or with `review` the time before it. Dates that stand side by
    side join: «tháng 8 và quý III năm 2023» is July to September. «đến năm 2030» has no
    first day; an outlook («tầm nhìn đến năm 2050») does not count.
    """
    stated = {match[1] for match in _STATED_YEAR.finditer(text)}
    if len(stated) == 1:
        anchor = replace(anchor, year=int(stated.pop()))
    dates = [d for d in find_dates(text, anchor) if not _OUTLOOK.search(text[: d.start])]
    tasks = _TASKS.search(text)
    if tasks:
        before = [d for d in dates if d.end <= tasks.start()]
        after = [d for d in dates if d.start >= tasks.end()]
        dates = (before or after) if review else (after or before)
    if not dates:
        return None
    run = [dates[0]]
    for date in dates[1:]:
        if not _BOUND.fullmatch(text, run[-1].end, date.start):
            break
        run.append(date)
    joined = union([d.interval for d in run])
    if len(run) == 1 and joined and _UNTIL.search(text[: run[0].start]):
        return Interval(None, joined.last)
    return joined if joined and joined.last else None
