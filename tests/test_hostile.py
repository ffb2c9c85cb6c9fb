"""Broken, encrypted, empty and huge files: one clear line each, and nothing else is lost."""

from __future__ import annotations

import io
import struct
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from extract.pipeline import extract_source
from extract.source import Limits
from kg.build import Options, build

GOOD = (
    "Ủy ban nhân dân xã Mỹ Lộc giao Trạm Y tế xã tiêm vắc xin xong trước ngày 30/6/2025.".encode()
)
LIMITS = Limits(pages=500, seconds=30, megabytes=800, pixels=50_000_000)


def empty_pages(count: int) -> bytes:
    """Return a PDF of so many empty pages."""
    document = pdfium.PdfDocument.new()
    for _ in range(count):
        document.new_page(595, 842)
    made = io.BytesIO()
    document.save(made)
    document.close()
    return made.getvalue()


def bomb(name: str, megabytes: int) -> bytes:
    """Return a small ZIP with a member that is huge."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        with archive.open(name, "w", force_zip64=True) as member:
            for _ in range(megabytes):
                member.write(bytes(1 << 20))
        if name.startswith("word/"):
            archive.writestr("[Content_Types].xml", "<Types/>")
    return made.getvalue()


def huge_picture(side: int) -> bytes:
    """Return the beginning of a PNG that says it has so many pixels a side."""
    head = b"IHDR" + struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    checked = struct.pack(">I", 13) + head + struct.pack(">I", zlib.crc32(head))
    data = b"IDAT" + zlib.compress(bytes(1000))
    return (
        b"\x89PNG\r\n\x1a\n" + checked
        + struct.pack(">I", len(data) - 4) + data + struct.pack(">I", zlib.crc32(data))
    )  # fmt: skip


HOSTILE: list[tuple[str, Callable[[], bytes], str | None]] = [
    # name, what makes it, words of its line
    ("rong.pdf", lambda: b"", "is empty"),
    ("hong.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)), ""),
    ("cut.pdf", lambda: empty_pages(3)[:200], ""),
    (
        "muoi-nghin-trang.pdf",
        lambda: empty_pages(10_000),
        "has 10000 pages, more than",
    ),
    ("bom.zip", lambda: bomb("van-ban.txt", 900), ""),
    ("bom.docx", lambda: bomb("word/document.xml", 900), ""),
    ("cut.docx", lambda: bomb("word/document.xml", 1)[:700], ""),
    ("to.png", lambda: huge_picture(30_000), ""),
    ("hong.png", lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), ""),
    (
        "hong.odt",
        lambda: b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/vnd.oasis.opendocument.text",
        "",
    ),
    ("trong.html", lambda: b"<html><body></body></html>", ""),
    ("sau.html", lambda: b"<html>" + b"<div>" * 200_000 + GOOD + b"</div>" * 200_000, None),
    ("la.doc", lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), ""),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    into = tmp_path_factory.mktemp("hostile") / "in"
    into.mkdir()
    (into / "tot.txt").write_bytes(GOOD)
    for name, make, _ in HOSTILE:
        (into / name).write_bytes(make())
    return into


def test_each_has_one_line_and_the_rest_is_built(folder: Path, tmp_path: Path) -> None:
    begin = time.monotonic()
    report = build(
        [folder], tmp_path / "g", extractor=extract_source, options=Options(limits=LIMITS)
    )
    assert time.monotonic() - begin < 10 * LIMITS.seconds  # far below a hang; speed is in bench/
    said = {r.path: r.reason for r in report.refused}
    assert report.counts["statements.commitment"] >= 1
    assert [Path(p).name for p in report.added][-1] == "tot.txt"
    for name, _, words in HOSTILE:
        if words is None:  # may be read or not, but must end
            continue
        line = next(reason for path, reason in said.items() if f"/{name}" in path)
        assert words in line
        assert name in line
        assert "\n" not in line
        assert len(line) < 400


def test_what_was_stored_stays_when_a_file_turns_bad(tmp_path: Path) -> None:
    source = tmp_path / "in"
    source.mkdir()
    (source / "a.txt").write_bytes(GOOD)
    into = tmp_path / "g"
    build([source], into, extractor=extract_source)
    (source / "a.txt").write_bytes(b"%PDF-1.7\nhong")
    report = build([source], into, extractor=extract_source)
    assert [Path(p).name for p in report.kept] == ["a.txt"]
    assert report.counts["statements.commitment"] == 1
