"""Places named again without their level: «huyện Hòa Lộc … cấp giống cho Hòa Lộc»."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from extract.folding import UPPER
from extract.mentions.found import Found
from extract.mentions.place_names import SYLLABLE
from extract.words import alternatives

BARE_BEFORE = re.compile(
    rf"(?:^|[(,;:>*]|(?<!\w)(?:{alternatives('before_place')})) {{0,2}}[*_]{{0,2}}$",
    re.MULTILINE,
)
"""Where a place may stand without its level: behind a preposition, in a list, on a new line."""
_RUN = re.compile(
    rf"[{UPPER}](?<![\w-].)[\w'’]*(?: {SYLLABLE}){{0,3}}(?!\w)(?! [{UPPER}]| - [{UPPER}]|-)"
)
_WIDEST = 24
_SYLLABLE = rf"[{UPPER}]['’{UPPER}]?[a-zà-ỹđ]+"


def named_again(text: str, places: Iterable[Found]) -> Iterator[Found]:
    """Yield further mentions of the places that a text named with their level.

    A bare name counts only where a place may stand: at the beginning of a line, in a list or
    bracket, behind a preposition; not as part of a longer name.

    >>> text = "huyện Hòa Lộc còn thiếu; cấp thêm giống cho Hòa Lộc trong tuần"
    >>> [text[f.start : f.end] for f in named_again(text, [Found(0, 13, "LOC", "huyện Hòa Lộc")])]
    ['Hòa Lộc']
    """
    full = {name: p.norm for p in places for name in [_short(p.norm)] if name and " " in name}
    if not full:
        return
    for match in _RUN.finditer(text):
        before = text[max(0, match.start() - _WIDEST) : match.start()].rpartition("\n")[2]
        if match.group() in full and BARE_BEFORE.search(before):
            yield Found(match.start(), match.end(), "LOC", full[match.group()])


def _short(norm: str) -> str | None:
    level = _LEVEL.match(norm)
    return norm[level.end() :] if level else None


_LEVEL = re.compile(r"(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu) ")


_SITE = re.compile(
    rf"(?<!\w)(?:tại|ở) (?P<name>{_SYLLABLE}(?: {_SYLLABLE}){{1,3}})(?!\w|[-.]\w| [{UPPER}\d])"
)
_FURTHER = re.compile(
    rf"(?:, | và )(?P<name>{_SYLLABLE}(?: {_SYLLABLE}){{1,3}})"
    r"(?=[,.;)]| và | (?:còn|chậm|chưa|đã|đang|phải|cần|bị)(?!\w))"
)


def sites(text: str) -> Iterator[Found]:
    """Yield names of two to four syllables behind «tại», «ở», which can only be places.

    >>> text = "đặt hai chốt tại Bến Cốc, Pù Mưng; báo cáo tại Hội nghị"
    >>> [f.norm for f in sites(text)]
    ['Bến Cốc', 'Pù Mưng']
    """
    for match in _SITE.finditer(text):
        found: re.Match[str] | None = match
        while found:
            yield Found(found.start("name"), found.end("name"), "LOC", found["name"])
            found = _FURTHER.match(text, found.end("name"))
