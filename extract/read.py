"""Reading: a file in, its text and all that it says beside the words out; one line for a bad file.

What a file is, its first bytes tell, not its name. Text is read here; other formats by a module
each, in a process of its own (`extract.readers.guard`).
"""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from extract.readers.archive import listed
from extract.readers.encodings import decode
from extract.readers.guard import read_guarded
from extract.source import PAGE, Content, Limits, ReadError, Source

READERS = {
    "pdf": "extract.readers.pdf",
    "image": "extract.readers.image",
    "docx": "extract.readers.docx",
    "doc": "extract.readers.doc",
    "odt": "extract.readers.odt",
    "html": "extract.readers.web",
}
"""The module that reads each format that is no plain text."""

SUFFIXES = frozenset(
    [
        *("", ".txt", ".text", ".md", ".markdown", ".pdf", ".docx", ".docm", ".dotx", ".doc"),
        *(".dot", ".rtf", ".odt", ".ott", ".html", ".htm", ".xhtml", ".mht", ".mhtml", ".png"),
        *(".jpg", ".jpeg", ".jpe", ".tif", ".tiff", ".bmp", ".gif", ".webp", ".zip"),
    ]
)
"""The endings of files that are taken from a folder."""

_HEAD = 4096
_LONGEST = 4
"""The bytes of a character in any encoding that is read, at most."""

_MAGIC = (
    (re.compile(rb".{0,1000}%PDF-", re.DOTALL), "pdf"),
    (
        re.compile(rb"\x89PNG\r\n|\xff\xd8\xff|GIF8[79]a|BM.{4}\0\0\0\0|II\*\0|MM\0\*", re.DOTALL),
        "image",
    ),
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), "image"),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1|\{\\rtf"), "doc"),
)
_WEB = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
    rb"<(?:!doctype html|html|head|body)\b"
    rb"|(?:[\w-]+:[^\n]*\n(?:[ \t][^\n]*\n)*)*?MIME-Version:",
    re.IGNORECASE | re.DOTALL,
)
_WEB_SUFFIXES = frozenset([".html", ".htm", ".xhtml", ".mht", ".mhtml"])
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_ZIPPED = {".docx": "docx", ".docm": "docx", ".dotx": "docx", ".odt": "odt", ".ott": "odt"}
_OFFICE = re.compile(r"word/|\[Content_Types\]\.xml$")
_SHEETS = re.compile(r"(?:xl|ppt)/")
_PLAIN = frozenset([".txt", ".text", ".md", ".markdown"])
_MEGABYTE = 1 << 20


def read_file(path: Path, limits: Limits | None = None) -> Source:
    """Read one file of any format.

    Raises `ReadError` with one line for a file that is missing, a folder, empty, broken, in no
    known format, too costly for `limits`, or has no Vietnamese in it.
    """
    limits = limits or Limits()
    return read_bytes(bytes_of(path, limits), path.name, shown=str(path), limits=limits)


def bytes_of(path: Path, limits: Limits) -> bytes:
    """Return a file's bytes.

    Raises `ReadError` where it cannot be had, is too large, or is being written.
    """
    try:
        if not (path.is_file() or path.is_dir()) and path.exists():
            raise ReadError(f"{path}: is a pipe or a device; save it as a file first")
        with path.open("rb") as file:
            before = os.fstat(file.fileno())
            if before.st_size > limits.megabytes * _MEGABYTE:
                raise ReadError(
                    f"{path}: has {before.st_size // _MEGABYTE} megabytes, more than"
                    f" {limits.megabytes} (--max-memory)"
                )
            data = file.read(before.st_size + 1)
            after = os.fstat(file.fileno())
        if len(data) != after.st_size or before.st_mtime_ns != after.st_mtime_ns:
            raise ReadError(f"{path}: was changed while it was read; build again when it is whole")
        return data
    except FileNotFoundError:
        raise ReadError(f"{path}: no such file") from None
    except IsADirectoryError:
        raise ReadError(f"{path}: is a folder, give the files in it") from None
    except OSError as error:
        raise ReadError(f"{path}: cannot be read ({error.strerror})") from None


def read_bytes(data: bytes, name: str, *, shown: str = "", limits: Limits | None = None) -> Source:
    """Read the bytes of a file called `name`; `shown` (its path) stands in messages.

    Raises `ReadError` as `read_file` does.
    """
    shown, limits = shown or name, limits or Limits()
    kind = format_of(data, shown)
    if kind in READERS:
        content = read_guarded(READERS[kind], data, shown, limits)
    else:
        _check_length(len(data) // _LONGEST, limits, shown)  # before memory is spent on it
        text = decode(data, shown)
        remarks = (text.remark,) if text.remark else ()
        content = Content(text.text, kind, text.encoding, markup=True, remarks=remarks)
    _check_length(len(content.text), limits, shown)
    return Source(name, hashlib.sha256(data).hexdigest(), content)


def _check_length(characters: int, limits: Limits, shown: str) -> None:
    """Raise `ReadError` for a text of so many characters or more, if they are too many."""
    if characters > limits.pages * PAGE:
        raise ReadError(
            f"{shown}: has {characters} characters, more than {limits.pages} pages of text"
            " (--max-pages)"
        )


def format_of(data: bytes, name: str) -> str:
    """Return what a file is by its first bytes: «pdf», «image», «docx», …, «text», «markdown».

    A page saved as .txt stays text (its tags are markup). Raises `ReadError` for an archive, whose
    members must be read one by one, and for spreadsheets and slides.
    """
    suffix = Path(name).suffix.lower()
    for magic, kind in _MAGIC:
        if magic.match(data[:_HEAD]):
            return kind
    if data.startswith(_ZIP):
        return _zipped(data, name)
    if suffix not in _PLAIN and (suffix in _WEB_SUFFIXES or _WEB.match(data[:_HEAD])):
        return "html" if data.strip() else "text"
    return "markdown" if suffix in (".md", ".markdown") else "text"


def is_archive(data: bytes) -> bool:
    """Return whether a file is a ZIP of documents, not a document that is a ZIP inside."""
    return data.startswith(_ZIP) and _packed(data) == "archive"


def _zipped(data: bytes, name: str) -> str:
    """Return the format of a file that is a ZIP inside; one that cannot be opened goes by name."""
    kind, suffix = _packed(data), Path(name).suffix.lower()
    if kind == "archive":
        kind = _ZIPPED.get(suffix, kind)
    if kind == "odf":
        kind = "odt" if suffix in (".odt", ".ott") else "sheets"
    if kind == "sheets":
        raise ReadError(f"{name}: is a spreadsheet or slides; save it as .docx or .pdf")
    if kind == "archive":
        raise ReadError(f"{name}: is an archive; unpack it")
    return kind


def _packed(data: bytes) -> str:
    """Return what a ZIP is by the names in it: «docx», «odt», «odf», «sheets» or «archive»."""
    names = set(listed(data))
    if any(map(_SHEETS.match, names)):
        return "sheets"
    if any(map(_OFFICE.match, names)):
        return "docx"
    if "content.xml" in names and names & {"mimetype", "META-INF/manifest.xml"}:
        return "odt" if b"application/vnd.oasis.opendocument.text" in data else "odf"
    return "archive"
