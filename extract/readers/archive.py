"""Archives: the documents in a ZIP file, also in ZIPs inside it, without unpacking to the disk

What an archive says of itself may be a lie: bytes are counted while they are inflated.
"""

from __future__ import annotations

import io
import re
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from lzma import LZMAError
from pathlib import PurePosixPath
from typing import IO, Self

from extract.readers.encodings import is_vietnamese
from extract.source import (
    ARCHIVE_DEPTH,
    ARCHIVE_DIRECTORY,
    ARCHIVE_MEMBERS,
    ARCHIVE_RATIO,
    ARCHIVE_RATIO_FROM,
    Limits,
    ReadError,
)

_MEGABYTE = 1 << 20
_BLOCK = 1 << 16
_END = b"PK\x05\x06"
_UNICODE_PATH = 0x7075
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, LZMAError, ValueError, struct.error)


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive: its path inside («phu-luc.zip/bieu 1.docx») and size as declared.

    `read` returns its bytes; it raises `ReadError` for a member that is encrypted, packed in an
    unknown way, broken, or larger than the limits allow.
    """

    name: str
    size: int
    read: Callable[[], bytes]


@dataclass(slots=True)
class _Budget:
    """How many bytes the members of one archive may still have, all together."""

    left: int
    megabytes: int

    @classmethod
    def of(cls, limits: Limits) -> Self:
        return cls(limits.megabytes * _MEGABYTE, limits.megabytes)

    def renew(self) -> None:
        self.left = self.megabytes * _MEGABYTE


class Archive:
    """A ZIP whose members are read by name, each within the limits for itself.

    Of members with one name the first counts. Raises `ReadError` for one that cannot be opened.
    """

    def __init__(self, data: bytes, name: str, limits: Limits) -> None:
        """List the members; `name` stands in the messages."""
        self._budget = _Budget.of(limits)
        self._members: dict[str, Member] = {}
        for member in _members(data, name, self._budget, ARCHIVE_DEPTH):
            self._members.setdefault(member.name, member)

    def __contains__(self, path: str) -> bool:
        return path in self._members

    def read(self, path: str) -> bytes:
        """Return the bytes of a member; raises `KeyError` for none, `ReadError` for a bad one."""
        self._budget.renew()
        return self._members[path].read()


def members(data: bytes, name: str, limits: Limits) -> Iterator[Member]:
    """Yield the files in a ZIP in its order, those of ZIPs inside it in their place.

    Folders, hidden files and the Macintosh's own («__MACOSX») are left out. Raises `ReadError`
    (`name` stands in the messages) for an archive that cannot be opened; what is wrong with one
    member, or with an archive inside, is raised by its `read`, and the others are not lost.
    """
    yield from _members(data, name, _Budget.of(limits), ARCHIVE_DEPTH)


def _members(data: bytes, name: str, budget: _Budget, depth: int) -> Iterator[Member]:
    archive = _opened(data, name)
    for entry in archive.infolist():
        path = clean_path(path_of(entry))
        if not entry.filename or entry.is_dir() or _is_hidden(path):
            continue
        member = _member(archive, entry, f"{name}/{path}", budget)
        if path.lower().endswith(".zip") and depth > 1:
            for inner in _inside(member, f"{name}/{path}", budget, depth - 1):
                yield replace(inner, name=f"{path}/{inner.name}".rstrip("/"))
        else:
            yield Member(path, entry.file_size, member)


def _inside(read: Callable[[], bytes], shown: str, budget: _Budget, depth: int) -> Iterator[Member]:
    """Yield the members of an archive in an archive, or itself, nameless, if it cannot be read."""
    try:
        yield from _members(read(), shown, budget, depth)
    except ReadError as error:
        yield Member("", 0, _raiser(str(error)))


def _raiser(message: str) -> Callable[[], bytes]:
    def read() -> bytes:
        raise ReadError(message)

    return read


def _opened(data: bytes, name: str) -> zipfile.ZipFile:
    """Open an archive whose list of members is whole and of a sane size."""
    try:
        if _directory_size(data) > ARCHIVE_DIRECTORY:
            raise ReadError(f"{name}: lists too many members; unpack it and give the files")
        opened = zipfile.ZipFile(io.BytesIO(data))
    except ReadError:
        raise
    except (*_BROKEN, NotImplementedError) as error:
        raise ReadError(
            f"{name}: is a broken or cut-off archive ({_reason(error)}); get it anew"
        ) from None
    if len(opened.infolist()) > ARCHIVE_MEMBERS:
        raise ReadError(
            f"{name}: has more than {ARCHIVE_MEMBERS} members; unpack it and give the files"
        )
    return opened


def listed(data: bytes) -> list[str]:
    """Return the paths a ZIP lists, none for one that is broken or lists too many."""
    try:
        if _directory_size(data) > ARCHIVE_DIRECTORY:
            return []
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return archive.namelist()
    except (*_BROKEN, NotImplementedError):
        return []


def _directory_size(data: bytes) -> int:
    """Return how many bytes the list of members takes, as the archive's end declares."""
    at = data.rfind(_END, max(0, len(data) - 22 - 0xFFFF))
    if at < 0 or at + 22 > len(data):
        return 0
    (declared,) = struct.unpack_from("<L", data, at + 12)
    return len(data) if declared == 0xFFFFFFFF else declared


