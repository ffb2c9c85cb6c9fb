"""Reading the store into tables: one a predicate, IRIs as numbers, concepts by local names."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import blake2b
from pathlib import Path

import pytest
from index_graphs import ID, document, event, named, statement, task, write_graph

from kg.index.reading import CONCEPTS, LINKS, VALUES, concept_iri, concept_name, read
from kg.store import Manifest, Store, load_new, write_manifest
from kg.terms import Lines, iri_of

TASK, BODY = f"{ID}task/a", f"{ID}agency/health"


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
def found(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    folder = write_graph(tmp_path_factory.mktemp("reading") / "graph", _lines().sorted())
    with closing(sqlite3.connect(":memory:")) as database:
        read(Store.open(folder), database)
        yield database


def _rows(database: sqlite3.Connection, table: str) -> list[tuple[str, object]]:
    """Return the rows of a table, numbers of things as the ends of their IRIs."""
    iris = dict(database.execute("SELECT id, iri FROM temp.known").fetchall())
    days = (f"{ID}instant/2025-10-20",)
    iris |= {blake2b(iri.encode(), digest_size=16).digest(): iri for iri in days}
    ends = {number: iri.removeprefix(ID) for number, iri in iris.items()}
    rows = database.execute(f"SELECT s, o FROM temp.{table}").fetchall()  # noqa: S608
    return sorted((ends[s], ends[o] if table in LINKS else o) for s, o in rows)


@pytest.mark.parametrize(
    ("table", "rows"),
    [
        ("lead_by", [("task/a", "agency/health")]),
        ("has_time", [("event/e", "instant/2025-10-20")]),
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
def test_a_table(found: sqlite3.Connection, table: str, rows: list[tuple[str, object]]) -> None:
    assert _rows(found, table) == rows


def test_every_predicate_has_a_table_and_names_are_not_used_twice(
    found: sqlite3.Connection,
) -> None:
    names = [*LINKS, *VALUES, *CONCEPTS]
    assert len(set(names)) == len(names)
    made = found.execute("SELECT name FROM temp.sqlite_master WHERE type = 'table'").fetchall()
    assert {name for (name,) in made} == {*names, "type", "known"}


def test_things_of_a_class_or_with_a_name_are_numbered_in_the_order_of_their_iris(
    found: sqlite3.Connection,
) -> None:
    known = found.execute("SELECT id, iri FROM temp.known ORDER BY id").fetchall()
    iris = [iri for _, iri in known]
    assert iris == sorted(iris)
    assert [number for number, _ in known] == [*range(1, len(known) + 1)]
    numbered = {
        s for (s,) in found.execute("SELECT s FROM temp.type UNION SELECT s FROM temp.pref_label")
    }
    assert numbered == {number for number, _ in known}


def test_numbers_in_literals_are_numbers(found: sqlite3.Connection) -> None:
    columns = {
        table: found.execute(f"SELECT type FROM pragma_table_info('{table}') WHERE name = 'o'")  # noqa: S608
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
