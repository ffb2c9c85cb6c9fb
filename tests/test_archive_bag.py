"""The bag: valid and read by others, the same bytes, and nothing in it that must stay home."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import warnings
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import bagit
import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from bags import PLAIN, bag_of, small_graph
from npm_clients import CLIENTS, installed
from served_graph import copied

from extract.pipeline import extract_source
from kg.access.audit import USERS, Audit
from kg.archive.bag import BagOptions, write_bag
from kg.archive.fixity import seal
from kg.archive.paths import files_in
from kg.build import build
from kg.store import NoStore, Store
from kg.validate import validate

HELD = """
README.md README.vi.md manifest.json description.ttl provenance.ttl sources texts documents
graphs/union.ttl graphs/identity.ttl graphs/derived.ttl graphs/inferred.ttl ontology/camket.ttl
shapes/shapes.ttl queries/overdue.rq queries/questions.csv queries/results/overdue.csv readings
records explorer/index.html
"""
"""What a bag has below `data`, whatever its graph."""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the graph of two documents, users and an audit log beside it."""
    folder = small_graph(tmp_path_factory.mktemp("bag"))
    (folder / USERS).write_text('{"users": "mat-khau-bam"}', encoding="utf-8")
    Audit(folder).write("login", user="nguoi-dung-mat")
    return folder


@pytest.fixture(scope="module")
def bag(graph: Path) -> Path:
    """Return its bag."""
    return bag_of(graph, graph.parent / "goi").path


