from __future__ import annotations

import os
import shutil
import stat
import struct
import zipfile
from pathlib import Path

import pytest
from bags import zipped

from kg.archive.paths import (
    Bounds,
    UnsafeArchive,
    checked,
    files_in,
    make_empty,
    names_in,
    pack,
    unpack,
)

UNSAFE = [
    "../ngoai.txt",
    "goi/../../ngoai.txt",
    "/etc/cron.d/x",
    "//may-chu/chia-se/x",
    "C:/Windows/x",
    "C:x.txt",
    "goi\\..\\..\\x.txt",
    "goi/./x.txt",
    "goi//x.txt",
    "goi/ /x.txt",
    "goi/x.txt.",
    "goi/nul",
    "goi/COM1.txt",
    "goi/x\x00.txt",
    "goi/x\n.txt",
    "goi/\u202etxt.exe",
    "goi/x:dong-an",
    "goi/Ba\u0301o ca\u0301o.txt",  # letters and marks apart: another name on another disk
    "goi/" + "x" * 256,
    "x/" * 600 + "x",
    "",
    "..",
]
"""Names that must never become files."""


@pytest.mark.parametrize("name", UNSAFE, ids=ascii)
def test_names_that_lead_elsewhere_are_refused(name: str) -> None:
    with pytest.raises(UnsafeArchive, match="no safe path"):
        checked(name)


@pytest.mark.parametrize("name", ["goi/data/x.ttl", "goi/Báo cáo tháng 9 (bản 2).docx", "a..b"])
def test_plain_names_are_paths(name: str) -> None:
    assert str(checked(name)) == name


@pytest.mark.parametrize("name", [n for n in UNSAFE if n and "\x00" not in n], ids=ascii)
def test_nothing_of_a_zip_with_such_a_name_is_written(tmp_path: Path, name: str) -> None:
    archive = zipped(tmp_path / "x.zip", [("goi/tot.txt", b"1"), (zipfile.ZipInfo(name), b"2")])
    with pytest.raises(UnsafeArchive):
        unpack(archive, tmp_path / "ra")
    assert files_in(tmp_path / "ra") == []
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ra", "x.zip"]


def special(name: str, kind: int) -> zipfile.ZipInfo:
    """Return an entry that says it is no plain file."""
    entry = zipfile.ZipInfo(name)
    entry.create_system, entry.external_attr = 3, (kind | 0o777) << 16
    return entry


def test_links_and_devices_are_refused(tmp_path: Path) -> None:
    for number, kind in enumerate((stat.S_IFLNK, stat.S_IFCHR, stat.S_IFIFO)):
        archive = zipped(tmp_path / f"{number}.zip", [(special("goi/x", kind), b"/etc/passwd")])
        with pytest.raises(UnsafeArchive, match="link or no file"):
            unpack(archive, tmp_path / f"ra{number}")


def test_a_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "goi").mkdir()
    (tmp_path / "goi" / "x").symlink_to("/etc/passwd")
    with pytest.raises(UnsafeArchive, match="link or no file"):
        files_in(tmp_path / "goi")
    os.mkfifo(tmp_path / "goi" / "y")
    (tmp_path / "goi" / "x").unlink()
    with pytest.raises(UnsafeArchive, match="link or no file"):
        files_in(tmp_path / "goi")


def test_names_that_clash_are_refused(tmp_path: Path) -> None:
    clashes = [
        [("a/x.txt", b"1"), ("a/X.TXT", b"2")],
        [("a/x", b"1"), ("a/x/y", b"2")],
        [("a/x/", b""), ("a/x", b"2")],
    ]
    for number, members in enumerate(clashes):
        archive = zipped(tmp_path / f"{number}.zip", members)
        with pytest.raises(UnsafeArchive, match=r"stands twice|both a file and a folder"):
            unpack(archive, tmp_path / f"ra{number}")


def test_bombs_are_refused_by_what_they_say_and_by_what_they_do(tmp_path: Path) -> None:
    bomb = zipped(tmp_path / "bom.zip", [("goi/x", bytes(50_000_000))])
    with pytest.raises(UnsafeArchive, match="times its size"):
        unpack(bomb, tmp_path / "ra")
    with pytest.raises(UnsafeArchive, match="more than 1"):
        many = zipped(tmp_path / "nhieu.zip", [("a/1", b"1"), ("a/2", b"2")])
        unpack(many, tmp_path / "ra", Bounds(files=1))
    data = bytearray(bomb.read_bytes())
    at = data.rindex(b"PK\x01\x02") + 24  # the list says that the file has a thousand bytes
    data[at : at + 4] = struct.pack("<L", 1000)
    (tmp_path / "doi.zip").write_bytes(bytes(data))
    with pytest.raises(UnsafeArchive, match=r"larger than|damaged"):
        unpack(tmp_path / "doi.zip", tmp_path / "ra")
    assert sum(path.stat().st_size for path in (tmp_path / "ra").rglob("*")) < 10_000_000


