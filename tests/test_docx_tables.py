"""Tables of Word files: the grid of merged cells, deleted rows, lines by cell, table and style."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from docx import Document
from offices import element, p

from extract.readers.docx_styles import Styles
from extract.readers.docx_tables import read_table
from extract.readers.office_parts import Block, Grid, Paragraph

STYLES = Styles(Document().styles.element)


def blocks(cell: ET.Element) -> tuple[Block, ...]:
    return (Paragraph("".join(cell.itertext()).strip()),)


def grid(rows: str, properties: str = "") -> Grid:
    table = element("tbl", f"<w:tblPr>{properties}</w:tblPr>{rows}")
    return read_table(table, STYLES, blocks)


def tr(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def tc(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


WIDE, TALL = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>'
ON = "<w:vMerge/>"
GRIDS = [
    # row, column, rows, columns, text
    (tr(tc("a", WIDE), tc("b")) + tr(tc("c"), tc("d"), tc("e")),
     [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d"),
      (1, 2, 1, 1, "e")]),
    (tr(tc("a", TALL), tc("b")) + tr(tc("", ON), tc("c")) + tr(tc("", ON), tc("d")),
     [(0, 0, 3, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c"), (2, 1, 1, 1, "d")]),
    # over rows and columns at once; the old way of merging columns
    (tr(tc("a", WIDE + TALL), tc("b")) + tr(tc("", WIDE + ON), tc("c")),
     [(0, 0, 2, 2, "a"), (0, 2, 1, 1, "b"), (1, 2, 1, 1, "c")]),
    (tr(tc("a", '<w:hMerge w:val="restart"/>'), tc("", "<w:hMerge/>"), tc("b")),
     [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b")]),
    # a cell that goes on from nothing is a cell; a row that begins late
    (tr(tc("a", ON), tc("b")) + tr(tc("c"), properties='<w:gridBefore w:val="1"/>'),
     [(0, 0, 1, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c")]),
    # a deleted row; a row and a cell in content controls
    (tr(tc("a"), properties='<w:del w:id="1" w:author="x"/>')
     + f"<w:sdt><w:sdtContent>{tr(tc('b'))}</w:sdtContent></w:sdt>"
     + tr(f"<w:sdt><w:sdtContent>{tc('c')}</w:sdtContent></w:sdt>"),
     [(0, 0, 1, 1, "b"), (1, 0, 1, 1, "c")]),
    # a span that no table has ends its row
    (tr(tc("a"), tc("b", '<w:gridSpan w:val="999999999"/>')), [(0, 0, 1, 1, "a")]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "cells"), GRIDS)
def test_grids(rows: str, cells: list[tuple[int, int, int, int, str]]) -> None:
    found = [(c.row, c.column, c.rows, c.columns, c.text) for c in grid(rows).cells]
    assert found == cells


INSIDE = '<w:tblBorders><w:insideH w:val="single"/><w:insideV w:val="{}"/></w:tblBorders>'
EDGES = '<w:tcBorders><w:top w:val="{0}"/><w:start w:val="{0}"/><w:bottom w:val="{0}"/>' \
    '<w:end w:val="{0}"/></w:tcBorders>'  # fmt: skip
RULED = [
    ("", "", False),
    # the table's own lines, its style's, and a style without
    (INSIDE.format("single"), "", True),
    ('<w:tblStyle w:val="TableGrid"/>', "", True),
    ('<w:tblStyle w:val="TableNormal"/>', "", False),
    # own lines set before those of the style
    ('<w:tblStyle w:val="TableGrid"/>' + INSIDE.format("nil").replace("single", "none"), "", False),
    # lines of the cells, and cells that take the table's away
    ("", EDGES.format("single"), True),
    ('<w:tblStyle w:val="TableGrid"/>', EDGES.format("nil"), False),
    # one line under the heading makes no table
    ("", '<w:tcBorders><w:bottom w:val="single"/></w:tcBorders>', False),
]


@pytest.mark.parametrize(("table", "cell", "ruled"), RULED)
def test_ruled(table: str, cell: str, ruled: bool) -> None:
    assert grid(tr(tc("a", cell), tc("b", cell)), table).ruled is ruled
