"""How a find divides: by kind, status, body, field, year and document, counted in memory.

Arrays over all entries of the index: counting costs by the size of the find, not of the index.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Self

import numpy as np
from numpy.typing import NDArray

from viz.model import STATUSES

Mask = NDArray[np.bool_]
Numbers = NDArray[np.int32]

FACETS = ("kind", "status", "agency", "sector", "year", "document")
"""By what a find divides, in the order in which it is shown."""

MOST = 50
"""How many values of a facet are told, the most frequent ones."""

_OPEN_OVERDUE, _OPEN_IN_TIME, _NO_DEADLINE = (
    STATUSES.index(status) for status in ("openOverdue", "openInTime", "noDeadline")
)
_DAY = "CAST(replace({}, '-', '') AS INTEGER)"
"""A day as a number, 20251231: days as text would be one object each."""

_ENTRY_VALUES = {
    "kind": "SELECT id AS entry, kind AS value FROM entry",
    "year": "SELECT id AS entry, year AS value FROM entry WHERE year IS NOT NULL",
    "sector": "SELECT entry.id AS entry, sector AS value"
    " FROM entry JOIN sector ON sector.thing = entry.thing",
    "agency": "SELECT entry, thing AS value FROM facet WHERE facet = 'agency'",
    "document": "SELECT entry, thing AS value FROM facet WHERE facet = 'document'",
}


def columns(
    database: sqlite3.Connection, sql: str, values: Mapping[str, object] | None = None
) -> list[NDArray[np.int64]]:
    """Return columns of numbers that SQLite gathers by itself, without Python's lock."""
    row: Sequence[str] = database.execute(sql, values or {}).fetchone()
    return [np.array(json.loads(cell), np.int64) for cell in row]


@dataclass(frozen=True)
class Facet:
    """Which entries have which values: those of entry n are codes[starts[n]:starts[n + 1]].

    Values stand in their order, so that of two with the same count the lesser code is first.
    """

    starts: Numbers
    codes: Numbers
    values: tuple[str, ...]

    @classmethod
    def of(
        cls,
        size: int,
        entries: NDArray[np.integer],
        codes: NDArray[np.integer],
        values: Iterable[str],
    ) -> Self:
        """Order pairs of an entry and a code by entry; there are `size` entries."""
        ends = np.cumsum(np.bincount(entries, minlength=size), dtype=np.int32)
        ordered = codes[np.argsort(entries, kind="stable")].astype(np.int32)
        return cls(np.concatenate([np.zeros(1, np.int32), ends]), ordered, tuple(values))

    def having(self, hits: Numbers, wanted: Iterable[str]) -> Mask:
        """Return which of these entries have one of these values."""
        chosen = np.zeros(len(self.values) + 1, bool)
        chosen[[self._code_of.get(value, -1) for value in wanted]] = True
        chosen[-1] = False
        owners, codes = self._pairs(hits)
        found = np.zeros(len(hits), bool)
        found[owners[chosen[codes]]] = True
        return found

    def count(self, hits: Numbers) -> list[tuple[str, int]]:
        """Return the most frequent values among these entries, with their numbers."""
        _, codes = self._pairs(hits)
        counts = np.bincount(codes, minlength=len(self.values))
        told = np.flatnonzero(counts)
        if len(told) > MOST:
            rank = told - counts[told] * len(counts)  # the most first, then the lesser code
            told = told[np.argpartition(rank, MOST)[:MOST]]
        told = told[np.lexsort((told, -counts[told]))]
        return [(self.values[code], int(counts[code])) for code in told]

    def _pairs(self, hits: Numbers) -> tuple[NDArray[np.int64], Numbers]:
        """Return the place of the entry among these, and the code, of each value they have."""
        begins = self.starts[hits]
        lengths = self.starts[hits + 1] - begins
        ends = np.cumsum(lengths)
        places = np.repeat(begins - (ends - lengths), lengths) + np.arange(lengths.sum())
        return np.repeat(np.arange(len(hits)), lengths), self.codes[places]

    @cached_property
    def _code_of(self) -> Mapping[str, int]:
        return {value: code for code, value in enumerate(self.values)}


