"""Ruled tables of PDF pages: which pages have any, which cells, and what is no table."""

from __future__ import annotations

from contextlib import closing

import pypdfium2
import pytest
from pdfs import LEFT, Sheet, letterhead

from extract.readers.pdf import read
from extract.readers.pdf_tables import has_rules
from extract.source import Content, Limits

HEAD = ["STT", "Nhiệm vụ", "Cơ quan chủ trì"]
WIDTHS = [40.0, 220.0, 160.0]


def cells(content: Content) -> list[tuple[int, int, str]]:
    """Return row, column and words of the cells of all tables."""
    return [
        (cell.row, cell.column, content.text[cell.start : cell.end])
        for table in content.tables
        for cell in table.cells
    ]


def rules(data: bytes) -> bool:
    """Return whether the first page has rules."""
    document = pypdfium2.PdfDocument(data)
    with closing(document), closing(document[0]) as page:
        return has_rules(page)


def test_pages_with_rules() -> None:
    sheet = Sheet()
    sheet.table(100, WIDTHS, [HEAD])
    assert rules(sheet.bytes())


def test_a_rule_under_the_issuer_is_no_table() -> None:
    sheet = Sheet()
    letterhead(sheet)
    sheet.pdf.line(110, 80, 160, 80)
    sheet.pdf.line(330, 80, 450, 80)
    sheet.pdf.line(LEFT, 700, 200, 700)
    assert not rules(sheet.bytes())


def test_cells_by_row_and_column() -> None:
    sheet = Sheet()
    sheet.print(LEFT, 80, "Phụ lục phân công nhiệm vụ")
    sheet.table(100, WIDTHS, [HEAD, ["1", "Xây dựng đề án\nphát triển", "Sở Tài chính"]])
    sheet.print(LEFT, 190, "Ghi chú: báo cáo trước ngày 30.")
    content = read(sheet.bytes(), "a.pdf", Limits())
    assert cells(content) == [
        (0, 0, "STT"),
        (0, 1, "Nhiệm vụ"),
        (0, 2, "Cơ quan chủ trì"),
        (1, 0, "1"),
        (1, 1, "Xây dựng đề án\nphát triển"),
        (1, 2, "Sở Tài chính"),
    ]
    assert content.text.startswith("Phụ lục phân công nhiệm vụ\n\n| STT | Nhiệm vụ |")
    assert content.text.endswith("|\n\nGhi chú: báo cáo trước ngày 30.")


def test_merged_cells_stand_once() -> None:
    sheet = Sheet()
    sheet.table(100, WIDTHS, [HEAD, ["A", "Nhiệm vụ thường xuyên", None], ["1", "Rà soát", "Sở Y"]])
    content = read(sheet.bytes(), "a.pdf", Limits())
    assert [found for found in cells(content) if found[0] == 1] == [
        (1, 0, "A"),
        (1, 1, "Nhiệm vụ thường xuyên"),
    ]
    assert "| A | Nhiệm vụ thường xuyên |  |" in content.text


def test_a_table_over_pages_with_its_head_and_a_torn_row() -> None:
    sheet = Sheet()
    sheet.table(700, WIDTHS, [HEAD, ["1", "Xây dựng đề án phát triển", "Sở Tài chính"]])
    sheet.turn()
    sheet.print(290, 40, "2")
    sheet.table(60, WIDTHS, [HEAD, ["", "du lịch cộng đồng.", ""], ["2", "Rà soát", "Sở Y tế"]])
    content = read(sheet.bytes(), "a.pdf", Limits())
    assert len(content.tables) == 1
    assert [found for found in cells(content) if found[1] == 1] == [
        (0, 1, "Nhiệm vụ"),
        (1, 1, "Xây dựng đề án phát triển"),
        (1, 1, "du lịch cộng đồng."),
        (2, 1, "Rà soát"),
    ]
    marked = [content.text[start:end] for start, end in content.furniture]
    assert marked == ["2", "| STT | Nhiệm vụ | Cơ quan chủ trì |"]


def test_a_row_left_open_by_the_page_break() -> None:
    """The first row of a page has no line above it: its words are cells all the same."""
    sheet = Sheet()
    for x in (70, 110, 330, 490):
        sheet.pdf.line(x, 60, x, 160)
    for y in (90, 125, 160):
        sheet.pdf.line(70, y, 490, y)
    for x, words in ((75, "7"), (115, "Rà soát quy hoạch"), (335, "Sở Xây dựng")):
        for y in (80, 110, 145):
            sheet.print(x, y, words, 9)
    content = read(sheet.bytes(), "a.pdf", Limits())
    assert len(cells(content)) == 9
    assert (0, 1, "Rà soát quy hoạch") in cells(content)


@pytest.mark.parametrize(
    "rows",
    [
        # a letterhead and a signature laid out as ruled tables
        [["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"], ["Số: 3", "Ngày 4"]],
        [["Nơi nhận:\n- Như Điều 3;", "CHỦ TỊCH"], ["- Lưu: VT.", "Trần Văn Bình"]],
        # a frame around a paragraph
        [["Thời hạn báo cáo là ngày 30"], ["hằng tháng"]],
    ],
)
def test_layout_is_no_table(rows: list[list[str]]) -> None:
    sheet = Sheet()
    sheet.table(100, [220.0] * len(rows[0]), rows)
    content = read(sheet.bytes(), "a.pdf", Limits())
    assert content.tables == ()
    assert "|" not in content.text
    assert rows[0][0].split("\n")[0] in content.text
