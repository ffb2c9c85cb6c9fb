"""Times without a preposition that bound a duty: «vận hành thử cuối năm 2027».

`left` is the text before a time, up to some ninety characters.
"""

from __future__ import annotations

import re

from extract.records import Interval
from extract.times.dates import FoundDate

_GOALS_OF_YEAR = re.compile(
    r"\b(?:thực\s+hiện|hoàn\s+thành|triển\s+khai)\b[^;:.]*"
    r"\b(?:mục\s+tiêu|nhiệm\s+vụ|chỉ\s+tiêu|chủ\s+đề)\b[^;:.]{0,60}?\s(?:của\s+)?$",
    re.IGNORECASE,
)
_SESSION = re.compile(
    r"\b(?:tại|trong|vào|ở)\s+(?:các\s+)?(?:kỳ\s+họp|hội\s+nghị)"
    r"(?:\s+(?:thường\s+lệ|thường\s+kỳ|chuyên\s+đề|HĐND|Hội\s+đồng\s+nhân\s+dân|tỉnh|huyện|xã"
    r"|thành\s+phố|phường|thứ\s+\w+))*\s+(?:vào\s+)?$",
    re.IGNORECASE,
)
"""What stands before the time of a session: «trình HĐND tỉnh tại kỳ họp thường lệ | cuối năm»."""
_AIMED = re.compile(r"\b(?:phấn\s+đấu|quyết\s+tâm)\s+(?:trong\s+|đến\s+|hết\s+)?$", re.IGNORECASE)
_AIMED_AT = re.compile(r"\b(?:phấn\s+đấu|đặt\s+mục\s+tiêu|quyết\s+tâm)\b[^;:.]*$", re.IGNORECASE)
_REACHES = re.compile(
    r"\s+(?:\w+\s+){0,2}?(?:đạt|tăng|giảm|còn|trên|dưới|ước|vượt|tối\s+thiểu|xếp)(?!\w)",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(
    r"\b(?:hoàn\s+thành|hoàn\s+thiện|hoàn\s+tất|khởi\s+công|khánh\s+thành|thông\s+xe|bàn\s+giao"
    r"|giải\s+ngân|vận\s+hành|khai\s+trương|kết\s+thúc|nghiệm\s+thu|trình|xong)\b[^;:.,()]{0,80}\s(?:ngay\s+)?$",
    re.IGNORECASE,
)
_NO_TIME_OF = re.compile(
    r"\b(?:kỳ\s+họp|kế\s+hoạch|vốn|báo\s+cáo|công\s+tác|nhiệm\s+vụ|dự\s+toán|tháng|quý|năm|cùng\s+kỳ"
    r"|so\s+với|từ|kể|sau|trước|chương\s+trình|các|những|của)\s+$",
    re.IGNORECASE,
)
_PART = re.compile(
    r"(?:(?:những|các)\s+)?(?:(?:tháng|ngày|tuần)\s+)?(?:đầu|giữa|cuối)\s", re.IGNORECASE
)
_CLAUSE_ENDS = re.compile(r"\s*(?:$|[,.;)]|(?:và|để|nhằm)\s)", re.IGNORECASE)


def aims(text: str, date: FoundDate, left: str) -> bool:
    """Whether a goal is set for a time: «phấn đấu năm 2025 …», «phấn đấu … năm 2025 đạt …»."""
    if _AIMED.search(left):
        return True
    goal = _AIMED_AT.search(left) and _REACHES.match(text, date.end)
    return bool(goal and is_years(date.interval) and not _NO_TIME_OF.search(left))


def closes(text: str, date: FoundDate, left: str) -> bool:
    """Whether a time without preposition closes a deed: «vận hành thử cuối năm 2027»."""
    if _SESSION.search(left):
        return True
    words = text[date.start : date.end]
    part = _PART.match(words) and _CLAUSE_ENDS.match(text, date.end)
    return bool(part and _VERB_BEFORE.search(left) and not _NO_TIME_OF.search(left))


def is_long(interval: Interval) -> bool:
    """Tell whether the interval is half a year or more, as in titles: «kế hoạch đến năm 2030»."""
    first, last = interval.first, interval.last
    return not (first and last) or (last - first).days > 180


def is_years(interval: Interval) -> bool:
    """Tell whether the interval is one whole year."""
    first, last = interval.first, interval.last
    return bool(first and last and first.year == last.year and (last - first).days > 360)


def goals_of_year(date: FoundDate, left: str) -> bool:
    """Return whether goals of a year are to be met: «hoàn thành các chỉ tiêu của năm 2027»."""
    return date.how == "date" and is_years(date.interval) and bool(_GOALS_OF_YEAR.search(left))
