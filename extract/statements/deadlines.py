"""Deadlines: the words in a clause that bound a duty, told from the dates that only describe.

«trước ngày 15/3» ends on 14 March, «chậm nhất trong tháng 01/2026» on 31 January, «vào quý
II/2024» opens and closes with the quarter; «trong 10 ngày làm việc kể từ ngày 03/6/2024»
counts, and so do Tết («trước Tết Nguyên đán»: `feasts`) and the document's own day («trong tuần
này»: `relative_times`). Each keeps the steps from its words to its days (`date_steps`).

No deadlines are start dates («từ ngày 01/01/2026», «sau Tết»), the end of validity («có hiệu lực
đến 31/12/2026»), what recurs («trước ngày 25 hằng tháng»: `recurrence`), years of a plan, budget
or title («kế hoạch vốn năm 2023»), as-of dates inside a clause («tính đến ngày 30/6») and the
dates of citations, which the caller masks.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date as Day
from datetime import timedelta

from extract.folding import UPPER
from extract.records import Deadline, Interval
from extract.statements.bare_times import (
    aims,
    closes,
    goals_of_year,
    is_long,
)
from extract.statements.time_runs import goes_on, is_between, is_range
from extract.times.date_steps import say, say_date, say_interval
from extract.times.dates import FoundDate, find_dates
from extract.times.feasts import find_feasts
from extract.times.intervals import Anchor, add_months
from extract.times.relative_times import find_relative_times, term_of
from extract.times.terms import find_terms


@dataclass(frozen=True, slots=True)
class FoundDeadline:
    """The words that bound a duty («trước ngày 15/3»): their span and the days they leave.

    `steps` tell in Vietnamese how the words led to the days.
    """

    start: int
    end: int
    interval: Interval
    steps: tuple[str, ...] = ()

    def stated(self) -> Deadline:
        """Return the deadline that a statement with these words has."""
        return Deadline(self.interval, "stated", self.start, self.end, self.steps)


_LEFT_WIDTH = 90
_BEFORE = re.compile(
    r"\b(?:(?:chậm|muộn)\s+nh[ấâ]t\s+(?:là\s+)?)?(?:xong\s+)?trước\s+"
    r"(?:thời\s+hạn\s+|thời\s+điểm\s+|(?:dịp\s+)?(?:lễ\s+)?|(?:khi\s+)?[^.;:,()\d]{3,50}\(\s*)?$",
    re.IGNORECASE,
)
_LATEST = re.compile(
    r"\b(?:chậm|muộn)\s+nh[ấâ]t\s*:?\s*(?:l[àả]\s+|vào\s+|đến\s+|trong\s+|tới\s+|ngay\s+){0,3}$"
    r"|\b(?:thời\s+hạn|hạn\s+chót|hạn\s+cuối|hạn\s+hoàn\s+thành)(?:\s+\w+){0,4}?\s*:?\s*"
    r"(?:là\s+|đến\s+|vào\s+)*$"
    r"|\b(?:không\s+quá|không\s+(?:muộn|chậm)\s+hơn|không\s+chậm\s+quá)\s+$",
    re.IGNORECASE,
)
_BEFORE_FEAST = re.compile(
    r"(?<!những ngày )(?<!các ngày )(?<!thời gian )(?<!thời điểm )(?<!giai đoạn )(?<!dịp )"
    r"(?<!tuần )\b(?:(?:chậm|muộn)\s+nhất\s+(?:là\s+)?)?(?:xong\s+)?trước\s+"
    r"(?:dịp\s+|ngày\s+|đêm\s+)?$",
    re.IGNORECASE,
)
_DAYS_AHEAD = re.compile(
    r"\s+(?:ít\s+nhất\s+|tối\s+thiểu\s+)?(?P<n>\d{1,2})\s*(?:\([^()]{1,12}\)\s*)?(?P<unit>ngày|tuần)(?!\w)"
    r"(?!\s+(?:làm|\d|kể))",
    re.IGNORECASE,
)
_VALID = re.compile(
    r"\b(?:hiệu\s+lực|giá\s+trị|thời\s+hiệu|áp\s+dụng)\b"
    r"(?:(?<=hiệu lực)[^.;]{0,50}|\s+(?:thi\s+hành\s+|thực\s+hiện\s+|sử\s+dụng\s+)?"
    r"(?:(?:kể\s+)?từ\s[^.;,]{0,30})?)"
    r"\b(?:(?:cho\s+)?(?:đến|tới)|(?:kể\s+)?từ)\s+$",
    re.IGNORECASE,
)
_UNTIL = re.compile(r"\b(?:đến|tới)\s+(?:trước\s+)?$", re.IGNORECASE)
_WITHIN = re.compile(
    r"\b(?:(?:ngay\s+)?trong|vào|nội\s+trong)\s+(?:tuần\s+|dịp\s+|khoảng\s+)?$"
    r"|\b(?:hoàn\s+thành|khởi\s+công|khánh\s+thành|thông\s+xe(?:\s+kỹ\s+thuật)?|bàn\s+giao|sử\s+dụng|khai\s+thác"
    r"|vận\s+hành|hoạt\s+động|xong|tổ\s+chức|thông\s+qua|khai\s+mạc|kết\s+thúc)\s*(?::|ngay|dứt\s+điểm)?\s*$"
    r"|\b(?:thời\s+gian|tiến\s+độ|thời\s+điểm)(?:\s+\w+){0,5}?\s*:\s*$"
    r"|\b(?:nhân\s+)?(?:đúng\s+)?dịp\s+"
    r"(?:lễ\s+|(?:kỷ\s+niệm|chào\s+mừng|mừng)\s[^.;:,()]{2,60}[\s(])?$",
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
_ORDER_TOLD = re.compile(
    rf",? (?=[{UPPER}])[^.;:]{{3,160}}? (?:yêu cầu|chỉ đạo|giao|đề nghị|được giao|phân công)(?!\w)"
)
"""What stands behind the day on which an order was given: «Ngày 9/11, UBND tỉnh yêu cầu …»."""
_SENTENCE = re.compile(r"[.;!?]\s+")
_RECURS = re.compile(
    r"\s*(?:của\s+)?(?:hằng|hàng|mỗi|từng)\s+(?:tháng|quý|năm|tuần|kỳ)", re.IGNORECASE
)
_PERIODIC = re.compile(
    r"\b(?:định\s+kỳ|(?:hằng|hàng|mỗi)\s+(?:tháng|quý|năm|tuần|ngày))\b[^;]*$", re.IGNORECASE
)
_AIM = re.compile(r"(?:mục\s+tiêu|chỉ\s+tiêu|kế\s+hoạch)\s+$", re.IGNORECASE)
_CLOCK = re.compile(r"\d{1,2}\s*(?:giờ|[hg])(?:\s?\d\d(?!\d))?", re.IGNORECASE)
_IF = re.compile(r"\b(?:nếu|trường\s+hợp)\b[^,;:.]*$", re.IGNORECASE)


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
    at, masks, term = 0, deque(sorted(masked)), term_of(text)
    for line in text.split("\n"):
        inside = []
        while masks and masks[0][0] < at + len(line):
            start, end = masks.popleft()
            inside.append((start - at, end - at))
        for deadline in _read_line(line, anchor, term, inside):
            start, end = at + deadline.start, at + deadline.end
            found.append(replace(deadline, start=start, end=end))
        at += len(line) + 1
    return found


def _read_line(
    text: str, anchor: Anchor, term: Interval | None, masked: Sequence[tuple[int, int]]
) -> list[FoundDeadline]:
    """Find the deadlines of one block."""
    found = [FoundDeadline(t.start, t.end, t.interval, t.steps) for t in find_terms(text, anchor)]
    taken = [*masked, *((t.start, t.end) for t in found)]
    dates = [d for d in _times(text, anchor, term) if d.interval.last and _is_free(d, taken)]
    at = 0
    while at < len(dates):
        deadline, used = _read_date(text, dates, at, anchor)
        found += [deadline] if deadline else []
        at += used
    return sorted(found, key=lambda d: d.start)


def _read_date(
    text: str, dates: Sequence[FoundDate], at: int, anchor: Anchor
) -> tuple[FoundDeadline | None, int]:
    """Read the date at place `at`; return its deadline, if any, and how many dates it took."""
    date, following = dates[at], dates[at + 1] if at + 1 < len(dates) else None
    left = text[max(0, date.start - _LEFT_WIDTH) : date.start]
    if _START.search(left):
        free = not (_VALID.search(left) or _PERIODIC.search(left))
        if is_range(text, date):
            return _range(text, [date], anchor) if free else None, 1
        if following and is_between(text, date.end, following.start):
            return _range(text, [date, following], anchor) if free else None, 2
    deadline = _bounded(text, date, left, anchor)
    if deadline and following and goes_on(text, deadline.end, deadline.interval, following):
        return _also(text, deadline, following, anchor), 2
    return deadline, 1


def _also(text: str, deadline: FoundDeadline, date: FoundDate, anchor: Anchor) -> FoundDeadline:
    """Return a deadline with the time beside it: «trong tháng 8 | và tháng 9»."""
    days = Interval(deadline.interval.first, date.interval.last)
    steps = (*deadline.steps, say_date(text, date, anchor))
    return FoundDeadline(deadline.start, date.end, days, steps)


def _is_free(date: FoundDate, taken: Sequence[tuple[int, int]]) -> bool:
    return not any(start < date.end and date.start < end for start, end in taken)


def _times(text: str, anchor: Anchor, term: Interval | None) -> list[FoundDate]:
    """Return all that may bound a duty: dates, feasts, and times told from the document's day.

    A date right behind a feast tells its day: «trước Quốc khánh 02/9/2026».
    """
    dates = find_dates(text, anchor)
    told: list[FoundDate] = []
    for feast in find_feasts(text, anchor):
        named = next((d for d in dates if d.end > feast.start), None)
        if named and named.start >= feast.end and _BESIDE.fullmatch(text, feast.end, named.start):
            dates.remove(named)
            told.append(FoundDate(feast.start, named.end, named.interval))
        else:
            told.append(feast)
    spans = [(t.start, t.end) for t in told]
    told += [d for d in dates if _is_free(d, spans)]
    spans = [(t.start, t.end) for t in told]
    told += [d for d in find_relative_times(text, anchor, term) if _is_free(d, spans)]
    return sorted(told, key=lambda d: d.start)


def _range(text: str, ends: Sequence[FoundDate], anchor: Anchor) -> FoundDeadline:
    """Return the days of «từ ngày 01/6 đến ngày 15/6», which may be one expression or two."""
    days = Interval(ends[0].interval.first, ends[-1].interval.last)
    steps = [say_date(text, date, anchor) for date in ends]
    steps += [f"«từ … đến …» → {say_interval(days)}"] if len(ends) > 1 else []
    return FoundDeadline(ends[0].start, ends[-1].end, days, tuple(steps))


def _bounded(text: str, date: FoundDate, left: str, anchor: Anchor) -> FoundDeadline | None:
    """Read one date by the words before it; `None` where it bounds nothing."""
    if _RECURS.match(text, date.end) or _PERIODIC.search(left) or _VALID.search(left):
        return None
    if _IF.search(left):
        return None
    moved = replace(date, interval=_to_come(date, text, anchor))
    steps = [say_date(text, date, anchor)]
    if moved != date:
        steps.append(f"ngày ấy đã qua khi ra văn bản, nên là {say_interval(moved.interval)}")
    if date.how != "date":
        return _by_cue(text, moved, left, steps)
    return _plain(text, moved, left, steps)


def _plain(text: str, date: FoundDate, left: str, steps: list[str]) -> FoundDeadline | None:
    """Read a date that is no feast; it may also open its clause, or bound it by «hết», «cả năm»."""
    sentence = left if date.start <= _LEFT_WIDTH else f"…{left}"
    opens = bool(_LEAD_IN.fullmatch(_SENTENCE.split(sentence)[-1]))
    as_of, words = bool(_AS_OF.search(left)), text[date.start : date.end].casefold()
    bare = is_long(date.interval) or bool(_UNTIL.search(left))
    titled = bare and bool(_TITLE_OF.search(left))
    if _START.search(left) or (not opens and (as_of or titled)):
        until = Interval(None, date.interval.last)
        return _found(date, None, until, steps) if opens and as_of else None
    whole = words.startswith("cả năm")
    if whole and _AIM.search(left):
        return None
    if bound := _by_cue(text, date, left, steps):
        return bound
    bare = aims(text, date, left) or closes(text, date, left)
    if words.startswith("hết") and not bare:
        return _found(date, None, Interval(None, date.interval.last), steps)
    one_day = date.interval.first == date.interval.last
    told = opens and one_day and bool(_ORDER_TOLD.match(text, date.end))
    bounds = bare or whole or (opens and not told)
    return _found(date, None, date.interval, steps) if bounds else None


def _by_cue(text: str, date: FoundDate, left: str, steps: list[str]) -> FoundDeadline | None:
    """Read a date by its preposition: «trước» ends the day before, «đến» on it, «vào» is it.

    «trước 17 giờ 00 ngày 20/5» still leaves that day. A feast is bounded by «trước» alone.
    """
    interval, feast = date.interval, date.how == "feast"
    before = (_BEFORE_FEAST if feast else _BEFORE).search(left)
    if before and interval.first:
        return _ended_before(text, date, before, steps)
    until = _LATEST.search(left) or (None if feast else _UNTIL.search(left))
    if until:
        return _found(date, until, Interval(None, interval.last), steps)
    within = None if feast else _WITHIN.search(left)
    bound = within or goals_of_year(date, left)
    return _found(date, within, interval, steps) if bound else None


def _ended_before(
    text: str, date: FoundDate, cue: re.Match[str], steps: list[str]
) -> FoundDeadline:
    """Return the deadline of «trước …»: also «trước 17 giờ …», «trước Tết 10 ngày»."""
    interval = date.interval
    first, last = interval.first or Day.max, interval.last
    clock = _CLOCK.match(text, date.start)
    if clock and last:
        step = f"«trước {clock.group()}» → vẫn trong ngày {say(last)}"
        start = date.start - len(cue.group())
        return FoundDeadline(start, date.end, Interval(None, last), (*steps, step))
    ahead = _DAYS_AHEAD.match(text, date.end)
    days = int(ahead["n"]) * (7 if ahead["unit"].casefold() == "tuần" else 1) if ahead else 1
    end = first - timedelta(days=days)
    words = f"trước{' …' + ahead.group() if ahead else ''}"
    step = f"«{words}» → hết ngày {say(end)}"
    start, stop = date.start - len(cue.group()), ahead.end() if ahead else date.end
    return FoundDeadline(start, stop, Interval(None, end), (*steps, step))


def _found(
    date: FoundDate, cue: re.Match[str] | None, interval: Interval, steps: list[str]
) -> FoundDeadline:
    """Return a deadline from its cue to its date, with a step that says how the cue was read."""
    start = date.start - len(cue.group()) if cue else date.start
    words = " ".join(cue.group().split()) if cue else "đến"
    told: tuple[str, ...] = ()
    if interval.first is None and interval.last:
        told = (f"«{words}» → hết ngày {say(interval.last)}",)
    elif cue and interval.first != interval.last:
        told = (f"«{words}» → phải xong trong khoảng ấy",)
    return FoundDeadline(start, date.end, interval, (*steps, *told))


_LONG_PAST = 150
"""Days after which a bare day or month that bounds a duty can only be the next year's."""
_YEAR_WORD = re.compile(r"(?:19|20)\d\d")
_TO_COME = re.compile(r"\s+(?:sắp\s+)?tới(?!\w)", re.IGNORECASE)
_BESIDE = re.compile(r"[\s,(]{1,3}(?:ngày\s+)?")


def _to_come(date: FoundDate, text: str, anchor: Anchor) -> Interval:
    """Move a bare day or month out of the past, where the paper speaks of one to come.

    A paper of December that says «trước ngày 15/01» means January to come; the shift is
    made only for papers of the last quarter and days of the first four months, and where the
    words say so («tháng 3 tới»).
    """
    first, last = date.interval.first, date.interval.last
    written = anchor.date
    if not (first and last and written) or date.how != "date":
        return date.interval
    if _YEAR_WORD.search(text, date.start, date.end):
        return date.interval
    this_autumn = written.month >= 10 and first.year == written.year
    spring = this_autumn and (last.month <= 4 or (written - last).days >= _LONG_PAST)
    if spring or (last < written and _TO_COME.match(text, date.end)):
        return Interval(add_months(first, 12), add_months(last, 12))
    return date.interval
