"""Archives: every member that can be read is read, one line for each that cannot, bombs stopped."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import pytest

from extract.readers.archive import Archive, clean_path, members
from extract.source import Limits, ReadError

ONE_MEGABYTE = Limits(megabytes=1)


def packed(*files: tuple[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", how) as archive:
        for name, data in files:
            archive.writestr(name, data)
    return stream.getvalue()


def names(data: bytes) -> list[str]:
    return [member.name for member in members(data, "hồ sơ.zip", Limits())]


def outcome(data: bytes, limits: Limits | None = None) -> dict[str, bytes | str]:
    """Return each member's bytes, or the message of its error."""
    found: dict[str, bytes | str] = {}
    for member in members(data, "hồ sơ.zip", limits or Limits()):
        try:
            found[member.name] = member.read()
        except ReadError as error:
            found[member.name] = str(error)
    return found


def test_members_in_their_order_without_folders_and_hidden_files() -> None:
    data = packed(
        ("kế hoạch/", b""),
        ("kế hoạch/biểu 2.txt", b"hai"),
        ("kế hoạch/biểu 1.txt", b"m"),
        (".DS_Store", b"x"),
        ("__MACOSX/kế hoạch/._biểu 2.txt", b"x"),
        ("kế hoạch/~$biểu.docx", b"x"),
        ("Thumbs.db", b"x"),
    )
    assert outcome(data) == {"kế hoạch/biểu 2.txt": b"hai", "kế hoạch/biểu 1.txt": b"m"}


def test_members_by_name_each_within_the_bound() -> None:
    half = bytes(range(256)) * 2400  # 0.6 megabytes
    data = packed(("1.txt", half), ("2.txt", half), ("./2.txt", b"a second of this name"))
    archive = Archive(data, "a.zip", ONE_MEGABYTE)
    assert [archive.read(path) == half for path in ("2.txt", "1.txt", "2.txt")] == [True] * 3
    assert "3.txt" not in archive
    with pytest.raises(KeyError):
        archive.read("3.txt")


@pytest.mark.parametrize(
    "how", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
)
def test_ways_of_packing(how: int) -> None:
    data = packed(("a.txt", b"xin " * 100), how=how)
    assert outcome(data) == {"a.txt": b"xin " * 100}
    assert [member.size for member in members(data, "a.zip", Limits())] == [400]


def test_archives_inside_to_the_second_level() -> None:
    third = packed(("sâu.txt", b"3"))
    second = packed(("ba.zip", third), ("hai.txt", b"2"))
    data = packed(("hai.zip", second), ("một.txt", b"1"), ("vỡ.zip", b"PK\x03\x04 vo"))
    found = outcome(data)
    assert list(found) == ["hai.zip/ba.zip", "hai.zip/hai.txt", "một.txt", "vỡ.zip"]
    assert found["hai.zip/ba.zip"] == third  # left to the caller as it is
    assert found["hai.zip/hai.txt"] == b"2"
    assert str(found["vỡ.zip"]).startswith("hồ sơ.zip/vỡ.zip: is a broken or cut-off archive")


# --- names -----------------------------------------------------------------------------------


def named(raw: bytes, *, extra: bytes = b"") -> bytes:
    """Return an archive whose only member has these bytes as its name, in no flagged code page."""
    name = "x" * len(raw)
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        info = zipfile.ZipInfo(name)
        info.extra = extra
        archive.writestr(info, b"a")
    return stream.getvalue().replace(name.encode(), raw)


UNICODE = "kế hoạch.txt".encode()
RAW = b"k? ho?ch.txt"
NAMES = [
    # archive, name of its member
    (packed(("kế hoạch.txt", b"a")), "kế hoạch.txt"),  # flagged as UTF-8
    (named("kế hoạch.txt".encode()), "kế hoạch.txt"),  # UTF-8 without the flag
    (named(b"k\xea\xec ho\xf2ach quy\xea\xect \xf0i\xf2nh.txt"), "kế họach quyết định.txt"),
    (named("café.txt".encode("cp437")), "café.txt"),  # as the format wants it
    (named(b"../../etc/m\xe2t.txt"), "etc/mΓt.txt"),
    (
        named(
            RAW, extra=struct.pack("<HHBL", 0x7075, 5 + len(UNICODE), 1, zlib.crc32(RAW)) + UNICODE
        ),
        "kế hoạch.txt",
    ),  # Info-ZIP's field for names
]


@pytest.mark.parametrize(("data", "name"), NAMES)
def test_names(data: bytes, name: str) -> None:
    assert names(data) == [name]


