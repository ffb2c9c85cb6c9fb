"""Paths in archives: which names may become files, what stands in a folder, ZIPs in and out.

A bag or a backup may come from anywhere. Nothing is written before every name in it has been
checked, what an archive says of its sizes is counted while it is unpacked, and links are refused.
"""

from __future__ import annotations

import errno
import os
import re
import stat
import struct
import unicodedata
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

_BLOCK = 1 << 20
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\..*)?", re.IGNORECASE)
"""Names that are devices on Windows."""
_BAD_SIGNS = frozenset('\\:*?"<>|')
_BAD_KINDS = frozenset(("Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"))
_LONGEST, _LONGEST_PART = 1_000, 255
_WHEN = (1980, 1, 1, 0, 0, 0)
_UNIX = 3
_MODE = (stat.S_IFREG | 0o644) << 16
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, struct.error)


class UnsafeArchive(ValueError):
    """An archive that is not unpacked: a name leads elsewhere, or it is damaged or a bomb."""


@dataclass(frozen=True, slots=True)
class Bounds:
    """What an archive may unpack to: files, bytes, and how many times its own size."""

    files: int = 1_000_000
    size: int = 1 << 40
    ratio: int = 200


def checked(name: str) -> PurePosixPath:
    """Return a name in an archive as a path below a folder.

    Raises `UnsafeArchive` for «../x», «/etc/x», «C:x», «a\\\\b», «nul.txt», signs that steer a
    terminal, and all that does not mean the same file on every system.
    """
    parts = name.split("/")
    if len(name) > _LONGEST or not all(_is_plain(part) for part in parts):
        raise UnsafeArchive(f"{name!a} is no safe path in an archive; nothing was unpacked")
    return PurePosixPath(*parts)


def _is_plain(part: str) -> bool:
    return (
        part.strip(" .") != ""
        and part[-1] not in " ."
        and part[0] != " "
        and not _BAD_SIGNS & set(part)
        and not any(unicodedata.category(sign) in _BAD_KINDS for sign in part)
        and part == unicodedata.normalize("NFC", part)
        and len(part.encode("utf-8")) <= _LONGEST_PART
        and not _RESERVED.fullmatch(part)
    )


def files_in(folder: Path) -> list[str]:
    """Return the paths of all files under a folder, sorted; an empty folder as «name/».

    Raises `UnsafeArchive` for links and whatever else is no file or folder.
    """
    return sorted(_walk(folder, ""))


def _walk(folder: Path, before: str) -> Iterator[str]:
    with os.scandir(folder) as found:
        entries = list(found)
    for entry in entries:
        name = f"{before}{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            yield from list(_walk(folder / entry.name, f"{name}/")) or [f"{name}/"]
        elif entry.is_file(follow_symlinks=False):
            yield name
        else:
            raise UnsafeArchive(f"{name!a} is a link or no file; an archive holds only files")


def pack(folder: Path, target: Path, top: str, *, names: Iterable[str] | None = None) -> None:
    """Write a folder as a ZIP under one folder `top`: sorted, without times, the same bytes always.

    `names` are the files to take, as `files_in` names them (all of the folder).
    Nothing is compressed: no version of zlib shows in the bytes, and one damaged byte costs one
    file.
    """
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in files_in(folder) if names is None else sorted(names):
            entry = zipfile.ZipInfo(f"{top}/{name}", _WHEN)
            entry.create_system, entry.external_attr = _UNIX, _MODE
            entry.file_size = (folder / name).stat().st_size
            with archive.open(entry, "w") as out, (folder / name).open("rb") as file:
                while block := file.read(_BLOCK):
                    out.write(block)


def unpack(archive: Path, into: Path, bounds: Bounds | None = None) -> list[str]:
    """Unpack a ZIP into a new or empty folder and return the paths of its files, in its order.

    Raises `UnsafeArchive`, `FileExistsError` where something stands in the folder.
    """
    make_empty(into)
    with _reading(f"{archive} is damaged or no ZIP"), zipfile.ZipFile(archive) as opened:
        entries = opened.infolist()
        _check(entries, archive.stat().st_size, bounds or Bounds())
        for entry in entries:
            with _reading(f"{entry.filename!a} is damaged in the archive"):
                _unpack_one(opened, entry, into)
    return [entry.filename for entry in entries if not entry.is_dir()]


def names_in(archive: Path) -> list[str]:
    """Return the names that a ZIP lists; raises `UnsafeArchive` where it is none."""
    with _reading(f"{archive} is damaged or no ZIP"), zipfile.ZipFile(archive) as opened:
        return opened.namelist()


@contextmanager
def _reading(words: str) -> Iterator[None]:
    """Turn what `zipfile` raises for a damaged archive into `UnsafeArchive`."""
    try:
        yield
    except UnsafeArchive:
        raise
    except _BROKEN as error:
        raise UnsafeArchive(f"{words} ({error})") from None
    except OSError as error:
        if error.errno != errno.EINVAL:  # a place before the file's beginning, as a damaged ZIP has
            raise
        raise UnsafeArchive(f"{words} ({error})") from None


def make_empty(folder: Path) -> None:
    """Make a folder; raises `FileExistsError` where it exists and holds anything."""
    check_empty(folder)
    folder.mkdir(parents=True, exist_ok=True)


def check_empty(folder: Path) -> None:
    """Raise `FileExistsError` where a folder exists and holds anything, or is none."""
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise FileExistsError(f"{folder} is no folder; give the name of a new one")
    if folder.is_dir() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty; give a new folder, nothing is overwritten")


def _check(entries: Iterable[zipfile.ZipInfo], packed: int, bounds: Bounds) -> None:
    """Refuse an archive by its own list, before anything is written."""
    known = list(entries)
    files: set[str] = set()
    folders: set[str] = set()
    for entry in known:
        _check_one(entry)
        path = checked(entry.filename.removesuffix("/"))
        folded = str(path).casefold()
        if not entry.is_dir() and folded in files:
            raise UnsafeArchive(f"{entry.filename!a} stands twice in the archive")
        (folders if entry.is_dir() else files).add(folded)
        folders.update(str(parent).casefold() for parent in path.parents)
    if clash := files & folders:
        raise UnsafeArchive(f"{min(clash)!a} is both a file and a folder in the archive")
    if len(known) > bounds.files:
        raise UnsafeArchive(f"the archive has {len(known)} files, more than {bounds.files}")
    size = sum(entry.file_size for entry in known)
    if size > min(bounds.size, bounds.ratio * packed):
        raise UnsafeArchive(f"the archive unpacks to {size} bytes, {size // packed} times its size")
    if sum(entry.compress_size for entry in known) > packed:
        raise UnsafeArchive("files of the archive overlap in it; it was made to deceive")


def _check_one(entry: zipfile.ZipInfo) -> None:
    shown, kind = ascii(entry.filename), stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        raise UnsafeArchive(f"{shown} is a link or no file; an archive holds only files")
    if entry.flag_bits & 1:
        raise UnsafeArchive(f"{shown} is encrypted; unpack the archive with its password first")


def _unpack_one(opened: zipfile.ZipFile, entry: zipfile.ZipInfo, into: Path) -> None:
    target = into / checked(entry.filename.removesuffix("/"))
    if entry.is_dir():
        target.mkdir(parents=True, exist_ok=True)
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    left = entry.file_size
    with opened.open(entry) as stream, target.open("xb") as file:
        while block := stream.read(_BLOCK):
            left -= len(block)
            if left < 0:
                raise UnsafeArchive(f"{entry.filename!a} is larger than the archive says")
            file.write(block)
