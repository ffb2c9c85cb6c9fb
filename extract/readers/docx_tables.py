"""Tables of a DOCX: merged cells by the grid, and whether lines are drawn around the cells."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from dataclasses import replace

from extract.readers.docx_runs import style_of, unwrapped
from extract.readers.docx_styles import VAL, Styles, W, integer
from extract.readers.office_parts import MOST_COLUMNS, Block, Grid, GridCell

_SIDES = ("top", "left", "bottom", "right")
_ALIASES = {"left": "start", "right": "end"}
_NONE = ("nil", "none")


def read_table(
    table: ET.Element, styles: Styles, blocks_of: Callable[[ET.Element], tuple[Block, ...]]
) -> Grid:
    """Return a table's grid; `blocks_of` reads what is in a cell.

    A cell merged over rows (`w:vMerge`) or columns (`w:gridSpan`) stands once, at its first
    place; deleted rows are left out, a row that is to be repeated on each page stands once.
    """
    lines = _table_lines(table, styles)
    cells: list[GridCell] = []
    above: dict[int, int] = {}
    rows = [tr for tr in unwrapped(table) if tr.tag == W + "tr" and not _is_deleted(tr)]
    for row, tr in enumerate(rows):
        column = _span(tr.find(f"{W}trPr/{W}gridBefore"), least=0)
        begun: dict[int, int] = {}
        for tc in (child for child in unwrapped(tr) if child.tag == W + "tc"):
            properties = tc.find(W + "tcPr")
            width = _span(properties.find(W + "gridSpan") if properties is not None else None)
            if column + width > MOST_COLUMNS:
                break
            if _goes_on(properties, "hMerge") and cells and cells[-1].row == row:
                cells[-1] = replace(cells[-1], columns=cells[-1].columns + width)
            elif _goes_on(properties, "vMerge") and column in above:
                begun[column] = index = above[column]
                cells[index] = replace(cells[index], rows=row - cells[index].row + 1)
            else:
                begun[column] = len(cells)
                ruled = _is_ruled(properties, lines)
                cells.append(GridCell(row, column, blocks_of(tc), 1, width, ruled))
            column += width
        above = begun
    return Grid(tuple(cells))


def _is_deleted(tr: ET.Element) -> bool:
    return tr.find(f"{W}trPr/{W}del") is not None


def _span(element: ET.Element | None, least: int = 1) -> int:
    return max(least, integer(element) or least)


def _goes_on(properties: ET.Element | None, tag: str) -> bool:
    """Return whether a cell only continues the merged cell above or before it."""
    merge = properties.find(W + tag) if properties is not None else None
    return merge is not None and merge.get(VAL, "continue") == "continue"


def _table_lines(table: ET.Element, styles: Styles) -> dict[str, bool]:
    """Return which lines a table draws, by its own properties, then its style's."""
    properties = table.find(W + "tblPr")
    lines: dict[str, bool] = {}
    own = [properties] if properties is not None else []
    for source in (*own, *styles.chain(style_of(properties, "tblStyle"), "table")):
        for borders in (*source.iter(W + "tblBorders"), *source.iter(W + "tcBorders")):
            for side in borders:
                lines.setdefault(side.tag.removeprefix(W), side.get(VAL, "nil") not in _NONE)
    return lines


def _is_ruled(properties: ET.Element | None, lines: dict[str, bool]) -> bool:
    """Return whether two or more sides of a cell have lines, its own or the table's."""
    own = properties.find(W + "tcBorders") if properties is not None else None
    drawn = 0
    for side in _SIDES:
        inner = "insideH" if side in ("top", "bottom") else "insideV"
        shown = lines.get(inner, False)
        for border in own if own is not None else ():
            if border.tag in (W + side, W + _ALIASES.get(side, side)):
                shown = border.get(VAL, "nil") not in _NONE
        drawn += shown
    return drawn >= 2
