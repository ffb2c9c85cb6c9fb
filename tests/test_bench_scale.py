"""The benchmark of growth: every part makes its table of a small graph."""

from __future__ import annotations

from pathlib import Path

from bench import scale
from bench.big_graph import make
from bench.scale import Size, found_or_made, indexing, quads
from kg.store import Store


def test_the_quads_are_those_of_the_graph(tmp_path: Path) -> None:
    make(60, tmp_path / "graph", lean=True)
    union = sorted(line.encode() for line in quads(60, named=False))
    assert sorted({*union}) == Store.open(tmp_path / "graph").lines()
    named = list(quads(60, union=False))
    assert len({*named}) == len(Store.open(tmp_path / "graph")) - len({*union})


def test_a_graph_is_made_once_and_its_index_is_measured(tmp_path: Path) -> None:
    size = found_or_made(60, tmp_path)
    manifest = (size.folder / "manifest.json").stat().st_mtime_ns
    assert found_or_made(60, tmp_path) == size == Size(60, tmp_path / "g60")
    assert (size.folder / "manifest.json").stat().st_mtime_ns == manifest
    head, line, row = indexing([size])
    assert head.count("|") == line.count("|") == row.count("|")
    assert row.startswith("| 60 |")


def test_what_runs_apart_has_a_name() -> None:
    assert {"ours", "bare", "rdflib", "index"} == {*scale.DOINGS}
