"""Tables between lines of nothing but «|»."""

from __future__ import annotations

import pytest

from extract.forms.lone_pipes import lone_labels, read_lone
from extract.forms.plain_rows import Line
from extract.forms.plain_tables import find_tables

HEAD = "|\nTT\n|\nViệc\n|\nChủ trì\n|\n"


def lines(text: str) -> list[Line]:
    found, at = [], 0
    for words in text.split("\n"):
        if words:
            found.append(Line(at, at + len(words), False))
        at += len(words) + 1
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # an empty cell, a cell of two lines
            f"{HEAD}|\n1\n|\nĐào kênh\nvà đắp bờ\n|\n|\n|\n2\n|\nThử nước\n|\nSở Y tế\n|\n",
            {
                (1, 0): "1",
                (1, 1): "Đào kênh và đắp bờ",
                (1, 2): "",
                (2, 0): "2",
                (2, 1): "Thử nước",
                (2, 2): "Sở Y tế",
            },
        ),
        (  # a row cut short before the next number
            f"{HEAD}|\nI\n|\nY tế\n|\n|\n1\n|\nThử nước\n|\nSở Y tế\n|\n",
            {
                (1, 0): "I",
                (1, 1): "Y tế",
                (1, 2): "",
                (2, 0): "1",
                (2, 1): "Thử nước",
                (2, 2): "Sở Y tế",
            },
        ),
    ],
)
def test_cells(text: str, expected: dict[tuple[int, int], str]) -> None:
    read = read_lone(text, lines(text), 0, 3)
    assert read is not None
    told: dict[tuple[int, int], str] = {}
    for cell in read[0]:
        before = told.get((cell.row, cell.column), "")
        told[cell.row, cell.column] = f"{before} {text[cell.start : cell.end]}".strip()
    assert {place: words for place, words in told.items() if place[0]} == expected


@pytest.mark.parametrize(
    "text",
    [
        "|\nGiao Sở Y tế\n|\nthử nước\n|\n",  # never a second row
        "|\n" + "Giao Sở Y tế\n" * 5 + "|\n|\n",  # too much for a label
        "|\nx\n" * 5000,  # columns without end
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert lone_labels(text, lines(text), 0) == []
    assert find_tables(text) == []
