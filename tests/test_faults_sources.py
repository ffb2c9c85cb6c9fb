"""Source files that change, vanish or are closed while a graph is built: what was built stays."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from factories import extract, monthly_report, resolution, write

from extract.files import find_files
from extract.read import bytes_of
from extract.records import Extraction, Refused
from extract.source import Limits, ReadError, Source
from kg.build import Report, build


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    return write(tmp_path / "in", resolution(), monthly_report())


def test_a_file_that_is_written_while_it_is_read_is_refused(
    sources: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, looks = sources / "bao-cao-thang.txt", 0
    look = os.fstat

    def written_meanwhile(file: int) -> os.stat_result:
        nonlocal looks
        looks += 1
        if looks == 2:
            with path.open("a", encoding="utf-8") as other:
                other.write("thêm một dòng")
        return look(file)

    whole = bytes_of(path, Limits())
    with monkeypatch.context() as patched, pytest.raises(ReadError, match="was changed while it"):
        patched.setattr("extract.read.os.fstat", written_meanwhile)
        bytes_of(path, Limits())
    assert bytes_of(path, Limits()) == whole + "thêm một dòng".encode()


def test_a_file_that_vanishes_while_others_are_read_stays_as_it_was_built(
    sources: Path, tmp_path: Path
) -> None:
    report = build([sources], tmp_path / "g", extractor=extract)
    assert report.counts["documents"] == 2
    (sources / "aa.txt").write_text("Ủy ban nhân dân tỉnh họp.", encoding="utf-8")
    (sources / "nghi-quyet.txt").write_text("Hội đồng nhân dân tỉnh họp.", encoding="utf-8")

    def removing(source: Source, refused: Refused = ()) -> Extraction:
        (sources / "nghi-quyet.txt").unlink(missing_ok=True)
        return extract(source, refused)

    report = build([sources], tmp_path / "g", extractor=removing)
    assert [refused.reason.partition(": ")[2] for refused in report.refused] == ["no such file"]
    assert [Path(path).name for path in report.kept] == ["nghi-quyet.txt"]
    assert report.counts["documents"] == 3


def test_a_folder_that_cannot_be_looked_into_keeps_its_documents(
    sources: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (sources / "2025").mkdir()
    (sources / "bao-cao-thang.txt").rename(sources / "2025" / "bao-cao-thang.txt")
    build([sources], tmp_path / "g", extractor=extract)
    monkeypatch.setattr(os, "scandir", closed_scandir(sources / "2025"))
    report = build([sources], tmp_path / "g", extractor=extract)
    assert [r.reason for r in report.refused] == [
        f"{sources / '2025'}: cannot be looked into (Permission denied)"
    ]
    assert [Path(path).name for path in report.kept] == ["bao-cao-thang.txt"]
    assert report.counts["documents"] == 2


def closed_scandir(closed: Path) -> object:
    """Return `os.scandir` as who may not look into a folder has it (root may look anywhere)."""
    scandir = os.scandir

    def scan(path: str | Path = ".") -> Iterator[os.DirEntry[str]]:
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    return scan


LINKS = {
    "a circle": ("vong", "vong", "is a link that leads nowhere"),
    "nothing": ("hong", "khong-co.txt", "is a link that leads nowhere"),
    "a folder": ("thu-muc.txt", ".", "is a link to a folder, which is not followed"),
}


@pytest.mark.parametrize(("name", "to", "says"), LINKS.values(), ids=LINKS)
def test_links_that_lead_nowhere_are_told(name: str, to: str, says: str, sources: Path) -> None:
    (sources / name).symlink_to(to)
    (sources / ".#khoa").symlink_to("nobody@nowhere")  # an editor's lock is no document
    files, refused = find_files([sources])
    assert [file.name for file in files] == ["bao-cao-thang.txt", "nghi-quyet.txt"]
    assert [says in r.reason and name in r.reason for r in refused] == [True]


def test_a_path_that_goes_in_a_circle_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vong").symlink_to("vong")
    assert [r.reason for r in find_files([tmp_path / "vong"])[1]] == [
        f"{tmp_path / 'vong'}: no such file or folder"
    ]


def test_a_link_to_a_file_is_the_file(sources: Path) -> None:
    (sources / "lien-ket.txt").symlink_to("nghi-quyet.txt")
    files, refused = find_files([sources])
    assert [file.name for file in files] == ["bao-cao-thang.txt", "nghi-quyet.txt"]
    assert refused == []


def test_a_document_behind_a_link_to_its_folder_may_leave(sources: Path, tmp_path: Path) -> None:
    (sources / "a").mkdir()
    (sources / "nghi-quyet.txt").rename(sources / "a" / "nghi-quyet.txt")
    (sources / "b").symlink_to("a")

    def made() -> Report:
        return build([sources], tmp_path / "g", extractor=extract)

    assert made().counts["documents"] == 2
    (sources / "a" / "nghi-quyet.txt").unlink()
    assert made().counts["documents"] == 1
