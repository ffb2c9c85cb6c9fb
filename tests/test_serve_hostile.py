"""A graph full of hostile strings: every answer of the API is well-formed, and only data."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from hostile_papers import BAD_IRI, STRINGS, poison
from served_graph import got, refused, served

from kg.serve.current import Served
from queries import library


@pytest.fixture(scope="module")
def folder(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return poison(built, tmp_path_factory.mktemp("hostile") / "graph")


@pytest.fixture(scope="module")
def client(folder: Path) -> Iterator[httpx.Client]:
    with served(folder) as found:
        yield found


def test_every_card_is_data(client: httpx.Client, folder: Path) -> None:
    build = Served.open(folder)
    nodes = [node.id for node in build.index.nodes()]
    build.close()
    for iri in nodes:
        if iri.startswith("https://"):
            answer = client.get("/api/thing", params={"iri": iri})
            assert answer.status_code == 200, answer.text
            assert answer.headers["content-type"] == "application/json"
            assert answer.json()["iri"] == iri
    assert refused(client, "/api/thing", iri=BAD_IRI) == (400, "iri: that is no IRI")


@pytest.mark.parametrize("text", STRINGS.values(), ids=STRINGS)
def test_hostile_words_are_only_words(client: httpx.Client, text: str) -> None:
    assert got(client, "/api/search", q=text)["total"] >= 0
    assert isinstance(got(client, "/api/suggest", q=text), list)
    assert got(client, "/api/ask/search", words=text)["total"] >= 0
    for path in ("/api/ask/overdue", "/api/text/overdue", "/download/overdue.csv"):
        answer = client.get(path, params={"agency": text})
        assert answer.status_code in (200, 400)
    assert client.get("/api/thing", params={"iri": text}).status_code in (400, 404)
    assert client.get(f"/api/ask/{text[:20]}").status_code in (404, 400)


@pytest.mark.parametrize("ending", ["csv", "json", "xlsx"])
def test_every_board_can_be_loaded(client: httpx.Client, ending: str) -> None:
    for name in ("overdue", "documents", "agencies", "contradictions", "how-read", "attainment"):
        assert library.get(name)
        answer = client.get(f"/download/{name}.{ending}")
        assert answer.status_code == 200, answer.text
        assert "\n" not in answer.headers["content-disposition"]
