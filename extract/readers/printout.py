"""A printout: printed pages put together to one text that knows its pages, words and tables.

Used by every reader of pages, those of a PDF's text layer and those of an OCR engine.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from extract.cleaning.doubt import doubt
from extract.readers.page_furniture import Furniture, find_furniture
from extract.readers.printed import PrintedLine, PrintedPage, PrintedTable
from extract.readers.reading_order import in_reading_order
from extract.readers.table_chain import ChainRow, chained, continues
from extract.source import Cell, Content, Page, Span, Table, Word

_GAP = 1.3
"""A gap this many times the usual distance of lines is printed as a blank line."""
_WIDEST = 1.8
"""Distance of lines above which they no longer look like one paragraph, in heights of a letter."""

Item = PrintedLine | PrintedTable


def assemble(pages: Sequence[PrintedPage], kind: str) -> Content:
    """Return the content of printed pages; `kind` is its format («pdf», «image»).

    The pages' lines may come in any order and may run over the gutter of two columns
    (letterhead, «Nơi nhận» beside the signature): they are cut there and put into reading order.
    A page of `how="blank"` has no lines. Text, pages (with their doubt), words, tables, notes and
    furniture are filled in; metadata and remarks are left to the caller
    (`dataclasses.replace(content, metadata=…, remarks=…)`).
    """
    ordered = [replace(page, lines=tuple(_ordered(page))) for page in pages]
    furniture = find_furniture(ordered)
    rows = _chains(ordered, furniture)
    writer = _Writer()
    found: list[Page] = []
    for page, known in zip(ordered, furniture, strict=True):
        if found:
            writer.put("\f")
        start = writer.length
        _write_page(writer, page, known, rows)
        text = writer.since(start)
        found.append(
            Page(
                number=page.number,
                start=start,
                end=writer.length,
                width=page.width,
                height=page.height,
                how=page.how,
                doubtful=round(doubt(text), 4),
                engine=page.engine,
                why=page.why,
            )
        )
    return Content(
        text=writer.since(0),
        format=kind,
        pages=tuple(found),
        words=tuple(writer.words),
        tables=tuple(writer.tables()),
        notes=tuple(writer.notes),
        furniture=tuple(writer.furniture),
    )


def _ordered(page: PrintedPage) -> list[PrintedLine]:
    """Return the lines in reading order, those between two tables by themselves."""
    bands: list[list[PrintedLine]] = [[] for _ in range(len(page.tables) + 1)]
    tops = sorted(table.box[1] for table in page.tables)
    for line in page.lines:
        middle = (line.box[1] + line.box[3]) / 2
        bands[sum(top < middle for top in tops)].append(line)
    return [line for band in bands for line in in_reading_order(band)]


def _items(page: PrintedPage) -> list[Item]:
    """Return lines and tables in reading order."""
    items: list[Item] = list(page.lines)
    for table in sorted(page.tables, key=lambda t: -t.box[1]):
        behind = [k for k, it in enumerate(items) if _middle(it) > table.box[1]]
        items.insert(min(behind, default=len(items)), table)
    return items


def _middle(item: Item) -> float:
    return (item.box[1] + item.box[3]) / 2


def _chains(
    pages: Sequence[PrintedPage], furniture: Sequence[Furniture]
) -> dict[int, tuple[int, list[ChainRow]]]:
    """Return for each printed table (by `id`) the number of its chain, and its rows."""
    chains: list[list[PrintedTable]] = []
    open_table: PrintedTable | None = None
    for page, known in zip(pages, furniture, strict=True):
        apart = known.marked | known.notes
        body = [item for item in _items(page) if id(item) not in apart]
        for index, item in enumerate(body):
            if isinstance(item, PrintedTable):
                if index == 0 and open_table and continues(open_table, item):
                    chains[-1].append(item)
                else:
                    chains.append([item])
        if body:
            open_table = body[-1] if isinstance(body[-1], PrintedTable) else None
    return {
        id(table): (number, rows)
        for number, chain in enumerate(chains)
        for table, rows in zip(chain, chained(chain), strict=True)
    }


@dataclass(slots=True)
class _Writer:
    """The text while it is written, and what is known of its places."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    words: list[Word] = field(default_factory=list)
    notes: list[Span] = field(default_factory=list)
    furniture: list[Span] = field(default_factory=list)
    cells: dict[int, list[Cell]] = field(default_factory=dict)
    spans: dict[int, Span] = field(default_factory=dict)

    def put(self, text: str) -> None:
        """Write down a text."""
        self.parts.append(text)
        self.length += len(text)

    def since(self, start: int) -> str:
        """Return what was written from a place on."""
        if len(self.parts) > 1:
            self.parts = ["".join(self.parts)]
        return self.parts[0][start:] if self.parts else ""

    def line(self, line: PrintedLine, page: int) -> Span:
        """Write a line's words, with single spaces."""
        start = self.length
        for index, word in enumerate(line.words):
            if index:
                self.put(" ")
            self.words.append(Word(self.length, self.length + len(word.text), page, word.box))
            self.put(word.text)
        return start, self.length

    def tables(self) -> list[Table]:
        """Return the tables, pieces on several pages put together."""
        return [Table(*self.spans[k], tuple(cells)) for k, cells in sorted(self.cells.items())]


