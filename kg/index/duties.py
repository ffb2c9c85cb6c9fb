"""The tasks of a body with many, the most urgent first: read from an index, not from lines."""

from __future__ import annotations

import sqlite3

from kg.index import drawing
from kg.index.drawing import STATUS, rank
from viz.model import STATUSES, Edge

MANY = 1000
"""From how many tasks in one role on a body's tasks are read here."""

ROLES = ("lead", "supervise", "support")
"""The roles that a body has in a task, the most telling first."""

_OF_BODY = "agency = (SELECT id FROM thing WHERE iri = :iri)"
_URGENT = f"""
SELECT task.id
FROM (SELECT task AS id, due, closed_on FROM duty WHERE {_OF_BODY} AND role = :role) AS task
ORDER BY {rank(f"({STATUS})", STATUSES)}, task.due IS NULL, task.due, task.id
LIMIT :limit OFFSET :offset"""  # noqa: S608 - made of our own words


def many(database: sqlite3.Connection, iri: str) -> dict[str, int]:
    """Return how many tasks a body has in each role, where it has many in any; else nothing."""
    rows = database.execute(
        f"SELECT role, COUNT(*) FROM duty WHERE {_OF_BODY} GROUP BY role",  # noqa: S608
        {"iri": iri},
    )
    found = dict(rows.fetchall())
    return found if max(found.values(), default=0) > MANY else {}


def urgent(
    database: sqlite3.Connection, iri: str, role: str, window: tuple[str, int, int]
) -> list[int]:
    """Return the numbers of some tasks of a body in a role, the most urgent first.

    `window` is the day, how many, after how many.
    """
    as_of, limit, offset = window
    values = {"iri": iri, "role": role, "as_of": as_of, "limit": limit, "offset": offset}
    return [number for (number,) in database.execute(_URGENT, values).fetchall()]


def around(
    database: sqlite3.Connection, iri: str, window: tuple[str, int, int]
) -> tuple[list[Edge], int]:
    """Return a thing's lines and their number, as `kg.index.drawing.around` does."""
    counts = many(database, iri)
    page, total = drawing.around(database, iri, window, without=counts)
    as_of, limit, offset = window
    for role in ROLES:
        if role in counts and len(page) < limit:
            tasks = urgent(database, iri, role, (as_of, limit - len(page), max(0, offset - total)))
            nodes = drawing.numbered(database, tasks, as_of)
            page += [Edge(iri, nodes[number].id, role) for number in tasks]
        total += counts.get(role, 0)
    return page, total
