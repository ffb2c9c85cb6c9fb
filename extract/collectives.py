"""Collective bodies: «các sở, ban, ngành», «các cơ quan, đơn vị, địa phương liên quan»."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.found import Found
from extract.naming import expand, lower_first
from extract.words import alternatives

_UNIT = f"(?:{alternatives('collective_unit')})"
_COLLECTIVE = re.compile(
    r"(?<!\w)(?P<quantity>(?:các|một số|1 số|nhiều|tất cả các|toàn thể các|\d+) )?"
    rf"(?P<units>{_UNIT}(?!\w)"
    rf"(?:(?:, |/| và các | và | )(?:các )?{_UNIT}(?!\w)(?! nhân dân| trưởng))*)"
    rf"(?: (?:{alternatives('collective_tail')}))*(?!\w)(?! học| trưởng)"
)
_ALONE = re.compile(rf"(?:{alternatives('collective_alone')})(?!\w)")
_ACTOR_PAIR = re.compile(
    r"(?:sở, |sở ngành|bộ, |bộ ngành|cấp ủy, |đảng bộ, |cơ quan, đơn vị"
    r"|tập đoàn(?:, | kinh tế)|huyện, )"
)
PART_OF_WORD = re.compile(r"(?:đồng|cán|toàn|nội|cục|sơ|cơ|trụ|hồ|nông|thành|tổng) $")
"""What makes «sở», «bộ», «cấp» the second half of another word: «cơ sở», «đồng bộ»."""
_SECTOR = re.compile(rf" (?:{alternatives('sector')})(?!\w)|, doanh nghiệp")


def find_collectives(text: str, lower: str) -> Iterator[Found]:
    """Yield the collective bodies of `text`; `lower` is its lower-case copy.

    A single plural («các sở») or a list («sở, ngành») will do; branches of the economy («các
    ngành công nghiệp») and counts («25 xã») are no bodies.
    """
    for match in _COLLECTIVE.finditer(lower):
        units, quantity = match["units"], match["quantity"] or ""
        named = _ALONE.match(units) if quantity else _ACTOR_PAIR.match(units)
        if not named or PART_OF_WORD.search(lower, max(0, match.start() - 6), match.start()):
            continue
        one = quantity and "," not in units
        if one and (quantity[0].isdigit() or _SECTOR.match(lower, match.end())):
            continue
        norm = expand(text[match.start() : match.end()])
        norm = re.sub(r"(?i)\b(sở|bộ|số) (?=ngành)", r"\1, ", norm)
        norm = re.sub(r"\b(s)ố(?=,)", r"\1ở", norm, flags=re.IGNORECASE)
        yield Found(match.start(), match.end(), "ORG", lower_first(norm), {"collective": "yes"})
