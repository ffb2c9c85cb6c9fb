"""Competence: which department of a province answers for what a duty is about, by national decrees.

A suggestion needs telling words of one department alone: several of them, or a long one. Words of
what every body does for itself (laws, staff, inspection) tell nothing, and words of two
departments are no ground for either. `bench/competence.py` measures how often it is right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import NamedTuple

from extract.phrases import Phrases
from kg.identity.names import key
from ontology.load import rows, split

LEAST = 4.5
"""How much the words of a matter must weigh together; measured on gold."""
_WORD, _EACH_SYLLABLE = 3.0, 0.5
"""What a word weighs, and each syllable of it beyond the first."""
_SINCE = date(2025, 3, 1)
"""Since when the departments of Nghị định 45/2025/NĐ-CP answer."""

Told = tuple[str, str]
"""What a phrase tells: a sector, and a department where the table of competences names one."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A department without its place, the words that tell it, and the decrees behind it."""

    department: str
    words: tuple[str, ...]
    basis: tuple[str, ...]
    score: float

    @property
    def reason(self) -> str:
        """Say in Vietnamese why: «gợi ý theo chức năng: «xúc tiến đầu tư» thuộc …»."""
        shown = ", ".join(f"«{word}»" for word in self.words)
        law = " và ".join(f"Nghị định {number}" for number in self.basis)
        return f"gợi ý theo chức năng: {shown} thuộc lĩnh vực của {self.department} ({law})"


def suggest(matter: str, day: date, province: str = "") -> Suggestion | None:
    """Return the department that usually answers for a matter on a day, `None` where unsure.

    `matter` is the words of a duty without names of bodies; `province` (a key) may have other
    departments than the decrees' standard ones.

    >>> suggest("sửa chữa đường tỉnh, bảo đảm vận tải hành khách", date(2026, 1, 5)).department
    'Sở Xây dựng'
    """
    found = _told_by(matter, day)
    departments = {told.department for told in found}
    if len(departments) != 1:
        return None
    department = departments.pop()
    score = sum(told.weight for told in found)
    row = _answering(department, day)
    if score < LEAST or row is None or province in {key(p) for p in split(row["except_in"])}:
        return None
    return Suggestion(department, tuple(told.words for told in found), _basis(row, day), score)


class _Telling(NamedTuple):
    """Words of a matter, the department that they tell on a day, and how much they weigh."""

    words: str
    department: str
    weight: float


def _told_by(matter: str, day: date) -> list[_Telling]:
    """Return the telling words of a matter, each once; «đường» adds nothing to «tuyến đường»."""
    found: dict[str, _Telling] = {}
    for hit in _phrases().find(matter):
        sector, department = hit.value
        if sector or department:
            words = " ".join(matter[hit.start : hit.end].split())
            named = _of_sector(sector, day)
            if department and named != sector:
                named = _on(department, day)
            weight = _WORD + _EACH_SYLLABLE * (hit.size - 1)
            found.setdefault(key(words), _Telling(words, named, weight))
    return [
        told
        for words, told in found.items()
        if not any(f" {words} " in f" {other} " for other in found if other != words)
    ]


def _of_sector(sector: str, day: date) -> str:
    """Return the department of a sector; the sector's own name where several bodies share it."""
    return next((row["department"] for row in _valid(day) if row["sector"] == sector), sector)


def _answering(department: str, day: date) -> Mapping[str, str] | None:
    return next((row for row in _valid(day) if row["department"] == department), None)


def _valid(day: date) -> Iterator[Mapping[str, str]]:
    """Yield the rows of sectors and departments that hold on a day."""
    for row in rows("sector_departments"):
        first, last = row["valid_from"], row["valid_to"]
        if (not first or first <= day.isoformat()) and (not last or day.isoformat() <= last):
            yield row


def _basis(row: Mapping[str, str], day: date) -> tuple[str, ...]:
    """Return the decrees of a row that were made by a day (amendments came later)."""
    dated = {r["number"]: r["date"] for r in rows("legal_bases")}
    return tuple(n for n in split(row["basis"]) if dated[n] <= day.isoformat())


def _on(named: str, day: date) -> str:
    """Return who answers on a day where the table names a department: «before|since 2025»."""
    before, _, since = named.partition("|")
    if day < _SINCE:
        return before
    return since or _successors().get(before, before)


@cache
def _successors() -> Mapping[str, str]:
    """Return the departments that ended on 1 March 2025 and those that took their place."""
    last = date.fromordinal(_SINCE.toordinal() - 1).isoformat()
    return {
        r["name"]: r["successor"]
        for r in rows("departments")
        if r["valid_to"] == last and r["successor"]
    }


@cache
def _phrases() -> Phrases[Told]:
    """Return the telling words; those of no sector and weak ones hide what is in them."""
    return Phrases([*_from_sectors(), *_from_competences()])


def _from_sectors() -> Iterable[tuple[str, Told]]:
    for row in rows("sectors"):
        if row["sign"] in ("word", "head", "none", "hint"):
            sector = row["sector"] if row["sign"] in ("word", "head") else ""
            for words in split(row["words"]):
                yield words, (sector, "")


def _from_competences() -> Iterable[tuple[str, Told]]:
    for row in rows("competences"):
        yield row["keyword"], (row["sector"], f"{row['department']}|{row['since_2025']}")
