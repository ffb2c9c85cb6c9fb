"""A clause as its parts: what it says once names, documents and days are cut out.

Two documents say one duty in the same words only when the bodies («Sở GD&ĐT», «Sở Giáo dục và
Đào tạo»), the project and the deadline are set aside; these are compared as things. A project
leaves the sign `THING` in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import pairwise

from extract.records import Extraction, Statement
from kg.identity.names import tokens

Parts = tuple[tuple[str, ...], ...]
"""The words of a clause, part by part, as its commas and semicolons divide it."""

THING = "◆"
"""Where a project was named."""

_PAUSE = re.compile(r"(?<!\d)[,.]|[,.](?!\d)|[;:()\[\]«»“”\"…]|\s[-–—]\s")
_LAND_CLEARED = re.compile(
    r"(?:công tác )?(?:bồi thường(?:, hỗ trợ)?(?:,? (?:và )?tái định cư)?(?:,| và) "
    r"(?:giải phóng mặt bằng|thu hồi đất)|giải phóng mặt bằng)"
    r"(?: để (?:triển khai|thực hiện|xây dựng))?|\bgpmb\b",
    re.IGNORECASE,
)
"""The ways in which the clearing of land is told: one duty, whichever of its steps are named."""
_FULL_DAY = re.compile(r"\d\s*[/.-]\s*\d|ngày", re.I)


def parts_of(statement: Statement, extraction: Extraction) -> Parts:
    """Return the parts of a statement, repaired where its scan was misread."""
    return split_parts(_without_names(statement, extraction))


@cache
def split_parts(text: str) -> Parts:
    """Divide a text at its pauses into words as compared; parts without words are left out.

    >>> split_parts("Lập, trình quy hoạch")
    (('lập',), ('trình', 'quy', 'hoạch'))
    """
    told = _LAND_CLEARED.sub("giải phóng mặt bằng", " ".join(text.split()))
    found = (tokens(part) for part in _PAUSE.split(told))
    return tuple(part for part in found if part)


def _without_names(statement: Statement, extraction: Extraction) -> str:
    """Return the quote with repairs made and names, documents and days cut out."""
    start, end = statement.start, statement.end
    edits = [(r.start, r.end, r.meant) for r in extraction.repairs if r.applied]
    changes = [*_cuts(statement, extraction), *edits]
    made, place = [], start
    # A cut goes before the repairs inside it: it begins with them or before.
    for first, last, new in sorted(changes, key=lambda c: (c[0], -c[1])):
        if place <= first < last <= end:
            made += [statement.quote[place - start : first - start], new]
            place = last
    return "".join([*made, statement.quote[place - start :]])


def _cuts(statement: Statement, extraction: Extraction) -> Iterator[tuple[int, int, str]]:
    """Yield the spans that are compared as things, each with what stands in its place."""
    for mention in extraction.mentions:
        if mention.type == "PROJECT":
            yield mention.start, mention.end, f" {THING} "
        elif mention.type in ("ORG", "LEGAL", "PERSON") or (
            mention.type == "DATE" and _FULL_DAY.search(mention.quote)
        ):
            yield mention.start, mention.end, " "
    for name in statement.projects:
        if (at := statement.quote.lower().find(name.lower())) >= 0:
            start = statement.start + at
            yield start, start + len(name), f" {THING} "
    for time in (statement.deadline, statement.recurrence):
        if time and time.start is not None and time.end is not None:
            yield time.start, time.end, " "


_NUMBERED = frozenset(
    ("năm", "quý", "tháng", "đợt", "đoạn", "số", "thứ", "khóa", "phần", "gói", "kỳ", "tuần", "vụ")
)
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*|[ivx]+")
_AMOUNT = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?|\d+")


@cache
def marks(parts: Parts) -> frozenset[tuple[str, str]]:
    """Return what tells a duty from its like by number: «năm 2025», «đợt 2», «gói thầu số 3»."""
    return frozenset(
        (word, number)
        for part in parts
        for word, number in pairwise(part)
        if word in _NUMBERED and _NUMBER.fullmatch(number)
    )


def amounts(words: Iterable[str]) -> dict[str, float]:
    """Return the amounts by the word that follows them: «54 ha» is `{"ha": 54.0}`."""
    listed = list(words)
    return {
        unit: float(number.replace(".", "").replace(",", "."))
        for number, unit in pairwise(listed)
        if _AMOUNT.fullmatch(number) and not unit[0].isdigit()
    }
