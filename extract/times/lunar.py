"""The lunar calendar: days, months and years of it as days of the common calendar.

Vietnam reckons by its own meridian (UTC+7), so that Tết may fall a day, rarely a month, before
China's (2007, 2030; 1985). A lunar year is numbered by the common year in which it begins; its
twelfth month, tháng Chạp, mostly lies in the next one.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from functools import cache

from lunar_vn import SUPPORTED_YEAR_RANGE, LunarDate, lunar_to_solar, solar_to_lunar
from lunar_vn.can_chi import get_year_can_chi

from extract.records import Interval
from extract.times.intervals import OPEN, Anchor

YEAR_NAME = (
    r"(?:Giáp|Ất|Bính|Đinh|Mậu|K[ỷỉ]|Canh|Tân|Nhâm|Qu[ýí])\s+"
    r"(?:T[ýí]|Sửu|Dần|M[ãẹ]o|Thìn|T[ỵị]|Ngọ|Mùi|Thân|Dậu|Tuất|Hợi)"
)
"""The pattern of a year's name: «Ất Tỵ», «Quí Mão»."""
MONTH_NAME = r"(?:giêng|chạp)"
"""The pattern of the months that only the lunar calendar has."""

_SPELLINGS = {"kỉ": "kỷ", "quí": "quý", "tí": "tý", "tị": "tỵ", "mẹo": "mão"}
_LOOK_BACK = timedelta(days=60)
_MONTHS = {
    **{"giêng": 1, "hai": 2, "ba": 3, "tư": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8},
    **{"chín": 9, "mười": 10, "một": 11, "mười một": 11, "chạp": 12},
}


def month_number(word: str) -> int | None:
    """Return the number of a lunar month: «Giêng» is 1, «Chạp» 12, «8» is 8; else `None`.

    «Một» is the eleventh month in the old count that has «Giêng» and «Chạp».
    """
    word = " ".join(word.casefold().split())
    if word.isdecimal():
        return int(word) if 1 <= int(word) <= 12 else None
    return _MONTHS.get(word)


@cache
def lunar_day(year: int, month: int, number: int) -> date | None:
    """Return a day of the lunar calendar (of no leap month), or `None` where there is none.

    >>> lunar_day(2025, 1, 1)
    datetime.date(2025, 1, 29)
    """
    first, last = SUPPORTED_YEAR_RANGE
    if not (first <= year < last and 1 <= month <= 12 and 1 <= number <= 30):
        return None
    asked = LunarDate(number, month, year)
    found = lunar_to_solar(asked)
    return found if solar_to_lunar(found) == asked else None


def lunar_month(year: int, month: int) -> Interval | None:
    """Return a lunar month as days of the common calendar: «tháng Giêng năm 2025»."""
    first = lunar_day(year, month, 1)
    last = lunar_day(year, month, 30) or lunar_day(year, month, 29)
    return Interval(first, last) if first and last else None


def year_name(year: int) -> str:
    """Return the name of a lunar year: 2025 is «Ất Tỵ»."""
    return str(get_year_can_chi(year))


def named_year(name: str, near: int) -> int | None:
    """Return the year of that name nearest to a year: «Ất Tỵ» near 2024 is 2025.

    `None` for a name that no year has («Giáp Sửu»).
    """
    words = [_SPELLINGS.get(word, word) for word in name.casefold().split()]
    spelled = " ".join(words)
    for distance in range(31):
        for year in (near + distance, near - distance):
            if year_name(year).casefold() == spelled:
                return year
    return None


def told_year(match: re.Match[str], anchor: Anchor) -> int | None:
    """Return the lunar year that a match tells in its groups «name» and «y», if any."""
    if match["y"]:
        return int(match["y"])
    near = anchor.date.year if anchor.date else anchor.year
    return named_year(match["name"], near) if match["name"] and near else None


def occurrence(month: int, number: int | None, year: int | None, anchor: Anchor) -> Interval | None:
    """Return the days of a lunar day or (without `number`) month.

    Without `year` the first that ends no more than two months before the document's own date, so
    that «tháng Chạp» of a paper of January lies in that January; `OPEN` where nothing fixes it.
    """
    if year is not None:
        return _days(year, month, number)
    if anchor.date is None:
        return _days(anchor.year, month, number) if anchor.year else OPEN
    for tried in range(anchor.date.year - 1, anchor.date.year + 2):
        found = _days(tried, month, number)
        if found and found.last and found.last >= anchor.date - _LOOK_BACK:
            return found
    return None


def _days(year: int, month: int, number: int | None) -> Interval | None:
    if number is None:
        return lunar_month(year, month)
    found = lunar_day(year, month, number)
    return Interval(found, found) if found else None


def spelled_out(day: date) -> str:
    """Return the lunar date of a day: «ngày 01 tháng Giêng năm Ất Tỵ (âm lịch)»."""
    found = solar_to_lunar(day)
    name = {1: "Giêng", 12: "Chạp"}.get(found.month, str(found.month))
    leap = " nhuận" if found.leap else ""
    return f"ngày {found.day:02} tháng {name}{leap} năm {year_name(found.year)} (âm lịch)"
