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


@pytest.mark.parametrize(
    ("path", "values", "status", "words"),
    [
        ("/api/thing", {}, 400, "'iri' is missing"),
        ("/api/line", {"from": "https://vi-du.example/x"}, 400, "'to' is missing"),
        ("/api/thing", {"iri": "https://vi-du.example/x"}, 404, "nothing in the graph"),
        ("/api/search", {"as_of": "hôm nay"}, 400, "is no date"),
        ("/api/graph", {"focus": "https://vi-du.example/x"}, 404, "nothing that can be drawn"),
        ("/api/neighbours", {"iri": "https://vi-du.example/x"}, 404, "nothing that can be drawn"),
        ("/api/calendar", {"from": "xưa"}, 400, "is no date"),
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
        assert (status, "more than 2 rows" in words) == (500, True)
        assert len(got(client, "/api/ask/overdue")["rows"]) == 2  # the index hands out pages


def test_a_line_and_the_sparql_that_asks_for_it(client: httpx.Client) -> None:
    drawn = got(client, "/api/graph")
    line = next(edge for edge in drawn["edges"] if edge["role"] == "lead")
    ends = {"from": line["from"], "to": line["to"], "role": "lead"}
    card = got(client, "/api/line", **ends)
    assert (card["from"]["iri"], card["to"]["iri"]) == (ends["from"], ends["to"])
    assert got(client, "/sparql", query=card["sparql"])["results"]["bindings"]


def test_days_with_what_is_due(client: httpx.Client) -> None:
    days = got(client, "/api/calendar")["days"]
    assert days
    first = min(days)
    assert list(got(client, "/api/calendar", **{"from": first, "to": first})["days"]) == [first]


def test_the_drawing(client: httpx.Client) -> None:
    drawn = got(client, "/api/graph")
    assert drawn["nodes"]
    iri = next(n["id"] for n in drawn["nodes"] if n["kind"] == "agency")
    around = got(client, "/api/neighbours", iri=iri)
    assert around["total"] >= around["shown"] > 0
