"""The explorer's files over HTTP: the page, its script and style, fonts and vendored libraries.

The page names its files in a folder that is called by the program's hash: a browser that has been
here keeps them and asks for nothing, and no old script meets a new one.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from kg.serve.replies import dumps, version
from kg.serve.words import words
from viz.bundle import bundle

_FRESH: Final = "no-cache"
"""For the page, and for files by their plain name: asked for anew, sent only if they changed."""

_MEDIA: Final = {"css": "text/css", "js": "text/javascript", "json": "application/json"}
_VIZ: Final = Path(str(files("viz")))
_KEPT: Final = "public, max-age=31536000, immutable"


def page_routes() -> list[BaseRoute]:
    """Return the routes of all that the page is made of."""
    made = {**bundle().made, "words.json": dumps(words()).decode("utf-8")}
    kept = f"assets/{version()}"
    page = bundle().page.replace('="assets/', f'="{kept}/')
    return [
        _text("/", page, _FRESH),
        *_assets(f"/{kept}", made, _KEPT),
        *_assets("/assets", made, _FRESH),
    ]


def _assets(folder: str, made: Mapping[str, str], caching: str) -> list[BaseRoute]:
    """Return the routes of all that the page needs, under a folder."""
    return [
        *(_text(f"{folder}/{place}", text, caching) for place, text in made.items()),
        Mount(f"{folder}/vendor/vis-network", _Assets(_VIZ / "assets" / "vis-network", caching)),
        Mount(folder, _Assets(_VIZ / "explorer", caching)),
    ]


def _text(path: str, text: str, caching: str) -> Route:
    """Return the route of a text that does not change while the server runs."""
    body = text.encode("utf-8")
    entity = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
    headers = {"cache-control": caching, "etag": entity}
    media = _MEDIA.get(path.rpartition(".")[2], "text/html")

    def answer(request: Request) -> Response:
        if entity in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        return Response(body, headers=headers, media_type=media)

    return Route(path, answer)


class _Assets(StaticFiles):
    """Files as they stand on disk."""

    def __init__(self, directory: Path, caching: str) -> None:
        super().__init__(directory=directory)
        self._caching = caching

    async def get_response(self, path: str, scope: Scope) -> Response:
        """Return a file, or that it has not changed."""
        found = await super().get_response(path, scope)
        found.headers["cache-control"] = self._caching
        return found
