"""What the drawing shows, from the index: nodes with their status on a day, and lines."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Mapping

from viz.model import STATUSES, Edge, Node

STATUS = """
  CASE WHEN task.closed_on <= :as_of THEN (
    SELECT status FROM closing WHERE closing.task = task.id AND closing.day <= :as_of
    ORDER BY closing.day DESC, closing.status LIMIT 1)
  WHEN task.due IS NULL THEN 'noDeadline'
  WHEN task.due < :as_of THEN 'openOverdue' ELSE 'openInTime' END"""
"""The status of a task on a day: what closed it last by then, else its deadline."""

_TELLING = (
    "issued",
    "signed",
    "implements",
    "basis",
    "amends",
    "concerns",
    "problem",
    "mandate",
    "cites",
    "figure",
    "lead",
    "supervise",
    "support",
    "stated",
)


def rank(column: str, words: tuple[str, ...]) -> str:
    """Return the SQL of a word's place among others, after all of them if it is none."""
    whens = " ".join(f"WHEN '{word}' THEN {number}" for number, word in enumerate(words))
    return f"CASE {column} {whens} ELSE {len(words)} END"


def nodes(database: sqlite3.Connection, where: str, values: Mapping[str, str]) -> list[Node]:
    """Return the drawn things of a condition over `thing`, sorted by IRI."""
    return list(_by_number(database, where, values).values())


def numbered(database: sqlite3.Connection, numbers: Iterable[int], as_of: str) -> dict[int, Node]:
    """Return the drawn things of these numbers, by number."""
    values = {"numbers": json.dumps(list(numbers)), "as_of": as_of}
    return _by_number(database, "thing.id IN (SELECT value FROM json_each(:numbers))", values)


def _by_number(
    database: sqlite3.Connection, where: str, values: Mapping[str, str]
) -> dict[int, Node]:
    rows = database.execute(
        "SELECT thing.id, thing.iri, thing.kind, thing.label,"  # noqa: S608 - our own words
        f" CASE WHEN task.id THEN {STATUS} END, task.due"
        " FROM thing LEFT JOIN task ON task.id = thing.id"
        f" WHERE thing.kind IS NOT NULL AND {where} ORDER BY thing.iri",
        values,
    ).fetchall()
    return {
        number: Node(
            iri, kind, label or iri.rstrip("/#").rpartition("/")[2], status or "", due or ""
        )
        for number, iri, kind, label, status, due in rows
    }


def lines(database: sqlite3.Connection) -> list[Edge]:
    """Return all lines between drawn things, sorted."""
    found = database.execute(
        "SELECT a.iri, b.iri, role FROM line JOIN thing AS a ON a.id = source"
        " JOIN thing AS b ON b.id = target"
        " WHERE source <> target AND a.kind IS NOT NULL AND b.kind IS NOT NULL"
        " ORDER BY a.iri, b.iri, role"
    )
    return [Edge(source, target, role) for source, target, role in found.fetchall()]


def around(
    database: sqlite3.Connection,
    iri: str,
    window: tuple[str, int, int],
    *,
    without: Iterable[str] = (),
) -> tuple[list[Edge], int]:
    """Return a thing's lines and their number; `window` is the day, how many, after how many.

    Lines to other things than tasks come first, then tasks by urgency on that day. Lines that
    begin at the thing in one of the roles `without` are left out.
    """
    as_of, limit, offset = window
    every = """
      FROM (SELECT source, target, role, target AS other FROM line
            WHERE source = (SELECT id FROM thing WHERE iri = :iri)
              AND role NOT IN (SELECT value FROM json_each(:without))
            UNION ALL
            SELECT source, target, role, source FROM line
            WHERE target = (SELECT id FROM thing WHERE iri = :iri)) AS line
      JOIN thing AS a ON a.id = source JOIN thing AS b ON b.id = target
      LEFT JOIN task ON task.id = other
      WHERE source <> target AND a.kind IS NOT NULL AND b.kind IS NOT NULL"""
    values = {"iri": iri, "as_of": as_of, "limit": limit, "offset": offset}
    values["without"] = json.dumps([*without])
    (total,) = database.execute(f"SELECT COUNT(*) {every}", values).fetchone()
    rows = database.execute(
        f"SELECT a.iri, b.iri, role {every}"
        f" ORDER BY task.id IS NOT NULL, {rank('role', _TELLING)},"
        f" {rank(f'({STATUS})', STATUSES)},"
        " task.due IS NULL, task.due, other LIMIT :limit OFFSET :offset",
        values,
    )
    return [Edge(*row) for row in rows.fetchall()], total
