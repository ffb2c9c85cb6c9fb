"""Prints a described document (`saving`) as a PDF with a text layer, or as pictures of its pages.

The pages are laid out as offices do: letterhead and signature in two columns, a page number at
the top from the second page, ruled tables whose rows may be torn by a page break.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
from fpdf import FPDF
from fpdf.enums import Align, MethodReturnValue, XPos, YPos
from PIL import Image
from saving import Beside, Break, Grid, Part, Placed, Text, Title, placed

FONTS = Path("/usr/share/fonts/truetype/dejavu")
_LEFT, _RIGHT, _TOP, _BOTTOM = 30.0, 20.0, 20.0, 20.0
_LINE, _PAD = 5.6, 1.2


class _Paper(FPDF):
    """A4 paper with the page's number above its text."""

    def header(self) -> None:
        """Print the page's number, from the second page."""
        self.set_y(_TOP - 8)
        if self.page_no() > 1:
            self.cell(0, _LINE, str(self.page_no()), align=Align.C)
        self.set_y(_TOP)


def as_pdf(parts: Sequence[Part], *, repeat_heads: bool = False) -> bytes:
    """Return a PDF with a text layer; `repeat_heads` prints a table's head on each page."""
    paper = _Paper(format="A4")
    paper.set_creation_date(datetime(2027, 1, 1, tzinfo=UTC))
    for style, name in (("", "DejaVuSerif.ttf"), ("B", "DejaVuSerif-Bold.ttf")):
        paper.add_font("serif", style, FONTS / name)
    paper.set_font("serif", size=11)
    paper.set_margins(_LEFT, _TOP, _RIGHT)
    paper.set_auto_page_break(auto=True, margin=_BOTTOM)
    paper.add_page()
    for part in parts:
        match part:
            case Beside(left, right):
                _print_beside(paper, left, right)
            case Title(lines):
                for line in lines:
                    _print(paper, line, Align.C, bold=True)
                paper.ln(_LINE / 2)
            case Text(words, bold):
                _print(paper, words, Align.J, bold=bold)
                paper.ln(1)
            case Grid():
                _Ruled(paper, part, repeat_heads).draw()
            case Break():
                paper.add_page()
    return bytes(paper.output())


