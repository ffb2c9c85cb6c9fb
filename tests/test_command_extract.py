"""`camket extract`: documents as JSON lines in the guidelines' format."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from commands import BAD_FILES, FEW, SAMPLES, copy_samples, refused, run, start

from extract.pipeline import extract_file
from kg.cli import BAD_INPUT

Capture = pytest.CaptureFixture[str]
FIELDS = {
    "mentions": {"start", "end", "type", "norm"},
    "statements": {
        "start", "end", "kind", "lead", "support", "supervise", "lead_source", "deadline",
        "deadline_source", "deadline_steps", "recurrence", "projects", "mandate", "sectors",
    },
    "indicators": {"start", "end", "name", "value", "unit", "measure", "kind", "period"},
}  # fmt: skip


def objects(lines: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in lines.splitlines()]


def test_one_object_a_line_in_the_format_of_the_guidelines(capsys: Capture) -> None:
    path = SAMPLES / FEW[0]
    ran = run(capsys, "extract", path)
    assert (ran.status, ran.err) == (0, "")
    (found,) = objects(ran.out)
    assert set(found) == {"doc", "sha256", "document", "reading", *FIELDS}
    assert found["reading"]["format"] == "text"
    assert set(found["document"]) == {"type", "number", "date", "issuer", "about"}
    assert (found["doc"], found["sha256"]) == (
        path.name,
        hashlib.sha256(path.read_bytes()).hexdigest(),
    )
    for kind, fields in FIELDS.items():
        assert found[kind]
        starts = [record["start"] for record in found[kind]]
        assert starts == sorted(starts)
        assert all(set(record) == fields for record in found[kind])
    assert found == extract_file(path).as_json()


def test_files_and_folders_in_order_each_once(capsys: Capture, tmp_path: Path) -> None:
    folder = copy_samples(tmp_path / "in")
    ran = run(capsys, "extract", folder / FEW[1], folder)
    assert [found["doc"] for found in objects(ran.out)] == sorted(FEW)


def test_into_a_file(capsys: Capture, tmp_path: Path) -> None:
    out = tmp_path / "ra.jsonl"
    ran = run(capsys, "extract", SAMPLES / FEW[1], "-o", out)
    assert (ran.status, ran.out) == (0, "")
    assert out.read_text("utf-8") == run(capsys, "extract", SAMPLES / FEW[1]).out


@pytest.mark.parametrize(("name", "bad"), BAD_FILES.items(), ids=list(BAD_FILES))
def test_a_bad_file_has_one_line_and_the_rest_is_read(
    capsys: Capture, tmp_path: Path, name: str, bad: tuple[bytes, str]
) -> None:
    folder = copy_samples(tmp_path / "in", FEW[1:2])
    (folder / name).write_bytes(bad[0])
    ran = run(capsys, "extract", folder)
    assert ran.status == BAD_INPUT
    assert [found["doc"] for found in objects(ran.out)] == [FEW[1]]
    assert ran.err.count("\n") == 1
    assert ran.err.startswith(f"bỏ qua: {folder / name}: {bad[1]}")


def test_a_missing_file(capsys: Capture, tmp_path: Path) -> None:
    ran = run(capsys, "extract", tmp_path / "mất.txt", SAMPLES / FEW[1])
    assert (ran.status, len(objects(ran.out))) == (BAD_INPUT, 1)
    assert ran.err == f"bỏ qua: {tmp_path / 'mất.txt'}: no such file or folder\n"


def test_a_place_that_cannot_be_written_is_said_before_reading(
    capsys: Capture, tmp_path: Path
) -> None:
    ran = run(capsys, "extract", tmp_path / "mất.txt", "-o", tmp_path / "no" / "x.jsonl")
    assert refused(ran, "there is no folder", "make it first")


def test_as_a_program(tmp_path: Path) -> None:
    folder = copy_samples(tmp_path / "văn bản", FEW[1:2])
    ran = start("extract", ".", cwd=folder)
    assert (ran.status, [found["doc"] for found in objects(ran.out)]) == (0, [FEW[1]])
