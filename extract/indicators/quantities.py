"""Quantities: a number in Vietnamese reading, its bounds and its unit.

Dots group thousands and a comma is the decimal sign: «1.316,158 km» is 1316.158. Ranges
(«8,5-9,0%»), bounds («trên 90%», «từ 10 xã trở lên», «không quá 5 ha»), ratios («17/18 xã»)
and ranks («thứ 11») are read here; what the quantity measures is for `extract.indicators.figures`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from extract.folding import fold
from extract.indicators.units import unit_at

Sort = Literal["share", "money", "measure", "count", "times", "rank", "ratio", "bare"]


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit.

    `start` is where the words of its bound begin («trên 90%»), `number` where the number
    does, `end` the end of the unit or of «trở lên». `low` and `high` are equal for a plain
    number, one is `None` for a bound. `sign` is -1 or 1 where a sign is printed, else 0.
    `of` is the B of «A/B tỷ đồng».
    """

    start: int
    number: int
    end: int
    low: float | None
    high: float | None
    unit: str | None
    sort: Sort
    sign: int = 0
    of: float | None = None


_NUM = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![.,]?\d)|\d+(?:[.,]\d{1,3})?(?![.,]?\d)"
_NUMBER = re.compile(
    rf"(?<![\w.,+])(?<![^gam]/)(?P<sign>(?<!\w\s)(?<![\w.])[-–+])?(?P<a>{_NUM})"
    rf"(?:[ \xa0]?(?P<share>%)?[ \xa0]?(?P<join>-|–|—|÷|/|đến|tới)[ \xa0]?(?P<b>{_NUM}))?"
)
_PERCENT = re.compile(r"\s?(?:%|phần\s+trăm\b)(?:/(?:năm|tháng|quý))?(?!\w)", re.IGNORECASE)
_TIMES = re.compile(r"\s?lần\b", re.IGNORECASE)
_LOW = (
    r"tr[êe]n|(?<!cao )(?<!thấp )(?<!nhiều )(?<!ít )hơn|(?:ít\s+nhất|tối\s+thiểu)(?:\s+đạt)?"
    r"|không\s+dưới"
    r"|không\s+(?:ít|thấp)\s+hơn|tối\s+thiểu\s+là|[≥>]"
)
_HIGH = (
    r"dưới|không\s+quá|tối\s+đa|không\s+vượt\s+quá|không\s+cao\s+hơn|không\s+vượt|chưa\s+đến"
    r"|chưa\s+tới|[≤<]"
)
_BOUND = re.compile(
    rf"(?:(?<!\w)(?:(?P<low>{_LOW})|(?P<high>{_HIGH})|(?P<from>từ)|khoảng|gần|xấp\s+xỉ|thứ)\s*)+$",
    re.IGNORECASE,
)
_UPWARD = re.compile(r"[\w\s]{0,25}?\s*trở\s+(?:lên|(?P<down>xuống))", re.IGNORECASE)
_RANK = re.compile(r"(?<!lần\s)(?<!kỳ họp\s)\bth[ứửừử]\s*$", re.IGNORECASE)
_AMONG = re.compile(
    r"\s+(?:tỉnh,?\s+(?:và\s+)?thành\s+phố|tỉnh|toàn\s+quốc|cả\s+nước)", re.IGNORECASE
)
_SINCE = re.compile(
    r"(?:đạt|tăng|giảm|phát\s+triển|có|còn|thêm|cho|xây\s+dựng|thu\s+hút|là|:)\s*$", re.IGNORECASE
)
_ONWARD = re.compile(r"[^,;.]{0,40}?(?<!\w)(?:lên|đến|xuống|tới)(?!\w)", re.IGNORECASE)
_PER = re.compile(r"/(?:m[23](?!\w)|ngày\s+đêm(?!\w)|[^\W\d]+)(?:/(?:ngày\s+đêm(?!\w)|[^\W\d]+))?")
_PER_TIME = re.compile(r"/(?:ngày\s+đêm|năm|tháng|tuần|ngày|giờ|vụ|km2|km²)(?!\w)")
_NOT_UNIT = re.compile(r"\s?[/\w]")


