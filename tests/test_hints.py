"""Hints: what a reader knows of tables, headings, notes and furniture, carried into clean text."""

from __future__ import annotations

import pytest

from extract.cleaning.hints import Hints, hints_of, mark_hints
from extract.cleaning.markup import CELL, HARD, HEAD, TABLE_END, odd_characters
from extract.cleaning.offsets import Edit, apply
from extract.source import Cell, Content, Table

C, H, T, E = CELL, HARD, HEAD, TABLE_END


def content(marked: str, **more: object) -> Content:
    """Return a content whose tables and cells are drawn in its text.

    «⟦…⟧» is a table, «⟨row,column:…⟩» a cell; the brackets are taken out.
    """
    text, tables, cells, opened, start = "", [], [], (0, 0, 0), 0
    rest = marked
    while rest:
        sign, rest = rest[0], rest[1:]
        if sign == "⟦":
            start, cells = len(text), []
        elif sign == "⟧":
            tables.append(Table(start, len(text), tuple(cells)))
        elif sign == "⟨":
            place, _, rest = rest.partition(":")
            row, column = map(int, place.split(","))
            opened = (len(text), row, column)
        elif sign == "⟩":
            cells.append(Cell(opened[0], len(text), *opened[1:]))
        else:
            text += sign
    return Content(text, tables=tuple(tables), **more)  # type: ignore[arg-type]


ROWS = "⟦| ⟨0,0:Việc⟩ | ⟨0,1:Ai⟩ |\n| ⟨1,0:Đắp\nbờ⟩ | ⟨1,1:⟩ |\n⟧"

MARKED = [
    # (content, the text with marks)
    (content("Đào kênh."), "Đào kênh."),
    # the reader's pipes go, each cell has its mark, an empty one too
    (
        content(f"Bảng\n\n{ROWS}\nSau"),
        f"Bảng\n\n{H}{C}Việc{C}Ai{C}Đắp\nbờ{C}{H}{E}\nSau",
    ),
    # in a Word file a newline in a cell ends a paragraph, elsewhere it may be the width's
    (content(ROWS, format="docx"), f"{H}{C}Việc{C}Ai{C}Đắp{H}bờ{C}{H}{E}"),
    # two tables, one behind the other; a table without cells has no mark
    (content("⟦|⟨0,0:a⟩|⟧⟦|⟨0,0:b⟩|⟧"), f"{H}{C}a{H}{E}{H}{C}b{H}{E}"),
    (content("⟦| |⟧ rỗng"), "| | rỗng"),
    # a heading has its mark before it, but not inside a cell, which is no heading
    (content("Đầu\nMục I\nsau", heads=((4, 9),)), f"Đầu\n{H}{T}Mục I\nsau"),
    (content("⟦|⟨0,0:Mục I⟩|⟧", heads=((1, 6),)), f"{H}{C}Mục I{H}{E}"),
    (content("⟦|⟨0,0:a⟩|⟧Mục I", heads=((3, 8),)), f"{H}{C}a{H}{E}{H}{T}Mục I"),
    # odd characters are mended beside the marks, also where they touch a cell
    (content("a  b ⟦|⟨0,0:c\u00a0\u00a0d⟩  |⟧\fe"), f"a b {H}{C}c d{H}{E}\n\n\ne"),
    (content("⟦|\u00a0\u00a0⟨0,0:\u00a0\u00a0c⟩|⟧"), f"{H}{C} c{H}{E}"),
    # control characters of the text never pass for marks
    (content(f"x{C}y{E}z{T}⟦|⟨0,0:a{C}b{H}⟩{C}|⟧"), f"xyz{H}{C}ab{H}{E}"),
    (content(f"x{C}\u0301y"), "x\u0301y"),
]


@pytest.mark.parametrize(("given", "marked"), MARKED)
def test_marks(given: Content, marked: str) -> None:
    text, _ = apply(given.text, mark_hints(given, odd_characters(given.text)))
    assert text == marked


@pytest.mark.parametrize("given", [given for given, _ in MARKED])
def test_edits_come_in_order_and_do_not_overlap(given: Content) -> None:
    done = 0
    for start, end, _ in mark_hints(given, odd_characters(given.text)):
        assert done <= start <= end
        done = end


@pytest.mark.parametrize(
    ("edit", "left"),
    [
        ((0, 1, "x"), (0, 1, "x")),  # before the separator
        ((5, 6, "x"), (5, 6, "x")),  # behind it
        ((2, 3, "x"), None),  # inside
        ((1, 3, "x"), (1, 2, "x")),  # half inside, from the left
        ((4, 6, "x"), (5, 6, "x")),  # half inside, to the right
        ((1, 6, "x"), (1, 2, "x")),  # around it
    ],
)
def test_an_edit_in_a_separator_gives_way(edit: Edit, left: Edit | None) -> None:
    given = Content("ab | cd", tables=(Table(0, 7, (Cell(0, 2, 0, 0), Cell(5, 7, 0, 1))),))
    marks = {(0, 0, HARD + CELL), (2, 5, CELL), (7, 7, HARD + TABLE_END)}
    assert set(mark_hints(given, [edit])) - marks == ({left} if left else set())


def test_rows_count_on_over_tables_and_merged_cells_cover_the_rest() -> None:
    first = content("⟦|⟨0,0:a⟩|⟨0,1:b⟩|⟨1,1:c⟩|⟧").tables  # (1, 0) goes on from (0, 0)
    second = content("⟦|⟨0,0:d⟩|⟧").tables
    hints = hints_of(Content("x" * 99, tables=(*first, *second)))
    assert hints.places == ((0, 0), (0, 1), (1, 1), (2, 0))
    assert hints.covered == {(1, 0)}


def test_a_torn_cell_is_two_marks_of_one_place() -> None:
    hints = hints_of(content("⟦|⟨0,0:a⟩|⟨0,1:b⟩|⟨0,0:a2⟩|⟨0,1:b2⟩|⟧"))
    assert hints.places == ((0, 0), (0, 1), (0, 0), (0, 1))
    assert hints.covered == frozenset()


def test_a_document_without_tables_has_no_places() -> None:
    assert hints_of(Content("Đào kênh.", tables=(Table(0, 3, ()),))) == Hints()


KINDS = [
    ((0, 3), "furniture"),
    ((1, 2), "furniture"),
    ((3, 5), "body"),
    ((2, 4), "body"),  # only half of it
    ((5, 9), "note"),
    ((10, 12), "furniture"),
    ((11, 12), "furniture"),  # of two spans that begin together, the longer one
    ((12, 14), "body"),
]


@pytest.mark.parametrize(("line", "kind"), KINDS)
def test_kind_of_a_line(line: tuple[int, int], kind: str) -> None:
    given = Content("x" * 20, furniture=((10, 11), (10, 12), (0, 3)), notes=((5, 9),))
    assert hints_of(given).kind(*line) == kind


def test_spans_move_with_the_text() -> None:
    given = Content(
        "\ufeff Trang  2\r\nĐào kênh.\r\n1 Ghi chú", furniture=((2, 10),), notes=((23, 32),)
    )
    text, layer = apply(given.text, mark_hints(given, odd_characters(given.text)))
    hints = hints_of(given).moved(layer)
    ((start, end),) = hints.furniture
    assert text[start:end] == "Trang 2"
    ((start, end),) = hints.notes
    assert text[start:end] == "1 Ghi chú"
    assert hints_of(given).moved(None) == hints_of(given)
