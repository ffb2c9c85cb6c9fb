"""Faults: a step run in a process of its own, which is killed or refused by the disk at one moment.

A moment is the n-th change of the disk that Python makes (a file opened for writing, renamed,
removed, synced; a folder made), so that it is found again; or a size that no file may exceed, which
tears a write at that byte.
"""

from __future__ import annotations

import errno
import os
import random
import resource
import signal
import sys
import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.sharedctypes import RawValue
from pathlib import Path
from typing import Any

import psutil

Step = Callable[..., object]
"""A function of a module; what it returns, if it is a number, is the exit status."""

KILLED = -signal.SIGKILL
_TAKING_ROOM = ("open", "os.mkdir", "os.link", "os.symlink", "os.fsync")
_CHANGES = (*_TAKING_ROOM, "os.rename", "os.remove", "os.rmdir", "os.truncate")
_WRITING = os.O_WRONLY | os.O_RDWR
_LONGEST, _ORPHANED = 300, 15
_PRELOADED = ("kg.archive.bag", "kg.backup", "kg.export.request", "kg.review.desk")
_CONTEXT = get_context("forkserver")


@dataclass(frozen=True, slots=True)
class Fault:
    """What goes wrong: at the change number `at` (from 1) the process is killed, or gets `error`.

    It gets it at all later changes too; of a full disk only those hear that take room. `size` is
    the number of bytes that no file may exceed: the write over it kills, or is refused where there
    is an `error`. `files` is how many files may be open at a time. `after` so many seconds the
    process is killed wherever it is.
    """

    at: int = 0
    error: int = 0
    size: int | None = None
    files: int | None = None
    after: float | None = None


NO_FAULT = Fault()


@dataclass(frozen=True, slots=True)
class Ended:
    """How a step ended: its exit status (negative: the signal), its output, how many changes.

    `orphans` are processes that a killed one had started and that did not end with it.
    """

    status: int
    said: str
    changes: int
    orphans: int = 0


def run(
    step: Step, *arguments: object, fault: Fault = NO_FAULT, also: Sequence[str] = ("pytest",)
) -> Ended:
    """Run a step with a fault, in a process forked from one that has loaded the program.

    `also` are modules that it is to have loaded besides.
    """
    _CONTEXT.set_forkserver_preload([*_PRELOADED, *also])
    changes = RawValue("i", 0)
    with tempfile.NamedTemporaryFile(prefix="camket-fault-") as said:
        process = _CONTEXT.Process(
            target=_child, args=(fault, said.name, changes, step, arguments), daemon=False
        )
        process.start()
        process.join(_LONGEST if fault.after is None else fault.after)
        orphans = 0
        if process.exitcode is None:
            orphans = _kill(process.pid or 0)
            if fault.after is None:
                raise TimeoutError(f"{step} with {fault} took longer than {_LONGEST} seconds")
        process.join()
        status = process.exitcode or 0
        process.close()
        words = Path(said.name).read_text("utf-8", "replace")
        return Ended(status, words, changes.value, orphans)


def _kill(number: int) -> int:
    """Kill a process and return how many of those it had started are left after a while."""
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(number)
        started = process.children(recursive=True)
        process.kill()
        _, left = psutil.wait_procs(started, timeout=_ORPHANED)
        for orphan in left:
            orphan.kill()
        return len(left)
    return 0


def moments(changes: int, count: int, seed: int = 8) -> list[int]:
    """Return so many of the moments of a step, drawn with a seed, in order."""
    return sorted(random.Random(seed).sample(range(1, changes + 1), min(count, changes)))  # noqa: S311


def _child(
    fault: Fault, said: str, changes: Any, step: Step, arguments: tuple[object, ...]
) -> None:
    out = os.open(said, os.O_WRONLY | os.O_APPEND)
    os.dup2(out, 1)
    os.dup2(out, 2)
    if fault.size is not None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (fault.size, fault.size))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN if fault.error else signal.SIG_DFL)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if fault.files is not None:
        resource.setrlimit(resource.RLIMIT_NOFILE, (fault.files, fault.files))
    _watch(fault, changes)
    status = step(*arguments)
    sys.stdout.flush()
    sys.exit(status if isinstance(status, int) else 0)


def _watch(fault: Fault, changes: Any) -> None:
    """Count the changes of the disk from now on, and let one of them go wrong."""

    def change(event: str, path: object) -> None:
        changes.value += 1
        if changes.value == fault.at and not fault.error:
            os.kill(os.getpid(), signal.SIGKILL)
        if not (fault.error and fault.at) or changes.value < fault.at:
            return
        if fault.error != errno.ENOSPC or event in _TAKING_ROOM:
            raise OSError(fault.error, os.strerror(fault.error), path)

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in _CHANGES and (event != "open" or _is_write(*arguments[:3])):
            change(event, arguments[0])

    sync = os.fsync

    def fsync(file: int) -> None:
        change("os.fsync", None)
        sync(file)

    os.fsync = fsync  # type: ignore[assignment]
    sys.addaudithook(hook)


def _is_write(path: object, mode: object, flags: object) -> bool:
    """Whether a file is opened for writing by its name, not by a number that is open already."""
    if isinstance(path, int):
        return False
    if isinstance(mode, str):
        return any(sign in mode for sign in "wax+")
    return isinstance(flags, int) and bool(flags & _WRITING)
