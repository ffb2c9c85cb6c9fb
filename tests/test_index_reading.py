"""Reading the store into tables: one a predicate, IRIs as numbers, concepts by local names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from index_graphs import ID, document, event, named, statement, task, write_graph

from kg.index.reading import CONCEPTS, LINKS, VALUES, Numbers, concept_iri, concept_name, read
from kg.store import Manifest, Store, load_new, write_manifest
from kg.terms import Lines, iri_of

TASK, BODY = f"{ID}task/a", f"{ID}agency/health"
Read = tuple[sqlite3.Connection, Numbers]


@pytest.mark.parametrize(
    ("iri", "name"),
    [
        (iri_of("ck:openOverdue"), "openOverdue"),
        ("http://xmlns.com/foaf/0.1/Person", "http://xmlns.com/foaf/0.1/Person"),
        ("urn:x", "urn:x"),
    ],
)
def test_a_concept_by_its_local_name_and_back(iri: str, name: str) -> None:
    assert concept_name(iri) == name
    assert concept_iri(name) == iri


def test_numbers_follow_the_order_of_the_iris_then_the_asking() -> None:
    numbers = Numbers({"urn:b", "urn:a"})
    assert numbers.first == 2
    assert [numbers.of(iri) for iri in ("urn:z", "urn:a", "urn:b", "urn:c", "urn:z")] == [
        3, 1, 2, 4, 3,
    ]  # fmt: skip
    assert dict(numbers.items()) == {"urn:a": 1, "urn:b": 2, "urn:z": 3, "urn:c": 4}


def _lines() -> Lines:
    lines = Lines()
    named(lines, "ck:Agency", "agency/health", "Sở Y tế", "SYT")
    order = document(lines, "38", "Nghị quyết số 38/NQ-HĐND", "38/NQ-HĐND")
    duty = task(lines, "a", "Xây trạm xá", due="2025-11-01", lead=BODY)
    lines.link(duty, "ck:sector", iri_of("ck:healthSector"))
    statement(lines, "1", "Commitment", "xây trạm xá", of=duty, source=order)
    event(lines, "e", duty, "doneOnTime", "2025-10-20")
    return lines


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    folder = write_graph(tmp_path_factory.mktemp("reading") / "graph", _lines().sorted())
    with closing(sqlite3.connect(":memory:")) as database:
        yield database, read(Store.open(folder), database)


def _rows(found: Read, table: str) -> list[tuple[str, object]]:
    """Return the rows of a table, numbers of things as the ends of their IRIs."""
    database, numbers = found
    iris = {n: iri.removeprefix(ID) for iri, n in numbers.items()}
    rows = database.execute(f"SELECT s, o FROM temp.{table}").fetchall()  # noqa: S608
    return sorted((iris[s], iris[o] if table in LINKS else o) for s, o in rows)


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("lead_by", [("task/a", "agency/health")]),
        ("states", [("statement/1", "task/a")]),
        ("stated_in", [("statement/1", "document/38")]),
        ("alt_label", [("agency/health", "SYT")]),
        ("due_date", [("task/a", "2025-11-01")]),
        ("day", [("instant/2025-10-20", "2025-10-20")]),
        ("status", [("event/e", "doneOnTime"), ("task/a", "openInTime")]),
        ("sector_of", [("task/a", "healthSector")]),
        ("amends", []),
        ("type", [("agency/health", "Agency"), ("document/38", "Document"),
                  ("event/e", "StatusEvent"), ("statement/1", "Commitment"),
                  ("task/a", "Task")]),
    ],
)  # fmt: skip
def test_a_table(found: Read, table: str, rows: list[tuple[str, object]]) -> None:
    assert _rows(found, table) == rows


def test_every_predicate_has_a_table_and_names_are_not_used_twice(found: Read) -> None:
    names = [*LINKS, *VALUES, *CONCEPTS]
    assert len(set(names)) == len(names)
    made = found[0].execute("SELECT name FROM temp.sqlite_master WHERE type = 'table'").fetchall()
    assert {name for (name,) in made} == {*names, "type"}


def test_things_of_a_class_have_the_first_numbers(found: Read) -> None:
    database, numbers = found
    typed = {s for (s,) in database.execute("SELECT s FROM temp.type")}
    assert typed == set(range(1, numbers.first + 1))


def test_numbers_in_literals_are_numbers(found: Read) -> None:
    columns = {
        table: found[0].execute(f"SELECT type FROM pragma_table_info('{table}') WHERE name = 'o'")  # noqa: S608
        for table in ("first", "last", "silent", "quote", "lead_by")
    }
    kinds = {table: rows.fetchone()[0] for table, rows in columns.items()}
    assert kinds == {
        "first": "INTEGER",
        "last": "INTEGER",
        "silent": "INTEGER",
        "quote": "TEXT",
        "lead_by": "INTEGER",
    }


def test_a_triple_that_three_documents_state_is_read_once(tmp_path: Path) -> None:
    lines = Lines()
    lines.link(TASK, "ck:leadBy", BODY)
    own = [(f"urn:document:{n}", lines.sorted()) for n in range(3)]
    load_new(tmp_path / "store", lines.sorted(), own)
    write_manifest(tmp_path, Manifest("store", ID, None, ()))
    with closing(sqlite3.connect(":memory:")) as database:
        read(Store.open(tmp_path), database)
        assert database.execute("SELECT COUNT(*) FROM temp.lead_by").fetchone() == (1,)
