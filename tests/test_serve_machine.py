"""What the machine alone reads: the same as long as nobody reviewed, another store after."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from served_graph import copied, got, served

from extract.pipeline import extract_source
from kg.build import renew
from kg.index.place import remove_others
from kg.review.desk import Desk
from kg.serve.current import Current
from kg.serve.limits import Limits
from kg.serve.machine import Machine


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which somebody rejected the first statement."""
    folder = copied(built, tmp_path_factory.mktemp("machine") / "graph")
    desk = Desk.open(folder)
    desk.reject(next(iter(desk.claims())).iri, who="Lê Thị An")
    renew(folder, extractor=extract_source)
    return folder


def test_without_reviews_it_is_what_is_served(built: Path, tmp_path: Path) -> None:
    current = Current(copied(built, tmp_path / "graph"))
    machine = Machine(current, Limits())
    assert not machine.there
    assert machine.get() is current.get()
    asyncio.run(machine.close())
    current.close()


def test_with_reviews_it_is_another_build(folder: Path) -> None:
    current = Current(folder)
    machine = Machine(current, Limits())
    assert machine.there
    assert machine.get().name != current.get().name
    assert machine.get() is machine.get()
    asyncio.run(machine.close())
    current.close()


def test_both_indexes_stay_and_are_made_once(folder: Path) -> None:
    made = []
    for _ in range(2):
        for machine in (False, True):
            Current(folder, machine=machine).close()
        made.append({path: path.stat().st_ino for path in folder.glob("index-*.sqlite")})
    assert made[0] == made[1]
    assert len(made[0]) == 2
    remove_others(folder, "store-x")
    assert list(folder.glob("index-*.sqlite")) == []


def test_each_question_is_answered_of_either(folder: Path) -> None:
    iri = next(iter(Desk.open(folder).claims())).iri
    with served(folder) as client:
        assert client.get("/api/thing", params={"iri": iri}).status_code == 404
        assert got(client, "/api/thing", iri=iri, machine="1")["iri"] == iri
        one, other = (client.get(f"/api/search?machine={m}") for m in "01")
        assert one.headers["etag"] != other.headers["etag"]
        assert one.json()["total"] < other.json()["total"]
        asked = {"limit": "1000"}  # a question of the library that no index answers
        rows = [got(client, "/api/ask/reviews", machine=m, **asked)["total"] for m in "01"]
        assert rows[1] == 0 < rows[0]
