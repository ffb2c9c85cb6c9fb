"""Search: things by their names, tasks and reports by their words, with or without diacritics.

A find is counted and divided whole; only its first page is read. Words with the same marks come
first, then names before texts, then SQLite's bm25.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from kg.index import drawing
from kg.index.facets import FACETS, Facets, Mask
from kg.index.hits import Hit, read_hits
from kg.index.kept import Kept
from kg.index.wording import Wanted
from viz.model import Node

Ranking = NDArray[np.int32]
"""The numbers of entries, best first."""

RANKED = 2_000
"""Up to how many texts bm25 is computed for: of words in more it tells little, and it is slow."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Of each kind the values of which a find must have one; bodies and documents by IRI."""

    kind: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    agency: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    document: tuple[str, ...] = ()
    as_of: str = ""


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet; `label` is empty where the value is a word of the interface."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, how many there are, and how they divide.

    A facet counts what its own filter leaves out too, so that a user sees what else there is.
    """

    hits: tuple[Hit, ...]
    total: int
    facets: Mapping[str, tuple[FacetValue, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class Entries:
    """What search needs of an index in memory: its facets, the day as built, the last rankings."""

    facets: Facets
    as_of: str
    rankings: Kept[Ranking] = field(default_factory=lambda: Kept(64))


def search(
    database: sqlite3.Connection,
    entries: Entries,
    text: str,
    filters: Filters,
    *,
    window: tuple[int, int],
) -> Found:
    """Return the hits of a window (after how many, how many), and facets of the whole find."""
    wanted = Wanted.of(text)
    day = filters.as_of or entries.as_of
    facets = entries.facets
    ranking = entries.rankings.get(wanted, lambda: _ranking(database, wanted, facets.size))
    masks = {
        name: facets.facet(name, day).having(ranking, getattr(filters, name))
        for name in FACETS
        if getattr(filters, name)
    }
    kept = _passing(ranking, masks)
    offset, limit = window
    page = [int(entry) for entry in kept[offset : offset + limit]]
    told = {
        name: facets.facet(name, day).count(_passing(ranking, masks, but=name)) for name in FACETS
    }
    hits = read_hits(database, page, wanted, day)
    return Found(tuple(hits), len(kept), _named(database, told))


def _passing(ranking: Ranking, masks: Mapping[str, Mask], but: str = "") -> Ranking:
    """Return the entries that pass all filters, or all but one; a mask is of the ranking."""
    applied = [mask for name, mask in masks.items() if name != but]
    return ranking[np.logical_and.reduce(applied)] if applied else ranking


def _ranking(database: sqlite3.Connection, wanted: Wanted, size: int) -> Ranking:
    """Return all entries that hold the words, best first; all there are, where none is asked."""
    if not wanted.chunks:
        return np.arange(1, size, dtype=np.int32)
    entries, ranks, named = _matching(database, wanted.expression(), wanted.whole)
    unlike = np.zeros(len(entries), bool)
    if wanted.marked:
        alike, _, _ = _matching(database, wanted.expression(exact=True), "")
        unlike = ~np.isin(entries, alike)
    order = np.lexsort((entries, ranks, named, unlike))
    _, first = np.unique(entries[order], return_index=True)
    return entries[order][np.sort(first)].astype(np.int32)


def _matching(
    database: sqlite3.Connection, expression: str, whole: str
) -> tuple[NDArray[np.int64], NDArray[np.float64], NDArray[np.int64]]:
    """Return entries, their ranks, and how they match: 0 a whole name, 1 in a name, 2 in a text."""
    in_names = _lists(
        database,
        "SELECT json_group_array(entry), json_group_array(rank),"
        " json_group_array(CASE WHEN folded = :whole THEN 0 ELSE 1 END)"
        " FROM names WHERE names MATCH :wanted",
        {"wanted": expression, "whole": whole},
    )
    texts, ranks = _in_texts(database, expression)
    return (
        np.array([*in_names[0], *texts], np.int64),
        np.array([*in_names[1], *ranks], np.float64),
        np.array([*in_names[2], *([2] * len(texts))], np.int64),
    )


def _in_texts(database: sqlite3.Connection, expression: str) -> tuple[list[int], list[float]]:
    values = {"wanted": expression}
    (found,) = _lists(
        database, "SELECT json_group_array(rowid) FROM texts WHERE texts MATCH :wanted", values
    )
    if len(found) > RANKED:
        return found, [0.0] * len(found)
    found, ranks = _lists(
        database,
        "SELECT json_group_array(rowid), json_group_array(rank) FROM texts"
        " WHERE texts MATCH :wanted",
        values,
    )
    return found, ranks


def _lists(database: sqlite3.Connection, sql: str, values: Mapping[str, str]) -> list[list[Any]]:
    """Return lists that SQLite gathers by itself: fetched one by one, rows hold up all threads."""
    return [json.loads(cell) for cell in database.execute(sql, values).fetchone()]


def _named(
    database: sqlite3.Connection, told: Mapping[str, Iterable[tuple[str, int]]]
) -> dict[str, tuple[FacetValue, ...]]:
    """Return facets with the names of bodies and documents."""
    iris = [value for name in ("agency", "document") for value, _ in told[name]]
    rows = database.execute(
        "SELECT iri, label FROM thing WHERE iri IN (SELECT value FROM json_each(?))",
        (json.dumps(iris),),
    )
    labels = dict(rows.fetchall())
    return {
        name: tuple(FacetValue(value, labels.get(value) or "", count) for value, count in values)
        for name, values in told.items()
    }


def suggest(
    database: sqlite3.Connection, text: str, kind: str, window: tuple[int, str]
) -> list[Node]:
    """Return drawn things of such a name; `window` is how many, and the day of the status."""
    wanted = Wanted.of(text)
    if not wanted.chunks:
        return []
    limit, as_of = window
    table = "texts" if kind == "task" else "names"
    entry = "rowid" if kind == "task" else "entry"
    rows = database.execute(
        f"SELECT thing.iri FROM (SELECT {entry} AS entry, rank"  # noqa: S608 - our own words
        f" FROM {table} WHERE {table} MATCH :wanted) AS found"
        " JOIN entry ON entry.id = found.entry JOIN thing ON thing.id = entry.thing"
        " WHERE :kind IN ('', entry.kind)"
        " GROUP BY thing.iri ORDER BY min(found.rank), entry.id LIMIT :limit",
        {"wanted": wanted.expression(), "kind": kind, "limit": limit},
    )
    iris = [iri for (iri,) in rows.fetchall()]
    where = "thing.iri IN (SELECT value FROM json_each(:iris))"
    values = {"iris": json.dumps(iris), "as_of": as_of}
    found = {node.id: node for node in drawing.nodes(database, where, values)}
    return [found[iri] for iri in iris if iri in found]
