"""The server as a whole: its headers, what it refuses, its files, a build that is renewed."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest
from commands import FEW, SAMPLES
from served_graph import copied, got, served

from extract.pipeline import extract_source
from kg.build import Options as BuildOptions
from kg.build import build


@pytest.fixture(scope="module")
def client(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with served(copied(built, tmp_path_factory.mktemp("app") / "graph")) as found:
        yield found


def said(client: httpx.Client, lines: str) -> str:
    """Send a request as it stands, for what no client would send; return the first line back."""
    with socket.create_connection((client.base_url.host, client.base_url.port or 0), 10) as line:
        line.sendall(lines.replace("\n", "\r\n").encode())
        return line.recv(4096).decode().partition("\r\n")[0]


@pytest.mark.parametrize("path", ["/", "/api/about", "/api/nothing", "/assets/config.js"])
def test_every_reply_has_the_security_headers(client: httpx.Client, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


@pytest.mark.parametrize("host", ["vi-du.example", "127.0.0.1.vi-du.example", "", "[::2]"])
def test_another_name_for_this_machine_is_refused(client: httpx.Client, host: str) -> None:
    answer = client.get("/api/about", headers={"host": host})
    assert answer.status_code == 421
    assert "camket serve" in answer.json()["error"]["vi"]
    assert client.get("/sparql?query=ASK{}", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:80", "127.0.0.1:1", "[::1]:8000"])
def test_this_machine_goes_by_these_names(client: httpx.Client, host: str) -> None:
    assert client.get("/api/about", headers={"host": host}).status_code == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS"])
def test_only_reading_beside_sparql(client: httpx.Client, method: str) -> None:
    assert client.request(method, "/api/about").status_code == 405
    assert client.request(method, "/").status_code == 405


def test_head_is_reading(client: httpx.Client) -> None:
    for path in ("/", "/api/about", "/assets/config.js"):
        answer = client.head(path)
        assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../words.csv",
        "/assets/%2e%2e/words.csv",
        "/assets/..%2f..%2fpyproject.toml",
        "/assets//etc/passwd",
        "/assets/%00",
        "/manifest.json",
        "/sources/",
        "/assets/",
        "/download/..%2fmanifest.json",
        "/download/view-nodes.csv",
    ],
)
def test_nothing_else_can_be_reached(client: httpx.Client, path: str) -> None:
    assert said(client, f"GET {path} HTTP/1.1\nHost: localhost\n\n").split()[1] in ("404", "400")


def test_the_explorer_is_served(client: httpx.Client) -> None:
    page = client.get("/")
    assert page.headers["content-type"].startswith("text/html")
    assert "<script" in page.text
    assert client.get("/assets/config.js").headers["content-type"].startswith("text/javascript")
    network = client.get("/assets/vendor/vis-network/vis-network.min.js")
    assert "vis-network" in network.text[:200]


def test_the_browser_keeps_what_is_the_same(client: httpx.Client) -> None:
    first = client.get("/api/about")
    tag = first.headers["etag"]
    again = client.get("/api/about", headers={"if-none-match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["content-security-policy"]
    assert client.get("/api/words").headers["etag"] != tag


def test_long_replies_are_compressed(client: httpx.Client) -> None:
    assert client.get("/api/words").headers["content-encoding"] == "gzip"


def test_a_fault_tells_the_client_nothing(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken() -> object:
        raise RuntimeError("bí mật\nat line 1")

    monkeypatch.setattr("kg.serve.api.words", broken)
    answer = client.get("/api/words?x=%0d%0aforged", headers={"if-none-match": "x"})
    assert answer.status_code == 500
    assert set(answer.json()["error"]) == {"vi", "en"}
    assert "bí mật" not in answer.text
    lines = [r.getMessage() for r in caplog.records if r.name == "camket.serve"]
    assert any("bí mật" in line for line in lines)
    assert not any("\n" in line or "\r" in line for line in lines)


def test_sparql_stands_beside(client: httpx.Client) -> None:
    answer = client.post("/sparql", data={"query": "ASK { ?task a ck:Task }"})
    assert answer.json()["boolean"] is True
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"
    update = client.post("/sparql", data={"update": "CLEAR ALL"})
    assert update.status_code == 403


def test_a_graph_that_is_built_anew_is_served_without_a_restart(tmp_path: Path) -> None:
    into = tmp_path / "graph"
    options = BuildOptions(as_of=date(2025, 12, 1))
    build([SAMPLES / FEW[0]], into, extractor=extract_source, options=options)
    with served(into) as client:
        before = client.get("/api/about")
        assert before.json()["documents"] == 1
        build([SAMPLES / name for name in FEW[:2]], into, extractor=extract_source, options=options)
        deadline = time.monotonic() + 60
        while got(client, "/api/about")["documents"] == 1:
            assert time.monotonic() < deadline
            time.sleep(0.1)
        assert client.get("/api/about").headers["etag"] != before.headers["etag"]
        number = "SELECT (COUNT(*) AS ?n) { ?d ck:sha256 ?hash }"
        rows = got(client, "/sparql", query=number)["results"]["bindings"]
        assert rows[0]["n"]["value"] == "2"
