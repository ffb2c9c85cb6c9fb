"""Unfinished work: what is being written stands beside its place, and never stays there.

    DIR/.NAME.PID     of a process; a file or a folder, renamed to DIR/NAME when it is whole

A process that is killed leaves it. Whoever writes the same name next removes it, and a build what
all others left in the graph's folder.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

_NAME = re.compile(r"\.(?P<name>.+?)\.(?P<process>[0-9]+)(?:\.[0-9]+)?")


def beside(path: Path) -> Path:
    """Return where this process makes what is to stand at a path."""
    return path.with_name(f".{path.name}.{os.getpid()}")


@contextmanager
def unfinished(path: Path) -> Iterator[Path]:
    """Give the name under which a file or a folder is made; whoever makes it renames it.

    What is left there at the end is removed, and what killed processes left of the same path.
    """
    remove_left(path.parent, path.name)
    new = beside(path)
    try:
        with named(path):
            yield new
    finally:
        remove(new)


@contextmanager
def appearing(path: Path) -> Iterator[BinaryIO]:
    """Open a file that appears whole at its end, or not at all."""
    with unfinished(path) as new:
        with new.open("wb") as file:
            yield file
        new.replace(path)


@contextmanager
def named(path: Path) -> Iterator[None]:
    """Let an error of the disk say over which path it came: «no space left» does not by itself."""
    try:
        yield
    except OSError as error:
        if error.strerror and not error.filename:
            error.filename = str(path)
        raise


def remove(path: Path) -> None:
    """Remove a file or a folder with all that is in it, or as much of it as can be removed."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def remove_left(folder: Path, name: str | None = None) -> None:
    """Remove from a folder what processes left that run no more: of one name, or all of it."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            form = _NAME.fullmatch(entry.name)
            if form and name in (None, form["name"]) and not _runs(int(form["process"])):
                remove(Path(entry.path))


def _runs(process: int) -> bool:
    """Whether another process of this number runs; ours is not yet writing what we look for."""
    if process == os.getpid():
        return False
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:  # somebody else's
        return True
    return True
