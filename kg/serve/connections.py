"""Connections: how long one may keep the server waiting, and who goes when too many are open.

A server that waits for everybody can be held up by anybody: by a thousand connections that ask
nothing, a request that comes byte by byte, an answer that is never taken. A connection for which
the server waits has a deadline, and when too many are open the longest waiting one of the address
that has the most of them is closed. One that is being answered is never closed for another.
"""

from __future__ import annotations

import asyncio
from collections import Counter, defaultdict
from typing import ClassVar

import h11
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from kg.serve.limits import Patience
from kg.serve.messages import Refusal
from kg.serve.replies import refusal

_LEAST_TAKEN = 1 << 15
"""So many bytes of an answer must be taken for the server to wait on."""

_REFUSED = (
    b"HTTP/1.1 503 Service Unavailable\r\nretry-after: 5\r\ncontent-length: 0\r\n"
    b"connection: close\r\n\r\n"
)


class Lobby:
    """The connections that are open, and those for which the server waits, by address."""

    def __init__(self, patience: Patience) -> None:
        self.patience = patience
        self._open = 0
        self._waiting: defaultdict[str, dict[Connection, None]] = defaultdict(dict)

    def enter(self, connection: Connection) -> bool:
        """Let a connection in, for which another may have to go; return whether there is room."""
        if self._open >= self.patience.connections and not self._make_room():
            return False
        self._open += 1
        return True

    def leave(self, connection: Connection) -> None:
        """Note that a connection is closed."""
        self._open -= 1
        self.served(connection)

    def waits(self, connection: Connection) -> None:
        """Note that the server waits for a connection's client, unless it did before."""
        self._waiting[connection.address].setdefault(connection)

    def served(self, connection: Connection) -> None:
        """Note that the server does not wait for a connection's client any more."""
        held = self._waiting.get(connection.address, {})
        held.pop(connection, None)
        if not held:
            self._waiting.pop(connection.address, None)

    def _make_room(self) -> bool:
        if not self._waiting:
            return False
        crowd = max(self._waiting.values(), key=len)
        longest = next(iter(crowd))
        self.served(longest)
        longest.transport.abort()
        return True


class Connection(H11Protocol):
    """One connection, which knows what it waits for and until when."""

    lobby: ClassVar[Lobby]
    address = ""
    _entered = False
    _awaited = ""
    _deadline: asyncio.TimerHandle | None = None
    _left = 0

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection, or refuse it where all others are being answered."""
        super().connection_made(transport)
        self.address = self.client[0] if self.client else ""
        self._entered = self.lobby.enter(self)
        if not self._entered:
            transport.write(_REFUSED)
            transport.close()
            return
        self._settle()

    def connection_lost(self, exc: Exception | None) -> None:
        """Forget a connection."""
        self._await("")
        if self._entered:
            self.lobby.leave(self)
        super().connection_lost(exc)

    def handle_events(self) -> None:
        """Read what has come, and wait for the rest until a deadline."""
        super().handle_events()
        self._settle()

    def on_response_complete(self) -> None:
        """Wait for the next request."""
        super().on_response_complete()
        self._settle()

    def pause_writing(self) -> None:
        """Wait until the client takes what was written."""
        super().pause_writing()
        self._settle()

    def resume_writing(self) -> None:
        """Go on writing."""
        super().resume_writing()
        self._settle()

    def _settle(self) -> None:
        """Find out for what the server waits now."""
        closing = self.transport.is_closing()
        if self.flow.write_paused or (closing and self.transport.get_write_buffer_size()):
            self._await("taking")
        elif closing:
            self._await("")
        elif self.cycle is None or self.cycle.response_complete:
            self._await("linger" if self.conn.their_state is h11.SEND_BODY else "head")
        else:
            asked = self.cycle.more_body and not self.cycle.response_started
            self._await("body" if asked else "")

    def _await(self, what: str) -> None:
        """Set the deadline for what is awaited, «» for nothing; one that runs goes on."""
        if what == self._awaited:
            return
        self._awaited = what
        if self._deadline:
            self._deadline.cancel()
            self._deadline = None
        if what:
            self.lobby.waits(self)
            self._set_deadline()
        else:
            self.lobby.served(self)

    def _set_deadline(self) -> None:
        seconds: float = getattr(self.lobby.patience, self._awaited)
        self._left = self.transport.get_write_buffer_size()
        self._deadline = self.loop.call_later(seconds, self._give_up)

    def _give_up(self) -> None:
        """Close a connection that let us wait too long, unless it takes its answer bit by bit."""
        taken = self._left - self.transport.get_write_buffer_size()
        if self._awaited == "taking" and taken >= _LEAST_TAKEN:
            self._set_deadline()
        else:
            self.transport.abort()


def connections(patience: Patience | None = None) -> type[Connection]:
    """Return the class of a server's connections, which share one lobby."""
    return type("Connection", (Connection,), {"lobby": Lobby(patience or Patience())})


class Crowd:
    """Refuses an address that has too many requests under way, before anything is done for them.

    Not counted is what is posted: it may wait for its end for long, and costs nothing until then;
    queries and verdicts have bounds of their own.
    """

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._app = app
        self._most = most
        self._under_way: Counter[str] = Counter()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] == "POST":
            await self._app(scope, receive, send)
            return
        address = (scope.get("client") or ("",))[0]
        if self._under_way[address] >= self._most:
            await refusal(_CROWDED)(scope, receive, send)
            return
        self._under_way[address] += 1
        try:
            await self._app(scope, receive, send)
        finally:
            self._under_way[address] -= 1
            if not self._under_way[address]:
                del self._under_way[address]


_CROWDED = Refusal(
    503,
    "Máy này đang gửi quá nhiều yêu cầu cùng lúc; hãy thử lại sau",
    "too many requests of this machine are under way; try again later",
    headers={"Retry-After": "5"},
)
