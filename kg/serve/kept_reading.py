"""What a graph's folder keeps of a file beside the graph: its text, its pages, what it names."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from extract.codec import StaleRecord, loads
from extract.records import Extraction
from extract.source import Content
from kg.store import source_path

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Kept:
    """One file of a graph, by the hash of its bytes."""

    folder: Path
    sha256: str

    def text(self) -> str:
        """Return the text as read."""
        return source_path(self.folder, self.sha256).read_bytes().decode("utf-8")

    def content(self) -> Content:
        """Return what its reader made of the file; the text alone where no more is kept."""
        found = self._newest("readings", Content)
        text = self.text()
        return found if found and found.text == text else Content(text)

    def extraction(self) -> Extraction | None:
        """Return what the file says, as extracted; `None` where it is not kept."""
        return self._newest("records", Extraction)

    def _newest(self, part: str, kind: type[T]) -> T | None:
        """Return the newest record of the file that this version can read."""
        kept = (self.folder / part).glob(f"{self.sha256}-*.json")
        for path in sorted(kept, key=lambda p: (-p.stat().st_mtime_ns, p.name)):
            try:
                return loads(kind, path.read_text(encoding="utf-8"))
            except (StaleRecord, OSError):
                continue
        return None
