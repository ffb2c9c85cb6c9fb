"""One table one cell a line: its head, and which column a line is of."""

from __future__ import annotations

import pytest

from extract.forms.bare_tables import Bare
from extract.page.entries import Entry
from extract.page.marks import read_mark


def cells(text: str) -> list[tuple[str, int, int]]:
    """Return the words, rows and columns of the cells that a table's reader marks."""
    entries, at = [], 0
    for line in text.split("\n"):
        mark = read_mark(line)
        start = at + (mark.length if mark else 0)
        entries.append(Entry(at, start, at + len(line), "item" if mark else "paragraph", mark))
        at += len(line) + 1
    Bare(text, entries, 0).read()
    return [(text[e.start : e.end], e.row, e.column) for e in entries if e.kind == "cell" and e.row]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # a time is never an owner: the owner was left out
            "TT\nViệc\nChủ trì\nThời hạn\n1\nĐào kênh\nQuý I",
            [("1", 1, 0), ("Đào kênh", 1, 1), ("Quý I", 1, 3)],
        ),
        (  # «Phân công» over two columns has none of its own
            "TT\nViệc\nPhân công thực hiện\nThời hạn\nChủ trì\nPhối hợp\n1\nĐào kênh\nSở Y tế\n"
            "Sở Nội vụ\nQuý I\n2\nĐắp bờ\nSở Y tế\nSở Nội vụ\nQuý I",
            [
                ("1", 1, 0),
                ("Đào kênh", 1, 1),
                ("Sở Y tế", 1, 2),
                ("Sở Nội vụ", 1, 3),
                ("Quý I", 1, 4),
                ("2", 2, 0),
                ("Đắp bờ", 2, 1),
                ("Sở Y tế", 2, 2),
                ("Sở Nội vụ", 2, 3),
                ("Quý I", 2, 4),
            ],
        ),
        (  # the last row has a title above its task: its time still is the row's
            "TT\nViệc\nNgày hoàn thành\n1\nThủy lợi\nĐào kênh.\n15/02/2027",
            [("1", 1, 0), ("Thủy lợi", 1, 1), ("Đào kênh.", 1, 1), ("15/02/2027", 1, 2)],
        ),
        ("TT\nViệc\nChủ trì", []),  # a head alone
    ],
)
def test_columns(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert cells(text) == expected