PATHS = [
    # path, what it becomes
    ("a/b.txt", "a/b.txt"),
    ("../../a.txt", "a.txt"),
    ("/etc/passwd", "etc/passwd"),
    ("C:\\hồ sơ\\..\\mật\x07.txt", "hồ sơ/mật\\x07.txt"),
    ("a\x1b[31m\n.txt", "a\\x1b[31m\\n.txt"),  # no colours, no lines of its own
    ("giấy\u202etxt.exe", "giấy\\u202etxt.exe"),  # nor another direction
    ("họp.txt", "họp.txt"),  # composed, as in texts
    ("..", "_"),
]


@pytest.mark.parametrize(("path", "clean"), PATHS)
def test_clean_path(path: str, clean: str) -> None:
    assert clean_path(path) == clean


# --- what cannot be read ---------------------------------------------------------------------


def with_flag(data: bytes, *, flags: int = 0, method: int | None = None) -> bytes:
    """Return an archive whose first member has other flags or another method in both headers."""
    changed = bytearray(data)
    for sign, at in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.index(sign) + at
        changed[start] |= flags
        if method is not None:
            changed[start + 2] = method
    return bytes(changed)


TWO = packed(("a.txt", b"a" * 100), ("b.txt", b"bbb"))
AT = TWO.index(b"a.txt") + 5
BAD_MEMBERS = [
    # archive, message for the first of its two members
    (with_flag(TWO, flags=1), "hồ sơ.zip/a.txt: is encrypted; unpack it with its password"),
    (with_flag(TWO, method=99), "hồ sơ.zip/a.txt: is packed in a way not known here (method 99)"),
    (TWO[:AT] + b"\xff\xff" + TWO[AT + 2 :], "hồ sơ.zip/a.txt: is broken in the archive ("),
]


@pytest.mark.parametrize(("data", "message"), BAD_MEMBERS)
def test_a_bad_member_costs_no_other(data: bytes, message: str) -> None:
    found = outcome(data)
    assert str(found["a.txt"]).startswith(message)
    assert "\n" not in str(found["a.txt"])
    assert found["b.txt"] == b"bbb"


BAD_ARCHIVES = [
    # bytes, words of the message
    (b"", "is a broken or cut-off archive"),
    (b"PK\x03\x04", "is a broken or cut-off archive"),
    (TWO[: len(TWO) // 2], "is a broken or cut-off archive"),
    (TWO[:-22] + b"PK\x05\x06" + b"\0" * 8 + b"\xff\xff\xff\x7f" + b"\0" * 6, "lists too many"),
    (packed(*((f"{i}.txt", b"") for i in range(20_001))), "has more than 20000 members"),
]


@pytest.mark.parametrize(("data", "words"), BAD_ARCHIVES, ids=range(len(BAD_ARCHIVES)))
def test_bad_archives_get_one_line(data: bytes, words: str) -> None:
    with pytest.raises(ReadError) as caught:
        names(data)
    assert str(caught.value).startswith(f"hồ sơ.zip: {words}")
    assert "\n" not in str(caught.value)


# --- bombs -----------------------------------------------------------------------------------


def test_all_members_together_are_bounded() -> None:
    half = bytes(range(256)) * 2400  # 0.6 megabytes
    found = outcome(packed(("1.txt", half), ("2.txt", half), ("3.txt", b"3")), ONE_MEGABYTE)
    assert found["1.txt"] == half
    assert "2.txt: makes the archive larger than 1 megabytes unpacked" in str(found["2.txt"])


def test_what_the_headers_say_is_not_trusted() -> None:
    data = packed(("a.txt", b"\0" * 3_000_000))
    size = struct.pack("<L", 3_000_000)
    assert data.count(size) == 2
    found = outcome(data.replace(size, struct.pack("<L", 10)), ONE_MEGABYTE)
    assert len(found["a.txt"]) < 200  # ten bytes or a message, but never three megabytes


def test_a_member_that_swells_beyond_measure_is_left_out() -> None:
    found = outcome(packed(("a.txt", b"\0" * (17 << 20)), ("b.txt", b"b")))
    assert found["a.txt"] == "hồ sơ.zip/a.txt: unpacks to over 200 times its size; left out"
    assert found["b.txt"] == b"b"


def test_archives_inside_share_the_bound() -> None:
    part = packed(("a.txt", bytes(range(256)) * 1600))
    data = packed(*((f"{i}.zip", part) for i in range(5)))
    found = outcome(data, ONE_MEGABYTE)
    assert sum(isinstance(value, bytes) for value in found.values()) == 2
