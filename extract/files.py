"""Files: what stands under the given paths, members of archives included."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from extract.read import SUFFIXES, bytes_of, is_archive, read_bytes
from extract.readers.archive import Archive, members
from extract.source import Limits, ReadError, Source


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be used, and the one line that says why."""

    path: str
    reason: str


@dataclass(frozen=True)
class File:
    """A file on disk, or a member of an archive on disk («van-ban.zip/2024/nq-12.docx»)."""

    path: Path
    member: str = ""

    def __str__(self) -> str:
        shown = f"{self.path}/{self.member}" if self.member else str(self.path)
        return shown.encode("utf-8", "backslashreplace").decode("utf-8")

    @property
    def name(self) -> str:
        """The file's name without folders; bytes that are no letters (on old disks) as «?»."""
        name = PurePosixPath(self.member).name if self.member else self.path.name
        return name.encode("utf-8", "replace").decode("utf-8")

    def read(self, limits: Limits) -> bytes:
        """Return the bytes; raises `ReadError` where they cannot be had."""
        if not self.member:
            return bytes_of(self.path, limits)
        archive = _archive(self.path, _stamp(self.path), limits)
        if self.member not in archive:
            raise ReadError(f"{self}: is no longer in the archive; build again")
        return archive.read(self.member)


def _stamp(path: Path) -> tuple[int, int] | None:
    """Return what tells one state of a file from another; whoever reads it says what is wrong."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size


@lru_cache(maxsize=1)
def _archive(path: Path, _state: tuple[int, int] | None, limits: Limits) -> Archive:
    """Return an archive, kept until another is asked for: its members are read one by one."""
    return Archive(bytes_of(path, limits), str(path), limits)


def read_source(file: File, limits: Limits) -> Source:
    """Read a file; raises `ReadError` in one line for a bad one."""
    source = read_bytes(file.read(limits), str(file), limits=limits)
    return replace(source, name=file.name)


def find_files(
    paths: Iterable[Path], limits: Limits | None = None
) -> tuple[list[File], list[Refusal]]:
    """Return the files under some paths, sorted by name, each once, and refusals.

    A file that is named is taken whatever its name; in a folder or an archive, hidden files are
    passed over and files that no reader knows by their name (.xlsx, .mp4) are refused. So are a
    path that does not exist, a folder that cannot be read, a link to a folder or to nothing.
    """
    limits = limits or Limits()
    files: set[File] = set()
    refused: dict[str, str] = {}
    for path in paths:
        for found in _under(path, refused):
            whole = _whole(found)
            if found != path and found.suffix.lower() not in SUFFIXES:
                refused[str(whole)] = unknown_type(str(found), found.suffix)
                continue
            try:
                files.update(_members(whole, limits, refused))
            except ReadError as error:
                refused[str(whole)] = str(error)
    return sorted(files, key=str), [Refusal(path, why) for path, why in sorted(refused.items())]


def _under(path: Path, refused: dict[str, str]) -> Iterator[Path]:
    """Yield a file itself, or the files in a folder that are not hidden.

    What cannot be looked into is refused, so that what was built of it stays.
    """
    if not os.path.exists(path):  # noqa: PTH110 - `Path.exists` raises where a parent is closed
        refused[str(_whole(path))] = f"{path}: no such file or folder"
    elif not path.is_dir():
        yield path
    else:
        yield from _in_folder(path, refused)


def _in_folder(path: Path, refused: dict[str, str]) -> Iterator[Path]:
    def closed(error: OSError) -> None:
        why = f"{error.filename}: cannot be looked into ({error.strerror})"
        refused[str(_whole(Path(error.filename)))] = why

    for folder, folders, names in os.walk(path, onerror=closed):
        folders[:] = [name for name in folders if not name.startswith(".")]
        shown = [name for name in names if not name.startswith(".")]
        for place in (Path(folder, name) for name in sorted((*folders, *shown))):
            if place.is_symlink() and place.is_dir():
                refused[str(place.absolute())] = (
                    f"{place}: is a link to a folder, which is not followed; name the folder too"
                )
            elif place.is_symlink() and not _may_be_file(place):
                refused[str(_whole(place))] = f"{place}: is a link that leads nowhere"
            elif _may_be_file(place):
                yield place


def _may_be_file(path: Path) -> bool:
    """Whether a path is a file, or one that may not be looked at: whoever reads it says so."""
    try:
        return path.is_file()
    except OSError:
        return True


def _whole(path: Path) -> Path:
    """Return a path from the root; unlike `Path.resolve` of links in a circle too."""
    return Path(os.path.realpath(path))


def unknown_type(shown: str, suffix: str) -> str:
    """Return why a file in a folder or an archive is not taken, by the ending of its name."""
    return f"{shown}: files of type {suffix} are not read; save it as text, .docx or .pdf"


def _members(path: Path, limits: Limits, refused: dict[str, str]) -> Iterator[File]:
    """Yield a file, or the readable members of an archive.

    Raises `ReadError` for an archive that cannot be opened.
    """
    if not _begins_as_zip(path) or not is_archive(data := bytes_of(path, limits)):
        yield File(path)
        return
    for member in members(data, str(path), limits):
        file_in = File(path, member.name)
        suffix = PurePosixPath(member.name).suffix
        if suffix.lower() in SUFFIXES:
            yield file_in
        else:
            refused[str(file_in)] = unknown_type(str(file_in), suffix)


def _begins_as_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(2) == b"PK"
    except OSError:  # whoever reads it says what is wrong
        return False
