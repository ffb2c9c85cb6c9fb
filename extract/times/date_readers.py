"""Readers of time expressions: from the words that matched to the days they name.

Each reader takes the match of one rule of `date_grammar` and the phrase it stands in, and
returns an interval, or `None` where the words around show that it is no date («5/7 chỉ
tiêu», «trong thời hạn 6 tháng»).
"""

from __future__ import annotations

import re

from extract.folding import fold
from extract.records import Interval
from extract.times.intervals import OPEN, day, months, quarter, school_year, union, years
from extract.times.lunar import month_number, occurrence, told_year
from extract.times.phrase import MONTH, NAM, NGAY, THANG, YEAR, Phrase

_OCR = str.maketrans("oliı", "0111")


def _number(text: str) -> int:
    return int(fold(text).translate(_OCR))


def _one_day(number: int, month: int, year: int | None) -> Interval | None:
    """A day as interval; without year `OPEN` if some year has it (29/02)."""
    found = day(year or 2024, month, number)
    if found is None:
        return None
    return Interval(found, found) if year else OPEN


def read_full_day(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """Read a day with its month: «ngày 08 tháng 12 năm 2023», «20/7/2023»."""
    year = int(match["y"]) if match["y"] else phrase.year(match.end())
    return _one_day(_number(match["d"]), _number(match["m"]), year)


def read_day_range(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """«ngày 20-22/5/2024», «ngày 5 và 6/3», «ngày 20 đến 22/5»."""
    year = int(match["y"]) if match["y"] else phrase.year(match.end())
    month = _number(match["m"])
    ends = [_one_day(_number(match[g]), month, year) for g in ("d", "e")]
    known = [e for e in ends if e is not None]
    return union(known) if len(known) == 2 else None


_TAIL_DAY = re.compile(
    rf"\s*(?:đến|và|,|-|–)\s*(?:hết\s+)?(?:{NGAY}\s*)?\d\d?\s*(?:/|{THANG})\s*(?P<m>{MONTH})"
    rf"(?:(?:\s?/\s?|\s+{NAM}\s+)(?P<y>{YEAR}))?",
    re.IGNORECASE,
)


def read_first_of_range(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """«ngày 01» of «từ ngày 01 đến ngày 15/6»: month and year stand with the last day."""
    tail = _TAIL_DAY.match(phrase.text, match.end())
    if tail is None:
        return None
    year = int(tail["y"]) if tail["y"] else phrase.year(tail.end())
    return _one_day(_number(match["d"]), _number(tail["m"]), year)


_DAY_LEFT = re.compile(
    r"(?:\b(?:đến|tới|từ|trước|sau|hết|sáng|trưa|chiều|tối|đêm|dịp|lễ|hôm|vào|qua|điểm|nhất|chót|thúc)\s+"
    r"|\b(?:hạn|cuối|chót|thành|gian)\s*:\s*"
    r"|\b(?:thứ\s+\w+|chủ\s+nhật)\s*,?\s*)$",
    re.IGNORECASE,
)
_PART_OF_DAY = re.compile(
    r"\b(?:sáng|trưa|chiều|tối|đêm|hôm|lễ|dịp|thứ\s+\w+,?|chủ\s+nhật,?)\s+$", re.IGNORECASE
)
_FEAST_LEFT = re.compile(
    r"\b(?:ngày|lễ|kỷ\s+niệm|quốc\s+khánh|quốc\s+tế|dịp)\b[^.;:\d()%]{0,60}[\s(]$", re.IGNORECASE
)
_COUNTED = re.compile(
    r"\s*(?:%|(?:xã|phường|thị|huyện|quận|thôn|bản|khu|tổ|hộ|cơ|sở|đơn|chỉ|tiêu|dự|nhiệm|đại|phiếu"
    r"|người|trường|điểm|vụ|hồ|giờ|tỷ|triệu|ha|km|m|gói|tỉnh|tàu|công|nội|số|lượt|thủ|mục|văn"
    r"|doanh|ngành|bộ|cuộc|ca|nhà|căn|tuyến|kiến|ý|đề|học)\b)",
    re.IGNORECASE,
)


def read_bare_day(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """«31/7» where the words around show that it is no ratio («5/7 chỉ tiêu»)."""
    left = phrase.left()
    if _COUNTED.match(phrase.text, match.end()) and not phrase.ends_range():
        return None
    if not (phrase.listed() or _DAY_LEFT.search(left) or _FEAST_LEFT.search(left)):
        return None
    return read_full_day(match, phrase)


_DUE_LEFT = re.compile(
    r"\b(?:trước|(?:chậm|muộn)\s+nhất|hạn(?:\s+(?:chót|cuối))?)(?:\s+(?:là|vào|đến))?:?\s+$",
    re.IGNORECASE,
)
_UNIT_RIGHT = re.compile(r"\s*(?:giờ|ngày|tuần|tháng|năm|lần|phút|bước)\b", re.IGNORECASE)


def read_day_after_part(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """«Sáng 20-4», «trước 20-4»: elsewhere a hyphen makes no day («5-7 hộ» is a range)."""
    due = _DUE_LEFT.search(phrase.left())
    if due and (_COUNTED.match(phrase.text, match.end()) or _is_unit(match, phrase)):
        return None
    return read_full_day(match, phrase) if due or _PART_OF_DAY.search(phrase.left()) else None


def _is_unit(match: re.Match[str], phrase: Phrase) -> bool:
    """Whether «5-7» counts a time: «trước 5-7 ngày»."""
    return bool(_UNIT_RIGHT.match(phrase.text, match.end()))


_STAMP_LEFT = re.compile(r"(?:^|\b(?:ngày|đăng|nhật|lúc)\b)[\s:|]*$", re.IGNORECASE)


def read_iso_day(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """Read a day as machines write it: «2025-09-12»."""
    return _one_day(int(match["d"]), int(match["m"]), int(match["y"]))


def read_iso_month(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """Read «2025-09» where a page is dated with it; elsewhere it may be a number."""
    month = int(match["m"])
    return months(int(match["y"]), month, month) if _STAMP_LEFT.search(phrase.left()) else None


def read_bare_range(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """«15-20/6» where the words around show that it is no ratio."""
    dated = match["y"] or _DAY_LEFT.search(phrase.left()) or _FEAST_LEFT.search(phrase.left())
    if not dated or _COUNTED.match(phrase.text, match.end()):
        return None
    return read_day_range(match, phrase)


_FULL_MOON_LEFT = re.compile(r"\brằm\s+$", re.IGNORECASE)


def read_lunar_day(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """Read a day of the lunar calendar: «ngày 23 tháng Chạp», «10/3 âm lịch»."""
    month, told = month_number(match["m"]), told_year(match, phrase.anchor)
    return occurrence(month, _number(match["d"]), told, phrase.anchor) if month else None


def read_lunar_month(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """Read a month of the lunar calendar: «tháng Giêng năm Ất Tỵ», «tháng 3 âm lịch».

    «rằm tháng Giêng» is a feast, no month.
    """
    if _FULL_MOON_LEFT.search(phrase.left(8)):
        return None
    month, told = month_number(match["m"]), told_year(match, phrase.anchor)
    return occurrence(month, None, told, phrase.anchor) if month else None


_YEARLY = re.compile(r"\s+(?:hằng|hàng|mỗi)\s+năm", re.IGNORECASE)


def read_month(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """Read a month or a run of months: «tháng 8», «tháng 7-8/2024»."""
    if _YEARLY.match(phrase.text, match.end()):
        return None
    year = int(match["y"]) if match["y"] else phrase.year(match.end())
    first = _number(match["m"])
    last = _number(match["n"]) if match["n"] else first
    if last < first:
        return None
    return months(year, first, last) if year else OPEN


_MONTH_LEFT = re.compile(
    r"(?:\b(?:đến|tới|từ|trước|sau|hết|vào|trong|qua|cuối|đầu|giữa|thành|xong|công|giao|xe)\s+"
    r"|[(:]\s*)$",
    re.IGNORECASE,
)


def read_bare_month(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """«12/2023» after a preposition; elsewhere it may be a document's number."""
    if not (phrase.listed() or _MONTH_LEFT.search(phrase.left(12))):
        return None
    return months(int(match["y"]), int(match["m"]), int(match["m"]))


_THIS_MONTH_LEFT = re.compile(r"\btrong\s+$", re.IGNORECASE)
_PART_LEFT = re.compile(r"\b(?:đầu|giữa|cuối|hết)\s+$", re.IGNORECASE)
_YEAR_PART_LEFT = re.compile(r"\b(?:đầu|giữa|cuối|hết|cả)\s+$", re.IGNORECASE)


def read_this_month(match: re.Match[str], phrase: Phrase) -> Interval | None:
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


def read_months_so_far(match: re.Match[str], phrase: Phrase) -> Interval | None:
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


_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "in": 3, "ill": 3, "lll": 3, "lii": 3}


def _quarter_number(word: str) -> int:
    return int(word) if word.isdigit() else _ROMAN[fold(word).replace("ı", "i")]


def read_quarter(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """Read one quarter or several: «quý III năm 2023», «quý I, II/2024»."""
    year = int(match["y"]) if match["y"] else phrase.year(match.end())
    numbers = [_quarter_number(w) for w in re.findall(r"\w+", match["q"])]
    if not year:
        return OPEN
    return union([quarter(year, n) for n in numbers])


_SEASON_LEFT = re.compile(
    r"\b(?:mùa\s+(?:khô|mưa|lũ|đông|vụ)|vụ(?:\s+\w+){1,2}|năm\s+học\s+mới)\s+$", re.IGNORECASE
)


def read_years(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """Read a run of years: «giai đoạn 2021-2025»; «mùa khô 2025-2026» is a season's name."""
    if match.group()[0].isdigit() and _SEASON_LEFT.search(phrase.left(30)):
        return None
    first, last = int(match["y"]), int(match["z"])
    return years(first, last) if first <= last else None


def read_school_year(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """Read a school year: «năm học 2023-2024», «năm học 2023»."""
    first = int(match["y"])
    last = int(match["z"]) if match["z"] else first + 1
    return school_year(first, last) if first < last else None


def read_until_year(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """Read a period that only ends: «giai đoạn đến năm 2030»."""
    return Interval(None, years(int(match["y"]), int(match["y"])).last)


def read_year(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """Read one year: «năm 2024»."""
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


_NAMED_BY_YEAR = re.compile(
    r"(?:\btết(?:\s+nguyên\s+đán)?(?:\s+(?!từ|đến|năm|trong|của)\w+\s+\w+)?|\bapec|\basean|\bnăm\s+mới)\s+$",
    re.IGNORECASE,
)
"""What a bare year only names: «Tết Nguyên đán 2027», «Tết Đinh Mùi 2027», «APEC 2027»."""


def read_bare_year(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """«2022» of «năm 2021, 2022» or at a phrase's end; not an amount («2020 hộ»)."""
    if not _YEAR_RIGHT.match(phrase.text, match.end()):
        return None
    if _NAMED_BY_YEAR.search(phrase.left()):
        return None
    if not phrase.listed() and _NO_YEAR_LEFT.search(phrase.left(14)):
        return None
    return read_year(match, phrase)


_OF_SESSION = re.compile(
    r"\bkỳ\s+họp(?:\s+(?:thường\s+lệ|hội\s+đồng\s+nhân\s+dân|hđnd|xã|huyện|tỉnh|thành\s+phố))*"
    r"\s+(?:giữa\s+năm\s+và\s+)?(?:đầu|giữa|cuối)\s+$",
    re.IGNORECASE,
)
"""A session is called by its place in the year: «kỳ họp thường lệ giữa năm» names no time."""


def read_this_year(match: re.Match[str], phrase: Phrase) -> Interval | None:
    """«năm» of «đầu năm», «cả năm», «những tháng cuối năm»: the document's year."""
    if not _YEAR_PART_LEFT.search(phrase.left(8)) or _OF_SESSION.search(phrase.left()):
        return None
    year = phrase.year(match.end())
    return years(year, year) if year else OPEN
