"""A server compared with the folder that was published to it."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_remote_publish import GRAPHS, NEW, OLD, folder_of, told

from kg.remote.client import Client
from kg.remote.comparison import UNION, differences
from kg.remote.place import Place
from kg.remote.publish import publish
from kg.store import Store

pytest_plugins = ("remote_fixtures",)


@pytest.fixture
def store(tmp_path: Path, client: Client) -> Store:
    """Return a folder's graph that is published."""
    found = Store.open(folder_of(tmp_path / "g", OLD))
    publish(found, client, told)
    return found


def test_what_was_published_is_the_same(store: Store, oxigraph: str) -> None:
    assert list(differences(store, Place(oxigraph))) == []


def test_another_build_differs(store: Store, oxigraph: str, tmp_path: Path) -> None:
    del store
    newer = Store.open(folder_of(tmp_path / "new", NEW))
    assert dict(differences(newer, Place(oxigraph))) == {
        GRAPHS.graph("document/2"): "chỉ có trên máy chủ",
        GRAPHS.graph("document/3"): "chỉ có trong thư mục",
        UNION: "máy chủ có 2 bộ ba khác với 2 của thư mục",
        GRAPHS.graph("identity"): "máy chủ có 1 bộ ba khác với 1 của thư mục",
        GRAPHS.graph("derived"): "máy chủ có 1 bộ ba khác với 1 của thư mục",
    }


def test_what_somebody_changed_there_is_found(store: Store, client: Client) -> None:
    graph = GRAPHS.graph("derived")
    client.update(f"INSERT DATA {{ GRAPH <{graph}> {{ <urn:a> <urn:b> <urn:c> }} }}")
    found = dict(differences(store, client.place))
    assert found == {graph: "máy chủ có 2 bộ ba khác với 1 của thư mục"}
