"""A small graph, and the server's application over it, asked without a network."""

from __future__ import annotations

import asyncio
import atexit
import re
import shutil
import sys
import tempfile
from contextlib import ExitStack
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock
from urllib.parse import unquote

from starlette.types import Message, Scope

from bench.soak.targets import ROOT
from kg.access.tokens import new_token, with_token
from kg.access.users import Users, added
from kg.index.index import Index
from kg.review.desk import Desk
from kg.serve.app import Options, make_app

sys.path.append(str(ROOT / "tests"))

import bags

_TARGET = re.compile(rb"[^\x21-\x7e]")
REVIEWER = "Lan"


class Reply(NamedTuple):
    """What the application answers."""

    status: int
    headers: dict[str, str]
    body: bytes


@cache
def place_of_ours(name: str) -> Path:
    """Return a folder that goes when this process ends."""
    place = tempfile.TemporaryDirectory(prefix=f"camket-fuzz-{name}-")
    atexit.register(place.cleanup)
    return Path(place.name)


@cache
def graph() -> Path:
    """Return the folder of a small graph with three verdicts and its index; made once."""
    folder: Path = bags.small_graph(place_of_ours("graph"))
    desk = Desk.open(folder)
    claim = next(iter(desk.claims()))
    for word in ("một", "hai", "ba"):
        desk.comment(claim.iri, who=REVIEWER, comment=word, when="2025-12-01T08:00:00+07:00")
    Index.open(folder).close()
    return folder


class App:
    """The application: `ask` sends it one request and returns the whole reply."""

    def __init__(self, folder: Path) -> None:
        users = Users(folder)
        users.change("user.add", lambda known: added(known, REVIEWER, "administrator", "x"))
        self.token, kept = new_token("fuzz", 30)
        users.change("token.add", lambda known: with_token(known, REVIEWER, kept))
        self._loop = asyncio.new_event_loop()
        self._app = make_app(folder, Options(seconds=10, rows=2_000))
        self._app.state.door.writes = mock.Mock()
        self._held = ExitStack()
        # Of this application alone: other servers of the same process go on renewing.
        self._held.enter_context(mock.patch.object(self._app.state.reviews._renewer, "ask"))
        lifespan = self._app.router.lifespan_context(self._app)
        self._loop.run_until_complete(lifespan.__aenter__())
        self._held.callback(
            lambda: self._loop.run_until_complete(lifespan.__aexit__(None, None, None))
        )
        atexit.register(self._held.close)

    def ask(
        self, method: str, target: bytes, body: bytes = b"", headers: dict[str, str] | None = None
    ) -> Reply:
        """Send a request; `target` is path and query, bytes that HTTP lacks written as «%…»."""
        plain = _TARGET.sub(lambda found: f"%{found[0][0]:02X}".encode(), target) or b"/"
        path, _, query = plain.partition(b"?")
        given = {"host": "localhost", "content-length": str(len(body)), **(headers or {})}
        scope: Scope = {
            "type": "http",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "http_version": "1.1",
            "method": method,
            "scheme": "http",
            "path": unquote(path.decode("ascii")),
            "raw_path": path,
            "root_path": "",
            "query_string": query,
            "headers": [(k.encode(), v.encode("latin-1")) for k, v in given.items()],
            "client": ("127.0.0.1", 1),
            "server": ("127.0.0.1", 80),
            "state": {},
        }
        return self._loop.run_until_complete(self._reply(scope, body))

    async def _reply(self, scope: Scope, body: bytes) -> Reply:
        sent: list[Message] = []
        asked = iter([{"type": "http.request", "body": body, "more_body": False}])
        done = asyncio.Event()

        async def receive() -> Message:
            try:
                return next(asked)
            except StopIteration:
                await done.wait()
                return {"type": "http.disconnect"}

        async def send(message: Message) -> None:
            sent.append(message)

        try:
            await self._app(scope, receive, send)
        finally:
            done.set()
        start: dict[str, Any] = dict(sent[0])
        assert start["type"] == "http.response.start"
        assert not sent[-1].get("more_body")
        headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in start["headers"]}
        return Reply(start["status"], headers, b"".join(m.get("body", b"") for m in sent[1:]))


@cache
def app() -> App:
    """Return the application over a copy of the graph, started once."""
    folder = place_of_ours("served") / "graph"
    shutil.copytree(graph(), folder)
    return App(folder)
