"""`camket check`: shapes, consistency and provenance; 1 where anything is violated."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from commands import refused, run, start

from kg.store import Store
from ontology.vocab import ONTOLOGY

Capture = pytest.CaptureFixture[str]
Finder = Callable[[str, str], str]


@pytest.fixture
def spoilt(built: Path, tmp_path: Path) -> Path:
    """Return a copy of the small graph that a test may spoil."""
    return Path(shutil.copytree(built, tmp_path / "g"))


def without_java(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.reason._JAVA", "no-such-program")


def test_a_built_graph_is_sound(capsys: Capture, built: Path, program: Finder) -> None:
    program("java", "default-jre-headless")
    ran = run(capsys, "check", built, "--require-reasoner")
    assert ran.status == 0, ran.out
    shapes, quoted, reasoned = ran.out.splitlines()
    assert re.fullmatch(r"hình mẫu \(SHACL\): 0 lỗi, \d+ lưu ý trong \d+ bộ ba", shapes)
    assert re.fullmatch(r"nguồn trích: [1-9]\d+ đoạn đã đối chiếu từng ký tự", quoted)
    assert reasoned.startswith("suy luận: Nhất quán")


def test_without_java_that_part_is_left_out_and_said(
    capsys: Capture, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_java(monkeypatch)
    ran = run(capsys, "check", built)
    assert ran.status == 0
    assert "Java" in ran.out.splitlines()[-1]


def test_without_java_where_it_is_required(
    capsys: Capture, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_java(monkeypatch)
    assert refused(run(capsys, "check", built, "--require-reasoner"), "Java")


def test_a_changed_source_no_longer_proves_its_quotations(
    capsys: Capture, spoilt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_java(monkeypatch)
    for source in (spoilt / "sources").iterdir():
        source.write_bytes(source.read_bytes().replace(b"nh", b"hn"))
    ran = run(capsys, "check", spoilt)
    assert ran.status == 1
    assert ran.out.startswith("sai: ")


def spoil(folder: Path) -> None:
    """Take the label off a task and give it a due date that is none, in the union."""
    store = Store.open(folder)
    row = next(iter(store.rows("SELECT ?t { ?t a ck:Task } ORDER BY ?t LIMIT 1")))
    task = row["t"]
    assert isinstance(task, ox.NamedNode)
    del store
    (database,) = folder.glob("store-*")
    raw = ox.Store(str(database))
    raw.add(ox.Quad(task, ox.NamedNode(f"{ONTOLOGY}dueDate"), ox.Literal("mai")))
    for quad in list(raw.quads_for_pattern(task, ox.NamedNode(f"{ONTOLOGY}status"), None)):
        raw.remove(quad)
    raw.flush()


def test_a_graph_against_the_shapes(
    capsys: Capture, spoilt: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_java(monkeypatch)
    spoil(spoilt)
    ran = run(capsys, "check", spoilt)
    assert ran.status == 1, ran.out
    assert ran.out.startswith("sai: ")
    found = json.loads(run(capsys, "check", spoilt, "--json").out)
    assert any(each["severity"] == "violation" for each in found)
    assert all(set(each) >= {"severity", "message"} for each in found)


def test_as_json_a_sound_graph_has_no_violations(
    capsys: Capture, built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    without_java(monkeypatch)
    ran = run(capsys, "check", built, "--json")
    assert ran.status == 0
    assert [each for each in json.loads(ran.out) if each["severity"] == "violation"] == []


def test_a_folder_without_a_graph(tmp_path: Path) -> None:
    assert refused(start("check", tmp_path), "holds no graph")
