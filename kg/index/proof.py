"""The characters that show a thing: of a statement its own, of a task those that gave it."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Span:
    """Code points `start` to `end` of the original text of a document, by IRI."""

    source: str
    start: int
    end: int


_FIRST = """
SELECT iri, source, start, end FROM (
  SELECT thing.iri, place.iri AS source, proof.start, proof.end,
         row_number() OVER (
           PARTITION BY thing.id ORDER BY document.date NULLS LAST, place.id, proof.start) AS number
  FROM thing
  JOIN statement ON statement.id = thing.id OR statement.task = thing.id
  JOIN evidence AS proof ON proof.thing = statement.id
  JOIN thing AS place ON place.id = proof.source
  LEFT JOIN document ON document.id = place.id
  WHERE thing.iri IN (SELECT value FROM json_each(:iris))
) WHERE number = 1"""


def proofs(database: sqlite3.Connection, iris: Iterable[str]) -> dict[str, Span]:
    """Return the first evidence of each statement or task, by its oldest document."""
    rows = database.execute(_FIRST, {"iris": json.dumps(list(iris))})
    return {iri: Span(source, start, end) for iri, source, start, end in rows.fetchall()}
