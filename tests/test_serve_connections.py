"""Connections that keep the server waiting are closed, and never hold up the others."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from urllib.parse import urlsplit

import httpx
import pytest
from serving import serving
from starlette.types import Receive, Scope, Send

from kg.serve.connections import Crowd, connections
from kg.serve.limits import Patience

SHORT = Patience(connections=4, head=0.3, body=0.3, taking=0.3, linger=0.3)
LARGE = 64 << 20
HEAD = b"Host: localhost\r\n"


async def app(scope: Scope, receive: Receive, send: Send) -> None:
    """Answer «/» at once, «/slow» late, «/body» after its end, «/large» with very much."""
    if scope["type"] != "http":
        return
    if scope["path"] == "/slow":
        await asyncio.sleep(1)
    while scope["path"] == "/body":
        message = await receive()
        if message["type"] == "http.disconnect":
            return
        if not message.get("more_body"):
            break
    size = LARGE if scope["path"] == "/large" else 2
    headers = [(b"content-length", str(size).encode())]
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    await send({"type": "http.response.body", "body": b"x" * size})


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    with serving(app, http=connections(SHORT)) as found:
        yield found


@contextmanager
def talking(address: str, sent: bytes = b"") -> Iterator[socket.socket]:
    """Open a connection and send something."""
    place = urlsplit(address)
    with socket.create_connection((place.hostname, place.port), timeout=5) as found:
        found.sendall(sent)
        yield found


def seconds_until_closed(found: socket.socket) -> float:
    begin = time.monotonic()
    try:
        while found.recv(1 << 16):
            continue
    except ConnectionError:
        pass
    return time.monotonic() - begin


@pytest.mark.parametrize(
    "sent",
    [
        b"",  # nothing
        b"GET / HTTP/1.1\r\n" + HEAD,  # a head without an end
        b"POST /body HTTP/1.1\r\n" + HEAD + b"Content-Length: 9\r\n\r\nabc",  # half a body
        b"GET / HTTP/1.1\r\n" + HEAD + b"\r\nGET",  # a second request without an end
    ],
)
def test_who_says_too_little_is_closed(sent: bytes, address: str) -> None:
    with talking(address, sent) as found:
        assert SHORT.head / 2 < seconds_until_closed(found) < 4


def test_a_deadline_does_not_move_with_each_byte(address: str) -> None:
    with talking(address, b"GET / HTTP/1.1\r\n" + HEAD) as found:
        begin = time.monotonic()
        with pytest.raises(ConnectionError):
            while time.monotonic() - begin < 4:
                found.sendall(b"X-a: b\r\n")
                time.sleep(0.05)


def test_who_takes_nothing_is_closed(address: str) -> None:
    with talking(address, b"GET /large HTTP/1.1\r\n" + HEAD + b"\r\n") as found:
        time.sleep(3 * SHORT.taking)
        got = 0
        try:
            while piece := found.recv(1 << 16):
                got += len(piece)
        except ConnectionError:
            pass
        assert got < LARGE


def test_who_takes_an_answer_slowly_gets_it(address: str) -> None:
    with httpx.stream("GET", f"{address}/large", trust_env=False) as answer:
        got = 0
        for number, piece in enumerate(answer.iter_raw(1 << 20)):
            got += len(piece)
            if number % 10 == 0:
                time.sleep(0.1)  # all in all longer than the patience
    assert got == LARGE


def test_a_body_without_an_end_is_cut_off_behind_the_answer(address: str) -> None:
    head = b"GET / HTTP/1.1\r\n" + HEAD + b"Transfer-Encoding: chunked\r\n\r\n"
    with talking(address, head) as found:
        assert found.recv(1 << 16).startswith(b"HTTP/1.1 200")
        begin = time.monotonic()
        with pytest.raises(ConnectionError):
            while time.monotonic() - begin < 4:
                found.sendall(b"1\r\na\r\n")
                time.sleep(0.02)


def test_one_connection_serves_many_requests(address: str) -> None:
    with httpx.Client(base_url=address, trust_env=False) as client:
        for _ in range(4):
            assert client.post("/body", content=b"abc").text == "xx"
            time.sleep(SHORT.head / 2)


def test_those_who_ask_nothing_make_room(address: str) -> None:
    with ExitStack() as held:
        idle = [held.enter_context(talking(address)) for _ in range(SHORT.connections)]
        assert httpx.get(address, trust_env=False).text == "xx"
        assert seconds_until_closed(idle[0]) < SHORT.head


def test_what_is_being_answered_is_never_closed(address: str) -> None:
    asked = b"GET /slow HTTP/1.1\r\n" + HEAD + b"Connection: close\r\n\r\n"
    with ExitStack() as held:
        busy = [held.enter_context(talking(address, asked)) for _ in range(SHORT.connections)]
        time.sleep(0.2)
        refused = httpx.get(address, trust_env=False)
        assert (refused.status_code, refused.headers["retry-after"]) == (503, "5")
        for found in busy:
            assert found.recv(1 << 16).startswith(b"HTTP/1.1 200")


def test_an_address_has_so_many_requests_under_way() -> None:
    answered: list[int] = []

    async def ask(crowd: Crowd, address: str, method: str = "GET") -> None:
        async def send(message: object) -> None:
            assert isinstance(message, dict)
            if message["type"] == "http.response.start":
                answered.append(message["status"])

        async def receive() -> dict[str, object]:
            return {"type": "http.request", "body": b"", "more_body": False}

        scope = {"type": "http", "method": method, "path": "/slow", "client": (address, 1)}
        await crowd(scope, receive, send)

    async def run() -> None:
        crowd = Crowd(app, 2)
        one, other = "127.0.0.2", "127.0.0.3"
        kinds = [(one, "GET")] * 3 + [(other, "GET"), (one, "POST")]
        await asyncio.gather(*(ask(crowd, *kind) for kind in kinds))
        await ask(crowd, one)

    asyncio.run(run())
    assert sorted(answered) == [200] * 5 + [503]
