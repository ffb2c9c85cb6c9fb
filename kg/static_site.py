"""Writes the explorer as files that open without a server: for an archive, or any web host.

FOLDER/index.html         the page
FOLDER/assets/            its scripts, styles, fonts: as served
FOLDER/data/<key>.js      every answer that its pages ask for, and pictures and tables to load
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

from kg.ask import read_date
from kg.serve.current import Served
from kg.serve.downloads import MEDIA, written
from kg.serve.replies import dumps
from kg.static_data import Copy, key
from kg.unfinished import unfinished
from viz.bundle import bundle

CONFIG = '"use strict";\nwindow.Camket = { static: true };\n'
_NETWORK = Path("vendor") / "vis-network"


def write_site(
    served: Served, folder: Path, *, as_of: str = "", say: Callable[[str], None] = lambda _: None
) -> int:
    """Write the static copy of a graph into a folder, in one step; return how many files it has.

    An earlier copy in the folder is replaced. Raises `FileExistsError` where something else
    stands there, `ValueError` where no day is known to judge by.
    """
    day = as_of or served.as_of
    if not day:
        raise ValueError("no document has a date; say the day with --as-of")
    read_date(day)
    _check(folder)
    with unfinished(folder) as work:
        new, old = work / "new", work / "old"
        new.mkdir(parents=True)
        _write_program(new)
        _write_data(Copy(served, day), new / "data", say)
        _exchange(folder, new, old)
    return sum(path.is_file() for path in folder.rglob("*"))


def _exchange(folder: Path, new: Path, old: Path) -> None:
    """Put a new copy in the place of the one there, which goes aside, or comes back."""
    if folder.exists():
        folder.replace(old)
    try:
        new.replace(folder)
    except OSError:
        if old.exists():
            old.replace(folder)
        raise


def _check(folder: Path) -> None:
    """Refuse to replace what is no earlier copy."""
    if not folder.exists():
        return
    if not folder.is_dir():
        raise FileExistsError(f"{folder} is a file; give the name of a folder")
    config = folder / "assets" / "config.js"
    ours = config.is_file() and config.read_text(encoding="utf-8") == CONFIG
    if any(folder.iterdir()) and not ours:
        raise FileExistsError(f"{folder} holds other files; give a new or empty folder")


def _write_program(folder: Path) -> None:
    """Write the page as it is served, without the files that went into its script and style."""
    viz, sent = Path(str(files("viz"))), bundle()
    assets = folder / "assets"
    parts = {viz / "explorer" / name for name in ("index.html", *sent.parts)}

    def left_out(place: str, names: list[str]) -> set[str]:
        unread = {"__pycache__"} | {name for name in names if name.endswith(".csv")}
        return unread | {name for name in names if Path(place) / name in parts}

    shutil.copytree(viz / "explorer", assets, ignore=left_out)
    shutil.copytree(viz / "assets" / "vis-network", assets / _NETWORK, dirs_exist_ok=True)
    (folder / "index.html").write_text(sent.page, encoding="utf-8")
    for place, text in sent.made.items():
        (assets / place).write_text(text, encoding="utf-8")
    (assets / "config.js").write_text(CONFIG, encoding="utf-8")


def _write_data(copy: Copy, folder: Path, say: Callable[[str], None]) -> None:
    folder.mkdir()
    for name, found in copy.data():
        call = b'Camket.data("' + name.encode() + b'",' + dumps(found) + b");\n"
        (folder / f"{name}.js").write_bytes(call)
    for found in copy.tables():
        name = key(f"/download/{found.query.name}")
        for ending in MEDIA:
            (folder / f"{name}.{ending}").write_bytes(written(found, ending))
    say("vẽ các trang…")
    for name, drawn in copy.pictures():
        (folder / f"{name}.webp").write_bytes(drawn)
