"""Stores, bags and exports are compared alike: from each the same union and snapshot come."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest
from bags import bag_of, small_graph

from kg.archive.diff_snapshot import snapshot
from kg.archive.diff_union import MOST_BYTES, UNION_IN_BAG, open_union
from kg.export import export_graph
from kg.store import NoStore, Store

ENDINGS = (".nq", ".trig", ".ttl", ".nt", ".jsonld", ".rdf")


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_export_holds_the_union(ending: str, built: Path, tmp_path: Path) -> None:
    export_graph(built, tmp_path / f"g{ending}")
    opened = open_union(tmp_path / f"g{ending}")
    assert opened.lines() == Store.open(built).lines()
    assert snapshot(opened) == snapshot(open_union(built))


def test_bags_as_folder_and_as_zip(tmp_path: Path) -> None:
    graph = small_graph(tmp_path)
    for path in (tmp_path / "bag", tmp_path / "x.bag.zip"):
        bag_of(graph, path)
        assert open_union(path).lines() == Store.open(graph).lines()


def test_what_is_suggested_is_no_part_of_it(built: Path, tmp_path: Path) -> None:
    export_graph(built, tmp_path / "g.nq", suggestions=True)
    assert open_union(tmp_path / "g.nq").lines() == Store.open(built).lines()


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("g.txt", b"x", "is no graph; give a store, a bag"),
        ("g.ttl", b"<urn:x> <urn:y> .", r"is damaged .*; export it again"),
        ("g.zip", b"no zip", "is no whole ZIP"),
    ],
)
def test_what_cannot_be_compared(name: str, data: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(ValueError, match=message):
        open_union(tmp_path / name)


def test_folders_that_hold_nothing(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match="neither a graph nor a bag"):
        open_union(tmp_path)
    with pytest.raises(FileNotFoundError):
        open_union(tmp_path / "nothing.ttl")


@pytest.mark.parametrize("names", [(), ("other/graphs/union.ttl",), ("a", "b")])
def test_zips_that_are_no_bag(names: tuple[str, ...], tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w") as packed:
        for name in names:
            packed.writestr(name if "/" in name else f"{name}/{UNION_IN_BAG}", "")
    with pytest.raises(ValueError, match="is no bag"):
        open_union(tmp_path / "x.zip")


def test_a_union_too_large_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with zipfile.ZipFile(tmp_path / "x.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr(f"bag/{UNION_IN_BAG}", b"#" * 1_000)
    assert MOST_BYTES > 1_000
    monkeypatch.setattr("kg.archive.diff_union.MOST_BYTES", 999)
    with pytest.raises(ValueError, match="is no bag"):
        open_union(tmp_path / "x.zip")
