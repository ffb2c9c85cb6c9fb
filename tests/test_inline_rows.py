"""Tables whose cells a copy has run together: what is a head, and where the cells of a row end."""

from __future__ import annotations

import pytest

from extract.forms.attributes import Column
from extract.forms.inline_rows import inline_kinds, read_inline
from extract.forms.plain_rows import Line


def lines_of(text: str) -> list[Line]:
    lines, at, blank = [], 0, False
    for words in text.split("\n"):
        if words:
            lines.append(Line(at, at + len(words), blank))
        at, blank = at + len(words) + 1, not words
    return lines


@pytest.mark.parametrize(
    ("head", "kinds"),
    [
        ("TT Nhiệm vụ Cơ quan chủ trì Thời hạn", ["serial", "task", "lead", "deadline"]),
        ("STT NỘI DUNG CƠ QUAN CHỦ TRÌ PHỐI HỢP", ["serial", "task", "lead", "support"]),
        (
            "Số TT Công việc Đơn vị chủ trì Đơn vị phối hợp Thời gian hoàn thành",
            ["serial", "task", "lead", "support", "deadline"],
        ),
        ("TT Cơ quan chủ trì Nhiệm vụ Thời hạn", None),  # in this order no row can be told apart
        ("TT Nhiệm vụ Chủ trì Sản phẩm", None),
        ("TT Nhiệm vụ", None),
        ("Nhiệm vụ Cơ quan chủ trì Thời hạn", None),
    ],
)
def test_heads(head: str, kinds: list[Column] | None) -> None:
    found = inline_kinds(head, Line(0, len(head), blank=False))
    assert (found and found[0]) == kinds


HEAD = "TT Nhiệm vụ Chủ trì Phối hợp Thời hạn\n"
ROWS = [
    # rows, their cells
    (
        "1 Đào kênh Sở Y tế Sở Nội vụ Quý I\n2 Đắp bờ Sở Y tế Quý II",
        [["Đào kênh", "Sở Y tế", "Sở Nội vụ", "Quý I"], ["Đắp bờ", "Sở Y tế", "", "Quý II"]],
    ),
    # bodies in a list are one cell; a body in the task is none of the owners
    (
        "1. Trình UBND xã kế hoạch Sở Y tế Sở Nội vụ, Sở Xây dựng 15/8\n2. Đắp bờ Sở Y tế 9/2027",
        [
            ["Trình UBND xã kế hoạch", "Sở Y tế", "Sở Nội vụ, Sở Xây dựng", "15/8"],
            ["Đắp bờ", "Sở Y tế", "", "9/2027"],
        ],
    ),
    # what has no body at its end, or more than a time behind it, is no row
    ("1 Đào kênh\n2 Đắp bờ", None),
    ("1 Sở Y tế đào kênh trong quý I\n2 Sở Y tế đắp bờ trong quý II", None),
    ("1 Đào kênh Sở Y tế Quý I", None),  # one row alone may be anything
]


@pytest.mark.parametrize(("rows", "cells"), ROWS)
def test_rows(rows: str, cells: list[list[str]] | None) -> None:
    text = HEAD + rows
    found = read_inline(text, lines_of(text), 0)
    told: dict[int, list[str]] = {}
    for cell in found[0] if found else []:
        told.setdefault(cell.row, []).append(text[cell.start : cell.end])
    assert ([row[1:] for row in list(told.values())[1:]] or None) == cells
