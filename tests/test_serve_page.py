"""Tests of the explorer's files over HTTP: types, freshness, nothing beside them."""

from __future__ import annotations

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


@pytest.mark.parametrize("path", ["/assets/nothing.js", "/assets/", "/assets/../bundle.py"])
def test_nothing_else_is_there(client: httpx.Client, path: str) -> None:
    assert client.get(path).status_code == 404
