"""Posting: what a request that changes something must be, before anything is done for it.

JSON, of our own pages or with a token, of a user who has the right, not too long, not too often.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import wraps

from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from kg.access.door import Door
from kg.access.throttle import Throttled
from kg.access.users import Right
from kg.serve.callers import Caller, caller_of, held_off, must_be_meant, must_be_ours, must_have
from kg.serve.messages import Refusal
from kg.serve.replies import dumps
from kg.serve.tables import Json

LONGEST = 1 << 16
_SECONDS = 20.0
_JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Posted:
    """A request that may change something: who sends it, and what."""

    request: Request
    caller: Caller
    body: Json

    def text(self, name: str, *, longest: int = 1000) -> str:
        """Return a text of the body, empty where it is not given. Raises `Refusal`."""
        found = self.body.get(name, "")
        if not isinstance(found, str) or len(found) > longest:
            raise bad_field(name, f"văn bản không quá {longest} ký tự", f"text up to {longest}")
        return found

    def number(self, name: str) -> int | None:
        """Return a whole number of the body, `None` where it is not given. Raises `Refusal`."""
        found = self.body.get(name)
        if found is not None and (type(found) is not int or found < 0):
            raise bad_field(name, "số nguyên", "a whole number")
        return found

    @property
    def door(self) -> Door:
        """The door of the graph that is served."""
        door: Door = self.request.app.state.door
        return door


def bad_field(name: str, vi: str, en: str) -> Refusal:
    """Return the refusal of a field of another form."""
    return Refusal(400, f"«{name}» phải là {vi}", f"{name!r} must be {en}")


Handler = Callable[[Posted], Response]


def posted(
    handler: Handler, *, right: Right | None = None, login: bool = False
) -> Callable[[Request], Awaitable[Response]]:
    """Make an endpoint of a function that changes something; `right` is what it needs.

    `login` lets in who shows no token of the page: it is what gives one.
    """

    @wraps(handler)
    async def endpoint(request: Request) -> Response:
        caller = await run_in_threadpool(caller_of, request)
        if login:
            must_be_ours(request)
        else:
            must_be_meant(request, caller)
        if right:
            _count(request, must_have(caller, right).name)
        body = await _read(request)
        return await run_in_threadpool(handler, Posted(request, caller, body))

    return endpoint


def fresh(found: object, status: int = 200) -> Response:
    """Return JSON that nobody keeps: it depends on who asks, and on what was said since."""
    headers = {"cache-control": "no-store"}
    return Response(dumps(found), status, headers, media_type=_JSON)


def _count(request: Request, name: str) -> None:
    door: Door = request.app.state.door
    try:
        door.writes.count(name)
    except Throttled as error:
        raise held_off(error) from error


async def _read(request: Request) -> Json:
    """Return the body, a JSON object. Raises `Refusal`."""
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _JSON:
        raise Refusal(415, f"Hãy gửi bằng {_JSON}", f"send it as {_JSON}")
    try:
        data = await asyncio.wait_for(_bytes(request), _SECONDS)
    except TimeoutError:
        raise _hung_up(408, "Yêu cầu đến quá chậm", "the request came too slowly") from None
    except ClientDisconnect:
        raise Refusal(400, "Yêu cầu dở dang", "the request was not finished") from None
    try:
        found = json.loads(data)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict):
        raise Refusal(400, "Yêu cầu không phải một đối tượng JSON", "the body is no JSON object")
    return found


async def _bytes(request: Request) -> bytes:
    data = bytearray()
    async for piece in request.stream():
        data += piece
        if len(data) > LONGEST:
            raise _hung_up(413, "Yêu cầu quá dài", f"longer than {LONGEST} bytes")
    return bytes(data)


def _hung_up(status: int, vi: str, en: str) -> Refusal:
    """Return a refusal after which the server listens no more: the rest may never end."""
    return Refusal(status, vi, en, headers={"Connection": "close"})
