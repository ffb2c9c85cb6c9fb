"""Tables of an ODT: merged cells by the grid, and whether lines are drawn around the cells."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator

from extract.readers.odt_styles import TABLE, Styles, number_of
from extract.readers.office_parts import MOST_COLUMNS, Block, Grid, GridCell

_GROUPS = (TABLE + "table-header-rows", TABLE + "table-rows", TABLE + "table-row-group")
_CELL = TABLE + "table-cell"
_COVERED = TABLE + "covered-table-cell"


def read_table(
    table: ET.Element, styles: Styles, blocks_of: Callable[[ET.Element], tuple[Block, ...]]
) -> Grid:
    """Return a table's grid; `blocks_of` reads what is in a cell. Covered cells are left out.

    Rows and cells that say they are repeated (only spreadsheets do) are read once.
    """
    cells: list[GridCell] = []
    for row, tr in enumerate(_rows(table)):
        cells += _row(tr, row, styles, blocks_of)
    return Grid(tuple(cells))


def _rows(container: ET.Element) -> Iterator[ET.Element]:
    for child in container:
        if child.tag == TABLE + "table-row":
            yield child
        elif child.tag in _GROUPS:
            yield from _rows(child)


def _row(
    tr: ET.Element,
    row: int,
    styles: Styles,
    blocks_of: Callable[[ET.Element], tuple[Block, ...]],
) -> Iterator[GridCell]:
    column = 0
    default = tr.get(TABLE + "default-cell-style-name", "")
    for cell in (c for c in tr if c.tag in (_CELL, _COVERED)):
        repeated = number_of(cell, TABLE + "number-columns-repeated", default=1, most=MOST_COLUMNS)
        if cell.tag == _CELL and column < MOST_COLUMNS:
            most = MOST_COLUMNS - column
            width = number_of(cell, TABLE + "number-columns-spanned", default=1, most=most)
            rows = number_of(cell, TABLE + "number-rows-spanned", default=1, most=10**6)
            ruled = styles.is_ruled(cell.get(TABLE + "style-name", default))
            yield GridCell(row, column, blocks_of(cell), max(1, rows), max(1, width), ruled)
        column += max(1, repeated)
