"""Hostile words in every name, quotation and address: shown as text, and nothing comes of them."""

from __future__ import annotations

import csv
import io
import re
import socket
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlsplit
from xml.etree import ElementTree

import httpx
import pytest
from browsing import visiting
from commands import PAPERS
from explorer_stage import Desk, at_desk, crawl
from hostile_papers import BAD_IRI, STRINGS, poison, write_paper
from playwright.sync_api import Browser, Page
from serving import serving
from starlette.routing import Route

from extract.pipeline import extract_source
from kg import cli
from kg.build import Options, build
from kg.serve.app import make_app

pytest_plugins = ("explorer_fixtures",)

ALIEN = """
  [...document.querySelectorAll('*')].flatMap((e) => {
    const found = [];
    const own = new URL('.', location.href.split('#')[0]).href;
    if (['IFRAME', 'BASE', 'OBJECT', 'EMBED', 'MARQUEE', 'AUDIO', 'VIDEO'].includes(e.tagName))
      found.push(e.outerHTML);
    if (e.tagName === 'STYLE' && /display:none}/.test(e.textContent)) found.push(e.outerHTML);
    if (e.tagName === 'SCRIPT' && (!e.src || !e.src.startsWith(own))) found.push(e.outerHTML);
    if (e.tagName === 'IMG' && !/^(data|blob):/.test(e.src) && !e.src.startsWith(own))
      found.push(e.outerHTML);
    for (const a of e.attributes) {
      if (/^on/i.test(a.name)) found.push(e.outerHTML);
      if (/^(href|src|action|formaction|xlink:href)$/i.test(a.name)
          && /^\\s*(javascript|vbscript|data:text)/i.test(a.value)) found.push(e.outerHTML);
    }
    return found;
  })"""
"""Elements that no page of ours has: what a hostile string wants to become."""

PARAMETERS = (
    "q",
    "iri",
    "document",
    "page",
    "focus",
    "from",
    "to",
    "as_of",
    "agency",
    "kind",
    "name",
    "query",
    "at",
)
ROUTES = ("search", "boards", "board", "thing", "document", "graph", "query", "calendar", "x")


@pytest.fixture(scope="module")
def poisoned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("poisoned")
    papers = [write_paper(folder), *PAPERS]
    build(
        papers, folder / "built", extractor=extract_source, options=Options(as_of=date(2025, 12, 1))
    )
    return poison(folder / "built", folder / "graph")


@pytest.fixture(scope="module")
def address(poisoned: Path) -> Iterator[str]:
    with serving(make_app(poisoned)) as found:
        yield found


@pytest.fixture
def desk(chromium: Browser, address: str) -> Iterator[Desk]:
    with at_desk(chromium, address) as found:
        yield found
        found.asked_nobody()


@pytest.fixture(scope="module")
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, timeout=60) as found:
        yield found


def inert(page: Page) -> None:
    """Fail where a hostile string has become anything but text."""
    assert page.evaluate("window.owned") is None
    assert page.title() != "owned"
    assert page.evaluate(ALIEN) == []


def test_every_page_shows_hostile_names_as_text(desk: Desk) -> None:
    seen = ""
    shapes = []
    for shape, page in crawl(desk, most=80):
        inert(page)
        seen += page.evaluate("document.body.textContent")
        shapes.append(shape)
    assert len(shapes) > 20
    shown = " ".join(seen.split())
    missing = [name for name, text in STRINGS.items() if " ".join(text.split()) not in shown]
    assert missing == []


