"""Times that belong together: both ends of one («ngày 18 - 20/9»), or one beside the other."""

from __future__ import annotations

import re

from extract.records import Interval
from extract.times.dates import FoundDate

_BETWEEN = re.compile(r"\s*(?:đến|tới|-|–)\s*(?:hết\s+)?", re.IGNORECASE)
_YEARS = re.compile(r"(?:19|20)\d\d\s?[-–—]|giai\s+đoạn|nhiệm\s+kỳ", re.IGNORECASE)
_AND_ALSO = re.compile(r"\s*(?:,|và|hoặc)\s+(?:trong\s+|vào\s+)?", re.IGNORECASE)


def is_range(text: str, date: FoundDate) -> bool:
    """Whether an expression holds both ends of a time: «ngày 18 - 20/9», not «2021-2025»."""
    words = text[date.start : date.end]
    first, last = date.interval.first, date.interval.last
    apart = first and last and first != last
    return bool(apart and _BETWEEN.search(words) and not _YEARS.search(words))


def is_between(text: str, end: int, start: int) -> bool:
    """Whether nothing but «đến» stands between two times, the ends of one."""
    return bool(_BETWEEN.fullmatch(text, end, start))


def goes_on(text: str, end: int, days: Interval, date: FoundDate) -> bool:
    """Whether the next time belongs to what ends at `end`: «trong tháng 8 | và tháng 9»."""
    beside = _AND_ALSO.fullmatch(text, end, date.start)
    named = text[date.start : date.start + len("tháng")].casefold()
    if not (beside and named.startswith(("tháng", "quý"))):
        return False
    later, last = date.interval.last, days.last
    return bool(days.first and last and later and days.first != last and later > last)
