"""The README of an archive: for a reader in thirty years, in Vietnamese and English."""

from __future__ import annotations

from importlib import metadata
from importlib.resources import files
from pathlib import Path
from string import Template

from kg.archive.description import Described
from kg.store import write_whole

_NAMES = ("README.md", "README.vi.md")
_ORIGINALS = {
    "README.md": ("All of them are there", "{gone} of them were gone when this was written"),
    "README.vi.md": ("Có đủ tất cả", "{gone} tệp không còn lúc đóng gói"),
}


def write_readme(described: Described, folder: Path) -> None:
    """Write the README in both languages into a folder."""
    contents = described.contents
    gone = sum(not document.paths for document in contents.documents)
    for name in _NAMES:
        whole, torn = _ORIGINALS[name]
        words = Template((files("kg.archive") / "words" / name).read_text(encoding="utf-8"))
        text = words.substitute(
            version=metadata.version("camket"),
            day=described.as_of,
            documents=len(contents.documents),
            triples=described.store.manifest.counts.get("triples", 0),
            dataset=contents.dataset.sha256,
            originals=torn.format(gone=gone) if gone else whole,
        )
        write_whole(folder / name, text)
