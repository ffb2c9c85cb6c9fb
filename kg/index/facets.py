"""How a find divides: by kind, status, body, field, year and document, counted in memory.

Arrays over all entries of the index, so that a find of any size is counted in some milliseconds.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from kg.index.drawing import STATUS

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int64]

FACETS = ("kind", "status", "agency", "sector", "year", "document")
"""By what a find divides, in the order in which it is shown."""

MOST = 50
"""How many values of a facet are told, the most frequent ones."""


@dataclass(frozen=True)
class Facet:
    """Which entries have which values: pairs of numbers, and the values by number."""

    entries: Numbers
    codes: Numbers
    values: tuple[str, ...]

    @classmethod
    def of(cls, pairs: Iterable[tuple[int, str]]) -> Facet:
        """Number the values of pairs of an entry and a value."""
        numbers: dict[str, int] = {}
        entries: list[int] = []
        codes: list[int] = []
        for entry, value in pairs:
            entries.append(entry)
            codes.append(numbers.setdefault(value, len(numbers)))
        return cls(np.array(entries, np.int64), np.array(codes, np.int64), tuple(numbers))

    def mask(self, size: int, wanted: Iterable[str]) -> Mask:
        """Return which entries have one of these values."""
        asked = set(wanted)
        chosen = np.array([value in asked for value in self.values], bool)
        found = np.zeros(size, bool)
        if len(chosen):
            found[self.entries[chosen[self.codes]]] = True
        return found

    def count(self, hits: Mask) -> list[tuple[str, int]]:
        """Return the most frequent values among these entries, with their numbers."""
        counts = np.bincount(self.codes[hits[self.entries]], minlength=len(self.values))
        told = [(self.values[i], int(counts[i])) for i in np.flatnonzero(counts)]
        return sorted(told, key=lambda pair: (-pair[1], pair[0]))[:MOST]


@dataclass
class Facets:
    """All facets of an index, those of the status by the day."""

    size: int
    fixed: Mapping[str, Facet]
    _by_day: dict[str, Facet] = field(default_factory=dict)

    @classmethod
    def read(cls, database: sqlite3.Connection) -> Facets:
        """Read the facets of an index."""
        (size,) = database.execute("SELECT coalesce(max(id), 0) + 1 FROM entry").fetchone()
        things = "SELECT entry, iri FROM facet JOIN thing ON thing.id = facet.thing WHERE facet = ?"
        fixed = {
            "kind": Facet.of(database.execute("SELECT id, kind FROM entry")),
            "year": Facet.of(database.execute("SELECT id, year FROM entry WHERE year IS NOT NULL")),
            "sector": Facet.of(
                database.execute(
                    "SELECT entry.id, sector FROM entry JOIN sector ON sector.thing = entry.thing"
                )
            ),
            "agency": Facet.of(database.execute(things, ("agency",))),
            "document": Facet.of(database.execute(things, ("document",))),
        }
        return cls(size, fixed)

    def facet(self, name: str, as_of: str, database: sqlite3.Connection) -> Facet:
        """Return a facet; that of the status as of a day."""
        if name != "status":
            return self.fixed[name]
        if as_of not in self._by_day:
            rows = database.execute(
                f"SELECT entry.id, {STATUS} FROM entry JOIN task ON task.id = entry.thing",  # noqa: S608
                {"as_of": as_of},
            )
            if len(self._by_day) >= 8:
                self._by_day.clear()
            self._by_day[as_of] = Facet.of(rows)
        return self._by_day[as_of]
