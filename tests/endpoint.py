"""A SPARQL endpoint for tests: a store of invented triples, served with the limits of the test."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path

import pyoxigraph as ox
from serving import serving
from starlette.applications import Starlette

from kg.serve.limits import Limits
from kg.serve.sparql import sparql_routes
from kg.serve.workers import Workers

BODY = "https://example.org/so-xay-dung"
TASK = "https://example.org/dao-kenh"
GRAPH = "https://example.org/nghi-quyet-12"
OTHER = "https://example.org/bao-cao-7"
LEADS = "https://example.org/leads"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
DATA = f"""
<{BODY}> <{LEADS}> <{TASK}> .
<{TASK}> <{LABEL}> "Đào kênh, {{nạo vét}}\\n«đợt 2», dài 4 km"@vi .
<{BODY}> <{LEADS}> <{TASK}> <{GRAPH}> .
<{TASK}> <{LABEL}> "Đào kênh"@vi <{OTHER}> .
"""
_FORTY = " ".join(map(str, range(40)))
_PRODUCT = " ".join(f"VALUES ?x{i} {{ {_FORTY} }}" for i in range(10))
ENDLESS = f"SELECT (COUNT(*) AS ?n) {{ {_PRODUCT} }}"
"""40 to the power of 10 solutions: no machine counts them in the time of a test."""


def make_store(path: Path, quads: str = DATA) -> Path:
    """Write a store of N-Quads."""
    store = ox.Store(str(path))
    store.load(quads.encode(), format=ox.RdfFormat.N_QUADS)
    store.flush()
    return path


def application(pool: Workers, *, page: str | None = None) -> Starlette:
    """Return an application that is nothing but an endpoint."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with pool:
            yield

    return Starlette(routes=sparql_routes(pool, page=page), lifespan=lifespan)


@contextmanager
def endpoint(
    store: Path, limits: Limits | None = None, *, writable: bool = False, page: str | None = None
) -> Iterator[str]:
    """Serve a store while the block runs; give the address of its endpoint."""
    pool = Workers(store, limits=limits or Limits(workers=2), writable=writable)
    with serving(application(pool, page=page)) as base:
        yield f"{base}/sparql"
