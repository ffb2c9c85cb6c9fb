"""Tables over pages: which pieces are one table, which rows repeat the head, which were torn."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from extract.readers.printed import PrintedCell, PrintedTable

Role = Literal["row", "head", "torn"]
_NEAR = 6.0
_OUTER = 12.0
_SERIAL_HEAD = re.compile(r"(?:s\.?tt|tt|số tt|số thứ tự)\.?", re.I)
_END = re.compile(r"[.;:!?]$")
_GOES_ON = re.compile(r"[,(\-–/&]$|\b(?:và|hoặc|của|các|với|tại|theo|về|cho|đến|từ)$")
_LEAST_SERIALS = 0.6
_MOST_HEAD = 4


@dataclass(frozen=True, slots=True)
class ChainRow:
    """A printed row: its cells (columns counted through the chain), its logical row, its role.

    «head» is a table's head printed again, «torn» the rest of the row before, over a page break.
    """

    row: int
    cells: tuple[PrintedCell, ...]
    role: Role = "row"


def text_of(cell: PrintedCell) -> str:
    """Return a cell's words in one line."""
    return " ".join(line.text for line in cell.lines)


def continues(above: PrintedTable, below: PrintedTable) -> bool:
    """Return whether a table goes on with another one, at the next page's top, by its columns."""
    if abs(above.box[0] - below.box[0]) > _OUTER or abs(above.box[2] - below.box[2]) > _OUTER:
        return False
    first, second = _edges([above]), _edges([below])
    few, many = sorted((first, second), key=len)
    if any(min(abs(x - y) for y in many) > _NEAR for x in few):
        return False
    ours, theirs = _rows(above), _rows(below)
    starts_anew = bool(theirs and _SERIAL_HEAD.fullmatch(text_of(theirs[0][0])))
    return not starts_anew or _alike(ours[0], theirs[0])


def chained(tables: Sequence[PrintedTable]) -> list[list[ChainRow]]:
    """Return the rows of one table's pieces, piece by piece, heads and torn rows recognised."""
    edges = _edges(tables)
    pieces = [[_placed(row, edges) for row in _rows(table)] for table in tables]
    result: list[list[ChainRow]] = []
    done: list[ChainRow] = []
    number = -1
    for index, rows in enumerate(pieces):
        repeated = _repeated(pieces[0], rows) if index else 0
        piece = [ChainRow(-1, row, "head") for row in rows[:repeated]]
        for at, row in enumerate(rows[repeated:]):
            torn = bool(index and at == 0 and done and _is_torn(done, row))
            number += not torn
            piece.append(ChainRow(number, row, "torn" if torn else "row"))
            done.append(piece[-1])
        result.append(piece)
    return result


def _edges(tables: Iterable[PrintedTable]) -> list[float]:
    """Return the left edges of the columns of all pieces."""
    edges: list[float] = []
    for left in sorted(cell.box[0] for table in tables for cell in table.cells):
        if not edges or left - edges[-1] > _NEAR:
            edges.append(left)
    return edges


def _rows(table: PrintedTable) -> list[tuple[PrintedCell, ...]]:
    cells = sorted(table.cells, key=lambda cell: (cell.row, cell.column))
    return [tuple(row) for _, row in groupby(cells, key=lambda cell: cell.row)]


def _placed(row: Sequence[PrintedCell], edges: Sequence[float]) -> tuple[PrintedCell, ...]:
    def column(cell: PrintedCell) -> int:
        return min(range(len(edges)), key=lambda k: abs(edges[k] - cell.box[0]))

    return tuple(replace(cell, column=column(cell)) for cell in row)


def _alike(one: Sequence[PrintedCell], other: Sequence[PrintedCell]) -> bool:
    def words(row: Sequence[PrintedCell]) -> list[str]:
        return ["".join(text_of(cell).casefold().split()) for cell in row]

    return words(one) == words(other) and any(words(one))


def _repeated(head: Sequence[Sequence[PrintedCell]], rows: Sequence[Sequence[PrintedCell]]) -> int:
    """Return how many of a piece's first rows repeat those of the whole table."""
    count = 0
    for one, other in zip(head[:_MOST_HEAD], rows, strict=False):
        if not _alike(one, other):
            break
        count += 1
    return count


def _is_torn(done: Sequence[ChainRow], row: Sequence[PrintedCell]) -> bool:
    """Return whether a piece's first row goes on with the row before the page break.

    Its serial number is empty where other rows have one, and the words of a cell go on.
    """
    first = {cell.column: text_of(cell) for cell in row}
    if first.get(0) or not any(first.values()):
        return False
    serials = [next((text_of(c) for c in old.cells if c.column == 0), "") for old in done]
    if sum(map(bool, serials)) < _LEAST_SERIALS * len(serials):
        return False
    last: dict[int, str] = {}
    for piece in done:
        if piece.row == done[-1].row:
            last |= {c.column: text_of(c) for c in piece.cells if text_of(c)}
    return any(_goes_on(last.get(column, ""), text) for column, text in first.items() if text)


def _goes_on(before: str, after: str) -> bool:
    if not before:
        return False
    begins = after.lstrip("\"'“‘([")[:1]
    if begins.islower():
        return not _END.search(before) and not re.match(r"[a-zđ][.)]", after)
    return bool(_GOES_ON.search(before))
