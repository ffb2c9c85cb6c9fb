"""A server killed by kill -9 while people judge and write: nothing acknowledged is lost."""

from __future__ import annotations

from pathlib import Path

from fault_stage import prepare

from bench.soak.killed_server import Acknowledged, killed, reviewer
from bench.soak.states import lost_verdicts, unfinished
from extract.records import Extraction
from kg.build import renew
from kg.review.log import read_verdicts


def test_what_a_killed_server_acknowledged_is_there(tmp_path: Path) -> None:
    graph = prepare(tmp_path / "stage") / "g"
    said, token = Acknowledged(), reviewer(graph)
    assert killed(graph, token, 12, said) == []
    assert len(said) >= 12
    assert lost_verdicts(graph, set()) == []
    renew(graph, extractor=nobody)
    assert len(read_verdicts(graph)) > len(said.comments)
    assert unfinished(graph) == []


def nobody(*_: object) -> Extraction:
    """Stand in for an extractor that is not needed: all records are kept."""
    raise AssertionError("a record was made again")
