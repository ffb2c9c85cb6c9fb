"""The graph that is being served: opened once, and opened anew when it was built anew."""

from __future__ import annotations

import logging
import threading
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.index.index import Index
from kg.serve.graphs import Graphs
from kg.store import MANIFEST, Manifest, NoStore, Store, StoredDocument
from queries import library

log = logging.getLogger("camket.serve")
Stamp = tuple[int, int, int]
_LONGEST_END = 3.0
"""For how many seconds the end waits for a build that is being opened."""


@dataclass(frozen=True)
class Served:
    """One build of a graph, opened: its store, its index, its drawings."""

    store: Store
    index: Index

    @classmethod
    def open(cls, folder: Path, *, machine: bool = False) -> Served:
        """Open the graph of a folder, and make its index where there is none.

        `machine`: as the machine alone reads it, without what people said.
        Raises `NoStore` where nothing was built, or a build is just being swapped in.
        """
        index = Index.open(folder, machine=machine, progress=lambda words: log.info("%s", words))
        store = Store.open(folder, machine=machine)
        if store.manifest.store != index.manifest.store:
            index.close()
            raise NoStore(f"{folder} was built anew while it was opened; try again")
        return cls(store, index)

    def warm(self) -> None:
        """Read and draw in advance what every visitor asks for first."""
        self.index.warm()
        if self.as_of:
            self.graphs.warm(self.as_of)

    def close(self) -> None:
        """Close the index."""
        self.index.close()

    @property
    def manifest(self) -> Manifest:
        """What the folder holds."""
        return self.store.manifest

    @property
    def name(self) -> str:
        """What tells this build from any other."""
        return self.manifest.store

    @property
    def base(self) -> str:
        """What the IRIs of the graph's things begin with."""
        return self.manifest.base

    @property
    def as_of(self) -> str:
        """The day of the status as built, empty where no document has a date."""
        return self.manifest.as_of or ""

    @cached_property
    def graphs(self) -> Graphs:
        """The drawings of this build."""
        return Graphs(self.index)

    @cached_property
    def documents(self) -> dict[str, tuple[StoredDocument, ...]]:
        """The files that were read, by the IRI of the document that they are."""
        known = {d.sha256: d for d in self.manifest.documents}
        found: dict[str, list[StoredDocument]] = {}
        for row in self.store.rows(library.get("card-files").text):
            sha256 = getattr(row["sha256"], "value", "")
            if sha256 in known:
                found.setdefault(getattr(row["document"], "value", ""), []).append(known[sha256])
        return {iri: tuple(files) for iri, files in found.items()}

    @cached_property
    def by_file(self) -> dict[str, str]:
        """The IRI of the document that a file is, by the hash of the file."""
        return {file.sha256: iri for iri, files in self.documents.items() for file in files}

    @cached_property
    def canonical(self) -> dict[str, str]:
        """The IRI of each thing that was joined with others, by the IRI that a document gave it."""
        rows = self.store.rows(library.get("card-canonical").text)
        return {
            getattr(row["name"], "value", ""): getattr(row["canonical"], "value", "")
            for row in rows
        }

    def files_of(self, document: str) -> tuple[StoredDocument, ...]:
        """Return the files of a document; a document that is only named by others has none."""
        return self.documents.get(document, ())


class Current:
    """Hands out the newest build of a folder that is ready; a request keeps the one it got.

    When the folder was built anew, the new build is opened and its index made in the background;
    until that is done, the old one answers.
    """

    def __init__(self, folder: Path, *, machine: bool = False) -> None:
        """Open the graph; raises `NoStore` where there is none."""
        self.folder = folder
        self._machine = machine
        self._lock = threading.Lock()
        self._stamp = self._read_stamp()
        self._served = Served.open(folder, machine=machine)
        self._opening: threading.Thread | None = None

    def get(self) -> Served:
        """Return the newest build that is ready."""
        stamp = self._read_stamp()
        if stamp != self._stamp:
            with self._lock:
                if self._opening is None and stamp != self._stamp:
                    self._opening = threading.Thread(
                        target=self._open, args=(stamp,), name="camket-open", daemon=True
                    )
                    self._opening.start()
        return self._served

    def close(self) -> None:
        """Close what is open; a build that takes long to open is given up."""
        self.wait(_LONGEST_END)
        self._served.close()

    def wait(self, seconds: float | None = None) -> None:
        """Wait until nothing is being opened, or so many seconds."""
        opening = self._opening
        if opening:
            opening.join(seconds)

    def _open(self, stamp: Stamp | None) -> None:
        try:
            served = Served.open(self.folder, machine=self._machine)
            if served.name != self._served.name:
                served.warm()
                self._served = served
            self._stamp = stamp
        except (NoStore, OSError, RuntimeError) as error:  # asked again with the next request
            log.warning("%s", error)
        finally:
            self._opening = None

    def _read_stamp(self) -> Stamp | None:
        try:
            found = (self.folder / MANIFEST).stat()
        except OSError:
            return None
        return (found.st_mtime_ns, found.st_ino, found.st_size)