def test_files_that_overlap_in_the_archive_are_refused(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "x.zip", [(f"goi/{n}", os.urandom(1000)) for n in range(3)])
    data = bytearray(archive.read_bytes())
    at = -1
    while (at := data.find(b"PK\x01\x02", at + 1)) > 0:
        data[at + 20 : at + 24] = struct.pack("<L", 100_000)
    (tmp_path / "y.zip").write_bytes(bytes(data))
    with pytest.raises(UnsafeArchive, match="overlap"):
        unpack(tmp_path / "y.zip", tmp_path / "ra")


def test_encrypted_files_are_refused(tmp_path: Path) -> None:
    data = bytearray(zipped(tmp_path / "x.zip", [("goi/x", b"1")]).read_bytes())
    data[data.rindex(b"PK\x01\x02") + 8] |= 1
    (tmp_path / "y.zip").write_bytes(bytes(data))
    with pytest.raises(UnsafeArchive, match="encrypted"):
        unpack(tmp_path / "y.zip", tmp_path / "ra")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"khong phai zip" * 100])
def test_what_is_no_zip_is_said(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "x.zip").write_bytes(data)
    with pytest.raises(UnsafeArchive, match="damaged or no ZIP"):
        unpack(tmp_path / "x.zip", tmp_path / "ra")
    with pytest.raises(UnsafeArchive, match="damaged or no ZIP"):
        names_in(tmp_path / "x.zip")


def test_a_zip_damaged_anywhere_is_refused_or_gives_its_files(tmp_path: Path) -> None:
    data = zipped(tmp_path / "x.zip", [("goi/x", b"m\xc3\xb4t" * 20)]).read_bytes()
    for at in range(len(data)):
        for changed in (data[:at], data[:at] + bytes([data[at] ^ 0x81]) + data[at + 1 :]):
            (tmp_path / "y.zip").write_bytes(changed)
            shutil.rmtree(tmp_path / "ra", ignore_errors=True)
            try:
                names = unpack(tmp_path / "y.zip", tmp_path / "ra")
            except UnsafeArchive:
                continue
            assert names == files_in(tmp_path / "ra")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["ra", "x.zip", "y.zip"]


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    archive = zipped(tmp_path / "x.zip", [("goi/x", b"1")])
    (tmp_path / "day").mkdir()
    (tmp_path / "day" / "cu.txt").write_text("giữ lại", encoding="utf-8")
    (tmp_path / "tep").write_text("giữ lại", encoding="utf-8")
    (tmp_path / "loi-tat").symlink_to(tmp_path / "day")
    for name in ("day", "tep", "loi-tat"):
        with pytest.raises(FileExistsError):
            unpack(archive, tmp_path / name)
        with pytest.raises(FileExistsError):
            make_empty(tmp_path / name)
    assert files_in(tmp_path / "day") == ["cu.txt"]


def test_a_folder_comes_back_as_it_went_in_with_the_same_bytes(tmp_path: Path) -> None:
    folder = tmp_path / "goi"
    (folder / "b" / "trong").mkdir(parents=True)
    (folder / "b" / "Kế hoạch.txt").write_bytes(b"\x00\xff" * 1000)
    (folder / "a.txt").write_text("một", encoding="utf-8")
    for name in ("1.zip", "2.zip"):
        pack(folder, tmp_path / name, "ten", names=["a.txt", "b/Kế hoạch.txt"])
        os.utime(folder / "a.txt", (1, 1))
        (folder / "a.txt").chmod(0o600)
    assert (tmp_path / "1.zip").read_bytes() == (tmp_path / "2.zip").read_bytes()
    names = unpack(tmp_path / "1.zip", tmp_path / "ra")
    assert names == names_in(tmp_path / "1.zip") == ["ten/a.txt", "ten/b/Kế hoạch.txt"]
    assert (tmp_path / "ra/ten/b/Kế hoạch.txt").read_bytes() == b"\x00\xff" * 1000
    assert files_in(folder) == ["a.txt", "b/Kế hoạch.txt", "b/trong/"]
