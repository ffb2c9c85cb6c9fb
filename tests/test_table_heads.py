"""Heads of tables: what each column holds, and what the table is for."""

from __future__ import annotations

import pytest
from pages import page_of

from extract.forms.table_heads import Row, is_numbering, read_head, words_of
from extract.page.structure import Block
from extract.statements.draft import Page


def table(*lines: str) -> tuple[Page, list[Row]]:
    """Return the page and rows of a table, cells parted by «|», an empty one left out."""
    text, rows = "", []
    for line in lines:
        row: Row = {}
        for column, word in enumerate(line.split("|")):
            if word:
                row[column] = [Block(len(text), len(text) + len(word), "cell")]
                text += f"{word}\n"
        rows.append(row)
    return page_of(text), rows


TWO_ROWS = ("TT|Nhiệm vụ|Phân công||Thời gian||", "||Chủ trì|Phối hợp|Bắt đầu|Kết thúc|")


@pytest.mark.parametrize(
    ("lines", "columns", "taken", "tasks"),
    [
        (("STT|Nhiệm vụ|Chủ trì",), {0: "serial", 1: "task", 2: "lead"}, 1, True),
        (  # two rows, then one that counts the columns
            (*TWO_ROWS, "(1)|(2)|(3)|(4)|(5)|(6)|"),
            {0: "serial", 1: "task", 2: "lead", 3: "support", 4: "other", 5: "deadline"},
            3,
            True,
        ),
        (  # parts of the year under their heading
            ("Nhiệm vụ|Cơ quan thực hiện|Thời gian|", "||Quý I|Quý II"),
            {0: "task", 1: "lead", 2: "when", 3: "when"},
            2,
            True,
        ),
        # the first row is no second row of the head, though its words are short
        (("Nhiệm vụ|Chủ trì", "Đào kênh|Sở Y tế"), {0: "task", 1: "lead"}, 1, True),
        # a column without a known label holds the tasks
        (("TT|Văn bản|Chủ trì",), {0: "serial", 1: "task", 2: "lead"}, 1, True),
        # the work beside the task is its topic, and who builds it owns where nobody else does
        (
            ("TT|Tên dự án|Nội dung cần xử lý|Chủ đầu tư",),
            {0: "serial", 1: "topic", 2: "task", 3: "lead"},
            1,
            True,
        ),
        (
            ("TT|Nhiệm vụ|Chủ đầu tư|Chủ trì",),
            {0: "serial", 1: "task", 2: "other", 3: "lead"},
            1,
            True,
        ),
        # but a list of works with those who build them has no tasks
        (("TT|Danh mục dự án|Chủ đầu tư",), {0: "serial", 1: "task", 2: "other"}, 1, False),
        # no owners, and what is named are projects
        (("TT|Danh mục dự án|Thời hạn",), {0: "serial", 1: "task", 2: "deadline"}, 1, False),
        (("TT|Nhiệm vụ|Vốn",), {0: "serial", 1: "task", 2: "measure"}, 1, False),
        (("TT|Họ và tên|Nhiệm vụ",), {0: "serial", 1: "person", 2: "task"}, 1, False),
    ],
)
def test_heads(lines: tuple[str, ...], columns: dict[int, str], taken: int, tasks: bool) -> None:
    page, rows = table(*lines)
    found = read_head(page, rows, 0, None)
    assert found is not None
    assert (dict(found[0].columns), found[1], found[0].tasks) == (columns, taken, tasks)


@pytest.mark.parametrize(
    "line",
    [
        "Kênh|Đê",  # no labels
        "Nhiệm vụ|Đê",  # one label
        # labels in a sentence too long for a head
        "Nội dung nhiệm vụ được giao trong năm qua như sau|Cơ quan chủ trì",
    ],
)
def test_what_is_no_head(line: str) -> None:
    page, rows = table(line)
    assert read_head(page, rows, 0, None) is None


@pytest.mark.parametrize(
    ("line", "again"),
    [
        ("STT|Nhiệm vụ|Chủ trì", True),
        ("Nhiệm vụ|Chủ trì|Thời hạn", True),  # nothing but labels
        ("Kiểm tra tiến độ|Thanh tra tỉnh|Thời hạn quy định", False),  # a task, with a body
        ("Nhiệm vụ phối hợp|Chủ trì", False),  # two cells may be a task
    ],
)
def test_a_second_head(line: str, again: bool) -> None:
    page, rows = table("TT|Nhiệm vụ|Chủ trì", line)
    first = read_head(page, rows[:1], 0, None)
    assert first is not None
    assert (read_head(page, rows, 1, first[0]) is not None) == again


@pytest.mark.parametrize(
    ("line", "counts"),
    [
        ("(1)|(2)|(3)", True),
        ("A|B|1|2", True),
        ("1|Đào kênh", False),
        ("(1)", False),
        ("q1)|(2)|(3)|(4)", True),  # one number misread
        ("Đào|(2)|(3)|(5)", False),  # the others do not count on
        ("Đào kênh|(2)|(3)|(4)", False),  # too long for a number
        ("q1)|(2)|(3)", False),  # too few to tell
    ],
)
def test_rows_that_count_columns(line: str, counts: bool) -> None:
    page, rows = table(line)
    assert is_numbering(page, rows[0]) == counts


def test_words_of_a_cell_stand_on_one_line() -> None:
    page, rows = table("Cơ quan|chủ trì")
    assert words_of(page, [rows[0][0][0], rows[0][1][0]]) == "Cơ quan chủ trì"
