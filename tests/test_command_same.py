"""`camket same`: two names become one thing, and two again."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from deciding_graph import ONE, OTHER, decide, judged, nodes

from kg.identity.decisions import DECISIONS
from kg.store import Store

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def graph(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the small graph, to be changed."""
    return Path(shutil.copytree(built, tmp_path / "g"))


def test_two_names_become_one_and_two_again(capsys: Capture, graph: Path) -> None:
    before = Store.open(graph).lines()
    assert len(nodes(graph, ONE) | nodes(graph, OTHER)) == 2
    ran = decide(capsys, "same", graph, ONE, OTHER)
    assert "đã có hiệu lực" in ran.out
    assert f"là một: «{OTHER} tỉnh Lam Giang» | «{ONE} tỉnh Lam Giang»" in ran.out
    (node,) = nodes(graph, ONE) & nodes(graph, OTHER)
    assert nodes(graph, ONE) == nodes(graph, OTHER) == {node}
    ((verdict, reason),) = judged(graph)
    assert verdict == "same"
    assert f"«{ONE} tỉnh Lam Giang»" in reason
    decide(capsys, "same", graph, ONE, OTHER, "--undo")
    assert Store.open(graph).lines() == before
    lines = (graph / DECISIONS).read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[0] for line in lines] == ["# decision", "same", "undo"]
    assert all("\tLan\t2025-12-01\t" in line for line in lines[1:])
