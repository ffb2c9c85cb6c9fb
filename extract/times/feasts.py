"""Feasts that bound a duty: «trước Tết Nguyên đán Ất Tỵ», «trước rằm tháng Giêng», «trước 28 Tết».

By the annotation guidelines a feast is no DATE; only `deadlines` asks for them. The feasts are
the reference table `feasts`. Which year is meant the words tell, by number or name; else it is
the first such feast on or after the day of the document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from extract.records import Interval
from extract.times.dates import FoundDate
from extract.times.intervals import Anchor, day
from extract.times.lunar import MONTH_NAME, YEAR_NAME, lunar_day, month_number, named_year
from extract.times.phrase import YEAR
from ontology.load import rows, split

_OF_YEAR = (
    rf"(?:[\s,(–-]{{1,3}}(?:năm\s+|xuân\s+)?(?P<name>{YEAR_NAME}))?"
    rf"(?:[\s,(–-]{{1,3}}(?:(?:năm|xuân)\s+)?(?P<y>{YEAR})(?:\s?[-–]\s?{YEAR})?\)?)?"
)
_DAY_OF_TET = (
    r"(?P<of_tet>(?:ngày\s+)?(?:m[ùồ]ng\s+)?(?P<n>[1-9]|[12]\d|30)\s+tết"
    r"(?:\s+nguyên\s+đán)?)"
)
_FULL_MOON = (
    rf"(?P<full_moon>(?:ngày\s+)?rằm\s+tháng\s+(?P<m>{MONTH_NAME}|\d{{1,2}}"
    r"|hai|ba|tư|năm|sáu|bảy|tám|chín|mười))"
)
_TET = r"(?P<bare>(?-i:Tết)|(?<=trước )tết)(?=\s*$|\s*[,.;:)(]|\s+(?:và|để|phải|\d|{year}))"


@cache
def _feasts() -> Mapping[str, Mapping[str, str]]:
    return {row["feast"]: row for row in rows("feasts")}


@cache
def _hint() -> re.Pattern[str]:
    """Return what matches words of which every feast's wording holds one: most lines hold none."""
    told = {hint for row in _feasts().values() for hint in split(row["hint"])}
    return re.compile("|".join(map(re.escape, ("rằm", *sorted(told)))))


@cache
def _pattern() -> re.Pattern[str]:
    named = "|".join(f"(?P<{key}>{row['pattern']})" for key, row in _feasts().items())
    bare = _TET.replace("{year}", rf"(?:năm\s+|xuân\s+)?{YEAR_NAME}|năm\s+\d|sắp|này|tới")
    return re.compile(
        rf"\b(?:{_DAY_OF_TET}|{_FULL_MOON}|{named}|{bare})(?!\w){_OF_YEAR}", re.IGNORECASE
    )


def find_feasts(text: str, anchor: Anchor) -> list[FoundDate]:
    """Find the feasts of one block, in order, each with its first day.

    >>> found = find_feasts("xong trước Tết Nguyên đán Ất Tỵ", Anchor(None, 2024, None))
    >>> found[0].interval.first
    datetime.date(2025, 1, 29)
    """
    if not _hint().search(text.lower()):
        return []
    found = []
    for match in _pattern().finditer(text):
        on = _day_of(match, anchor)
        if on:
            interval = Interval(on, on)
            found.append(FoundDate(match.start(), match.end(), interval, "feast"))
    return found


def _day_of(match: re.Match[str], anchor: Anchor) -> date | None:
    """Return the day of a feast, `None` where the year is not known or has no such day."""
    near = anchor.date.year if anchor.date else anchor.year
    if match["y"]:
        return _in_year(match, int(match["y"]))
    if near is None:
        return None
    if match["name"]:
        named = named_year(match["name"], near)
        return _in_year(match, named) if named else None
    if anchor.date is None:
        return _in_year(match, near)
    for year in (near - 1, near, near + 1):
        on = _in_year(match, year)
        if on and on >= anchor.date:
            return on
    return None


def _in_year(match: re.Match[str], year: int) -> date | None:
    if match["of_tet"]:
        number = int(match["n"])
        if number <= 10:
            return lunar_day(year, 1, number)
        tet = lunar_day(year, 1, 1)
        eve = tet - timedelta(days=1) if tet else None
        return lunar_day(year - 1, 12, number) or eve
    if match["full_moon"]:
        month = month_number(match["m"])
        return lunar_day(year, month, 15) if month else None
    feast = next((key for key in _feasts() if match[key]), "tet")
    row = _feasts()[feast]
    number, month = int(row["day"]), int(row["month"])
    if row["calendar"] == "lunar":
        return lunar_day(year, month, number)
    return day(year, month, number)


def feast_name(words: str) -> tuple[str, bool] | None:
    """Return the feast that words speak of, and whether the moon sets its day.

    «Tết cổ truyền» is «Tết Nguyên đán»; «28 Tết» and «rằm tháng Giêng» have no name.
    """
    match = _pattern().search(words)
    if match is None or match["of_tet"] or match["full_moon"]:
        return None
    row = _feasts()[next((key for key in _feasts() if match[key]), "tet")]
    return row["name"], row["calendar"] == "lunar"
