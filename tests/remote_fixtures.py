"""Fixtures of remote stores: an empty Oxigraph for each test, one Virtuoso for all."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.sparql_servers import oxigraph_running, virtuoso_running
from kg.remote.client import Client
from kg.remote.place import Place


@pytest.fixture
def oxigraph(tmp_path: Path) -> Iterator[str]:
    """Return the address of an empty Oxigraph server."""
    with oxigraph_running(tmp_path) as (address, _):
        yield address


@pytest.fixture
def client(oxigraph: str) -> Iterator[Client]:
    """Return a client of an empty Oxigraph server."""
    with Client(Place(oxigraph)) as each:
        yield each


@pytest.fixture(scope="session")
def virtuoso(
    tmp_path_factory: pytest.TempPathFactory, program: Callable[[str, str], str]
) -> Iterator[Place]:
    """Return the place of a Virtuoso server, with its administrator's login."""
    found = program("virtuoso-t", "virtuoso-opensource-7-bin")
    with virtuoso_running(found, tmp_path_factory.mktemp("virtuoso")) as place:
        yield place
