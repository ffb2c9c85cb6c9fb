"""From the words of a recurring time to its rule, as RFC 5545 writes it («FREQ=WEEKLY;BYDAY=FR»).

Each reader takes the match of one form of `recurrence` and returns its rule, or `None` where the
numbers are no days («ngày 45 hằng tháng»). A day that short months lack means their last one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable

from extract.times.relative_times import weekday

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_EVERY = {
    "ngày": ("DAILY", 1),
    "tuần": ("WEEKLY", 1),
    "tháng": ("MONTHLY", 1),
    "quý": ("MONTHLY", 3),
    "năm": ("YEARLY", 1),
}
_UNITS = re.compile("|".join(_EVERY), re.IGNORECASE)
_WORK_DAYS = "BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1"
_LEAP_YEAR, _COMMON_YEAR = 2024, 2023


def _rule(freq: str, interval: int = 1, *parts: str) -> str:
    step = (f"INTERVAL={interval}",) if interval > 1 else ()
    return ";".join((f"FREQ={freq}", *step, *parts))


def _before(match: re.Match[str]) -> bool:
    """Tell whether the cue is «trước», and no time of day follows it."""
    cue = (match["cue"] or "").casefold()
    return "trước" in cue and not match.groupdict().get("hour")


def weekdays(match: re.Match[str]) -> str | None:
    """«thứ Sáu hằng tuần», «trước 10 giờ thứ Hai hàng tuần»."""
    words = re.findall(r"thứ\s+\w+|chủ\s+nhật", match["days"], re.IGNORECASE)
    shift = 1 if _before(match) else 0
    days = sorted({(weekday(word) - shift) % 7 for word in words})
    clock = _clock(match)
    named = f"BYDAY={','.join(_DAYS[day] for day in days)}"
    return None if clock is None else _rule("WEEKLY", 1, named, *clock)


def daily(match: re.Match[str]) -> str | None:
    """«trước 16 giờ 30 hằng ngày»."""
    clock = _clock(match)
    return None if clock is None else _rule("DAILY", 1, *clock)


def _clock(match: re.Match[str]) -> tuple[str, ...] | None:
    """Return the parts for a time of day, none without one; `None` for «25 giờ»."""
    if not match["hour"]:
        return ()
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    return (f"BYHOUR={hour}", f"BYMINUTE={minute}") if hour < 24 and minute < 60 else None


def _month_day(number: int, months: Iterable[int] = (2,)) -> str:
    """Return the part for a day of these months; where one lacks it, its last day."""
    shortest = min(monthrange(_COMMON_YEAR, month)[1] for month in months)
    if number in (0, 31):
        return "BYMONTHDAY=-1"
    if number <= shortest:
        return f"BYMONTHDAY={number}"
    days = ",".join(str(day) for day in range(28, number + 1))
    return f"BYMONTHDAY={days};BYSETPOS=-1"


def day_of_months(match: re.Match[str]) -> str | None:
    """«trước ngày 25 hằng tháng», «ngày 15 và ngày 30 hằng tháng»."""
    shift = 1 if _before(match) else 0
    days = [int(word) for word in re.findall(r"\d+", match["days"])]
    if not all(1 <= day <= 31 for day in days):
        return None
    if len(days) == 1:
        return _rule("MONTHLY", 1, _month_day(days[0] - shift))
    shifted = sorted({day - shift or -1 for day in days})
    return _rule("MONTHLY", 1, f"BYMONTHDAY={','.join(map(str, shifted))}")


def quarter_months(match: re.Match[str]) -> str | None:
    """«trước ngày 15 tháng cuối quý», «ngày 05 tháng đầu quý sau»."""
    number = int(match["day"])
    if not 1 <= number <= 31:
        return None
    day = number - 1 if _before(match) else number
    first = 3 if match["which"].casefold() == "cuối" else 1
    if day == 0:
        first = first - 1 or 12
    months = sorted((first + 3 * quarter - 1) % 12 + 1 for quarter in range(4))
    return _rule("YEARLY", 1, f"BYMONTH={','.join(map(str, months))}", _month_day(day, months))


def last_working_day(match: re.Match[str]) -> str | None:
    """«ngày làm việc cuối cùng của tháng»; that it may be a holiday is not told."""
    months = {"quý": "BYMONTH=3,6,9,12", "năm": "BYMONTH=12"}.get(match["unit"].casefold())
    if months:
        return _rule("MONTHLY", 1, months, _WORK_DAYS)
    return _rule("MONTHLY", 1, _WORK_DAYS)


def days_of_year(match: re.Match[str]) -> str | None:
    """«trước ngày 20/12 hằng năm», «ngày 15/6 và 15/12 hằng năm».

    Days of several months that differ («20/6 và 15/12») no one rule can tell: the months remain.
    """
    told = [int(word) for word in re.findall(r"\d+", match["days"])]
    dates = list(zip(told[1::2], told[::2], strict=True))
    for month, day in dates:
        if not (1 <= month <= 12 and 1 <= day <= monthrange(_LEAP_YEAR, month)[1]):
            return None
    if _before(match):
        dates = [(month, day - 1) if day > 1 else ((month - 2) % 12 + 1, 0) for month, day in dates]
    months, days = sorted({month for month, _ in dates}), {day for _, day in dates}
    named = f"BYMONTH={','.join(map(str, months))}"
    return _rule("YEARLY", 1, named, *([_month_day(days.pop(), months)] if len(days) == 1 else []))


def every(match: re.Match[str]) -> str | None:
    """«hằng quý», «định kỳ 6 tháng», «3 tháng một lần», «hằng tháng, quý, năm»."""
    count = int(match.groupdict().get("n") or 1)
    if count == 0:
        return None
    units = [_EVERY[word.casefold()] for word in _UNITS.findall(match.group())]
    order = ("DAILY", "WEEKLY", "MONTHLY", "YEARLY")
    freq, interval = min(units, key=lambda unit: (order.index(unit[0]), unit[1]))
    return _rule(freq, interval * count)


def times_a(match: re.Match[str]) -> str | None:
    """«2 lần/năm» is every six months; what the calendar cannot share evenly keeps its unit."""
    times, unit = int(match["times"]), match["unit"].casefold()
    freq, interval = _EVERY[unit]
    months = {"năm": 12, "quý": 3}.get(unit)
    if months and times and months % times == 0:
        share = months // times
        return _rule("YEARLY") if share == 12 else _rule("MONTHLY", share)
    return _rule(freq, interval) if times else None
