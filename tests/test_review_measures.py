"""What `camket review` measures and hands on: gold, scores, progress, lessons."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import refused, run
from queue_papers import DONE, OVERDUE

from kg.review.desk import Desk

pytest_plugins = ("queue_fixtures",)
Capture = pytest.CaptureFixture[str]


def named(graph: Path, quote: str) -> str:
    return next(view.iri for view in Desk.open(graph).claims() if view.claim.quote == quote)


def test_reviewed_documents_are_gold_and_scored(
    capsys: Capture, graph: Path, tmp_path: Path
) -> None:
    nothing = run(capsys, "review", graph, "gold")
    assert (nothing.out, nothing.err.splitlines()[-1][:2]) == ("", "0 ")
    claims = (named(graph, DONE), named(graph, OVERDUE))
    run(capsys, "review", graph, "accept", *claims, "--later")
    ran = run(capsys, "review", graph, "gold", "-o", tmp_path / "gold")
    assert "chưa xong: Kế hoạch số 18/KH-UBND" in ran.err
    (file,) = (tmp_path / "gold").iterdir()
    assert json.loads(file.read_text(encoding="utf-8"))["doc"] == "bc.txt"
    assert file.name.startswith("bc-")
    both = run(capsys, "review", graph, "gold", "--document", "kh.txt", "--document", "bc.txt")
    assert {json.loads(line)["doc"] for line in both.out.splitlines()} == {"kh.txt", "bc.txt"}
    rows = [line.split("\t") for line in run(capsys, "review", graph, "scores").out.splitlines()]
    assert rows[2][:3] == ["tất cả", "có nội dung này", "2/2 100,0% (34,2–100,0)"]
    scores = json.loads(run(capsys, "review", graph, "scores", "--json", "--strict").out)
    assert scores[0]["precision"]["interval"] == [0.3424, 1.0]
    progress = json.loads(run(capsys, "review", graph, "progress", "--json").out)
    assert (progress["verdicts"], progress["reviewed"]) == (2, 2)


def test_lessons_are_written_as_tables(capsys: Capture, graph: Path, tmp_path: Path) -> None:
    run(capsys, "review", graph, "same", "Sở Y tế tỉnh Hà Nam", "Sở Nội vụ tỉnh Hà Nam",
        "--by", "=An", "--later")  # fmt: skip
    table, repairs = tmp_path / "teach.tsv", tmp_path / "refused.tsv"
    run(capsys, "review", graph, "teach", "-o", table, "--refused", repairs)
    head, row = (line.split("\t") for line in table.read_text(encoding="utf-8").splitlines())
    assert dict(zip(head, row, strict=True))["who"] == "'=An"  # no formula in a spreadsheet
    assert repairs.read_text(encoding="utf-8") == ""
    assert refused(run(capsys, "review", graph, "teach", "-o", tmp_path), "is a folder")
