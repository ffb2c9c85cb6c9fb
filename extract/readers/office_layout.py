"""Tables that only lay out a page: the letterhead, «Nơi nhận» beside the signature.

Offices put issuer and motto, number and date side by side in tables without lines. They are no
tables of data: their cells are read as plain lines, the left column first.
"""

from __future__ import annotations

import re
from itertools import groupby

from extract.folding import fold
from extract.readers.office_parts import Grid, GridCell

_LETTERHEAD = re.compile(
    r"^(?:cong hoa xa hoi chu nghia viet nam|dang cong san viet nam|doc lap ?[-–—] ?tu do ?[-–—].*"
    r"|noi nhan ?:?|kinh gui ?:.*)$",
    re.M,
)
_HEADER = re.compile(r"^(?:stt|tt|so thu tu|so tt)\.?$")
_SERIAL = re.compile(r"(?:\d{1,3}|[ivx]{1,5}|[a-z])[.)]?")
_FRAME = 6
"""A letterhead or a closing has no more rows."""


def is_layout(grid: Grid) -> bool:
    """Return whether a table only lays out the page.

    So do a frame around text (one row or one column), what has the national motto or «Nơi nhận:»
    in a cell, and a table without lines, unless it has a heading «STT», serial numbers in its
    first column, or is filled in three columns or more.
    """
    if grid.rows < 2 or grid.columns < 2:
        return True
    texts = [fold(cell.text) for cell in grid.cells]
    if grid.rows <= _FRAME and any(_LETTERHEAD.search(text) for text in texts):
        return True
    if grid.ruled:
        return False
    if any(_HEADER.match(fold(c.text)) for c in grid.cells if c.row < 2 and c.column == 0):
        return False
    first = [fold(c.text) for c in grid.cells if c.column == 0 and c.row > 0]
    if len(first) > 1 and all(_SERIAL.fullmatch(text) for text in first):
        return False
    filled = sum(bool(text) for text in texts)
    return grid.rows < 3 or grid.columns < 3 or 10 * filled < 7 * len(texts)


def in_reading_order(grid: Grid) -> list[GridCell]:
    """Return the cells of a layout table, column by column between rows that go all across.

    A long table without letterhead is read row by row, as «Thời gian: | 8 giờ» means it.
    """
    if grid.rows > _FRAME:
        return sorted(grid.cells, key=lambda cell: (cell.row, cell.column))
    across = {c.row for c in grid.cells if c.columns == grid.columns and grid.columns > 1}
    ordered: list[GridCell] = []
    band = 0
    bands = {}
    for row in range(grid.rows):
        band += row in across or row - 1 in across
        bands[row] = band
    for _, cells in groupby(sorted(grid.cells, key=lambda c: c.row), key=lambda c: bands[c.row]):
        ordered += sorted(cells, key=lambda cell: (cell.column, cell.row))
    return ordered
