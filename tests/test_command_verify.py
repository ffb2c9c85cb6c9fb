from __future__ import annotations

import json
from pathlib import Path

import pytest
from bags import bag_of, small_graph
from commands import refused, run


@pytest.fixture
def bag(tmp_path: Path) -> Path:
    return bag_of(small_graph(tmp_path), tmp_path / "goi").path


def test_a_whole_bag(bag: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ran = run(capsys, "verify", bag)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.endswith("nguyên vẹn\n")
    assert "số văn bản: 2\n" in ran.out
    assert "sai:" not in ran.out


def test_a_damaged_bag(bag: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (bag / "data" / "README.md").unlink()
    (bag / "data" / "la.txt").touch()
    ran = run(capsys, "verify", bag)
    assert ran.status == 1
    assert "sai: data/README.md: thiếu tệp\n" in ran.out
    assert "sai: data/la.txt: tệp lạ, không có trong bảng kê\n" in ran.out
    assert ran.out.endswith(" chỗ sai\n")


def test_json_and_a_hash_kept_apart(bag: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = json.loads(run(capsys, "verify", bag, "--json").out)
    assert told["faults"] == []
    for value in (v for v in told["facts"].values() if len(v) == 64):
        assert run(capsys, "verify", bag, "--expect", value.upper()).status == 0
    ran = run(capsys, "verify", bag, "--expect", "0" * 64, "--json")
    assert ran.status == 1
    assert "không có mã nào là 000" in json.loads(ran.out)["faults"][0]["words"]


def test_a_file_of_rdf(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "x.nt"
    path.write_text("_:a <urn:p> _:b .\n", encoding="utf-8")
    other = tmp_path / "y.ttl"
    other.write_text("[] <urn:p> [] .\n", encoding="utf-8")
    one, two = (run(capsys, "verify", p) for p in (path, other))
    assert one.status == two.status == 0
    assert one.out == two.out  # blank nodes are named by what is said of them
    assert "số bộ: 1\n" in one.out


@pytest.mark.parametrize(("name", "word"), [("khong-co", "no such file"), ("x.txt", "no RDF")])
def test_what_cannot_be_verified(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, word: str
) -> None:
    (tmp_path / "x.txt").touch()
    assert refused(run(capsys, "verify", tmp_path / name), word)
