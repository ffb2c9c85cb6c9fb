"""Blocks written down: gaps, page breaks, tables with exact cells, notes, furniture, titles."""

from __future__ import annotations

import pytest

from extract.readers.office_parts import Block, Grid, GridCell, Paragraph
from extract.readers.office_text import compose


def ruled(*cells: tuple[int, int, str]) -> Grid:
    return Grid(tuple(GridCell(r, c, (Paragraph(t),), ruled=True) for r, c, t in cells))


TABLE = ruled((0, 0, "TT"), (0, 1, "Việc"), (1, 0, "1"), (1, 1, ""))
TEXTS: list[tuple[list[Block], str]] = [
    # a paragraph a line; empty ones are one blank line, none at the ends
    ([Paragraph(""), Paragraph("a"), Paragraph(""), Paragraph(" "), Paragraph("b"), Paragraph("")],
     "a\n\nb"),
    # page breaks: between, within, beside empty paragraphs, at the very beginning
    ([Paragraph("\fa"), Paragraph("b\fc"), Paragraph(""), Paragraph("\f"), Paragraph("d")],
     "a\nb\fc\fd"),
    # a table: rows with pipes, a blank line behind
    ([Paragraph("Phụ lục"), TABLE, Paragraph("sau")],
     "Phụ lục\n| TT | Việc |\n| 1 |  |\n\nsau"),
    # a layout table: lines
    ([ruled((0, 0, "SỞ Y TẾ"), (0, 1, "Ngày 3/4")), Paragraph("sau")],
     "SỞ Y TẾ\n\nNgày 3/4\n\nsau"),
]  # fmt: skip


@pytest.mark.parametrize(("blocks", "text"), TEXTS)
def test_text(blocks: list[Block], text: str) -> None:
    assert compose(blocks, "docx").text == text


def test_spans() -> None:
    inner = Grid((GridCell(0, 0, (Paragraph("lồng"),)), GridCell(0, 1, (Paragraph("nhau"),))))
    note = Paragraph("1 Gồm 12 xã.", kind="note")
    table = Grid(
        (
            GridCell(0, 0, (Paragraph("TT"),), rows=2, ruled=True),
            GridCell(0, 1, (Paragraph("a"), note, Paragraph("b\fc", "-")), ruled=True),
            GridCell(1, 1, (inner,), ruled=True),
        )
    )
    blocks = [Paragraph("Mục lớn", head=True), table, Paragraph("- 1 -", kind="furniture")]
    content = compose(blocks, "odt", remarks=["Ghi chú."])
    text = content.text
    assert text == "Mục lớn\n| TT | a\n- b\nc |\n|  | lồng\nnhau |\n\n1 Gồm 12 xã.\n\n- 1 -"
    [found] = content.tables
    assert text[found.start : found.end] == "| TT | a\n- b\nc |\n|  | lồng\nnhau |"
    assert [(c.row, c.column, text[c.start : c.end]) for c in found.cells] == [
        (0, 0, "TT"),
        (0, 1, "a\n- b\nc"),
        (1, 1, "lồng\nnhau"),
    ]
    spans = (content.heads, content.notes, content.furniture)
    assert [[text[s:e] for s, e in one] for one in spans] == [
        ["Mục lớn"],
        ["1 Gồm 12 xã."],
        ["- 1 -"],
    ]
    assert (content.format, content.remarks) == ("odt", ("Ghi chú.",))


TITLES = [
    ("Kế hoạch phòng chống hạn 2026", True),
    # what programs put there by themselves
    ("Microsoft Word - ke hoach moi", False),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", False),
    ("ỦY BAN NHÂN DÂN XÃ", False),
    ("ke hoach ban cuoi.docx", False),
    ("KH", False),
    ("", False),
]


@pytest.mark.parametrize(("title", "tells"), TITLES)
def test_titles(title: str, tells: bool) -> None:
    content = compose([Paragraph("Uỷ ban nhân dân xã Mường Lè")], "docx", title=title)
    assert dict(content.metadata) == ({"title": title} if tells else {})
