"""The steps from words to days, told in Vietnamese so that a reader can check each of them.

«trước ngày 15/6» in a paper of 03/06/2024 takes two: «ngày 15/6» → 15/06/2024, năm lấy theo
ngày của văn bản (03/06/2024); «trước» → hết ngày 14/06/2024.
"""

from __future__ import annotations

import re
from datetime import date

from extract.records import Interval
from extract.times.dates import FoundDate
from extract.times.feasts import feast_name
from extract.times.intervals import Anchor
from extract.times.lunar import MONTH_NAME, spelled_out
from extract.times.phrase import Phrase
from extract.times.working_days import holidays_within

_YEAR_WORD = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_LUNAR_WORD = re.compile(rf"âm\s+lịch|\bÂL\b|tháng\s+{MONTH_NAME}\b", re.IGNORECASE)
_PART_WORD = re.compile(
    r"^(?:(?:những|các)\s+)?(?:(?:tháng|ngày)\s+)?(đầu|giữa|cuối)\s+(năm|tháng|quý)(?!\w)",
    re.IGNORECASE,
)
_PARTS = {
    **{("đầu", "năm"): "tháng 1 đến 4", ("giữa", "năm"): "tháng 5 đến 8"},
    **{("cuối", "năm"): "tháng 9 đến 12", ("đầu", "tháng"): "ngày 1 đến 10"},
    **{("giữa", "tháng"): "ngày 11 đến 20", ("cuối", "tháng"): "từ ngày 21"},
    **{("đầu", "quý"): "tháng đầu", ("giữa", "quý"): "tháng giữa", ("cuối", "quý"): "tháng cuối"},
}
_REACH = 80
_SWAPS = "ngày nghỉ hoán đổi, nghỉ bù theo thông báo chính thức có thể khác"


def say(day: date) -> str:
    """Return a day as it is written in Vietnamese: «15/06/2024»."""
    return f"{day.day:02}/{day.month:02}/{day.year}"


def say_interval(interval: Interval) -> str:
    """Return an interval in words: «từ 01/07/2024 đến 30/09/2024», «đến hết 31/12/2025»."""
    first, last = interval.first, interval.last
    if first and last:
        return say(first) if first == last else f"từ {say(first)} đến {say(last)}"
    if last:
        return f"đến hết {say(last)}"
    return f"từ {say(first)}" if first else "chưa rõ ngày"


def say_date(text: str, found: FoundDate, anchor: Anchor) -> str:
    """Return the step from a time expression in `text` to its days, with where the year is from."""
    words = " ".join(text[found.start : found.end].split())
    days = say_interval(found.interval)
    reason = _reason(text, words, found, anchor)
    return f"«{words}» → {days}{', ' if reason else ''}{reason}"


def _reason(text: str, words: str, found: FoundDate, anchor: Anchor) -> str:
    written = f" ({say(anchor.date)})" if anchor.date else ""
    if found.how == "relative":
        told = anchor.date and "nhiệm kỳ" not in words.casefold()
        return f"tính theo ngày của văn bản{written}" if told else "theo nhiệm kỳ mà văn bản nêu"
    first = found.interval.first
    if found.how == "feast":
        name, lunar = feast_name(words) or ("", True)
        return f"{name} là {spelled_out(first)}".strip() if first and lunar else name
    if _LUNAR_WORD.search(words):
        return f"đổi từ {spelled_out(first)}" if first else ""
    parts = _PART_WORD.match(words)
    part = ""
    if parts:
        named = parts[1].casefold(), parts[2].casefold()
        part = f"«{' '.join(named)}» là {_PARTS[named]}"
    if _YEAR_WORD.search(words):
        return part
    source = _year_source(text, found, anchor, written)
    return f"{part}{', ' if part else ''}{source}"


def _year_source(text: str, found: FoundDate, anchor: Anchor, written: str) -> str:
    """Say where the year of a bare day, month or quarter was taken from."""
    line = text[found.start : found.end + _REACH].partition("\n")[0]
    if Phrase(line, Anchor(), 0, 0).stated_after(found.end - found.start):
        return "năm lấy theo năm nêu ngay sau đó"
    if anchor.date and (anchor.year is None or anchor.year == anchor.date.year):
        return f"năm lấy theo ngày của văn bản{written}"
    if anchor.year:
        return f"năm lấy theo năm mà văn bản nói đến ({anchor.year})"
    return "năm lấy theo năm nêu trong câu"


def say_count(count: str, unit: str, start: date, last: date, *, working: bool) -> tuple[str, ...]:
    """Return the steps of a term: what was counted, which holidays were left out."""
    number = f"{int(count)} {unit.casefold()}{' làm việc' if working else ''}"
    if not working:
        return (f"đếm {number} → hết ngày {say(last)}",)
    off = [f"{say(day)} ({name})" for day, name in holidays_within(start, last)]
    left = "; ".join(off) or "trong khoảng này không có ngày lễ"
    return (
        f"đếm {number}, bỏ thứ Bảy, Chủ nhật và ngày lễ: {left} → hết ngày {say(last)}",
        _SWAPS,
    )
