"""Graphs to export in tests: hostile triples in a store, a store in memory, files that are read."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from kg.iris import Iris
from kg.store import Manifest, Store
from kg.terms import iri_of

BASE = Iris().base
AS_OF = "2025-12-01"
HOSTILE = (
    "=cmd|'/c calc'!A0",
    "a\x00b\x01c\x0bd\x0ce\x1bf\ufffe\uffff",
    "dòng một\r\ndòng hai\tcột",
    "\u202eóc gnôhk\u202c \u200f",
    "]]><script>&amp;\"'</script>",
    '"@vi . <urn:x:a> <urn:x:b> <urn:x:c> . #',
    '""" . <urn:x:a> <urn:x:b> """\\',
)
"""Words that try to be something else."""


def node(path: str) -> ox.NamedNode:
    """Return a node of the graph: «task/x»."""
    return ox.NamedNode(f"{BASE}{path}")


def property_(curie: str) -> ox.NamedNode:
    """Return a property by its prefixed name."""
    return ox.NamedNode(iri_of(curie))


def store_of(triples: Iterable[tuple[str, str, str]], as_of: str | None = AS_OF) -> Store:
    """Return a store in memory whose union says (subject, property, object).

    Subject and object are paths of nodes; an object that begins with «"» is words, one that begins
    with «^» a day, one with a colon a prefixed name.
    """
    database = ox.Store()
    for subject, link, value in triples:
        database.add(ox.Quad(node(subject), property_(link), _object(value)))
    return Store(database, Path("nowhere"), Manifest("store-x", BASE, as_of, ()))


def _object(value: str) -> ox.NamedNode | ox.Literal:
    if value.startswith('"'):
        return ox.Literal(value[1:], language="vi")
    if value.startswith("^"):
        return ox.Literal(value[1:], datatype=property_("xsd:date"))
    return property_(value) if ":" in value else node(value)


def one_duty(text: str = "Sửa cầu Mây", **more: str) -> list[tuple[str, str, str]]:
    """Return the triples of a task with a lead, a support, a deadline, evidence and a document."""
    return [
        ("task/a", "rdf:type", "ck:Task"),
        ("task/a", "skos:prefLabel", f'"{text}'),
        ("task/a", "ck:leadBy", "agency/a"),
        ("task/a", "ck:supportedBy", "agency/b"),
        ("task/a", "ck:dueDate", more.get("due", "^2025-11-01")),
        ("task/a", "ck:mandatedBy", "document/n"),
        ("agency/a", "rdf:type", "ck:Agency"),
        ("agency/a", "skos:prefLabel", f'"{more.get("lead", "Sở Giao thông")}'),
        ("agency/b", "rdf:type", "ck:Agency"),
        ("agency/b", "skos:prefLabel", '"Xã Hạ'),
        ("statement/a", "rdf:type", "ck:Commitment"),
        ("statement/a", "ck:states", "task/a"),
        ("statement/a", "ck:statedIn", "document/d"),
        ("statement/a", "ck:text", f'"{text}'),
        ("statement/a", "ck:inSection", "section/2"),
        ("statement/a", "ck:evidence", "evidence/a"),
        ("section/2", "skos:notation", '"2'),
        ("section/2", "eli:is_part_of", "section/1"),
        ("section/1", "skos:notation", '"Điều 1'),
        ("section/1", "eli:is_part_of", "document/d"),
        ("evidence/a", "oa:hasSource", "document/d"),
        ("evidence/a", "oa:exact", f'"{text}'),
        ("evidence/a", "oa:start", '"10'),
        ("evidence/a", "oa:end", '"21'),
        ("document/d", "rdf:type", "ck:Document"),
        ("document/d", "skos:prefLabel", '"Kế hoạch số 5/KH-UBND'),
        ("document/d", "eli:date_document", "^2025-02-01"),
        ("document/n", "rdf:type", "ck:Document"),
        ("document/n", "skos:prefLabel", '"Nghị quyết số 9/NQ-HĐND'),
    ]


DONE = [
    ("task/a", "ck:statusEvent", "event/a"),
    ("event/a", "ck:status", "ck:doneLate"),
    ("event/a", "time:hasTime", "instant/a"),
    ("instant/a", "time:inXSDDate", "^2025-11-20"),
    ("event/a", "prov:wasDerivedFrom", "statement/r"),
    ("statement/r", "rdf:type", "ck:Result"),
    ("statement/r", "ck:reportsOn", "task/a"),
    ("statement/r", "ck:statedIn", "document/r"),
    ("statement/r", "ck:evidence", "evidence/r"),
    ("evidence/r", "oa:hasSource", "document/r"),
    ("evidence/r", "oa:exact", '"Đã sửa xong'),
    ("evidence/r", "oa:start", '"3'),
    ("evidence/r", "oa:end", '"14'),
    ("evidence/r", "ck:pageNumber", '"2'),
    ("document/r", "skos:prefLabel", '"Báo cáo số 7/BC-UBND'),
]
"""What a report adds that tells the duty of `one_duty` as done."""


def parts(data: bytes) -> dict[str, str]:
    """Return the XML members of an office file by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        names = [name for name in book.namelist() if name.endswith((".xml", ".rels"))]
        return {name: book.read(name).decode("utf-8") for name in names}
