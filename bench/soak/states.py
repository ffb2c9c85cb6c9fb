"""States: what a graph's folder holds, and what a fault may have left in it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from kg.archive.dataset_hash import hash_of_store
from kg.chain import Chain
from kg.review.log import REVIEWS
from kg.store import Store, read_manifest

_UNFINISHED = re.compile(r"\..*\.\d+|.*\.(?:new|nq|tmp)(?:-\d+)?")
_STORE = re.compile(r"store-[0-9a-f]{16}")


def held(folder: Path) -> str:
    """Return what readers find in a graph's folder, as one hash; «» where nothing was built."""
    manifest = read_manifest(folder)
    if manifest is None:
        return ""
    found = hashlib.sha256(repr((manifest.as_of, sorted(manifest.counts.items()))).encode())
    for machine in (False, True)[: 1 + bool(manifest.machine_store)]:
        store = Store.open(folder, machine=machine)
        found.update(hash_of_store(store).sha256.encode())
        found.update(b"".join(store.lines()))
        for document in store.manifest.documents:
            found.update(store.source(document.sha256).encode())
    return found.hexdigest()


def names(folder: Path) -> set[str]:
    """Return the names of all that stands in a folder; a database is «store», whatever its name."""
    return {_STORE.sub("store", name) for name in _names(folder, folder)}


def _names(folder: Path, top: Path) -> Iterator[str]:
    for path in folder.iterdir():
        yield path.relative_to(top).as_posix()
        if path.is_dir() and not path.name.startswith("store-"):
            yield from _names(path, top)


def unfinished(folder: Path) -> list[str]:
    """Return the names of what was being written and is not whole."""
    return sorted(name for name in names(folder) if _UNFINISHED.fullmatch(Path(name).name))


def contents(path: Path) -> dict[str, str]:
    """Return the hashes of a file, or of all files in a folder by their names."""
    files = [path] if path.is_file() else sorted(p for p in path.rglob("*") if p.is_file())
    return {
        p.relative_to(path).as_posix(): hashlib.sha256(p.read_bytes()).hexdigest() for p in files
    }


def lost_verdicts(folder: Path, promised: set[str]) -> list[str]:
    """Return what is wrong with the log of verdicts: promised hashes it lacks, and its faults."""
    log = Chain(folder / REVIEWS)
    faults = [fault for fault in log.check() if "was interrupted" not in fault]
    kept = {str(entry["hash"]) for entry in log.read()}
    return faults + sorted(promised - kept)
