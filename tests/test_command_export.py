"""`camket export`: the graph as a file, in every format, the same bytes on a rebuild."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from commands import FEW, copy_samples, refused, run, start

from kg.export import FORMATS
from kg.store import Store

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")  # rdflib warns of itself
Capture = pytest.CaptureFixture[str]
RDFLIB = {".ttl": "turtle", ".nt": "nt", ".jsonld": "json-ld", ".nq": "nquads", ".trig": "trig"}


@pytest.fixture(scope="module")
def exported(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the small graph in every format."""
    folder = tmp_path_factory.mktemp("exported")
    for ending in FORMATS:
        assert start("export", built, "-o", folder / f"g{ending}").status == 0
    return folder


def by_oxigraph(path: Path) -> set[str]:
    """Return the triples of a file, whatever graph they stand in."""
    return {str(q.triple) for q in ox.parse(path=path, format=FORMATS[path.suffix])}


def by_rdflib(path: Path) -> set[tuple[str, ...]]:
    """Return the triples of a file as a second parser reads them."""
    graph = rdflib.Graph().parse(data=path.read_bytes(), format=RDFLIB[path.suffix])
    return {tuple(term.n3() for term in triple) for triple in graph}


@pytest.mark.parametrize("ending", [".ttl", ".nt", ".jsonld"])
def test_the_union_in_every_format_by_two_parsers(built: Path, exported: Path, ending: str) -> None:
    path = exported / f"g{ending}"
    stored = {line.decode().removesuffix(" .\n") for line in Store.open(built).lines()}
    assert by_oxigraph(path) == by_oxigraph(exported / "g.nt")
    assert len(by_oxigraph(path)) == len(stored)
    assert len(by_rdflib(path)) == len(stored)


@pytest.mark.parametrize("ending", [".nq", ".trig"])
def test_each_document_in_its_own_graph(built: Path, exported: Path, ending: str) -> None:
    path = exported / f"g{ending}"
    graphs = {str(q.graph_name) for q in ox.parse(path=path, format=FORMATS[ending])}
    assert graphs == {f"<{name}>" for name in Store.open(built).named_graphs()}
    dataset = rdflib.Dataset()
    dataset.parse(data=path.read_bytes(), format=RDFLIB[ending])
    assert {f"<{g.identifier}>" for g in dataset.graphs() if len(g)} == graphs


def test_it_tells_how_many(capsys: Capture, built: Path, tmp_path: Path) -> None:
    path = tmp_path / "g.ttl"
    ran = run(capsys, "export", built, "-o", path)
    assert (ran.status, ran.out) == (0, "")
    assert ran.err == f"{path}: {len(by_oxigraph(path))} bộ ba\n"


def test_the_turtle_is_readable_and_has_no_blank_nodes(exported: Path) -> None:
    text = (exported / "g.ttl").read_text("utf-8")
    assert text.startswith("@prefix ")
    assert "ck:Commitment" in text
    assert not any("_:" in triple.split('"')[0] for triple in by_oxigraph(exported / "g.nt"))


def builds(folder: Path, orders: Iterable[tuple[str, ...]]) -> list[bytes]:
    """Return the Turtle of builds from copies of the samples in new folders, in some orders."""
    made = []
    for number, names in enumerate(orders):
        sources = copy_samples(folder / f"{number}" / "in", names)
        into, out = folder / f"{number}" / "g", folder / f"{number}.ttl"
        paths = [sources / name for name in names]
        assert start("build", *paths, "--into", into).status == 0
        assert start("export", into, "-o", out).status == 0
        made.append(out.read_bytes())
    return made


def test_a_rebuild_elsewhere_gives_the_same_bytes(tmp_path: Path) -> None:
    one, other = builds(tmp_path, (FEW, tuple(reversed(FEW))))
    assert one == other


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("g.pdf", ["no format '.pdf'", ".ttl or .nt or .jsonld or .nq or .trig"]),
        ("g", ["no format ''"]),
        ("khong/g.ttl", ["there is no folder", "make it first"]),
        (".", ["is a folder"]),
    ],
)
def test_what_cannot_be_written(
    capsys: Capture, built: Path, tmp_path: Path, name: str, said: list[str]
) -> None:
    assert refused(run(capsys, "export", built, "-o", tmp_path / name), *said)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_without_a_graph(capsys: Capture, tmp_path: Path) -> None:
    assert refused(run(capsys, "export", tmp_path, "-o", tmp_path / "g.ttl"), "holds no graph")
