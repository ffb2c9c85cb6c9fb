"""Prepares one file for the graph: its record, digest and lines, made once and kept by hash.

Runs anywhere, in any order, in parallel: what it makes is a function of the file's bytes, its
name, the base of IRIs and the program.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path

from extract.codec import StaleRecord, dumps, loads
from extract.files import File, Refusal
from extract.read import format_of, read_bytes
from extract.records import Extraction, Refused
from extract.source import Content, Limits, ReadError, Source
from kg.document.cast import cast_of
from kg.document.clauses import Digest, digest_of
from kg.document.printed import Printed
from kg.document.triples import document_graph
from kg.iris import Iris, short_hash
from kg.program import program
from kg.store import source_path, write_whole

Extractor = Callable[[Source, Refused], Extraction]
"""Says what a source says, without the refused repairs: `extract.pipeline.extract_source`."""

_READING = (
    "extract/readers",
    "extract/source.py",
    "extract/cleaning/doubt.py",
    "extract/syllables.py",
    "ontology/reference/legacy_encodings.csv",
)
"""What the text as read depends on; recognising a scan again for a new rule would be a waste."""

_ENGINES: Mapping[str, Collection[str]] = {
    "pdf": ("tesseract", "trueocr"),
    "image": ("tesseract", "trueocr"),
    "doc": ("soffice", "antiword"),
}
"""Programs and packages beside ours that read a format; when one comes, files are read again."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file that is ready for the graph: where its digest and its lines are kept."""

    sha256: str
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Workshop:
    """Where files are prepared: the graph's folder, the base of IRIs, the extractor.

    `refused` holds by file hash the repairs that people refused.
    """

    folder: Path
    base: str
    extractor: Extractor
    limits: Limits = field(default_factory=Limits)
    refused: Mapping[str, Refused] = field(default_factory=dict)

    def prepare(self, file: File) -> Prepared | Refusal:
        """Read a file, keep its text, and make what is not kept yet.

        A file that cannot be read is refused; `OSError` in the graph's own folder is raised.
        """
        try:
            data = file.read(self.limits)
            sha256 = hashlib.sha256(data).hexdigest()
            engines = _engines(format_of(data, str(file)))
            prepared = Prepared(sha256, file.name, self._key(sha256, file.name, engines))
            if not self._is_made(prepared):
                content = self._kept_content(sha256, engines)
                if content is None:
                    content = read_bytes(data, str(file), limits=self.limits).content
                    self._keep(content, sha256, engines)
                self._make(Source(file.name, sha256, content), prepared.key)
        except ReadError as error:
            return Refusal(str(file), str(error))
        return prepared

    def prepare_again(self, sha256: str, name: str) -> Prepared | None:
        """Make what is not kept yet of a file that is gone, from its text as read before."""
        kept = sorted((self.folder / "readings").glob(f"{sha256}-*.json"))
        for path in kept:
            try:
                content = loads(Content, path.read_text(encoding="utf-8"))
            except StaleRecord:
                continue
            prepared = Prepared(sha256, name, self._key(sha256, name, path.stem))
            if not self._is_made(prepared):
                self._make(Source(name, sha256, content), prepared.key)
            return prepared
        return None

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
        for folder in ("records", "readings"):
            for path in sorted((self.folder / folder).iterdir()):
                if path.stem.split("-")[0] not in hashes:
                    path.unlink()

    def _is_made(self, prepared: Prepared) -> bool:
        return _is_whole(self._digest(prepared.key)) and _is_whole(self.graph(prepared.key))

    def _digest(self, key: str) -> Path:
        return self.folder / "digests" / f"{key}.json"

    def _reading(self, sha256: str, engines: str) -> Path:
        made_by = short_hash(program(*_READING), engines)
        return self.folder / "readings" / f"{sha256}-{made_by}.json"

    def _keep(self, content: Content, sha256: str, engines: str) -> None:
        """Keep the text as read, in the place of what other readers made of the file."""
        for old in (self.folder / "readings").glob(f"{sha256}-*.json"):
            old.unlink()
        write_whole(self._reading(sha256, engines), dumps(content))

    def _key(self, sha256: str, name: str, engines: str) -> str:
        made_by = program("extract", "ontology", "kg")
        refused = sorted(self.refused.get(sha256, ()))
        return short_hash(sha256, name, self.base, made_by, engines, refused, length=32)

    def _kept_content(self, sha256: str, engines: str) -> Content | None:
        """Return the text as read before by the same readers, if it is kept."""
        try:
            kept = self._reading(sha256, engines).read_text(encoding="utf-8")
            return loads(Content, kept)
        except (FileNotFoundError, StaleRecord):
            return None

    def _record(self, source: Source) -> Extraction:
        """Return the extraction of a source, kept or made now."""
        refused = self.refused.get(source.sha256, frozenset())
        made_by = short_hash(
            program("extract", "ontology"), source.content.text, sorted(refused), length=16
        )
        kept = self.folder / "records" / f"{source.sha256}-{made_by}.json"
        try:
            extraction = loads(Extraction, kept.read_text(encoding="utf-8"))
        except (FileNotFoundError, StaleRecord):
            extraction = self.extractor(source, refused)
            write_whole(kept, dumps(extraction))
        return replace(extraction, name=source.name)

    def _make(self, source: Source, key: str) -> None:
        extraction = self._record(source)
        iris = Iris(self.base)
        cast = cast_of(extraction, source.text, iris)
        printed = Printed(source.content)
        lines = document_graph(extraction, source.text, iris, cast=cast, printed=printed)
        digest = digest_of(extraction, source.text, iris, cast=cast)
        write_whole(source_path(self.folder, source.sha256), source.text, lasting=True)
        write_whole(self.graph(key), "".join(lines))
        write_whole(self._digest(key), dumps(digest))


def _engines(kind: str) -> str:
    """Return which of the programs and packages that read a format are installed, by name."""
    names = _ENGINES.get(kind, ())
    return " ".join(name for name in names if shutil.which(name) or find_spec(name))


def _is_whole(path: Path) -> bool:
    """Whether a kept file is there and was not emptied by a failing disk."""
    return path.exists() and path.stat().st_size > 0
