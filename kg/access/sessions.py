"""Sessions: who is logged in, known by a random number that the browser shows.

They live in the memory of the server alone: a restart ends them all, and no file holds what would
let anybody in. The memory holds hashes of the numbers. A session ends at logout, after an hour
without a request, after a working day, and as soon as the user's mark is another: at a new
password, another role, or when the user is disabled, on the command line too.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import threading
import time
from dataclasses import dataclass

from kg.access.throttle import Clock
from kg.access.users import User

IDLE, LONGEST = 3600.0, 12 * 3600.0
MOST = 10
"""So many sessions may a user have; with another the oldest ends."""


@dataclass(slots=True)
class Session:
    """Whose it is, the user's mark when it began, and when it began and was used last."""

    name: str
    mark: str
    began: float
    latest: float


class Sessions:
    """All sessions of a server; any thread may ask."""

    def __init__(self, *, clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._all: dict[str, Session] = {}
        self._lock = threading.Lock()

    def begin(self, user: User) -> str:
        """Return the number of a new session, 256 random bits."""
        number, now = secrets.token_urlsafe(32), self._clock()
        with self._lock:
            self._drop_over(now)
            own = [key for key, one in self._all.items() if one.name == user.name]
            for key in own[: max(0, len(own) - MOST + 1)]:
                del self._all[key]
            self._all[_hash(number)] = Session(user.name, user.mark, now, now)
        return number

    def find(self, number: str) -> Session | None:
        """Return the session of a number that is not over, and note that it is used."""
        now = self._clock()
        with self._lock:
            found = self._all.get(_hash(number))
            if found is None or _over(found, now):
                return None
            found.latest = now
            return found

    def end(self, number: str) -> None:
        """End a session; one that is over or never was stays so."""
        with self._lock:
            self._all.pop(_hash(number), None)

    def _drop_over(self, now: float) -> None:
        self._all = {key: one for key, one in self._all.items() if not _over(one, now)}


def csrf_of(number: str) -> str:
    """Return the token that a page of ours sends with each change, which no other page can read."""
    return hmac.new(number.encode(), b"camket csrf", hashlib.sha256).hexdigest()


def _over(session: Session, now: float) -> bool:
    return now - session.latest > IDLE or now - session.began > LONGEST


def _hash(number: str) -> str:
    return hashlib.sha256(number.encode("utf-8", "surrogatepass")).hexdigest()
