"""The workspace: a copy of a graph's store that may be written; the build's own never is."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from kg.store import Store, write_whole
from kg.unfinished import unfinished

WORKSPACE = "workspace"
_ORIGIN = "origin"


@dataclass(frozen=True, slots=True)
class Workspace:
    """A store that may be written, and whether it was copied of an earlier build than there is."""

    store: Path
    outdated: bool


def open_workspace(folder: Path) -> Workspace:
    """Return the workspace of a graph's folder; the first time it is copied of the current store.

    It is kept from then on: what was written stays, also after another build. To begin again
    with the current build, delete the folder. Raises `NoStore` where nothing was built.
    """
    built = Store.open(folder).manifest.store
    workspace = folder / WORKSPACE
    store = workspace / "store"
    if not store.is_dir():
        workspace.mkdir(exist_ok=True)
        with unfinished(store) as new:
            new.mkdir()
            for file in sorted((folder / built).iterdir()):
                if file.is_file() and file.name != "LOCK":
                    shutil.copyfile(file, new / file.name)
            write_whole(workspace / _ORIGIN, built)
            new.replace(store)
    origin = (workspace / _ORIGIN).read_text(encoding="utf-8")
    return Workspace(store, outdated=origin != built)
