"""Deadlines: the words in a clause that bound a duty, told from the dates that only describe.

«trước ngày 15/3» ends on 14 March, «chậm nhất trong tháng 01/2026» on 31 January, «vào quý
II/2024» opens and closes with the quarter; «trong 10 ngày làm việc kể từ ngày 03/6/2024»
counts. No deadlines are start dates («từ ngày 01/01/2026»), what recurs («trước ngày 25
hằng tháng»), years of a plan, budget or title («kế hoạch vốn năm 2023»), as-of dates inside a
clause («tính đến ngày 30/6») and the dates of citations, which the caller masks.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from extract.dates import FoundDate, find_dates
from extract.intervals import Anchor, add_days, add_months
from extract.records import Interval


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """The words that bound a duty («trước ngày 15/3»): their span and the days they leave."""

    start: int
    end: int
    interval: Interval


_LEFT_WIDTH = 90
_BEFORE = re.compile(
    r"\b(?:(?:chậm|muộn)\s+nh[ấâ]t\s+(?:là\s+)?)?(?:xong\s+)?trước\s+(?:thời\s+hạn\s+|thời\s+điểm\s+)?$",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\b(?:chậm|muộn)\s+nh[ấâ]t\s*:?\s*(?:l[àả]\s+|vào\s+|đến\s+|trong\s+|tới\s+|ngay\s+){0,3}$"
    r"|\b(?:thời\s+hạn|hạn\s+chót|hạn\s+cuối|hạn\s+hoàn\s+thành)(?:\s+\w+){0,4}?\s*:?\s*"
    r"(?:là\s+|đến\s+|vào\s+)*$"
    r"|\b(?:không\s+quá|không\s+(?:muộn|chậm)\s+hơn|không\s+chậm\s+quá)\s+$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:đến|tới)\s+(?:trước\s+)?$", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:(?:ngay\s+)?trong|vào|nội\s+trong)\s+(?:tuần\s+|dịp\s+|khoảng\s+)?$"
    r"|\b(?:hoàn\s+thành|khởi\s+công|khánh\s+thành|thông\s+xe|bàn\s+giao|sử\s+dụng|khai\s+thác"
    r"|vận\s+hành|hoạt\s+động|xong|tổ\s+chức|thông\s+qua|khai\s+mạc)\s*(?::|ngay|dứt\s+điểm)?\s*$"
    r"|\b(?:thời\s+gian|tiến\s+độ|thời\s+điểm)(?:\s+\w+){0,5}?\s*:\s*$"
    r"|\b(?:nhân\s+)?dịp\s+$",
    re.IGNORECASE,
)
_GOALS_OF_YEAR = re.compile(
    r"\b(?:thực\s+hiện|hoàn\s+thành|triển\s+khai)\b[^;:.]*"
    r"\b(?:mục\s+tiêu|nhiệm\s+vụ|chỉ\s+tiêu|chủ\s+đề)\b[^;:.]{0,60}?\s(?:của\s+)?$",
    re.IGNORECASE,
)
_START = re.compile(r"\b(?:kể\s+)?từ\s+(?:nay\s+)?$", re.IGNORECASE)
_AS_OF = re.compile(
    r"\b(?:tính|số\s+liệu|cập\s+nhật|lũy\s+kế|phát\s+sinh)\s+(?:đến|tới|trong|trước)\s+$",
    re.IGNORECASE,
)
_TITLE_OF = re.compile(
    r"\b(?:chiến\s+lược|quy\s+hoạch|đề\s+án|chương\s+trình|kế\s+hoạch|nghị\s+quyết|dự\s+toán"
    r"|tầm\s+nhìn|định\s+hướng)\b[^,;:]*\b(?:đến|trong)\s+$"
    r"|\b(?:tầm\s+nhìn|định\s+hướng)\b[^;:]*$",
    re.IGNORECASE,
)
_LEAD_IN = re.compile(
    r"[^\w…]*(?:\w{1,3}[.)]\s*)?(?:(?:tính\s+)?(?:đến|tới)\s+|trong\s+|vào\s+|riêng\s+|ngay\s+|ngay\s+(?:trong|từ)\s+)?",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[.;!?]\s+")
_RECURS = re.compile(
    r"\s*(?:của\s+)?(?:hằng|hàng|mỗi|từng)\s+(?:tháng|quý|năm|tuần|kỳ)", re.IGNORECASE
)
_PERIODIC = re.compile(
    r"\b(?:định\s+kỳ|(?:hằng|hàng|mỗi)\s+(?:tháng|quý|năm|tuần|ngày))\b[^;]*$", re.IGNORECASE
)
_AIM = re.compile(r"(?:mục\s+tiêu|chỉ\s+tiêu|kế\s+hoạch)\s+$", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}\s*(?:giờ|[hg])", re.IGNORECASE)
_TO_END = re.compile(r"\s*(?:đến|tới|-|–)\s*(?:hết\s+)?", re.IGNORECASE)


def find_deadlines(
    text: str, anchor: Anchor, masked: Sequence[tuple[int, int]] = ()
) -> list[FoundDeadline]:
    """Find the deadlines of a clean text, in order, dates that begin in `masked` spans ignored.

    The text may be one clause or a whole document: no cue reaches over a newline, and a date
    that opens a sentence or a part after a semicolon counts as the clause's own. A clause
    with milestones has several deadlines («70% trước 30/6, toàn bộ trước 31/12»).

    >>> find_deadlines("báo cáo trước ngày 15/3", Anchor(None, 2024, None))[0].interval.last
    datetime.date(2024, 3, 14)
    """
    found: list[FoundDeadline] = []
    at, masks = 0, deque(sorted(masked))
    for line in text.split("\n"):
        inside = []
        while masks and masks[0][0] < at + len(line):
            start, end = masks.popleft()
            inside.append((start - at, end - at))
        for deadline in _read_line(line, anchor, inside):
            start, end = at + deadline.start, at + deadline.end
            found.append(FoundDeadline(start, end, deadline.interval))
        at += len(line) + 1
    return found


def _read_line(text: str, anchor: Anchor, masked: Sequence[tuple[int, int]]) -> list[FoundDeadline]:
    """Find the deadlines of one block."""
    found = _terms(text, anchor)
    taken = [*masked, *((t.start, t.end) for t in found)]
    dates = [
        d
        for d in find_dates(text, anchor)
        if d.interval.last and not any(s < d.end and d.start < e for s, e in taken)
    ]
    skip = -1
    for index, date in enumerate(dates):
        if index == skip:
            continue
        following = dates[index + 1] if index + 1 < len(dates) else None
        left = text[max(0, date.start - _LEFT_WIDTH) : date.start]
        if (
            following
            and _START.search(left)
            and _TO_END.fullmatch(text[date.end : following.start])
        ):
            span = Interval(date.interval.first, following.interval.last)
            found.append(FoundDeadline(date.start, following.end, span))
            skip = index + 1
            continue
        deadline = _bounded(text, date, left, anchor)
        if deadline:
            found.append(deadline)
    return sorted(found, key=lambda d: d.start)


def _bounded(text: str, date: FoundDate, left: str, anchor: Anchor) -> FoundDeadline | None:
    """Read one date by the words before it; `None` where it bounds nothing."""
    if _RECURS.match(text, date.end) or _PERIODIC.search(left):
        return None
    words = text[date.start : date.end]
    interval = _to_come(date.interval, words, anchor)
    sentence = left if date.start <= _LEFT_WIDTH else f"…{left}"
    opens = bool(_LEAD_IN.fullmatch(_SENTENCE.split(sentence)[-1]))
    if _START.search(left) or (not opens and (_AS_OF.search(left) or _TITLE_OF.search(left))):
        return _opening(left, date, interval) if opens else None
    whole = words.casefold().startswith("cả năm")
    if whole and _AIM.search(left):
        return None
    bound = _by_cue(date, left, interval, by_clock=bool(_CLOCK.match(words)))
    if bound:
        return bound
    if words.casefold().startswith("hết"):
        return FoundDeadline(date.start, date.end, Interval(None, interval.last))
    return FoundDeadline(date.start, date.end, interval) if opens or whole else None


def _by_cue(
    date: FoundDate, left: str, interval: Interval, *, by_clock: bool
) -> FoundDeadline | None:
    """Read a date by its preposition: «trước» ends the day before, «đến» on it, «vào» is it.

    «trước 17 giờ 00 ngày 20/5» still leaves that day.
    """
    before = _BEFORE.search(left)
    if before and interval.first:
        last = interval.last if by_clock else interval.first - timedelta(days=1)
        return _found(date, before, Interval(None, last))
    until = _LATEST.search(left) or _UNTIL.search(left)
    if until:
        return _found(date, until, Interval(None, interval.last))
    within = _WITHIN.search(left)
    if within or (_is_years(interval) and _GOALS_OF_YEAR.search(left)):
        return _found(date, within, interval)
    return None


def _opening(left: str, date: FoundDate, interval: Interval) -> FoundDeadline | None:
    """«Tính đến ngày 20/7, …» opens a result: the day by which it came about."""
    if _AS_OF.search(left):
        return FoundDeadline(date.start, date.end, Interval(None, interval.last))
    return None


def _found(date: FoundDate, cue: re.Match[str] | None, interval: Interval) -> FoundDeadline:
    start = date.start - len(cue.group()) if cue else date.start
    return FoundDeadline(start, date.end, interval)


def _is_years(interval: Interval) -> bool:
    """Tell whether the interval is one whole year."""
    first, last = interval.first, interval.last
    return bool(first and last and first.year == last.year and (last - first).days > 360)


_YEAR_WORD = re.compile(r"(?:19|20)\d\d")


def _to_come(interval: Interval, words: str, anchor: Anchor) -> Interval:
    """Move a bare day or month of the next spring out of the past.

    A paper of December that says «trước ngày 15/01» means January to come; the shift is
    made only for papers of the last quarter and days of the first four months.
    """
    first, last = interval.first, interval.last
    written = anchor.date
    if not (first and last and written) or _YEAR_WORD.search(words):
        return interval
    if written.month >= 10 and first.year == written.year and last.month <= 4:
        return Interval(add_months(first, 12), add_months(last, 12))
    return interval


_TERM = re.compile(
    r"\b(?:trong\s+(?:vòng\s+|thời\s+hạn\s+|thời\s+gian\s+)?|(?:chậm|muộn)\s+nhất\s+(?:là\s+)?(?:sau\s+)?"
    r"|thời\s+hạn\s*:?\s*(?:là\s+)?|sau\s+)?(?:không\s+quá\s+)?"
    r"(?P<n>\d{1,3})\s*(?:\([^()]{1,20}\)\s*)?(?P<unit>ngày|tuần|tháng|năm)(?P<working>\s+làm\s+việc)?,?"
    r"\s*(?:kể\s+từ|tính\s+từ|từ)\s+(?P<start>ngày\s+(?:ký|ban\s+hành|phát\s+hành)"
    r"(?:\s+ban\s+hành)?|khi\s+ban\s+hành)?",
    re.IGNORECASE,
)


def _terms(text: str, anchor: Anchor) -> list[FoundDeadline]:
    """Find terms counted from a known day: «10 ngày làm việc kể từ ngày 03/6/2024»."""
    found = []
    for match in _TERM.finditer(text):
        end, start = match.end(), anchor.date
        if not match["start"]:
            named = find_dates(text[end : end + 40], anchor)
            if not named or named[0].start != 0:
                continue
            start, end = named[0].interval.last, end + named[0].end
        if start is None:
            continue
        count, unit = int(match["n"]), match["unit"].casefold()
        if unit in ("tháng", "năm"):
            last = add_months(start, count * (12 if unit == "năm" else 1))
        else:
            days = count * (7 if unit == "tuần" else 1)
            last = add_days(start, days, working=bool(match["working"]))
        found.append(FoundDeadline(match.start(), end, Interval(start, last)))
    return found
