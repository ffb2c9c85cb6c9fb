"""What the machine alone reads, beside what people reviewed: opened when it is first asked for."""

from __future__ import annotations

import threading

from starlette.concurrency import run_in_threadpool

from kg.serve.current import Current, Served
from kg.serve.limits import Limits
from kg.serve.pools import Pools


class Machine:
    """Answers `?machine=1`; as long as nobody reviewed anything, both are the same."""

    def __init__(self, current: Current, limits: Limits) -> None:
        self._reviewed = current
        self._limits = limits
        self._lock = threading.Lock()
        self._current: Current | None = None
        self._pools: Pools | None = None

    @property
    def there(self) -> bool:
        """Whether the machine reads anything else than what is shown."""
        return bool(self._reviewed.get().manifest.machine_store)

    def get(self) -> Served:
        """Return the newest build without reviews that is ready."""
        if not self.there:
            return self._reviewed.get()
        return self._opened().get()

    @property
    def pools(self) -> Pools:
        """The workers that answer from the machine's store."""
        with self._lock:
            if self._pools is None:
                self._pools = Pools(self, self._limits)
            return self._pools

    async def close(self) -> None:
        """Close what was opened."""
        if self._pools:
            await self._pools.close()
        if self._current:
            await run_in_threadpool(self._current.close)

    def _opened(self) -> Current:
        with self._lock:
            if self._current is None:
                self._current = Current(self._reviewed.folder, machine=True)
            return self._current
