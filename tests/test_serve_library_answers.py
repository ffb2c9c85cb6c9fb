"""Questions of the library over HTTP: values, pages and orders, index and store, evidence."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from served_graph import asking, copied, got, refused, served

from kg.ask import BadParameter, Table, Triples
from kg.index.boards import Cut
from kg.serve import library_answers
from kg.serve.app import Options
from kg.serve.current import Served
from kg.serve.library_answers import answer, query_of, shown, values_of
from kg.serve.messages import Refusal
from queries import library

ALL = Cut("", 1000, 0)
NO_TWIN = "cites"
OF_38 = {"document": "38/NQ-HĐND"}


@pytest.fixture(scope="module")
def client(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = copied(built, tmp_path_factory.mktemp("answers") / "graph")
    with served(folder, Options(rows=500, seconds=20)) as found:
        yield found


def _rows(now: Served, name: str, values: dict[str, str], cut: Cut = ALL) -> list[Any]:
    found = answer(now, library.get(name), values, cut, now.store)
    return list(found.page.rows)


@pytest.mark.parametrize("name", ["overdue", "cites", "load"])
def test_what_users_may_ask(name: str) -> None:
    assert query_of(name) is library.get(name)


@pytest.mark.parametrize("name", ["nothing", "card-thing", "view-nodes", "", "../overdue"])
def test_what_they_may_not(name: str) -> None:
    with pytest.raises(Refusal, match="no query") as told:
        query_of(name)
    assert told.value.status == 404
    assert f"«{name}»" in told.value.vi


@pytest.mark.parametrize(
    ("name", "given", "built", "values"),
    [
        ("overdue", {}, "2025-12-01", {"as_of": "2025-12-01"}),
        ("overdue", {"as_of": "2025-07-30"}, "2025-12-01", {"as_of": "2025-07-30"}),
        ("overdue", {"as-of": "2025-07-30"}, "2025-12-01", {"as_of": "2025-07-30"}),
        ("overdue", {}, "", {}),
        ("cites", OF_38, "2025-12-01", OF_38),  # it does not depend on the day
        ("overdue", {"limit": "5", "offset": "2", "order": "due", "agency": ""}, "2025-12-01",
         {"as_of": "2025-12-01"}),
        ("cites", {"from": "2025-01-01"}, "", {"from": "2025-01-01"}),
    ],
)  # fmt: skip
def test_the_values_of_a_request(
    name: str, given: dict[str, str], built: str, values: dict[str, str]
) -> None:
    assert values_of(asking(None, **given), library.get(name), built) == values


@pytest.mark.parametrize(
    ("name", "values", "order"),
    [("overdue", {"as_of": "2025-12-01"}, "-due"), (NO_TWIN, OF_38, "source")],
    ids=["index", "store"],
)
def test_pages_of_an_order_make_the_whole(
    opened: Served, name: str, values: dict[str, str], order: str
) -> None:
    whole = _rows(opened, name, values, Cut(order, 1000, 0))
    assert len(whole) > 2
    pages = [_rows(opened, name, values, Cut(order, 2, n)) for n in range(0, len(whole), 2)]
    assert [row for page in pages for row in page] == whole
    part = answer(opened, library.get(name), values, Cut(order, 1, 1), opened.store).page
    assert part.total == len(whole)
    beyond = answer(opened, library.get(name), values, Cut(order, 5, 10_000), opened.store).page
    assert (beyond.rows, beyond.total) in (((), len(whole)), ([], len(whole)))


def test_a_twin_spares_the_store(opened: Served) -> None:
    class NoStore:
        def query(self, query: str, **options: object) -> object:
            raise AssertionError("the store was asked")

    values = {"as_of": "2025-12-01", "agency": "Sở Y tế"}
    found = answer(opened, library.get("overdue"), values, ALL, NoStore())  # type: ignore[arg-type]
    assert found.page.total == len(found.page.rows)
    with pytest.raises(AssertionError, match="the store was asked"):
        answer(opened, library.get(NO_TWIN), OF_38, ALL, NoStore())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "values", "error", "words"),
    [
        ("overdue", {"as_of": "2025-02-30"}, BadParameter, "no day of the calendar"),
        ("overdue", {"as_of": "2025-12-01", "agency": "Sở Không Có"}, (BadParameter, LookupError),
         "no agency is called"),
        ("overdue", {"as_of": "2025-12-01", "colour": "đỏ"}, BadParameter, "no parameter"),
        (NO_TWIN, {"document": "không có số này"}, (BadParameter, LookupError), "no document"),
        (NO_TWIN, {}, BadParameter, "--document"),
    ],
)  # fmt: skip
def test_what_is_wrong(
    opened: Served, name: str, values: dict[str, str], error: Any, words: str
) -> None:
    with pytest.raises(error, match=words):
        answer(opened, library.get(name), values, ALL, opened.store)


@pytest.mark.parametrize(("name", "values"), [("overdue", {}), (NO_TWIN, OF_38)])
def test_an_order_by_no_column(opened: Served, name: str, values: dict[str, str]) -> None:
    day = {"as_of": "2025-12-01"} if name == "overdue" else {}
    with pytest.raises((BadParameter, LookupError), match="no column"):
        answer(opened, library.get(name), {**values, **day}, Cut("màu", 9, 0), opened.store)


def test_triples_are_no_table(opened: Served, monkeypatch: pytest.MonkeyPatch) -> None:
    assert Table is not Triples
    monkeypatch.setattr(library_answers, "ask", lambda *_: Triples(()))
    with pytest.raises(Refusal, match="triples") as told:
        answer(opened, library.get(NO_TWIN), OF_38, ALL, opened.store)
    assert told.value.status == 400


def test_each_row_has_the_characters_that_show_it(opened: Served) -> None:
    """Its own where it has them, else those of its statement or task."""
    texts = {iri: files[0].sha256 for iri, files in opened.documents.items()}
    for name, values in (("document-says", OF_38), ("overdue", {"as_of": "2025-12-01"})):
        found = shown(answer(opened, library.get(name), values, ALL, opened.store), opened)
        rows, evidence = found["rows"], found["evidence"]
        assert isinstance(rows, list)
        assert isinstance(evidence, list)
        assert len(rows) == len(evidence) > 0
        for place in evidence:
            assert place["source"] in texts
            assert 0 <= place["start"] < place["end"]


def test_what_is_shown_of_an_answer(opened: Served) -> None:
    values = {"as_of": "2025-12-01"}
    cut = Cut("due", 3, 1)
    found = shown(answer(opened, library.get("overdue"), values, cut, opened.store), opened)
    assert set(found) == {"name", "columns", "rows", "total", "notes", "values", "evidence"}
    assert (found["name"], found["values"]) == ("overdue", values)
    columns, rows = found["columns"], found["rows"]
    assert isinstance(columns, list)
    assert isinstance(rows, list)
    assert "task_label" not in [column["name"] for column in columns]  # it is the task's cell
    assert all(len(row) == len(columns) for row in rows)


def test_a_page_of_a_board_in_order(client: httpx.Client) -> None:
    whole = got(client, "/api/ask/overdue", order="-due", limit="500")
    days = [row[0]["v"] for row in whole["rows"]]
    assert days == sorted(days, reverse=True)
    page = got(client, "/api/ask/overdue", order="-due", limit="3", offset="2")
    assert page["rows"] == whole["rows"][2:5]
    assert page["total"] == whole["total"]
    assert page["values"] == {"as_of": "2025-12-01"}


def test_a_question_without_a_twin_is_asked_by_a_worker(client: httpx.Client) -> None:
    found = got(client, f"/api/ask/{NO_TWIN}", **OF_38, order="source")
    assert found["rows"]
    labels = [row[2]["v"] for row in found["rows"]]
    assert labels == sorted(labels, key=str.casefold)
    relation = found["columns"][1]
    assert (relation["name"], relation["type"]) == ("relation", "concept")


def test_evidence_of_rows(client: httpx.Client) -> None:
    found = got(client, "/api/ask/document-says", **OF_38, limit="5")
    place = found["evidence"][0]
    document = got(client, "/api/document", iri=place["source"])
    texts = [c for c in found["rows"][0] if c]
    quoted = document["text"][place["start"] : place["end"]]
    assert any(str(cell["v"])[:20] in quoted for cell in texts)


@pytest.mark.parametrize(
    ("path", "values", "status", "words"),
    [
        ("/api/ask/nothing", {}, 404, "no query"),
        ("/api/ask/view-nodes", {}, 404, "no query"),
        ("/api/text/card-thing", {}, 404, "no query"),
        ("/download/nothing.csv", {}, 404, "no query"),
        ("/download/overdue.exe", {}, 404, "csv, xlsx or json"),
        ("/api/ask/overdue", {"as_of": "2025-02-30"}, 400, "no day of the calendar"),
        ("/api/ask/overdue", {"agency": "Sở Không Có"}, 400, "no agency is called"),
        ("/api/text/overdue", {"agency": "Sở Không Có"}, 400, "no agency is called"),
        ("/api/ask/overdue", {"colour": "red"}, 400, "no parameter"),
        ("/api/ask/overdue", {"limit": "-1"}, 400, "no whole number"),
        ("/api/ask/overdue", {"limit": "٣"}, 400, "no whole number"),
        ("/api/ask/overdue", {"order": "colour"}, 400, "no column"),
        (f"/api/ask/{NO_TWIN}", {**OF_38, "order": "colour"}, 400, "no column"),
        ("/api/ask/mandate-chain", {}, 400, "--task"),
    ],
)
def test_what_is_wrong_is_told(
    client: httpx.Client, path: str, values: dict[str, str], status: int, words: str
) -> None:
    found, said = refused(client, path, **values)
    assert found == status
    assert words in said


def test_the_text_of_a_question_with_its_values(client: httpx.Client) -> None:
    found = got(client, "/api/text/overdue", agency="Sở Xây dựng")
    assert "VALUES ?agency { <https://" in found["sparql"]
    answer = got(client, "/sparql", query=found["sparql"])
    assert answer["results"]["bindings"]
