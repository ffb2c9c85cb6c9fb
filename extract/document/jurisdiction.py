"""Jurisdiction: which province or commune a document belongs to, by what the document says."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache, lru_cache

from extract.agencies.naming import capital_first, expand
from extract.folding import UPPER, fold
from extract.syllables import is_syllable
from ontology.load import rows

_FORMER = re.compile(r" ?\((?:trước (?:khi )?(?:sáp nhập|sắp xếp|hợp nhất)|cũ)")
_BODY = (
    r"(?:[ỦUủu]y ban nhân dân|Uỷ ban nhân dân|Hội đồng nhân dân|UBND|HĐND|[Tt]rên địa bàn|Đảng bộ"
    r"|Mặt trận Tổ quốc Việt Nam|(?:Sở|Ban) [^.,;:()\n]{2,40}?) "
)


LEVELS = {
    "tỉnh": "province",
    "thành phố": "province",
    "huyện": "district",
    "quận": "district",
    "thị xã": "district",
    "thị trấn": "commune",
    "xã": "commune",
    "phường": "commune",
    "đặc khu": "commune",
}
"""The level of each kind of unit; a «thành phố» may also be one of a province's districts."""

_UNIT = re.compile(
    r"\b([Tt]ỉnh|[Tt]hành phố|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Xx]ã|[Pp]hường|[Đđ]ặc khu)"
    rf" ((?:[{UPPER}][\w']*|\d+)(?: [{UPPER}][\w']*){{0,3}})$"
)
_NAME = rf"(?P<name>[{UPPER}][\w']*(?: [{UPPER}][\w']*){{1,3}})"
_PARTY = re.compile(r"(tỉnh|thành|huyện|quận|thị|đảng) ủy ([^,\n-]+)$")
_WITH_BODY = re.compile(rf"(?:{_BODY}(?P<level>tỉnh|[Tt]hành phố|TP\.?)|Tỉnh ủy|Thành ủy) {_NAME}")
_WITH_LEVEL = re.compile(rf"\b(?P<level>[Tt]ỉnh|[Tt]hành phố) {_NAME}")
_COMMUNE = re.compile(
    r"\b(xã|phường|đặc khu|thị trấn|huyện|quận|thị xã)"
    rf" ((?:[{UPPER}][\w']*|\d+)(?: [{UPPER}][\w']*){{0,3}})"
)


@cache
def provinces() -> dict[str, str]:
    """Map a province's folded short name to its full name, former provinces included."""
    names: dict[str, str] = {}
    for row in sorted(rows("provinces"), key=lambda r: r["status"] != "current"):
        for short in (row["short"], *filter(None, row["aliases"].split("|"))):
            names.setdefault(fold(short), row["name"])
    return names


@cache
def _successors() -> dict[str, str]:
    return {row["name"]: row["successor"] or row["name"] for row in rows("provinces")}


@cache
def _names() -> re.Pattern[str]:
    shorts = sorted(provinces(), key=lambda n: (-len(n), n))
    joined = "|".join(map(re.escape, shorts))
    return re.compile(rf"\b(?:tinh|tỉnh|thanh pho|tp\.?) (?P<name>{joined})(?![\w])")


def province_in(text: str) -> str | None:
    """Return the first province that a text names with its level («TỈNH LÂM ĐỒNG»)."""
    match = _names().search(fold(text))
    return provinces()[match["name"]] if match else None


def place_in(name: str) -> str | None:
    """Return the unit at the end of a body's name, known or not: «tỉnh X», «xã Y».

    A known province is spelled as the table has it.
    """
    name = name.replace("uỷ", "ủy")
    party = re.match(rf"(Tỉnh|Thành|Huyện|Quận) ủy ([{UPPER}].+)$", name)
    if party:
        level = "thành phố" if party[1] == "Thành" else party[1].lower()
        return provinces().get(fold(party[2])) or f"{level} {party[2]}"
    match = _UNIT.search(name)
    if not match:
        return None
    known = provinces().get(fold(match[2]))
    return known or f"{match[1].lower()} {match[2]}"


def province_named(words: str) -> str | None:
    """Return the province of a bare name («Lâm Đồng»), `None` for another place."""
    return provinces().get(fold(words.strip()))


