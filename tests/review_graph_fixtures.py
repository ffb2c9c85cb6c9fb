"""Fixtures of reviewing: papers and their graph, made once and copied by who writes into them."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_graph import make, papers


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with papers and their graph, to be copied."""
    folder = tmp_path_factory.mktemp("reviewing")
    make(papers(folder / "in"), folder / "g")
    return folder
