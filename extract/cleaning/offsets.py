"""Offset maps: what a changed text's characters were in the text it was made from.

A `Layer` is one pass of changes. Passes are kept one over the other, and a span is traced back
through all of them, so that cleaning may change lengths and even the order of lines without
losing the original characters.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

Edit = tuple[int, int, str]
"""Replace the characters from start to end by a string."""


@dataclass(frozen=True, slots=True)
class Layer:
    """The map of one pass: runs of characters, copied (`exact`) or replaced as a whole.

    Run i begins at `starts[i]` of the new text and came from `froms[i]`:`ends[i]` of the old.
    """

    starts: Sequence[int]
    froms: Sequence[int]
    ends: Sequence[int]
    exact: Sequence[bool]

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the old text that the new text's span came from.

        The end is that of the span's last character; an empty span maps to an empty one.
        """
        if not self.starts:
            return (0, 0)
        left = self._run(start)
        first = self._at(left, start) if self.exact[left] else self.froms[left]
        if end <= start:
            return (first, first)
        right = self._run(end - 1)
        last = self._at(right, end - 1) + 1 if self.exact[right] else self.ends[right]
        return (first, max(first, last))

    def arrival(self, position: int) -> int:
        """Return where a position of the old text stands in the new one.

        Only for a layer that keeps the order; a position inside a replaced run goes to its start.
        """
        if not self.froms:
            return 0
        run = max(0, bisect_right(self.froms, position) - 1)
        if not self.exact[run]:
            return self.starts[run] if position < self.ends[run] else self.starts[run + 1]
        return self.starts[run] + min(position, self.ends[run]) - self.froms[run]

    def _run(self, position: int) -> int:
        return max(0, bisect_right(self.starts, position) - 1)

    def _at(self, run: int, position: int) -> int:
        return min(self.froms[run] + position - self.starts[run], self.ends[run])


class Writer:
    """Writes a new text run by run and keeps the map to the old one."""

    def __init__(self, old: str) -> None:
        self._old = old
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[tuple[int, int, int, bool]] = []

    @property
    def length(self) -> int:
        """Return how many characters are written."""
        return self._length

    def copy(self, start: int, end: int) -> None:
        """Write `old[start:end]` as it is."""
        if end > start:
            self._write(self._old[start:end], start, end, True)

    def replace(self, start: int, end: int, text: str) -> None:
        """Write `text` in the place of `old[start:end]`."""
        if text:
            self._write(text, start, end, False)

    def _write(self, text: str, start: int, end: int, exact: bool) -> None:
        self._runs.append((self._length, start, end, exact))
        self._parts.append(text)
        self._length += len(text)

    def finish(self) -> tuple[str, Layer]:
        """Return the new text and its map, whose last run is empty and stands at the end."""
        done = self._runs[-1][2] if self._runs else 0
        runs = [*self._runs, (self._length, done, done, True)]
        starts, froms, ends, exact = zip(*runs, strict=True)
        return "".join(self._parts), Layer(starts, froms, ends, exact)


def apply(old: str, edits: Iterable[Edit]) -> tuple[str, Layer | None]:
    """Make the edits (in order, not overlapping); no layer when there is nothing to do."""
    writer = Writer(old)
    done = 0
    changed = False
    for start, end, text in edits:
        writer.copy(done, start)
        writer.replace(start, end, text)
        done, changed = end, True
    if not changed:
        return old, None
    writer.copy(done, len(old))
    return writer.finish()


def narrow(start: int, old: str, new: str) -> Edit:
    """Return the edit from `old` (at `start`) to `new` without what both begin and end with.

    >>> narrow(10, "ừung", "trung")
    (10, 11, 'tr')
    """
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return (start + head, start + len(old) - tail, new[head : len(new) - tail])
