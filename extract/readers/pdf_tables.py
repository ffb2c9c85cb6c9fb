"""Ruled tables of a PDF page: where pdfium sees rules, pdfplumber finds the cells.

The words come from pdfium's text layer, by their places.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from ctypes import c_int

import pypdfium2
import pypdfium2.raw as pdfium
from pdfplumber.page import Page as PlumberPage
from pdfplumber.table import Table as PlumberTable

from extract.readers.pdf_text import line_of, lines_of
from extract.readers.printed import PrintedCell, PrintedLine, PrintedTable, PrintedWord
from extract.source import Box

_THIN = 3.0
_LONG = 8.0
_LEAST_RULES = 3
_MOST_OBJECTS = 5_000
"""A page with more shapes is a drawing; finding cells in it would take minutes."""
_SNAP = 2.5
_LAYOUT = re.compile(
    r"cộng h[oò][aà] xã hội chủ nghĩa|độc lập ?[-–—] ?tự do|^\W*n[ơo]i nhận ?:|^\W*kính gửi ?:",
    re.I | re.M,
)


def has_rules(page: pypdfium2.PdfPage) -> bool:
    """Return whether a page has rules enough for a table: two columns between two lines."""
    upright = level = 0
    for number, shape in enumerate(page.get_objects([pdfium.FPDF_PAGEOBJ_PATH])):
        if number >= _MOST_OBJECTS:
            return False
        left, bottom, right, top = shape.get_bounds()
        width, height = right - left, top - bottom
        if width < _THIN <= _LONG < height:
            upright += 1
        elif height < _THIN <= _LONG < width:
            level += 1
        elif width >= _LONG and height >= _LONG and _is_stroked(shape):
            upright, level = upright + 2, level + 2
    return upright >= _LEAST_RULES and level >= 2


def _is_stroked(shape: pypdfium2.PdfObject) -> bool:
    fill, stroke = c_int(), c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(shape, fill, stroke)) and bool(stroke.value)


def read_tables(
    page: PlumberPage, lines: Sequence[PrintedLine]
) -> tuple[tuple[PrintedLine, ...], tuple[PrintedTable, ...]]:
    """Return the lines outside the ruled tables of a page, and the tables with their lines.

    A frame of one column, and a letterhead or «Nơi nhận» laid out as a table, is no table.
    """
    words = [word for line in lines for word in line.words]
    tables = []
    settings = {"snap_tolerance": _SNAP, "explicit_horizontal_lines": _open_ends(page)}
    for found in page.find_tables(settings):
        table = _table(page, found, words)
        if table is not None:
            tables.append(table)
    if not tables:
        return tuple(lines), ()
    outside = [list(_outside(line, tables)) for line in lines]
    return tuple(line_of(rest) for rest in outside if rest), tuple(tables)


def _open_ends(page: PlumberPage) -> list[float]:
    """Return heights where rules end without a line across: a row that a page break leaves open."""
    level = [edge for edge in page.edges if edge["orientation"] == "h"]
    across = [edge["top"] for edge in level if edge["x1"] - edge["x0"] > _LONG]
    columns: dict[int, list[tuple[float, float]]] = {}
    for edge in page.edges:
        if edge["orientation"] == "v":
            columns.setdefault(round(edge["x0"] / _SNAP), []).append((edge["top"], edge["bottom"]))
    ends: list[float] = []
    for pieces in columns.values():
        top, bottom = min(pieces)
        for above, below in sorted(pieces):
            if above > bottom + _THIN:
                ends += [top, bottom]
                top = above
            bottom = max(bottom, below)
        ends += [top, bottom]
    counted = {height: sum(abs(end - height) <= _SNAP for end in ends) for height in ends}
    found = [
        height
        for height, count in sorted(counted.items())
        if count >= _LEAST_RULES and all(abs(height - line) > _THIN for line in across)
    ]
    return _grid(found)


def _outside(line: PrintedLine, tables: Sequence[PrintedTable]) -> Iterator[PrintedWord]:
    return (w for w in line.words if not any(_holds(table.box, w) for table in tables))


def _holds(box: Box, word: PrintedWord) -> bool:
    """Return whether a word's middle lies in a box."""
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]


def _table(
    page: PlumberPage, found: PlumberTable, words: Sequence[PrintedWord]
) -> PrintedTable | None:
    left, top = page.cropbox[0] - page.mediabox[0], page.cropbox[1] - page.mediabox[1]
    boxes = [(b[0] - left, b[1] - top, b[2] - left, b[3] - top) for b in found.cells]
    across, down = _grid([b[0] for b in boxes]), _grid([b[1] for b in boxes])
    if len(across) < 2 or not boxes:
        return None
    outer = (
        min(b[0] for b in boxes),
        min(b[1] for b in boxes),
        max(b[2] for b in boxes),
        max(b[3] for b in boxes),
    )
    inside = [word for word in words if _holds(outer, word)]
    cells = [
        PrintedCell(_place(down, box[1]), _place(across, box[0]), box, _lines_in(box, inside))
        for box in boxes
    ]
    cells.sort(key=lambda cell: (cell.row, cell.column))
    text = "\n".join(line.text for cell in cells for line in cell.lines)
    if not text or _LAYOUT.search(text):
        return None
    return PrintedTable(outer, len(across), tuple(cells))


def _lines_in(box: Box, words: Sequence[PrintedWord]) -> tuple[PrintedLine, ...]:
    return tuple(lines_of([word for word in words if _holds(box, word)]))


def _grid(sides: Sequence[float]) -> list[float]:
    edges: list[float] = []
    for side in sorted(sides):
        if not edges or side - edges[-1] > _SNAP:
            edges.append(side)
    return edges


def _place(edges: Sequence[float], side: float) -> int:
    return min(range(len(edges)), key=lambda k: abs(edges[k] - side))
