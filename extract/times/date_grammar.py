"""The grammar of time expressions: what may follow «ngày», «tháng», «quý», «năm» or a digit.

`RULES` maps each trigger to its rules in order, the longest form first. A rule is a pattern
and the reader (`date_readers`) that turns its match into an interval or rejects it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.records import Interval
from extract.times.date_readers import (
    read_bare_day,
    read_bare_month,
    read_bare_range,
    read_bare_year,
    read_day_after_part,
    read_day_range,
    read_first_of_range,
    read_full_day,
    read_iso_day,
    read_iso_month,
    read_lunar_day,
    read_lunar_month,
    read_month,
    read_months_so_far,
    read_quarter,
    read_school_year,
    read_this_month,
    read_this_year,
    read_until_year,
    read_year,
    read_years,
)
from extract.times.lunar import MONTH_NAME, YEAR_NAME
from extract.times.phrase import DASH, DAY, MONTH, NAM, NGAY, THANG, TO, YEAR, Phrase

_WORDS = (
    *(NGAY, THANG, NAM, r"qu[ýỷỳ]", r"giai\s+đoạn", r"nhiệm\s+kỳ", r"nhiệm\s+kì"),
    *(r"thời\s+kỳ", r"thời\s+kì", r"niên\s+khóa"),
)
_REST = "|".join(rf"(?<={word[0]}){word[1:]}" for word in _WORDS)
TRIGGER = re.compile(
    rf"[GNQTgnqt\d](?:(?<!\w.)(?i:{_REST})\b"
    r"|(?<=\d)(?:(?<![\w/.,-].)|(?<=[-–].)(?=\d?/)))"
)
"""What can begin an expression; with a set of letters foremost `re` passes over all others fast."""

NUMBER = re.compile(rf"\d[\dOoÔlIÌìi]?\s*(?:[/.–-]|{THANG}|{NAM})|(?:19|20)\d\d", re.IGNORECASE)
"""How every expression begins that a number opens: no other number needs to be tried."""

Reader = Callable[[re.Match[str], Phrase], Interval | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of expression: its pattern, its reader, and what it names (for its head)."""

    unit: str
    pattern: re.Pattern[str]
    read: Reader


def _rule(unit: str, pattern: str, read: Reader) -> Rule:
    return Rule(unit, re.compile(pattern, re.IGNORECASE), read)


_DAY_MONTH = (
    rf"(?P<d>{DAY})\s*{THANG}\s*(?P<m>{MONTH})(?:(?:\s*,?\s*{NAM}\s*|\s?/\s?)(?P<y>{YEAR}))"
)
_SLASHED = rf"(?P<d>{DAY})(?P<s>\s?/\s?|[.-])(?P<m>{MONTH})(?:(?P=s)|/)(?P<y>{YEAR})(?![/-]?\w)"
_TO_DAY = (
    rf"\s*(?P<e>{DAY})\s?(?:/|\s{THANG}\s)\s?(?P<m>{MONTH})"
    rf"(?:(?:\s?/\s?|\s+{NAM}\s+)(?P<y>{YEAR}))?(?![/\d])"
)
_HYPHENED = rf"(?P<d>{DAY})-(?P<m>{MONTH})(?P<y>)(?![\d/%-]|[,.]\d|\s*(?:{THANG}|/))"
_DOTTED = rf"(?P<d>{DAY})\.(?P<m>{MONTH})(?P<y>)(?![\d/%-]|[,.]\d|\s*(?:{THANG}|/|tỷ|triệu|ha|km))"
_RANGE = rf"(?P<d>{DAY})\s*(?:-|–|và|,|đến){_TO_DAY}"
_DASHED = rf"(?P<d>{DAY})\s?[-–]{_TO_DAY}"
_OF_YEAR = rf"(?:\s*(?:/|-|,?\s*(?:của\s+)?{NAM})\s*(?P<y>{YEAR}))?"
_PERIOD = rf"(?:\s+\d{{1,2}}\s+{NAM})?\s+(?:từ\s+)?(?:{NAM}\s+)?"
_LUNAR = r"(?:\s*\((?:theo\s+)?âm\s+lịch\)|\s*,?\s*(?:theo\s+)?(?:âm\s+lịch|ÂL)\b)"
_NAMED_YEAR = (
    rf"(?:[\s,]{{1,2}}(?:{NAM}\s+)?(?P<name>{YEAR_NAME}))?"
    rf"(?:[\s,(/]{{1,2}}(?:{NAM}\s+)?(?P<y>{YEAR}))?"
)
_LUNAR_DAY = rf"(?P<d>\d{{1,2}})\s+{THANG}\s+(?P<m>{MONTH_NAME})\b{_NAMED_YEAR}"
_DAY_OF_MONTH = rf"(?P<d>{DAY})(?:\s?[/-]\s?|\s+{THANG}\s+)(?P<m>{MONTH})"
_LUNAR_DATE = rf"{_DAY_OF_MONTH}{_NAMED_YEAR}{_LUNAR}"
_LUNAR_DATE_OF = rf"{_DAY_OF_MONTH}{_LUNAR}{_NAMED_YEAR}"

