"""Backups: what cannot be made again is in one ZIP, and comes back byte for byte."""

from __future__ import annotations

import shutil
import stat
import zipfile
from pathlib import Path

import pyoxigraph as ox
import pytest
from accounts import people
from commands import SAMPLES, run
from frozen_stores import frozen, what_people_said

from extract.pipeline import extract_source
from kg.access.audit import check
from kg.archive.paths import UnsafeArchive
from kg.backup import TOP, restore_backup, write_backup
from kg.build import BuildBusy, alone, build, renew
from kg.export import export_graph
from kg.review.desk import Desk
from kg.serve.workspace import open_workspace
from kg.store import MANIFEST, NoStore, Store
from kg.upgrade import upgrade

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    """Return a graph with decisions, refused repairs, verdicts and users."""
    folder = frozen(2, tmp_path / "graph")
    upgrade(folder, extractor=extract_source)
    desk = Desk.open(folder)
    first, second = list(desk.claims())[:2]
    desk.accept(first.iri, who="An", role="reviewer", comment="đúng", when="2026-06-05")
    desk.correct(second.iri, {"deadline": [None, "2026-12-24"]}, who="An", role="reviewer")
    people(folder)
    renew(folder, extractor=extract_source)
    return folder


def quads(folder: Path) -> bytes:
    path = folder.parent / f"{folder.name}.nq"
    export_graph(folder, path)
    return path.read_bytes()


def test_back_and_forth(graph: Path, tmp_path: Path) -> None:
    write_backup(graph, tmp_path / "b.zip")
    restored = tmp_path / "elsewhere" / "graph"
    restored.parent.mkdir()
    report = restore_backup(tmp_path / "b.zip", restored, extractor=extract_source)
    assert report.counts["documents"] == 3
    assert quads(restored) == quads(graph)
    assert what_people_said(restored) == what_people_said(graph)
    assert len(what_people_said(restored)) == 5
    assert (restored / MANIFEST).read_bytes() == (graph / MANIFEST).read_bytes()
    assert Desk.open(restored).progress() == Desk.open(graph).progress()
    assert check(restored) == []
    assert [p.name for p in restored.parent.iterdir()] == ["graph", "graph.nq"]


def test_nothing_that_can_be_made_again_is_packed(graph: Path, tmp_path: Path) -> None:
    (graph / "readings" / ".half.json.4711").write_text("{", encoding="utf-8")
    names = write_backup(graph, tmp_path / "b.zip")
    assert {name.split("/")[0] for name in names} == {
        "manifest.json", "readings", "sources", "decisions.tsv", "refused.tsv", "reviews.jsonl",
        "reviews.jsonl.head", "users.json", "audit.jsonl", "audit.jsonl.head",
    }  # fmt: skip
    assert len(names) == 8 + 3 + 3


def test_files_that_no_version_knows_yet_are_kept(graph: Path, tmp_path: Path) -> None:
    (graph / "notes").mkdir()
    (graph / "notes" / "ghi-chu.txt").write_text("đừng mất", encoding="utf-8")
    write_backup(graph, tmp_path / "b.zip")
    restore_backup(tmp_path / "b.zip", tmp_path / "back", extractor=extract_source)
    assert (tmp_path / "back" / "notes" / "ghi-chu.txt").read_text(encoding="utf-8") == "đừng mất"


def test_the_same_graph_gives_the_same_bytes(graph: Path, tmp_path: Path) -> None:
    write_backup(graph, tmp_path / "1.zip")
    shutil.copytree(graph, tmp_path / "copy")
    write_backup(tmp_path / "copy", tmp_path / "2.zip")
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()


def test_only_the_owner_reads_it_and_the_users_in_it(graph: Path, tmp_path: Path) -> None:
    write_backup(graph, tmp_path / "b.zip")
    restore_backup(tmp_path / "b.zip", tmp_path / "back", extractor=extract_source)
    for path in (tmp_path / "b.zip", *(tmp_path / "back").glob("users.json*"),
                 *(tmp_path / "back").glob("audit.jsonl*")):  # fmt: skip
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path


def test_what_was_written_into_the_workspace_comes_back(graph: Path, tmp_path: Path) -> None:
    note = ox.Quad(ox.NamedNode("urn:x"), ox.NamedNode("urn:y"), ox.Literal("ghi tay"))
    workspace = open_workspace(graph).store
    database = ox.Store(str(workspace))
    database.add(note)
    database.flush()
    write_backup(graph, tmp_path / "b.zip")  # while the server has it open
    assert not (graph / "workspace.nq").exists()
    restore_backup(tmp_path / "b.zip", tmp_path / "back", extractor=extract_source)
    found = ox.Store.read_only(str(open_workspace(tmp_path / "back").store))
    assert note in found
    assert len(found) == len(database)
    assert not (tmp_path / "back" / "workspace.nq").exists()


