"""A crew: worker processes over many items, which goes on when one of them is killed.

An item whose worker died (of memory, by a crash, killed by hand) is given once more to a new one,
since a worker may die of what is not the item's fault; what kills two is lost, the rest is done.
Workers are forked by a server that has imported the program once; each ends with its parent.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection, forkserver, get_context, parent_process
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from types import TracebackType
from typing import Any, Generic, TypeVar

Item = TypeVar("Item")
Made = TypeVar("Made")

_ATTEMPTS = 2


def cores() -> int:
    """Return how many processor cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Death:
    """How the last worker ended that an item killed: «signal 9», «status 1»."""

    how: str


@dataclass(slots=True)
class _Worker:
    """A process, the pipe to it, and the place of the item that it works on."""

    process: ForkServerProcess
    pipe: Connection
    at: int = -1

    def death(self) -> Death:
        """Wait for the end of the process and return how it came."""
        self.process.join()
        code = self.process.exitcode or 0
        return Death(f"signal {-code}" if code < 0 else f"status {code}")


class Crew(Generic[Item, Made]):
    """Up to so many workers, started when they are needed; to be closed, as a context is.

    `work` is a function of a module or a method of what can be pickled. `imports` names modules
    that it will need, so that they are imported once for all workers.
    """

    def __init__(
        self, work: Callable[[Item], Made], workers: int, *, imports: Sequence[str] = ()
    ) -> None:
        self._work = work
        self._workers = workers
        self._imports = [__name__, *imports]
        self._free: list[_Worker] = []
        self._busy: list[_Worker] = []

    def __enter__(self) -> Crew[Item, Made]:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def each(self, items: Sequence[Item]) -> Iterator[tuple[int, Made | Death]]:
        """Yield the place of each item and what `work` makes of it, as they are done.

        An error that `work` raises is raised here.
        """
        ahead = deque(range(len(items)))
        attempts = [0] * len(items)
        while ahead or self._busy:
            while ahead and len(self._busy) < self._workers:
                at = ahead.popleft()
                attempts[at] += 1
                self._give(at, items[at])
            for at, answer in self._answers():
                if isinstance(answer, Death) and attempts[at] < _ATTEMPTS:
                    ahead.append(at)
                else:
                    yield at, answer

    def close(self) -> None:
        """End all workers: the free ones leave by themselves, those still busy are killed."""
        for worker in self._busy:
            worker.process.kill()
        for worker in (*self._free, *self._busy):
            worker.pipe.close()
            worker.process.join()
        self._free, self._busy = [], []

    def _give(self, at: int, item: Item) -> None:
        """Give an item to a free worker or a new one; that one has died shows in `_answers`."""
        worker = self._free.pop() if self._free else self._new()
        worker.at = at
        self._busy.append(worker)
        try:
            worker.pipe.send(item)
        except BrokenPipeError:
            return

    def _answers(self) -> Iterator[tuple[int, Made | Death]]:
        """Wait for the next answers and yield them; raise the error that one is."""
        ready = connection.wait([worker.pipe for worker in self._busy])
        for worker in [worker for worker in self._busy if worker.pipe in ready]:
            self._busy.remove(worker)
            try:
                good, answer = worker.pipe.recv()
            except (EOFError, ConnectionResetError):
                worker.pipe.close()
                yield worker.at, worker.death()
                continue
            self._free.append(worker)
            if not good:
                raise answer
            yield worker.at, answer

    def _new(self) -> _Worker:
        context = get_context("forkserver")
        with _same_imports():
            context.set_forkserver_preload(self._imports)
            forkserver.ensure_running()
        ours, theirs = context.Pipe()
        process = context.Process(target=_serve, args=(theirs, self._work), daemon=True)
        process.start()
        theirs.close()
        return _Worker(process, ours)


@contextmanager
def _same_imports() -> Iterator[None]:
    """Let a new interpreter import from where this one does, never from the working folder."""
    path = os.pathsep.join(part or os.curdir for part in sys.path)
    names = {"PYTHONPATH": path, "PYTHONSAFEPATH": "1"}
    before = {name: os.environ.pop(name) for name in names if name in os.environ}
    os.environ |= names
    try:
        yield
    finally:
        for name in names:
            del os.environ[name]
        os.environ |= before


def _serve(pipe: Connection, work: Callable[[Any], Any]) -> None:
    """Answer one item after another until the pipe is closed; a worker's whole life."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent ends us
    threading.Thread(target=_end_with_parent, daemon=True).start()
    while True:
        try:
            item = pipe.recv()
        except EOFError:
            return
        try:
            answer: object = (True, work(item))
        except Exception as error:  # raised again in the parent
            answer = (False, error)
        pipe.send(answer)


def _end_with_parent() -> None:
    """End this process when its parent does, however that ends."""
    if parent := parent_process():
        connection.wait([parent.sentinel])
        os._exit(1)
