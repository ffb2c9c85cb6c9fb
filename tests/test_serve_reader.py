"""The reader's data: text, marks and where words stand on pages, and pictures of pages."""

from __future__ import annotations

import io
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest
from commands import SAMPLES
from PIL import Image
from served_graph import got, refused, served

from extract.pipeline import extract_source
from extract.source import Content, Page, Word
from kg.build import Options as BuildOptions
from kg.build import build
from kg.serve import page_pictures

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


def test_pages_are_drawn_and_words_found_on_them(client: httpx.Client) -> None:
    found = document(client, PRINTED)
    pages = found["pages"]
    assert isinstance(pages, list)
    assert [page["number"] for page in pages] == [1, 2]
    assert all(page["picture"] for page in pages)
    address = {"document": str(found["iri"]), "page": "1"}
    drawn = client.get("/api/page", params=address)
    assert drawn.headers["content-type"] == "image/webp"
    picture = Image.open(io.BytesIO(drawn.content))
    assert max(picture.size) <= 1600
    assert picture.width / picture.height == pytest.approx(pages[0]["width"] / pages[0]["height"],
                                                           rel=0.01)  # fmt: skip
    assert client.get("/api/page", params=address).content == drawn.content
    words = str(found["text"]).index("CÔNG ĐIỆN")
    span = {"start": str(words), "end": str(words + 9)}
    [box] = got(client, "/api/page-boxes", **address, **span)["boxes"]
    left, top, right, bottom = box
    assert 0 < left < 0.5 < right < 1
    crop = picture.convert("L").crop(
        (int(left * picture.width), int(top * picture.height),
         int(right * picture.width), int(bottom * picture.height))
    )  # fmt: skip
    assert crop.getextrema()[0] < 100  # there is ink where the box says words are


@pytest.mark.parametrize(
    ("values", "words"),
    [({"page": "3"}, "no page 3"), ({"page": "0"}, "no page 0"), ({"file": "ffff"}, "not read")],
)
def test_pages_that_are_not_there(client: httpx.Client, values: dict[str, str], words: str) -> None:
    found = document(client, PRINTED)
    status, said = refused(client, "/api/page", document=str(found["iri"]), **values)
    assert status == 404
    assert words in said


def test_a_text_has_no_pictures(client: httpx.Client) -> None:
    found = document(client, OTHER)
    assert found["pages"] == []
    status, _ = refused(client, "/api/page", document=str(found["iri"]), page="1")
    assert status == 404


def test_a_file_that_was_changed_or_is_gone_is_not_drawn(
    client: httpx.Client, papers: Path
) -> None:
    found = document(client, PRINTED)
    data = (papers / PRINTED).read_bytes()
    address = {"document": str(found["iri"]), "page": "2"}
    try:
        (papers / PRINTED).write_bytes(data + b" ")
        status, said = refused(client, "/api/page", **address)
        assert (status, "gone or was changed" in said) == (404, True)
        (papers / PRINTED).unlink()
        assert refused(client, "/api/page", **address)[0] == 404
        again = got(client, "/api/document", iri=str(found["iri"]), file=str(found["sha256"])[:8])
        assert [page["picture"] for page in again["pages"]] == [False, False]
    finally:
        (papers / PRINTED).write_bytes(data)


def test_a_broken_file_is_not_drawn() -> None:
    page = Page(1, 0, 1, 595.0, 842.0)
    with pytest.raises(page_pictures.Refusal, match="cannot be drawn"):
        page_pictures._draw(b"%PDF-1.7 broken", "pdf", page)


def test_boxes_are_shares_of_the_page() -> None:
    content = Content(
        "một hai", "pdf",
        pages=(Page(1, 0, 7, 200.0, 100.0),),
        words=(Word(0, 3, 1, (20.0, 10.0, 50.0, 20.0)), Word(4, 7, 1, (60.0, 10.0, 300.0, 20.0))),
    )  # fmt: skip
    assert page_pictures.boxes(content, 1, 0, 3) == {"boxes": [[0.1, 0.1, 0.25, 0.2]]}
    assert page_pictures.boxes(content, 1, 0, 7) == {"boxes": [[0.1, 0.1, 1.0, 0.2]]}
    assert page_pictures.boxes(content, 1, 5, 2) == {"boxes": []}
    assert page_pictures.words(content, 1)["words"] == [
        [0, 3, 0.1, 0.1, 0.25, 0.2],
        [4, 7, 0.3, 0.1, 1.0, 0.2],
    ]
