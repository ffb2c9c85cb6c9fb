"""How a body's name may begin: the heads of the reference tables, with what may follow each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from extract.folding import fold
from extract.mentions.places import LEVEL_NAMES
from ontology.load import rows

_COUNCIL = "Hội đồng nhân dân"


@dataclass(frozen=True, slots=True)
class Head:
    """One way to begin a body's name: as `written`, its official `norm`, and what follows.

    `level` is where such a body stands («province|district»), empty where the table does not say;
    `first` and `last` are the days between which it existed.
    """

    written: str
    folded: str
    norm: str
    tail: str
    capital: bool
    level: str = ""
    first: date = date.min
    last: date = date.max


@cache
def heads() -> dict[str, list[Head]]:
    """Return the heads of `body_heads` by their folded first word, the longest first."""
    levels = {row["name"]: row["level"] for row in rows("departments")}
    by_word: dict[str, list[Head]] = {}
    for row in rows("body_heads"):
        for name in row["head"].split("|"):
            norm, capital = row["norm"] or name, row["capital"] == "yes"
            level = levels.get(norm, levels[_COUNCIL] if norm.endswith(_COUNCIL) else "")
            head = Head(name, fold(name), norm, row["tail"], capital, level)
            by_word.setdefault(head.folded.split(" ")[0], []).append(head)
    for group in by_word.values():
        group.sort(key=lambda h: (-len(h.folded), h.folded, h.tail))
    return by_word


@cache
def _written(first: str) -> tuple[str, ...]:
    return tuple(head.folded for head in heads().get(first, ()))


def heads_at(folded: str, start: int, end: int) -> list[Head]:
    """Return the heads whose letters stand at the word `start`:`end` of a folded text."""
    first = folded[start:end]
    if not folded.startswith(_written(first), start):
        return []
    return [head for head in heads()[first] if folded.startswith(head.folded, start)]


@cache
def official_heads() -> tuple[Head, ...]:
    """Return the heads of the tables of agencies and departments, one for each of their forms.

    A name that is a known head and a level («Công an huyện») is left to the grammar, which reads
    the place after the level too («Công an huyện Tân Hòa»).
    """
    known = {fold(row["name"]) for row in rows("departments")}
    known |= {fold(name) for row in rows("body_heads") for name in row["head"].split("|")}
    found = []
    for table in ("agencies", "departments"):
        for row in rows(table):
            for name in (row["name"], *(a for a in row["abbreviations"].split("|") if len(a) > 2)):
                first, _, last = fold(name).rpartition(" ")
                if not (last in LEVEL_NAMES and first in known):
                    found.append(_official(row, name, _tail(row, central=table == "agencies")))
    return tuple(found)


def _official(row: Mapping[str, str], name: str, tail: str) -> Head:
    first = date.fromisoformat(row["valid_from"]) if row["valid_from"] else date.min
    last = date.fromisoformat(row["valid_to"]) if row["valid_to"] else date.max
    return Head(name, fold(name), row["name"], tail, True, row["level"], first, last)


def _tail(row: Mapping[str, str], *, central: bool) -> str:
    """Return what may follow an official name: nothing, a number, its works, a place."""
    if central and row["name"].startswith("Ban Quản lý dự án"):
        return "number"  # «Ban QLDA Mỹ Thuận 3»
    if central:
        return "branch" if row["kind"] == "enterprise" else "none"
    if row["name"].startswith("Ban Quản lý dự án"):
        return "works"
    if row["name"].lower().endswith(" khu vực") or row["name"].endswith(" cơ sở"):
        return "number"
    return "level" if row["needs_place"] == "yes" else "place"