def _member(
    archive: zipfile.ZipFile, entry: zipfile.ZipInfo, shown: str, budget: _Budget
) -> Callable[[], bytes]:
    """Return the function that inflates one member within the budget."""

    def read() -> bytes:
        if entry.flag_bits & 1:
            raise ReadError(f"{shown}: is encrypted; unpack it with its password first")
        try:
            with archive.open(entry) as stream:
                return _inflated(stream, entry, shown, budget)
        except NotImplementedError:
            raise ReadError(
                f"{shown}: is packed in a way not known here (method {entry.compress_type});"
                " unpack it first"
            ) from None
        except RuntimeError as error:
            raise ReadError(f"{shown}: cannot be unpacked ({_reason(error)})") from None
        except ReadError:
            raise
        except _BROKEN as error:
            raise ReadError(f"{shown}: is broken in the archive ({_reason(error)})") from None

    return read


def _inflated(stream: IO[bytes], entry: zipfile.ZipInfo, shown: str, budget: _Budget) -> bytes:
    blocks: list[bytes] = []
    size = 0
    while block := stream.read(_BLOCK):
        size += len(block)
        budget.left -= len(block)
        if budget.left < 0:
            raise ReadError(
                f"{shown}: makes the archive larger than {budget.megabytes} megabytes unpacked"
                " (--max-memory)"
            )
        if size > ARCHIVE_RATIO_FROM and size > ARCHIVE_RATIO * max(1, entry.compress_size):
            raise ReadError(f"{shown}: unpacks to over {ARCHIVE_RATIO} times its size; left out")
        blocks.append(block)
    return b"".join(blocks)


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split()) or type(error).__name__


def path_of(entry: zipfile.ZipInfo) -> str:
    """Return a member's path, whose bytes older programs wrote in an unnamed code page.

    Bytes that are UTF-8 are read so, flagged or not; others as Windows-1258 where that gives
    Vietnamese («Kế hoạch.doc»), else as the code page 437 of the format.
    """
    if entry.flag_bits & 0x800:
        return entry.filename
    if (path := _unicode_path(entry)) is not None:
        return path
    try:
        raw = entry.orig_filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        pass
    try:
        path = unicodedata.normalize("NFC", raw.decode("cp1258"))
    except UnicodeDecodeError:
        return entry.filename
    return path if is_vietnamese(path) else entry.filename


def _unicode_path(entry: zipfile.ZipInfo) -> str | None:
    """Return the path from Info-ZIP's extra field, if it belongs to the name in the header."""
    extra, at = entry.extra, 0
    while at + 4 <= len(extra):
        kind, size = struct.unpack_from("<HH", extra, at)
        field = extra[at + 4 : at + 4 + size]
        at += 4 + size
        if kind == _UNICODE_PATH and len(field) > 5 and field[0] == 1:
            raw = entry.orig_filename.encode("cp437", errors="replace")
            if struct.unpack_from("<L", field, 1)[0] == zlib.crc32(raw):
                return field[5:].decode("utf-8", errors="replace")
    return None


def clean_path(path: str) -> str:
    r"""Return a path without «..», drive or root, signs that steer a terminal written out.

    «C:\hồ sơ\..\mật\x07.txt» becomes «hồ sơ/mật\x07.txt» (the bell as four characters).
    """
    path = re.sub(r"^[A-Za-z]:", "", path.replace("\\", "/"))
    parts = [part for part in PurePosixPath(path).parts if part not in ("/", "//", "..", ".")]
    shown = "/".join(parts) or "_"
    return "".join(
        c if unicodedata.category(c) not in ("Cc", "Cf", "Cs", "Zl", "Zp") else ascii(c)[1:-1]
        for c in unicodedata.normalize("NFC", shown)
    )


def _is_hidden(path: str) -> bool:
    parts = path.split("/")
    names = ("__MACOSX", "Thumbs.db", "desktop.ini")
    return any(part.startswith((".", "~$")) or part in names for part in parts)
