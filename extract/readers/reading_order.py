"""Reading order: columns that stand side by side are read one after the other.

A letterhead has the issuer on the left and the motto on the right, the end of a document «Nơi
nhận» beside the signature: lines that run over the gutter between them are cut there. A row of
three or more pieces is a table without rules; it stays a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.readers.pdf_text import line_of
from extract.readers.printed import PrintedLine, PrintedWord

_WIDE = 1.9
"""Gap between columns in heights of a letter; justified text stays far below."""
_NARROW = 1.2
_GUTTER = 0.7
_MOST_WAITING = 12
_MARK = re.compile(r"(?:[\divxIVX]{1,4}|[a-zđ])?[.)\-–+•*·/]{0,2}")
_MOTTO = re.compile(r"C[ỘO]NG H(?:ÒA|OÀ|OA) X|Độc lập [-–—]")
"""The national motto, whose left neighbour in a narrow letterhead may stand close."""
_FOLLOWS = 1.9
"""Greatest distance, in heights of a letter, of the next line of the same column."""


@dataclass(slots=True)
class _Zone:
    """Two columns: `left` and `right` bound the gutter; the lines of both, top down."""

    left: float
    right: float
    lefts: list[PrintedLine] = field(default_factory=list)
    rights: list[PrintedLine] = field(default_factory=list)

    def side(self, piece: PrintedLine) -> int:
        """Return 0 for a piece of the left column, 1 for the right one, -1 for one in between."""
        gutter = _GUTTER * _height(piece)
        begins, ends = piece.box[0], piece.box[2]
        if ends <= self.left or begins < self.left < ends <= self.right - gutter:
            return 0
        if piece.box[0] >= self.right or piece.box[0] >= self.left + gutter:
            return 1
        return -1

    def sides(self, row: Sequence[PrintedLine]) -> list[int]:
        """Return the columns of a row's pieces, nothing for a row that is not of two columns."""
        sides = [self.side(piece) for piece in row]
        return [] if -1 in sides or (len(row) == 2 and sides != [0, 1]) else sides

    def add(self, row: Sequence[PrintedLine], *, first: bool = False) -> None:
        """Take a row in, at the end or as the first."""
        for piece, side in zip(row, self.sides(row), strict=True):
            column = self.rights if side else self.lefts
            column.insert(0 if first else len(column), piece)
            if side:
                self.right = min(self.right, piece.box[0])
            else:
                self.left = max(self.left, piece.box[2])


def in_reading_order(lines: Iterable[PrintedLine]) -> list[PrintedLine]:
    """Return the lines of a page in reading order, cut where they run over a gutter.

    «Số: 12/QĐ-UBND          An Bình, ngày 3 tháng 2 năm 2025» becomes two lines.
    """
    ordered = sorted(lines, key=lambda line: (line.box[3], line.box[0]))
    rows = [_pieces(line) for line in ordered if line.words]
    result: list[list[PrintedLine]] = []
    index = 0
    while index < len(rows):
        zone, behind = _zone_at(rows, index)
        if zone is None:
            result.append(rows[index])
            index += 1
            continue
        _take_above(zone, result)
        index = _take_below(zone, rows, behind)
        result += [[line] for line in (*zone.lefts, *zone.rights)]
    return [line for row in result for line in _whole(row)]


def _whole(row: list[PrintedLine]) -> list[PrintedLine]:
    return row if len(row) == 1 else [line_of([word for piece in row for word in piece.words])]


def _pieces(line: PrintedLine) -> list[PrintedLine]:
    """Return a line cut at its wide gaps if there is one; a list mark stays with its item."""
    for cut in range(1, len(line.words) - 1):
        if _MOTTO.match(" ".join(word.text for word in line.words[cut : cut + 3])):
            return [line_of(line.words[:cut]), line_of(line.words[cut:])]
    pieces: list[list[PrintedWord]] = []
    for word in line.words:
        wide = _WIDE * min(_height(line), 20.0)
        if pieces and (
            word.box[0] - pieces[-1][-1].box[2] < wide
            or _to_be_filled(pieces[-1][-1].text, word.text)
            or (len(pieces) == 1 and _is_mark(pieces[0]))
        ):
            pieces[-1].append(word)
        else:
            pieces.append([word])
    return [line_of(words) for words in pieces] if len(pieces) == 2 else [line]


