"""The program as a hash: what was made by other code or data than now is known by it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_PROGRAM = Path(__file__).resolve().parents[1]


@cache
def program(*parts: str) -> str:
    """Return a hash of parts of the program: of all code and data in its folders and files."""
    found = hashlib.sha256()
    for part in parts:
        whole = _PROGRAM / part
        for path in sorted(whole.rglob("*")) if whole.is_dir() else [whole]:
            if "__pycache__" not in path.parts and path.is_file():
                found.update(f"{path.relative_to(_PROGRAM).as_posix()}\0".encode())
                found.update(path.read_bytes())
    return found.hexdigest()
