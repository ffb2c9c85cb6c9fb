"""The office's appendix over HTTP: of what an address chooses, never of too much."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import docx
import httpx
import pytest
from exported import parts
from hostile_papers import STRINGS
from served_graph import copied, refused, served

from kg.export.appendix import COLUMNS
from kg.serve import appendix_api

BODY = "Sở Tài chính tỉnh Lam Giang"


@pytest.fixture(scope="module")
def client(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with served(copied(built, tmp_path_factory.mktemp("appendix") / "graph")) as found:
        yield found


@pytest.mark.parametrize(
    ("values", "title"),
    [
        ({}, "DANH MỤC NHIỆM VỤ"),
        ({"agency": BODY}, "DANH MỤC NHIỆM VỤ CỦA SỞ TÀI CHÍNH TỈNH LAM GIANG"),
        ({"query": "overdue", "agency": BODY, "as_of": "2026-12-01"}, "NHIỆM VỤ QUÁ HẠN"),
        ({"project": "cầu bến sỏi", "title": "Việc của cầu"}, "VIỆC CỦA CẦU"),
    ],
)
def test_in_word(client: httpx.Client, values: dict[str, str], title: str) -> None:
    answer = client.get("/download/appendix.docx", params=values)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-disposition"].startswith('attachment; filename="phu-luc-')
    read = docx.Document(io.BytesIO(answer.content))
    assert title in [p.text for p in read.paragraphs]
    assert [cell.text for cell in read.tables[0].rows[0].cells] == list(COLUMNS)
    assert len(read.tables[0].rows) > 1
    again = client.get("/download/appendix.docx", params=values)
    assert again.content == answer.content


def test_as_a_workbook(client: httpx.Client) -> None:
    answer = client.get("/download/appendix.xlsx", params={"document": "38/NQ-HĐND"})
    assert answer.status_code == 200, answer.text
    assert "Nghị quyết số 38/NQ-HĐND" in parts(answer.content)["xl/sharedStrings.xml"]


@pytest.mark.parametrize(
    ("ending", "values", "status", "said"),
    [
        ("pdf", {}, 404, "docx or xlsx"),
        ("docx", {"agency": "không có"}, 400, "no agency is called"),
        ("docx", {"group": "x"}, 400, "group: choose one of"),
        ("docx", {"query": "không-có"}, 404, "no query"),
        ("docx", {"query": "overdue", "agency": "không có"}, 400, "no agency is called"),
        ("docx", {"query": "search", "words": "xyzzy"}, 404, "no duty to list"),
        ("docx", {"as_of": "hôm nay"}, 400, "no date"),
    ],
)
def test_what_is_refused(
    client: httpx.Client, ending: str, values: dict[str, str], status: int, said: str
) -> None:
    found, words = refused(client, f"/download/appendix.{ending}", **values)
    assert found == status
    assert said in words


def test_too_many_duties_are_refused(client: httpx.Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(appendix_api, "MOST", 3)
    assert refused(client, "/download/appendix.docx")[0] == 413


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_hostile_titles_stay_in_the_file(client: httpx.Client, text: str) -> None:
    answer = client.get("/download/appendix.docx", params={"title": text, "agency": BODY})
    assert answer.status_code == 200
    assert answer.headers["content-disposition"].isascii()
    assert "/" not in answer.headers["content-disposition"]
    [title] = [p.text for p in docx.Document(io.BytesIO(answer.content)).paragraphs][1:2]
    assert " ".join(title.split()) == " ".join(text.upper().split())
