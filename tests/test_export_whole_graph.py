"""The whole graph as a file: same bytes, two parsers, with and without some of its graphs."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from factories import extract, monthly_report, resolution, write

from kg.build import build
from kg.export import FORMATS, UnknownFormat, export_graph
from kg.export.whole_graph import Scope, quad_lines, union_lines, write_graph
from kg.iris import Iris
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
    for ending in (".ttl", ".nt", ".jsonld", ".rdf"):
        export_graph(graph, tmp_path / f"x{ending}")
        store = ox.Store()
        store.load(path=str(tmp_path / f"x{ending}"), format=FORMATS[ending])
        said.append(sorted(str(quad) for quad in store))
    assert said[0] == said[1] == said[2] == said[3]


@pytest.mark.parametrize("name", ["x.csv", "x", "x.ttl.gz"])
def test_unknown_endings_are_refused(graph: Path, tmp_path: Path, name: str) -> None:
    with pytest.raises(UnknownFormat, match=r"\.ttl or"):
        export_graph(graph, tmp_path / name)
    assert list(tmp_path.iterdir()) == []


def test_there_must_be_a_graph(tmp_path: Path) -> None:
    with pytest.raises(NoStore):
        export_graph(tmp_path, tmp_path / "x.ttl")


def graphs_of(store: Store, scope: Scope) -> set[str]:
    """Return the last parts of the names of the graphs that are written."""
    names = {line.rpartition(b" <")[2].split(b">")[0].decode() for line in quad_lines(store, scope)}
    return {name.removeprefix(Iris().graph("")) for name in names if "/document/" not in name}


def test_what_follows_is_left_out_on_request(graph: Path, tmp_path: Path) -> None:
    store, without = Store.open(graph), Scope(inferred=False)
    follows = set(store.lines(Iris().graph("inferred")))
    assert follows
    assert set(union_lines(store, without)) == set(store.lines()) - follows
    assert graphs_of(store, Scope()) - graphs_of(store, without) == {"inferred"}
    assert write_graph(store, tmp_path / "x.ttl", without) == len(store.lines()) - len(follows)


def test_lines_are_sorted_and_hold_no_blank_node(graph: Path) -> None:
    lines = union_lines(Store.open(graph), Scope(suggestions=True))
    assert lines == sorted(set(lines))
    assert not any(line.startswith(b"_:") for line in lines)
