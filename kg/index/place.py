"""Where the index of a store stands: beside it, or in a temporary folder if that is read-only."""

from __future__ import annotations

import fcntl
import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from kg.index.make import Say, form, make
from kg.store import Store, read_manifest

LOCK = ".index.lock"


def ready(store: Store, say: Say) -> tuple[Path, Callable[[], None]]:
    """Return the file of a store's index, made if need be, and what to call when done with it."""
    if not os.access(store.folder, os.W_OK):
        scratch = tempfile.TemporaryDirectory(prefix="camket-index-")
        say(f"{store.folder} is read-only: the index stands in {scratch.name} until the end")
        path = Path(scratch.name) / _name(store)
        make(store, path, say)
        return path, scratch.cleanup
    path = store.folder.resolve() / _name(store)  # a relative path makes no URI for SQLite
    if not is_of(path, store):
        with _locked(store.folder):
            if not is_of(path, store):  # another process may have made it while we waited
                make(store, path, say)
    built = read_manifest(store.folder) or store.manifest
    remove_others(store.folder, store.manifest.store, built.store, built.machine_store or "")
    return path, lambda: None


def is_of(path: Path, store: Store) -> bool:
    """Return whether a file is the index of this store as this program makes it."""
    if not path.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as database:
            about = dict(database.execute("SELECT key, value FROM about"))
    except sqlite3.DatabaseError:
        return False
    return about.get("store") == store.manifest.store and about.get("form") == form()


def _name(store: Store) -> str:
    return f"index-{store.manifest.store}.sqlite"


@contextmanager
def _locked(folder: Path) -> Iterator[None]:
    """Wait until no other process makes an index in this folder; remove what a killed one left."""
    with (folder / LOCK).open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        for left in folder.glob("index-*.new"):
            left.unlink(missing_ok=True)
        yield


def in_use(path: Path) -> int:
    """Return a descriptor that keeps an index from being removed until it is closed."""
    held = os.open(path, os.O_RDONLY)
    fcntl.flock(held, fcntl.LOCK_SH)
    return held


def remove_others(folder: Path, *stores: str) -> None:
    """Remove the indexes of other stores than those of these names, but for those in use."""
    kept = {f"index-{store}.sqlite" for store in stores}
    for other in sorted(folder.glob("index-*.sqlite")):
        if other.name not in kept:
            _remove_unused(other)


def _remove_unused(path: Path) -> None:
    with suppress(OSError), path.open("rb") as file:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        path.unlink()
