"""Old Word files and RTF, read by LibreOffice or antiword; what no program need be asked."""

from __future__ import annotations

import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from offices import (
    TASKS,
    abstract,
    letterhead,
    num,
    numbered,
    p,
    saved,
    table,
    with_body,
    with_lists,
)

from extract.readers import doc, docx
from extract.source import Limits, ReadError

Program = Callable[[str, str], str]
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
WORD = "WordDocument".encode("utf-16-le")
LIMITS = Limits(seconds=240)


def made() -> bytes:
    """Return a DOCX with letterhead, articles, a footnote's place and a task table."""
    document = letterhead(Document())
    with_lists(document, abstract(1, "decimal|Điều %1.", "lowerLetter|%2)") + num(1, 1))
    items = [("Phân công", 0), ("Sở Y tế", 1), ("Sở Xây dựng", 1), ("Hiệu lực", 0)]
    with_body(document, "".join(p(words, properties=numbered(1, at)) for words, at in items))
    table(document, TASKS)
    document.add_paragraph("Hết phụ lục.")
    return saved(document)


@pytest.fixture(scope="module")
def old(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with the document as DOC and RTF, made by LibreOffice."""
    office = shutil.which("soffice")
    if not office:
        pytest.skip("soffice is not installed (Debian package libreoffice-writer)")
    folder = tmp_path_factory.mktemp("old")
    (folder / "a.docx").write_bytes(made())
    for form in ("doc", "rtf"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(folder)]
        subprocess.run([*command, str(folder / "a.docx")], check=True, capture_output=True)
    return folder


def only(monkeypatch: pytest.MonkeyPatch, *names: str) -> None:
    """Let no other programs be found than these."""
    which = shutil.which
    monkeypatch.setattr(shutil, "which", lambda name: which(name) if name in names else None)


def test_by_libreoffice_as_from_docx(old: Path, program: Program) -> None:
    program("soffice", "libreoffice-writer")
    want = docx.read(made(), "a.docx", LIMITS)
    content = doc.read((old / "a.doc").read_bytes(), "a.doc", LIMITS)
    assert content.text == want.text
    assert content.tables == want.tables
    assert content.format == "doc"
    assert content.remarks == ("Tệp Word cũ được đọc bằng LibreOffice (chuyển sang DOCX).",)
    assert "Điều 1. Phân công\na) Sở Y tế\nb) Sở Xây dựng\nĐiều 2. Hiệu lực" in content.text


def test_rtf(old: Path, program: Program) -> None:
    program("soffice", "libreoffice-writer")
    content = doc.read((old / "a.rtf").read_bytes(), "a.rtf", LIMITS)
    want = docx.read(made(), "a.docx", LIMITS)
    # LibreOffice itself writes «?» for the letters of «Điều %1.» in RTF
    assert content.text.replace("?i?u", "Điều") == want.text
    assert content.format == "doc"


def test_by_antiword(old: Path, program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    program("antiword", "antiword")
    only(monkeypatch, "antiword")
    content = doc.read((old / "a.doc").read_bytes(), "a.doc", LIMITS)
    assert content.text.startswith("ỦY BAN NHÂN DÂN\nTỈNH VĨNH GIANG\n\nSố: 214/QĐ-UBND\n")
    [found] = content.tables
    texts = [content.text[c.start : c.end] for c in found.cells]
    assert texts == [text for row in TASKS for text in row]
    assert "antiword" in content.remarks[0]


def test_without_any_program(monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch)
    for data, packages in ((OLE + WORD, "libreoffice-writer.*antiword"), (b"{\\rtf1 a}", "writer")):
        with pytest.raises(ReadError, match=packages):
            doc.read(data, "a.doc", LIMITS)


def sector(flags: int) -> bytes:
    """Return a file whose WordDocument stream begins at byte 512 with these flags."""
    return (OLE + WORD).ljust(512, b"\0") + b"\xec\xa5" + bytes(9) + bytes([flags]) + bytes(40)


REFUSED = [
    (b"", "is empty"),
    (b"van ban", "is neither DOC nor RTF"),
    (OLE + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
    (OLE + "Workbook".encode("utf-16-le"), "no Word document"),
    (sector(1), "is encrypted"),
    (b"{\\rtf1" + bytes(3 << 20), "more than 2 MB"),
]


@pytest.mark.parametrize(("data", "said"), REFUSED)
def test_refused(data: bytes, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    only(monkeypatch)
    with pytest.raises(ReadError, match=said) as caught:
        doc.read(data, "cũ.doc", Limits(megabytes=2))
    assert str(caught.value).startswith("cũ.doc: ")
    assert "\n" not in str(caught.value)


def test_a_file_that_no_program_can_read(program: Program) -> None:
    program("soffice", "libreoffice-writer")
    with pytest.raises(ReadError, match=r"could not open it.*save it as DOCX"):
        doc.read(sector(0), "hỏng.doc", LIMITS)


def test_a_program_that_hangs_is_killed_with_its_children(tmp_path: Path) -> None:
    mark = tmp_path / "con-song"
    child = f"import time; time.sleep(4); open({str(mark)!r}, 'w')"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    begun = time.monotonic()
    with pytest.raises(ReadError, match="took longer than the bound of 1 s and was stopped"):
        doc.run_bounded([sys.executable, "-c", parent], name="a.doc", seconds=1, folder=tmp_path)
    assert time.monotonic() - begun < 4
    time.sleep(max(0.0, 5 - (time.monotonic() - begun)))
    assert not mark.exists()
