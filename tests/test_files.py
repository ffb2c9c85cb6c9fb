"""Files: what stands under paths, in folders and archives, each once."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from extract.files import File, find_files, read_source
from extract.source import Limits, ReadError

NEWS = "Ủy ban nhân dân xã Mỹ Lộc họp giao ban ngày 3/4.".encode()


def zipped(**members: bytes) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, data in members.items():
            archive.writestr(name.replace("__", "/"), data)
    return packed.getvalue()


def test_files_are_found_once_in_any_order(tmp_path: Path) -> None:
    for name in ("b.txt", "a.MD", "sub/c", ".x/d.txt", "e.xyz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    files, refused = find_files([tmp_path / "b.txt", tmp_path, tmp_path / "e.xyz"])
    assert [f.name for f in files] == ["a.MD", "b.txt", "e.xyz", "c"]
    assert [Path(r.path).name for r in refused] == ["e.xyz"]


def test_what_no_reader_knows_and_what_is_not_there(tmp_path: Path) -> None:
    (tmp_path / "phim.mp4").touch()
    files, refused = find_files([tmp_path, tmp_path / "khong-co"])
    assert files == []
    assert [r.reason.partition(": ")[2] for r in refused] == [
        "no such file or folder",
        "files of type .mp4 are not read; save it as text, .docx or .pdf",
    ]


def test_members_of_an_archive_are_files(tmp_path: Path) -> None:
    path = tmp_path / "hồ sơ.zip"
    path.write_bytes(
        zipped(**{"2024__tin.txt": NEWS, "bang.xlsx": b"x", "con.zip": zipped(**{"a.txt": NEWS})})
    )
    files, refused = find_files([tmp_path])
    assert [str(f) for f in files] == [f"{path}/2024/tin.txt", f"{path}/con.zip/a.txt"]
    assert [r.path for r in refused] == [f"{path}/bang.xlsx"]
    source = read_source(files[0], Limits())
    assert (source.name, source.text) == ("tin.txt", NEWS.decode())
    assert read_source(files[1], Limits()).text == NEWS.decode()
    with pytest.raises(ReadError, match=r"khac\.txt: is no longer in the archive"):
        File(path, "khac.txt").read(Limits())


def test_a_document_that_is_a_zip_inside_is_one_file(tmp_path: Path) -> None:
    path = tmp_path / "van-ban.docx"
    path.write_bytes(zipped(**{"word__document.xml": b"<x/>"}))
    files, _ = find_files([path])
    assert files == [File(path)]


def test_a_broken_archive_is_refused_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "hong.zip"
    path.write_bytes(zipped(**{"a.txt": NEWS})[:60])
    files, refused = find_files([path])
    assert files == []
    assert len(refused) == 1
    assert str(path) in refused[0].reason
    assert "\n" not in refused[0].reason
