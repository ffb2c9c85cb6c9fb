"""`camket diff`: says what changed, in three forms, and by its exit status whether anything did."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from commands import SAMPLES, copy_samples, run

from extract.pipeline import extract_source
from kg.build import build
from kg.export import export_graph

Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def graphs(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Return a graph, and one with a report more."""
    folder = tmp_path_factory.mktemp("diff")
    few = ("02-nghi-quyet-hdnd.txt", "03-thong-bao-ket-luan.txt")
    build([SAMPLES / name for name in few], folder / "a", extractor=extract_source)
    more = (*few, "06-bao-cao-thang-10.txt")
    build([SAMPLES / name for name in more], folder / "b", extractor=extract_source)
    return folder / "a", folder / "b"


def test_nothing_changed(capsys: Capture, graphs: tuple[Path, Path], tmp_path: Path) -> None:
    export_graph(graphs[0], tmp_path / "a.nq")
    export_graph(graphs[0], tmp_path / "a.ttl")
    for other in (graphs[0], tmp_path / "a.nq", tmp_path / "a.ttl"):
        done = run(capsys, "diff", graphs[0], other)
        assert (done.status, done.out) == (0, "")
        assert "không có gì thay đổi" in done.err


def test_a_table_for_people(capsys: Capture, graphs: tuple[Path, Path]) -> None:
    done = run(capsys, "diff", *graphs)
    title, head, *lines = done.out.splitlines()
    assert done.status == 1
    assert title.startswith("# Thay đổi (2025-08-06 → 2025-10-28): nhiệm vụ mới: ")
    assert head.split("\t")[0] == "Thay đổi"
    assert any(
        line.startswith("đã hoàn thành\t") and "Báo cáo số 402/BC-UBND" in line for line in lines
    )
    assert all(len(line.split("\t")) == 6 for line in lines)


def test_json_and_csv_tell_the_same(capsys: Capture, graphs: tuple[Path, Path]) -> None:
    found = json.loads(run(capsys, "diff", *graphs, "--json").out)
    rows = list(csv.DictReader(io.StringIO(run(capsys, "diff", *graphs, "--format", "csv").out)))
    assert len(rows) == len(found["changes"]) == sum(found["counts"].values()) > 5
    assert [row["other"] for row in rows] == [change["other"] for change in found["changes"]]


def test_with_an_export_of_one_of_them(
    capsys: Capture, graphs: tuple[Path, Path], tmp_path: Path
) -> None:
    export_graph(graphs[1], tmp_path / "b.nq")
    assert run(capsys, "diff", graphs[0], tmp_path / "b.nq").out == run(capsys, "diff", *graphs).out


@pytest.mark.parametrize("name", ["", "nothing", "g.txt"])
def test_bad_input(capsys: Capture, graphs: tuple[Path, Path], name: str, tmp_path: Path) -> None:
    (tmp_path / "g.txt").write_text("x", encoding="utf-8")
    done = run(capsys, "diff", graphs[0], tmp_path / name)
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("camket: diff: ")
    assert done.err.count("\n") == 1


def test_a_moved_folder_of_papers_is_no_change(
    capsys: Capture, graphs: tuple[Path, Path], tmp_path: Path
) -> None:
    papers = copy_samples(tmp_path / "elsewhere")
    kept = ("02-nghi-quyet-hdnd.txt", "03-thong-bao-ket-luan.txt")
    build([papers / name for name in kept], tmp_path / "g", extractor=extract_source)
    assert run(capsys, "diff", graphs[0], tmp_path / "g").status == 0
