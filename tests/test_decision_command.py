"""What `same`, `different` and `split` share: when a decision holds, and what is no decision."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest
from commands import FEW, SAMPLES, refused, run
from deciding_graph import ONE, OTHER, decide, judged

from extract.pipeline import extract_source
from kg.build import Options, build
from kg.identity.decisions import DECISIONS, read_decisions
from kg.store import Store
from ontology.vocab import ID_BASE

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def graph(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the small graph, to be changed."""
    return Path(shutil.copytree(built, tmp_path / "g"))


def test_the_graph_depends_on_documents_and_decisions_alone(
    capsys: Capture, graph: Path, tmp_path: Path
) -> None:
    """Neither who and when, nor the way there: a build with the decisions gives the same bytes."""
    decide(capsys, "same", graph, ONE, OTHER)
    again = tmp_path / "again"
    again.mkdir()
    text = (graph / DECISIONS).read_text(encoding="utf-8")
    moved = text.replace("Lan", "Minh").replace("2025-12-01", "2026-01-02T03:04:05+07:00")
    (again / DECISIONS).write_text(moved, encoding="utf-8")
    paths = [SAMPLES / name for name in FEW]
    build(paths, again, extractor=extract_source, options=Options(as_of=date(2025, 12, 1)))
    one, other = Store.open(graph), Store.open(again)
    assert one.lines() == other.lines()
    assert one.lines(f"{ID_BASE}graph/identity") == other.lines(f"{ID_BASE}graph/identity")
    assert one.manifest.as_of == other.manifest.as_of == "2025-12-01"


def test_later_waits_for_the_next_build(capsys: Capture, graph: Path) -> None:
    ran = decide(capsys, "different", graph, ONE, OTHER, "--later")
    assert "có hiệu lực từ lần camket build sau" in ran.out
    assert judged(graph) == set()
    assert len(read_decisions(graph, ID_BASE)) == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("same", ONE, "Sở Mây Khói"), ("nothing in the graph is called «Sở Mây Khói»",)),
        (("same", ONE, ONE), ("are one name",)),
        (("same", ONE, "https://example.org/x"), ("nothing in the graph is called",)),
        (("same", ONE, "02-nghi-quyet-hdnd.txt"), ("are of different kinds",)),
        (("split", ONE), ("nothing to split",)),
        (("different", "Ủy ban", OTHER), ("is the name of", "things; give one")),
    ],
)
def test_names_that_are_not_clear(
    capsys: Capture, graph: Path, words: tuple[str, ...], said: tuple[str, ...]
) -> None:
    verb, *names = words
    assert refused(run(capsys, verb, graph, *names), *said)
    assert not (graph / DECISIONS).exists()


def test_a_broken_file_of_decisions_stops_a_build(capsys: Capture, graph: Path) -> None:
    (graph / DECISIONS).write_text("gộp\ta\tb\n", encoding="utf-8")
    ran = run(capsys, "build", SAMPLES / FEW[0], "--into", graph)
    assert refused(ran, "decisions.tsv, line 1: is no decision")


def test_a_bad_time_is_named(capsys: Capture, graph: Path) -> None:
    ran = run(capsys, "split", graph, ONE, "--when", "hôm qua")
    assert ran.status == 2
    assert "is no time; write it as 2025-12-01" in ran.err
