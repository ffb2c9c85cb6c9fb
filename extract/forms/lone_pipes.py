"""Tables whose cells stand one below the other between lines of nothing but «|».

A web page saved as text prints «|», a cell, «|», a cell …, and a second «|» between two rows. An
empty cell leaves two of them too; how many columns the head has tells which is which.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from extract.forms.plain_rows import SERIAL, Line
from extract.source import Cell

LONE = re.compile(r"[ \t]*\|[ \t]*")
"""A line of nothing but «|»."""

_HEAD_LINES, _CELL_LINES, _MOST_COLUMNS = 3, 12, 14
_SERIAL_HEAD = re.compile(r"\W*(?:số )?s?\.?tt\W*", re.I)


def read_lone(
    text: str, lines: Sequence[Line], index: int, width: int
) -> tuple[list[Cell], int] | None:
    """Read the table of `width` columns that begins with the lone «|» at line `index`.

    Returns its cells, the empty ones too, and the number of its lines; `None` where it has no rows.
    """
    reading = _Reading(text, lines, width)
    after = reading.read(index)
    return (reading.cells, after - index) if reading.row else None


def lone_labels(text: str, lines: Sequence[Line], index: int) -> list[str]:
    """Return the words of the head's cells: up to the first «|» right behind another, else `[]`."""
    cells: list[str] = []
    inside: list[str] = []
    for line in lines[index + 1 : index + 1 + _MOST_COLUMNS * (_HEAD_LINES + 1)]:
        if not LONE.fullmatch(text, line.start, line.end):
            inside.append(text[line.start : line.end].strip())
            if len(inside) > _HEAD_LINES:
                return []
        elif inside:
            cells.append(" ".join(inside))
            inside = []
        else:
            return cells
    return []


@dataclass(slots=True)
class _Reading:
    """The cells of a table of `width` columns on the way down."""

    text: str
    lines: Sequence[Line]
    width: int
    row: int = 0
    column: int = 0
    inside: int = 0
    numbered: bool = False
    cells: list[Cell] = field(default_factory=list)

    def read(self, index: int) -> int:
        """Read on from the «|» at `index`; return the index behind the table."""
        at = index + 1
        while at < len(self.lines):
            if self._is_lone(at):
                self._close(self.lines[at].start)
                if self.column == self.width:
                    if not (self._opens_row(at + 1) or self._was_opened(at)):
                        return at + 1
                    at += self._is_lone(at + 1)
            elif not self._take(at):
                break
            at += 1
        self._fill(self.lines[at - 1].end)
        return at

    def _take(self, at: int) -> bool:
        """Take a line into the open cell; return whether it may belong to one."""
        line = self.lines[at]
        words = self.text[line.start : line.end]
        start = line.start + len(words) - len(words.lstrip())
        end = line.start + len(words.rstrip())
        serial = bool(SERIAL.fullmatch(words.strip().strip("*")))
        if not self.cells:
            self.numbered = bool(_SERIAL_HEAD.fullmatch(words))
        if self.column and not self.inside and serial and self._doubled(at) and self.numbered:
            self._fill(line.start)
            self.row, self.column = self.row + 1, 0
        if self.inside >= _CELL_LINES:
            return False
        self.cells.append(Cell(start, end, self.row, self.column))
        self.inside += 1
        return True

    def _doubled(self, at: int) -> bool:
        """Whether two lone «|» stand right before a line: the end of a row cut short."""
        return self._is_lone(at - 2) and self._is_lone(at - 1)

    def _close(self, position: int) -> None:
        """Close the cell at a «|»."""
        if not self.inside:
            self.cells.append(Cell(position, position, self.row, self.column))
        self.column, self.inside = self.column + 1, 0

    def _opens_row(self, at: int) -> bool:
        """Begin another row where a «|» with words behind it does; return whether it does."""
        if not self._is_lone(at) or at + 1 >= len(self.lines):
            return False
        self.row, self.column = self.row + 1, 0
        return True

    def _was_opened(self, at: int) -> bool:
        """Begin another row where the «|» at `at`, taken for an empty cell, did: before «2»."""
        behind = self.lines[at + 1 : at + 2]
        words = [self.text[line.start : line.end].strip(" *") for line in behind]
        if not (self.numbered and words and SERIAL.fullmatch(words[0]) and self._is_lone(at - 1)):
            return False
        self.row, self.column = self.row + 1, 0
        return True

    def _is_lone(self, at: int) -> bool:
        line = self.lines[at] if at < len(self.lines) else None
        return line is not None and bool(LONE.fullmatch(self.text, line.start, line.end))

    def _fill(self, position: int) -> None:
        """Note the places of a row that was cut short."""
        present = takewhile(lambda cell: cell.row == self.row, reversed(self.cells))
        seen = {cell.column for cell in present}
        for column in range(self.width):
            if column not in seen:
                self.cells.append(Cell(position, position, self.row, column))
