"""The log of verdicts: `reviews.jsonl` in a graph's folder, append-only and hash-chained."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from kg.chain import BEGINNING, Chain
from kg.review.verdicts import Verdict, verdict_json, verdict_of

REVIEWS = "reviews.jsonl"
"""The log's name in a graph's folder."""


class Log:
    """The verdicts of a graph's folder; only what is new in the file is read."""

    def __init__(self, folder: Path) -> None:
        self.chain = Chain(folder / REVIEWS)
        self._lock = threading.Lock()
        self._stamp: tuple[int, int] | None = None
        self._mark = BEGINNING
        self._verdicts: tuple[Verdict, ...] = ()

    def verdicts(self) -> tuple[Verdict, ...]:
        """Return all verdicts in the order in which they were given.

        Raises `kg.chain.ChainBroken` where the log was tampered with.
        """
        try:
            found = self.chain.path.stat()
        except FileNotFoundError:
            return ()
        stamp = (found.st_size, found.st_mtime_ns)
        with self._lock:
            if stamp != self._stamp:
                if stamp[0] <= self._mark.offset:  # not grown: changed by somebody else
                    self._mark, self._verdicts = BEGINNING, ()
                entries, self._mark = self.chain.read_on(self._mark)
                self._verdicts += tuple(verdict_of(entry) for entry in entries)
                self._stamp = stamp
            return self._verdicts

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep other writers out while a verdict is weighed against those before it."""
        with self.chain.alone():
            yield

    def add(self, verdict: Verdict) -> Verdict:
        """Append a verdict and return it with its number and hash."""
        entry = self.chain.append(verdict_json(verdict))
        number, hashed = entry["number"], entry["hash"]
        assert isinstance(number, int)  # noqa: S101 - the chain numbers its lines
        return replace(verdict, number=number, hash=str(hashed))


def read_verdicts(folder: Path) -> tuple[Verdict, ...]:
    """Return the verdicts of a graph's folder, none where nobody has reviewed."""
    return Log(folder).verdicts()
