"""Files: what stands under the given paths, members of archives included."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from extract.read import SUFFIXES, bytes_of, is_archive, read_bytes
from extract.readers.archive import members
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
        data = bytes_of(self.path, limits)
        if not self.member:
            return data
        for member in members(data, str(self.path), limits):
            if member.name == self.member:
                return member.read()
        raise ReadError(f"{self}: is no longer in the archive; build again")


def read_source(file: File, limits: Limits) -> Source:
    """Read a file; raises `ReadError` in one line for a bad one."""
    source = read_bytes(file.read(limits), str(file), limits=limits)
    return replace(source, name=file.name)


def find_files(
    paths: Iterable[Path], limits: Limits | None = None
) -> tuple[list[File], list[Refusal]]:
    """Return the files under some paths, sorted by name, each once, and refusals.

    A file that is named is taken whatever its name; in a folder or an archive, hidden files are
    passed over and files that no reader knows by their name (.xlsx, .mp4) are refused. A path
    that does not exist is refused.
    """
    limits = limits or Limits()
    files: set[File] = set()
    refused: dict[str, str] = {}
    for path in paths:
        if not path.exists():
            refused[str(path.resolve())] = f"{path}: no such file or folder"
            continue
        for found in _under(path):
            whole = found.resolve()
            if path.is_dir() and found.suffix.lower() not in SUFFIXES:
                refused[str(whole)] = _unknown(str(found), found.suffix)
                continue
            try:
                files.update(_members(whole, limits, refused))
            except ReadError as error:
                refused[str(whole)] = str(error)
    return sorted(files, key=str), [Refusal(path, why) for path, why in sorted(refused.items())]


def _under(path: Path) -> Iterator[Path]:
    """Yield a file itself, or the files in a folder that are not hidden."""
    if not path.is_dir():
        yield path
        return
    for found in sorted(path.rglob("*")):
        hidden = any(part.startswith(".") for part in found.relative_to(path).parts)
        if found.is_file() and not hidden:
            yield found


def _unknown(shown: str, suffix: str) -> str:
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
            refused[str(file_in)] = _unknown(str(file_in), suffix)


def _begins_as_zip(path: Path) -> bool:
    try:
        with path.open("rb") as file:
            return file.read(2) == b"PK"
    except OSError:  # whoever reads it says what is wrong
        return False
