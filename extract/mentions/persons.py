"""Personal names: after a title or form of address, by family name, under an article."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from extract.agencies.chairs import names_a_chair
from extract.alternation import one_of
from extract.folding import UPPER, fold
from extract.mentions.bylines import find_bylines
from extract.mentions.found import Found
from extract.mentions.place_names import provinces
from extract.words import alternatives
from ontology.load import rows

_GIVEN = rf"[{UPPER}][a-zà-ỹđ]+"
_MIDDLE = rf"(?:{_GIVEN}|[AYÊÔƠ])"
_HIGHLAND = rf"[KHY]['’][{UPPER}]?[a-zà-ỹđ]+(?: {_GIVEN}){{0,3}}"
_FULL = rf"(?P<name>{_MIDDLE}(?: {_MIDDLE}){{0,3}} {_GIVEN}|{_HIGHLAND})"
_TITLED = re.compile(
    r"(?<!\w)(?:anh|chị|cụ|bác sĩ|kỹ sư|luật sư|nghệ nhân|[Đđ][ồổôố]ng chí|[Ôô]ng|[Bb]à"
    r"|(?:Phó )?Thủ tướng(?: Chính phủ)?|Bộ trưởng"
    r"|Thứ trưởng|Đại tướng|Thượng tướng|Trung tướng|Thiếu tướng|Đại tá|Thượng tá|bác học|Chủ tịch"
    rf"|TS\.|ThS\.|PGS\.TS\.?|GS\.?) {_FULL}(?!\w)"
)
_BODY = re.compile(r"(?:UBND|HĐND|[Nn]hân dân|MTTQ) [\w ]{2,10} $")
_NOT_BEFORE = re.compile(rf"(?:{alternatives('not_a_person_after')}) $", re.IGNORECASE)
_BEHIND_A_POST = re.compile(
    r"(?:tỉnh|huyện|xã|phường|quận|thành phố|thị trấn|thị xã|ủy|UBND|HĐND|[Tt]rưởng|thư|tịch|đốc"
    rf"|tướng|tá|nhân|[Bb]à|[Ôô]ng|chí|PTTg|PCN|BTCN|{_GIVEN})[*_]{{0,2}}\s[*_]{{0,2}}$"
    r"|^[ \t*_]*$|[ \t]{3}$"
)
_ORGANISATION = re.compile(
    r"^(?:Ủy|Hội|Ban|Sở|Bộ|Văn|Chính|Quốc|Đảng|Trung|Nhà|Việt|Khu|Công|Tỉnh|Cục|Chủ|Phó|Bí|Thường"
    r"|Giám|Trưởng|Thủ|Thứ|Chánh|Tổng|Viện|Đại|Mặt|Liên|Nguyên)\b"
)
_AGAIN = re.compile(rf"(?<!\w)(?:[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí) (?P<name>{_GIVEN})(?!\w)")
_MORE = re.compile(rf" {_GIVEN}")


@cache
def _by_surname() -> re.Pattern[str]:
    surnames = one_of(row["surname"] for row in rows("surnames"))
    return re.compile(
        rf"(?<![\w-])(?P<name>(?P<family>{surnames})"
        rf"(?: {_MIDDLE}){{1,3}} {_GIVEN}|(?:Y|H'|K') ?{_GIVEN} {_GIVEN})(?! {_GIVEN}|\w)"
    )


@cache
def _rare() -> frozenset[str]:
    return frozenset(r["surname"] for r in rows("surnames") if r["frequency"] != "common")


def find_persons(text: str) -> Iterator[Found]:
    """Yield personal names, without title or rank; «ông Thọ» is who was named in full before.

    >>> [f.norm for f in find_persons("đồng chí Lê Thị Hoài Ân - Phó Chủ tịch UBND tỉnh")]
    ['Lê Thị Hoài Ân']
    """
    found = {(start, end) for start, end in (*_titled(text), *_named(text), *find_bylines(text))}
    for start, end in sorted(found):
        yield Found(start, end, "PERSON", " ".join(text[start:end].split()))
    yield from _named_again(text, found)


def _titled(text: str) -> Iterator[tuple[int, int]]:
    for match in _TITLED.finditer(text):
        if not _ORGANISATION.match(match["name"]):
            yield match.span("name")


def _named(text: str) -> Iterator[tuple[int, int]]:
    """Yield names that begin with a family name; a rare one only behind a post or on its own."""
    for match in _full_names(text):
        before = text[max(0, match.start() - 24) : match.start()]
        of_place = _NOT_BEFORE.search(before)
        if of_place and not (
            _BODY.search(before) and names_a_chair(text, match.start(), match["name"])
        ):
            continue
        if match["name"].startswith(("Ông ", "Bà ")):
            continue
        on_line = before.rpartition("\n")[2]
        if match["family"] not in _rare() or _BEHIND_A_POST.search(on_line):
            yield match.span("name")


def _full_names(text: str) -> Iterator[re.Match[str]]:
    """Yield what may be full names; a province begins none: «Lâm Đồng| Trần Văn Năm»."""
    at = 0
    while match := _by_surname().search(text, at):
        words = fold(match["name"]).split(" ")
        if " ".join(words[:2]) in provinces():
            at = match.start() + len(" ".join(words[:2]))
        else:
            at = match.end()
            yield match


def _named_again(text: str, found: Iterable[tuple[int, int]]) -> Iterator[Found]:
    """Yield «ông Thọ» where the text names «Đỗ Hữu Thọ»."""
    full = {text[start:end].rsplit(maxsplit=1)[-1]: text[start:end] for start, end in sorted(found)}
    for match in _AGAIN.finditer(text):
        if match["name"] in full and not _MORE.match(text, match.end()):
            yield Found(match.start("name"), match.end(), "PERSON", full[match["name"]])
