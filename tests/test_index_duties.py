"""The tasks of a body with many: the same lines and groups, in the same order, as of few."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bench.big_graph import make
from kg.index import drawing, duties
from kg.index.index import Index


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Index]:
    folder = tmp_path_factory.mktemp("duties") / "graph"
    make(300, folder, seed=4)
    opened = Index.open(folder)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def bodies(index: Index) -> list[str]:
    """Return all bodies, that of the province too, which leads nothing and issues all."""
    found = index.database.execute("SELECT iri FROM thing WHERE kind = 'agency' ORDER BY iri")
    return [iri for (iri,) in found.fetchall()]


def test_few_bodies_have_many_tasks(index: Index, bodies: list[str]) -> None:
    assert not any(duties.many(index.database, iri) for iri in bodies)


@pytest.mark.parametrize(
    "window",
    [
        ("2024-03-01", 1000, 0),
        ("2026-06-30", 1000, 0),
        ("2026-06-30", 5, 0),
        ("2024-03-01", 7, 3),
        ("2026-06-30", 4, 11),
        ("2026-06-30", 3, 900),
    ],
)
def test_the_lines_are_the_same(
    index: Index, bodies: list[str], monkeypatch: pytest.MonkeyPatch, window: tuple[str, int, int]
) -> None:
    monkeypatch.setattr(duties, "MANY", 0)
    assert any(duties.many(index.database, iri) for iri in bodies)
    for iri in bodies:
        of_many = duties.around(index.database, iri, window)
        assert of_many == drawing.around(index.database, iri, window)


@pytest.mark.parametrize("limit", [1, 4, 50])
def test_the_groups_are_the_same(
    index: Index, bodies: list[str], monkeypatch: pytest.MonkeyPatch, limit: int
) -> None:
    few = [index.groups(iri, as_of="2026-01-01", limit=limit) for iri in bodies]
    monkeypatch.setattr(duties, "MANY", 0)
    assert [index.groups(iri, as_of="2026-01-01", limit=limit) for iri in bodies] == few


def test_what_is_no_body_has_no_duties(index: Index) -> None:
    (task,) = index.database.execute("SELECT iri FROM thing WHERE kind = 'task'").fetchone()
    assert duties.many(index.database, task) == {}
    assert duties.many(index.database, "urn:none") == {}
