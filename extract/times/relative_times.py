"""Times told from the document's own day: «tuần này», «đầu tháng sau», «chiều mai», «trong quý».

By the annotation guidelines they are no DATE; only `deadlines` asks for them. Without the day of
the document none is read. A bare «quý», «tuần» or «năm» counts only where the phrase ends with it
(«ngay trong quý»), so that «trong quý II» and «trong năm học» are left to the dates.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from extract.records import Interval
from extract.times.dates import FoundDate
from extract.times.intervals import Anchor, Part, add_months, day, months, part_of, quarter, years

_HEAD = re.compile(
    r"\b(?:\d{1,2}\s*(?:giờ|[hg])\s?(?:\d{1,2})?(?:\s*(?:phút|['’]))?(?:\s*,)?\s*)?"
    r"(?:(?:sáng|trưa|chiều|tối|đêm)\s+)?(?:ngày\s+)?$",
    re.IGNORECASE,
)
_HEAD_WIDTH = 30
_WEEKDAY = r"(?P<day>thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
_ENDS = r"(?=\s*(?:$|[,.;:)])|\s+(?:và|để|phải|hoàn\s+thành|khởi\s+công|trình)\s)"
_RELATIVE = re.compile(
    r"\b(?:"
    r"(?P<today>hôm\s+nay|(?:(?<=sáng )|(?<=chiều )|(?<=tối )|(?<=đêm ))nay)(?!\w)"
    r"|(?P<tomorrow>(?:(?<=ngày )|(?<=sáng )|(?<=chiều )|(?<=tối ))mai)(?!\w)"
    rf"|{_WEEKDAY}\s+(?:của\s+)?tuần\s+(?P<week>này|nay|tới|sau)(?!\w)"
    r"|ngày\s+(?P<number>\d{1,2})\s+(?:của\s+)?tháng\s+(?P<month>này|tới|sau)(?!\w)"
    r"|(?<!các )(?<!những )(?<!\d )(?:(?P<part>đầu|giữa|cuối|hết)\s+)?"
    r"(?P<unit>tuần|tháng|quý|năm)\s+(?P<which>này|nay|tới|sau)(?!\w)(?!\s+(?:đó|khi|đây|thời))"
    r"|(?:(?<=ngay trong )|(?<=thành trong )|(?<=xong trong ))(?P<bare>tuần|quý|năm)"
    rf"{_ENDS}"
    rf"|(?<!tháng )(?P<bare_part>đầu|giữa|cuối|hết)\s+(?P<of>quý){_ENDS})",
    re.IGNORECASE,
)
_HINT = re.compile(r"\b(?:nay|này|mai|tới|sau)\b|trong (?:tuần|quý|năm)|(?:đầu|giữa|cuối|hết) quý")
_TERM_END = re.compile(r"\b(?:hết|cuối)\s+nhiệm\s+kỳ(?!\s+(?:19|20)\d\d)(?!\w)", re.IGNORECASE)
_TERM = re.compile(r"\bnhiệm\s+kỳ\s+(20\d\d)\s?[-–]\s?(20\d\d)(?!\d)", re.IGNORECASE)
_WEEKDAYS = {
    **{"hai": 0, "ba": 1, "tư": 2, "năm": 3, "sáu": 4, "bảy": 5},
    **{str(number): number - 2 for number in range(2, 8)},
}


def weekday(words: str) -> int:
    """Return the number of a weekday, Monday 0: «thứ Sáu» is 4, «thứ 2» 0, «Chủ nhật» 6."""
    return _WEEKDAYS.get(words.casefold().split()[-1], 6)


def find_relative_times(text: str, anchor: Anchor, term: Interval | None = None) -> list[FoundDate]:
    """Find the times of one block that count from the document's day, in order.

    `term` is what «hết nhiệm kỳ» ends with, if the document says it (`term_of`).

    >>> anchor = Anchor(date(2024, 6, 5), 2024, 6)
    >>> str(find_relative_times("xong trong tuần này", anchor)[0].interval)
    '2024-06-03/2024-06-09'
    """
    return sorted(_found(text, anchor, term), key=lambda d: d.start)


def term_of(text: str) -> Interval | None:
    """Return the term of office that a whole document speaks of, if it names just one."""
    named = {(int(match[1]), int(match[2])) for match in _TERM.finditer(text)}
    if len(named) != 1:
        return None
    first, last = named.pop()
    return years(first, last) if first < last else None


def _found(text: str, anchor: Anchor, term: Interval | None) -> Iterator[FoundDate]:
    if term:
        for match in _TERM_END.finditer(text):
            yield FoundDate(match.start(), match.end(), term, "relative")
    if not (anchor.date and _HINT.search(text.lower())):
        return
    for match in _RELATIVE.finditer(text):
        interval = _read(match, anchor.date)
        if interval:
            yield FoundDate(_from_head(text, match), match.end(), interval, "relative")


def _from_head(text: str, match: re.Match[str]) -> int:
    """Return where a day begins with its hour and part of day: «17 giờ chiều» nay."""
    start = match.start()
    if not (match["today"] or match["tomorrow"] or match["day"]):
        return start
    head = _HEAD.search(text[max(0, start - _HEAD_WIDTH) : start])
    return start - len(head.group()) if head else start


def _read(match: re.Match[str], today: date) -> Interval | None:
    if match["today"] or match["tomorrow"]:
        on = today + timedelta(days=1 if match["tomorrow"] else 0)
        return Interval(on, on)
    if match["day"]:
        week = _span("tuần", _is_next(match["week"]), today)
        on = (week.first or today) + timedelta(days=weekday(match["day"]))
        return Interval(on, on)
    if match["number"]:
        then = add_months(today.replace(day=1), _is_next(match["month"]))
        named = day(then.year, then.month, int(match["number"]))
        return Interval(named, named) if named else None
    unit = (match["unit"] or match["bare"] or match["of"]).casefold()
    if match["which"] and match["which"].casefold() == "nay" and unit != "năm":
        return None
    span = _span(unit, _is_next(match["which"] or "này"), today)
    return _narrowed(span, unit, (match["part"] or match["bare_part"] or "").casefold())


def _is_next(word: str) -> int:
    return int(word.casefold() in ("tới", "sau"))


def _span(unit: str, ahead: int, today: date) -> Interval:
    """Return the week, month, quarter or year of a day, or the one `ahead` of it."""
    if unit == "tuần":
        monday = today + timedelta(days=7 * ahead - today.weekday())
        return Interval(monday, monday + timedelta(days=6))
    if unit == "năm":
        return years(today.year + ahead, today.year + ahead)
    if unit == "tháng":
        then = add_months(today.replace(day=1), ahead)
        return months(then.year, then.month, then.month)
    then = add_months(today.replace(day=1), 3 * ahead)
    return quarter(then.year, (then.month + 2) // 3)


_WEEK_PARTS = {"đầu": (0, 1), "giữa": (2, 3), "cuối": (4, 6)}


def _narrowed(span: Interval, unit: str, part: str) -> Interval:
    """Return the beginning, middle or end of a time; of a week its days two by two."""
    parts: dict[str, Part] = {"đầu": "đầu", "giữa": "giữa", "cuối": "cuối"}
    if part not in parts:
        return span
    if unit == "tuần" and span.first:
        first, last = (span.first + timedelta(days=n) for n in _WEEK_PARTS[part])
        return Interval(first, last)
    return part_of(span, parts[part])