def _to_be_filled(before: str, after: str) -> bool:
    """Return whether a gap is one to be filled in by hand: «Số:     /QĐ-UBND, ngày    tháng»."""
    return after[0] == "/" or after in ("tháng", "năm") or before in ("ngày", "tháng", "Số:", "số")


def _is_mark(words: Sequence[PrintedWord]) -> bool:
    return len(words) == 1 and bool(_MARK.fullmatch(words[0].text))


def _height(line: PrintedLine) -> float:
    return line.size or line.box[3] - line.box[1]


def _zone_at(rows: Sequence[list[PrintedLine]], index: int) -> tuple[_Zone | None, int]:
    """Return the columns that begin at a row, and the index behind what they took of the rows.

    They begin with a row cut in two, or with one that stands beside the next, shifted row.
    """
    row, behind = rows[index], index + 1
    following = rows[behind] if behind < len(rows) else []
    if len(row) == 2:
        zone = _Zone(row[0].box[2], row[1].box[0], [row[0]], [row[1]])
        goes_on = row[1].text[0].islower() and not (following and zone.sides(following))
        return (None if goes_on else zone), behind
    if len(following) != 1:
        return None, behind
    left, right = sorted((row[0], following[0]), key=lambda piece: piece.box[0])
    shared = min(left.box[3], right.box[3]) - max(left.box[1], right.box[1])
    gap = right.box[0] - left.box[2]
    if shared < 0.2 * _height(left) or gap < _WIDE * _height(left) or _is_mark(left.words):
        return None, behind
    return _Zone(left.box[2], right.box[0], [left], [right]), behind + 1


def _take_above(zone: _Zone, done: list[list[PrintedLine]]) -> None:
    """Take what stands above in the same two columns into the zone, from a right line on."""
    taken = 0
    highest = zone.rights[0]
    for back in range(1, min(len(done), _MOST_WAITING) + 1):
        row = done[-back]
        sides = zone.sides(row) if len(row) == 1 else []
        if not sides:
            break
        if sides == [1]:
            if not _heads(row[0], highest, zone.rights, close=taken == back - 1):
                break
            taken, highest = back, row[0]
    for _ in range(taken):
        zone.add(done.pop(), first=True)


def _heads(
    line: PrintedLine, below: PrintedLine, column: Sequence[PrintedLine], *, close: bool
) -> bool:
    """Return whether a line is the right column's, over `below`; `close` if it must be near."""
    left, right = min(p.box[0] for p in column), max(p.box[2] for p in column)
    near = below.box[3] - line.box[3] <= _FOLLOWS * _height(line) or not close
    return near and line.box[0] < right and line.box[2] > left and not line.text[0].islower()


def _take_below(zone: _Zone, rows: Sequence[list[PrintedLine]], index: int) -> int:
    """Take the following rows of both columns into the zone; return the index behind it.

    Rows of the left column alone count when the zone goes on below them, or when they follow
    closely in the same small print.
    """
    waiting: list[list[PrintedLine]] = []
    for ahead in range(index, len(rows)):
        row = _cut_at_gutter(zone, rows[ahead])
        sides = zone.sides(row)
        if not sides or len(waiting) > _MOST_WAITING:
            break
        waiting.append(row)
        closely = len(waiting) == 1 and zone.lefts and _follows(zone.lefts[-1], row[0])
        if 1 in sides or closely:
            for taken in waiting:
                zone.add(taken)
            index, waiting = ahead + 1, []
    return index


def _cut_at_gutter(zone: _Zone, row: list[PrintedLine]) -> list[PrintedLine]:
    """Return a line cut where its one somewhat wide gap lies on the zone's gutter."""
    if len(row) != 1 or zone.sides(row):
        return row
    words = row[0].words
    gaps = [(b.box[0] - a.box[2], k + 1) for k, (a, b) in enumerate(pairwise(words))]
    gap, cut = max(gaps, default=(0.0, 0))
    if gap < _NARROW * _height(row[0]):
        return row
    pieces = [line_of(words[:cut]), line_of(words[cut:])]
    return pieces if zone.sides(pieces) else row


def _follows(above: PrintedLine, line: PrintedLine) -> bool:
    """Return whether a line closely follows another in letters of the same size."""
    alike = abs(_height(line) - _height(above)) <= 0.12 * _height(line)
    return alike and 0 < line.box[3] - above.box[3] <= _FOLLOWS * _height(line)
