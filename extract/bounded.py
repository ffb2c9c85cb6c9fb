"""A bound on the seconds that understanding one document may take, whatever it holds.

Parsers run in a process of their own (`extract.readers.guard`); rules run in ours, where an alarm
ends them, in the middle of a regular expression too. Rules wait for nothing, so that seconds are
those of the processor: what is refused does not hang on how busy the machine is.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from extract.source import ReadError

_AGAIN = 1.0
"""The alarm comes again every so many seconds: a callback of the interpreter may swallow one."""
_LONGEST = 1e8


class _Late(BaseException):
    """The seconds are over; no `except ValueError` on the way may take it for its own."""


@contextmanager
def at_most(seconds: float, name: str) -> Iterator[None]:
    """End the block with a `ReadError` that names the document once the seconds are over.

    Only the main thread of a process has an alarm, and there it is one for all: blocks are not
    nested. In another thread nothing is bounded; a server remakes there what was made before.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    running = True

    def ring(_signal: int, _frame: object) -> None:
        if running:
            raise _Late

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, min(seconds, _LONGEST), _AGAIN)
    try:
        yield
    except _Late:
        raise ReadError(
            f"{name}: understanding it took more than {seconds:g} seconds of work;"
            " raise --max-seconds"
        ) from None
    finally:
        running = False
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
