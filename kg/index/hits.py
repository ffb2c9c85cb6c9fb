"""The hits of a search: what each is, who leads it, where it stands, and the words found."""

from __future__ import annotations

import json
import sqlite3
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.index.drawing import STATUS
from kg.index.wording import Wanted, found_in, snippet


@dataclass(frozen=True, slots=True)
class Named:
    """A thing by IRI and name."""

    iri: str
    label: str


@dataclass(frozen=True, slots=True)
class Hit:
    """One thing that was found.

    `snippet` is the part of its words that holds what was asked, `marks` the spans of the words
    in the snippet. `document` is the one where it was said last.
    """

    iri: str
    kind: str
    label: str
    snippet: str
    marks: tuple[tuple[int, int], ...]
    status: str
    due: str
    agency: Named | None
    document: Named | None


_ROWS = f"""
SELECT entry.id, thing.iri, entry.kind, coalesce(thing.label, statement.text),
       CASE WHEN task.id THEN {STATUS} END, coalesce(task.due, statement.due),
       agency.iri, agency.label, document.iri, document.label
FROM json_each(:entries) AS wanted
JOIN entry ON entry.id = wanted.value JOIN thing ON thing.id = entry.thing
LEFT JOIN task ON task.id = thing.id LEFT JOIN statement ON statement.id = thing.id
LEFT JOIN thing AS agency ON agency.id = (
  SELECT facet.thing FROM facet WHERE facet = 'agency' AND facet.entry = entry.id LIMIT 1)
LEFT JOIN thing AS document ON document.id = coalesce(statement.source, (
  SELECT source FROM statement AS said LEFT JOIN document AS place ON place.id = said.source
  WHERE said.task = task.id ORDER BY place.date DESC, said.source LIMIT 1))
ORDER BY wanted.key"""  # noqa: S608 - made of our own words

_WORDS = """
SELECT entry.id, words.text FROM json_each(:entries) AS wanted
JOIN entry ON entry.id = wanted.value
JOIN (SELECT thing, text FROM name
      UNION ALL SELECT task, text FROM statement WHERE task IS NOT NULL
     ) AS words ON words.thing = entry.thing"""


def read_hits(
    database: sqlite3.Connection, entries: Sequence[int], wanted: Wanted, as_of: str
) -> list[Hit]:
    """Return the hits of these entries in their order."""
    values = {"entries": json.dumps(list(entries)), "as_of": as_of}
    words: dict[int, list[str]] = defaultdict(list)
    for entry, text in database.execute(_WORDS, values).fetchall():
        words[entry].append(text)
    return [
        _hit(row[1:], words[row[0]], wanted) for row in database.execute(_ROWS, values).fetchall()
    ]


def _hit(row: Sequence[str | None], words: list[str], wanted: Wanted) -> Hit:
    iri, kind, label, status, due, agency, agency_label, document, document_label = row
    label = label or (iri or "").rstrip("/#").rpartition("/")[2]
    best = max([label, *words], key=lambda text: found_in(text, wanted), default="")
    shown, marks = snippet(best, wanted)
    return Hit(
        iri=iri or "",
        kind=kind or "",
        label=label,
        snippet=shown,
        marks=marks,
        status=status or "",
        due=due or "",
        agency=Named(agency, agency_label or "") if agency else None,
        document=Named(document, document_label or "") if document else None,
    )
