"""Tests of the workspace: a copy that may be written, kept, and never the build's own store."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.serve.workspace import open_workspace
from kg.store import NoStore, Store, read_manifest, write_manifest

QUAD = ox.Quad(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("ghi chú"))


@pytest.fixture
def folder(built: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "graph"
    manifest = read_manifest(built)
    assert manifest
    shutil.copytree(built / manifest.store, copy / manifest.store)
    write_manifest(copy, manifest)
    return copy


def write(store: Path) -> None:
    database = ox.Store(str(store))
    database.add(QUAD)
    database.flush()
    del database


def test_what_is_written_is_kept_and_the_build_is_not_touched(folder: Path) -> None:
    before = Store.open(folder).lines()
    first = open_workspace(folder)
    assert not first.outdated
    write(first.store)
    again = open_workspace(folder)
    assert again.store == first.store
    assert QUAD in ox.Store.read_only(str(again.store))
    assert len(ox.Store.read_only(str(again.store))) == len(Store.open(folder)) + 1
    assert Store.open(folder).lines() == before


def test_a_workspace_of_an_earlier_build_is_told(folder: Path) -> None:
    open_workspace(folder)
    manifest = read_manifest(folder)
    assert manifest
    (folder / manifest.store).rename(folder / "store-later")
    (folder / "manifest.json").write_text(
        (folder / "manifest.json").read_text().replace(manifest.store, "store-later")
    )
    assert open_workspace(folder).outdated


def test_there_is_no_workspace_without_a_graph(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        open_workspace(tmp_path)
