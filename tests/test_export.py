from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from factories import extract, monthly_report, resolution, write

from kg.build import build
from kg.export import FORMATS, UnknownFormat, export_graph
from kg.store import NoStore, Store


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the graph of two documents."""
    folder = tmp_path_factory.mktemp("export")
    build([write(folder / "in", resolution(), monthly_report())], folder / "g", extractor=extract)
    return folder / "g"


def test_turtle_is_read_by_two_parsers(graph: Path, tmp_path: Path) -> None:
    count = export_graph(graph, tmp_path / "x.ttl")
    store = ox.Store()
    store.load(path=str(tmp_path / "x.ttl"))
    assert len(store) == count > 200
    parsed = rdflib.Graph().parse(tmp_path / "x.ttl")
    assert len(parsed) == count
    assert not any(isinstance(term, rdflib.BNode) for triple in parsed for term in triple)
    assert "ck:Task" in (tmp_path / "x.ttl").read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", sorted(FORMATS))
def test_every_format_is_the_same_bytes_and_whole(graph: Path, tmp_path: Path, ending: str) -> None:
    counts = {export_graph(graph, tmp_path / f"{n}{ending}") for n in "ab"}
    assert (tmp_path / f"a{ending}").read_bytes() == (tmp_path / f"b{ending}").read_bytes()
    read = ox.Store()
    read.load(path=str(tmp_path / f"a{ending}"), format=FORMATS[ending])
    assert counts == {len(read)}
    named = {g.value for g in read.named_graphs()}
    expected = set(Store.open(graph).named_graphs()) if ending in (".nq", ".trig") else set()
    assert named == expected


def test_turtle_and_n_triples_say_the_same(graph: Path, tmp_path: Path) -> None:
    said = []
    for ending in (".ttl", ".nt", ".jsonld"):
        export_graph(graph, tmp_path / f"x{ending}")
        store = ox.Store()
        store.load(path=str(tmp_path / f"x{ending}"), format=FORMATS[ending])
        said.append(sorted(str(quad) for quad in store))
    assert said[0] == said[1] == said[2]


@pytest.mark.parametrize("name", ["x.csv", "x", "x.ttl.gz"])
def test_unknown_endings_are_refused(graph: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownFormat, match=r"\.ttl or"):
        export_graph(graph, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_there_must_be_a_graph(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        export_graph(tmp_path, tmp_path / "x.ttl")
