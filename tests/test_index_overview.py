"""The overview chosen in the index is the one that the drawing's own rules choose."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bench.big_graph import make
from kg.index.index import Index
from viz.selection import Selection, overview

LIMITS = (8, 15, 25, 40, 150, 10_000)


@pytest.fixture(scope="module", params=["sample", "large"])
def index(
    request: pytest.FixtureRequest, built: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Index]:
    folder = built
    if request.param == "large":
        folder = tmp_path_factory.mktemp("overview") / "graph"
        make(300, folder, seed=4)
    found = Index.open(folder)
    yield found
    found.close()


def _comparable(found: Selection) -> Selection:
    """Return a selection without the names that only the drawing in a file needs."""
    nodes = tuple(replace(node, members=()) for node in found.nodes)
    return replace(found, nodes=nodes, folded={})


@pytest.mark.parametrize("as_of", ["2024-01-01", "2025-09-30", "2026-12-31"])
@pytest.mark.parametrize("limit", LIMITS)
def test_the_same_is_chosen(index: Index, as_of: str, limit: int) -> None:
    wanted = overview(index.nodes(as_of), index.lines(), limit=limit)
    found = index.overview(as_of, limit)
    assert _comparable(found) == _comparable(wanted)
    assert dict(found.folded) == dict(wanted.folded)


def test_clusters_say_how_many_tasks_they_stand_for(index: Index) -> None:
    found = index.overview(index.as_of, 25)
    clusters = {node.id: int(node.label) for node in found.nodes if node.kind == "cluster"}
    assert clusters
    assert clusters == {cluster: len(tasks) for cluster, tasks in found.folded.items()}