_PERIOD_RULES = (
    _rule("term", rf"\w+\s+\w+{_PERIOD}(?P<y>{YEAR}){TO}(?P<z>{YEAR})", read_years),
    _rule("period", rf"\w+\s+\w+\s+đến\s+(?:hết\s+)?{NAM}\s+(?P<y>{YEAR})", read_until_year),
    _rule("period", rf"\w+\s+\w+\s+{NAM}\s+(?P<y>{YEAR})", read_year),
)
_DAY_RULES = (
    _rule("day", rf"{NGAY}\s+(?:m[ùồ]ng\s+)?{_LUNAR_DAY}", read_lunar_day),
    _rule("day", rf"{NGAY}\s*(?:m[ùồ]ng\s+)?{_LUNAR_DATE_OF}", read_lunar_day),
    _rule("day", rf"{NGAY}\s*(?:m[ùồ]ng\s+)?{_LUNAR_DATE}", read_lunar_day),
    _rule("day", rf"{NGAY}\s*{_SLASHED}", read_full_day),
    _rule("day", rf"{NGAY}\s*{_DAY_MONTH}", read_full_day),
    _rule("day", rf"{NGAY}\s*{_RANGE}", read_day_range),
    _rule(
        "day",
        rf"{NGAY}\s*(?P<d>{DAY})\s*(?:{THANG}|/)\s*(?P<m>{MONTH})(?P<y>)(?![/\d])",
        read_full_day,
    ),
    _rule("day", rf"{NGAY}\s*{_HYPHENED}", read_full_day),
    _rule("day", rf"{NGAY}\s+{_DOTTED}", read_full_day),
    _rule("day", rf"{NGAY}\s*(?P<d>{DAY})(?![/\w])", read_first_of_range),
)
_MONTH_RULES = (
    _rule("month", rf"{THANG}\s+(?P<m>{MONTH_NAME})\b{_NAMED_YEAR}", read_lunar_month),
    _rule("month", rf"{THANG}\s*(?P<m>{MONTH}){_NAMED_YEAR}{_LUNAR}", read_lunar_month),
    _rule(
        "month",
        rf"{THANG}\s*(?P<m>{MONTH})(?:\s?[-–]\s?(?P<n>{MONTH}))?{_OF_YEAR}(?![\d])",
        read_month,
    ),
    _rule("month", rf"{THANG}\b(?!\s+(?:này|tới|qua|sau|trước|đầu|cuối|\d))", read_this_month),
)
_QUARTER_RULES = (
    _rule(
        "quarter",
        r"qu[ýỷỳ]\s+(?P<q>(?:IV|I{1,3}|[1-4]|in(?=\s+năm)|ill|lll|lii)"
        r"(?:(?:\s?[,–-]\s?|\s+và\s+)(?:IV|I{1,3}|[1-4])\b(?!\s+tháng))*)\b" + _OF_YEAR,
        read_quarter,
    ),
)
_YEAR_RULES = (
    _rule("period", rf"{NAM}\s+học\s+(?P<y>{YEAR})(?:{DASH}(?P<z>{YEAR}))?", read_school_year),
    _rule("period", rf"{NAM}\s+(?P<y>{YEAR}){DASH}(?P<z>{YEAR})", read_years),
    _rule("year", rf"{NAM}\s*(?P<y>{YEAR})(?!/)", read_year),
    _rule("bare", rf"{NAM}\b(?!\s+(?:học|ngoái|trước|sau|tới|nay\s+qua|\d))", read_this_year),
)
_NUMBER_RULES = (
    _rule("day", _LUNAR_DAY, read_lunar_day),
    _rule("day", _LUNAR_DATE_OF, read_lunar_day),
    _rule("day", _LUNAR_DATE, read_lunar_day),
    _rule("period", rf"\d{{1,2}}\s+{NAM}\s+(?P<y>{YEAR}){DASH}(?P<z>{YEAR})", read_years),
    _rule("day", _SLASHED, read_full_day),
    _rule("day", _DAY_MONTH, read_full_day),
    _rule(
        "period",
        rf"(?P<n>\d{{1,2}})\s+{THANG}(?:\s+(?P<part>đầu|cuối))?"
        rf"(?:(?:\s*/\s*|\s+(?:của\s+)?{NAM}\s+)(?P<y>{YEAR}))",
        read_months_so_far,
    ),
    _rule(
        "period",
        rf"(?P<n>\d{{1,2}})\s+{THANG}\s+(?P<part>đầu|cuối)\s+{NAM}\b(?P<y>)",
        read_months_so_far,
    ),
    _rule("period", rf"(?P<n>\d{{1,2}})\s+{THANG}\b(?!\s+\d)(?P<part>)(?P<y>)", read_months_so_far),
    _rule("month", rf"(?P<m>{MONTH})/(?P<y>{YEAR})(?![/-]?\w)", read_bare_month),
    _rule("day", _DASHED, read_bare_range),
    _rule("day", rf"(?P<d>{DAY})/(?P<m>{MONTH})(?P<y>)(?![/\d])(?!,\d)", read_bare_day),
    _rule("day", _HYPHENED, read_day_after_part),
    _rule("period", rf"(?P<y>{YEAR})\s?[-–—]+\s?(?P<z>{YEAR})(?![/\d])", read_years),
    _rule("iso", rf"(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])-(?P<d>[0-3]\d)(?![\w/-])", read_iso_day),
    _rule("iso", rf"(?P<y>{YEAR})-(?P<m>0[1-9]|1[0-2])(?![\w/-])", read_iso_month),
    _rule("year", rf"(?P<y>{YEAR})(?![/\d-])(?![,.]\d)", read_bare_year),
)


class _RuleTable(dict[str, tuple[Rule, ...]]):
    """The rules by trigger, spelling variants included («nãm», «thang», «thời  kì»)."""

    def __missing__(self, word: str) -> tuple[Rule, ...]:
        heads = {"ng": _DAY_RULES, "th": _MONTH_RULES, "qu": _QUARTER_RULES, "n": _YEAR_RULES}
        if len(word.split()) > 1:
            rules: tuple[Rule, ...] = _PERIOD_RULES
        else:
            rules = next(r for head, r in heads.items() if word.startswith(head))
        self[word] = rules
        return rules


RULES = _RuleTable({"0": _NUMBER_RULES})
