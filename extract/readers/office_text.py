"""The text of an office file: its paragraphs, notes and tables written down one after another.

The readers of DOCX and ODT bring a document to blocks; here the blocks become one text with the
spans of headings, notes, furniture and cells.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from extract.folding import fold
from extract.readers.office_layout import in_reading_order, is_layout
from extract.readers.office_parts import Block, Grid, GridCell, Paragraph
from extract.source import Cell, Content, Span, Table

Kind = Literal["docx", "doc", "odt"]


@dataclass(slots=True)
class _Writer:
    """Text in the making; `gap` is what will stand before the next line."""

    pieces: list[str] = field(default_factory=list)
    length: int = 0
    gap: str = ""
    tables: list[Table] = field(default_factory=list)
    heads: list[Span] = field(default_factory=list)
    notes: list[Span] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)

    def add(self, text: str) -> Span:
        """Append words and return their span."""
        start = self.length
        self.pieces.append(text)
        self.length += len(text)
        return start, self.length

    def open_line(self) -> None:
        """Begin a line."""
        if self.length:
            self.add(self.gap)
        self.gap = "\n"

    def leave_gap(self) -> None:
        """See that a blank line (or the page break that is due) stands before the next line."""
        if self.gap == "\n":
            self.gap = "\n\n"


def compose(
    blocks: Sequence[Block], kind: Kind, *, title: str = "", remarks: Iterable[str] = ()
) -> Content:
    """Return the content of a document; `title` is what its properties call it."""
    writer = _Writer()
    _write(writer, blocks)
    text = "".join(writer.pieces)
    return Content(
        text,
        format=kind,
        tables=tuple(writer.tables),
        heads=tuple(writer.heads),
        notes=tuple(writer.notes),
        furniture=tuple(writer.furniture),
        metadata={"title": title.strip()} if _tells(title, text) else {},
        remarks=tuple(remarks),
    )


def _tells(title: str, text: str) -> bool:
    """Return whether a title says anything: no file name, and not just the first line again.

    Word takes the first line («ỦY BAN NHÂN DÂN») for a title by itself.
    """
    words = fold(" ".join(title.split()))
    start = fold(" ".join(text[:200].split()))
    named = words.startswith(("microsoft word", "cong hoa xa hoi", "document")) or "." in words[-6:]
    return len(words.split()) > 2 and not named and not start.startswith(words)


def _write(writer: _Writer, blocks: Sequence[Block]) -> None:
    for block in blocks:
        if isinstance(block, Paragraph):
            _write_paragraph(writer, block)
        elif is_layout(block):
            writer.leave_gap()
            for cell in in_reading_order(block):
                _write(writer, cell.blocks)
                writer.leave_gap()
        else:
            _write_table(writer, block)


def _write_paragraph(writer: _Writer, paragraph: Paragraph) -> None:
    start, end = -1, 0
    for index, segment in enumerate(paragraph.words.split("\f")):
        if index and writer.length:
            writer.gap = "\f"
        words = segment.strip()
        if words:
            writer.open_line()
            begin, end = writer.add(words)
            start = begin if start < 0 else start
    if start < 0:
        writer.leave_gap()
    elif paragraph.kind == "note":
        writer.notes.append((start, end))
    elif paragraph.kind == "furniture":
        writer.furniture.append((start, end))
    elif paragraph.head:
        writer.heads.append((start, end))


def _write_table(writer: _Writer, grid: Grid) -> None:
    """Write a table row by row, a covered place as an empty one; its notes come after it."""
    cells: list[Cell] = []
    apart: list[Paragraph] = []
    placed = {(cell.row, cell.column): cell for cell in grid.cells}
    begin = -1
    for row in sorted({cell.row for cell in grid.cells}):
        writer.open_line()
        begin = writer.length if begin < 0 else begin
        for column in range(grid.columns):
            writer.add("| ")
            cell = placed.get((row, column))
            if cell:
                start, end = writer.add(cell_text(cell, apart))
                cells.append(Cell(start, end, row, column))
            writer.add(" ")
        writer.add("|")
    writer.tables.append(Table(begin, writer.length, tuple(cells)))
    writer.leave_gap()
    _write(writer, apart)
    writer.leave_gap()


def cell_text(cell: GridCell, apart: list[Paragraph]) -> str:
    """Return a cell's paragraphs a line each, tables in it flattened; notes go to `apart`."""
    lines: list[str] = []
    for block in cell.blocks:
        if isinstance(block, Grid):
            lines += [cell_text(inner, apart) for inner in block.cells]
        elif block.kind == "body":
            lines.append(block.words.replace("\f", "\n").strip())
        else:
            apart.append(block)
    return "\n".join(line for line in lines if line)