@pytest.fixture(scope="module")
def full(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bag of a few samples, with the explorer."""
    folder = tmp_path_factory.mktemp("full")
    return write_bag(copied(built, folder / "g"), folder / "goi").path


def turtle(bag: Path) -> list[Path]:
    """Return all Turtle files of a bag."""
    found = [bag / name for name in files_in(bag) if name.endswith(".ttl")]
    assert len(found) > 10
    return found


def test_it_is_a_bag_for_its_library_and_its_command(full: Path) -> None:
    opened = bagit.Bag(str(full))
    assert opened.validate() is True
    assert opened.info["Bagging-Date"] == "2025-12-01"
    tool = [sys.executable, "-m", "bagit", "--validate", str(full)]
    done = subprocess.run(tool, capture_output=True, encoding="utf-8", timeout=300, check=False)
    assert (done.returncode, done.stderr.strip()[-12:]) == (0, "goi is valid")


def test_four_parsers_read_the_same_triples(
    full: Path, program: Callable[[str, str], str], root: Path
) -> None:
    files = turtle(full)
    counts = {str(path): len(list(ox.parse(path=str(path)))) for path in files}
    assert {str(path): len(rdflib.Graph().parse(path)) for path in files} == counts
    assert {str(path): raptor(program, path) for path in files} == counts
    script = CLIENTS / "count-triples.js"
    done = subprocess.run(
        [program("node", "nodejs"), script, *files],
        env={"NODE_PATH": str(installed(program, root))},
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stdout) == counts


def raptor(program: Callable[[str, str], str], path: Path) -> int:
    """Return how many triples Raptor finds in a file; it must find nothing wrong."""
    tool = program("rapper", "raptor2-utils")
    command = [tool, "--quiet", "-i", "turtle", "-o", "ntriples", path]
    done = subprocess.run(command, capture_output=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    return len(done.stdout.splitlines())


def test_its_own_shapes_hold_over_it(full: Path) -> None:
    data = full / "data"
    union = rdflib.Graph().parse(data / "graphs" / "union.ttl")
    assert [v for v in validate(union) if v.severity == "violation"] == []
    for name in ("camket", "concepts"):
        union.parse(data / "ontology" / f"{name}.ttl")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        shapes = rdflib.Graph().parse(data / "shapes" / "shapes.ttl")
        _, report, _ = pyshacl.validate(union, shacl_graph=shapes, inference="none", advanced=True)
    assert isinstance(report, rdflib.Graph)
    severities = {str(s) for s in report.objects(None, rdflib.SH.resultSeverity)}
    assert severities <= {str(rdflib.SH.Warning)}


def test_it_holds_all_that_its_readme_names(full: Path, graph: Path, bag: Path) -> None:
    data = full / "data"
    for name in HELD.split():
        assert (data / name).exists(), name
    assert (bag / "data" / "refused.tsv").read_bytes() == (graph / "refused.tsv").read_bytes()
    assert not (bag / "data" / "explorer").exists()


def test_sources_are_the_files_themselves(full: Path) -> None:
    found = {hashlib.sha256(p.read_bytes()).hexdigest() for p in (full / "data/sources").iterdir()}
    listed = json.loads((full / "data" / "manifest.json").read_text(encoding="utf-8"))
    assert found == {document["sha256"] for document in listed["documents"]}


def test_no_account_and_nothing_of_the_machine_is_in_it(graph: Path, bag: Path, full: Path) -> None:
    for folder, home in ((bag, graph.parent), (full, full.parent)):
        for name in files_in(folder):
            data = (folder / name).read_bytes()
            for word in (str(home), "mat-khau-bam", "nguoi-dung-mat"):
                assert word.encode() not in data, name
        assert not [n for n in files_in(folder) if "users.json" in n or "audit" in n]


def test_names_in_it_are_plain(full: Path, bag: Path) -> None:
    for name in (*files_in(full), *files_in(bag)):
        assert name.isascii(), name
        assert not set(name) & set(' \\:*?"<>|%'), name


def test_it_has_the_same_bytes_always(graph: Path, full: Path, tmp_path: Path) -> None:
    zips = [bag_of(graph, tmp_path / where / "goi.zip").path for where in ("a", "b/c")]
    assert zips[0].read_bytes() == zips[1].read_bytes()
    again = write_bag(full.parent / "g", tmp_path / "goi").path
    assert seal(again) == seal(full)


def test_the_bag_may_bear_another_day_and_licence(graph: Path, tmp_path: Path) -> None:
    options = BagOptions(date(2026, 1, 31), "https://vi-du.vn/giay-phep", explorer=False)
    bag = write_bag(graph, tmp_path / "goi", options=options).path
    assert bagit.Bag(str(bag)).info["Bagging-Date"] == "2026-01-31"
    assert "<https://vi-du.vn/giay-phep>" in (bag / "data/description.ttl").read_text("utf-8")


def test_nothing_is_overwritten_and_nothing_half_made_stays(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "day").mkdir()
    (tmp_path / "day" / "x").touch()
    (tmp_path / "goi.zip").touch()
    for name in ("day", "goi.zip", "day/x"):
        with pytest.raises(FileExistsError):
            write_bag(graph, tmp_path / name, options=PLAIN)
    with pytest.raises(NoStore, match="camket build"):
        write_bag(tmp_path / "khong-co", tmp_path / "goi", options=PLAIN)
    monkeypatch.setattr("kg.archive.bag.bagit.make_bag", _fails)
    with pytest.raises(OSError, match="hết chỗ"):
        write_bag(graph, tmp_path / "goi2.zip", options=PLAIN)
    left = [p.name for p in tmp_path.iterdir() if p.name.startswith(".") or "goi2" in p.name]
    assert left == []


def _fails(*words: object, **more: object) -> None:
    raise OSError("hết chỗ trên đĩa")


def test_a_build_meanwhile_is_noticed(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = Store.open(graph)
    second = Store.open(graph)
    second.manifest = replace(second.manifest, store="store-2")
    opened = iter([first, second])
    monkeypatch.setattr("kg.archive.bag.Store.open", lambda folder: next(opened))
    with pytest.raises(NoStore, match="built anew while"):
        write_bag(graph, tmp_path / "goi", options=PLAIN)


def test_a_graph_without_any_day_needs_one(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("Giao Sở Y tế tỉnh chủ trì rà soát.", encoding="utf-8")
    build([tmp_path / "x.txt"], tmp_path / "g", extractor=extract_source)
    with pytest.raises(ValueError, match="--date"):
        write_bag(tmp_path / "g", tmp_path / "goi", options=PLAIN)
    options = BagOptions(date(2026, 1, 31), explorer=False)
    assert bagit.Bag(str(write_bag(tmp_path / "g", tmp_path / "goi", options=options).path)).info
