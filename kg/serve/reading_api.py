"""The reader's part of the API: a document's text with marks, its pages, where words stand."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from extract.source import Content
from kg.serve import page_pictures
from kg.serve.kept_reading import Kept
from kg.serve.one_thing import Asker
from kg.serve.reader import document_view, file_of
from kg.serve.replies import as_json, cached
from kg.serve.requests import day_of, iri_of_thing, number_of, served
from kg.serve.tables import Json
from kg.store import StoredDocument

_MOST = 10**9


def document(request: Request) -> Json:
    """Return a document's text, pages and marks."""
    asker = Asker(served(request), day_of(request))
    return document_view(asker, iri_of_thing(request, "iri"), request.query_params.get("file", ""))


def _asked(request: Request) -> tuple[StoredDocument, Content, int]:
    now = served(request)
    wanted = request.query_params.get("file", "")
    stored = file_of(now, iri_of_thing(request, "document"), wanted)
    content = Kept(now.store.folder, stored.sha256).content()
    return stored, content, number_of(request, "page", 1, _MOST)


def page(request: Request) -> Response:
    """Return the picture of a page."""
    stored, content, number = _asked(request)
    drawn = page_pictures.picture(served(request).store.folder, stored, content, number)
    return Response(drawn, media_type="image/webp")


def page_boxes(request: Request) -> Json:
    """Return where a span stands on a page."""
    _, content, number = _asked(request)
    start = number_of(request, "start", 0, _MOST)
    return page_pictures.boxes(content, number, start, number_of(request, "end", 0, _MOST))


def reading_routes() -> list[Route]:
    """Return the routes of the reader."""
    return [
        Route("/api/document", as_json(document)),
        Route("/api/page", cached(page)),
        Route("/api/page-boxes", as_json(page_boxes)),
    ]
