"""Finds the things that a user names, as `kg.lookup` does, from the index."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator

from extract.folding import fold
from kg.index.make import plain
from kg.index.reading import concept_name
from kg.lookup import CLASSES, MOST, NothingNamed, as_iri, nearest
from kg.terms import iri_of

_FEW = 20_000
"""Among how many names the nearest to a wrong one are looked for: it takes time for each."""

Names = list[tuple[str, str, bool]]


def find(database: sqlite3.Connection, kind: str, text: str) -> list[str]:
    """Return the IRIs of the things of a type that a text names, as `kg.lookup.find` does.

    Raises `NothingNamed` where none bears the name, or too many things do.
    """
    given = as_iri(text)
    if given:
        return [given.value]
    wanted = plain(text)
    same = _names(database, kind, "folded = :wanted", fold(wanted))
    tiers: Iterator[list[str]] = iter(
        (
            [iri for iri, name, preferred in same if preferred and plain(name) == wanted],
            [iri for iri, name, _ in same if plain(name) == wanted],
            [iri for iri, _, _ in same],
        )
    )
    found = next((tier for tier in tiers if tier), []) or _partly(database, kind, wanted)
    if not found:
        raise NothingNamed(f"no {kind} is called «{text}»{_nearest(database, kind, wanted)}")
    if len(set(found)) > MOST:
        raise NothingNamed(
            f"«{text}» is part of the name of {len(set(found))} things: say more of it"
        )
    return sorted(set(found))


def _partly(database: sqlite3.Connection, kind: str, wanted: str) -> list[str]:
    """Return the things of whose name this is a part, with marks if any is, else without."""
    if not wanted:
        return []
    holding = _names(database, kind, "instr(name.folded, :wanted)", fold(wanted))
    return [i for i, name, _ in holding if wanted in plain(name)] or [i for i, _, _ in holding]


def _nearest(database: sqlite3.Connection, kind: str, wanted: str) -> str:
    every: Callable[[], Names] = lambda: _names(database, kind, "preferred", "")  # noqa: E731
    (number,) = database.execute("SELECT COUNT(*) FROM class").fetchone()
    return nearest(fold(wanted), every()) if number <= _FEW else ""


def _names(database: sqlite3.Connection, kind: str, where: str, wanted: str) -> Names:
    classes = [concept_name(iri_of(curie)) for curie in CLASSES[kind]]
    marks = ", ".join(f"'{name}'" for name in classes)
    found = database.execute(
        "SELECT thing.iri, name.text, name.preferred FROM name"  # noqa: S608 - our own words
        f" JOIN thing ON thing.id = name.thing WHERE {where} AND EXISTS ("
        f" SELECT 1 FROM class WHERE class.thing = name.thing AND class.name IN ({marks}))"
        " ORDER BY thing.iri, name.text",
        {"wanted": wanted},
    )
    return [(iri, name, bool(preferred)) for iri, name, preferred in found.fetchall()]
