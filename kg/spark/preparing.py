"""Preparing on the workers: files that Spark read, made ready as `camket build` makes them.

Each worker has a child process that prepares one document after the other in a folder of its own,
so that a document which kills the process is refused and the job goes on. What the child keeps
(reading, record, digest, lines, text) travels as rows.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path, PurePosixPath

from pyspark import SparkFiles
from pyspark.sql import Row

from extract.files import File, Refusal, unknown_type
from extract.read import SUFFIXES, is_archive
from extract.readers.archive import Member, members
from extract.source import Limits, ReadError
from kg.build import FOLDERS, lost, make_folders
from kg.crew import Crew, Death
from kg.document.prepare import Prepared, Workshop

PREPARED = "path string, file string, name string, sha256 string, key string, refusal string, " + (
    ", ".join(f"{folder} struct<name: string, text: string>" for folder in FOLDERS)
)
"""The columns of what becomes of a document: why it was refused, or what is kept of it by folder.

`file` is the path of the archive where the document is a member of one, else `path`.
"""
Kept = Mapping[str, tuple[str, str]]
"""The file that is kept of a document in each folder of a graph: its name, its text."""


@dataclass(frozen=True)
class Fetched(File):
    """A document whose bytes are here already: `path` (or the archive's) is only shown."""

    shown: str = ""
    data: bytes = b""

    def __str__(self) -> str:
        return f"{self.shown}/{self.member}" if self.member else self.shown

    def read(self, limits: Limits) -> bytes:
        """Return the bytes."""
        return self.data


def rows(workshop: Workshop, files: Iterable[Row]) -> Iterator[tuple[object, ...]]:
    """Yield what becomes of the documents in some files, as rows of `PREPARED`.

    `workshop` says how; its folder is one of this worker's own.
    """
    for file in files:
        data = bytes(file.content)
        for one in documents(file.path, data, workshop.limits, named=file.named):
            made, kept = (one, {}) if isinstance(one, Refusal) else _made(workshop, one)
            if isinstance(made, Refusal):
                yield made.path, file.path, None, None, None, made.reason, *[None] * len(FOLDERS)
            else:
                head = (str(one), file.path, made.name, made.sha256, made.key, None)
                yield *head, *(kept[folder] for folder in FOLDERS)


def documents(
    path: str, data: bytes, limits: Limits, *, named: bool
) -> Iterator[Fetched | Refusal]:
    """Yield the document that a file is, or those in an archive; a refusal of any other."""
    if not named and PurePosixPath(path).suffix.lower() not in SUFFIXES:
        yield Refusal(path, unknown_type(path, PurePosixPath(path).suffix))
    elif not is_archive(data):
        yield Fetched(Path(path), "", path, data)
    else:
        try:
            yield from _members(path, data, limits)
        except ReadError as error:
            yield Refusal(path, str(error))


def _members(path: str, data: bytes, limits: Limits) -> Iterator[Fetched | Refusal]:
    for member in _first(members(data, path, limits)):
        at, suffix = f"{path}/{member.name}", PurePosixPath(member.name).suffix
        if suffix.lower() not in SUFFIXES:
            yield Refusal(at, unknown_type(at, suffix))
            continue
        try:
            yield Fetched(Path(path), member.name, path, member.read())
        except ReadError as error:
            yield Refusal(at, str(error))


def _first(found: Iterable[Member]) -> Iterator[Member]:
    """Yield the members of an archive, of those with one path the first."""
    seen: set[str] = set()
    for member in found:
        if member.name not in seen:
            seen.add(member.name)
            yield member


def _made(workshop: Workshop, one: Fetched) -> tuple[Prepared | Refusal, Kept]:
    """Let this worker's child process prepare a document; refuse what kills it."""
    ((_, answer),) = _CREWS.of(workshop).each([one])
    if isinstance(answer, Death):
        return Refusal(str(one), lost(str(one), answer)), {}
    return answer


def prepare_apart(workshop: Workshop, one: Fetched) -> tuple[Prepared | Refusal, Kept]:
    """Prepare a document in a folder of its own; return it with what is kept of it."""
    with tempfile.TemporaryDirectory(dir=workshop.folder) as scratch:
        folder = Path(scratch)
        make_folders(folder)
        made = replace(workshop, folder=folder).prepare(one)
        kept = {path.parent.name: path for name in FOLDERS for path in (folder / name).iterdir()}
        return made, {n: (p.name, p.read_bytes().decode("utf-8")) for n, p in kept.items()}


@dataclass
class _Crews:
    """The child of this process, which lives from task to task of one build."""

    workshop: Workshop | None = None
    crew: Crew[Fetched, tuple[Prepared | Refusal, Kept]] | None = None

    def of(self, workshop: Workshop) -> Crew[Fetched, tuple[Prepared | Refusal, Kept]]:
        """Return the child that prepares as a workshop says."""
        if self.crew is None or self.workshop != workshop:
            if self.crew:
                self.crew.close()
            # Spark removes this folder with the application, however the process ends.
            here = replace(workshop, folder=Path(SparkFiles.getRootDirectory()))
            work = partial(prepare_apart, here)
            self.workshop, self.crew = workshop, Crew(work, 1, imports=("extract.pipeline",))
        return self.crew


_CREWS = _Crews()
