"""Tables of OpenDocument texts: merged and covered cells, header rows, cells said to repeat."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest
from offices import ODF

from extract.readers.odt_styles import Styles
from extract.readers.odt_tables import read_table
from extract.readers.office_parts import Block, Paragraph


def blocks(cell: ET.Element) -> tuple[Block, ...]:
    return (Paragraph("".join(cell.itertext())),)


def tr(*cells: str, more: str = "") -> str:
    return f"<table:table-row{more}>{''.join(cells)}</table:table-row>"


def tc(text: str, more: str = "") -> str:
    return f"<table:table-cell{more}>{text}</table:table-cell>"


WIDE = ' table:number-columns-spanned="2"'
TALL = ' table:number-rows-spanned="2"'
COVERED = "<table:covered-table-cell/>"
TABLES = [
    # row, column, rows, columns, text
    (tr(tc("a", WIDE), COVERED, tc("b")) + tr(tc("c"), tc("d"), tc("e")),
     [(0, 0, 1, 2, "a"), (0, 2, 1, 1, "b"), (1, 0, 1, 1, "c"), (1, 1, 1, 1, "d"),
      (1, 2, 1, 1, "e")]),
    (tr(tc("a", TALL), tc("b")) + tr(COVERED, tc("c")),
     [(0, 0, 2, 1, "a"), (0, 1, 1, 1, "b"), (1, 1, 1, 1, "c")]),
    # header rows and groups of rows
    ("<table:table-header-rows>" + tr(tc("TT")) + "</table:table-header-rows>"
     "<table:table-rows>" + tr(tc("1")) + "</table:table-rows>",
     [(0, 0, 1, 1, "TT"), (1, 0, 1, 1, "1")]),
    # covered cells in one, and numbers that no table has
    (tr(tc("a", ' table:number-columns-spanned="3"'),
        '<table:covered-table-cell table:number-columns-repeated="2"/>', tc("b")),
     [(0, 0, 1, 3, "a"), (0, 3, 1, 1, "b")]),
    (tr(tc("a", ' table:number-columns-repeated="999999999"'), tc("b"),
        more=' table:number-rows-repeated="999999999"'), [(0, 0, 1, 1, "a")]),
    (tr(tc("a", ' table:number-columns-spanned="999999999"')), [(0, 0, 1, 256, "a")]),
]  # fmt: skip


@pytest.mark.parametrize(("rows", "cells"), TABLES)
def test_tables(rows: str, cells: list[tuple[int, int, int, int, str]]) -> None:
    table = ET.fromstring(f"<table:table {ODF}>{rows}</table:table>")  # noqa: S314 - our own
    found = read_table(table, Styles(), blocks).cells
    assert [(c.row, c.column, c.rows, c.columns, c.text) for c in found] == cells
