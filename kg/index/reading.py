"""Reads the store into temporary tables, one a predicate: subject and object or value."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from hashlib import blake2b

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

NAMED = ("skos:prefLabel", "foaf:name")
"""What gives a thing its name."""

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


_NUMBER = "coalesce((SELECT id FROM temp.known WHERE iri = {0}), digest({0}))"


def concept_name(iri: str) -> str:
    """Return the local name of a term of the ontology, any other IRI as it is."""
    return iri.removeprefix(ONTOLOGY)


def concept_iri(local: str) -> str:
    """Return the IRI of what `concept_name` shortened."""
    return local if ":" in local else ONTOLOGY + local


def read(store: Store, database: sqlite3.Connection) -> None:
    """Fill the temporary tables.

    Things of a class or with a name have whole numbers in the order of their IRIs, which stand in
    `temp.known`; anything else (evidence, sections, days) is told apart by a digest of its IRI.
    No more than a batch of rows is in memory, whatever the size of the graph.
    """
    database.create_function("digest", 1, _digest, deterministic=True)
    _number(store, database)
    for table, curie in {**LINKS, **VALUES, **CONCEPTS}.items():
        whole = table in LINKS or table in ("first", "last", "silent")
        kind = "INTEGER" if whole else "TEXT"
        database.execute(f"CREATE TEMP TABLE {table} (s INTEGER, o {kind})")
        second = _NUMBER.format("?2") if table in LINKS else "?2"
        database.executemany(
            f"INSERT INTO temp.{table} VALUES ({_NUMBER.format('?1')}, {second})",  # noqa: S608
            _named(store, curie) if table in CONCEPTS else _pairs(store, curie),
        )


def _digest(iri: str) -> bytes:
    return blake2b(iri.encode(), digest_size=16).digest()


def _number(store: Store, database: sqlite3.Connection) -> None:
    """Number the things of a class or with a name, and write the classes of each."""
    database.execute("CREATE TEMP TABLE member (iri TEXT, class TEXT)")
    for curie in CLASSES:
        things = ((thing, concept_name(iri_of(curie))) for thing in _members(store, curie))
        database.executemany("INSERT INTO temp.member VALUES (?, ?)", things)
    for curie in NAMED:
        labelled = ((thing,) for thing, _ in _pairs(store, curie))
        database.executemany("INSERT INTO temp.member VALUES (?, NULL)", labelled)
    for statement in (
        "CREATE TEMP TABLE known (id INTEGER PRIMARY KEY, iri TEXT NOT NULL)",
        "INSERT INTO temp.known (iri) SELECT DISTINCT iri FROM temp.member ORDER BY iri",
        "CREATE UNIQUE INDEX temp.known_iri ON known (iri)",
        "CREATE TEMP TABLE type (s INTEGER, o TEXT)",
        "INSERT INTO temp.type SELECT id, class FROM temp.member"
        " JOIN temp.known USING (iri) WHERE class IS NOT NULL",
        "DROP TABLE temp.member",
    ):
        database.execute(statement)


def _named(store: Store, curie: str) -> Iterator[tuple[str, str]]:
    """Yield subject and the name of the concept of each triple with this predicate."""
    for thing, concept in _pairs(store, curie):
        yield thing, concept_name(concept)


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
