"""Throttles: how long a user or an address waits after failures, and how much one may write.

The first few failures cost nothing, each further one doubles the wait. They are counted by user,
against guessing one password, and by address, against trying one password on many users. An
attempt counts before it is checked, so that a hundred at a time are a hundred.
"""

from __future__ import annotations

import ipaddress
import threading
import time
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass

Clock = Callable[[], float]
_MOST = 10_000
"""So many are remembered; the ones longest quiet are forgotten first."""


class Throttled(RuntimeError):
    """Too many attempts; `seconds` is how long to wait, `first` whether it was not told before."""

    def __init__(self, seconds: int, *, first: bool = False) -> None:
        super().__init__(f"too many attempts; try again in {seconds} seconds")
        self.seconds = seconds
        self.first = first


@dataclass(slots=True)
class _Failures:
    count: int = 0
    latest: float = 0.0
    told: bool = False


class Failures:
    """Counts the failures of each key: `free` cost nothing, then the wait doubles up to `longest`.

    They are forgotten after `forget` seconds without another.
    """

    def __init__(
        self,
        free: int,
        *,
        longest: float = 300.0,
        forget: float = 3600.0,
        clock: Clock = time.monotonic,
    ) -> None:
        self._free, self._longest, self._forget = free, longest, forget
        self._clock = clock
        self._known: OrderedDict[str, _Failures] = OrderedDict()
        self._lock = threading.Lock()

    def attempt(self, key: str) -> None:
        """Count an attempt as failed until `forgive` is called. Raises `Throttled`."""
        now = self._clock()
        with self._lock:
            found = self._known.setdefault(key, _Failures())
            if found.count and now - found.latest > self._forget:
                found.count = 0
            left = found.latest + self._wait(found.count) - now
            if left > 0:
                first, found.told = not found.told, True
                raise Throttled(int(left) + 1, first=first)
            found.count, found.latest, found.told = found.count + 1, now, False
            self._known.move_to_end(key)
            while len(self._known) > _MOST:
                self._known.popitem(last=False)

    def forgive(self, key: str) -> None:
        """Forget the failures of a key: the attempt was good."""
        with self._lock:
            self._known.pop(key, None)

    def take_back(self, key: str) -> None:
        """Uncount the latest attempt: it was no failure, but the earlier ones stay."""
        with self._lock:
            found = self._known.get(key)
            if found:
                found.count = max(0, found.count - 1)

    def _wait(self, count: int) -> float:
        over = count - self._free
        return 0.0 if over < 0 else min(self._longest, 2.0 ** min(over, 30))


class Rate:
    """Lets each key do so many things in so many seconds."""

    def __init__(self, most: int, seconds: float, *, clock: Clock = time.monotonic) -> None:
        self._most, self._seconds, self._clock = most, seconds, clock
        self._done: OrderedDict[str, deque[float]] = OrderedDict()
        self._lock = threading.Lock()

    def count(self, key: str) -> None:
        """Count one more. Raises `Throttled` where there were too many."""
        now = self._clock()
        with self._lock:
            done = self._done.setdefault(key, deque())
            self._done.move_to_end(key)
            while done and done[0] <= now - self._seconds:
                done.popleft()
            if len(done) >= self._most:
                raise Throttled(int(done[0] + self._seconds - now) + 1)
            done.append(now)
            while len(self._done) > _MOST:
                self._done.popitem(last=False)


def address_key(address: str) -> str:
    """Return what counts as one address: «10.0.0.7»; of IPv6 the network, «2001:db8::/64»."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(found, ipaddress.IPv6Address) and not found.ipv4_mapped:
        return str(ipaddress.ip_network((found, 64), strict=False))
    return str(getattr(found, "ipv4_mapped", None) or found)
