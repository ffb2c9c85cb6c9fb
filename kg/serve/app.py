"""The server: the explorer's files, the JSON API, downloads and the SPARQL endpoint in one app."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from kg.access.door import Door
from kg.serve.api import api_routes
from kg.serve.appendix_api import appendix_routes
from kg.serve.connections import Crowd
from kg.serve.current import Current
from kg.serve.limits import Patience
from kg.serve.login_api import OPEN, login_routes
from kg.serve.machine import Machine
from kg.serve.messages import Refusal
from kg.serve.page import page_routes
from kg.serve.pools import Pools, limits_of
from kg.serve.reading_api import reading_routes
from kg.serve.replies import refusal
from kg.serve.review_api import review_routes
from kg.serve.reviews import Reviews
from kg.serve.security import LOOPBACK, Guard, Rules


@dataclass(frozen=True, slots=True)
class Options:
    """How to serve: seconds and rows that one answer may take, updates allowed, host names.

    `local` tells that only this machine can ask, `login` that reading needs one.
    """

    seconds: float = 30.0
    rows: int = 100_000
    writable: bool = False
    hosts: Collection[str] = LOOPBACK
    local: bool = True
    login: bool = False


def make_app(folder: Path, options: Options | None = None) -> Starlette:
    """Return the application that serves the graph of a folder.

    Raises `NoStore`, which says what to do, where there is none.
    """
    chosen = options or Options()
    current = Current(folder)
    limits = limits_of(chosen.seconds, chosen.rows)
    pools = Pools(current, limits, writable=chosen.writable)
    routes = _routes(pools)
    app = Starlette(
        routes=routes,
        middleware=[
            Middleware(Guard, rules=_rules(chosen, routes)),
            Middleware(Crowd, most=Patience().requests),
            Middleware(GZipMiddleware, minimum_size=1024, compresslevel=4),
        ],
        exception_handlers={
            Refusal: _refused,
            HTTPException: _http_error,
        },
        lifespan=_lifespan,
    )
    app.router.redirect_slashes = False
    app.state.current = current
    app.state.options = chosen
    app.state.pools = pools
    app.state.machine = Machine(current, limits)
    app.state.door = Door(folder)
    app.state.reviews = Reviews(current)
    return app


def _rules(options: Options, routes: Sequence[BaseRoute]) -> Rules:
    """Return what may be asked: changes go by the routes that take POST, and no others."""
    posts = {r.path for r in routes if isinstance(r, Route) and "POST" in (r.methods or ())}
    return Rules(options.hosts, posts, login=options.login, open=OPEN)


@asynccontextmanager
async def _lifespan(app: Starlette) -> AsyncIterator[None]:
    """Work out the overview before anybody asks for it; end the workers at the end."""
    app.state.loop = asyncio.get_running_loop()
    threading.Thread(target=app.state.current.get().warm, daemon=True).start()
    app.state.reviews.start()
    try:
        yield
    finally:
        await run_in_threadpool(app.state.reviews.close)
        await app.state.pools.close()
        await app.state.machine.close()
        await run_in_threadpool(app.state.current.close)


def _routes(pools: Pools) -> list[BaseRoute]:
    return [
        *appendix_routes(),
        *api_routes(),
        *reading_routes(),
        *login_routes(),
        *review_routes(),
        Route("/sparql", pools),
        Route("/sparql/", pools),
        *page_routes(),
    ]


async def _refused(request: Request, error: Exception) -> Response:
    del request
    assert isinstance(error, Refusal)  # noqa: S101 - registered for this class
    return refusal(error)


async def _http_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)  # noqa: S101 - registered for this class
    del request
    return refusal(Refusal(error.status_code, "Không có gì ở địa chỉ này", error.detail))
