"""Renewing: verdicts are put into force in the background, one renewal at a time.

A verdict is safe as soon as its line is on the disk; boards and search follow with the next
renewal, a process of its own with low priority, so that reading stays quick. It waits until nobody
has judged for a moment, longer where a renewal takes long. What comes meanwhile, or what a server
that was stopped left, is found by its number: there are verdicts that the served build has not
taken in.
"""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kg.document.extractor import extract_source

log = logging.getLogger("camket.serve")
_QUIET, _MOST_QUIET = 1.5, 30.0
_LONGEST_WAIT = 60.0
_AGAIN = 5.0
_PROGRAM = (sys.executable, "-P", "-m", "kg.serve.renewing")


class Renewer:
    """Renews a graph's folder when asked to; what is asked meanwhile is done after."""

    def __init__(self, folder: Path, *, program: Sequence[str] = _PROGRAM) -> None:
        self._command = (*program, str(folder))
        self._asked = threading.Event()
        self._closed = threading.Event()
        self._quiet = _QUIET
        self._process: subprocess.Popen[str] | None = None
        self._thread = threading.Thread(target=self._run, name="camket-renew", daemon=True)

    def start(self) -> None:
        """Begin to wait for verdicts."""
        self._thread.start()

    def ask(self) -> None:
        """Have what was said put into force soon; returns at once."""
        self._asked.set()

    def close(self) -> None:
        """Stop, in the middle of a renewal too: the graph stays as it was, verdicts are kept."""
        self._closed.set()
        self._asked.set()
        if self._process:
            _end(self._process)
        if self._thread.is_alive():
            self._thread.join()

    def _run(self) -> None:
        while True:
            self._asked.wait()
            self._wait_for_quiet()
            if self._closed.is_set():
                return
            begun = time.monotonic()
            if self._renew():
                self._quiet = min(_MOST_QUIET, max(_QUIET, time.monotonic() - begun))
            elif not self._closed.wait(_AGAIN):
                self._asked.set()

    def _wait_for_quiet(self) -> None:
        """Return once nobody has asked for a moment, or has had to wait long enough."""
        latest = time.monotonic() + _LONGEST_WAIT
        while not self._closed.is_set() and time.monotonic() < latest:
            self._asked.clear()
            if self._closed.is_set() or not self._asked.wait(self._quiet):
                return
        self._asked.clear()

    def _renew(self) -> bool:
        """Run one renewal; return whether it ended well."""
        self._process = subprocess.Popen(
            self._command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            errors="replace",
            start_new_session=True,
        )
        if self._closed.is_set():  # closed while it was started
            _end(self._process)
        said = self._process.communicate()[1].strip()
        if self._process.returncode and not self._closed.is_set():
            log.warning("verdicts are not yet in force, tried again soon: %s", said[-500:])
        return self._process.returncode == 0


def _end(process: subprocess.Popen[str]) -> None:
    """End a renewal and the processes that it has started, which would hold what it says open."""
    if process.poll() is None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)


def main(folder: Path) -> int:
    """Renew a folder, as the process of a server; return the exit status."""
    from kg.build import renew

    os.nice(5)
    try:
        renew(folder, extractor=extract_source)
    except (ValueError, LookupError, OSError, RuntimeError) as error:
        print(f"{folder}: {error}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
