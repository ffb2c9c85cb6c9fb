"""Reading in a process of its own, which may be slow, hungry or crash without harm.

Parsers of PDF, Word and pictures meet broken and hostile files. They run in a child process with
a bound on memory; one that takes too long is killed with all that it started. The child reads
one file after another and is made again when one killed it.

The child's protocol, both ways: a line of JSON, whose `size` tells how many bytes follow.
"""

from __future__ import annotations

import atexit
import importlib
import json
import os
import resource
import signal
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import asdict
from typing import Any, BinaryIO

from extract.codec import dumps, loads
from extract.source import Content, Limits, ReadError

_MEGABYTE = 1 << 20
_GRACE, _LONGEST_ALARM = 10, 1 << 30
Message = dict[str, Any]
_PROGRAM = (sys.executable, "-P", "-m", "extract.readers.guard")


class Child:
    """A process that reads files with the bounds of `limits`."""

    def __init__(self, limits: Limits) -> None:
        self.limits = limits
        self._busy = False
        # stderr stays ours to swallow: parsers print warnings of their own there
        self._process = subprocess.Popen(
            (*_PROGRAM, str(limits.megabytes)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def read(self, module: str, data: bytes, name: str) -> Content:
        """Let `module.read` read a file.

        Raises `ReadError` where the file is bad, or costs more than the limits allow.
        """
        asked = {"module": module, "name": name, "limits": asdict(self.limits), "size": len(data)}
        late = threading.Event()

        def give_up() -> None:
            late.set()
            self._kill()  # and no more: the pipes are in the other thread's hands

        timer = threading.Timer(min(self.limits.seconds, threading.TIMEOUT_MAX), give_up)
        timer.start()
        self._busy = True
        try:
            _send(_pipe(self._process.stdin), asked, data)
            answer, body = _receive(_pipe(self._process.stdout))
        except (OSError, EOFError) as error:
            raise ReadError(self._obituary(name, late=late)) from error
        finally:
            timer.cancel()
            timer.join()
        self._busy = False
        if not answer["good"]:
            raise ReadError(body.decode("utf-8"))
        return loads(Content, body.decode("utf-8"))

    @property
    def ready(self) -> bool:
        """Whether the process runs and has answered all that it was asked."""
        return not self._busy and self._process.returncode is None and not self._ended(os.WNOHANG)

    def _ended(self, flags: int = 0) -> bool:
        """Whether the process has ended, without taking note of it, so that its group stays."""
        try:
            found = os.waitid(os.P_PID, self._process.pid, os.WEXITED | os.WNOWAIT | flags)
        except ChildProcessError:  # where children's ends are ignored, they leave nothing
            return True
        return found is not None

    def close(self) -> None:
        """End the process and all that it started."""
        self._kill()
        self._process.wait()
        for pipe in (self._process.stdin, self._process.stdout):
            try:
                _pipe(pipe).close()
            except OSError:  # the rest of a request that nobody will read
                continue

    def _kill(self) -> None:
        """Kill the process' group, also what a process that ended by itself left behind."""
        if self._process.returncode is None:
            with suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    def _obituary(self, name: str, *, late: threading.Event) -> str:
        """Return why the process is gone, and end what is left of it."""
        self._ended()  # which comes at once, as it has closed its pipes
        self.close()
        if late.is_set():
            return f"{name}: took longer than {self.limits.seconds:g} seconds; raise --max-seconds"
        status = self._process.returncode
        return (
            f"{name}: its reader stopped (status {status}); the file is broken,"
            f" or needs more than {self.limits.megabytes} megabytes (--max-memory)"
        )


def read_guarded(module: str, data: bytes, name: str, limits: Limits) -> Content:
    """Let `module.read(data, name, limits)` read a file in this program's child process.

    Raises `ReadError` in one line for a bad file and for one that exceeds the limits.
    """
    with _LOCK:
        child = _CHILDREN.get(os.getpid())
        if child is None or child.limits != limits or not child.ready:
            close_children()
            child = _CHILDREN[os.getpid()] = Child(limits)
        return child.read(module, data, name)


_CHILDREN: dict[int, Child] = {}
_LOCK = threading.Lock()


@atexit.register
def close_children() -> None:
    """End this process' child; a forked copy of this process leaves it alone."""
    child = _CHILDREN.pop(os.getpid(), None)
    if child:
        child.close()


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Read the files that `requests` brings until it ends; the child's whole life.

    An alarm ends a child whose parent was killed while a file is read.
    """
    while True:
        try:
            asked, data = _receive(requests)
        except EOFError:
            return
        name = str(asked["name"])
        try:
            signal.alarm(min(int(asked["limits"]["seconds"]) + _GRACE, _LONGEST_ALARM))
            reader = importlib.import_module(str(asked["module"]))
            content = reader.read(data, name, Limits(**asked["limits"]))
            good, body = True, dumps(content)
        except ReadError as error:
            good, body = False, " ".join(str(error).split())
        except MemoryError:
            megabytes = asked["limits"]["megabytes"]
            good = False
            body = f"{name}: needs more than {megabytes} megabytes of memory; raise --max-memory"
        signal.alarm(0)
        # half a character (from a font map that is broken) is «?», so that offsets stay
        _send(answers, {"good": good}, body.encode("utf-8", "replace"))


def _pipe(pipe: object) -> BinaryIO:
    return pipe  # type: ignore[return-value]


def _send(pipe: BinaryIO, head: Message, body: bytes) -> None:
    pipe.write(json.dumps(head | {"size": len(body)}).encode() + b"\n")
    pipe.write(body)
    pipe.flush()


def _receive(pipe: BinaryIO) -> tuple[Message, bytes]:
    """Return the next message; raises `EOFError` where the other side is gone."""
    line = pipe.readline()
    if not line.endswith(b"\n"):
        raise EOFError("the other process ended")
    head = json.loads(line)
    body = pipe.read(head["size"])
    if len(body) < head["size"]:
        raise EOFError("the other process ended")
    return head, body


def main() -> None:
    """Bound this process' memory and serve its parent."""
    most = min(int(sys.argv[1]) * _MEGABYTE, sys.maxsize)
    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    if hard == resource.RLIM_INFINITY or most < hard:  # a bound that is there is not widened
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    # what a parser prints must not get between the answers, nor what it starts read the requests
    os.dup2(2, 1)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    serve(requests, answers)


if __name__ == "__main__":
    main()
