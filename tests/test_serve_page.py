"""Tests of the explorer's files over HTTP: types, freshness, nothing beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator

import httpx
import pytest
from serving import serving
from starlette.applications import Starlette

from kg.serve.page import page_routes


@pytest.fixture(scope="module")
def client() -> Iterator[httpx.Client]:
    with (
        serving(Starlette(routes=page_routes())) as address,
        httpx.Client(base_url=address, trust_env=False) as asking,
    ):
        yield asking


@pytest.mark.parametrize(
    ("path", "media", "words"),
    [
        ("/", "text/html", "<script"),
        ("/assets/explorer.js", "text/javascript", '"use strict"'),
        ("/assets/css/explorer.css", "text/css", "@font-face"),
        ("/assets/config.js", "text/javascript", "static: false"),
        ("/assets/graph-parts.js", "text/javascript", "Camket"),  # loaded when a graph opens
        ("/assets/vendor/vis-network/vis-network.min.js", "text/javascript", "vis-network"),
        ("/assets/words.json", "application/json", "graph.title"),
    ],
)
def test_each_file_has_its_type_and_is_asked_for_anew(
    client: httpx.Client, path: str, media: str, words: str
) -> None:
    first = client.get(path)
    assert first.headers["content-type"].startswith(media)
    assert words in first.text
    assert first.headers["cache-control"] == "no-cache"
    again = client.get(path, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_what_the_page_names_is_kept_under_a_name_of_its_own(client: httpx.Client) -> None:
    named = re.findall(r'(?:src|href)="(assets/[^"]+)"', client.get("/").text)
    assert len(named) > 5
    (folder,) = {name.split("/")[1] for name in named}
    beside = [f"assets/{folder}/{name}" for name in ("words.json", "graph-parts.js")]
    for name in [*named, *beside]:
        found = client.get(name)
        assert (found.status_code, "immutable" in found.headers["cache-control"]) == (200, True)
    assert client.get("/").headers["cache-control"] == "no-cache"


@pytest.mark.parametrize("path", ["/assets/nothing.js", "/assets/", "/assets/../bundle.py"])
def test_nothing_else_is_there(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404
