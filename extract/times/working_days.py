"""Working days: which days offices are open, public holidays and days swapped by decree known.

The `holidays` library knows the holidays of the Labour Code, Tết by Vietnam's own meridian, the
days off that make up for a holiday on a weekend, and the swaps that the government announced. It
can know neither swaps still to come nor an office's own days off.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from holidays import HolidayBase, country_holidays

_ONE = timedelta(days=1)
_LONGEST = 4000


@cache
def _calendar(year: int) -> HolidayBase:
    """Return the holidays of one year; the next year's swaps may reach into its December."""
    return country_holidays("VN", years=(year, year + 1), expand=False, language="vi")


def is_working(day: date) -> bool:
    """Tell whether offices are open: 04/5/2024, a Saturday, was worked for 29/4."""
    return bool(_calendar(day.year).is_working_day(day))


def holidays_within(first: date, last: date) -> list[tuple[date, str]]:
    """Return the days off from Monday to Friday, first and last included, with their names."""
    found: list[tuple[date, str]] = []
    day = first
    while day <= last and len(found) < _LONGEST:
        if day.weekday() < 5 and not is_working(day):
            found.append((day, str(_calendar(day.year).get(day, ""))))
        day += _ONE
    return found


def add_working_days(start: date, count: int) -> date:
    """Return the `count`-th working day after `start`, which itself does not count.

    «05 ngày làm việc kể từ ngày 28/4/2025» ends on 8 May: 30/4, 1/5 and 2/5 were days off.
    Raises `ValueError` for a count below zero or above 4000.
    """
    if not 0 <= count <= _LONGEST:
        raise ValueError(f"a term of {count} working days; give 0 to {_LONGEST}")
    day = start
    while count:
        day += _ONE
        count -= is_working(day)
    return day