@dataclass(frozen=True)
class _Tasks:
    """Entries of tasks with the day when each is due, 0 for none, and what closed which when.

    `closed` are entry, day and status of each closing; a later row holds against an earlier one.
    """

    entries: Numbers
    due: Numbers
    closed: tuple[Numbers, Numbers, Numbers]

    @classmethod
    def read(cls, database: sqlite3.Connection) -> Self:
        """Read the tasks of an index."""
        entries, due = columns(
            database,
            "SELECT json_group_array(entry.id),"  # noqa: S608 - our own words
            f" json_group_array(coalesce({_DAY.format('due')}, 0))"
            " FROM entry JOIN task ON task.id = entry.thing",
        )
        marks = ", ".join(f"('{status}', {code})" for code, status in enumerate(STATUSES))
        closed = columns(
            database,
            f"WITH code (status, code) AS (VALUES {marks})"  # noqa: S608 - our own words
            " SELECT json_group_array(entry), json_group_array(day), json_group_array(code) FROM ("
            f" SELECT entry.id AS entry, {_DAY.format('day')} AS day, code FROM closing"
            " JOIN entry ON entry.thing = closing.task JOIN code USING (status)"
            " ORDER BY entry.id, day, status DESC)",
        )
        first, second, third = (column.astype(np.int32) for column in closed)
        return cls(entries.astype(np.int32), due.astype(np.int32), (first, second, third))

    def status(self, size: int, as_of: str) -> Facet:
        """Return the facet of the status on a day, as `kg.index.drawing.STATUS` tells it."""
        day = int(as_of.replace("-", "") or 0)
        opened = np.where(self.due < day, _OPEN_OVERDUE, _OPEN_IN_TIME)
        status = np.zeros(size, np.int32)
        status[self.entries] = np.where(self.due == 0, _NO_DEADLINE, opened)
        entries, days, codes = self.closed
        status[entries[days <= day]] = codes[days <= day]
        order = np.array([sorted(STATUSES).index(value) for value in STATUSES], np.int32)
        return Facet.of(size, self.entries, order[status[self.entries]], sorted(STATUSES))


@dataclass
class Facets:
    """All facets of an index, those of the status by the day."""

    size: int
    fixed: Mapping[str, Facet]
    _tasks: _Tasks
    _by_day: dict[str, Facet] = field(default_factory=dict)

    @classmethod
    def read(cls, database: sqlite3.Connection) -> Self:
        """Read the facets of an index."""
        (size,) = database.execute("SELECT coalesce(max(id), 0) + 1 FROM entry").fetchone()
        fixed = {name: _read(database, size, select) for name, select in _ENTRY_VALUES.items()}
        return cls(size, fixed, _Tasks.read(database))

    def facet(self, name: str, as_of: str) -> Facet:
        """Return a facet; that of the status as of a day."""
        if name != "status":
            return self.fixed[name]
        if as_of not in self._by_day:
            if len(self._by_day) >= 8:
                self._by_day.clear()
            self._by_day[as_of] = self._tasks.status(self.size, as_of)
        return self._by_day[as_of]


def _read(database: sqlite3.Connection, size: int, select: str) -> Facet:
    """Return the facet of pairs of an entry and a value; things are told by IRI."""
    entries, codes = columns(
        database,
        "SELECT json_group_array(entry), json_group_array(code) FROM ("  # noqa: S608 - our own words
        f" SELECT entry, dense_rank() OVER (ORDER BY value) - 1 AS code FROM ({select}))",
    )
    values = database.execute(
        "SELECT CASE typeof(value) WHEN 'integer'"  # noqa: S608 - our own words
        " THEN (SELECT iri FROM thing WHERE id = value) ELSE value END"
        f" FROM (SELECT DISTINCT value FROM ({select}) ORDER BY value)"
    )
    return Facet.of(size, entries, codes, [value for (value,) in values])
