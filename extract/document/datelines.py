"""Places in the head of a document: «Hà Nội, ngày 05 tháng 3 năm 2021» and the national motto."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.folding import UPPER, fold, lower_case
from extract.mentions.found import Context, Found
from extract.needed_words import Rare

_SYLLABLE = rf"[{UPPER}][\w'’]*"
_NAME = rf"{_SYLLABLE}(?: {_SYLLABLE}){{0,3}}(?: - {_SYLLABLE}(?: {_SYLLABLE}){{0,2}})?"
_ITS_DAY = r"(?=\s{0,3}(?:\d\d? giờ(?: \d\d?(?: phút)?)?,? )?(ngày[\s.…_\d]{0,16}tháng))"
_DATED = re.compile(f",{_ITS_DAY}")
_DATELINE = re.compile(
    rf"(?:^[ \t*_>|]{{0,80}}|(?<=\t)|(?<=  )|(?<=\|)|(?<=\| )|(?<=[{UPPER}]{{2}} ))"
    rf"(?P<name>{_NAME})[*_]{{0,2}},{_ITS_DAY}",
    re.MULTILINE,
)
_MOTTO = Rare(
    r"(?<!\w)cong\s+hoa\s+xa\s+hoi\s+chu\s+nghia\s+viet\s+nam(?!\w)(?=[\s*_|-]{0,9}doc\s+lap)"
)
_ALONE = re.compile(r"(?<!NƯỚC )CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI\s+CHỦ\s+NGHĨA\s+VIỆT\s+NAM(?!\w)")
"""The motto's first line beside the issuer's column, the second line further down."""
_HEAD = 800
_LEVELS = "tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu"


def head_places(text: str, provinces: dict[str, str], context: Context) -> Iterator[Found]:
    """Yield the place before each date of a head, with its full name, and the country.

    `provinces` maps folded short names to full ones; else the document itself tells the level
    («ỦY BAN NHÂN DÂN HUYỆN HÒA LỘC … Hòa Lộc, ngày …»).

    >>> line = "Số: 12/CT-UBND\\nHòa Lộc, ngày 05 tháng 3 năm 2021"
    >>> [f.norm for f in head_places(f"UBND HUYỆN HÒA LỘC\\n{line}", {}, Context())]
    ['huyện Hòa Lộc']
    """
    mottos = {match.span() for match in _MOTTO.finditer(fold(text))}
    for start, end in sorted(mottos | {m.span() for m in _ALONE.finditer(text, 0, _HEAD)}):
        yield Found(start, end, "LOC", "Việt Nam")
    for match in _datelines(text):
        name = match["name"]
        norm = _in_letterhead(text, name, match.start("name")) or provinces.get(fold(name))
        yield Found(match.start("name"), match.end("name"), "LOC", norm or _here(name, context))


def _datelines(text: str) -> Iterator[re.Match[str]]:
    """Yield the datelines: looked for only in lines that have a day behind a comma."""
    at = 0
    for dated in _DATED.finditer(text):
        begin = max(at, text.rfind("\n", 0, dated.start()) + 1)
        if match := _DATELINE.search(text, begin, dated.end(1)):
            yield match
            at = match.end()


def _in_letterhead(text: str, name: str, end: int) -> str | None:
    """Return the name with the level that the letterhead above gives it."""
    level = re.search(
        rf"(?<!\w)({_LEVELS})\s+{re.escape(lower_case(name))}(?!\w)", lower_case(text[:end])
    )
    return f"{level[1]} {name}" if level else None


def _here(name: str, context: Context) -> str:
    """Return the document's own place where it has that name."""
    place = context.place or ""
    return place if fold(place).endswith(f" {fold(name)}") else name
