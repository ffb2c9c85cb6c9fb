"""Tables that only lay out a page, told from tables of data, and the order they are read in."""

from __future__ import annotations

import pytest

from extract.readers.office_layout import in_reading_order, is_layout
from extract.readers.office_parts import Grid, GridCell, Paragraph


def grid(*rows: str, ruled: bool = False) -> Grid:
    """Return a grid of rows «ô | ô»; «<» goes on with the cell before."""
    cells: list[GridCell] = []
    for row, line in enumerate(rows):
        for column, text in enumerate(line.split("|")):
            if text.strip() == "<":
                last = cells.pop()
                cells.append(GridCell(row, last.column, last.blocks, 1, last.columns + 1, ruled))
            else:
                lines = tuple(Paragraph(t) for t in text.strip().split("/"))
                cells.append(GridCell(row, column, lines, ruled=ruled))
    return Grid(tuple(cells))


MOTTO = "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM/Độc lập - Tự do - Hạnh phúc"
TABLES = [
    # letterheads, the last with lines all the same
    (grid(f"SỞ Y TẾ | {MOTTO}", "Số: 5/KH-SYT | Hòa Lam, ngày 3 tháng 4 năm 2026"), True),
    (grid("ĐẢNG BỘ XÃ | ĐẢNG CỘNG SẢN VIỆT NAM", "* | ngày 3/4", "a | b", ruled=True), True),
    # the closing
    (grid("Nơi nhận:/- Như Điều 3; | KT. GIÁM ĐỐC/PHÓ GIÁM ĐỐC", " | Lò Thị Mây"), True),
    # a frame, and one column
    (grid("Ghi chú | Lưu ý", ruled=True), True),
    (grid("Một", "Hai", "Ba", ruled=True), True),
    # two signers side by side
    (grid("ĐẠI DIỆN BÊN A | ĐẠI DIỆN BÊN B", "Vi Văn Pao | Tòng Thị Ón"), True),
    # tables of data: with lines; by their heading, serial numbers, or shape
    (grid("Xã | Số hộ", "Mường Lè | 312", ruled=True), False),
    (grid("STT | Nhiệm vụ", "1 | Lập đề án", "2 | Trình duyệt"), False),
    (grid("Số | Việc", "1. | Lập đề án", "2. | Trình duyệt"), False),
    (grid("Xã | Hộ | Vốn", "Mường Lè | 312 | 4,5", "Nậm Cuổi | 98 | 1,2"), False),
    # a body of the motto's name in a long table of data is no letterhead
    (grid("Tên | Cấp", *["Nơi nhận: | x"] * 7, ruled=True), False),
]


@pytest.mark.parametrize(("table", "expected"), TABLES)
def test_layout(table: Grid, expected: bool) -> None:
    assert is_layout(table) is expected


ORDERS = [
    # the left column first
    (grid("a | c", "b | d"), "a b c d"),
    # between rows that go all across
    (grid("tiêu đề | <", "a | c", "b | d", "cuối | <", "e | f"), "tiêu đề a b c d cuối e f"),
    # long: row by row
    (grid(*[f"x{i} | y{i}" for i in range(7)]), " ".join(f"x{i} y{i}" for i in range(7))),
]


@pytest.mark.parametrize(("table", "order"), ORDERS)
def test_reading_order(table: Grid, order: str) -> None:
    assert " ".join(cell.text for cell in in_reading_order(table)) == order
