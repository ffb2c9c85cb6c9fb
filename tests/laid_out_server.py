"""A server that gives the replies that a test laid out, and keeps what it was sent."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from kg.remote.client import Client
from kg.remote.place import Place

EMPTY = json.dumps({"head": {"vars": []}, "results": {"bindings": []}}).encode()
Reply = tuple[int, dict[str, str], bytes]


class Server(ThreadingHTTPServer):
    """A server that gives the replies that a test laid out, and keeps what it was sent."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.replies: list[Reply] = []
        self.seen: list[tuple[str, str, dict[str, str], str]] = []

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    """Gives the next reply; with status 0 it hangs up."""

    server: Server
    protocol_version = "HTTP/1.1"

    def answer(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        self.server.seen.append((self.command, self.path, dict(self.headers), body.decode()))
        status, headers, content = (
            self.server.replies.pop(0) if self.server.replies else (200, {}, EMPTY)
        )
        if not status:
            self.close_connection = True
            return
        self.send_response_only(status)
        for name, value in {"Content-Length": str(len(content)), **headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = answer

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[Server]:
    """Run such a server until the end of the block."""
    with Server() as each:
        Thread(target=lambda: each.serve_forever(poll_interval=0.02), daemon=True).start()
        yield each
        each.shutdown()


def client_of(server: Server, **given: str) -> Client:
    """Return a client of it that does not wait before it tries again."""
    return Client(Place(server.url, **given), tries=3, wait=0)  # type: ignore[arg-type]
