"""Replies in JSON: kept by the browser while the build is the same; errors in two languages."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache, wraps

from starlette.requests import Request
from starlette.responses import Response

from kg.program import program
from kg.serve.messages import Refusal
from kg.serve.requests import served

Handler = Callable[[Request], object]


def dumps(found: object) -> bytes:
    """Return JSON in UTF-8, without spaces, the same bytes each time."""
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def refusal(error: Refusal) -> Response:
    """Return the reply of a request that was refused."""
    body = dumps({"error": {"vi": error.vi, "en": error.en}})
    return Response(body, error.status, dict(error.headers), "application/json")


@cache
def version() -> str:
    """Return a name of the program as it is, with all its data."""
    return program("kg", "queries", "ontology", "viz")[:16]


def tag(request: Request, build: str) -> str:
    """Return the entity tag of what an address gives, as long as graph and program are the same."""
    whole = "\x1f".join((version(), build, str(request.url)))
    return f'W/"{hashlib.sha256(whole.encode()).hexdigest()[:24]}"'


def cached(handler: Callable[[Request], Response]) -> Callable[[Request], Response]:
    """Answer «not changed» where the browser has what this build gives at this address."""

    @wraps(handler)
    def answer(request: Request) -> Response:
        build = served(request).name
        entity = tag(request, build)
        if entity in request.headers.get("if-none-match", ""):
            return Response(status_code=304, headers={"etag": entity, "cache-control": "no-cache"})
        response = handler(request)
        if response.status_code == 200:
            response.headers["etag"] = entity
            response.headers["cache-control"] = "no-cache"
        return response

    return answer


def as_json(handler: Handler) -> Callable[[Request], Response]:
    """Make an endpoint of a function that returns what JSON can hold."""

    @wraps(handler)
    def endpoint(request: Request) -> Response:
        return Response(dumps(handler(request)), media_type="application/json")

    return cached(endpoint)
