"""The blocks of an office document, as the readers of DOCX and ODT hand them on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

Kind = Literal["body", "note", "furniture"]

MOST_COLUMNS = 256
"""No table of a real document has more; a damaged one claims millions."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its list mark («1.»), its text («\\n» a line break, «\\f» a page break)."""

    text: str
    mark: str = ""
    kind: Kind = "body"
    head: bool = False

    @property
    def words(self) -> str:
        """The mark and the text; nothing for an item without text."""
        body = self.text.lstrip(" \t\u00a0")
        if not self.mark or not body.strip():
            return self.text
        broken = body.lstrip("\f")
        return "\f" * (len(body) - len(broken)) + f"{self.mark} {broken}"


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell at its first row and column, from 0, over how many of each it goes, what is in it.

    `ruled` says that lines are drawn on two or more of its sides.
    """

    row: int
    column: int
    blocks: tuple[Block, ...] = ()
    rows: int = 1
    columns: int = 1
    ruled: bool = False

    @property
    def text(self) -> str:
        """The words of its own paragraphs, one a line, for judging what the table is."""
        words = (b.words.strip() for b in self.blocks if isinstance(b, Paragraph))
        return "\n".join(w for w in words if w)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table: its cells by row and column."""

    cells: tuple[GridCell, ...]

    @property
    def columns(self) -> int:
        """How many columns the grid has."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)

    @property
    def rows(self) -> int:
        """How many rows the grid has."""
        return max((cell.row for cell in self.cells), default=-1) + 1

    @property
    def ruled(self) -> bool:
        """Whether lines are drawn around most of its cells."""
        return 2 * sum(cell.ruled for cell in self.cells) > len(self.cells)


Block: TypeAlias = Paragraph | Grid


def lines_of(blocks: Iterable[Block]) -> list[str]:
    """Return the words of blocks, a paragraph each, those of tables cell by cell."""
    lines: list[str] = []
    for block in blocks:
        if isinstance(block, Grid):
            lines += [line for cell in block.cells for line in lines_of(cell.blocks)]
        else:
            lines.append(block.words.replace("\f", "\n").strip())
    return lines
