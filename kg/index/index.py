"""The index opened: things, lines, names, search and boards, each thread on its own connection."""

from __future__ import annotations

import json
import os
import sqlite3
import threading
import weakref
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import Self, cast

from extract.folding import fold
from kg.index import calendar, drawing, duties, overview, proof, relations, searching
from kg.index.boards import Boards, Cut, Page
from kg.index.calendar import Due
from kg.index.facets import Facets
from kg.index.make import Say
from kg.index.overview import Read
from kg.index.place import in_use, ready
from kg.index.proof import Span
from kg.index.relations import Group
from kg.index.searching import Entries, Filters, Found
from kg.store import Manifest, Store
from queries.library import Query
from viz.model import Edge, Node
from viz.selection import Selection
from viz.selection import overview as chosen


class Index:
    """What boards and search read, made from a store and never changed; any thread may ask it."""

    def __init__(self, path: Path, manifest: Manifest, done: Callable[[], None]) -> None:
        self.path = path
        self.manifest = manifest
        self._done = done
        self._held = weakref.finalize(self, os.close, in_use(path))
        self._local = threading.local()
        self._opened: list[sqlite3.Connection] = []
        self._boards = Boards()
        self._drawn: dict[str, list[Node]] = {}

    @classmethod
    def open(cls, folder: Path, *, machine: bool = False, progress: Say | None = None) -> Self:
        """Open the index of the store in a folder; make it where it is missing or of another store.

        `machine` opens that of the store without what people said. `progress` is told what is
        done, since making takes a minute for 100,000 commitments.
        Raises `NoStore` where nothing was built.
        """
        store = Store.open(folder, machine=machine)
        path, done = ready(store, progress or (lambda _: None))
        return cls(path, store.manifest, done)

    @property
    def database(self) -> sqlite3.Connection:
        """This thread's read-only connection."""
        found = getattr(self._local, "database", None)
        if found is None:
            uri = f"{self.path.as_uri()}?mode=ro&immutable=1"
            found = sqlite3.connect(uri, uri=True, isolation_level=None, check_same_thread=False)
            found.execute("PRAGMA mmap_size = 1073741824")
            found.create_function("fold", 1, fold, deterministic=True)
            found.create_function("lower_case", 1, str.lower, deterministic=True)
            self._local.database = found
            self._opened.append(found)
        return cast(sqlite3.Connection, found)

    def close(self) -> None:
        """Close the connections of all threads; the index cannot be asked afterwards."""
        while self._opened:
            self._opened.pop().close()
        self._held()
        self._done()

    def warm(self) -> None:
        """Read what searches need in memory, so that the first one need not wait for it."""
        self.search("", Filters(), limit=1)

    @property
    def as_of(self) -> str:
        """The day of the status as built; the latest day in the documents."""
        return self.manifest.as_of or ""

    def search(self, text: str, filters: Filters, *, limit: int = 20, offset: int = 0) -> Found:
        """Return what holds these words, best first, and how the whole find divides."""
        return searching.search(self.database, self._entries, text, filters, window=(offset, limit))

    @cached_property
    def _entries(self) -> Entries:
        return Entries(Facets.read(self.database), self.as_of)

    def board(
        self,
        query: Query,
        values: Mapping[str, str],
        *,
        order: str = "",
        limit: int = 100,
        offset: int = 0,
    ) -> Page | None:
        """Return a page of a library query's answer; `None` where it has no twin in SQL.

        Raises `BadParameter` as `kg.ask.ask` does, and for an order that is no column.
        """
        return self._boards.page(self.database, query, values, Cut(order, limit, offset))

    def things(self, iris: Iterable[str], as_of: str = "") -> list[Node]:
        """Return the things of these IRIs in their order; unknown ones are left out."""
        wanted = list(iris)
        where = "thing.iri IN (SELECT value FROM json_each(:iris))"
        values = {"iris": json.dumps(wanted), "as_of": as_of or self.as_of}
        found = {n.id: n for n in drawing.nodes(self.database, where, values)}
        return [found[iri] for iri in wanted if iri in found]

    def nodes(self, as_of: str = "") -> list[Node]:
        """Return everything that can be drawn, without quotes, sorted by IRI."""
        day = as_of or self.as_of
        if day not in self._drawn:
            values = {"as_of": day}
            found = drawing.nodes(self.database, "thing.kind IS NOT NULL", values)
            self._drawn = {day: found}
        return self._drawn[day]

    def lines(self) -> list[Edge]:
        """Return the lines between things that can be drawn, without quotes, sorted."""
        return self._lines

    @cached_property
    def _lines(self) -> list[Edge]:
        return drawing.lines(self.database)

    def overview(self, as_of: str, limit: int) -> Selection:
        """Choose what the drawing of the whole graph shows, as `viz.selection.overview` does."""
        found = overview.overview(self.database, self._numbered(as_of), as_of=as_of, limit=limit)
        return found or chosen(self.nodes(as_of), self.lines(), limit=limit)

    def _numbered(self, as_of: str) -> Read:
        def read(numbers: Iterable[int]) -> dict[int, Node]:
            return drawing.numbered(self.database, numbers, as_of)

        return read

    def around(self, iri: str, *, limit: int, offset: int = 0) -> tuple[list[Edge], int]:
        """Return some lines of one thing, the most telling first, and how many it has in all."""
        return duties.around(self.database, iri, (self.as_of, limit, offset))

    def groups(self, iri: str, *, as_of: str = "", limit: int = 50) -> list[Group]:
        """Return a thing's relations by role and direction, at most `limit` things of each."""
        return relations.groups(self.database, iri, as_of or self.as_of, limit)

    def proofs(self, iris: Iterable[str]) -> dict[str, Span]:
        """Return for each statement or task the characters that show it first."""
        return proof.proofs(self.database, iris)

    def calendar(self, first: str, last: str, *, as_of: str = "", agency: str = "") -> list[Due]:
        """Return how many tasks fall due on each day of a span, by their status on a day.

        `agency` is the IRI of a lead body; without it the tasks of all are counted.
        """
        return calendar.due(self.database, (first, last), as_of or self.as_of, agency)

    def suggest(self, text: str, kind: str = "", limit: int = 10) -> list[Node]:
        """Return things whose names hold these words, the last one perhaps unfinished."""
        return searching.suggest(self.database, text, kind, (limit, self.as_of))