def test_a_static_copy_shows_hostile_names_as_text(
    chromium: Browser, poisoned: Path, tmp_path: Path
) -> None:
    assert cli.main(["view", str(poisoned), "-o", str(tmp_path / "copy")]) == 0
    names = [path.name for path in (tmp_path / "copy").rglob("*")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+", name) for name in names)
    seen = ""
    with visiting(chromium) as visit:
        desk = Desk(visit, (tmp_path / "copy" / "index.html").as_uri())
        for _, page in crawl(desk, most=20):
            inert(page)
            seen += page.evaluate("document.body.textContent")
        assert visit.refused == []
        assert all(asked.startswith("file:") for asked in visit.asked)
    assert STRINGS["script"] in seen
    assert STRINGS["picture"] in seen


@pytest.mark.parametrize("route", ROUTES)
def test_hostile_addresses_show_an_honest_page(desk: Desk, route: str) -> None:
    for text in [BAD_IRI, *STRINGS.values()][ROUTES.index(route) % 3 :: 3]:
        hostile = quote(text, safe="")
        asked = "&".join(f"{name}={hostile}" for name in PARAMETERS)
        inert(desk.goto(f"{desk.address}#/{route}/{hostile}?{asked}"))
    desk.visit.console.clear()  # refusals of the server are told there, too


def test_hostile_parameters_are_answered_in_words(client: httpx.Client, poisoned: Path) -> None:
    routes = sorted(r.path for r in make_app(poisoned).routes if isinstance(r, Route))
    for path in routes:
        for text in STRINGS.values():
            asked = re.sub(r"\{[^}]*\}", quote(text, safe=""), path)
            answer = client.get(asked, params=dict.fromkeys(PARAMETERS, text))
            assert answer.status_code < 500, (asked, text, answer.text[:200])
            assert "text/html" not in answer.headers["content-type"] or path == "/"
            assert answer.headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    [
        "/assets/../../../../etc/passwd",
        "/assets/%2e%2e/%2e%2e/pyproject.toml",
        "/assets/..%2f..%2f..%2fpyproject.toml",
        "/assets/%252e%252e%252fpyproject.toml",
        "/assets//etc/passwd",
        "/download/..%2f..%2fmanifest.json",
        "/manifest.json",
        "/data/about.js",
    ],
)
def test_files_outside_are_unreachable(address: str, path: str) -> None:
    host = urlsplit(address)
    with socket.create_connection((host.hostname or "", host.port or 0), timeout=20) as line:
        line.sendall(
            f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n".encode()
        )
        status = line.makefile("rb").readline()
    assert status.split()[1] in (b"400", b"404")


@pytest.fixture(scope="module")
def boards(client: httpx.Client) -> list[str]:
    """Return the questions that need no parameter but the day."""
    return [
        query["name"]
        for query in client.get("/api/queries").json()
        if all(not p["required"] or p["name"] == "as_of" for p in query["parameters"])
    ]


def test_csv_downloads_hold_no_formulas(client: httpx.Client, boards: list[str]) -> None:
    text = ""
    for name in boards:
        answer = client.get(f"/download/{name}.csv")
        assert answer.status_code == 200, (name, answer.text[:200])
        assert re.fullmatch(
            r'attachment; filename="?[A-Za-z0-9._-]+"?.*', answer.headers["content-disposition"]
        )
        for row in csv.reader(io.StringIO(answer.text.removeprefix("\ufeff"))):
            for cell in row:
                assert not re.match(r"[=@\t\r]|[+-](?![\d.,]+$)", cell), (name, cell)
        text += answer.text
    assert STRINGS["formula"][1:12] in text


def test_xlsx_downloads_hold_no_formulas_and_no_links(
    client: httpx.Client, boards: list[str]
) -> None:
    for name in boards:
        answer = client.get(f"/download/{name}.xlsx")
        assert answer.status_code == 200, (name, answer.text[:200])
        with zipfile.ZipFile(io.BytesIO(answer.content)) as book:
            for part in book.namelist():
                root = ElementTree.fromstring(book.read(part))  # noqa: S314 - we wrote it
                tags = {element.tag.rpartition("}")[2] for element in root.iter()}
                assert not tags & {"f", "hyperlink", "externalLink"}, (name, part)
                assert not any(e.get("TargetMode") == "External" for e in root.iter())


def test_log_lines_have_no_raw_control_characters(poisoned: Path) -> None:
    command = [sys.executable, "-m", "kg.cli", "serve", str(poisoned), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        assert process.stdout
        said = process.stdout.readline()
        port = int(said.rpartition(b":")[2].strip(b"/\n"))
        for request in (
            b"GET /api/thing?iri=%0aforged%1b[31m%00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            b"GET /\x1b[31m\x07 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            b"GET / HTTP/1.1\r\nHost: \x1b[31mforged\r\n\r\n",
            b"\x1b[31mforged\r\n\r\n",
        ):
            with socket.create_connection(("127.0.0.1", port), timeout=20) as line:
                line.sendall(request)
                line.recv(4096)
        process.terminate()
        said += process.communicate(timeout=30)[0]
    assert b"http://127.0.0.1" in said
    assert not re.search(rb"[\x00-\x09\x0b-\x1f\x7f]", said)
