"""The reader's addresses: a document, pages as pictures, where a span stands, refusals."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import httpx
import pytest
from commands import FEW, SAMPLES
from served_graph import got, refused, served

from extract.pipeline import extract_source
from kg.build import Options as BuildOptions
from kg.build import build

PRINTED, TEXT = "10-cong-dien-phong-chong-lu.pdf", FEW[1]


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reading") / "papers"
    folder.mkdir()
    for name in (PRINTED, TEXT):
        shutil.copy(SAMPLES / name, folder / name)
    return folder


@pytest.fixture(scope="module")
def client(papers: Path) -> Iterator[httpx.Client]:
    into = papers.parent / "graph"
    build([papers], into, extractor=extract_source, options=BuildOptions(as_of=date(2025, 12, 1)))
    with served(into) as found:
        yield found


@pytest.fixture(scope="module")
def by_name(client: httpx.Client) -> dict[str, dict[str, Any]]:
    """What the reader shows of each file."""
    rows = got(client, "/api/ask/documents", limit="500")
    names = [column["name"] for column in rows["columns"]]
    read = [row for row in rows["rows"] if row[names.index("file")]]
    return {
        row[names.index("file")]["v"]: got(
            client, "/api/document", iri=row[names.index("document")]["iri"]
        )
        for row in read
    }


def test_a_page_is_a_picture_that_the_browser_keeps(
    client: httpx.Client, by_name: dict[str, dict[str, Any]]
) -> None:
    address = {"document": by_name[PRINTED]["iri"], "page": "2"}
    drawn = client.get("/api/page", params=address)
    assert drawn.headers["content-type"] == "image/webp"
    assert drawn.content[8:12] == b"WEBP"
    has = {"if-none-match": drawn.headers["etag"]}
    again = client.get("/api/page", params=address, headers=has)
    assert (again.status_code, again.content) == (304, b"")
    first = client.get("/api/page", params={"document": address["document"]})  # page 1 if not said
    assert first.content != drawn.content


def test_boxes_of_a_span(client: httpx.Client, by_name: dict[str, dict[str, Any]]) -> None:
    found = by_name[PRINTED]
    at = found["text"].index("CÔNG ĐIỆN")
    asked = {"document": found["iri"], "page": "1", "start": str(at), "end": str(at + 9)}
    [box] = got(client, "/api/page-boxes", **asked)["boxes"]
    assert 0 < box[0] < box[2] < 1
    assert got(client, "/api/page-boxes", **{**asked, "page": "2"})["boxes"] == []
    assert got(client, "/api/page-boxes", document=found["iri"], page="1")["boxes"] == []


def test_a_file_may_be_named_by_its_hash(
    client: httpx.Client, by_name: dict[str, dict[str, Any]]
) -> None:
    found = by_name[TEXT]
    again = got(client, "/api/document", iri=found["iri"], file=found["sha256"][:8])
    assert again == found


@pytest.mark.parametrize(
    ("path", "values", "status", "words"),
    [
        ("/api/document", {}, 400, "'iri' is missing"),
        ("/api/document", {"iri": "công điện"}, 400, "no IRI"),
        ("/api/document", {"iri": "https://vi-du.example/x"}, 404, "was not read"),
        ("/api/document", {"iri": PRINTED, "file": "ffff"}, 404, "was not read"),
        ("/api/document", {"iri": PRINTED, "as_of": "mai"}, 400, "is no date"),
        ("/api/page", {}, 400, "'document' is missing"),
        ("/api/page", {"document": PRINTED, "page": "0"}, 404, "no page 0"),
        ("/api/page", {"document": PRINTED, "page": "3"}, 404, "no page 3"),
        ("/api/page", {"document": PRINTED, "page": "hai"}, 400, "no whole number"),
        ("/api/page", {"document": TEXT}, 404, "no page 1"),
        ("/api/page-boxes", {"document": PRINTED, "page": "3"}, 404, "no page 3"),
        ("/api/page-boxes", {"document": PRINTED, "start": "-1"}, 400, "no whole number"),
        ("/api/page-boxes", {"document": PRINTED, "end": "x"}, 400, "no whole number"),
    ],
)
def test_what_is_refused(
    request: pytest.FixtureRequest, path: str, values: dict[str, str], status: int, words: str
) -> None:
    by_name = request.getfixturevalue("by_name")
    asked = {k: by_name[v]["iri"] if v in by_name else v for k, v in values.items()}
    found, said = refused(request.getfixturevalue("client"), path, **asked)
    assert found == status
    assert words in said


def test_a_file_that_was_changed_or_is_gone_is_not_drawn(papers: Path, tmp_path: Path) -> None:
    own = shutil.copytree(papers, tmp_path / "papers")
    (own / TEXT).unlink()
    into = tmp_path / "graph"
    build([own], into, extractor=extract_source, options=BuildOptions(as_of=date(2025, 12, 1)))
    with served(into) as client:
        rows = got(client, "/api/ask/documents")
        iri = next(row[0]["iri"] for row in rows["rows"] if PRINTED in str(row))
        assert all(page["picture"] for page in got(client, "/api/document", iri=iri)["pages"])
        for change in (lambda: (own / PRINTED).write_bytes(b"%PDF-1.7"), (own / PRINTED).unlink):
            change()
            status, said = refused(client, "/api/page", document=iri, page="2")
            assert (status, "gone or was changed" in said) == (404, True)
        pages = got(client, "/api/document", iri=iri, file="")["pages"]
        assert [page["picture"] for page in pages] == [False, False]
