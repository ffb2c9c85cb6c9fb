"""Answers as files: CSV, JSON, and a workbook without anything that runs."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from hostile_papers import STRINGS
from served_graph import copied, got, served

from kg.export.workbook import read_day
from kg.index.boards import Page
from kg.iris import Iris
from kg.serve.app import Options
from kg.serve.downloads import Answered, file_name, written
from kg.terms import iri_of
from queries import library

BASE = Iris().base
COLUMNS = (
    "due",
    "days_late",
    "task",
    "task_label",
    "status",
    "agency",
    "agency_label",
    "estimated",
)


@pytest.fixture(scope="module")
def client(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = copied(built, tmp_path_factory.mktemp("downloads") / "graph")
    with served(folder, Options(rows=5)) as found:
        yield found


def answered(*labels: str, total: int = 0) -> Answered:
    day = ox.Literal("2025-08-31", datatype=ox.NamedNode(iri_of("xsd:date")))
    truth = ox.Literal("true", datatype=ox.NamedNode(iri_of("xsd:boolean")))
    rows = tuple(
        (
            day, ox.Literal(92), ox.NamedNode(f"{BASE}task/x-{n}"), ox.Literal(label),
            ox.NamedNode(iri_of("ck:openOverdue")), None, None, truth,
        )
        for n, label in enumerate(labels)
    )  # fmt: skip
    page = Page(COLUMNS, rows, total or len(rows), ("«sở» names 2 things; all are answered",))
    return Answered(library.get("overdue"), {"as_of": "2025-12-01"}, page, BASE)


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return {name: book.read(name).decode("utf-8") for name in book.namelist()}


def test_a_workbook_is_in_vietnamese_with_days_as_days() -> None:
    found = parts(written(answered("Báo cáo kết quả"), "xlsx"))
    words = found["xl/sharedStrings.xml"]
    expected = """Nhiệm vụ quá hạn|Hạn|Số ngày quá hạn|Nhiệm vụ|Báo cáo kết quả|Đến ngày|có|
        chưa hoàn thành, quá hạn|1 dòng|names 2 things"""
    for word in expected.split("|"):
        assert word.strip() in words, word
    sheet = found["xl/worksheets/sheet1.xml"]
    assert "<v>45900</v>" in sheet  # 31/08/2025, as spreadsheets count days
    assert "<v>92</v>" in sheet
    assert "dd/mm/yyyy" in found["xl/styles.xml"]
    assert "<autoFilter" in sheet
    assert 'state="frozen"' in sheet
    assert BASE not in words  # IRIs stand behind their names


def test_a_workbook_runs_nothing() -> None:
    found = parts(written(answered(*STRINGS.values()), "xlsx"))
    sheet = found["xl/worksheets/sheet1.xml"]
    assert "<f>" not in sheet
    assert "<hyperlink" not in sheet
    assert not [name for name in found if "external" in name.lower() or "vba" in name.lower()]
    assert "=HYPERLINK" in found["xl/sharedStrings.xml"]


def test_csv_guards_formulas_and_is_read_by_spreadsheets() -> None:
    data = written(answered("=1+1", 'Sở Y tế, «Tài chính»\n"x"'), "csv")
    assert data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    assert rows[0] == list(COLUMNS)
    assert rows[1][3] == "'=1+1"
    assert rows[2][3] == 'Sở Y tế, «Tài chính»\n"x"'


def test_json_is_exact() -> None:
    found = json.loads(written(answered("=1+1"), "json"))
    assert found["results"]["bindings"][0]["task_label"]["value"] == "=1+1"


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_the_same_bytes_each_time(ending: str) -> None:
    assert written(answered("một", "hai"), ending) == written(answered("một", "hai"), ending)


def test_the_name_of_a_file() -> None:
    assert file_name(answered("một"), "csv") == "overdue-2025-12-01.csv"
    assert file_name(answered("một", total=7), "xlsx") == "overdue-2025-12-01-first-1-of-7.xlsx"
    hostile = answered("một")
    odd = Answered(hostile.query, {"as_of": 'a"\r\nX: y/../é'}, hostile.page, BASE)
    assert re.fullmatch(r"[a-z0-9.-]+", file_name(odd, "csv"))


def test_days_before_spreadsheets_begin_stay_text() -> None:
    assert read_day("1890-05-19") == "1890-05-19"
    assert read_day("0000-00-00") == "0000-00-00"


@pytest.mark.parametrize("ending", ["csv", "xlsx", "json"])
def test_a_download_says_where_the_limit_cuts_it(client: httpx.Client, ending: str) -> None:
    total = got(client, "/api/ask/overdue", limit="1")["total"]
    assert total > 5
    answer = client.get(f"/download/overdue.{ending}", params={"as_of": "2025-12-01"})
    disposition = answer.headers["content-disposition"]
    assert disposition == f'attachment; filename="overdue-2025-12-01-first-5-of-{total}.{ending}"'
    if ending == "xlsx":
        assert f"5 dòng đầu trong {total} dòng" in parts(answer.content)["xl/sharedStrings.xml"]


def test_a_download_in_the_order_asked(client: httpx.Client) -> None:
    data = client.get("/download/overdue.csv", params={"order": "-due"}).text
    days = [row["due"] for row in csv.DictReader(io.StringIO(data.lstrip("\ufeff"), newline=""))]
    assert days == sorted(days, reverse=True)
    assert len(days) == 5


@pytest.mark.parametrize("path", ["/download/overdue.exe", "/download/x.csv", "/download/overdue"])
def test_other_downloads_there_are_none(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404
