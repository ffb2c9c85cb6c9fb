"""The SPARQL endpoint: HTTP in, answers of the workers out, by the SPARQL 1.1 Protocol.

The protocol leaves open how a server refuses what costs too much. Here: 503 with Retry-After
where it took too long or no worker came free, 500 (the protocol's QueryRequestRefused) where the
answer has too many rows or bytes or needs too much memory. An answer is sent when it is whole,
so that none is ever cut.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from urllib.parse import urlsplit

import pyoxigraph as ox
from starlette.datastructures import Headers
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from kg.serve import messages, protocol
from kg.serve.description import describe
from kg.serve.messages import Refusal
from kg.serve.negotiation import GRAPHS, HTML, TABLES, choose, offered
from kg.serve.worker import Job, Outcome
from kg.serve.workers import Answer, Busy, NoWorker, TimeLimit, WorkerLost, Workers

_LONG = 1 << 14
_OPEN = {"Access-Control-Allow-Origin": "*", "Vary": "Accept"}
_PREFLIGHT = {
    "Access-Control-Allow-Methods": protocol.METHODS,
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "86400",
    "Allow": protocol.METHODS,
}


def sparql_routes(pool: Workers, *, path: str = "/sparql", page: str | None = None) -> list[Route]:
    """Return the routes of an endpoint, which the pool answers.

    `page` is where a browser goes that opens the bare address; without it there is only RDF.
    """
    endpoint = Endpoint(pool, page=page)
    return [Route(path, endpoint), Route(f"{path}/", endpoint)]


class Endpoint:
    """An ASGI application that is a SPARQL endpoint.

    `permit` raises `Refusal` where who asks may not update.
    """

    def __init__(
        self,
        pool: Workers,
        *,
        page: str | None = None,
        permit: Callable[[Request], None] | None = None,
    ) -> None:
        self._pool = pool
        self._page = page
        self._permit = permit

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        request = Request(scope, receive)
        try:
            response = await self._respond(request)
        except Refusal as refusal:
            body, media = refusal.body(request.headers.get("accept"))
            response = Response(
                body, refusal.status, {**_OPEN, **refusal.headers}, media_type=media
            )
        except ClientDisconnect:
            return
        await response(scope, receive, send)

    async def _respond(self, request: Request) -> Response:
        """Return the answer to a request. Raises `Refusal` and `ClientDisconnect`."""
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={**_OPEN, **_PREFLIGHT})
        operation = await self._read(request)
        if operation.kind == "describe":
            return await self._describe(request)
        if operation.kind == "update":
            return await self._update(request, operation)
        return await self._query(request, operation)

    async def _read(self, request: Request) -> protocol.Operation:
        """Return what a request asks; a long one is read beside the server's own thread."""
        body = await self._body(request)
        query_string = request.scope["query_string"]
        given = (request.method, query_string, request.headers.get("content-type"), body)
        if len(body) + len(query_string) > _LONG:
            return await asyncio.to_thread(protocol.read, *given)
        return protocol.read(*given)

    async def _body(self, request: Request) -> bytes:
        """Return the body of a request; one that is too long is not read to its end."""
        body = bytearray()
        async for piece in request.stream():
            body += piece
            if len(body) > self._pool.limits.request_size:
                raise messages.too_large_request(self._pool.limits)
        return bytes(body)

    async def _describe(self, request: Request) -> Response:
        accept = request.headers.get("accept")
        chosen = choose(accept, (*GRAPHS, HTML))
        if chosen and chosen[0] is HTML and self._page:
            return RedirectResponse(self._page, 303, {"Vary": "Accept"})
        format, media = choose(accept, GRAPHS) or (GRAPHS[0], GRAPHS[0].media)
        answer = await self._run(request, Job("graphs"))
        graphs = sorted(b"".join(answer.pieces).decode().split())
        text = describe(
            _address(request),
            graphs,
            format=getattr(ox.RdfFormat, format.name),
            writable=self._pool.writable,
        )
        return Response(text, headers=_OPEN, media_type=media)

    async def _update(self, request: Request, operation: protocol.Operation) -> Response:
        _same_origin(request.headers)
        if not self._pool.writable:
            raise messages.read_only()
        if self._permit:
            await asyncio.to_thread(self._permit, request)
        job = Job("update", operation.text, base=_address(request))
        await self._run(request, job)
        return Response(status_code=204)

    async def _query(self, request: Request, operation: protocol.Operation) -> Response:
        accept = request.headers.get("accept")
        table, graph = choose(accept, TABLES), choose(accept, GRAPHS)
        job = Job(
            "query",
            operation.text,
            base=_address(request),
            graphs=operation.graphs,
            named=operation.named,
            table=table[0].name if table else None,
            graph=graph[0].name if graph else None,
        )
        answer = await self._run(request, job)
        chosen = table if answer.outcome.kind == "table" else graph
        return _whole(answer.pieces, chosen[1] if chosen else "")

    async def _run(self, request: Request, job: Job) -> Answer:
        """Let a worker do a job, unless the client goes away meanwhile."""
        caller = request.client.host if request.client else ""
        work = asyncio.ensure_future(self._pool.run(job, caller))
        gone = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                raise ClientDisconnect
            answer = _result(work, self._pool)
        finally:
            gone.cancel()
            work.cancel()
        if answer.outcome.kind == "syntax":
            detail = answer.outcome.detail
            raise await asyncio.to_thread(messages.syntax, job.text, detail, kind=job.kind)
        _check(answer.outcome, self._pool)
        return answer


