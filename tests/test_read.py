"""Reading: what a file is by its first bytes, one clear line for each bad one, bounds that hold."""

from __future__ import annotations

import hashlib
import importlib.util
import io
import os
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from extract import read
from extract.read import bytes_of, format_of, is_archive, read_bytes, read_file
from extract.source import Content, Limits, ReadError

NEWS = "Ủy ban nhân dân xã Mỹ Lộc họp giao ban ngày 3/4."


def zipped(*names: str, first: bytes = b"") -> bytes:
    """Return a ZIP of empty members; `first` is the stored type that an ODT begins with."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        if first:
            archive.writestr("mimetype", first)
        for name in names:
            archive.writestr(name, b"")
    return packed.getvalue()


ODF = b"application/vnd.oasis.opendocument."
WORD = zipped("[Content_Types].xml", "word/document.xml")
SHEETS = zipped("[Content_Types].xml", "xl/workbook.xml")
PAGE = b"<!DOCTYPE html><html><body>"

FORMATS = [
    # first bytes, name, format: the bytes tell, not the name
    (b"%PDF-1.7\n", "a.pdf", "pdf"),
    (b"%PDF-1.7\n", "a.txt", "pdf"),
    (b"\xef\xbb\xbf\n\n%PDF-1.4", "a", "pdf"),  # rubbish before it, as some servers send
    (b"x" * 1000 + b"%PDF-1.4", "a.pdf", "pdf"),
    (b"x" * 1001 + b"%PDF-1.4", "a.pdf", "text"),
    (b"\x89PNG\r\n\x1a\n", "a.txt", "image"),
    (b"\xff\xd8\xff\xe0\0\x10JFIF", "a.pdf", "image"),
    (b"GIF89a", "a", "image"),
    (b"II*\0", "a.tif", "image"),
    (b"MM\0*", "a.tif", "image"),
    (b"BM\x10\0\0\0\0\0\0\0", "a.bmp", "image"),
    (b"BMW giao xe cho x\xc3\xa3", "a.txt", "text"),
    (b"RIFF\0\0\0\0WEBPVP8 ", "a.webp", "image"),
    (b"RIFF\0\0\0\0WAVEfmt ", "a.wav", "text"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a.docx", "doc"),  # a Word file of another age
    (b"{\\rtf1\\ansi", "a.doc", "doc"),
    (WORD, "a.doc", "docx"),
    (WORD, "a.zip", "docx"),
    (b"PK\x03\x04 cut off", "a.docx", "docx"),  # its reader says what is wrong
    (zipped("content.xml", first=ODF + b"text"), "a.zip", "odt"),
    (zipped("content.xml", first=ODF + b"text-template"), "a.ott", "odt"),
    # web pages by their beginning, or by their name where they begin otherwise
    (PAGE, "a", "html"),
    (PAGE, "a.doc", "html"),  # which Word saves so
    (b"\xef\xbb\xbf\r\n<?xml version='1.0'?>\n<!-- x --> <!-- > -->\n<HTML lang=vi>", "a", "html"),
    (b"<p>" + NEWS.encode(), "a.htm", "html"),
    (b"<p>" + NEWS.encode(), "a", "text"),
    (b"From: x\r\nMIME-Version: 1.0\r\n", "a.mht", "html"),
    (PAGE, "a.txt", "text"),  # its tags are markup of a text
    (PAGE, "a.MD", "markdown"),
    (b"<htmlx>", "a", "text"),
    # plain text by its name
    (NEWS.encode(), "a.txt", "text"),
    (NEWS.encode(), "a.markdown", "markdown"),
    (NEWS.encode(), "b\xe1o c\xe1o", "text"),
    (b"", "a.html", "text"),
    (b" \n", "a.html", "text"),
]


@pytest.mark.parametrize(("data", "name", "kind"), FORMATS)
def test_what_a_file_is(data: bytes, name: str, kind: str) -> None:
    assert format_of(data, name) == kind


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (SHEETS, "is a spreadsheet or slides; save it as .docx or .pdf"),
        (zipped("ppt/presentation.xml"), "is a spreadsheet or slides"),
        (zipped("a.txt"), "is an archive; unpack it"),
        (b"PK\x05\x06" + b"\0" * 18, "is an archive; unpack it"),  # an empty one
    ],
)
def test_what_is_no_document_is_told(data: bytes, said: str) -> None:
    with pytest.raises(ReadError) as caught:
        format_of(data, "tệp.zip")
    assert str(caught.value).startswith(f"tệp.zip: {said}")


@pytest.mark.parametrize(
    ("data", "is_one"),
    [
        (zipped("a.txt", "thư mục/b.docx"), True),
        (zipped(), True),
        (b"PK\x03\x04 cut off", True),  # which must be told as an archive's fault
        (WORD, False),
        (SHEETS, False),
        (zipped("content.xml", first=ODF + b"text"), False),
        (zipped("my-word/a.txt"), True),
        (b"", False),
        (NEWS.encode(), False),
    ],
)
def test_archives_of_documents(data: bytes, is_one: bool) -> None:
    assert is_archive(data) is is_one


@pytest.mark.parametrize(
    "data",
    [
        b"<!---->" * 500 + b"x",
        b"<!-- " * 800,
        b" " * 4000 + b"<",
        b"a:\n" * 1300,
        b"<?xml " * 600,
        b"\xef\xbb\xbf" * 1300,
    ],
)
def test_sniffing_takes_no_time_whatever_comes(data: bytes) -> None:
    begun = time.monotonic()
    assert format_of(data, "a") == "text"
    assert time.monotonic() - begun < 1


def test_a_text_is_as_decoded(tmp_path: Path) -> None:
    data = f"\ufeff{NEWS}\r\nHết.".encode()
    path = tmp_path / "họp.txt"
    path.write_bytes(data)
    source = read_file(path)
    assert source.text == f"\ufeff{NEWS}\r\nHết."
    assert (source.name, source.sha256) == ("họp.txt", hashlib.sha256(data).hexdigest())
    content = source.content
    assert (content.format, content.encoding, content.markup) == ("text", "utf-8", True)
    assert (content.pages, content.remarks) == ((), ())


def test_an_old_encoding_is_told() -> None:
    source = read_bytes("Quyết định".encode("utf-16"), "a.md")
    assert (source.text.lstrip("\ufeff"), source.content.format) == ("Quyết định", "markdown")
    assert source.content.encoding == "utf-16-le"
    old = read_bytes("QuyÕt ®Þnh giao nhiÖm vô cho x·".encode("latin-1"), "a.txt")
    assert old.text == "Quyết định giao nhiệm vụ cho xã"
    assert (old.content.encoding, len(old.content.remarks)) == ("tcvn3", 1)


def test_other_formats_go_to_their_reader_with_the_path_for_its_messages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def reads(module: str, data: bytes, name: str, limits: Limits) -> Content:
        asked.append((module, data, name, limits))
        return Content(NEWS, "pdf")

    monkeypatch.setattr(read, "read_guarded", reads)
    path = tmp_path / "a.txt"
    path.write_bytes(b"%PDF-1.4")
    limits = Limits(pages=3)
    source = read_file(path, limits)
    assert asked == [("extract.readers.pdf", b"%PDF-1.4", str(path), limits)]
    assert (source.name, source.text) == ("a.txt", NEWS)


@pytest.mark.parametrize("module", read.READERS.values())
def test_every_reader_is_there(module: str) -> None:
    assert importlib.util.find_spec(module), module


def a_folder(path: Path) -> None:
    path.mkdir()


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_large_file(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate((2 << 20) + 1)


def a_loop(path: Path) -> None:
    path.symlink_to(path)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _: None, "no such file"),
        (a_folder, "is a folder, give the files in it"),
        (a_pipe, "is a pipe or a device; save it as a file first"),
        (a_large_file, "has 2 megabytes, more than 2 (--max-memory)"),
        (a_loop, "cannot be read ("),
    ],
)
def test_bytes_that_cannot_be_had(tmp_path: Path, make: Callable[[Path], None], said: str) -> None:
    path = tmp_path / "tệp"
    make(path)
    with pytest.raises(ReadError) as caught:
        bytes_of(path, Limits(megabytes=2))
    assert str(caught.value).startswith(f"{path}: {said}")


def test_a_file_of_exactly_the_bound_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"x" * (1 << 20))
    assert len(bytes_of(path, Limits(megabytes=1))) == 1 << 20


def test_a_text_is_bounded_by_pages_too() -> None:
    long = f"{NEWS}\n" * 300
    assert read_bytes(long.encode(), "a.txt", limits=Limits(pages=3)).text == long
    with pytest.raises(ReadError, match=r"^bao cao\.txt: .*--max-pages"):
        read_bytes(long.encode(), "bao cao.txt", limits=Limits(pages=2))


def test_real_documents_are_read(shared: Path) -> None:
    paths = sorted([*(shared / "seeds").glob("*.txt"), *(shared / "texts").glob("*.txt")])
    assert len(paths) >= 26
    for path in paths:
        assert read_file(path).text == path.read_bytes().decode("utf-8")
