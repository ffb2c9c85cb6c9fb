"""Names of places: how far one goes, and the provinces of the reference table."""

from __future__ import annotations

import re
from functools import cache

from extract.folding import UPPER, fold
from ontology.load import rows

SYLLABLE = rf"[{UPPER}][\w'’]*"
NAME = rf"{SYLLABLE}(?: {SYLLABLE}){{0,3}}"
_NAME = re.compile(NAME)
_RUN = re.compile(rf"{SYLLABLE}(?: {SYLLABLE}){{2,7}}")
_MIDDLE = re.compile(
    r"(?:Thị|Văn|Hữu|Đức|Ngọc|Quang|Minh|Xuân|Thanh|Đình|Công|Quốc|Thế|Bá|Viết|Trọng|Huy|Anh|Hồng"
    r"|Kim|Thu|Sỹ|Duy|Thành|Hoàng|Mạnh|Tiến|Phước|Như|Mỹ|Bích|Thúy)"
)
_DOUBLE = re.compile(
    r"Bà Rịa ?[-–] ?Vũng Tàu|Thừa Thiên ?[-–] ?Huế|Phan Rang ?[-–] ?Tháp Chàm"
    r"|BÀ RỊA ?[-–] ?VŨNG TÀU|THỪA THIÊN ?[-–] ?HUẾ"
)
_LONGER = re.compile(r" (?:Phủ|Dương|PHỦ|DƯƠNG)(?!\w)")
"""What makes a province's name another: «Điện Biên| Phủ», «Thái Bình| Dương»."""
_FEWEST = 5
"""Syllables from which a place and a person behind it are told apart without a middle name."""
_SENTENCE = re.compile(
    r" (?:Phản ánh|Đề nghị|Kiến nghị|Yêu cầu|Tổ chức|Triển khai|Thực hiện|Tăng cường|Tập trung"
    r"|Chủ động|Phối hợp|Hoàn thành|Chỉ đạo|Báo cáo|Thành lập|Ban hành|Xây dựng|Rà soát|Tiếp tục"
    r"|Đẩy mạnh|Đẩy nhanh|Khẩn trương|Nghiêm túc|Lắng nghe|Kiểm tra|Tham gia|Thông qua|Tham dự"
    r"|Hỗ trợ|Bàn giao|Khởi công|Khánh thành|Quán triệt|Sơ kết|Tổng kết|Ra mắt|Phát động)(?!\w)"
)
"""The first words of a sentence or title that follows without a full stop: «xã Tân Hòa Tổ chức»."""


def name_end(text: str, start: int) -> int:
    """Return where the proper name that begins at `start` ends (`start` if there is none).

    A known province's name ends there («TỈNH LÂM ĐỒNG KHÓA X»); else up to four syllables, but
    not into a new sentence («xã Tân Hòa| Tổ chức») or its chair's name («xã Tân Hòa| Lê Thị Mai»).
    """
    if double := _DOUBLE.match(text, start):
        return double.end()
    match = _NAME.match(text, start)
    if not match:
        return start
    words = fold(match.group()).split(" ")
    for length in range(len(words), 0, -1):
        end = start + len(" ".join(words[:length]))
        if " ".join(words[:length]) in provinces() and not goes_on(text, end):
            return end
    sentence = _SENTENCE.search(text, start, match.end() + 8)
    end = sentence.start() if sentence and sentence.start() < match.end() else match.end()
    return min(end, _before_a_person(text, start) or end)


def goes_on(text: str, end: int) -> bool:
    """Whether a province's name that ends at `end` is part of another: «Điện Biên| Phủ»."""
    return bool(_LONGER.match(text, end))


def _before_a_person(text: str, start: int) -> int | None:
    """Return where the place ends in a run of capitals that goes on with a full personal name."""
    run = _RUN.match(text, start)
    words = run[0].split(" ") if run else []
    for first in range(1, min(4, len(words) - 2)):
        middle = _MIDDLE.fullmatch(words[first + 1]) or (first > 1 and len(words) >= _FEWEST)
        if middle and words[first] in common_surnames():
            return start + len(" ".join(words[:first]))
    return None


@cache
def common_surnames() -> frozenset[str]:
    """Return the family names that most people bear: «Nguyễn», «Trần»."""
    return frozenset(row["surname"] for row in rows("surnames") if row["frequency"] == "common")


@cache
def provinces() -> dict[str, str]:
    """Map a province's folded short name or initials to its full name, current units first."""
    found: dict[str, str] = {}
    for row in sorted(rows("provinces"), key=lambda r: r["status"] != "current"):
        initials = [a for a in row["aliases"].split("|") if a.isupper() and a.isalpha()]
        for name in (row["short"], *initials):
            found.setdefault(fold(name), row["name"])
    return found
