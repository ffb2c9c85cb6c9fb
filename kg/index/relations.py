"""The relations of one thing: its lines by role and direction, of each group the first."""

from __future__ import annotations

import json
import sqlite3
from dataclasses import dataclass
from itertools import groupby

from kg.index import drawing, duties
from viz.model import STATUSES, Node


@dataclass(frozen=True, slots=True)
class Group:
    """What a thing is joined with in one role: how many things, and the first of them.

    `out` says that the lines begin at the thing.
    """

    role: str
    out: bool
    total: int
    things: tuple[Node, ...]


_FIRST = f"""
SELECT role, out, other, total FROM (
  SELECT role, out, other, COUNT(*) OVER (PARTITION BY role, out) AS total,
         row_number() OVER (
           PARTITION BY role, out
           ORDER BY task.id IS NOT NULL, {drawing.rank(f"({drawing.STATUS})", STATUSES)},
                    task.due IS NULL, task.due, other) AS number
  FROM (SELECT role, 1 AS out, target AS other FROM line
        WHERE source = (SELECT id FROM thing WHERE iri = :iri) AND target <> source
          AND role NOT IN (SELECT value FROM json_each(:many))
        UNION ALL
        SELECT role, 0, source FROM line
        WHERE target = (SELECT id FROM thing WHERE iri = :iri) AND target <> source) AS line
  JOIN thing ON thing.id = other LEFT JOIN task ON task.id = other
  WHERE thing.kind IS NOT NULL
) WHERE number <= :limit ORDER BY role, out, number"""  # noqa: S608 - made of our own words


def groups(database: sqlite3.Connection, iri: str, as_of: str, limit: int) -> list[Group]:
    """Return a thing's relations; of each at most `limit` things, the urgent tasks first."""
    many = duties.many(database, iri)
    values = {"iri": iri, "as_of": as_of, "limit": limit, "many": json.dumps([*many])}
    rows = database.execute(_FIRST, values).fetchall()
    for role, total in many.items():
        tasks = duties.urgent(database, iri, role, (as_of, limit, 0))
        rows += [(role, 1, number, total) for number in tasks]
    rows.sort(key=lambda row: row[:2])
    nodes = drawing.numbered(database, {row[2] for row in rows}, as_of)
    found: list[Group] = []
    for (role, out, total), some in groupby(rows, lambda row: (row[0], row[1], row[3])):
        things = tuple(nodes[other] for _, _, other, _ in some)
        found.append(Group(role, bool(out), total, things))
    return found