def _write_page(
    writer: _Writer,
    page: PrintedPage,
    known: Furniture,
    rows: dict[int, tuple[int, list[ChainRow]]],
) -> None:
    items = _items(page)
    usual = _usual_distance(page.lines)
    for index, item in enumerate(items):
        if index:
            apart = _apart(items[index - 1], item, known, usual)
            writer.put("\n\n" if apart else "\n")
        if isinstance(item, PrintedTable):
            _write_table(writer, page.number, *rows[id(item)])
            continue
        span = writer.line(item, page.number)
        if id(item) in known.marked:
            writer.furniture.append(span)
        elif id(item) in known.notes:
            writer.notes.append(span)


def _usual_distance(lines: Sequence[PrintedLine]) -> float:
    """Return the distance of lines of one paragraph, in heights of a letter."""
    steps = sorted(
        (b.box[3] - a.box[3]) / a.size
        for a, b in pairwise(lines)
        if a.size and 0.5 * a.size < b.box[3] - a.box[3] < 3 * a.size
    )
    return min(steps[len(steps) // 4], _WIDEST) if steps else _WIDEST


def _apart(above: Item, below: Item, known: Furniture, usual: float) -> bool:
    """Return whether a visible gap, or the edge of a table, column or footnotes, is between."""
    if isinstance(above, PrintedTable) or isinstance(below, PrintedTable):
        return True
    for kind in (known.marked, known.notes):
        if (id(above) in kind) != (id(below) in kind):
            return True
    step = below.box[3] - above.box[3]
    return step < 0 or step > _GAP * usual * max(above.size, 1.0)


def _write_table(writer: _Writer, page: int, chain: int, rows: Sequence[ChainRow]) -> None:
    """Write the rows of a table, «| cell | cell |», a place under a merged cell empty."""
    start = writer.length
    columns = 1 + max((cell.column for row in rows for cell in row.cells), default=0)
    cells = writer.cells.setdefault(chain, [])
    for index, row in enumerate(rows):
        if index:
            writer.put("\n")
        begin = writer.length
        at = {cell.column: cell for cell in row.cells}
        for column in range(columns):
            writer.put("| " if column == 0 else " | ")
            first = writer.length
            if column in at:
                for number, line in enumerate(at[column].lines):
                    if number:
                        writer.put("\n")
                    writer.line(line, page)
                if row.role != "head":
                    cells.append(Cell(first, writer.length, row.row, column))
        writer.put(" |")
        if row.role == "head":
            writer.furniture.append((begin, writer.length))
    first = writer.spans[chain][0] if chain in writer.spans else start
    writer.spans[chain] = (first, writer.length)
