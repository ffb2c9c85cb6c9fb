"""The explorer's files over HTTP: the page, its script and style, fonts and vendored libraries."""

from __future__ import annotations

import hashlib
from importlib.resources import files
from pathlib import Path

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from viz.bundle import bundle

_FRESH = {"cache-control": "no-cache"}
"""The browser asks for anew, else an old script meets a new one; unchanged files are not sent."""


def page_routes() -> list[BaseRoute]:
    """Return the routes of all that the page is made of."""
    viz = Path(str(files("viz")))
    return [
        _text("/", bundle().page, "text/html"),
        *(_text(f"/assets/{place}", text, _media(place)) for place, text in bundle().made.items()),
        Mount("/assets/vendor/vis-network", _Assets(directory=viz / "assets" / "vis-network")),
        Mount("/assets", _Assets(directory=viz / "explorer")),
    ]


def _media(place: str) -> str:
    return "text/css" if place.endswith(".css") else "text/javascript"


def _text(path: str, text: str, media: str) -> Route:
    """Return the route of a text that does not change while the server runs."""
    body = text.encode("utf-8")
    entity = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers = {**_FRESH, "etag": entity}

    def answer(request: Request) -> Response:
        if entity in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(body, headers=headers, media_type=media)

    return Route(path, answer)


class _Assets(StaticFiles):
    """Files as they stand on disk."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, or that it has not changed."""
        found = await super().get_response(path, scope)
        found.headers.update(_FRESH)
        return found