def read_number(text: str) -> float:
    """Read one number as printed: «14.318,1» is 14318.1, «8.97» (no group of three) 8.97.

    Raises `ValueError` for what is no number.
    """
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    return float(text.replace(",", "."))


def _lower(text: str) -> str:
    """Return the text in lower case, of the same length."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c.lower()[:1] for c in text)


def find_quantities(text: str, masked: Sequence[tuple[int, int]] = ()) -> Iterator[Quantity]:
    """Find the quantities of a clean text in order; numbers inside `masked` spans are none."""
    lower, folded = _lower(text), fold(text)
    spans = iter(sorted(masked))
    span = next(spans, None)
    end = 0
    for match in _NUMBER.finditer(text):
        while span and span[1] <= match.start("a"):
            span = next(spans, None)
        if match.start() < end or (span and span[0] <= match.start("a")):
            continue
        if span and match["b"] and span[0] <= match.start("b"):
            continue
        quantity = _quantity(text, _unit(text, lower, folded, match), match, end)
        if quantity:
            end = quantity.end
            yield quantity


def _quantity(
    text: str, read: tuple[int, str | None, Sort], match: re.Match[str], after: int
) -> Quantity | None:
    end, unit, sort = read
    if unit is None and _NOT_UNIT.match(text, match.end()) and text[match.end()] in "/":
        return None
    if unit is None and text[match.end() : match.end() + 1].isalpha():
        return None
    left = text[max(after, match.start() - 30) : match.start()]
    if _RANK.search(left) and (unit is None or match["join"] == "/"):
        unit, sort, end = "thứ", "rank", match.end()
        among = _AMONG.match(text, end)
        end = among.end() if among else end
    low, high, of = _values(match)
    bound = _BOUND.search(left)
    start = match.start() - len(bound.group()) if bound else match.start()
    sign = {"-": -1, "–": -1, "+": 1}.get(match["sign"] or "", 0)
    upward = _UPWARD.match(text, end)
    if upward and (bound or unit):
        return Quantity(
            start,
            match.start("a"),
            upward.end() if not text[end : upward.start() + 1].isalnum() else end,
            None if upward["down"] else low,
            high if upward["down"] else None,
            unit,
            sort,
            sign,
        )
    if low == high and bound and _is_least(text, bound, start, end):
        high = None
    elif low == high and bound and bound["high"]:
        low = None
    return Quantity(start, match.start("a"), end, low, high, unit, sort, sign, of)


def _is_least(text: str, bound: re.Match[str], start: int, end: int) -> bool:
    """Tell a lower bound: «trên 90%»; «đạt từ 5 xã» without an upper end («từ 5% lên 6%»)."""
    if bound["low"]:
        return True
    since = bound["from"] and _SINCE.search(text[max(0, start - 12) : start])
    return bool(since) and not _ONWARD.match(text, end)


def _values(match: re.Match[str]) -> tuple[float | None, float | None, float | None]:
    """Return low, high and, for a ratio, what the first number is a part of."""
    first = read_number(match["a"])
    if not match["b"]:
        return first, first, None
    second = read_number(match["b"])
    if match["join"] == "/":
        return first, first, second
    return min(first, second), max(first, second), None


def _unit(text: str, lower: str, folded: str, match: re.Match[str]) -> tuple[int, str | None, Sort]:
    """Read the unit after a number: its end, its official form and its sort."""
    at = match.end()
    percent = _PERCENT.match(text, at)
    if percent:
        return percent.end(), percent.group().strip().replace("phần trăm", "%"), "share"
    if match["share"] and not match["b"]:
        return at, "%", "share"
    times = _TIMES.match(text, at)
    if times:
        return times.end(), "lần", "times"
    found = unit_at(lower, folded, at)
    if found is None:
        return at, None, "ratio" if match["join"] == "/" else "bare"
    per = (_PER_TIME if found.sort == "count" else _PER).match(text, found.end)
    end = per.end() if per else found.end
    return end, found.name + (per.group() if per else ""), found.sort
