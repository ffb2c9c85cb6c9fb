"""Tables over pages: pieces that belong together, heads printed again, rows torn by the break."""

from __future__ import annotations

import pytest

from extract.readers.pdf_text import line_of
from extract.readers.printed import PrintedCell, PrintedTable, PrintedWord
from extract.readers.table_chain import chained, continues, text_of

HEAD = ["STT", "Nhiệm vụ", "Cơ quan chủ trì"]


def table(rows: list[list[str]], lefts: tuple[float, ...] = (70, 110, 400)) -> PrintedTable:
    """Return a table of cells 20 points high; the right edge is at 525."""
    edges = (*lefts, 525.0)
    cells = []
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            box = (edges[c], 100 + 20 * r, edges[c + 1], 120 + 20 * r)
            words = [PrintedWord(word, box) for word in text.split()]
            lines = tuple(line_of([word]) for word in words)
            cells.append(PrintedCell(r, c, box, lines))
    return PrintedTable((lefts[0], 100, 525, 100 + 20.0 * len(rows)), len(lefts), tuple(cells))


FIRST = table([HEAD, ["1", "Lập kế hoạch,", "Sở Y tế"], ["2", "Xây dựng đề án phát triển", "Sở X"]])


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        (table([["3", "Rà soát", "Sở Y tế"]]), True),
        # the head printed again
        (table([HEAD, ["3", "Rà soát", "Sở Y tế"]]), True),
        # fewer columns, where the rest of the piece is merged
        (table([["B", "Nhiệm vụ thường xuyên"]], (70, 110)), True),
        # a table of its own: other head, though the columns agree
        (table([["STT", "Chỉ tiêu", "Đơn vị"], ["1", "Thu ngân sách", "tỷ đồng"]]), False),
        # other columns
        (table([["3", "Rà soát", "Sở Y tế"]], (70, 200, 300)), False),
        # further in
        (table([["3", "Rà soát", "Sở Y tế"]], (120, 150, 400)), False),
    ],
)
def test_continues(below: PrintedTable, expected: bool) -> None:
    assert continues(FIRST, below) is expected


@pytest.mark.parametrize(
    ("first_row", "torn"),
    [
        (["", "du lịch cộng đồng", ""], True),
        # a list item below a task is a row, or at least no sentence going on
        (["", "a) Du lịch cộng đồng", ""], False),
        # a sentence of its own
        (["", "Báo cáo kết quả", ""], False),
        # a number makes a row
        (["3", "du lịch", ""], False),
        # nothing at all
        (["", "", ""], False),
    ],
)
def test_torn_rows(first_row: list[str], torn: bool) -> None:
    below = table([HEAD, first_row, ["4", "Rà soát", "Sở Y tế"]])
    rows = chained([FIRST, below])
    assert [row.role for row in rows[1]] == ["head", "torn" if torn else "row", "row"]
    assert [row.row for row in rows[1][1:]] == ([2, 3] if torn else [3, 4])


def test_a_list_of_bodies_goes_on_after_a_comma() -> None:
    above = table([HEAD, ["1", "Lập kế hoạch.", "Sở Y tế,"]])
    rows = chained([above, table([["", "", "Sở Tài chính"], ["2", "Rà soát", "Sở Y tế"]])])
    assert [(row.role, row.row) for row in rows[1]] == [("torn", 1), ("row", 2)]


def test_without_serial_numbers_no_row_is_torn() -> None:
    above = table([["", "Lập kế hoạch phát triển", "Sở Y tế"], ["", "Rà soát các", "Sở Y tế"]])
    assert chained([above, table([["", "dự án", ""]])])[1][0].role == "row"


def test_columns_of_all_pieces_are_counted_alike() -> None:
    """A row merged over two columns keeps its place in the grid of the whole table."""
    rows = chained([FIRST, table([["B", "Nhiệm vụ khác"]], (70, 400))])
    assert [(cell.column, text_of(cell)) for cell in rows[1][0].cells] == [
        (0, "B"),
        (2, "Nhiệm vụ khác"),
    ]
