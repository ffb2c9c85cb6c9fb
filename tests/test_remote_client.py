"""The HTTP side: what is tried again, what is said, and what the protocols want."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO

import httpx
import pytest
from laid_out_server import EMPTY, Server, client_of, serving

from kg.remote.client import Client, StoreRefused, StoreUnreachable
from kg.remote.place import Place


@pytest.fixture
def server() -> Iterator[Server]:
    with serving() as each:
        yield each


@pytest.mark.parametrize("status", [429, 502, 503, 504, 0])
def test_what_passes_is_tried_again(status: int, server: Server) -> None:
    with client_of(server) as each:
        server.replies = [(status, {}, b""), (status, {}, b""), (200, {}, EMPTY)]
        assert each.query("ASK {}", graphs=["urn:g"]) == EMPTY
        server.replies = [(status, {}, b"")] * 2
        each.put("urn:g", b"", first=True)
        server.replies = [(status, {}, b"")] * 3
        with pytest.raises(StoreUnreachable, match="tried 3 times"):
            each.update("DROP ALL")


def test_what_does_not_pass_is_said_at_once(server: Server) -> None:
    with client_of(server) as each:
        server.replies = [(400, {}, "dòng 1:\nsai".encode())]
        with pytest.raises(SyntaxError, match="dòng 1: sai"):
            each.query("SELEC", graphs=[])
        for status, message in (
            (500, "HTTP 500: hỏng"),
            (401, "CAMKET_STORE_USER"),
            (403, "TOKEN"),
        ):
            server.replies = [(status, {}, "hỏng".encode())]
            with pytest.raises(StoreRefused, match=message):
                each.update("DROP ALL")
        assert not server.replies
        server.replies = [(500, {}, b"x" * 5000)]
        with pytest.raises(StoreRefused) as told:
            each.put("urn:g", b"", first=False)
        assert len(str(told.value)) < 500


def test_an_answer_that_was_cut_is_no_answer(server: Server) -> None:
    with client_of(server) as each:
        server.replies = [(200, {"X-SPARQL-MaxRows": "10000"}, EMPTY)]
        with pytest.raises(StoreRefused, match="10000"):
            each.query("SELECT * {}", graphs=[])


def test_nobody_there() -> None:
    with Server() as gone:
        url = gone.url
    with pytest.raises(StoreUnreachable, match=url):
        Client(Place(url), tries=2, wait=0)


def test_a_request_says_what_the_protocol_wants(server: Server) -> None:
    with client_of(server) as each:
        each.query("ASK {}", graphs=["urn:a", "urn:b"], named=["urn:c"])
        each.put("urn:đồ-thị", b"<urn:a> <urn:b> <urn:c> .\n", first=True)
        each.put("urn:g", b"", first=False)
        server.replies = [(404, {}, b"")]
        into = BytesIO(b"old")
        each.get("urn:g", into)
        assert into.getvalue() == b""
    _, asked, put, post, get = server.seen
    assert asked[:2] == ("POST", "/query")
    assert "default-graph-uri=urn%3Aa&default-graph-uri=urn%3Ab&named-graph-uri=urn%3Ac" in asked[3]
    assert put[:2] == ("PUT", "/data?graph=urn%3A%C4%91%E1%BB%93-th%E1%BB%8B")
    assert put[2]["Content-Type"] == "application/n-triples"
    assert (post[0], get[0]) == ("POST", "GET")


@pytest.mark.parametrize(
    ("header", "query", "graphs"),
    [
        ("Oxigraph/0.5.13", "/query", "/store?graph=urn%3Ag"),
        ("Virtuoso/07.20.3229 (Linux)", "/sparql", "/sparql-graph-crud?graph=urn%3Ag"),
    ],
)
def test_the_layout_follows_the_server(
    header: str, query: str, graphs: str, server: Server
) -> None:
    server.replies = [(200, {"Server": header}, b"")]
    with client_of(server) as each:
        each.query("ASK {}", graphs=[])
        each.put("urn:g", b"", first=True)
    assert [path for _, path, _, _ in server.seen[1:]] == [query, graphs]


@pytest.mark.parametrize(
    ("url", "query"), [("HTTPS://127.0.0.1:1", ""), ("http://127.0.0.1:1", "https://127.0.0.1:1/q")]
)
def test_a_certificate_is_verified_wherever_there_is_one(
    url: str, query: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[object] = []
    make = httpx.Client
    monkeypatch.setattr(httpx, "Client", lambda **g: given.append(g["verify"]) or make(**g))
    with pytest.raises(StoreUnreachable):
        Client(Place(url, query=query), tries=1)
    assert given == [True]
