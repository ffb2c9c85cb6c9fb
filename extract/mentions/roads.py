"""Roads: by number («QL.4D», «Tỉnh lộ 318»), by their ends, with the section and stage meant.

What follows a road's head («đường», «tuyến cao tốc») is read word by word: joining words,
places, numbers; what joins nothing is left out again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.folding import UPPER
from extract.needed_words import Rare
from extract.words import alternatives

_NO_NAME = (
    r"KCN|CCN|KĐT|KKT|TP|TX|UBND|HĐND|QLDA|BQLDA|GPMB|HTKT|TMĐT|BOT|PPP|ODA|Sở"
    r"|Chủ (?:trì|đầu|tịch)|Đơn vị|Phối hợp"
    r"|Công ty|Cty|Ban (?:Quản|QL\w*|Chỉ)|Trước|Trong"
    r"|(?:Tháng|Ngày)(?= \d)|Quý(?= [IV\d])"
)
CAPITAL = rf"(?<!\w)(?!(?:{_NO_NAME})(?!\w))[{UPPER}][\w’'/+&-]*(?:\.\w+)*"
_NUMBER = r"\d{1,4}[A-ZĐ]?(?:[.,]\d+)?(?:km| ?kV)?(?!\w)"
_DAY = r"\d{1,2}/\d{1,2}(?![\w/])"
_NUMBERED = Rare(
    r"(?<![\w.])(?:(?:tuyến |Tuyến )?(?:[Qq]uốc lộ|[Tt]ỉnh lộ|[Hh]ương lộ|QL|TL|ĐT|ĐH|HL)[ .]{0,2}"
    r"\d{1,3}[A-ZĐ]?(?!\w|[.,/]\d)|[Đđ]ường [Ss]ố \d{1,3}(?!\w|[.,/]\d))"
)
_UNIT = (
    r"[Qq]uốc lộ|[Tt]ỉnh lộ|[Hh]ương lộ|[Đđ]ường [Ss]ố|[Vv]ành đai|[Vv]ùng [Tt]hủ đô|[Kk]hu kinh tế"
    r"|[Kk]hu công nghiệp|[Cc]ụm công nghiệp|[Cc]ảng hàng không|[Ss]ân bay|KCN|CCN|KKT|[Cc]ao tốc"
    r"|[Tt]hành phố|T[Pp]\.? ?HCM|T[Pp]\.?"
)
_NO_END = (
    r"Trung tâm|Nhà máy|Trường (?:THPT|THCS|TH|Tiểu|Mầm|Đại|Cao|Trung|PTDT\w*|Phổ|Mẫu)"
    r"|Bệnh viện|Khu (?:tái|đô|dân|nhà|du)|Dự án|Chương trình|Đề án|(?<!Hải )Phòng|Văn phòng"
    r"|Hội(?! An(?!\w))"
    r"|Ủy ban|Tổ|Kế hoạch|Quyết định|Nghị quyết|và (?:đoạn (?:tuyến|đường)|[Nn]út giao)"
    r"|và (?:[Vv]ành đai|[Đđ]èo|[Hh]ầm|[Kk]è|[Hh]ồ|[Đđ]ường(?! hai)"
    r"|[Tt]uyến|[Cc]ao tốc|[Qq]uốc lộ|QL|ĐT)"
)
_JOINS = re.compile(r" (?:nối|kết nối|giữa|từ|với|đến|đi)(?!\w)")
_OTHER = re.compile(r" và (?:KCN|CCN|KĐT|[Kk]hu|[Cc]ụm|[Cc]ầu|[Cc]ảng) ")
"""Another work beside a road that joins none: «đường Âu Lạc| và KCN Tân Hòa»."""
_MISSPELT = rf"(?: [a-zà-ỹđ]{{2,6}}(?= (?:đến|tới) (?:[{UPPER}]|cầu|cống|chợ|ngã|xã|đường|Km|km)))?"
"""The second half of a name without its capital: «từ cầu Gò sậy đến chợ Cũ»."""
_WORDS = re.compile(
    rf"(?: (?!(?:{_NO_END})(?!\w))"
    rf"(?:(?:{_UNIT})(?!\w)|(?:{alternatives('road')})(?!\w)|{CAPITAL}{_MISSPELT}|{_DAY}|{_NUMBER}|[-–]"
    r"|\([^()\d\n]{2,24}\)(?= (?:đến|đi|tới|-|–) )))+"
)
_SECTION = re.compile(r",? đoạn(?= )")
_DIRECTION = r"(?:Đông|Tây|Nam|Bắc)(?: (?:Đông|Tây|Nam|Bắc))?"
_SUFFIX = re.compile(
    rf" (?:nối dài|kéo dài|nhánh {_DIRECTION}|phía {_DIRECTION}"
    r"|và (?:hệ thống )?đường (?:dẫn hai đầu cầu|hai đầu cầu|dẫn(?: vào| lên)? cầu|dẫn)"
    r"|mở rộng(?! (?:thêm|diện|quy|sang|ra|với|đường|mặt|đầu tư|từ|lên|thành|đến|cho)))(?!\w)"
)
_STAGE = re.compile(r",? \(?giai đoạn (?:20\d\d ?[-–] ?20\d\d|\d|I{1,3}|IV)\)?(?!\w)(?! ?[-–/]\d)")
_BRACKET = re.compile(
    r" ?\((?:CT\.?\d+|Km[\d+.]{1,9}(?: ?[-–÷] ?Km[\d+.]{1,9})?"
    r"|(?:QL|ĐT|ĐH|TL)[. ]?\d+\w?|đoạn [^()]{3,60}|giai đoạn [^()]{1,20}|cơ sở \d"
    r"|[A-ZĐ]{2,6}(?: \d{1,2})?|[A-ZĐ][^()\n]{2,40} [-–] [A-ZĐ][^()\n]{2,40})\)"
)
_LONGEST = 240


def numbered_roads(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of roads that are named by their number alone, sections included.

    >>> text = "cải tạo QL.4D đoạn Mường Lay - Nậm Cắn, xong trong quý II"
    >>> [text[a:b] for a, b in numbered_roads(text)]
    ['QL.4D đoạn Mường Lay - Nậm Cắn']
    """
    for match in _NUMBERED.finditer(text):
        yield match.start(), extended(text, match.end(), road=True)


