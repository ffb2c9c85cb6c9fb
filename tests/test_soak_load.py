"""Readers, reviewers and a rebuild at once, for some seconds: nothing but what is promised."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from commands import FEW, SAMPLES
from served_graph import copied

from bench.soak import load


def test_load(built: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(load, "REBUILD", 3.0)
    graph, papers = copied(built, tmp_path / "graph"), tmp_path / "papers"
    papers.mkdir()
    for name in FEW:
        shutil.copyfile(SAMPLES / name, papers / name)
    log = load.run(graph, papers, 6, readers=3)
    assert not log.faults
    assert log.rebuilds
    assert log.memory
    assert {"SPARQL", "search", "queue", "verdict"} <= set(log.seconds)
    told = load.report(log, 6)
    assert "Faults: 0." in told
    assert "| verdict |" in told


@pytest.mark.parametrize(
    ("memory", "grown"), [([100.0] * 9, 0.0), ([50, 50, 50, 100, 100, 100, 150, 150, 150], 0.5)]
)
def test_growth(memory: list[float], grown: float) -> None:
    assert load.growth(memory) == pytest.approx(grown)
