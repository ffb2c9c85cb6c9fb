"""The grammar of time expressions: what may follow «ngày», «tháng», «quý», «năm» or a digit.

`RULES` maps each trigger to its rules in order, the longest form first. A rule is a
pattern and a reader that turns its match into an `Interval`, or `None` when the context
shows that the words are no date.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.intervals import (
    OPEN,
    Anchor,
    day,
    months,
    quarter,
    school_year,
    union,
    years,
)
from extract.records import Interval

_Y = r"(?:19[5-9]\d|20[0-6]\d)(?!\d)"
_D = r"[0-3OoÔ]?[0-9OolIÌìi](?![0-9])"
_M = r"(?:0[1-9]|1[0-2]|[1-9]|[Oo][1-9]|[lI1][0-2lIoO])(?!\d)"
_NAM = r"n[ăãâáà]m"
_THANG = r"th[áâàãa]ng"
_NGAY = r"ng[àaáả]y"
_DASH = r"\s?[-–—]+\s*"
_TO = rf"(?:{_DASH}|\s+(?:đến|tới)\s+(?:hết\s+)?(?:{_NAM}\s+)?)"

TRIGGER = re.compile(
    rf"\b(?:{_NGAY}|{_THANG}|qu[ýỷỳ]|{_NAM}|giai\s+đoạn|nhiệm\s+kỳ|nhiệm\s+kì|thời\s+kỳ|thời\s+kì"
    r"|niên\s+khóa)\b|(?<![\w/.,-])\d|(?<=[-–])\d(?=\d?/)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Phrase:
    """Where an expression begins: the text, the document's dates, the end of the last find."""

    text: str
    anchor: Anchor
    start: int
    after: int

    def left(self, width: int = 60) -> str:
        """Return the text before the expression."""
        return self.text[max(0, self.start - width) : self.start]

    def listed(self) -> bool:
        """Tell whether the expression continues a list: «năm 2021, 2022»."""
        gap = self.text[self.after : self.start]
        return self.after > 0 and bool(_LIST_GAP.fullmatch(gap))

    def year(self, end: int) -> int | None:
        """Return the year for a bare day, month or quarter that ends at `end`.

        An explicit year later in the same phrase («tháng 8 và quý III năm 2023») goes
        before the document's own; without either, a year elsewhere in the sentence.
        """
        follow = _LATER_YEAR.match(self.text, end)
        if follow:
            return int(follow[1])
        if self.anchor.year or self.anchor.date:
            return self.anchor.year or (self.anchor.date and self.anchor.date.year)
        later = _ANY_YEAR.search(self.text, end, end + 200)
        return int(later[1]) if later else None


