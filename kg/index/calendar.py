"""The calendar of deadlines: how many tasks fall due on each day, by status."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

from kg.index.drawing import STATUS


@dataclass(frozen=True, slots=True)
class Due:
    """So many tasks of one status are due on a day (ISO date)."""

    day: str
    status: str
    count: int


def due(database: sqlite3.Connection, span: tuple[str, str], as_of: str, agency: str) -> list[Due]:
    """Return the counts of the days of a span, both ends included, in order.

    `agency` is the IRI of a lead body, or empty for all.
    """
    led = (
        "(SELECT task AS id, due, closed_on FROM duty WHERE role = 'lead'"
        " AND agency = (SELECT id FROM thing WHERE iri = :agency)) AS task"
    )
    rows = database.execute(
        f"SELECT task.due, {STATUS} AS status, COUNT(*)"  # noqa: S608 - our own words
        f" FROM {led if agency else 'task'} WHERE task.due BETWEEN :first AND :last"
        " GROUP BY task.due, 2 ORDER BY task.due, 2",
        {"first": span[0], "last": span[1], "as_of": as_of, "agency": agency},
    )
    return [Due(*row) for row in rows.fetchall()]
