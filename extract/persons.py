"""Personal names: after a title or form of address, or by family name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from extract.folding import UPPER
from extract.found import Found
from extract.words import alternatives
from ontology.load import rows

_GIVEN = rf"[{UPPER}][a-zà-ỹđ]+"
_HIGHLAND = rf"[KHY]['’][{UPPER}]?[a-zà-ỹđ]+(?: {_GIVEN}){{0,3}}"
_FULL = rf"(?P<name>{_GIVEN}(?: {_GIVEN}){{1,4}}|{_HIGHLAND})"
_TITLED = re.compile(
    r"(?<!\w)(?:[Đđ]ồng chí|[Ôô]ng|[Bb]à|(?:Phó )?Thủ tướng(?: Chính phủ)?|Bộ trưởng"
    r"|Thứ trưởng|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|bác học|Chủ tịch"
    rf"|TS\.|ThS\.|PGS\.TS\.?|GS\.?) {_FULL}(?!\w)"
)
_NOT_BEFORE = re.compile(rf"(?:{alternatives('not_a_person_after')}) $", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"^(?:Ủy|Hội|Ban|Sở|Bộ|Văn|Chính|Quốc|Đảng|Trung|Nhà|Việt|Khu|Công|Tỉnh|Cục|Chủ)\b"
)


@cache
def _by_surname() -> re.Pattern[str]:
    surnames = sorted({row["surname"] for row in rows("surnames")}, key=lambda s: (-len(s), s))
    return re.compile(
        rf"(?<![\w-])(?P<name>(?:{'|'.join(map(re.escape, surnames))})(?: {_GIVEN}){{2,4}})"
        rf"(?! {_GIVEN}|\w)"
    )


def find_persons(text: str) -> Iterator[Found]:
    """Yield personal names, without title or rank.

    >>> [f.norm for f in find_persons("đồng chí Lê Thị Hoài Ân - Phó Chủ tịch UBND tỉnh")]
    ['Lê Thị Hoài Ân']
    """
    for match in _TITLED.finditer(text):
        if not _ORGANISATION.match(match["name"]):
            yield Found(match.start("name"), match.end("name"), "PERSON", match["name"])
    for match in _by_surname().finditer(text):
        before = text[max(0, match.start() - 12) : match.start()]
        if not _NOT_BEFORE.search(before) and not match["name"].startswith(("Ông ", "Bà ")):
            yield Found(match.start("name"), match.end("name"), "PERSON", match["name"])