@pytest.mark.parametrize("form", [1, 2])
def test_a_store_of_an_earlier_form_is_backed_up_and_comes_back_upgraded(
    form: int, tmp_path: Path
) -> None:
    folder = frozen(form, tmp_path / "graph")
    write_backup(folder, tmp_path / "b.zip")
    restore_backup(tmp_path / "b.zip", tmp_path / "back", extractor=extract_source)
    upgrade(folder, extractor=extract_source)
    assert quads(tmp_path / "back") == quads(folder)
    assert what_people_said(tmp_path / "back") == what_people_said(folder)


def test_a_build_that_runs_is_waited_for(graph: Path, tmp_path: Path) -> None:
    with alone(graph), pytest.raises(BuildBusy):
        write_backup(graph, tmp_path / "b.zip")
    assert not (tmp_path / "b.zip").exists()


def test_a_backup_that_fails_leaves_the_one_before(
    graph: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_backup(graph, tmp_path / "b.zip")
    before = (tmp_path / "b.zip").read_bytes()

    def full(*_: object, **__: object) -> None:
        raise OSError("no space left on device")

    monkeypatch.setattr("kg.backup.pack", full)
    with pytest.raises(OSError, match="no space"):
        write_backup(graph, tmp_path / "b.zip")
    assert (tmp_path / "b.zip").read_bytes() == before
    assert {p.name for p in tmp_path.iterdir()} == {"graph", "b.zip"}


def test_where_no_backup_is_written(graph: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="write the backup elsewhere"):
        write_backup(graph, graph / "b.zip")
    with pytest.raises(NoStore, match="holds no graph to back up"):
        write_backup(tmp_path / "nothing", tmp_path / "b.zip")
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        (f"{TOP}/../../out.txt", b"x"),
        ("/etc/out.txt", b"x"),
        ("C:/out.txt", b"x"),
        (f"{TOP}\\..\\out.txt", b"x"),
        (f"{TOP}/nul.txt", b"x"),
        (f"{TOP}/big.bin", b"\0" * 3_000_000),
        ("other/manifest.json", b"{}"),
        (f"{TOP}/decisions.tsv", b"no manifest"),
        (f"{TOP}/manifest.json", b"not json"),
        (f"{TOP}/manifest.json", b'{"form": 99}'),
    ],
)
def test_what_is_no_backup_makes_no_folder(name: str, data: bytes, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    with pytest.raises((UnsafeArchive, NoStore)):
        restore_backup(tmp_path / "b.zip", tmp_path / "back", extractor=extract_source)
    assert {p.name for p in tmp_path.rglob("*")} <= {"b.zip", "back"}


def test_nothing_is_overwritten(graph: Path, tmp_path: Path) -> None:
    write_backup(graph, tmp_path / "b.zip")
    before = quads(graph)
    with pytest.raises(FileExistsError, match="not empty"):
        restore_backup(tmp_path / "b.zip", graph, extractor=extract_source)
    assert quads(graph) == before


def test_one_changed_byte_is_told(graph: Path, tmp_path: Path) -> None:
    names = write_backup(graph, tmp_path / "b.zip")
    data = bytearray((tmp_path / "b.zip").read_bytes())
    with zipfile.ZipFile(tmp_path / "b.zip") as archive:
        entry = archive.getinfo(f"{TOP}/reviews.jsonl")
        place = entry.header_offset + 30 + len(entry.filename.encode()) + 100
    data[place] ^= 1
    (tmp_path / "b.zip").write_bytes(data)
    assert "reviews.jsonl" in names
    with pytest.raises(UnsafeArchive, match=r"reviews\.jsonl.*damaged"):
        restore_backup(tmp_path / "b.zip", tmp_path / "back", extractor=extract_source)


def test_by_command(tmp_path: Path, capsys: Capture) -> None:
    folder = tmp_path / "graph"
    build([SAMPLES / "02-nghi-quyet-hdnd.txt"], folder, extractor=extract_source)
    done = run(capsys, "backup", folder, "-o", tmp_path / "b.zip")
    assert (done.status, done.out) == (0, "")
    assert "3 tệp" in done.err
    done = run(capsys, "restore", tmp_path / "b.zip", "--into", tmp_path / "back")
    assert (done.status, done.out) == (0, "")
    assert len(Store.open(tmp_path / "back")) == len(Store.open(folder))
    done = run(capsys, "backup", folder, "-o", tmp_path / "no" / "b.zip")
    assert done.status == 2
    assert "make it first" in done.err
