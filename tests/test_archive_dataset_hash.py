from __future__ import annotations

import hashlib
import subprocess
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from bags import small_graph

from kg.archive.dataset_hash import Hashed, hash_of_file, hash_of_lines, hash_of_store
from kg.export import export_graph
from kg.store import Store

BLANKS = "_:e0 <urn:p> _:e1 .\n_:e1 <urn:q> _:e0 .\n"
CANONICAL = (
    b"_:c14n0 <urn:p> _:c14n1 .\n_:c14n1 <urn:q> _:c14n0 .\n",
    b"_:c14n0 <urn:q> _:c14n1 .\n_:c14n1 <urn:p> _:c14n0 .\n",
)
"""Two blank nodes that only their links tell apart; which comes first, their hashes decide."""


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_graph(tmp_path_factory.mktemp("hash"))


def test_it_is_what_sort_and_sha256sum_say(
    graph: Path, tmp_path: Path, program: Callable[[str, str], str]
) -> None:
    export_graph(graph, tmp_path / "x.nq", suggestions=True)
    command = f"LC_ALL=C sort -u x.nq | {program('sha256sum', 'coreutils')}"
    said = subprocess.check_output(["/bin/sh", "-c", command], cwd=tmp_path, text=True)
    found = hash_of_store(Store.open(graph))
    assert said.split()[0] == found.sha256
    assert found.count == len((tmp_path / "x.nq").read_bytes().splitlines())


def test_it_is_what_oxigraphs_rdfc_says(graph: Path, tmp_path: Path) -> None:
    export_graph(graph, tmp_path / "x.nq", suggestions=True)
    dataset = ox.Dataset(ox.parse(path=str(tmp_path / "x.nq")))
    dataset.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    lines = sorted(str(dataset).encode().splitlines(keepends=True))
    assert hashlib.sha256(b"".join(lines)).hexdigest() == hash_of_store(Store.open(graph)).sha256


@pytest.mark.parametrize("ending", [".nq", ".trig"])
def test_the_format_of_a_file_does_not_matter(graph: Path, tmp_path: Path, ending: str) -> None:
    export_graph(graph, tmp_path / f"x{ending}", suggestions=True)
    assert hash_of_file(tmp_path / f"x{ending}") == hash_of_store(Store.open(graph))


def test_the_union_in_all_its_formats(graph: Path, tmp_path: Path) -> None:
    union = hash_of_lines(Store.open(graph).lines())
    for ending in (".ttl", ".nt", ".jsonld", ".rdf"):
        export_graph(graph, tmp_path / f"x{ending}")
        assert hash_of_file(tmp_path / f"x{ending}") == union, ending


def test_order_and_repetition_do_not_matter() -> None:
    assert hash_of_lines([b"b\n", b"a\n", b"b\n"]) == hash_of_lines([b"a\n", b"b\n"])
    assert hash_of_lines([b"b\n", b"a\n"]) == Hashed(hashlib.sha256(b"a\nb\n").hexdigest(), 2)
    assert hash_of_lines([b"a\n"]) != hash_of_lines([b"b\n"])


def test_blank_nodes_have_the_standards_names(tmp_path: Path) -> None:
    one, other = tmp_path / "x.nt", tmp_path / "y.nt"
    one.write_text(BLANKS, encoding="utf-8")
    other.write_text(BLANKS.replace("_:e0", "_:z").replace("_:e1", "_:a"), encoding="utf-8")
    assert hash_of_file(one) == hash_of_file(other)
    named = {hashlib.sha256(lines).hexdigest() for lines in CANONICAL}
    assert hash_of_file(one).sha256 in named


def test_signs_that_n_quads_must_escape(tmp_path: Path) -> None:
    path = tmp_path / "x.nt"
    path.write_text('<urn:s> <urn:p> "a\\tb\\u0007\\u007F\\"\\\\é" .\n', encoding="utf-8")
    canonical = '<urn:s> <urn:p> "a\\tb\\u0007\\u007F\\"\\\\é" .\n'.encode()
    assert hash_of_file(path).sha256 == hashlib.sha256(canonical).hexdigest()


def test_what_is_no_rdf_is_said(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("một hai", encoding="utf-8")
    with pytest.raises(ValueError, match=r"x\.ttl: "):
        hash_of_file(tmp_path / "x.ttl")
    with pytest.raises(ValueError, match=r"known are \.nq"):
        hash_of_file(tmp_path / "x.csv")
