"""Cards of things and lines: what they say, with the words that show it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from served_graph import copied, got, served

from kg.serve.current import Served
from queries import library

Card = dict[str, Any]


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copied(built, tmp_path_factory.mktemp("cards") / "graph")


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[httpx.Client]:
    with served(folder) as found:
        yield found


def named(client: httpx.Client, text: str, kind: str) -> Card:
    """Return the card of the first thing of a kind that a search finds."""
    iri = got(client, "/api/search", q=text, kind=kind)["hits"][0]["iri"]
    card: Card = got(client, "/api/thing", iri=iri)
    assert card["iri"] == iri
    return card


def group(card: Card, role: str, direction: str) -> list[Card]:
    found = [g for g in card["groups"] if (g["role"], g["direction"]) == (role, direction)]
    return list(found[0]["items"]) if found else []


def facts(card: Card) -> dict[str, str]:
    return {fact["key"]: fact["value"] for fact in card["facts"]}


def all_quotes(card: Card) -> list[Card]:
    return [*card["quotes"], *(entry for entry in card["history"] if entry["source"])]


@pytest.mark.parametrize("kind", ["agency", "task", "project", "document", "indicator", "person"])
def test_every_card_of_a_kind(client: httpx.Client, folder: Path, kind: str) -> None:
    """All things have a card; each quotation is true; no query is asked without its values."""
    build = Served.open(folder)
    nodes = [node for node in build.index.nodes("2025-12-01") if node.kind == kind]
    build.close()
    assert nodes
    for node in nodes:
        card = got(client, "/api/thing", iri=node.id)
        assert (card["kind"], card["label"], card["status"]) == (kind, node.label, node.status)
        for each in card["groups"]:
            assert 0 < len(each["items"]) == min(50, each["total"])
        for query in card["queries"]:
            needed = {p.name for p in library.get(query["name"]).parameters if p.required}
            assert needed <= set(query["values"])


def test_quotations_are_true(client: httpx.Client) -> None:
    texts: dict[str, str] = {}
    card = named(client, "bệnh viện", "task")
    assert all_quotes(card)
    for quote in all_quotes(card):
        source = quote["source"]["iri"]
        if source not in texts:
            texts[source] = got(client, "/api/document", iri=source)["text"]
        assert texts[source][quote["start"] : quote["end"]] == quote["quote"]


def test_a_body_with_its_tasks(client: httpx.Client) -> None:
    card = named(client, "sở y tế", "agency")
    assert card["label"].startswith("Sở Y tế")
    led = group(card, "lead", "out")
    assert led
    assert {item["kind"] for item in led} == {"task"}
    assert all(item["grade"] in ("explicit", "inherited", "issuer", "group") for item in led)
    assert facts(card)["place"].startswith("tỉnh")
    assert "tasks-of-body" in [query["name"] for query in card["queries"]]
    assert "suggested-owners" not in [table["name"] for table in card["tables"]]


def test_a_task_with_its_history_and_its_mandates(client: httpx.Client) -> None:
    card = named(client, "bệnh viện đa khoa tỉnh phê duyệt điều chỉnh", "task")
    assert group(card, "lead", "in")[0]["label"].startswith("Sở Y tế")
    events = [entry["event"] for entry in card["history"]]
    assert {"status", "deadline", "owner"} <= set(events)
    days = [entry["known_on"] for entry in card["history"] if entry["known_on"]]
    assert days == sorted(days)
    chain = next(table for table in card["tables"] if table["name"] == "card-mandates")
    assert "task" not in [column["name"] for column in chain["columns"]]
    assert any("38/NQ-HĐND" in str(cell) for row in chain["rows"] for cell in row)


def test_the_status_is_that_of_the_day(client: httpx.Client) -> None:
    task = next(
        row[2]["iri"] for row in got(client, "/api/ask/overdue")["rows"] if row[0]["v"] > "2025-08"
    )
    assert got(client, "/api/thing", iri=task)["status"] == "openOverdue"
    assert got(client, "/api/thing", iri=task, as_of="2025-07-30")["status"] == "openInTime"
    led = group(got(client, "/api/thing", iri=task, as_of="2025-07-30"), "lead", "in")
    body = got(client, "/api/thing", iri=led[0]["iri"], as_of="2025-07-30")
    found = next(item for item in group(body, "lead", "out") if item["iri"] == task)
    assert found["status"] == "openInTime"


def test_a_commitment_leads_to_its_task_and_a_problem_to_itself(client: httpx.Client) -> None:
    quote = named(client, "bệnh viện", "task")["quotes"][0]
    card = got(client, "/api/thing", iri=quote["statement"])
    assert card["kind"] in ("task", "result", "problem")
    problem = got(client, "/api/search", q="", kind="problem")["hits"][0]
    own = got(client, "/api/thing", iri=problem["iri"])
    assert (own["kind"], own["iri"]) == ("problem", problem["iri"])
    assert own["quotes"][0]["says"] == "problem"


def test_a_document_that_was_read_and_one_that_was_only_named(client: httpx.Client) -> None:
    read = named(client, "38/NQ-HĐND", "document")
    assert read["read"] is True
    assert facts(read)["number"] == "38/NQ-HĐND"
    law = named(client, "luật", "document")
    assert law["read"] is False
