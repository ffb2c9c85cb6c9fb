"""`camket split`: the names of a thing stand alone."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from deciding_graph import ONE, OTHER, decide, nodes

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def graph(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the small graph, to be changed."""
    return Path(shutil.copytree(built, tmp_path / "g"))


def test_a_name_frees_all_names_of_its_thing(capsys: Capture, graph: Path) -> None:
    decide(capsys, "same", graph, ONE, OTHER)
    assert "để riêng" in decide(capsys, "split", graph, ONE).out
    assert not nodes(graph, ONE) & nodes(graph, OTHER)


def test_an_iri_frees_one_name(capsys: Capture, graph: Path) -> None:
    (one,), (other,) = nodes(graph, ONE), nodes(graph, OTHER)
    decide(capsys, "same", graph, f"<{one}>", other)
    assert nodes(graph, ONE) == nodes(graph, OTHER)
    ran = decide(capsys, "split", graph, other)
    assert ran.out.count("để riêng") == 1
    assert not nodes(graph, ONE) & nodes(graph, OTHER)