_LIST_GAP = re.compile(r"\s*(?:,|và|;|-|–|đến|sang|hoặc)\s*(?:(?:sang|đến)\s+)?", re.IGNORECASE)
_LATER_YEAR = re.compile(
    rf"(?:[\s,/–-]|và\b|đến\b|hết\b|từ\b|{_NGAY}|{_THANG}|qu[ýỷỳ]|[IV]+\b|\d\d?(?!\d)|{_NAM}\b"
    rf"|đầu\b|cuối\b|hoặc\b){{1,16}}?({_Y})",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(rf"{_NAM}\s+({_Y})|/({_Y})", re.IGNORECASE)

Reader = Callable[[re.Match[str], Phrase], Interval | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """One form of expression: its pattern, its reader, and what it names (for its head)."""

    unit: str
    pattern: re.Pattern[str]
    read: Reader


_OCR = str.maketrans("OoÔlIÌìi", "00011111")


def _number(text: str) -> int:
    return int(text.translate(_OCR))


def _one_day(number: int, month: int, year: int | None) -> Interval | None:
    """A day as interval; without year `OPEN` if some year has it (29/02)."""
    found = day(year or 2024, month, number)
    if found is None:
        return None
    return Interval(found, found) if year else OPEN


def _full_day(match: re.Match[str], phrase: Phrase) -> Interval | None:
    year = int(match["y"]) if match["y"] else phrase.year(match.end())
    return _one_day(_number(match["d"]), _number(match["m"]), year)


def _day_range(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """«ngày 20-22/5/2024», «ngày 5 và 6/3», «ngày 20 đến 22/5»."""
    year = int(match["y"]) if match["y"] else phrase.year(match.end())
    month = _number(match["m"])
    ends = [_one_day(_number(match[g]), month, year) for g in ("d", "e")]
    known = [e for e in ends if e is not None]
    return union(known) if len(known) == 2 else None


_TAIL_DAY = re.compile(
    rf"\s*(?:đến|và|,|-|–)\s*(?:hết\s+)?(?:{_NGAY}\s*)?\d\d?\s*(?:/|{_THANG})\s*(?P<m>{_M})"
    rf"(?:(?:\s?/\s?|\s+{_NAM}\s+)(?P<y>{_Y}))?",
    re.IGNORECASE,
)


def _first_of_range(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """«ngày 01» of «từ ngày 01 đến ngày 15/6»: month and year stand with the last day."""
    tail = _TAIL_DAY.match(phrase.text, match.end())
    if tail is None:
        return None
    year = int(tail["y"]) if tail["y"] else phrase.year(tail.end())
    return _one_day(_number(match["d"]), _number(tail["m"]), year)


_DAY_LEFT = re.compile(
    r"(?:\b(?:đến|tới|từ|trước|sau|hết|sáng|trưa|chiều|tối|đêm|dịp|lễ|hôm|vào|qua)\s+"
    r"|\b(?:thứ\s+\w+|chủ\s+nhật)\s*,?\s*)$",
    re.IGNORECASE,
)
_FEAST_LEFT = re.compile(
    r"\b(?:ngày|lễ|kỷ\s+niệm|quốc\s+khánh|quốc\s+tế|dịp)\b[^.;:\d()%]{2,60}[\s(]$", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\s*(?:%|(?:xã|phường|thị|huyện|quận|thôn|bản|khu|tổ|hộ|cơ|sở|đơn|chỉ|tiêu|dự|nhiệm|đại|phiếu"
    r"|người|trường|điểm|vụ|hồ|giờ|tỷ|triệu|ha|km|m|gói|tỉnh|tàu|công|nội|số|lượt|thủ|mục|văn"
    r"|doanh|ngành|bộ|cuộc|ca|nhà|căn|tuyến|kiến|ý|đề|học)\b)",
    re.IGNORECASE,
)


def _bare_day(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """«31/7» where the words around show that it is no ratio («5/7 chỉ tiêu»)."""
    left = phrase.left()
    if _COUNTED.match(phrase.text, match.end()):
        return None
    if not (phrase.listed() or _DAY_LEFT.search(left) or _FEAST_LEFT.search(left)):
        return None
    return _full_day(match, phrase)


def _month(match: re.Match[str], phrase: Phrase) -> Interval | None:
    year = int(match["y"]) if match["y"] else phrase.year(match.end())
    first = _number(match["m"])
    last = _number(match["n"]) if match["n"] else first
    if last < first:
        return None
    return months(year, first, last) if year else OPEN


_MONTH_LEFT = re.compile(
    r"(?:\b(?:đến|tới|từ|trước|sau|hết|vào|trong|qua|cuối|đầu|giữa)\s+|[(:]\s*)$", re.IGNORECASE
)


def _bare_month(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """«12/2023» after a preposition; elsewhere it may be a document's number."""
    if not (phrase.listed() or _MONTH_LEFT.search(phrase.left(12))):
        return None
    return months(int(match["y"]), int(match["m"]), int(match["m"]))


_THIS_MONTH_LEFT = re.compile(r"\btrong\s+$", re.IGNORECASE)
_PART_LEFT = re.compile(r"\b(?:đầu|giữa|cuối|hết)\s+$", re.IGNORECASE)
_YEAR_PART_LEFT = re.compile(r"\b(?:đầu|giữa|cuối|hết|cả)\s+$", re.IGNORECASE)


def _this_month(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """«tháng» of «Trong tháng, …», «cuối tháng» in a document whose month is known."""
    anchor = phrase.anchor
    year = anchor.year or (anchor.date and anchor.date.year)
    left = phrase.left(8)
    if not anchor.month or not year:
        return None
    if not (_THIS_MONTH_LEFT.search(left) or _PART_LEFT.search(left)):
        return None
    return months(year, anchor.month, anchor.month)


_DURATION_LEFT = re.compile(
    r"\b(?:hạn|vòng|gian|khoảng|nhất|thiểu|đa|quá|hơn|dưới|trên|mỗi|sau|cứ|tù|gần|chậm|thêm|kéo dài"
    r"|định kỳ|từ|đủ)\s+(?:là\s+)?$",
    re.IGNORECASE,
)
_DURATION_RIGHT = re.compile(
    r"\s*(?:kể|tuổi|tính|trở|liên\s+tục|/|lương|tù|một\s+lần|lần|sau|trước|qua|tới|nữa|hoặc|thai"
    r"|làm\s+việc)",
    re.IGNORECASE,
)
_REPORTED = re.compile(
    r"\s*(?:ước|đạt|tăng|giảm|đã|toàn|thực\s+hiện|có|,|và\s+(?:ước|dự)|bằng|qua)", re.IGNORECASE
)


def _months_so_far(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """«7 tháng» of a report, «6 tháng đầu năm 2017», «9 tháng năm 2024», «3 tháng cuối năm»."""
    count = int(match["n"])
    if not 1 <= count <= 12:
        return None
    plain = not (match["part"] or match["y"])
    if plain:
        if _DURATION_LEFT.search(phrase.left(16)):
            return None
        if _DURATION_RIGHT.match(phrase.text, match.end()):
            return None
        reported = count > 1 and _REPORTED.match(phrase.text, match.end())
        if count != phrase.anchor.month and not reported:
            return None
    year = int(match["y"]) if match["y"] else phrase.year(match.end())
    if not year:
        return OPEN
    late = (match["part"] or "").casefold() == "cuối"
    return months(year, 13 - count, 12) if late else months(year, 1, count)


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "in": 3, "ill": 3, "lll": 3, "lii": 3, "ỉi": 2}


def _quarter_number(word: str) -> int:
    return int(word) if word.isdigit() else _ROMAN[word.casefold()]


def _quarter(match: re.Match[str], phrase: Phrase) -> Interval | None:
    year = int(match["y"]) if match["y"] else phrase.year(match.end())
    numbers = [_quarter_number(w) for w in re.findall(r"\w+", match["q"])]
    if not year:
        return OPEN
    return union([quarter(year, n) for n in numbers])


def _years(match: re.Match[str], phrase: Phrase) -> Interval | None:
    first, last = int(match["y"]), int(match["z"])
    return years(first, last) if first <= last else None


def _school_year(match: re.Match[str], phrase: Phrase) -> Interval | None:
    first = int(match["y"])
    last = int(match["z"]) if match["z"] else first + 1
    return school_year(first, last) if first < last else None


def _until_year(match: re.Match[str], phrase: Phrase) -> Interval | None:
    return Interval(None, years(int(match["y"]), int(match["y"])).last)


def _year(match: re.Match[str], phrase: Phrase) -> Interval | None:
    return years(int(match["y"]), int(match["y"]))


_NO_YEAR_LEFT = re.compile(
    r"(?:\b(?:số|sánh|giá|khoảng|có|trên|đạt|gần|hơn|được|với|ISO|TCVN|QCVN|luật|bộ luật|hiến pháp"
    r"|là|thêm|cho)|[-:/+.])\s*$",
    re.IGNORECASE,
)
_YEAR_RIGHT = re.compile(
    r"\s*(?:$|[,.;:)\]…”\"'’]|(?:và|đến|sang|so|của|ước|tăng|giảm|theo|tại|trên địa bàn|như)\b)",
    re.IGNORECASE,
)


def _bare_year(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """«2022» of «năm 2021, 2022» or at a phrase's end; not an amount («2020 hộ»)."""
    if not _YEAR_RIGHT.match(phrase.text, match.end()):
        return None
    if not phrase.listed() and _NO_YEAR_LEFT.search(phrase.left(14)):
        return None
    return _year(match, phrase)


def _this_year(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """«năm» of «đầu năm», «cả năm», «những tháng cuối năm»: the document's year."""
    if not _YEAR_PART_LEFT.search(phrase.left(8)):
        return None
    year = phrase.year(match.end())
    return years(year, year) if year else OPEN


def _rule(unit: str, pattern: str, read: Reader) -> Rule:
    return Rule(unit, re.compile(pattern, re.IGNORECASE), read)


_DAY_MONTH = rf"(?P<d>{_D})\s*{_THANG}\s*(?P<m>{_M})(?:(?:\s*,?\s*{_NAM}\s*|\s?/\s?)(?P<y>{_Y}))"
_SLASHED = rf"(?P<d>{_D})(?P<s>\s?/\s?|[.-])(?P<m>{_M})(?:(?P=s)|/)(?P<y>{_Y})(?![/-]?\w)"
_TO_DAY = (
    rf"\s*(?P<e>{_D})\s?(?:/|\s{_THANG}\s)\s?(?P<m>{_M})"
    rf"(?:(?:\s?/\s?|\s+{_NAM}\s+)(?P<y>{_Y}))?(?![/\d])"
)
_RANGE = rf"(?P<d>{_D})\s*(?:-|–|và|,|đến){_TO_DAY}"
_DASHED = rf"(?P<d>{_D})\s?[-–]{_TO_DAY}"
_OF_YEAR = rf"(?:\s*(?:/|-|,?\s*(?:của\s+)?{_NAM})\s*(?P<y>{_Y}))?"
_PERIOD = rf"(?:\s+\d{{1,2}}\s+{_NAM})?\s+(?:từ\s+)?(?:{_NAM}\s+)?"

_PERIOD_RULES = (
    _rule("period", rf"\w+\s+\w+{_PERIOD}(?P<y>{_Y}){_TO}(?P<z>{_Y})", _years),
    _rule("period", rf"\w+\s+\w+\s+đến\s+(?:hết\s+)?{_NAM}\s+(?P<y>{_Y})", _until_year),
    _rule("period", rf"\w+\s+\w+\s+{_NAM}\s+(?P<y>{_Y})", _year),
)
_DAY_RULES = (
    _rule("day", rf"{_NGAY}\s*{_SLASHED}", _full_day),
    _rule("day", rf"{_NGAY}\s*{_DAY_MONTH}", _full_day),
    _rule("day", rf"{_NGAY}\s*{_RANGE}", _day_range),
    _rule(
        "day", rf"{_NGAY}\s*(?P<d>{_D})\s*(?:{_THANG}|/)\s*(?P<m>{_M})(?P<y>)(?![/\d])", _full_day
    ),
    _rule("day", rf"{_NGAY}\s*(?P<d>{_D})(?![/\w])", _first_of_range),
)
_MONTH_RULES = (
    _rule("month", rf"{_THANG}\s*(?P<m>{_M})(?:\s?[-–]\s?(?P<n>{_M}))?{_OF_YEAR}(?![\d])", _month),
    _rule("month", rf"{_THANG}\b(?!\s+(?:này|tới|qua|sau|trước|đầu|cuối|\d))", _this_month),
)
_QUARTER_RULES = (
    _rule(
        "quarter",
        r"qu[ýỷỳ]\s+(?P<q>(?:IV|I{1,3}|[1-4]|in(?=\s+năm)|ill|lll|lii)"
        r"(?:(?:\s?[,–-]\s?|\s+và\s+)(?:IV|I{1,3}|[1-4])\b(?!\s+tháng))*)\b" + _OF_YEAR,
        _quarter,
    ),
)
_YEAR_RULES = (
    _rule("period", rf"{_NAM}\s+học\s+(?P<y>{_Y})(?:{_DASH}(?P<z>{_Y}))?", _school_year),
    _rule("period", rf"{_NAM}\s+(?P<y>{_Y}){_DASH}(?P<z>{_Y})", _years),
    _rule("year", rf"{_NAM}\s*(?P<y>{_Y})(?!/)", _year),
    _rule("bare", rf"{_NAM}\b(?!\s+(?:học|ngoái|trước|sau|tới|nay\s+qua|\d))", _this_year),
)
_NUMBER_RULES = (
    _rule("period", rf"\d{{1,2}}\s+{_NAM}\s+(?P<y>{_Y}){_DASH}(?P<z>{_Y})", _years),
    _rule("day", _SLASHED, _full_day),
    _rule("day", _DAY_MONTH, _full_day),
    _rule(
        "period",
        rf"(?P<n>\d{{1,2}})\s+{_THANG}(?:\s+(?P<part>đầu|cuối))?"
        rf"(?:(?:\s*/\s*|\s+(?:của\s+)?{_NAM}\s+)(?P<y>{_Y}))",
        _months_so_far,
    ),
    _rule(
        "period",
        rf"(?P<n>\d{{1,2}})\s+{_THANG}\s+(?P<part>đầu|cuối)\s+{_NAM}\b(?P<y>)",
        _months_so_far,
    ),
    _rule("period", rf"(?P<n>\d{{1,2}})\s+{_THANG}\b(?!\s+\d)(?P<part>)(?P<y>)", _months_so_far),
    _rule("month", rf"(?P<m>{_M})/(?P<y>{_Y})(?![/-]?\w)", _bare_month),
    _rule("day", _DASHED, _day_range),
    _rule("day", rf"(?P<d>{_D})/(?P<m>{_M})(?P<y>)(?![/\d])(?!,\d)", _bare_day),
    _rule("period", rf"(?P<y>{_Y})\s?[-–—]+\s?(?P<z>{_Y})(?![/\d])", _years),
    _rule("year", rf"(?P<y>{_Y})(?![/\d-])(?![,.]\d)", _bare_year),
)


class _RuleTable(dict[str, tuple[Rule, ...]]):
    """The rules by trigger, spelling variants included («nãm», «thang», «thời  kì»)."""

    def __missing__(self, word: str) -> tuple[Rule, ...]:
        heads = {"ng": _DAY_RULES, "th": _MONTH_RULES, "qu": _QUARTER_RULES, "n": _YEAR_RULES}
        if " " in word or "\n" in word or "\xa0" in word:
            rules: tuple[Rule, ...] = _PERIOD_RULES
        else:
            rules = next(r for head, r in heads.items() if word.startswith(head))
        self[word] = rules
        return rules


RULES = _RuleTable({"0": _NUMBER_RULES})
