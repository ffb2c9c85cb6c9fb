"""Standing questions: those of the library that can be asked without knowing what is in a graph."""

from __future__ import annotations

from collections.abc import Iterator

from queries import library
from queries.library import Query

EVER = {"from": "0001-01-01", "to": "9999-12-31"}
"""The days of a question that asks for a time between two."""


def standing_questions(as_of: str) -> Iterator[tuple[Query, dict[str, str]]]:
    """Yield each question that needs no value but days, with its days: all time, as of a day."""
    for query in library.all():
        if not any(p.required and p.type != "date" for p in query.parameters):
            yield (
                query,
                {
                    p.name: EVER.get(p.name, as_of)
                    for p in query.parameters
                    if p.required or p.name == "as_of"
                },
            )