def _result(work: asyncio.Future[Answer], pool: Workers) -> Answer:
    """Return what a worker gave, or refuse where none could."""
    try:
        return work.result()
    except Busy as error:
        raise messages.busy(pool.limits) from error
    except TimeLimit as error:
        raise messages.too_slow(pool.limits) from error
    except WorkerLost as error:
        raise messages.worker_lost(pool.limits) from error
    except NoWorker as error:
        raise messages.failed(str(error)) from error


def _check(outcome: Outcome, pool: Workers) -> None:
    """Refuse where a job did not end well."""
    if outcome.kind == "not-acceptable":
        formats = TABLES if outcome.detail == "table" else GRAPHS
        raise messages.not_acceptable(outcome.detail, offered(formats))
    if outcome.kind == "rows":
        raise messages.too_many_rows(pool.limits)
    if outcome.kind == "size":
        raise messages.too_large_answer(pool.limits)
    if outcome.kind == "memory":
        raise messages.worker_lost(pool.limits)
    if outcome.kind == "failed":
        raise messages.failed(outcome.detail)


async def _gone(request: Request) -> None:
    """Wait until the client has gone away."""
    while (await request.receive())["type"] != "http.disconnect":
        continue


def _whole(pieces: tuple[bytes, ...], media: str) -> Response:
    """Return a response of pieces, with the length of them all."""
    if media.startswith("text/"):
        media += "; charset=utf-8"
    if len(pieces) <= 1:
        return Response(b"".join(pieces), headers=_OPEN, media_type=media)

    async def each() -> AsyncIterator[bytes]:
        for piece in pieces:
            yield piece

    length = {"Content-Length": str(sum(map(len, pieces)))}
    return StreamingResponse(each(), headers={**_OPEN, **length}, media_type=media)


def _address(request: Request) -> str:
    """Return the address that the client used, against which relative IRIs are resolved."""
    address = str(request.url.replace(query="", fragment=""))
    try:
        return ox.NamedNode(address).value
    except ValueError as error:
        raise messages.bad_request("Host không hợp lệ", "The Host header is no host") from error


def _same_origin(headers: Headers | Mapping[str, str]) -> None:
    """Refuse what a page of another host sends: browsers let any page post a form."""
    origin = headers.get("origin")
    if origin is not None and urlsplit(origin).netloc != headers.get("host", ""):
        raise messages.foreign_origin(origin)
