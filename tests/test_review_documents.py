"""The documents of a folder as the machine read them: kept records, or read anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from review_graph import NEWS, make, papers, read

from extract.records import Extraction, Refused
from extract.source import Source
from kg.document.prepare import Workshop
from kg.iris import Iris
from kg.review.claims import KnownDocument
from kg.review.documents import KeptDocuments, MissingDocument
from kg.store import read_manifest


@pytest.fixture
def into(tmp_path: Path) -> Path:
    """Return a graph of one's own."""
    make(papers(tmp_path / "in"), tmp_path / "g")
    return tmp_path / "g"


def documents(into: Path, anew: list[str]) -> KeptDocuments:
    def again(source: Source, refused: Refused = ()) -> Extraction:
        anew.append(source.name)
        return read(source, refused)

    manifest = read_manifest(into)
    assert manifest
    known = [KnownDocument(d.sha256, d.name, d.label) for d in manifest.documents]
    return KeptDocuments(Workshop(into, Iris().base, again), known)


def test_records_are_taken_from_what_is_kept(into: Path) -> None:
    anew: list[str] = []
    shelf = documents(into, anew)
    (news,) = [d for d in shelf.known() if d.name == "bao-cao.txt"]
    assert shelf.text(news.sha256) == NEWS
    assert shelf.extraction(news.sha256).name == "bao-cao.txt"
    assert anew == []


def test_a_record_of_another_version_is_made_anew(into: Path) -> None:
    for path in (into / "records").iterdir():
        path.write_text("[]", encoding="utf-8")
    anew: list[str] = []
    shelf = documents(into, anew)
    (news,) = [d for d in shelf.known() if d.name == "bao-cao.txt"]
    assert len(shelf.extraction(news.sha256).statements) == 2
    assert anew == ["bao-cao.txt"]


def test_a_text_that_is_not_kept_is_said_to_be_so(into: Path) -> None:
    shelf = documents(into, [])
    for name in ("readings", "sources"):
        for path in (into / name).iterdir():
            path.unlink()
    (gone, *_) = shelf.known()
    for ask in (shelf.extraction, shelf.text):
        with pytest.raises(MissingDocument, match="is not kept"):
            ask(gone.sha256)
