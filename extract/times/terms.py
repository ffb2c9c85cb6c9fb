"""Terms counted from a known day: «trong 10 ngày làm việc kể từ ngày 03/6/2024».

The day from which a term counts does not count itself (Civil Code, article 147). It is a day that
the clause names, or the document's own day («kể từ ngày ký», «kể từ ngày ban hành Thông báo
này», «trong 30 ngày tới»). When a reader got the paper is not known: «kể từ ngày nhận được văn
bản» bounds nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta

from extract.records import Interval
from extract.times.date_steps import say, say_count
from extract.times.dates import find_dates
from extract.times.intervals import Anchor, add_months
from extract.times.working_days import add_working_days

_TERM = re.compile(
    r"\b(?:trong\s+(?:vòng\s+|thời\s+hạn\s+|thời\s+gian\s+)?|(?:chậm|muộn)\s+nhất\s+(?:là\s+)?(?:sau\s+)?"
    r"|thời\s+hạn\s*:?\s*(?:là\s+)?|sau\s+)?(?:không\s+quá\s+)?"
    r"(?P<n>\d{1,3})\)?\s*(?:\([^()]{1,20}\)\s*)?(?P<unit>ngày|tuần|tháng|năm)"
    r"(?P<working>\s+làm\s+việc)?,?\s*"
    r"(?:(?:kể\s+từ|tính\s+từ|từ)\s+(?P<start>(?:hôm\s+|ngày\s+hôm\s+|thời\s+điểm\s+hiện\s+)?nay(?!\w)"
    r"|(?:ngày|khi)\s+(?:ký|ban\s+hành|phát\s+hành|công\s+bố)(?:\s+ban\s+hành)?"
    r"(?!\s+(?:kết|hợp|thỏa|biên|quyết\s+toán|giấy|đơn))"
    r"|ngày\s+(?:\w+\s+){1,3}này\s+(?:được\s+)?(?:ký|ban\s+hành|phát\s+hành))?"
    r"|(?P<ahead>tới)(?!\w))",
    re.IGNORECASE,
)

_COUNT = re.compile(r"\d\)?\s*(?:\([^()]{1,20}\)\s*)?(?i:ngày|tuần|tháng|năm)")
"""What every term has; looked for first, since `re` passes fast over all that is no digit."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its span, the days from its start to its last day, and the steps that led there."""

    start: int
    end: int
    interval: Interval
    steps: tuple[str, ...]


def find_terms(text: str, anchor: Anchor) -> list[Term]:
    """Find the terms of one block that count from a known day, in order.

    >>> anchor = Anchor(date(2025, 4, 28))
    >>> find_terms("trong 05 ngày làm việc kể từ ngày ký", anchor)[0].interval.last
    datetime.date(2025, 5, 8)
    """
    found: list[Term] = []
    if not _COUNT.search(text):
        return found
    for match in _TERM.finditer(text):
        end, start, how = match.end(), anchor.date, "ngày của văn bản"
        if not (match["start"] or match["ahead"]):
            named = find_dates(text[end : end + 40], anchor)
            if not named or named[0].start != 0:
                continue
            start, end = named[0].interval.last, end + named[0].end
            how = "ngày nêu trong câu"
        if start is None:
            continue
        last = _last(match, start)
        words = text[match.start() : end]
        begins = f"«{words}» → tính từ {say(start)} ({how}), ngày đầu không tính"
        counted = say_count(match["n"], match["unit"], start, last, working=bool(match["working"]))
        found.append(Term(match.start(), end, Interval(start, last), (begins, *counted)))
    return found


def _last(match: re.Match[str], start: date) -> date:
    count, unit = int(match["n"]), match["unit"].casefold()
    if unit in ("tháng", "năm"):
        return add_months(start, count * (12 if unit == "năm" else 1))
    days = count * (7 if unit == "tuần" else 1)
    return add_working_days(start, days) if match["working"] else start + timedelta(days=days)
