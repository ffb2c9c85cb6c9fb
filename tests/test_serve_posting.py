"""Posting: the form of a request that changes something, before anything is done for it."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from accounts import open_to_people, told
from served_graph import copied

from kg.serve.messages import Refusal
from kg.serve.posting import LONGEST, Posted


@pytest.fixture(scope="module")
def client(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    with open_to_people(copied(built, tmp_path_factory.mktemp("posting") / "graph")) as found:
        yield found


def posted(body: dict[str, object]) -> Posted:
    return Posted(None, None, body)  # type: ignore[arg-type]


@pytest.mark.parametrize(("value", "text"), [("a", "a"), ("", ""), (..., ""), ("x" * 1000, None)])
def test_a_text_is_a_text(value: object, text: str | None) -> None:
    body = {} if value is ... else {"name": value}
    assert posted(body).text("name") == ("x" * 1000 if text is None else text)


@pytest.mark.parametrize("value", [None, 1, True, ["a"], {"a": 1}, "x" * 1001])
def test_anything_else_is_none(value: object) -> None:
    with pytest.raises(Refusal, match="'name'"):
        posted({"name": value}).text("name")


@pytest.mark.parametrize(("value", "number"), [(0, 0), (7, 7), (None, None)])
def test_a_number_is_a_number_or_not_given(value: object, number: int | None) -> None:
    assert posted({"seen": value}).number("seen") == number
    assert posted({}).number("seen") is None


@pytest.mark.parametrize("value", [-1, "1", 1.0, True, [1], 1e400])
def test_anything_else_is_no_number(value: object) -> None:
    with pytest.raises(Refusal, match="'seen'"):
        posted({"seen": value}).number("seen")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"{}", 400),  # read, and found to hold no name
        (b'{"user": "' + b"x" * (LONGEST - 12) + b'"}', 400),
        (b'{"user": "' + b"x" * LONGEST + b'"}', 413),
        (b"\xff\xfe", 400),
        (b'{"a": NaN}', 400),
        (b"{" * 30_000, 400),
    ],
)
def test_how_long_and_of_what_form(client: httpx.Client, body: bytes, status: int) -> None:
    headers = {"content-type": "Application/JSON; charset=utf-8"}
    assert told(client.post("/api/login", content=body, headers=headers))[0] == status


def test_a_body_without_end_is_not_read_to_its_end(client: httpx.Client) -> None:
    sent = 0

    def endless() -> Iterator[bytes]:
        nonlocal sent
        for _ in range(10_000):
            sent += 1
            yield b"x" * 10_000

    try:
        answer = client.post(
            "/api/login", content=endless(), headers={"content-type": "application/json"}
        )
        assert answer.status_code == 413
    except httpx.WriteError:
        pass  # the server had hung up
    assert sent < 10_000


def test_a_body_that_never_comes_is_given_up(
    client: httpx.Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.serve.posting._SECONDS", 0.5)
    head = (
        "POST /api/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
        "Content-Length: 100\r\n\r\n{"
    )
    begun = time.monotonic()
    with socket.create_connection((client.base_url.host, client.base_url.port or 0), 10) as line:
        line.sendall(head.encode())
        assert line.recv(4096).split()[1] == b"408"
    assert time.monotonic() - begun < 8


def test_replies_are_kept_by_nobody(client: httpx.Client) -> None:
    for path in ("/api/me", "/api/review/progress", "/api/review/marks"):
        assert client.get(path).headers["cache-control"] == "no-store"
