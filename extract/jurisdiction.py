"""Jurisdiction: which province or commune a document belongs to, by what the document says."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from extract.folding import UPPER, fold
from ontology.load import rows

_FORMER = re.compile(r" ?\((?:trước (?:khi )?(?:sáp nhập|sắp xếp|hợp nhất)|cũ)")
_BODY = (
    r"(?:Ủy ban nhân dân|Uỷ ban nhân dân|ủy ban nhân dân|Hội đồng nhân dân|UBND|HĐND|[Tt]rên địa bàn"
    r"|Đảng bộ|Mặt trận Tổ quốc Việt Nam|(?:Sở|Ban) [^.,;:()\n]{2,40}?) "
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


@cache
def _with_body() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_BODY}(?:tỉnh|[Tt]hành phố|TP\.?)|Tỉnh ủy|Thành ủy) (?P<name>{_shorts()})(?!\w)"
    )


@cache
def _with_level() -> re.Pattern[str]:
    return re.compile(rf"\b(?:[Tt]ỉnh|[Tt]hành phố) (?P<name>{_shorts()})(?!\w)")


def _shorts() -> str:
    names = sorted((r["short"] for r in rows("provinces")), key=lambda n: (-len(n), n))
    return "|".join(map(re.escape, names))


def province_in(text: str) -> str | None:
    """Return the first province that a text names with its level («TỈNH LÂM ĐỒNG»)."""
    match = _names().search(fold(text))
    return provinces()[match["name"]] if match else None


def province_named(words: str) -> str | None:
    """Return the province of a bare name («Lâm Đồng»), `None` for another place."""
    return provinces().get(fold(words.strip()))


def commune_in(text: str) -> str | None:
    """Return the commune, ward or district of an issuer's name («xã Tân Hòa»)."""
    match = re.search(
        rf"\b(xã|phường|đặc khu|thị trấn|huyện|quận|thị xã) ((?:[{UPPER}][\w']*|\d+)(?: [{UPPER}][\w']*){{0,3}})",
        text,
    )
    return f"{match[1]} {match[2]}" if match else None


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


def frequent_province(text: str) -> str | None:
    """Return the province that bodies in the text belong to, if one is plain.

    It must be named with a body, or else at all, twice at least and in three of four places.
    """
    for pattern in (_with_body(), _with_level()):
        counts = Counter(
            provinces()[fold(m["name"])]
            for m in pattern.finditer(text)
            if not _FORMER.match(text, m.end())
        )
        if counts:
            (name, count), *_ = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
            return name if count >= 2 and 4 * count >= 3 * counts.total() else None
    return None


def proper(caps: str) -> str:
    """Return a name printed in capitals as it is written in a sentence.

    «ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG» is «Ủy ban nhân dân tỉnh Lâm Đồng»: the first letter, and
    the words after a level word, are capital; provinces as the table writes them.
    """
    if not caps.isupper():
        return caps
    lower = caps.lower()
    lower = re.sub(
        r"\b(tỉnh|thành phố|xã|phường|đặc khu|thị trấn|huyện|quận|thị xã) ([^,\n-]+)$",
        lambda m: f"{m[1]} {m[2].title()}",
        lower,
    )
    return lower[:1].upper() + lower[1:]
