"""Refused repairs: a file in which people say that a scanner read right where we mended it.

Its lines are those that `camket text FILE --repairs` prints: the hash of the file, start, end, the
characters seen and meant, … separated by tabs; signs that are not printed are written out («\\n»).
A line that begins with «#» is a comment.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

from extract.records import Refused, Repair

REFUSED = "refused.tsv"
"""The file's name in a graph's folder, which every build honours."""

HEAD = ("sha256", "start", "end", "seen", "meant", "rule", "score", "applied")
_ESCAPED = re.compile(r"\\(?:[\\tnr]|x[0-9a-f]{2}|u[0-9a-f]{4}|U000[0-9a-f]{5}|U0010[0-9a-f]{4})")
_REPAIR = re.compile(
    r"([0-9a-f]{64})\t([0-9]{1,18})\t([0-9]{1,18})\t[^\t]*\t([^\t]*)(?:\t.*)?", re.DOTALL
)


def refusal_lines(sha256: str, repairs: tuple[Repair, ...]) -> Iterator[str]:
    """Yield the lines of the repairs of a file, under a head that is a comment."""
    yield "# " + "\t".join(HEAD)
    for r in repairs:
        words = (_escaped(r.seen), _escaped(r.meant), r.rule)
        applied = "yes" if r.applied else "no"
        yield "\t".join((sha256, str(r.start), str(r.end), *words, f"{r.score:.3f}", applied))


def read_refused(path: Path) -> Mapping[str, Refused]:
    """Return the refused repairs (start, end, meant) by the hash of the file they are in.

    Raises `ValueError` for a line of another form, naming file and line, or another encoding.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: is not UTF-8 (byte {error.start}); save it as UTF-8") from error
    found: dict[str, set[tuple[int, int, str]]] = defaultdict(set)
    for number, line in enumerate(lines, 1):
        if not line.strip() or line.startswith("#"):
            continue
        match = _REPAIR.fullmatch(line)
        if not match:
            raise ValueError(
                f"{path}, line {number}: is no repair; copy lines from: camket text FILE --repairs"
            )
        sha256, start, end, meant = match.groups()
        found[sha256].add((int(start), int(end), _plain(meant)))
    return {sha256: frozenset(repairs) for sha256, repairs in found.items()}


def refused_of(folder: Path) -> Mapping[str, Refused]:
    """Return the refused repairs of a graph's folder, none where nobody refused any."""
    kept = folder / REFUSED
    return read_refused(kept) if kept.is_file() else {}


def _escaped(text: str) -> str:
    """Return a text on one line: «tập⏎trung» as «tập\\ntrung»."""
    return "".join(c if c.isprintable() and c != "\\" else ascii(c)[1:-1] for c in text)


def _plain(text: str) -> str:
    return _ESCAPED.sub(lambda match: str(ast.literal_eval(f"'{match[0]}'")), text)
