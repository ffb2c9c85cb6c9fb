"""Rows of a plain table: which lines are rows, which go on with a cell, and where it ends.

Between tabs or «|» a row may break inside a cell; between runs of spaces each line of a row has
the next piece of its cells, below the label of their column.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from extract.forms.attributes import Column
from extract.source import Cell, Span

Parting = Literal["tab", "pipe", "space"]
"""What parts the cells of a table."""

SERIAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ]|[A-ZĐ])[.)]?|[-–+*•]")
"""A cell that numbers a row."""

_GROUP = re.compile(
    r"(?:[IVX]{1,5}|[A-ZĐ])(?:[.)]| ?[-–]) ?\S|(?:các )?(?:nhiệm vụ|lĩnh vực|nhóm|nội dung|công tác"
    r"|phần|mục) ",
    re.I,
)
_PIECE = re.compile(r"[^\s\u00a0]+(?:[ \u00a0][^\s\u00a0]+)*")
_CUTS = {"tab": re.compile(r"\t"), "pipe": re.compile(r"\|")}
_RULE = re.compile(r"[\s|:=+_-]+")
_PAGE = re.compile(r"\W*(?:trang )?\d{1,3}(?:/\d{1,3})?\W*", re.I)
_SLACK, _MOST_LOOSE, _LONGEST_GROUP = 2, 3, 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a text that has words; `blank` whether a blank line stands before it."""

    start: int
    end: int
    blank: bool


def part(text: str, line: Line, parting: Parting) -> list[Span]:
    """Return the cells of a line, the empty ones too where a sign parts them.

    «1⇥Nạo vét kênh⇥⇥Quý II» has four.
    """
    if parting == "space":
        return [m.span() for m in _PIECE.finditer(text, line.start, line.end)]
    cuts = [m.start() for m in _CUTS[parting].finditer(text, line.start, line.end)]
    if parting == "pipe":
        before = text[line.start : cuts[0]] if cuts else "x"
        behind = text[cuts[-1] + 1 : line.end] if cuts else "x"
        cuts = cuts[not before.strip() :]
        start = line.start if before.strip() else text.index("|", line.start) + 1
        end = line.end if behind.strip() or not cuts else cuts.pop()
    else:
        start, end = line.start, line.end
    edges = [start - 1, *cuts, end]
    return [_stripped(text, left + 1, right) for left, right in pairwise(edges)]


def _stripped(text: str, start: int, end: int) -> Span:
    words = text[start:end]
    left = len(words) - len(words.lstrip())
    return (start + left, start + len(words.rstrip())) if words.strip() else (start, start)


