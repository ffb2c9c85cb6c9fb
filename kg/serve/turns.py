"""Turns: who gets a worker next, so that nobody's slow queries keep the others waiting.

Those who wait are served address by address. While others ask too, no address holds all places.
All places but one may be held for as long as a query may take; the last one, where somebody waits
for it, for `quick` seconds only: its job gives way, and begins anew when one of the others is free.
"""

from __future__ import annotations

import asyncio
import itertools
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

_ASKS_TOO = 60.0
"""Seconds for which an address that asked counts as one that asks."""


class Full(Exception):
    """Too many jobs of one address wait already."""


@dataclass(eq=False, slots=True)
class Turn:
    """A place that a job holds: whose, since when.

    `end` is called where it must give way (`ended`).
    """

    caller: str
    begun: float
    end: Callable[[], None] = lambda: None
    ended: bool = False


@dataclass(slots=True)
class _Queue:
    """The jobs of one address that wait: those that never ran, and those that gave way."""

    fresh: deque[asyncio.Future[Turn]] = field(default_factory=deque)
    again: deque[asyncio.Future[Turn]] = field(default_factory=deque)

    def __len__(self) -> int:
        return len(self.fresh) + len(self.again)


class Turns:
    """Gives out places: `turn = await turns.take(caller)`, then `turns.give_back(turn)`."""

    def __init__(self, places: int, *, quick: float, queue: int) -> None:
        self._places = places
        self._quick = quick
        self._queue = queue
        self._held: dict[Turn, None] = {}
        self._waiting: dict[str, _Queue] = {}
        self._asked: OrderedDict[str, float] = OrderedDict()
        self._served: dict[str, int] = {}
        self._count = itertools.count(1)
        self._look_again: asyncio.TimerHandle | None = None

    async def take(self, caller: str, *, again: bool = False) -> Turn:
        """Wait for a place; `again` for a job that gave way. Raises `Full`."""
        loop = asyncio.get_running_loop()
        self._note(caller, loop.time())
        queue = self._waiting.setdefault(caller, _Queue())
        if len(queue) >= self._queue:
            raise Full
        waiting: asyncio.Future[Turn] = loop.create_future()
        (queue.again if again else queue.fresh).append(waiting)
        self._look()
        try:
            return await waiting
        except asyncio.CancelledError:
            if waiting.done() and not waiting.cancelled():
                self.give_back(waiting.result())
            raise
        finally:
            self._forget(caller, waiting)

    def give_back(self, turn: Turn) -> None:
        """Free a place."""
        del self._held[turn]
        self._look()

    def _note(self, caller: str, now: float) -> None:
        self._asked[caller] = now
        self._asked.move_to_end(caller)
        while now - next(iter(self._asked.values())) > _ASKS_TOO:
            quiet, _ = self._asked.popitem(last=False)
            self._served.pop(quiet, None)

    def _forget(self, caller: str, waiting: asyncio.Future[Turn]) -> None:
        queue = self._waiting.get(caller)
        for line in (queue.fresh, queue.again) if queue else ():
            if waiting in line:
                line.remove(waiting)
        if queue is not None and not queue:
            del self._waiting[caller]

    def _look(self) -> None:
        """Give free places to those whose turn it is; else see whether a job must give way."""
        now = asyncio.get_running_loop().time()
        while len(self._held) < self._places and (found := self._next()):
            caller, waiting = found
            turn = Turn(caller, now)
            self._held[turn] = None
            self._served[caller] = next(self._count)
            waiting.set_result(turn)
        self._make_way(now)

    def _next(self) -> tuple[str, asyncio.Future[Turn]] | None:
        """Return whose turn it is: jobs that gave way never take the last place."""
        last = self._places - len(self._held) == 1 and self._places > 1
        for fresh in (True, False):
            for caller, waiting in self._in_turn(fresh=fresh):
                if not (last and not fresh) and not self._has_enough(caller):
                    return caller, waiting
        return None

    def _in_turn(self, *, fresh: bool) -> Iterator[tuple[str, asyncio.Future[Turn]]]:
        """Yield the first job of each address that waits, the one longest without a turn first."""
        for caller in sorted(self._waiting, key=lambda each: self._served.get(each, 0)):
            queue = self._waiting[caller]
            line = queue.fresh if fresh else queue.again
            while line and line[0].done():
                line.popleft()
            if line:
                yield caller, line[0]

    def _has_enough(self, caller: str) -> bool:
        """Return whether an address holds so many places that the last is for others who ask."""
        mine = Counter(turn.caller for turn in self._held)[caller]
        return len(self._asked) > 1 and 1 < self._places <= mine + 1

    def _make_way(self, now: float) -> None:
        """End the job that began last where all are held long, and somebody new waits."""
        if self._look_again:
            self._look_again.cancel()
            self._look_again = None
        crowded = len(self._held) == self._places > 1 and not any(t.ended for t in self._held)
        new = any(not self._has_enough(c) for c, _ in self._in_turn(fresh=True))
        if not (crowded and new):
            return
        youngest = max(self._held, key=lambda turn: turn.begun)
        due = youngest.begun + self._quick
        if now >= due:
            youngest.ended = True
            youngest.end()
        else:
            loop = asyncio.get_running_loop()
            self._look_again = loop.call_at(due, self._look)
