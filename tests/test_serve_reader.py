"""The reader's data: a document's text, its pages, and marks on what was understood."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest
from commands import SAMPLES
from served_graph import got, served

from extract.pipeline import extract_source
from kg.build import Options as BuildOptions
from kg.build import build

SCAN = "07-bao-cao-thang-11-ban-quet.txt"
PRINTED = "10-cong-dien-phong-chong-lu.pdf"
OTHER = "03-thong-bao-ket-luan.txt"
ASTRAL = "𠄼"


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder of papers: read badly, printed, with a letter beyond the BMP."""
    folder = tmp_path_factory.mktemp("papers")
    for name in (SCAN, PRINTED):
        shutil.copy(SAMPLES / name, folder / name)
    text = (SAMPLES / OTHER).read_text(encoding="utf-8")
    (folder / OTHER).write_text(f"{ASTRAL}\n{text}", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def client(papers: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    into = tmp_path_factory.mktemp("reader") / "graph"
    build([papers], into, extractor=extract_source, options=BuildOptions(as_of=date(2025, 12, 1)))
    with served(into) as found:
        yield found


def document(client: httpx.Client, name: str) -> dict[str, object]:
    """Return what the reader shows of the document of a file."""
    rows = got(client, "/api/ask/documents", limit="500")
    names = [column["name"] for column in rows["columns"]]
    iri = next(
        row[names.index("document")]["iri"]
        for row in rows["rows"]
        if row[names.index("file")] and row[names.index("file")]["v"] == name
    )
    found: dict[str, object] = got(client, "/api/document", iri=iri)
    return found


def marks(found: dict[str, object], kind: str) -> list[dict[str, object]]:
    all_marks = found["marks"]
    assert isinstance(all_marks, list)
    return [mark for mark in all_marks if mark["kind"] == kind]


def of(found: dict[str, object], mark: dict[str, object]) -> str:
    return str(found["text"])[int(str(mark["start"])) : int(str(mark["end"]))]


def test_statements_and_names_are_marked(client: httpx.Client) -> None:
    found = document(client, OTHER)
    assert marks(found, "commitment")[0]["status"]
    bodies = [mark for mark in marks(found, "agency") if of(found, mark) == "Sở Y tế"]
    assert bodies
    card = got(client, "/api/thing", iri=str(bodies[0]["iri"]))
    assert card["label"].startswith("Sở Y tế")
    for mark in marks(found, "commitment"):
        assert got(client, "/api/thing", iri=str(mark["iri"]))["kind"] == "task"
    assert marks(found, "date")[0]["iri"] is None


def test_letters_of_two_units_are_told(client: httpx.Client, papers: Path) -> None:
    found = document(client, OTHER)
    text = (papers / OTHER).read_text(encoding="utf-8")
    assert found["text"] == text
    assert found["astral"] == [text.index(ASTRAL)]
    assert found["length"] == len(text)


def test_repairs_are_shown_with_what_was_meant(client: httpx.Client) -> None:
    found = document(client, SCAN)
    made = [mark for mark in marks(found, "repair") if mark["applied"]]
    assert made
    assert all(mark["to"] and mark["to"] != of(found, mark) for mark in made)


def test_marks_stand_in_the_text_in_order(client: httpx.Client) -> None:
    for name in (SCAN, PRINTED, OTHER):
        found = document(client, name)
        all_marks = found["marks"]
        assert isinstance(all_marks, list)
        starts = [mark["start"] for mark in all_marks]
        assert starts == sorted(starts)
        assert all(0 <= m["start"] < m["end"] <= len(str(found["text"])) for m in all_marks)


def test_pages_are_told_in_their_order(client: httpx.Client) -> None:
    found = document(client, PRINTED)
    pages = found["pages"]
    assert isinstance(pages, list)
    assert [(page["number"], page["how"], page["picture"]) for page in pages] == [
        (1, "text", True),
        (2, "text", True),
    ]
    assert pages[0]["start"] == 0 < pages[0]["end"] <= pages[1]["start"]
    assert pages[1]["end"] <= int(str(found["length"]))
    assert document(client, OTHER)["pages"] == []  # a text has none
