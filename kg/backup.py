"""Backups: all of a graph's folder that cannot be made again, in one ZIP; and the way back.

Kept are what people decided and what was read: manifest, readings, texts, decisions, refused
repairs, reviews, users, audit log, and what was written into the workspace. What is made of it is
left out, and made anew by `restore_backup`. A backup holds hashes of passwords: it is written for
its owner alone. Who wants a copy to hand on makes a bag (`camket export --bag`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pyoxigraph as ox

from kg.access.audit import AUDIT, USERS
from kg.archive.paths import UnsafeArchive, files_in, make_empty, pack, unpack
from kg.build import Report, alone, renew
from kg.chain import Chain
from kg.document.prepare import Extractor
from kg.review.log import REVIEWS
from kg.serve.workspace import WORKSPACE
from kg.store import MANIFEST, NoStore, read_manifest
from kg.unfinished import unfinished

TOP = "camket-backup"
"""The one folder in a backup."""
LOGS = (REVIEWS, AUDIT)
"""Chains that somebody may be writing while they are packed."""
SECRET = (USERS, AUDIT, f"{AUDIT}.head")
"""Files that only their owner may read."""

_DERIVED = ("graphs/", "digests/", "records/", "pages/", "store-", "index-", f"{WORKSPACE}/")
"""How the names of what is made again begin."""
_UNFINISHED = re.compile(r"(?:.*/)?\.(?:.*lock|.*\.\d+)")
"""Locks, and files that a process is writing."""
_QUADS = f"{WORKSPACE}.nq"
"""The workspace in a backup: its quads, since a database that is written cannot be copied."""


def write_backup(folder: Path, to: Path) -> list[str]:
    """Pack what cannot be made again of a graph's folder and return the names of the files.

    The ZIP appears whole or not at all. Raises `kg.store.NoStore`, `kg.build.BuildBusy` while a
    build writes, `ValueError` for a target in the folder itself.
    """
    if read_manifest(folder, older=True) is None:
        raise NoStore(f"{folder} holds no graph to back up")
    if to.resolve().is_relative_to(folder.resolve()):
        raise ValueError(f"{to} is in {folder}; write the backup elsewhere, best on another disk")
    with _still(folder), unfinished(to) as new:
        names = [name for name in files_in(folder) if _is_kept(name)]
        new.touch(mode=0o600)
        pack(folder, new, TOP, names=names)
        new.replace(to)
    return names


def _is_kept(name: str) -> bool:
    return not (name.startswith(_DERIVED) or name.endswith("/") or _UNFINISHED.fullmatch(name))


@contextmanager
def _still(folder: Path) -> Iterator[None]:
    """Keep builds and writers of the logs out, with the workspace laid out as quads."""
    quads, database = folder / _QUADS, folder / WORKSPACE / "store"
    with ExitStack() as held:
        held.enter_context(alone(folder))
        for log in LOGS:
            if (folder / log).exists():
                held.enter_context(Chain(folder / log).alone())
        held.callback(quads.unlink, missing_ok=True)
        if database.is_dir():
            ox.Store.read_only(str(database)).dump(str(quads), format=ox.RdfFormat.N_QUADS)
        yield


def restore_backup(archive: Path, into: Path, *, extractor: Extractor) -> Report:
    """Unpack a backup into a new or empty folder, make anew what it left out, and report.

    The folder appears whole or not at all. Raises `kg.archive.paths.UnsafeArchive`,
    `FileExistsError` for a folder that is not empty.
    """
    make_empty(into)
    whole = into.resolve()
    with unfinished(whole) as place:
        unpack(archive, place)
        new = place / TOP
        if not (new / MANIFEST).is_file():
            raise UnsafeArchive(f"{archive} is no backup: it has no {TOP}/{MANIFEST}")
        for name in SECRET:
            if (new / name).exists():
                (new / name).chmod(0o600)
        report = renew(new, extractor=extractor)
        _restore_workspace(new)
        new.replace(whole)
    return report


def _restore_workspace(folder: Path) -> None:
    """Make the workspace's database of its quads; it was copied of an earlier build."""
    quads = folder / _QUADS
    if quads.exists():
        store = folder / WORKSPACE / "store"
        store.mkdir(parents=True)
        database = ox.Store(str(store))
        database.bulk_load(path=str(quads), format=ox.RdfFormat.N_QUADS)
        database.flush()
        (folder / WORKSPACE / "origin").write_text("", encoding="utf-8")
        quads.unlink()
