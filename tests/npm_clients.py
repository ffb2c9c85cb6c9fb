"""Packages from npm that tests use, installed by their lock into a folder that is kept."""

from __future__ import annotations

import fcntl
import hashlib
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

CLIENTS = Path(__file__).parent / "clients"


def installed(program: Callable[[str, str], str], root: Path) -> Path:
    """Return the folder `node_modules` of what `clients/package-lock.json` names.

    Skips where npm is missing or cannot install; two test runs at once install it once.
    """
    npm = program("npm", "npm")
    lock = (CLIENTS / "package-lock.json").read_bytes()
    folder = root / ".cache" / f"clients-{hashlib.sha256(lock).hexdigest()[:16]}"
    folder.parent.mkdir(exist_ok=True)
    with folder.with_suffix(".lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        if not (folder / "done").is_file():
            _install(npm, folder)
    return folder / "node_modules"


def _install(npm: str, folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(CLIENTS, folder)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        shutil.rmtree(folder)
        pytest.skip(f"npm cannot install {CLIENTS.name}: {done.stderr.strip()[-200:]}")
    (folder / "done").touch()
