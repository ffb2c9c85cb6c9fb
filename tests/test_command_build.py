"""`camket build`: documents to a graph, with a report, again and again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commands import BAD_FILES, FEW, copy_samples, refused, run, start

from kg.cli import BAD_INPUT
from kg.store import Store

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return copy_samples(tmp_path / "in", FEW[1:])


def report(capsys: Capture, *words: object) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(run(capsys, "build", *words, "--json").out)
    return found


def test_the_report_says_what_was_read_and_found(
    capsys: Capture, tmp_path: Path, sources: Path
) -> None:
    ran = run(capsys, "build", sources, "--into", tmp_path / "g", "--as-of", "2025-12-01")
    assert (ran.status, ran.err) == (0, "")
    lines = ran.out.splitlines()
    assert lines[0] == "văn bản: 2 (mới 2, không đổi 0, đã bỏ 0)"
    assert [line.split(":")[0] for line in lines[1:]] == [
        "mệnh đề",
        "nhiệm vụ",
        "cơ quan",
        "đồ thị",
    ]
    assert "tính đến 2025-12-01" in lines[2]


def test_the_report_as_json(capsys: Capture, tmp_path: Path, sources: Path) -> None:
    found = report(capsys, sources, "--into", tmp_path / "g")
    assert found["counts"]["documents"] == 2
    assert found["counts"]["tasks"] > 10
    assert [Path(path).name for path in found["added"]] == sorted(FEW[1:])
    assert found["refused"] == found["removed"] == found["unchanged"] == []


def test_building_again_changes_nothing(capsys: Capture, tmp_path: Path, sources: Path) -> None:
    first = report(capsys, sources, "--into", tmp_path / "g")
    lines = Store.open(tmp_path / "g").lines()
    again = report(capsys, sources, "--into", tmp_path / "g")
    assert (again["added"], again["removed"]) == ([], [])
    assert again["unchanged"] == first["added"]
    assert again["counts"] == first["counts"]
    assert Store.open(tmp_path / "g").lines() == lines


def test_a_file_changes_and_a_file_leaves(capsys: Capture, tmp_path: Path, sources: Path) -> None:
    into = tmp_path / "g"
    report(capsys, sources, "--into", into)
    changed, left = (sources / name for name in FEW[1:])
    changed.write_bytes(changed.read_bytes() + "\n5. Giao Sở Y tế mua thuốc.\n".encode())
    left.unlink()
    found = report(capsys, sources, "--into", into)
    assert [Path(path).name for path in found["added"]] == [changed.name]
    assert sorted(Path(path).name for path in found["removed"]) == sorted(FEW[1:])
    assert found["counts"]["documents"] == 1


def test_bad_files_have_one_line_each_and_the_rest_is_built(
    capsys: Capture, tmp_path: Path, sources: Path
) -> None:
    for name, (data, _) in BAD_FILES.items():
        (sources / name).write_bytes(data)
    (sources / "bảng.xlsx").touch()
    (sources / "cắt.docx").write_bytes(b"PK\x03\x04 cut off")
    missing = tmp_path / "mất.txt"
    ran = run(capsys, "build", sources, missing, "--into", tmp_path / "g")
    assert ran.status == BAD_INPUT
    assert ran.out.startswith("văn bản: 2 (mới 2")
    lines = [line for line in ran.out.splitlines() if line.startswith("bỏ qua: ")]
    expected = {f"{sources / name}: {why}" for name, (_, why) in BAD_FILES.items()}
    expected |= {
        f"{missing}: no such file or folder",
        f"{sources / 'bảng.xlsx'}: files of type .xlsx are not read; save it as text",
        f"{sources / 'cắt.docx'}: is a broken or cut-off archive",
    }
    assert len(lines) == len(expected)
    for each in expected:
        assert sum(line.startswith(f"bỏ qua: {each}") for line in lines) == 1, each


def test_what_was_built_of_a_file_that_broke_stays(
    capsys: Capture, tmp_path: Path, sources: Path
) -> None:
    into = tmp_path / "g"
    before = report(capsys, sources, "--into", into)
    broken = sources / FEW[1]
    broken.write_bytes(b"\0")
    ran = run(capsys, "build", sources, "--into", into)
    assert ran.status == BAD_INPUT
    assert f"giữ bản cũ: {broken}" in ran.out
    assert report(capsys, sources, "--into", into)["counts"] == before["counts"]


def test_nothing_to_build(capsys: Capture, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    ran = run(capsys, "build", tmp_path / "in", "--into", tmp_path / "g")
    assert (ran.status, ran.out) == (0, "văn bản: 0 (mới 0, không đổi 0, đã bỏ 0)\n")
    assert not (tmp_path / "g").exists()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--as-of", "01/12/2025"], "'01/12/2025' is no day; write it as 2025-12-01"),
        (["--as-of", "2025-02-30"], "'2025-02-30' is no day"),
        (["--jobs", "0"], "'0' is no number of processes; write 1 or more"),
        (["--jobs", "hai"], "'hai' is no number of processes"),
        (["--base", "không phải IRI"], "cannot be the base of IRIs"),
        (["--max-pages", "0"], "'0' is no number from 1"),
        (["--max-seconds", "-1"], "'-1' is no number from 1"),
        (["--max-memory", "nhiều"], "'nhiều' is no number from 1"),
        (["--refused", "mat.tsv"], "mat.tsv: no such file or directory"),
    ],
)
def test_bad_options(
    capsys: Capture, tmp_path: Path, sources: Path, words: list[str], said: str
) -> None:
    ran = run(capsys, "build", sources, "--into", tmp_path / "g", *words)
    assert (ran.status, ran.out) == (BAD_INPUT, "")
    assert said in ran.err
    assert not (tmp_path / "g").exists()


def test_a_file_in_the_place_of_the_folder(capsys: Capture, tmp_path: Path, sources: Path) -> None:
    into = tmp_path / "g"
    into.write_text("đã có")
    assert refused(run(capsys, "build", sources, "--into", into), str(into))
    assert into.read_text() == "đã có"


def test_several_processes_build_the_same(tmp_path: Path, sources: Path) -> None:
    for jobs in (1, 2):
        assert start("build", sources, "--into", tmp_path / str(jobs), "--jobs", jobs).status == 0
    one, two = (Store.open(tmp_path / jobs) for jobs in ("1", "2"))
    assert one.lines() == two.lines()


def test_a_base_of_ones_own(capsys: Capture, tmp_path: Path, sources: Path) -> None:
    run(capsys, "build", sources, "--into", tmp_path / "g", "--base", "https://so.example/kho/")
    lines = Store.open(tmp_path / "g").lines()
    assert any(line.startswith(b"<https://so.example/kho/") for line in lines)
    assert not any(line.startswith(b"<https://w3id.org/camket/id/") for line in lines)