@dataclass(slots=True)
class Rows:
    """The rows of one table on the way down; `kinds` is what its columns hold by their labels.

    `row` is the number of the last row, `cells` what was found, `end` where the table ends; `taken`
    are the columns of the last row that have cells, `column` the last of them.
    """

    text: str
    lines: Sequence[Line]
    parting: Parting
    kinds: Sequence[Column | None]
    row: int = 0
    end: int = 0
    cells: list[Cell] = field(default_factory=list)
    taken: set[int] = field(default_factory=set)
    column: int = 0
    full: int = 0
    edges: list[int] = field(default_factory=list)

    def read(self, index: int) -> int:
        """Read the table whose head is line `index`; return the index of the line after it."""
        self.full = self.column + len(self.kinds) - 1
        head = self.lines[index]
        pieces = part(self.text, head, self.parting)
        self.edges = [start - head.start for start, _ in pieces]
        self._take(head, list(enumerate(pieces)))
        at = index + 1
        while at < len(self.lines) and self._read_line(at):
            at += 1
        self._fill()
        return at

    def _read_line(self, at: int) -> bool:
        """Read one line; return whether it belongs to the table."""
        line = self.lines[at]
        words = self.text[line.start : line.end]
        if self.parting != "tab" and _RULE.fullmatch(words):
            return True
        pieces = part(self.text, line, self.parting)
        if len(pieces) < 2:
            return self._read_bare(at, pieces[0])
        if self.parting == "space":
            return self._read_spaced(line, pieces)
        first = self.text[slice(*pieces[0])]
        starts = self.column >= self.full or self.column + len(pieces) - 1 > self.full
        if starts or self._is_serial(first) or line.blank:
            if self._is_foreign(first, len(pieces), blank=line.blank):
                return False
            self._next_row()
            self._take(line, list(enumerate(pieces)))
        else:
            self._take(line, [(self.column + i, piece) for i, piece in enumerate(pieces)])
        return True

    def _is_foreign(self, first: str, count: int, *, blank: bool) -> bool:
        """Whether a parted line that would begin a row is none of this table: prose with a tab."""
        if self._is_serial(first) or count == len(self.kinds):
            return False
        numbered = self.kinds[0] == "serial" and bool(first)
        return blank or (numbered and not _GROUP.match(first))

    def _read_spaced(self, line: Line, pieces: Sequence[Span]) -> bool:
        """Read a line of pieces that stand below the labels of their columns."""
        if len(pieces) > len(self.kinds):
            return False
        places = list(range(len(pieces)))
        if len(pieces) < len(self.kinds):
            places = [self._below(start - line.start) for start, _ in pieces]
            if len(set(places)) < len(places):
                return False
        first = self.text[slice(*pieces[0])]
        if places[0] == 0 and self.kinds[0] == "serial":
            if not self._is_serial(first):
                return False
            self._next_row()
        elif len(pieces) * 2 > len(self.kinds) and self.kinds[0] != "serial":
            self._next_row()
        elif line.blank:
            return False
        self._take(line, list(zip(places, pieces, strict=True)))
        return True

    def _below(self, offset: int) -> int:
        """Return the column below whose label a piece begins, in characters from the line."""
        return max((c for c, edge in enumerate(self.edges) if edge <= offset + _SLACK), default=0)

    def _read_bare(self, at: int, piece: Span) -> bool:
        """Read a line without a sign: more of a cell, a group, a page's number, or the end."""
        line, words = self.lines[at], self.text[slice(*piece)]
        follows = self._row_follows(at)
        if follows and line.blank and _PAGE.fullmatch(words):
            return True
        column = self._below(piece[0] - line.start) if self.parting == "space" else self.column
        if follows and self._heads_rows(words) and (self.parting != "space" or not column):
            self._next_row()
            task = self.kinds.index("task") if "task" in self.kinds else 0
            self._take(line, [(task, piece)])
            self.column = self.full
            return True
        if line.blank or not self.row:
            return False
        loose = words[0].islower() or (not self._done() and self._goes_on(at))
        if not (column if self.parting == "space" else loose):
            return False
        self._take(line, [(column, piece)])
        return True

    def _heads_rows(self, words: str) -> bool:
        """Whether a line above a row heads it: «II. Lĩnh vực y tế», or any where none is open."""
        headed = bool(_GROUP.match(words)) or self._done()
        return headed and len(words) < _LONGEST_GROUP and not words[0].islower()

    def _done(self) -> bool:
        return self.parting == "space" or self.column >= self.full

    def _row_follows(self, at: int) -> bool:
        """Whether the next line is a row: parted, with a number or all its cells."""
        if at + 1 >= len(self.lines):
            return False
        pieces = part(self.text, self.lines[at + 1], self.parting)
        if len(pieces) < 2:
            words = self.text[slice(*pieces[0])]
            grouped = bool(_GROUP.match(words)) and len(words) < _LONGEST_GROUP
            return grouped and not _GROUP.match(self._words(at)) and self._row_follows(at + 1)
        if self.kinds[0] == "serial":
            return self._is_serial(self.text[slice(*pieces[0])])
        return len(pieces) == len(self.kinds)

    def _words(self, at: int) -> str:
        return self.text[self.lines[at].start : self.lines[at].end].strip()

    def _goes_on(self, at: int) -> bool:
        """Whether a row that broke inside a cell comes to its end within a few lines."""
        for line in self.lines[at + 1 : at + 1 + _MOST_LOOSE]:
            pieces = part(self.text, line, self.parting)
            if line.blank:
                return False
            if len(pieces) > 1:
                return not self._is_serial(self.text[slice(*pieces[0])])
        return False

    def _is_serial(self, words: str) -> bool:
        return self.kinds[0] in ("serial", None) and bool(SERIAL.fullmatch(words))

    def _take(self, line: Line, places: Sequence[tuple[int, Span]]) -> None:
        """Note the pieces of a line as cells of the present row."""
        for column, (start, end) in places:
            self.cells.append(Cell(start, end, self.row, column))
            self.taken.add(column)
        self.column = places[-1][0]
        self.end = line.end

    def _next_row(self) -> None:
        self._fill()
        self.row += 1

    def _fill(self) -> None:
        """Note the empty places of the present row, lest they be taken for merged cells."""
        for column in range(len(self.kinds)):
            if column not in self.taken:
                self.cells.append(Cell(self.end, self.end, self.row, column))
        self.taken.clear()
