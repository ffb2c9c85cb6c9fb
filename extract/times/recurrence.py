"""Duties that recur: «trước ngày 25 hằng tháng», «định kỳ 6 tháng», «thứ Sáu hàng tuần».

They have no deadline; what is kept is when they fall due, as a rule of iCalendar (RFC 5545,
RRULE). «trước» means the day before, as with deadlines; a time of day stays on its day. Where a
clause names several rhythms («hằng tháng, quý, năm»), the shortest holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.times.recurrence_rules import (
    daily,
    day_of_months,
    days_of_year,
    every,
    last_working_day,
    quarter_months,
    times_a,
    weekdays,
)


@dataclass(frozen=True, slots=True)
class FoundRecurrence:
    """The words that say how a duty recurs, and their rule: «FREQ=MONTHLY;BYMONTHDAY=24»."""

    start: int
    end: int
    rule: str


_EACH = (
    r"(?:hằng|mỗi|(?<!ngân )(?<!cửa )(?<!mặt )(?<!khách )(?<!bán )(?<!nhà )(?<!đơn )(?<!giao )"
    r"(?<!mua )(?<!kho )(?<!xếp )hàng)"
)
_DUE = r"(?P<cue>(?:(?:chậm|muộn)\s+nhất\s+(?:là\s+|vào\s+)?)?(?:trước|vào|đến|ngày|là)?\s*)"
_TIME = r"(?P<hour>\d{1,2})\s*(?:giờ|[hg])\s?(?P<minute>\d\d)?(?:\s*(?:phút|['’]))?"
_CLOCK = rf"(?:{_TIME}(?:\s*,)?\s*)?"
_WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ\s+nhật)"
_DAYS = r"\d{1,2}(?:\s*(?:,|và)\s*(?:ngày\s+)?\d{1,2}){0,3}"
_DAY_MONTH = r"\d{1,2}\s*(?:/|tháng)\s*\d{1,2}"
_UNIT = r"(?P<unit>ngày|tuần|tháng|quý|năm)"
_LIST = (
    r"(?:\s*(?:,|và|;|/|hoặc)\s*(?:(?:hằng|hàng|mỗi)\s+)?"
    r"(?:ngày|tuần|tháng|quý|năm)(?!\w)){0,4}"
)
_WAY = 80

_FORMS: tuple[tuple[str, Callable[[re.Match[str]], str | None]], ...] = (
    (
        rf"{_DUE}{_CLOCK}(?:(?:sáng|chiều)\s+)?(?:ngày\s+)?"
        rf"(?P<days>{_WEEKDAY}(?:\s*(?:,|và)\s*{_WEEKDAY}){{0,4}})\s+(?:của\s+)?{_EACH}\s+tuần",
        weekdays,
    ),
    (
        rf"{_EACH}\s+tuần\b[^.;\n]{{0,{_WAY}}}?\b{_DUE}{_CLOCK}(?:(?:sáng|chiều)\s+)?(?:ngày\s+)?"
        rf"(?P<days>{_WEEKDAY})(?!\w)",
        weekdays,
    ),
    (
        rf"{_DUE}ngày\s+(?P<day>\d{{1,2}})\s+(?:của\s+)?tháng\s+(?P<which>đầu|cuối)"
        rf"(?:\s+(?:tiên|cùng))?\s+(?:của\s+)?(?:{_EACH}\s+)?quý(?P<next>\s+(?:sau|tiếp|kế))?",
        quarter_months,
    ),
    (
        rf"{_DUE}ngày\s+làm\s+việc\s+cuối\s+cùng\s+(?:của\s+)?(?:{_EACH}\s+)?(?P<unit>tháng|quý|năm)",
        last_working_day,
    ),
    (
        rf"{_DUE}(?:ngày\s+)?(?P<days>{_DAY_MONTH}(?:\s*(?:,|và)\s*(?:trước\s+)?(?:ngày\s+)?"
        rf"{_DAY_MONTH}){{0,3}})\s+(?:của\s+)?{_EACH}\s+năm",
        days_of_year,
    ),
    (
        rf"{_EACH}\s+năm\b[^.;\n]{{0,{_WAY}}}?\b(?P<cue>(?:(?:chậm|muộn)\s+nhất\s+(?:là\s+)?)?"
        rf"(?:trước|vào|đến|là)\s+)(?:ngày\s+)?(?P<days>{_DAY_MONTH})(?![/\d]|\s+năm)",
        days_of_year,
    ),
    (
        rf"{_DUE}ngày\s+(?P<days>{_DAYS})\s+(?:của\s+)?{_EACH}\s+(?P<unit>tháng)(?!\w)",
        day_of_months,
    ),
    (
        rf"{_EACH}\s+(?P<unit>tháng)\b[^.;\n]{{0,{_WAY}}}?\b(?P<cue>(?:(?:chậm|muộn)\s+nhất\s+"
        r"(?:là\s+)?)?(?:trước|vào|đến|là)\s+)ngày\s+(?P<days>\d{1,2})"
        r"(?!\s*[/\d]|\s+tháng\s+(?:\d|đầu|cuối))",
        day_of_months,
    ),
    (rf"{_DUE}{_TIME}(?:\s*,)?\s*{_EACH}\s+ngày(?!\w)", daily),
    (rf"{_EACH}\s+ngày\b[^.;\n]{{0,{_WAY}}}?\b(?P<cue>trước|lúc|vào)\s+{_TIME}(?!\w)", daily),
    (
        rf"(?:định\s+kỳ\s+(?:theo\s+)?|{_EACH}\s+)(?P<n>\d{{1,2}})\s+{_UNIT}(?!\w)"
        r"(?:\s*(?:/|một\s+|1\s+)\s*lần)?",
        every,
    ),
    (rf"(?P<n>\d{{1,2}})\s+{_UNIT}\s*(?:/|(?:một|1|01)\s+)\s*lần", every),
    (rf"(?P<times>\d{{1,2}})\s+lần\s*(?:/\s*|trong\s+|(?:mỗi|một|trên)\s+){_UNIT}(?!\w)", times_a),
    (rf"mỗi\s+{_UNIT}\s+(?:\w+\s+){{0,5}}(?P<times>\d{{1,2}})\s+lần(?!\w)", times_a),
    (rf"(?:định\s+kỳ\s+(?:theo\s+)?(?:{_EACH}\s+)?|{_EACH}\s+){_UNIT}(?!\w){_LIST}", every),
)
_PATTERNS = tuple((re.compile(rf"(?<!\w){form}", re.IGNORECASE), read) for form, read in _FORMS)
_HINT = re.compile(r"\b(?:hằng|hàng|mỗi|định\s+kỳ|lần|quý|cuối\s+cùng)(?!\w)", re.IGNORECASE)
_HINTS = ("hằng", "hàng", "mỗ", "định", "lần", "quý", "cuố")
"""What `_HINT` needs, looked for first."""
_DESCRIBES = re.compile(
    r"\b(?:bình\s+quân|trung\s+bình|tăng\s+trưởng|tăng|giảm|đạt|chi\s+phí|nhu\s+cầu|công\s+suất"
    r"|sản\s+lượng|thu\s+nhập|(?:kế\s+hoạch|dự\s+toán|ngân\s+sách|kinh\s+phí|vốn)"
    r"(?:\s+\w+){0,5}|công\s+việc|cuộc\s+sống|thường)\s+$",
    re.IGNORECASE,
)


def find_recurrence(text: str) -> FoundRecurrence | None:
    """Return how a clause says that its duty recurs, the most exact form first, or `None`.

    What recurs in a description («kế hoạch vốn hằng năm», «bình quân mỗi năm») is no duty's.

    >>> find_recurrence("báo cáo trước ngày 25 hằng tháng").rule
    'FREQ=MONTHLY;BYMONTHDAY=24'
    """
    lower = text.lower()
    if not (any(word in lower for word in _HINTS) and _HINT.search(text)):
        return None
    for pattern, read in _PATTERNS:
        for match in pattern.finditer(text):
            if _DESCRIBES.search(text[max(0, match.start() - 60) : match.start()]):
                continue
            rule = read(match)
            if rule:
                return FoundRecurrence(match.start(), match.end(), rule)
    return None
