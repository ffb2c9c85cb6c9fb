"""Prepares one file for the graph: its record, digest and lines, made once and kept by hash.

Runs anywhere, in any order, in parallel: what it makes is a function of the file's bytes, its
name, the base of IRIs and the program.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from extract.read import ReadError, Source, read_file
from extract.records import Extraction
from kg.cast import cast_of
from kg.clauses import Digest, digest_of
from kg.codec import StaleRecord, dumps, loads
from kg.iris import Iris, short_hash
from kg.store import source_path, write_whole
from kg.triples import document_graph

Extractor = Callable[[Path], Extraction]
"""Reads and extracts one file: `extract.pipeline.extract_file`."""

_PROGRAM = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that is ready for the graph: where its digest and its lines are kept."""

    sha256: str
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file that could not be used, and the one line that says why."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where files are prepared: the graph's folder, the base of IRIs, the extractor."""

    folder: Path
    base: str
    extractor: Extractor

    def prepare(self, path: Path, name: str | None = None) -> Prepared | Refusal:
        """Read a file, keep a copy, and make what is not kept yet; `name` if it has another name.

        A file that cannot be read is refused; `OSError` in the graph's own folder is raised.
        """
        try:
            source = read_file(path)
        except ReadError as error:
            return Refusal(str(path), str(error))
        source = replace(source, name=name or source.name)
        key = self._key(source)
        if not (_is_whole(self._digest(key)) and _is_whole(self.graph(key))):
            try:
                extraction = self._record(path, source)
            except ReadError as error:
                return Refusal(str(path), str(error))
            self._make(extraction, source, key)
        return Prepared(source.sha256, source.name, key)

    def digest(self, prepared: Prepared) -> Digest:
        """Return what identity and ledger need of a prepared file."""
        return loads(Digest, self._digest(prepared.key).read_text(encoding="utf-8"))

    def lines(self, prepared: Prepared) -> list[str]:
        """Return the lines of a prepared file's graph."""
        with self.graph(prepared.key).open(encoding="utf-8", newline="\n") as file:
            return file.readlines()

    def graph(self, key: str) -> Path:
        """Return where the lines of a graph are kept."""
        return self.folder / "graphs" / f"{key}.nt"

    def forget_others(self, kept: Iterable[Prepared]) -> None:
        """Delete what is kept of files that are no longer in the graph."""
        prepared = list(kept)
        keys = {p.key for p in prepared}
        hashes = {p.sha256 for p in prepared}
        for folder, known in (("graphs", keys), ("digests", keys), ("sources", hashes)):
            for path in sorted((self.folder / folder).iterdir()):
                if path.stem not in known:
                    path.unlink()
        for path in sorted((self.folder / "records").iterdir()):
            if path.stem.split("-")[0] not in hashes:
                path.unlink()

    def _digest(self, key: str) -> Path:
        return self.folder / "digests" / f"{key}.json"

    def _key(self, source: Source) -> str:
        made_by = program("extract", "ontology", "kg")
        return short_hash(source.sha256, source.name, self.base, made_by, length=32)

    def _record(self, path: Path, source: Source) -> Extraction:
        """Return the extraction of a file, kept or made now.

        Raises `ReadError` where the file changed meanwhile.
        """
        made_by = program("extract", "ontology")[:16]
        kept = self.folder / "records" / f"{source.sha256}-{made_by}.json"
        try:
            extraction = loads(Extraction, kept.read_text(encoding="utf-8"))
        except (FileNotFoundError, StaleRecord):
            extraction = self.extractor(path)
            if extraction.sha256 != source.sha256:
                raise ReadError(f"{path}: changed while it was read; build again") from None
            write_whole(kept, dumps(extraction))
        return replace(extraction, name=source.name)

    def _make(self, extraction: Extraction, source: Source, key: str) -> None:
        iris = Iris(self.base)
        cast = cast_of(extraction, source.text, iris)
        lines = document_graph(extraction, source.text, iris, cast=cast)
        digest = digest_of(extraction, source.text, iris, cast=cast)
        write_whole(source_path(self.folder, source.sha256), source.text, lasting=True)
        write_whole(self.graph(key), "".join(lines))
        write_whole(self._digest(key), dumps(digest))


def _is_whole(path: Path) -> bool:
    """Whether a kept file is there and was not emptied by a failing disk."""
    return path.exists() and path.stat().st_size > 0


@cache
def program(*folders: str) -> str:
    """Return a hash of the program: of all code and data in its folders."""
    found = hashlib.sha256()
    for folder in folders:
        for path in sorted((_PROGRAM / folder).rglob("*")):
            if path.suffix in (".py", ".csv", ".ttl") and path.is_file():
                found.update(f"{path.relative_to(_PROGRAM).as_posix()}\0".encode())
                found.update(path.read_bytes())
    return found.hexdigest()
