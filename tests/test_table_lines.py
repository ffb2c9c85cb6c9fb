"""Lines of a table without rules: which begin a row, head the rows under them, or end it."""

from __future__ import annotations

import pytest

from extract.forms.table_lines import TableLines, begins_table
from extract.page.entries import Entry
from extract.page.marks import read_mark


def lines_of(*words: str) -> TableLines:
    """Return the lines of a table of three columns that begins at the first."""
    text, entries = "", []
    for each in words:
        mark = read_mark(each)
        start = len(text) + (mark.length if mark else 0)
        entries.append(Entry(len(text), start, len(text) + len(each), "paragraph", mark))
        text += f"{each}\n"
    return TableLines(text, entries, 0, labels=[0, 1, 2])


@pytest.mark.parametrize(
    ("line", "after", "begins"),
    [
        ("1", "", True),  # the first row
        ("3", "2", True),
        ("4", "2", True),  # one number lost
        ("7", "2", False),  # a figure
        ("1", "9", True),  # numbers begin anew in each section
        ("2.1", "2", True),
        ("2.2", "2.1", True),
        ("IV", "9", True),
        ("a", "2", True),
        ("x", "2", False),  # a cross
        ("Đào kênh", "2", False),
    ],
)
def test_serial_numbers_that_may_come_next(line: str, after: str, begins: bool) -> None:
    assert lines_of("TT", line).begins_row(1, after) == begins


def test_letters_follow_one_another() -> None:
    table = lines_of("TT", "b", "d")
    table.letters.append("a")
    assert table.begins_row(1, "a")
    assert not table.begins_row(2, "a")


@pytest.mark.parametrize(
    ("line", "following", "heads"),
    [
        ("II. Lĩnh vực y tế", "3", True),
        ("Các nhiệm vụ thường xuyên", "3", True),
        ("II. Lĩnh vực y tế", "Sở Y tế báo cáo.", False),  # no row follows
        ("Đào kênh", "3", False),
        ("II. Xã hội 1", "Đào kênh", True),  # it swallowed the number of the row
    ],
)
def test_lines_that_head_rows(line: str, following: str, heads: bool) -> None:
    table = lines_of("TT", line, following)
    table.last = "2"
    assert table.begins_group(1) == heads


@pytest.mark.parametrize(
    ("words", "end"),
    [
        (("1", "Đào kênh", "Sở Y tế", "2", "Đắp bờ"), 3),  # the next number
        (("1", "Số cống", "2", "2", "Số đập"), 3),  # a figure before it
        (("1", "Đào kênh", "III. TỔ CHỨC THỰC HIỆN", "Sở Y tế báo cáo."), 2),  # the next part
        (("1", "Đào kênh", "TT", "Việc"), 2),  # the head again
        (("1", "Đào kênh"), 2),  # the end of the text
    ],
)
def test_where_a_row_ends(words: tuple[str, ...], end: int) -> None:
    assert lines_of(*words).row_end(0) == end


def test_a_cell_keeps_its_place_and_loses_its_mark() -> None:
    table = lines_of("1. Đào kênh")
    table.row = 4
    table.mark(0, 1)
    cell = table.entries[0]
    assert (cell.kind, cell.row, cell.column, cell.mark) == ("cell", 4, 1, None)
    assert table.text[cell.start : cell.end] == "Đào kênh"


@pytest.mark.parametrize(
    ("line", "following", "begins"),
    [
        ("STT", "Nhiệm vụ", True),
        ("Nhiệm vụ", "Cơ quan chủ trì", True),
        ("Nhiệm vụ trọng tâm năm 2027", "Đào kênh ở xã Gò Sậy", False),
        ("Cơ quan chủ trì", "Thời hạn", False),
        ("Nhiệm vụ", f"Cơ quan chủ trì{' rà soát giếng' * 4}", False),  # a sentence
    ],
)
def test_begins_table(line: str, following: str, begins: bool) -> None:
    assert begins_table(line, following) is begins
