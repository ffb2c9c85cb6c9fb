"""Hints: what a file says of its text beside the words, carried along while the text is cleaned.

Tables, headings, footnotes and page furniture that a reader knows (`source.Content`) need not be
guessed from the lines. Cells and headings become private marks in the text; the kinds of lines
stay spans, which move as the text changes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.cleaning.markup import CELL, HARD, HEAD, TABLE_END
from extract.cleaning.offsets import Edit, Layer
from extract.source import Content, Span

_PARAGRAPHS = frozenset({"docx", "doc", "odt", "html"})
"""Formats of paragraphs, not of pages: a newline in a cell ends one, no line is a page number."""

_NEWLINE = re.compile(r"\n")

Place = tuple[int, int]
"""Row and column of a table's cell, from 0; rows count on over all tables of a document."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What is known of a text's lines.

    `places` gives the place of each `CELL` mark of the text, in order, and is empty where the
    marks are Markdown pipes; `covered` holds the places that a merged cell covers beside its
    first. `furniture` and `notes` are sorted spans of the text;
    `printed` says whether its lines may be those of pages, with numbers and running heads.
    """

    places: tuple[Place, ...] = ()
    covered: frozenset[Place] = frozenset()
    furniture: tuple[Span, ...] = ()
    notes: tuple[Span, ...] = ()
    printed: bool = True

    def moved(self, layer: Layer | None) -> Hints:
        """Return the hints for the text that a layer (which keeps the order) made."""
        if layer is None:
            return self
        return replace(
            self, furniture=_moved(self.furniture, layer), notes=_moved(self.notes, layer)
        )

    def kind(self, start: int, end: int) -> str:
        """Return what a line is by the hints: «furniture», «note», or «body»."""
        for kind, spans in (("furniture", self.furniture), ("note", self.notes)):
            index = bisect_right(spans, (start, end)) - 1
            near = spans[max(0, index) : index + 2]
            if any(first <= start and end <= last for first, last in near):
                return kind
        return "body"


def _moved(spans: Iterable[Span], layer: Layer) -> tuple[Span, ...]:
    return tuple((layer.arrival(start), layer.arrival(end)) for start, end in spans)


def hints_of(content: Content) -> Hints:
    """Return what a reader said of its text, in offsets of that text."""
    places: list[Place] = []
    covered: set[Place] = set()
    rows = 0
    for table in content.tables:
        inside = [(rows + cell.row, cell.column) for cell in table.cells]
        end = 1 + max((row for row, _ in inside), default=rows - 1)
        width = 1 + max((column for _, column in inside), default=-1)
        covered |= {(r, c) for r in range(rows, end) for c in range(width)}.difference(inside)
        places += inside
        rows = end
    furniture, notes = sorted(content.furniture), sorted(content.notes)
    printed = content.format not in _PARAGRAPHS
    return Hints(tuple(places), frozenset(covered), tuple(furniture), tuple(notes), printed)


def mark_hints(content: Content, edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield edits that put the marks of tables and headings into the text, between other `edits`.

    An edit inside a separator of cells («| ») gives way to the mark that replaces it, one that
    reaches into it (a run of spaces) is cut short.
    """
    marks = sorted([*_table_marks(content), *_head_marks(content)])
    waiting = iter(marks)
    mark = next(waiting, None)
    done = 0
    for start, end, meant in edits:
        while mark and mark[0] <= start:
            yield mark
            done, mark = mark[1], next(waiting, None)
        left, right = max(start, done), min(end, mark[0]) if mark else end
        if left < right:
            yield (left, right, meant)
    while mark:
        yield mark
        mark = next(waiting, None)


def _table_marks(content: Content) -> Iterator[Edit]:
    for table in content.tables:
        position, mark = table.start, HARD + CELL
        for cell in table.cells:
            yield (position, cell.start, mark)
            if content.format in _PARAGRAPHS:
                breaks = _NEWLINE.finditer(content.text, cell.start, cell.end)
                yield from ((b.start(), b.end(), HARD) for b in breaks)
            position, mark = cell.end, CELL
        if table.cells:
            yield (position, table.end, HARD + TABLE_END)


def _head_marks(content: Content) -> Iterator[Edit]:
    inside = sorted((table.start, table.end) for table in content.tables)
    for start, _ in content.heads:
        index = bisect_right(inside, (start, start)) - 1
        if index < 0 or start >= inside[index][1]:
            yield (start, start, HARD + HEAD)
