"""The pool of worker processes: jobs go to a free one, and one that ends is replaced."""

from __future__ import annotations

import asyncio
import json
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType

from kg.serve.limits import MEBIBYTE, Limits
from kg.serve.turns import Full, Turn, Turns
from kg.serve.worker import LENGTH, Job, Outcome, Settings
from kg.terms import PREFIXES

_PROGRAM = (sys.executable, "-P", "-m", "kg.serve.worker")


class Busy(Exception):
    """All workers were busy for as long as a request may wait."""


class TimeLimit(Exception):
    """A job took longer than the limit; its worker was ended."""


class WorkerLost(Exception):
    """A worker ended while it did a job: it was killed, or needed more memory than it may have."""


class NoWorker(RuntimeError):
    """A worker cannot open the store."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How a job ended, and what was written in pieces; an answer that failed has none."""

    outcome: Outcome
    pieces: tuple[bytes, ...] = ()


class _Worker:
    """A process that answers one job at a time."""

    def __init__(self, *command: str) -> None:
        self._command = command
        self._process: Process | None = None

    async def start(self) -> None:
        """Start the process, and wait until it has opened the store.

        Raises `NoWorker` where it cannot.
        """
        self._process = await asyncio.create_subprocess_exec(
            *self._command,
            stdin=PIPE,
            stdout=PIPE,
            stderr=DEVNULL,  # Rust writes its stack there when memory runs out
            limit=MEBIBYTE,
            start_new_session=True,
        )
        try:
            outcome = (await self._receive()).outcome
        except (OSError, EOFError) as error:
            await self.stop()
            raise NoWorker("a worker ended before it was ready") from error
        if outcome.kind != "ready":
            await self.stop()
            raise NoWorker(outcome.detail)

    async def ask(self, job: Job) -> Answer:
        """Do a job. Raises `OSError` or `EOFError` where the process ends over it."""
        if not (self._process and self._process.stdin):
            await self.start()
        assert self._process and self._process.stdin  # noqa: S101
        self._process.stdin.write(json.dumps(asdict(job)).encode() + b"\n")
        await self._process.stdin.drain()
        return await self._receive()

    async def _receive(self) -> Answer:
        assert self._process and self._process.stdout  # noqa: S101
        out = self._process.stdout
        pieces = []
        while size := LENGTH.unpack(await out.readexactly(LENGTH.size))[0]:
            pieces.append(await out.readexactly(size))
        outcome = Outcome(**json.loads(await out.readline()))
        written = outcome.kind in ("table", "graph", "done")
        return Answer(outcome, tuple(pieces) if written else ())

    @property
    def pid(self) -> int | None:
        """Return the number of the process."""
        return self._process.pid if self._process else None

    def kill(self) -> None:
        """End the process, whatever it does."""
        if self._process:
            with suppress(ProcessLookupError):
                self._process.kill()

    async def stop(self) -> None:
        """End the process, and wait until it is gone."""
        self.kill()
        process, self._process = self._process, None
        if process:
            await process.wait()
            if process.stdin:
                process.stdin.close()
                with suppress(OSError):
                    await process.stdin.wait_closed()


class Workers:
    """Processes that hold a store open: `async with Workers(path) as pool: await pool.run(job)`.

    Read-only there are `limits.workers` of them. A store that is written has one, which does
    queries and updates one after another; Oxigraph's updates are whole or not at all, so one
    that is ended changes nothing.
    """

    def __init__(
        self, store: Path, *, limits: Limits | None = None, writable: bool = False
    ) -> None:
        self.limits = limits or Limits()
        self.writable = writable
        command = (
            *_PROGRAM,
            str(store),
            "write" if writable else "read",
            json.dumps(asdict(Settings(self.limits, PREFIXES))),
        )
        count = 1 if writable else self.limits.workers
        self._all = [_Worker(*command) for _ in range(count)]
        self._idle: list[_Worker] = []
        self._turns = Turns(count, quick=self.limits.quick, queue=self.limits.queue)
        self._repairs: set[asyncio.Task[None]] = set()
        self._closed = False

    async def start(self) -> None:
        """Start the processes. Raises `NoWorker` where the store cannot be opened."""
        starts = (worker.start() for worker in self._all)
        ends = await asyncio.gather(*starts, return_exceptions=True)
        errors = [end for end in ends if end]
        if errors:
            await self.close()
            raise errors[0]
        self._idle += self._all

    async def __aenter__(self) -> Workers:
        """Start the processes."""
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """End the processes."""
        await self.close()

    async def close(self) -> None:
        """End the processes."""
        self._closed = True
        await asyncio.gather(*self._repairs)
        await asyncio.gather(*(worker.stop() for worker in self._all))

    @property
    def pids(self) -> list[int]:
        """Return the numbers of the processes that run."""
        return [worker.pid for worker in self._all if worker.pid]

    async def run(self, job: Job, caller: str = "") -> Answer:
        """Let a free worker do a job; `caller` is the address for which it is done.

        Raises `Busy`, `TimeLimit`, `WorkerLost` and `NoWorker`. A caller that is cancelled ends
        the worker: nobody waits for what it does.
        """
        answer = await self._try(job, await self._turn(caller))
        while answer is None:
            answer = await self._try(job, await self._turn(caller, again=True))
        return answer

    async def _turn(self, caller: str, *, again: bool = False) -> Turn:
        """Wait for a place. Raises `Busy`."""
        try:
            async with asyncio.timeout(self.limits.wait):
                return await self._turns.take(caller, again=again)
        except (TimeoutError, Full) as error:
            raise Busy from error

    async def _try(self, job: Job, turn: Turn) -> Answer | None:
        """Do a job in its turn; return nothing where it had to give way."""
        worker = self._idle.pop()
        turn.end = worker.kill
        good = False
        try:
            async with asyncio.timeout(self.limits.seconds):
                answer = await worker.ask(job)
            good = True
        except TimeoutError as error:
            raise TimeLimit from error
        except (OSError, EOFError) as error:
            if turn.ended:
                return None
            raise WorkerLost from error
        finally:
            if good and not turn.ended:
                self._free(worker, turn)
            else:
                turn.ended = True
                self._repair(worker, turn)
        return answer

    def _free(self, worker: _Worker, turn: Turn) -> None:
        self._idle.append(worker)
        self._turns.give_back(turn)

    def _repair(self, worker: _Worker, turn: Turn) -> None:
        """Replace a worker's process in the background; it is free again once that runs."""

        async def replace() -> None:
            await worker.stop()
            if not self._closed:
                with suppress(NoWorker):  # the next job tries again, and tells
                    await worker.start()
            self._free(worker, turn)

        task = asyncio.create_task(replace())
        self._repairs.add(task)
        task.add_done_callback(self._repairs.discard)
