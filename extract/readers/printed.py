"""Printed pages: lines and words with their places, as a PDF's text layer or an OCR engine gives.

The common form of both, from which `extract.readers.printout` makes one text.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.source import Box, How


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """A word (no white space in it), its box in points, and how sure the reader is, 0 to 1."""

    text: str
    box: Box
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of words from left to right; `size` is the height of its letters in points."""

    words: tuple[PrintedWord, ...]
    box: Box
    size: float = 0.0

    @property
    def text(self) -> str:
        """The words, with single spaces."""
        return " ".join(word.text for word in self.words)


@dataclass(frozen=True, slots=True)
class PrintedCell:
    """A cell of a ruled table: its place (merged cells once, at the first), box and lines."""

    row: int
    column: int
    box: Box
    lines: tuple[PrintedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """A ruled table on one page, cells by row and column; `columns` counts the grid's columns."""

    box: Box
    columns: int
    cells: tuple[PrintedCell, ...]


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page as read: lines outside tables in reading order, and the tables.

    `number` counts from 1; sizes are in points. See `source.Page` for `how`, `engine`, `why`.
    """

    number: int
    width: float
    height: float
    lines: tuple[PrintedLine, ...] = ()
    tables: tuple[PrintedTable, ...] = ()
    how: How = "text"
    engine: str = ""
    why: str = ""
