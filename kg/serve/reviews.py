"""Reviews as the server keeps them: the desk, and the renewals that put verdicts into force."""

from __future__ import annotations

import logging
import threading

from kg.access import audit
from kg.chain import ChainBroken
from kg.review.desk import Desk
from kg.review.queue import Queue
from kg.review.verdicts import Verdict
from kg.serve.callers import Caller
from kg.serve.current import Current, Served
from kg.serve.renewing import Renewer

log = logging.getLogger("camket.serve")


class Reviews:
    """What people say of the graph that is served, and whether boards show it yet."""

    def __init__(self, current: Current) -> None:
        self._current = current
        self._renewer = Renewer(current.folder)
        self._lock = threading.Lock()
        self._desk: Desk | None = None
        self._queue: Queue | None = None

    @property
    def queue(self) -> Queue:
        """The queue of the desk. Raises `kg.chain.ChainBroken`."""
        desk = self.desk
        with self._lock:
            if self._queue is None:
                self._queue = Queue(desk)
            return self._queue

    @property
    def desk(self) -> Desk:
        """The desk, opened when it is first asked for. Raises `kg.chain.ChainBroken`."""
        with self._lock:
            if self._desk is None:
                self._desk = Desk.open(self._current.folder)
            return self._desk

    def served(self) -> Served:
        """Return the build that boards are read from."""
        return self._current.get()

    def start(self) -> None:
        """Begin to renew, with what a server left that was stopped before."""
        self._renewer.start()
        threading.Thread(target=self._catch_up, name="camket-desk", daemon=True).start()

    def _catch_up(self) -> None:
        try:
            if self.pending():
                self._renewer.ask()
            if (self._current.folder / audit.USERS).is_file():
                self.queue.places()  # which takes seconds for a large graph, once for each build
        except (ChainBroken, OSError) as error:
            log.warning("nobody can review: %s", error)

    def close(self) -> None:
        """Renew no more; what was said is kept."""
        self._renewer.close()

    def pending(self) -> bool:
        """Return whether something was said that boards do not show yet."""
        return self.desk.last() > self.served().manifest.verdicts

    def recorded(self, verdict: Verdict, caller: Caller) -> None:
        """Note a verdict that stands in the log, and have it put into force.

        It stands whatever happens here: who sent it must not be told otherwise.
        """
        self._renewer.ask()
        by = "session" if caller.session else "token"
        try:
            audit.verdict(self._current.folder, verdict, by, caller.address)
        except (audit.Tampered, OSError) as error:
            log.error("verdict %s is not in the audit log: %s", verdict.number, error)
