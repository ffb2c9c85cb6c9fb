"""Reads Word files of before 2007 (DOC) and RTF, by LibreOffice or, where it is missing, antiword.

LibreOffice comes first: it keeps merged cells, list marks, headings and the names of old fonts,
all of which antiword loses.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
from dataclasses import replace
from pathlib import Path

from extract.readers import antiword, docx
from extract.readers.office_text import compose
from extract.source import Content, Limits, ReadError

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_RTF = b"{\\rtf"
_SECTOR = 512
_FIB = b"\xec\xa5"
_LOCKED = 0x01
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
 xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
"""LibreOffice runs no macro and fetches nothing that a document links to."""
_ENGINES = "install LibreOffice (Debian package libreoffice-writer) or antiword (antiword)"
_BY_OFFICE = "Tệp Word cũ được đọc bằng LibreOffice (chuyển sang DOCX)."
_BY_ANTIWORD = (
    "Tệp Word cũ được đọc bằng antiword: số thứ tự tự động và kiểu tiêu đề có thể bị mất; "
    "nên cài LibreOffice."
)


def read(data: bytes, name: str, limits: Limits) -> Content:
    """Return the content of a DOC or RTF; `remarks` says in Vietnamese which program read it.

    Raises `ReadError` for a file that is empty, encrypted, no such file, that the program cannot
    read or not in time, and where no program is installed.
    """
    _check(data, name, limits)
    office = shutil.which("soffice") or shutil.which("libreoffice")
    reader = shutil.which("antiword")
    rtf = data.startswith(_RTF)
    failed: ReadError | None = None
    with tempfile.TemporaryDirectory(prefix="camket-doc-") as folder:
        if office:
            try:
                return _by_office(office, data, name, limits, Path(folder))
            except ReadError as error:
                failed = error
        if reader and not rtf:
            try:
                return _by_antiword(reader, data, name, limits, Path(folder))
            except ReadError as error:
                failed = failed or error
    if failed:
        raise failed
    need = "install LibreOffice (Debian package libreoffice-writer)" if rtf else _ENGINES
    raise ReadError(f"{name}: nothing here can read this old Word format; {need}")


def _check(data: bytes, name: str, limits: Limits) -> None:
    """Refuse what no program need be started for."""
    if not data:
        raise ReadError(f"{name}: the file is empty (0 bytes)")
    if len(data) > limits.megabytes << 20:
        raise ReadError(f"{name}: has {len(data)} bytes, more than {limits.megabytes} MB")
    if data.startswith(_RTF):
        return
    if not data.startswith(_OLE):
        raise ReadError(f"{name}: is neither DOC nor RTF, whatever its name says (byte 0)")
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise ReadError(f"{name}: is encrypted; save it as DOCX without a password")
    if "WordDocument".encode("utf-16-le") not in data:
        raise ReadError(f"{name}: is an old Office file, but no Word document; export it as PDF")
    for offset in range(_SECTOR, len(data) - 12, _SECTOR):
        if data.startswith(_FIB, offset):
            if data[offset + 11] & _LOCKED:
                raise ReadError(f"{name}: is encrypted; save it as DOCX without a password")
            return


def _by_office(office: str, data: bytes, name: str, limits: Limits, folder: Path) -> Content:
    """Convert a file to DOCX, in a profile of its own, and read that."""
    rtf = data.startswith(_RTF)
    source = folder / ("in.rtf" if rtf else "in.doc")
    source.write_bytes(data)
    user = folder / "profile" / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    run_bounded(
        [
            office,
            f"-env:UserInstallation={(folder / 'profile').as_uri()}",
            "--headless",
            "--norestore",
            "--nolockcheck",
            f"--infilter={'Rich Text Format' if rtf else 'MS Word 97'}",
            "--convert-to",
            "docx:MS Word 2007 XML",
            "--outdir",
            str(folder / "out"),
            str(source),
        ],
        name=name,
        seconds=limits.seconds,
        folder=folder,
    )
    made = folder / "out" / "in.docx"
    if not made.is_file():
        raise ReadError(
            f"{name}: LibreOffice could not open it (damaged or cut off after byte {len(data)}); "
            "open it in Word and save it as DOCX"
        )
    content = docx.read(made.read_bytes(), name, limits)
    return replace(content, format="doc", remarks=(_BY_OFFICE, *content.remarks))


def _by_antiword(program: str, data: bytes, name: str, limits: Limits, folder: Path) -> Content:
    """Read a DOC as text with antiword, its tables out of the same program's DocBook."""
    source = folder / "in.doc"
    source.write_bytes(data)
    printed = []
    for form in (("-w", "0"), ("-x", "db")):
        command = [program, "-m", "UTF-8.txt", *form, str(source)]
        code, text, said = run_bounded(command, name=name, seconds=limits.seconds, folder=folder)
        if code:
            why = " ".join(said.replace(str(source), "").split())[:120]
            raise ReadError(f"{name}: antiword could not read it ({why}); save it as DOCX")
        printed.append(text)
    return compose(antiword.blocks(*printed), "doc", remarks=(_BY_ANTIWORD,))


def run_bounded(
    command: list[str], *, name: str, seconds: float, folder: Path
) -> tuple[int, str, str]:
    """Run a program and return its exit code, output and error output (UTF-8).

    After `seconds` it is killed with all it started, and `ReadError` is raised.
    """
    environment = {**os.environ, "HOME": str(folder), "LC_ALL": "C.UTF-8"}
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment,
        start_new_session=True,
    ) as process:
        try:
            out, said = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired as error:
            os.killpg(process.pid, signal.SIGKILL)
            process.communicate()
            program = Path(command[0]).name
            raise ReadError(
                f"{name}: {program} took longer than the bound of {seconds:g} s and was stopped"
            ) from error
    return process.returncode, out.decode(errors="replace"), said.decode(errors="replace")
