"""Reads the store into temporary tables, one a predicate: subject and object or value."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator

import pyoxigraph as ox

from kg.store import Store
from kg.terms import iri_of, name
from ontology.vocab import ONTOLOGY

LINKS = {
    "lead_by": "ck:leadBy",
    "supported_by": "ck:supportedBy",
    "supervised_by": "ck:supervisedBy",
    "mandated_by": "ck:mandatedBy",
    "part_of": "eli:is_part_of",
    "stated_in": "ck:statedIn",
    "states": "ck:states",
    "concerns": "ck:concerns",
    "reports_on": "ck:reportsOn",
    "cites": "eli:cites",
    "based_on": "eli:based_on",
    "implements": "eli:implements",
    "amends": "eli:amends",
    "passed_by": "eli:passed_by",
    "signed_by": "ck:signedBy",
    "indicator": "ck:indicator",
    "shown_by": "ck:evidence",
    "has_source": "oa:hasSource",
    "status_event": "ck:statusEvent",
    "deadline_event": "ck:deadlineEvent",
    "derived_from": "prov:wasDerivedFrom",
    "has_time": "time:hasTime",
    "followed_by": "ck:followedBy",
    "time_evidence": "ck:timeEvidence",
}
"""Tables of two things, by the predicate between them."""

VALUES = {
    "pref_label": "skos:prefLabel",
    "alt_label": "skos:altLabel",
    "hidden_label": "skos:hiddenLabel",
    "person_name": "foaf:name",
    "number": "eli:id_local",
    "title": "dcterms:title",
    "file_name": "ck:fileName",
    "words": "ck:text",
    "due_date": "ck:dueDate",
    "previous_due": "ck:previousDueDate",
    "known_on": "ck:knownOn",
    "as_of": "ck:asOf",
    "day": "time:inXSDDate",
    "date_document": "eli:date_document",
    "quote": "oa:exact",
    "first": "oa:start",
    "last": "oa:end",
    "silent": "ck:silentReports",
    "last_mentioned": "ck:lastMentioned",
    "due_from": "ck:dueFrom",
    "due_derivation": "ck:derivation",
    "binding": "ck:binding",
}
"""Tables of a thing and a literal."""

CLASSES = (
    "ck:Agency",
    "ck:Project",
    "ck:Document",
    "foaf:Person",
    "ck:Indicator",
    "ck:Task",
    "ck:Commitment",
    "ck:Result",
    "ck:Problem",
    "ck:StatusEvent",
    "ck:DeadlineEvent",
)
"""Of what class a thing may be; evidence and other links in between need none."""

CONCEPTS = {
    "status": "ck:status",
    "sector_of": "ck:sector",
    "project_kind": "ck:projectKind",
    "document_kind": "eli:type_document",
    "deadline_grade": "ck:deadlineGrade",
}
"""Tables of a thing and a class or concept, by its local name where it is the ontology's."""


def concept_name(iri: str) -> str:
    """Return the local name of a term of the ontology, any other IRI as it is."""
    return iri.removeprefix(ONTOLOGY)


def concept_iri(local: str) -> str:
    """Return the IRI of what `concept_name` shortened."""
    return local if ":" in local else ONTOLOGY + local


class Numbers:
    """Numbers for IRIs: those known at the start in their order, later ones as they come."""

    def __init__(self, iris: set[str]) -> None:
        self._ids = {iri: number for number, iri in enumerate(sorted(iris), 1)}
        self.first = len(iris)
        """The last of the numbers known at the start."""

    def of(self, iri: str) -> int:
        """Return the number of an IRI, a new one for a new IRI."""
        return self._ids.setdefault(iri, len(self._ids) + 1)

    def items(self) -> Iterator[tuple[str, int]]:
        """Yield each IRI with its number."""
        yield from self._ids.items()


def read(store: Store, database: sqlite3.Connection) -> Numbers:
    """Fill the temporary tables; return the numbers of all IRIs in them."""
    members = {curie: list(_members(store, curie)) for curie in CLASSES}
    numbers = Numbers(set().union(*members.values()))
    database.execute("CREATE TEMP TABLE type (s INTEGER, o TEXT)")
    for curie, things in members.items():
        rows = ((numbers.of(thing), concept_name(iri_of(curie))) for thing in things)
        database.executemany("INSERT INTO temp.type VALUES (?, ?)", rows)
    _read_pairs(store, database, numbers)
    return numbers


def _read_pairs(store: Store, database: sqlite3.Connection, numbers: Numbers) -> None:
    """Fill the tables of pairs."""
    for table, curie in {**LINKS, **VALUES, **CONCEPTS}.items():
        kind = "TEXT" if table not in LINKS else "INTEGER"
        kind = "INTEGER" if table in ("first", "last", "silent") else kind
        database.execute(f"CREATE TEMP TABLE {table} (s INTEGER, o {kind})")
        pairs = _pairs(store, curie)
        rows: Iterator[tuple[int, int | str]]
        if table in LINKS:
            rows = ((numbers.of(s), numbers.of(o)) for s, o in pairs)
        elif table in CONCEPTS:
            rows = ((numbers.of(s), concept_name(o)) for s, o in pairs)
        else:
            rows = ((numbers.of(s), o) for s, o in pairs)
        database.executemany(f"INSERT INTO temp.{table} VALUES (?, ?)", rows)  # noqa: S608


def _pairs(store: Store, curie: str) -> Iterator[tuple[str, str]]:
    """Yield subject and object of each triple of the union with this predicate."""
    found = store.query(f"SELECT ?subject ?object {{ ?subject {name(curie)} ?object }}")
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - the query is a SELECT
    for row in found:
        yield row[0].value, row[1].value


def _members(store: Store, curie: str) -> Iterator[str]:
    """Yield the things of a class."""
    found = store.query(f"SELECT ?thing {{ ?thing a {name(curie)} }}")
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - the query is a SELECT
    for row in found:
        yield row[0].value
