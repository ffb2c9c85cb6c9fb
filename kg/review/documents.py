"""The documents of a graph's folder as the machine read them, loaded from what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

from extract.records import Extraction
from kg.document.prepare import Workshop
from kg.review.claims import KnownDocument
from kg.store import source_path


class MissingDocument(LookupError):
    """A document is not kept any more: a build has come since the list of documents was read."""


class KeptDocuments:
    """Records and texts of a workshop's folder, by the hash of the file."""

    def __init__(self, workshop: Workshop, known: Sequence[KnownDocument]) -> None:
        self._workshop = workshop
        self._known = tuple(known)

    @cached_property
    def _names(self) -> dict[str, str]:
        return {document.sha256: document.name for document in self._known}

    def known(self) -> Sequence[KnownDocument]:
        """Return all documents, in their order."""
        return self._known

    def extraction(self, sha256: str) -> Extraction:
        """Return what the machine read in one of them. Raises `MissingDocument`."""
        try:
            return self._workshop.record_of(sha256, self._names[sha256])
        except LookupError as error:
            raise MissingDocument(f"{sha256} is not kept; read the documents anew") from error

    def text(self, sha256: str) -> str:
        """Return the text of one of them. Raises `MissingDocument`."""
        try:
            return source_path(self._workshop.folder, sha256).read_bytes().decode("utf-8")
        except FileNotFoundError as error:
            raise MissingDocument(f"{sha256} is not kept; read the documents anew") from error
