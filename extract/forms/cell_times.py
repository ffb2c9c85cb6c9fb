"""Times in cells and fields: the day by which a task must be finished, by the words of one cell.

«70% trước 31/5; 100% trước 31/8» ends with its last part; «15/8», «T3/2027» and «Q.II» need no
word for day, month or quarter.
"""

from __future__ import annotations

import re
from datetime import date as day

from extract.mentions.found import Found
from extract.records import Deadline, Interval
from extract.statements.deadlines import FoundDeadline
from extract.statements.draft import Page
from extract.statements.split import Clause
from extract.times.date_steps import say_interval
from extract.times.dates import period_of

_BARE_TIME = re.compile(
    r"\W*(?:(?P<day>(?:0?[1-9]|[12]\d|3[01])/(?:0?[1-9]|1[0-2]))"
    r"|(?:t\.? ?)?(?P<month>(?:0?[1-9]|1[0-2])(?:[/-]20\d\d))|t\.? ?(?P<plain>0?[1-9]|1[0-2])"
    r"|q(?:úy)?\.? ?(?P<quarter>(?:[1-4]|i{1,3}|iv)(?:[/-]20\d\d)?))\W*"
)
"""A day, month or quarter without the word: «15/8», «9/2027», «T6/2027», «Q.II/2027»."""

_BEGINS = re.compile(r"(?:từ|kể từ|bắt đầu|khởi công|sau|so với)(?: ngày| đầu| cuối)? ?$")
_RECURS_FIRST = re.compile(r"\W*(?:thường xuyên|hằng|hàng|mỗi|định kỳ)(?!\w)")
_FINISHED = re.compile(r"(?:hoàn thành|xong|kết thúc|đến hết|chậm nhất)(?!\w)")


def stated_deadline(page: Page, start: int, end: int) -> Deadline | None:
    """Return the deadline that a field or cell states: «Trước ngày 30/6», «Quý II», «15/8».

    Of several the last counts; what recurs («Hằng năm, từ tháng 3») has none.
    """
    if _RECURS_FIRST.match(page.lower, start, end) and not _FINISHED.search(page.lower, start, end):
        return None
    bounds = [d for d in page.deadlines if start <= d.start and d.end <= end]
    named = [d for d in page.within(start, end, "DATE") if _stands_alone(page, d, bounds, start)]
    if len(bounds) + len(named) > 1 and (last := _last([*bounds, *map(_bound, named)])):
        return last.stated()
    if found := page.deadline_in(Clause(start, end, 0)) or page.period_in(start, end):
        return found.stated()
    return _bare(page, start, end)


def _stands_alone(page: Page, date: Found, bounds: list[FoundDeadline], start: int) -> bool:
    """Whether a date is no part of a deadline, and no day on which something begins."""
    inside = any(d.start < date.end and date.start < d.end for d in bounds)
    return not inside and not _BEGINS.search(page.lower[max(start, date.start - 20) : date.start])


def _bound(date: Found) -> FoundDeadline:
    first, last = (None if end == ".." else day.fromisoformat(end) for end in date.norm.split("/"))
    interval = Interval(first, last)
    steps = tuple(step for step in (date.attributes.get("steps"),) if step)
    return FoundDeadline(date.start, date.end, interval, steps)


def _last(found: list[FoundDeadline]) -> FoundDeadline | None:
    ended = [(d.interval.last, d.start, d) for d in found if d.interval.last]
    return max(ended, key=lambda each: each[:2])[2] if ended else None


def _bare(page: Page, start: int, end: int) -> Deadline | None:
    """Return the time of a cell that has only its figures."""
    bare = _BARE_TIME.fullmatch(page.lower, start, end)
    if not bare:
        return None
    month = bare["month"] or bare["plain"]
    words = f"ngày {bare['day']}" if bare["day"] else f"tháng {month}"
    if bare["quarter"]:
        words = f"quý {bare['quarter'].upper()}"
    interval = period_of(words, page.anchor)
    if interval is None:
        return None
    step = f"«{page.text[start:end].strip()}» → {say_interval(interval)}"
    return Deadline(interval, "stated", start, end, (step,))
