"""Fixtures of the archive: the graph of two documents with a log of reviews, and its bag."""

from __future__ import annotations

from pathlib import Path

import pytest
from bags import bag_of, copy_of, small_graph

from kg.review.desk import Desk
from kg.store import Store


@pytest.fixture(scope="session")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the graph's folder, to be read only."""
    folder = small_graph(tmp_path_factory.mktemp("archive"))
    desk = Desk.open(folder)
    claim = next(iter(desk.claims()))
    for word in ("một", "hai", "ba"):
        desk.comment(claim.iri, who="Lan", comment=word, when="2025-12-01T08:00:00+07:00")
    return folder


@pytest.fixture(scope="session")
def bag(graph: Path) -> Path:
    """Return its bag."""
    return bag_of(graph, graph.parent / "goi").path


@pytest.fixture(scope="session")
def store(graph: Path) -> Store:
    """Return the graph, opened."""
    return Store.open(graph)


@pytest.fixture
def own(bag: Path, tmp_path: Path) -> Path:
    """Return a bag to be changed."""
    return copy_of(bag, tmp_path / "goi")
