"""`camket different`: names that were joined are two things."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from deciding_graph import ONE, OTHER, decide, judged, nodes

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def graph(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the small graph, to be changed."""
    return Path(shutil.copytree(built, tmp_path / "g"))


def test_what_was_joined_is_two_things(capsys: Capture, graph: Path) -> None:
    decide(capsys, "same", graph, ONE, OTHER)
    decide(capsys, "different", graph, ONE, OTHER)
    assert not nodes(graph, ONE) & nodes(graph, OTHER)
    ((verdict, reason),) = judged(graph)
    assert verdict == "different"
    assert "là hai thứ khác nhau" in reason
