"""Articles and letters that retell one document: which one, by the sentence that names it.

«Ngày 04 tháng 12 năm 2025, UBND tỉnh X có Quyết định 20/QĐ-UBND về việc …» opens a retelling;
«Theo Điều 1 Quyết định 20/QĐ-TTg năm 2022, … như sau:» too. Also the genres that no title
names: news, speeches, plans.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from extract.document.heads import NEWS_LINE
from extract.folding import UPPER, fold
from extract.mentions.citations import canonical_number
from extract.needed_words import Rare
from extract.times.intervals import day

_CODE = r"\d+(?:/\d{4})?[-/][\wĐđƯư]+(?:[-/][\wĐđƯư]+)*"
_TYPE = (
    r"(?P<type>Quyết định|Nghị quyết|Thông báo|Công văn|[Cc]ông điện|Kế hoạch|Chỉ thị|Nghị định"
    r"|Kết luận|Tờ trình|Báo cáo|[Vv]ăn bản)"
)
_ISSUES = re.compile(
    rf"(?:(?:Mới đây|Vừa qua|Theo đó), )?"
    rf"(?:Ngày (?P<d>\d{{1,2}})(?: tháng |/)(?P<m>\d{{1,2}})(?: năm |/)(?P<y>\d{{4}}), )?"
    rf"(?P<issuer>[{UPPER}][^.;:\n]{{2,80}}?) (?:vừa |mới |đã ){{0,2}}"
    rf"(?:có|ban hành|ký ban hành|ký|gửi) "
    rf"{_TYPE} (?:số )?(?P<number>{_CODE})"
    rf"(?: ngày (?P<d2>\d{{1,2}})(?: tháng |/)(?P<m2>\d{{1,2}})(?: năm |/)(?P<y2>\d{{4}}))?"
    rf"(?P<rest>[^\n]{{0,600}})"
)
_ACCORDING = Rare(
    rf"(?:Căn cứ )?[Tt]heo (?:khoản \d+ )?(?:Điều \d+ )?{_TYPE} (?:số )?(?P<number>{_CODE})"
    r"(?: năm \d{4})?[^.\n]{0,250}như sau:"
)
_ABOUT = re.compile(r"về việc (?P<about>[^\n]+?)(?=[.;](?:\s|$)|$)")
_ISSUERS = {"TTg": "Thủ tướng Chính phủ", "CP": "Chính phủ", "VPCP": "Văn phòng Chính phủ"}
_SPEECH = re.compile(
    r"\b(?:kính thưa|thưa (?:quý vị|các đồng chí|các vị)|tôi xin|thay mặt)\b", re.I
)
_SPEAKS = re.compile(r"phát biểu (?:tại|chỉ đạo|kết luận|khai mạc|bế mạc)", re.I)
_PLAN_FIELDS = (re.compile(r"co quan chu tri"), re.compile(r"thoi (?:gian|han) |co quan phoi hop"))
_FIRST = 3000


@dataclass(frozen=True, slots=True)
class Retold:
    """The retold document: its type, number, day, issuer (as written) and subject."""

    type: str
    number: str
    date: date | None
    issuer: str | None
    about: str | None


def retold(text: str, title: str) -> Retold | None:
    """Return the document that an article retells, `None` for any other text."""
    match = next((m for m in map(_ISSUES.match, text[:_FIRST].split("\n")[:3]) if m), None)
    if match:
        number = canonical_number(match["number"])
        about = _ABOUT.search(match["rest"])
        return Retold(
            _type_of(match["type"], number),
            number,
            _day(match, "d2", "m2", "y2") or _day(match, "d", "m", "y"),
            match["issuer"],
            about["about"].strip(" .") if about else None,
        )
    match = _ACCORDING.search(text[:_FIRST])
    if not match or title:
        return None
    number = canonical_number(match["number"])
    return Retold(_type_of(match["type"], number), number, None, _issuer_of(text, number), None)


def _type_of(words: str, number: str) -> str:
    """Return the type; «văn bản» with a number that has no type sign is an official letter."""
    if words.lower() == "văn bản":
        return "Công văn"
    return words[:1].upper() + words[1:].lower()


def _day(match: re.Match[str], d: str, m: str, y: str) -> date | None:
    return day(int(match[y]), int(match[m]), int(match[d])) if match[d] else None


def _issuer_of(text: str, number: str) -> str | None:
    """Return the issuer that a number's sign tells: «/QĐ-TTg», «/TB-UBND» with the place."""
    sign = re.split(r"[-/]", number)[-1]
    if sign in _ISSUERS:
        return _ISSUERS[sign]
    if sign == "UBND":
        named = re.search(r"(?:UBND|Ủy ban nhân dân) (?:tỉnh|thành phố) (?:[A-ZĐ]\w+ ?){2,3}", text)
        return named[0].strip() if named else None
    return None


def genre(parts_text: str, furniture: list[str]) -> str | None:
    """Return «Tin tức» by a news item's date line, «Bài phát biểu» by a speech's caption.

    `furniture` are the lines that a page or website added.
    """
    if any(_SPEAKS.search(words) for words in furniture) and _SPEECH.search(parts_text):
        return "Bài phát biểu"
    if any(NEWS_LINE.match(words) for words in furniture):
        return "Tin tức"
    return None


def is_plan(labels: list[str]) -> bool:
    """Return whether fields are those of a plan: «Cơ quan chủ trì», «Thời gian thực hiện»."""
    names = [fold(label) for label in labels]
    return len(names) >= 3 and all(any(p.match(n) for n in names) for p in _PLAN_FIELDS)