def _print(paper: FPDF, words: str, align: Align, *, bold: bool) -> None:
    paper.set_font(style="B" if bold else "")
    paper.multi_cell(0, _LINE, words, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    paper.set_font(style="")


def _print_beside(paper: FPDF, left: Sequence[str], right: Sequence[str]) -> None:
    """Print two columns of centred lines side by side."""
    top, below = paper.get_y(), 0.0
    half = paper.epw / 2
    paper.set_font(size=9)
    for index, side in enumerate((left, right)):
        paper.set_y(top)
        for line in side:
            paper.set_x(_LEFT + index * half)
            paper.multi_cell(
                half - 4, _LINE, line, align=Align.C, new_x=XPos.LMARGIN, new_y=YPos.NEXT
            )
        below = max(below, paper.get_y())
    paper.set_font(size=11)
    paper.set_y(below + _LINE)


@dataclass(slots=True)
class _Column:
    """A cell that is being printed: where, and the lines of it that are still to come."""

    left: float
    width: float
    last_row: int
    lines: list[str] = field(default_factory=list)


class _Ruled:
    """Draws a ruled table line by line, so that a row may go on on the next page."""

    def __init__(self, paper: FPDF, grid: Grid, repeat_heads: bool) -> None:
        self.paper, self.grid, self.repeat = paper, grid, repeat_heads
        total = sum(grid.widths)
        self.edges = [_LEFT]
        for width in grid.widths:
            self.edges.append(self.edges[-1] + paper.epw * width / total)
        self.by_row: dict[int, list[Placed]] = {}
        for place in placed(grid):
            self.by_row.setdefault(place.row, []).append(place)
        self.open: dict[int, _Column] = {}

    def draw(self) -> None:
        """Draw all rows."""
        self.paper.set_font(size=9)
        for row in range(len(self.grid.rows)):
            self._begin(row)
            while self._unfinished(row):
                self._print_line(row)
            self.paper.set_y(self.paper.get_y() + _PAD)
            self._sides(self.paper.get_y() - _PAD, _PAD)
            self.open = {c: o for c, o in self.open.items() if o.last_row > row}
        self._rule(len(self.grid.rows))
        self.paper.set_font(size=11)
        self.paper.set_y(self.paper.get_y() + _LINE)

    def _begin(self, row: int) -> None:
        """Rule the upper edge of a row and open its cells."""
        if self._full(2):
            self._turn(row)
        self._rule(row)
        for place in self.by_row.get(row, ()):
            left, right = self.edges[place.column], self.edges[place.column + place.cell.across]
            cut = self.paper.multi_cell(
                right - left - 2,
                _LINE,
                place.cell.words,
                align=Align.L,
                dry_run=True,
                output=MethodReturnValue.LINES,
            )
            last = row + place.cell.down - 1
            self.open[place.column] = _Column(left, right - left, last, list(cut))
        self._sides(self.paper.get_y(), _PAD)
        self.paper.set_y(self.paper.get_y() + _PAD)

    def _unfinished(self, row: int) -> bool:
        return any(each.lines for each in self.open.values() if each.last_row == row)

    def _print_line(self, row: int) -> None:
        if self._full(1):
            self._turn(row)
        top = self.paper.get_y()
        for each in self.open.values():
            if each.lines:
                self.paper.set_xy(each.left + 1, top)
                self.paper.cell(each.width - 2, _LINE, each.lines.pop(0))
        self._sides(top, _LINE)
        self.paper.set_y(top + _LINE)

    def _full(self, lines: int) -> bool:
        return self.paper.get_y() + lines * _LINE + _PAD > self.paper.h - _BOTTOM

    def _turn(self, row: int) -> None:
        """Close the table at the foot of the page and go on at the head of the next."""
        self._line_across(self.paper.get_y())
        self.paper.add_page()
        self.paper.set_font(size=9)
        if self.repeat and row >= self.grid.heads:
            held, self.open = self.open, {}
            self.repeat = False
            for head in range(self.grid.heads):
                self._begin(head)
                while self._unfinished(head):
                    self._print_line(head)
                self.open = {c: o for c, o in self.open.items() if o.last_row > head}
            self.open, self.repeat = held, True
        self._line_across(self.paper.get_y())

    def _sides(self, top: float, height: float) -> None:
        """Draw the left and right edges of the open cells."""
        for each in self.open.values():
            for x in (each.left, each.left + each.width):
                self.paper.line(x, top, x, top + height)

    def _rule(self, row: int) -> None:
        """Draw the upper edge of a row, but not through cells merged with the row above."""
        y = self.paper.get_y()
        through = [(o.left, o.left + o.width) for o in self.open.values() if o.last_row >= row]
        for left, right in zip(self.edges, self.edges[1:], strict=False):
            if not any(a <= left and right <= b for a, b in through):
                self.paper.line(left, y, right, y)

    def _line_across(self, y: float) -> None:
        self.paper.line(self.edges[0], y, self.edges[-1], y)


def as_image_pdf(pdf: bytes, dpi: int = 300) -> bytes:
    """Return a PDF of nothing but pictures of another's pages, in grey."""
    images: list[Image.Image] = []
    with pypdfium2.PdfDocument(pdf) as document:
        for page in document:
            bitmap = page.render(scale=dpi / 72, grayscale=True)
            images.append(bitmap.to_pil().convert("L"))
            bitmap.close()
            page.close()
    file = BytesIO()
    images[0].save(file, "PDF", save_all=True, append_images=images[1:], resolution=dpi, quality=90)
    return file.getvalue()
