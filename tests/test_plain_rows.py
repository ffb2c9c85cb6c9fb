"""Rows of plain tables."""

from __future__ import annotations

import pytest

from extract.forms.plain_rows import Line, Parting, part
from extract.forms.plain_tables import find_tables

TABS = "TT\tNhiệm vụ\tChủ trì\tThời hạn\n"
SPACES = "TT   Nhiệm vụ           Chủ trì       Thời hạn\n"


@pytest.mark.parametrize(
    ("words", "parting", "cells"),
    [
        ("1\tĐào kênh\t\tQuý I", "tab", ["1", "Đào kênh", "", "Quý I"]),
        ("1 | Đào kênh | | Quý I", "pipe", ["1", "Đào kênh", "", "Quý I"]),
        ("| 1 | Đào kênh |", "pipe", ["1", "Đào kênh"]),  # outer pipes
        ("1  Đào kênh   Quý I", "space", ["1", "Đào kênh", "Quý I"]),
        ("  Đào kênh", "space", ["Đào kênh"]),
    ],
)
def test_part(words: str, parting: Parting, cells: list[str]) -> None:
    found = part(words, Line(0, len(words), False), parting)
    assert [words[start:end] for start, end in found] == cells


def rows(text: str) -> list[list[str]]:
    """Return the cells of the rows below the head, the pieces of one cell joined."""
    (table,) = find_tables(text)
    found: dict[int, dict[int, str]] = {}
    for cell in table.cells:
        row = found.setdefault(cell.row, {})
        row[cell.column] = f"{row.get(cell.column, '')} {text[cell.start : cell.end]}".strip()
    return [[row[c] for c in sorted(row)] for number, row in found.items() if number]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a row without its last cells
            f"{TABS}1\tĐào kênh\tSở Y tế\n2\tĐắp bờ\tSở Y tế\tQuý I\n",
            [["1", "Đào kênh", "Sở Y tế", ""], ["2", "Đắp bờ", "Sở Y tế", "Quý I"]],
        ),
        (  # a row that breaks inside a cell, twice
            f"{TABS}1\tĐào kênh\nvà đắp bờ\tSở Y tế\nvà Sở Xây dựng\tQuý I\n",
            [["1", "Đào kênh và đắp bờ", "Sở Y tế và Sở Xây dựng", "Quý I"]],
        ),
        (  # a line over all columns, a page's number
            f"{TABS}1\tĐào kênh\tSở Y tế\tQuý I\n\n2\n\n2\tĐắp bờ\tSở Y tế\tQuý I\n"
            "II. Y tế\n3\tThử nước\tSở Y tế\tQuý I\n",
            [
                ["1", "Đào kênh", "Sở Y tế", "Quý I"],
                ["2", "Đắp bờ", "Sở Y tế", "Quý I"],
                ["", "II. Y tế", "", ""],
                ["3", "Thử nước", "Sở Y tế", "Quý I"],
            ],
        ),
        (  # pieces below their labels, over four lines
            f"{SPACES}1    Đào kênh và       Sở Y tế       Quý I\n"
            "     đắp bờ            và Sở\n     ở xã              Xây dựng\n     Gò Sậy\n"
            "2    Thử nước                        Quý II\n",
            [
                ["1", "Đào kênh và đắp bờ ở xã Gò Sậy", "Sở Y tế và Sở Xây dựng", "Quý I"],
                ["2", "Thử nước", "", "Quý II"],
            ],
        ),
    ],
)
def test_rows(text: str, expected: list[list[str]]) -> None:
    assert rows(text) == expected
