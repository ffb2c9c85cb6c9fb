"""The worker processes of the build that is served: started when asked, renewed with it."""

from __future__ import annotations

import asyncio
import threading
from dataclasses import replace
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox
from starlette.types import Receive, Scope, Send

from kg.lookup import Substitutions
from kg.serve import messages
from kg.serve.callers import must_be_allowed_to_update
from kg.serve.current import Served
from kg.serve.given import with_values
from kg.serve.limits import Limits
from kg.serve.messages import Refusal
from kg.serve.sparql import Endpoint
from kg.serve.worker import Job, Outcome
from kg.serve.workers import Busy, NoWorker, TimeLimit, WorkerLost, Workers
from kg.serve.workspace import open_workspace

_LET_FINISH = 60.0
_THREADS = 28
"""How many of the server's 40 threads may wait for workers."""


class Builds(Protocol):
    """Hands out the newest build that is ready."""

    def get(self) -> Served:
        """Return it."""


class Pools:
    """Gives out the workers of a build; those of an earlier one end when they can have finished."""

    def __init__(self, current: Builds, limits: Limits, *, writable: bool = False) -> None:
        self.limits = limits
        self.writable = writable
        self._current = current
        self._pools: dict[Path, Workers] = {}
        self._lock = asyncio.Lock()
        self._ending: dict[asyncio.Task[None], Workers] = {}
        self.threads = threading.BoundedSemaphore(_THREADS)

    async def get(self) -> Workers:
        """Return the workers of the build that is served now."""
        path = self._store()
        async with self._lock:
            if path not in self._pools:
                pool = Workers(path, limits=self.limits, writable=self.writable)
                try:
                    await pool.start()
                except NoWorker as error:
                    raise messages.failed(str(error)) from error
                for other in list(self._pools):
                    self._end_later(self._pools.pop(other))
                self._pools[path] = pool
            return self._pools[path]

    def _store(self) -> Path:
        """Return the store that is asked: the build's, or the copy that is written."""
        served = self._current.get()
        if self.writable:
            return open_workspace(served.store.folder).store
        return served.store.folder / served.name

    def _end_later(self, pool: Workers) -> None:
        async def end() -> None:
            await asyncio.sleep(min(_LET_FINISH, self.limits.seconds + self.limits.wait))
            await pool.close()

        task = asyncio.create_task(end())
        self._ending[task] = pool
        task.add_done_callback(lambda done: self._ending.pop(done, None))

    async def close(self) -> None:
        """End all workers, those of earlier builds at once."""
        pools = [*self._pools.values(), *self._ending.values()]
        for task in list(self._ending):
            task.cancel()
        await asyncio.gather(*(pool.close() for pool in pools))
        self._pools.clear()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request to the SPARQL endpoint, as an ASGI application."""
        endpoint = Endpoint(await self.get(), page="/#/query", permit=must_be_allowed_to_update)
        await endpoint(scope, receive, send)

    async def run(self, text: str, caller: str = "") -> bytes:
        """Return what a SELECT or ASK of ours gives, as JSON; refuse what costs too much."""
        pool = await self.get()
        job = Job("query", text, table="JSON")
        try:
            answer = await pool.run(job, caller)
        except Busy as error:
            raise messages.busy(self.limits) from error
        except TimeLimit as error:
            raise messages.too_slow(self.limits) from error
        except (NoWorker, WorkerLost) as error:
            raise messages.worker_lost(self.limits) from error
        if answer.outcome.kind != "table":
            raise _refusal(answer.outcome, self.limits)
        return b"".join(answer.pieces)


class PooledStore:
    """A build's store as `kg.ask` needs it, for another thread than the server's own.

    Queries run in the workers, so that one that takes too long is ended; `caller` is the address
    that asks. Some threads alone may wait for them, so that the others answer what needs no worker.
    """

    def __init__(self, pools: Pools, loop: asyncio.AbstractEventLoop, caller: str) -> None:
        self._pools = pools
        self._loop = loop
        self._caller = caller

    def query(
        self, query: str, *, substitutions: Substitutions | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run a query in a worker, with its variables bound."""
        values = {variable.value: [term] for variable, term in (substitutions or {}).items()}
        if not self._pools.threads.acquire(blocking=False):
            raise messages.busy(self._pools.limits)
        try:
            asked = self._pools.run(with_values(query, values), self._caller)
            found = asyncio.run_coroutine_threadsafe(asked, self._loop).result()
        finally:
            self._pools.threads.release()
        return ox.parse_query_results(found, format=ox.QueryResultsFormat.JSON)


def limits_of(seconds: float, rows: int) -> Limits:
    """Return the workers' limits for what the user of `camket serve` chose."""
    return replace(Limits(), seconds=seconds, rows=rows)


def _refusal(outcome: Outcome, limits: Limits) -> Refusal:
    """Return why a worker gave no answer."""
    reasons = {
        "rows": messages.too_many_rows,
        "size": messages.too_large_answer,
        "memory": messages.worker_lost,
    }
    if outcome.kind in reasons:
        return reasons[outcome.kind](limits)
    return messages.failed(outcome.detail)
