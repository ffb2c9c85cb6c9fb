"""Fixtures of `camket review`: a graph of claims doubtful for known reasons, to write into."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from queue_papers import make


@pytest.fixture(scope="session")
def doubted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the graph's folder, to be copied."""
    return make(tmp_path_factory.mktemp("doubted"))


@pytest.fixture
def graph(doubted: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a graph of one's own, at which Lê Thị An sits."""
    monkeypatch.setenv("CAMKET_USER", "Lê Thị An")
    shutil.copytree(doubted, tmp_path / "g")
    return tmp_path / "g"
