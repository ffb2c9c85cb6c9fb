"""The JSON API: search, questions of the library, their values, and what is said of wrong ones."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from served_graph import copied, got, refused, served

from kg.serve.app import Options
from queries import library


@pytest.fixture(scope="module")
def client(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder = copied(built, tmp_path_factory.mktemp("api") / "graph")
    with served(folder, Options(rows=500, seconds=20)) as found:
        yield found


def test_what_is_served(client: httpx.Client) -> None:
    about = got(client, "/api/about")
    assert about["as_of"] == "2025-12-01"
    assert about["documents"] == 3
    assert about["counts"]["tasks"] > 10
    assert about["limits"] == {"rows": 500, "seconds": 20}
    assert (about["static"], about["writable"]) == (False, False)


def test_words_in_both_languages(client: httpx.Client) -> None:
    words = got(client, "/api/words")
    assert set(words) == {"vi", "en"}
    overdue = "https://w3id.org/camket/ontology#openOverdue"
    assert words["vi"][overdue] == "chưa hoàn thành, quá hạn"
    assert words["en"][overdue]
    assert words["vi"]["column.due"] == "Hạn"
    assert words["vi"]["lead"] == "chủ trì"
    assert set(words["vi"]) - set(words["en"]) <= {
        key for key in words["vi"] if key.startswith("http")
    }


def test_the_library_is_told_whole_but_for_what_is_internal(client: httpx.Client) -> None:
    found = got(client, "/api/queries")
    assert [q["name"] for q in found] == [q.name for q in library.all()]
    assert not [q for q in found if q["name"].startswith(("card-", "view-"))]
    overdue = next(q for q in found if q["name"] == "overdue")
    assert overdue["title"]["vi"] == "Nhiệm vụ quá hạn"
    assert overdue["parameters"][0] == {
        "name": "as_of",
        "type": "date",
        "required": True,
        "default": None,
        "description": {"vi": "ngày xét", "en": "the day to judge by"},
    }


def test_search_without_diacritics(client: httpx.Client) -> None:
    found = got(client, "/api/search", q="so y te", kind="agency")
    assert "Sở Y tế" in found["hits"][0]["label"]
    assert {hit["kind"] for hit in found["hits"]} == {"agency"}
    assert sum(f["count"] for f in found["facets"]["kind"]) >= found["total"] > 0
    two = client.get("/api/search?kind=agency&kind=project&limit=200").json()
    assert {hit["kind"] for hit in two["hits"]} == {"agency", "project"}


def test_names_are_completed(client: httpx.Client) -> None:
    found = got(client, "/api/suggest", q="so y", kind="agency")
    assert found[0]["label"].startswith("Sở Y tế")
    assert set(found[0]) == {"iri", "kind", "label", "status", "due"}


def open_questions() -> list[str]:
    """Return the questions that need no thing to ask of."""
    return [
        query.name
        for query in library.all()
        if all(p.type in ("date", "text") for p in query.parameters if p.required)
    ]


@pytest.mark.parametrize("name", open_questions())
def test_every_question_without_needed_values_is_answered(client: httpx.Client, name: str) -> None:
    query = library.get(name)
    needed = [p for p in query.parameters if p.required]
    values = {p.name: "2025-12-01" if p.type == "date" else "nhà" for p in needed}
    found = got(client, f"/api/ask/{name}", **values)
    assert len(found["rows"]) == len(found["evidence"]) == min(found["total"], 100)
    for row in found["rows"]:
        assert len(row) == len(found["columns"])
        for cell, column in zip(row, found["columns"], strict=True):
            assert cell is None or ("iri" in cell) == (column["type"] in ("thing", "concept"))


def test_a_page_of_a_board_in_order(client: httpx.Client) -> None:
    whole = got(client, "/api/ask/overdue", order="-due", limit="500")
    days = [row[0]["v"] for row in whole["rows"]]
    assert days == sorted(days, reverse=True)
    page = got(client, "/api/ask/overdue", order="-due", limit="3", offset="2")
    assert page["rows"] == whole["rows"][2:5]
    assert page["total"] == whole["total"]
    assert page["values"] == {"as_of": "2025-12-01"}


def test_a_question_without_a_twin_is_asked_by_a_worker(client: httpx.Client) -> None:
    found = got(client, "/api/ask/cites", document="38/NQ-HĐND", order="source")
    assert found["rows"]
    labels = [row[2]["v"] for row in found["rows"]]
    assert labels == sorted(labels, key=str.casefold)
    relation = found["columns"][1]
    assert (relation["name"], relation["type"]) == ("relation", "concept")


def test_evidence_of_rows(client: httpx.Client) -> None:
    found = got(client, "/api/ask/document-says", document="38/NQ-HĐND", limit="5")
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
        ("/api/ask/card-thing", {}, 404, "no query"),
        ("/api/ask/overdue", {"as_of": "2025-02-30"}, 400, "no day of the calendar"),
        ("/api/ask/overdue", {"agency": "Sở Không Có"}, 400, "no agency is called"),
        ("/api/ask/overdue", {"colour": "red"}, 400, "no parameter"),
        ("/api/ask/overdue", {"limit": "-1"}, 400, "no whole number"),
        ("/api/ask/overdue", {"limit": "٣"}, 400, "no whole number"),
        ("/api/ask/overdue", {"order": "colour"}, 400, "no column"),
        ("/api/ask/cites", {"document": "38/NQ-HĐND", "order": "colour"}, 400, "no column"),
        ("/api/ask/mandate-chain", {}, 400, "--task"),
        ("/api/thing", {}, 400, "'iri' is missing"),
        ("/api/thing", {"iri": "javascript:alert(1)"}, 400, "no IRI"),
        ("/api/thing", {"iri": "https://vi-du.example/> } #"}, 400, "no IRI"),
        ("/api/thing", {"iri": "https://vi-du.example/x"}, 404, "nothing in the graph"),
        ("/api/search", {"as_of": "hôm nay"}, 400, "is no date"),
        ("/api/graph", {"focus": "https://vi-du.example/x"}, 404, "nothing that can be drawn"),
        ("/api/neighbours", {"iri": "https://vi-du.example/x"}, 404, "nothing that can be drawn"),
        ("/api/calendar", {"from": "xưa"}, 400, "is no date"),
        ("/api/document", {"iri": "https://vi-du.example/x"}, 404, "was not read"),
    ],
)
def test_what_is_wrong_is_told(
    client: httpx.Client, path: str, values: dict[str, str], status: int, words: str
) -> None:
    found, said = refused(client, path, **values)
    assert found == status
    assert words in said


def test_more_rows_than_the_limit_are_refused_by_a_worker(built: Path, tmp_path: Path) -> None:
    with served(copied(built, tmp_path / "graph"), Options(rows=2)) as client:
        status, words = refused(client, "/api/ask/attainment")
        assert (status, "more than 2 rows" in words) == (400, True)
        assert len(got(client, "/api/ask/overdue")["rows"]) == 2  # the index hands out pages


def test_the_calendar_counts_each_task_once(client: httpx.Client) -> None:
    days = got(client, "/api/calendar", **{"from": "2025-01-01", "to": "2026-12-31"})["days"]
    counted = sum(entry["count"] for day in days.values() for entry in day)
    rows = got(
        client, "/api/ask/due-between", **{"from": "2025-01-01", "to": "2026-12-31"}, limit="500"
    )
    names = [column["name"] for column in rows["columns"]]
    assert counted == len({row[names.index("task")]["iri"] for row in rows["rows"]}) > 0
    agency = next(row[names.index("agency")]["iri"] for row in rows["rows"]
                  if row[names.index("agency")])  # fmt: skip
    own = got(client, "/api/calendar", agency=agency)["days"]
    assert 0 < sum(entry["count"] for day in own.values() for entry in day) < counted


def test_the_text_of_a_question_with_its_values(client: httpx.Client) -> None:
    found = got(client, "/api/text/overdue", agency="Sở Xây dựng")
    assert "VALUES ?agency { <https://" in found["sparql"]
    answer = got(client, "/sparql", query=found["sparql"])
    assert answer["results"]["bindings"]


def test_the_drawing(client: httpx.Client) -> None:
    drawn = got(client, "/api/graph")
    assert drawn["nodes"]
    iri = next(n["id"] for n in drawn["nodes"] if n["kind"] == "agency")
    around = got(client, "/api/neighbours", iri=iri)
    assert around["total"] >= around["shown"] > 0
