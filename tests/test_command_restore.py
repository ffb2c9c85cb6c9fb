from __future__ import annotations

from pathlib import Path

import pytest
from bags import bag_of, small_graph, zipped
from commands import SAMPLES, refused, run
from served_graph import copied

from kg.backup import write_backup
from kg.store import Store


def test_a_bag_and_a_zip(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    graph = small_graph(tmp_path)
    for name in ("goi", "goi.zip"):
        bag = bag_of(graph, tmp_path / name).path
        ran = run(capsys, "restore", bag, "--into", tmp_path / f"tu-{name}")
        assert (ran.status, ran.out) == (0, "")
        assert "đã khôi phục 2 văn bản" in ran.err
        assert Store.open(tmp_path / f"tu-{name}").lines() == Store.open(graph).lines()


def test_a_backup(built: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_backup(copied(built, tmp_path / "g"), tmp_path / "du-phong.zip")
    ran = run(capsys, "restore", tmp_path / "du-phong.zip", "--into", tmp_path / "moi")
    assert ran.status == 0
    assert Store.open(tmp_path / "moi").lines() == Store.open(built).lines()


def test_what_cannot_be_restored(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive = zipped(tmp_path / "x.zip", [("a/x.txt", b"1")])
    cases = [
        (tmp_path / "khong-co", "no such bag"),
        (archive, "no backup"),
        (SAMPLES / "01-ket-luan-tinh-uy.txt", "no ZIP"),
        (tmp_path, "no bag"),
    ]
    for number, (path, word) in enumerate(cases):
        assert refused(run(capsys, "restore", path, "--into", tmp_path / f"moi{number}"), word)
    bag = bag_of(small_graph(tmp_path / "b"), tmp_path / "goi").path
    assert refused(run(capsys, "restore", bag, "--into", tmp_path / "b"), "is not empty")
    (bag / "data" / "README.md").unlink()
    ran = run(capsys, "restore", bag, "--into", tmp_path / "moi")
    assert refused(ran, "is damaged: data/README.md: thiếu tệp", "camket verify")
