"""Prepares one file for the graph: its record, digest and lines, made once and kept by hash.

Runs anywhere, in any order, in parallel: what it makes is a function of the file's bytes, its
name, the base of IRIs and the program.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from importlib.util import find_spec
from pathlib import Path

from extract.bounded import at_most
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
from kg.program import graph_program, program
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
            prepared, reading = self._named(data, file)
            if not self._is_made(prepared):
                content = self._kept_content(reading)
                if content is None:
                    content = read_bytes(data, str(file), limits=self.limits).content
                    self._keep(content, reading)
                with at_most(self.limits.seconds, str(file)):
                    self._make(Source(file.name, prepared.sha256, content), prepared.key)
        except ReadError as error:
            return Refusal(str(file), str(error))
        return prepared

    def prepared_before(self, file: File) -> Prepared | Refusal | None:
        """Return a file of which all is kept, a refusal of one without bytes, else `None`."""
        try:
            prepared, _ = self._named(file.read(self.limits), file)
        except ReadError as error:
            return Refusal(str(file), str(error))
        return prepared if self._is_made(prepared) else None

    def made_before(self, sha256: str, name: str) -> Prepared | None:
        """Return a file of the graph of which all is kept, without looking into what is kept."""
        for reading in self._readings(sha256):
            prepared = Prepared(sha256, name, self._key(sha256, name, reading.stem))
            if reading.exists() and self._is_made(prepared):
                return prepared
        return None

    def prepare_again(self, sha256: str, name: str) -> Prepared | None:
        """Make what is not kept yet of a file that is gone, from its text as read before.

        Where only the bare text is left of what was read, that is taken; `None` without any.
        """
        found = self._kept(sha256)
        if found is None:
            return None
        content, read_as = found
        prepared = Prepared(sha256, name, self._key(sha256, name, read_as))
        if not self._is_made(prepared):
            self._make(Source(name, sha256, content), prepared.key)
        return prepared

    def prepare_reviewed(
        self, prepared: Prepared, change: Callable[[Extraction, str], Extraction], key: str
    ) -> Prepared:
        """Make digest and lines of a prepared file's record as people changed it.

        `key` tells one change from another. Raises `LookupError` where its text is not kept.
        """
        made = replace(prepared, key=short_hash(prepared.key, key, length=32))
        if not self._is_made(made):
            source = self.source(prepared.sha256, prepared.name)
            self._write(source, change(self.record(source), source.content.text), made.key)
        return made

    def source(self, sha256: str, name: str) -> Source:
        """Return a file of the graph as it was read.

        Raises `LookupError` where its text is not kept.
        """
        found = self._kept(sha256)
        if found is None:
            raise LookupError(f"{self.folder} does not hold the text of {name}; build again")
        return Source(name, sha256, found[0])

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

    def forget_others(self, kept: Mapping[str, str]) -> None:
        """Delete what is kept of files that are no longer in the graph.

        `kept` holds the keys of each file by its hash, with spaces between them.
        """
        hashes = set(kept)
        keys = {key for known in kept.values() for key in known.split()}
        for folder, known in (("graphs", keys), ("digests", keys), ("sources", hashes)):
            for path in sorted((self.folder / folder).iterdir()):
                if path.stem not in known:
                    path.unlink()
        for folder in ("records", "readings", "pages"):
            for path in (self.folder / folder).glob("*-*"):
                if path.stem.split("-")[0] not in hashes:
                    path.unlink()

    def _named(self, data: bytes, file: File) -> tuple[Prepared, Path]:
        """Return what a file of these bytes is kept as, and where its text as read is kept."""
        sha256 = hashlib.sha256(data).hexdigest()
        reading = self._reading(sha256, _engines(format_of(data, str(file))))
        return Prepared(sha256, file.name, self._key(sha256, file.name, reading.stem)), reading

    def _is_made(self, prepared: Prepared) -> bool:
        return _is_whole(self._digest(prepared.key)) and _is_whole(self.graph(prepared.key))

    def _digest(self, key: str) -> Path:
        return self.folder / "digests" / f"{key}.json"

    def _reading(self, sha256: str, engines: str) -> Path:
        made_by = short_hash(program(*_READING), engines)
        return self.folder / "readings" / f"{sha256}-{made_by}.json"

    def _keep(self, content: Content, reading: Path) -> None:
        """Keep the text as read, in the place of what other readers made of the file."""
        sha256 = reading.stem.split("-")[0]
        if source_path(self.folder, sha256).exists():  # of a file that is new, nothing is kept
            for old in self._readings(sha256):
                old.unlink(missing_ok=True)
        write_whole(reading, dumps(content))

    def _readings(self, sha256: str) -> Iterator[Path]:
        """Yield where what readers made of a file may be kept: today's readers, then all others.

        For the others the whole folder is looked through.
        """
        for kind in ("text", *_ENGINES):
            yield self._reading(sha256, _engines(kind))
        yield from sorted((self.folder / "readings").glob(f"{sha256}-*.json"))

    def _key(self, sha256: str, name: str, read_as: str) -> str:
        refused = sorted(self.refused.get(sha256, ()))
        return short_hash(sha256, name, self.base, graph_program(), read_as, refused, length=32)

    def _kept_content(self, reading: Path) -> Content | None:
        """Return the text as read before by the same readers, if it is kept."""
        try:
            return loads(Content, reading.read_text(encoding="utf-8"))
        except (FileNotFoundError, StaleRecord):
            return None

    def _kept(self, sha256: str) -> tuple[Content, str] | None:
        """Return what is kept of a file as read, and by whom it was read."""
        for path in self._readings(sha256):
            if content := self._kept_content(path):
                return content, path.stem
        try:
            text = source_path(self.folder, sha256).read_bytes().decode("utf-8")
        except FileNotFoundError:
            return None
        return Content(text), "text"

    def record_of(self, sha256: str, name: str) -> Extraction:
        """Return what the machine reads in a file of the graph, quickly where that is kept.

        Raises as `source`.
        """
        try:
            text = source_path(self.folder, sha256).read_bytes().decode("utf-8")
            kept = self._record(sha256, text)
            return replace(loads(Extraction, kept.read_text(encoding="utf-8")), name=name)
        except (FileNotFoundError, StaleRecord):
            return self.record(self.source(sha256, name))

    def _record(self, sha256: str, text: str) -> Path:
        """Return where the record of a text is kept."""
        refused = sorted(self.refused.get(sha256, ()))
        made_by = short_hash(program("extract", "ontology"), text, refused, length=16)
        return self.folder / "records" / f"{sha256}-{made_by}.json"

    def record(self, source: Source) -> Extraction:
        """Return what the machine reads in a source, kept or made now."""
        refused = self.refused.get(source.sha256, frozenset())
        kept = self._record(source.sha256, source.content.text)
        try:
            extraction = loads(Extraction, kept.read_text(encoding="utf-8"))
        except (FileNotFoundError, StaleRecord):
            extraction = self.extractor(source, refused)
            write_whole(kept, dumps(extraction))
        return replace(extraction, name=source.name)

    def _make(self, source: Source, key: str) -> None:
        self._write(source, self.record(source), key)

    def _write(self, source: Source, extraction: Extraction, key: str) -> None:
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
    try:
        return path.stat().st_size > 0
    except FileNotFoundError:
        return False
