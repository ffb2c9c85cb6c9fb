"""The program as a hash: what was made by other code or data than now is known by it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

_PROGRAM = Path(__file__).resolve().parents[1]
_NOT_THE_GRAPH = (
    "kg/access/",
    "kg/answers.py",
    "kg/archive/",
    "kg/ask.py",
    "kg/backup.py",
    "kg/chain.py",
    "kg/cli.py",
    "kg/commands/",
    "kg/export/",
    "kg/index/",
    "kg/lookup.py",
    "kg/review/",
    "kg/serve/",
    "kg/spark/",
    "kg/sparql_text.py",
    "kg/static_",
    "kg/unfinished.py",
    "kg/upgrade.py",
    "kg/validate.py",
    "kg/views.py",
)
"""What begins with these shows, keeps or carries the graph, and has no part in making it."""


@cache
def program(*parts: str, without: tuple[str, ...] = ()) -> str:
    """Return a hash of parts of the program: of all code and data in its folders and files.

    What begins with one of `without` is left out.
    """
    found = hashlib.sha256()
    for part in parts:
        whole = _PROGRAM / part
        for path in sorted(whole.rglob("*")) if whole.is_dir() else [whole]:
            name = path.relative_to(_PROGRAM).as_posix()
            if "__pycache__" in path.parts or not path.is_file() or name.startswith(without):
                continue
            found.update(f"{name}\0".encode())
            found.update(path.read_bytes())
    return found.hexdigest()


def graph_program() -> str:
    """Return a hash of what makes documents into a graph, but not of what shows or keeps it."""
    return program("extract", "ontology", "kg", without=_NOT_THE_GRAPH)
