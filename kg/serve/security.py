"""What every reply and request must keep: security headers, host's name, method, and login."""

from __future__ import annotations

import ipaddress
import logging
import traceback
from collections.abc import Collection
from dataclasses import dataclass

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from kg.serve.callers import caller_of, needs_login
from kg.serve.messages import Refusal
from kg.serve.replies import refusal

log = logging.getLogger("camket.serve")
LOOPBACK = ("localhost", "127.0.0.1", "::1")
SPARQL = ("/sparql", "/sparql/")
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_ALWAYS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "x-frame-options": "DENY",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


_FAULT = Refusal(
    500,
    "Máy chủ gặp lỗi; xem dòng thông báo nơi chạy camket serve",
    "the server failed; see the line that camket serve printed",
)


def is_loopback(host: str) -> bool:
    """Whether a name or address is this machine's own: «localhost», «127.0.0.5», «::1»."""
    if host in LOOPBACK:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def printable(text: str) -> str:
    """Return a text for a log line: control characters by number, so that no line is forged."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def host_of(header: str) -> str:
    """Return the name in a Host header without port and brackets: «[::1]:8000» is «::1»."""
    name = header.strip().lower()
    if name.startswith("["):
        return name[1:].partition("]")[0]
    return name.partition(":")[0]


@dataclass(frozen=True, slots=True)
class Rules:
    """What may be asked.

    `hosts` are the names under which the server answers; a page of another site whose name was
    made to point to this machine sends its own. Empty: any name (the server was opened to others).
    `posts` are the paths that take changes; all else is read. Where `login` is set, only `open`
    paths and the explorer's files answer somebody who is not logged in.
    """

    hosts: Collection[str]
    posts: Collection[str] = ()
    login: bool = False
    open: Collection[str] = ()

    def is_open(self, scope: Scope) -> bool:
        """Return whether a request is answered without a login."""
        path = scope["path"]
        return not self.login or path in self.open or path.startswith("/assets/")


class Guard:
    """Lets through what may be asked, and puts the security headers on every reply."""

    def __init__(self, app: ASGIApp, rules: Rules) -> None:
        self._app = app
        self._rules = rules

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        sparql = scope["path"] in SPARQL
        begun = False

        async def guarded(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                _add_headers(MutableHeaders(scope=message), sparql=sparql)
            await send(message)

        refused = self._refused(scope, sparql=sparql)
        if not refused and not self._rules.is_open(scope):
            refused = await run_in_threadpool(_unknown, scope)
        if refused:
            await refusal(refused)(scope, receive, guarded)
            return
        try:
            await self._app(scope, receive, guarded)
        except Exception:  # whatever it is, the client is told nothing of it
            log.error("%s: %s", printable(scope["path"]), printable(traceback.format_exc()))
            if not begun:
                await refusal(_FAULT)(scope, receive, guarded)

    def _refused(self, scope: Scope, *, sparql: bool) -> Refusal | None:
        host = Headers(scope=scope).get("host", "")
        if self._rules.hosts and host_of(host) not in self._rules.hosts:
            return Refusal(
                421,
                "Máy chủ không trả lời dưới tên này; hãy mở đúng địa chỉ mà camket serve đã in",
                "not served under this name; open the address that camket serve printed",
            )
        changes = scope["method"] == "POST" and scope["path"] in self._rules.posts
        if scope["method"] not in ("GET", "HEAD") and not sparql and not changes:
            return Refusal(405, "Chỉ đọc: dùng GET", "read only: use GET")
        return None


def _unknown(scope: Scope) -> Refusal | None:
    """Return the refusal of a caller who is not logged in."""
    try:
        return None if caller_of(HTTPConnection(scope)).user else needs_login()
    except Refusal as error:
        return error


def _add_headers(headers: MutableHeaders, *, sparql: bool) -> None:
    for name, value in _ALWAYS.items():
        headers.setdefault(name, value)
    policy = "cross-origin" if sparql else "same-origin"
    headers.setdefault("cross-origin-resource-policy", policy)
