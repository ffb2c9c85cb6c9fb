"""Every regular expression of our modules, as a program: prints one line of JSON for each.

    python tests/compiled.py

What is compiled while all modules are imported and a few samples are read is written down with its
place; calls that did not come to pass («re.sub(r"…", …)» in a rare branch) are read out of the
sources.
"""

from __future__ import annotations

import ast
import importlib
import json
import re
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from module_map import ROOT, modules

_CALLS = frozenset(
    ["compile", "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer"]
)
Place = tuple[str, int]


def recorded() -> dict[tuple[str, int], set[Place]]:
    """Return by pattern and flags where in our modules each is compiled."""
    found: dict[tuple[str, int], set[Place]] = {}
    plain = re._compile  # type: ignore[attr-defined]

    def noting(pattern: object, flags: int) -> object:
        made = plain(pattern, flags)
        frame = sys._getframe(1)
        while frame.f_back and frame.f_code.co_filename == re.__file__:
            frame = frame.f_back
        path = Path(frame.f_code.co_filename)
        if path in paths and isinstance(made.pattern, str):
            place = (str(path.relative_to(ROOT)), frame.f_lineno)
            found.setdefault((made.pattern, made.flags), set()).add(place)
        return made

    paths = frozenset(modules())
    re._compile = noting  # type: ignore[attr-defined]
    try:
        for path in sorted(paths):
            with suppress(ModuleNotFoundError):  # an optional dependency
                importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
        _read_some()
    finally:
        re._compile = plain  # type: ignore[attr-defined]
    return found


def _read_some() -> None:
    """Read a few samples, so that what is compiled when it is first needed is."""
    from extract.pipeline import extract_text

    for path in sorted((ROOT / "kg/samples").glob("*.txt"))[:4]:
        extract_text(path.read_text("utf-8"), name=path.name, sha256="")


def written(path: Path) -> Iterator[tuple[int, str]]:
    """Yield the patterns that a module's calls of `re` spell out, with their lines."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        owner, first = node.func.value, node.args[0] if node.args else None
        of_re = isinstance(owner, ast.Name) and owner.id == "re" and node.func.attr in _CALLS
        if of_re and isinstance(first, ast.Constant) and isinstance(first.value, str):
            yield node.lineno, first.value


def main() -> None:
    """Print the patterns, each once."""
    found = recorded()
    for path in modules():
        for line, pattern in written(path):
            made = re.compile(pattern)
            there = (str(path.relative_to(ROOT)), line)
            found.setdefault((made.pattern, made.flags), set()).add(there)
    for (pattern, flags), places in found.items():
        place, line = min(places)
        print(json.dumps({"pattern": pattern, "flags": flags, "where": f"{place}:{line}"}))


if __name__ == "__main__":
    main()