def road_end(text: str, start: int, folded_head: str) -> int | None:
    """Return where a road's name ends whose head ends at `start`, or `None` if nothing names it.

    It is named by a place, a number of its own («Vành đai 4», no voltage) or «ven biển».
    """
    match = _WORDS.match(text, start, start + _LONGEST)
    end = start + len(_trimmed(match.group())) if match else start
    if not _JOINS.search(text, start, end) and (other := _OTHER.search(text, start, end)):
        end = other.start()
    tail = text[start:end]
    named = re.search(CAPITAL, tail) or "ven biển" in tail or _number(text, end, tail)
    ring = folded_head.endswith("vanh dai") and re.search(r"\d", tail)
    return end if named or ring else None


def _number(text: str, end: int, tail: str) -> bool:
    """Whether a number names the road: «tỉnh 721», «số 2», but no voltage («110 kV»)."""
    if re.match(r" ?kV", text[end : end + 3]) or tail.endswith("kV"):
        return bool(_BRACKET.match(text, end + 3) or _BRACKET.match(text, end))
    return bool(re.search(r"\d{2,}(?!\d| ?kV)|(?<=số )\d|(?<=mạch )\d", tail))


def _trimmed(seen: str) -> str:
    """Drop joining words from the end: «Tân Hòa - An Bình| đoạn từ»."""
    words, dropped = seen.split(" "), ""
    while words and not _ends_road(words, dropped):
        dropped = words.pop()
    return " ".join(words)


def _ends_road(words: list[str], dropped: str) -> bool:
    last = words[-1]
    if words[-2:] in (["ven", "biển"], ["Thủ", "đô"], ["thủ", "đô"]):
        return True
    if f"{last.lower()} {dropped}" in _HALVES:
        return False
    return last[:1].isupper() or (last[:1].isdigit() and not last.endswith("kV"))


_HALVES = ("quốc lộ", "tỉnh lộ", "hương lộ", "vành đai", "thành phố", "khu kinh", "khu công")
"""Words whose second half was dropped: «nối Quốc| lộ»."""


def extended(text: str, end: int, *, road: bool) -> int:
    """Take in what follows a name directly: «mở rộng», a code or stage, of a road its section.

    >>> text = "KCN Tân Hòa mở rộng (giai đoạn 2) chậm"
    >>> text[: extended(text, 11, road=False)]
    'KCN Tân Hòa mở rộng (giai đoạn 2)'
    """
    while True:
        match = _SUFFIX.match(text, end) or _BRACKET.match(text, end) or _STAGE.match(text, end)
        longer = match.end() if match else _section_end(text, end) if road else None
        if longer is None:
            return end
        if match and "đường" in match[0]:
            longer = road_end(text, longer, "duong") or longer
        end = longer


def _section_end(text: str, end: int) -> int | None:
    """Read «, đoạn Km12 - Km30», «đoạn từ Quốc lộ 3 đến cầu Bến Tàu»."""
    section = _SECTION.match(text, end)
    return road_end(text, section.end(), "doan") if section else None