def commune_in(text: str) -> str | None:
    """Return the commune, ward or district of an issuer's name («xã Tân Hòa»)."""
    match = _COMMUNE.search(text)
    return f"{match[1]} {match[2]}" if match else None


@lru_cache(maxsize=64)
def level_of(place: str) -> str:
    """Return the level of a place: province, district or commune; empty for none.

    A city is of the province level if it is one of those run by the centre.

    >>> level_of("thành phố Huế"), level_of("thành phố Vinh"), level_of("xã Tân Hòa")
    ('province', 'district', 'commune')
    """
    level = next((lv for lv in LEVELS if place.lower().startswith(f"{lv} ")), "")
    if level == "thành phố" and fold(place[len(level) :].strip()) not in provinces():
        return "district"
    return LEVELS.get(level, "")


def former_places(text: str) -> str | None:
    """Return the province that merged provinces became, where the text calls them former.

    «tỉnh Bình Thuận (trước sáp nhập), tỉnh Đắk Nông (trước sáp nhập)» is of tỉnh Lâm Đồng;
    `None` when they became different ones.
    """
    became = set()
    folded = fold(text)
    for match in _names().finditer(folded):
        if _FORMER.match(text, match.end()):
            became.add(_successors()[provinces()[match["name"]]])
    return became.pop() if len(became) == 1 else None


def frequent_place(text: str) -> str | None:
    """Return the province that bodies in the text belong to, if one is plain.

    Counted are bodies with a province («UBND tỉnh X»), else any named province; one must stand
    alone, or make three of four.
    """
    for pattern in (_WITH_BODY, _WITH_LEVEL):
        counts: Counter[str] = Counter()
        for match in pattern.finditer(text):
            name = _unit_name(match)
            if name and not _FORMER.match(text, match.start("name") + len(name.split(" ", 1)[1])):
                counts[name] += 1
        if counts:
            (place, count), *_ = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
            return place if 4 * count >= 3 * counts.total() else None
    return None


def _unit_name(match: re.Match[str]) -> str | None:
    """Return the full name of a matched unit, a known province cut to its own words."""
    words = match["name"].split(" ")
    for length in range(len(words), 0, -1):
        known = provinces().get(fold(" ".join(words[:length])))
        if known:
            return known
    if (match["level"] or "tỉnh").lower() != "tỉnh" or (len(words) > 2 and words[0] in _surnames()):
        return None
    return "tỉnh " + " ".join(words[:2])  # a name not in the table: most have two syllables


@cache
def _surnames() -> frozenset[str]:
    return frozenset(row["surname"] for row in rows("surnames"))


_OWN_NAME = re.compile(
    r"((?:trường|trung tâm) (?:.* )?(?:thpt|thcs|phổ thông|cơ sở|tiểu học|mầm non)) (\D+)$", re.I
)
"""A school and the name it bears: «TRƯỜNG THPT| LÊ LỢI»."""
_CENTRAL = re.compile(r"\b(?:chính phủ|quốc hội|trung ương)\b")


def proper(caps: str) -> str:
    """Return a name printed in capitals as it is written in a sentence.

    «ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG» is «Ủy ban nhân dân tỉnh Lâm Đồng», «UBND XÃ» is «Ủy ban
    nhân dân xã»: the first letter, the words after a level word, and the Government are capital.
    """
    if not caps.isupper():
        return caps
    first, space, rest = caps.partition(" ")
    rest = " ".join(word if is_syllable(word.lower()) else expand(word) for word in rest.split(" "))
    lower = f"{expand(first)}{space}{rest}".lower().replace("uỷ", "ủy")
    if party := _PARTY.match(lower):
        return f"{party[1].capitalize()} ủy {party[2].title()}"
    lower = re.sub(
        r"\b(tỉnh|thành phố|xã(?! hội\b)|phường|đặc khu|thị trấn|huyện|quận|thị xã) (?!ủy\b)"
        r"([^,\n-]+)$",
        lambda m: f"{m[1]} {m[2].title()}",
        lower,
    )
    lower = _CENTRAL.sub(lambda m: capital_first(m[0]), lower)
    lower = _OWN_NAME.sub(lambda m: f"{m[1]} {m[2].title()}", lower)
    words = lower.split(" ")
    if province_named(" ".join(words[-2:])) and len(words) > 2:
        lower = " ".join([*words[:-2], *(word.capitalize() for word in words[-2:])])
    return capital_first(lower)
