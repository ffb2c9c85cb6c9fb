"""Logging in: by the way that the server asks for, basic or digest, and the next time at once."""

from __future__ import annotations

from collections.abc import Generator

import httpx

from kg.remote.place import Place

_UNAUTHORIZED = 401


class AskedLogin(httpx.Auth):
    """Sends no password before the server has said how it wants it."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._chosen: httpx.Auth | None = self._by_name(place.auth) if place.auth else None

    def _by_name(self, name: str) -> httpx.Auth:
        kind = httpx.DigestAuth if name == "digest" else httpx.BasicAuth
        return kind(self._place.user, self._place.password)

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Yield the request, and again with the login where the server asks for one."""
        if self._chosen is None:
            reply = yield request
            if reply.status_code != _UNAUTHORIZED:
                return
            self._chosen = self._by_name(reply.headers.get("www-authenticate", "")[:6].lower())
        yield from self._chosen.auth_flow(request)
