"""Units of figures: «tỷ đồng», «nghìn tấn», «ha», «hộ nghèo», from `reference/units.csv`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from extract.folding import fold
from ontology.load import rows

UnitSort = Literal["money", "measure", "count"]


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit where it stands: `end` of its words, its official `name`, what it measures."""

    end: int
    name: str
    sort: UnitSort


_SIZES = {"nghin": "nghìn", "ngan": "nghìn", "van": "vạn", "trieu": "triệu", "ty": "tỷ", "ti": "tỷ"}
_SIZE = "nghìn|ngàn|vạn|triệu|tỷ|tỉ|nghin|ngan|van|trieu|ty|ti"
_SAFE_LENGTH = 6


def _pattern(words: Sequence[str]) -> re.Pattern[str]:
    """Compile one pattern for all words, longest first, with «nghìn», «triệu», «tỷ» before."""
    ordered = sorted(words, key=lambda w: (-len(w), w))
    body = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in ordered)
    return re.compile(rf"\s*(?P<size>(?:(?:{_SIZE})\s+)*)(?P<unit>{body})(?!\w)")


@cache
def _written() -> tuple[dict[str, tuple[str, UnitSort]], re.Pattern[str]]:
    """Return unit words as written with their official name and sort, and their pattern."""
    found: dict[str, tuple[str, UnitSort]] = {}
    for row in rows("units"):
        for form in (row["unit"], *filter(None, row["forms"].split("|"))):
            found.setdefault(form.casefold(), (row["unit"], cast(UnitSort, row["sort"])))
    return found, _pattern(list(found))


@cache
def _unmarked() -> tuple[dict[str, str], re.Pattern[str]]:
    """Return unit words without their marks, for scans, and their pattern."""
    found: dict[str, str] = {}
    for form in _written()[0]:
        found.setdefault(fold(form), form)
    return found, _pattern(list(found))


def unit_sort(name: str | None) -> UnitSort | None:
    """Return what a unit measures by its official name: «nghìn tấn» is a measure.

    >>> unit_sort("triệu USD"), unit_sort("hộ nghèo"), unit_sort("%")
    ('money', 'count', None)
    """
    words = (name or "").casefold().split("/")[0].split(" ")
    while words:
        if found := _written()[0].get(" ".join(words)):
            return found[1]
        words = words[1:] if words[0] in _SIZES.values() else []
    return None


def unit_at(lower: str, folded: str, at: int) -> Unit | None:
    """Return the longest unit that begins at `at`, as written or without its marks.

    `lower` is the text in lower case, `folded` also without diacritics. «1,2 nghìn tấn»,
    «989 triệu ƯSD» (a scan). A count noun may differ from its form in one mark only: «33 hộ
    chưa nhận» is no «hồ chứa».
    """
    found = [match for match in (_exact(lower, at), _misread(lower, folded, at)) if match]
    if not found:
        return None
    match, form = max(found, key=lambda pair: pair[0].end())
    name, sort = _written()[0][form]
    sizes = [_SIZES[fold(size)] for size in match["size"].split()]
    return Unit(match.end(), " ".join([*sizes, name]), sort)


def _exact(lower: str, at: int) -> tuple[re.Match[str], str] | None:
    match = _written()[1].match(lower, at)
    return (match, " ".join(match["unit"].split())) if match else None


def _misread(lower: str, folded: str, at: int) -> tuple[re.Match[str], str] | None:
    bare, pattern = _unmarked()
    match = pattern.match(folded, at)
    if match is None:
        return None
    form = bare[" ".join(match["unit"].split())]
    seen = " ".join(lower[match.start("unit") : match.end()].split())
    wrong = sum(a != b for a, b in zip(seen, form, strict=True))
    allowed = 1 if len(form) >= _SAFE_LENGTH else 0
    if _written()[0][form][1] == "count" and wrong > allowed:
        return None
    return match, form
