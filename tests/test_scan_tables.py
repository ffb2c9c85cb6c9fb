"""Ruled tables of scans: rules from long dark runs, cells from rules, words in their cells."""

import numpy as np
import pytest
from PIL import Image, ImageDraw
from scans import ACROSS, DOWN, blank, plain, table_page

from extract.readers.printed import PrintedWord
from extract.readers.scan_tables import (
    Rules,
    empty_cells,
    fill_tables,
    find_grids,
    find_rules,
    table_rules,
    without_rules,
)


@pytest.mark.parametrize("dpi", [100, 150, 200, 300])
def test_rules_of_a_table(dpi: int) -> None:
    rules = find_rules(table_page(dpi), 72 / dpi)
    tops = sorted((box[1] + box[3]) / 2 for box in rules.level)
    lefts = sorted((box[0] + box[2]) / 2 for box in rules.upright)
    assert tops == pytest.approx(DOWN, abs=1.5)
    assert lefts == pytest.approx(ACROSS, abs=1.5)


def test_grid_with_a_merged_cell() -> None:
    (cells,) = find_grids(find_rules(table_page(), 72 / 200))
    assert len(cells) == 15
    (tall,) = [cell for cell in cells if cell[0] < 75 and cell[3] - cell[1] > 60]
    assert tall[1] == pytest.approx(DOWN[1], abs=1.5)
    assert tall[3] == pytest.approx(DOWN[3], abs=1.5)


def test_print_is_no_rule() -> None:
    assert find_rules(plain(), 72 / 200) == Rules((), ())


@pytest.mark.parametrize("size", [(1, 1), (5, 400), (400, 5)])
def test_tiny_images(size: tuple[int, int]) -> None:
    assert find_grids(find_rules(Image.new("L", size, 255), 0.36)) == []


def test_a_dark_patch_is_no_rule() -> None:
    page = blank(150)
    ImageDraw.Draw(page).rectangle((200, 200, 700, 500), fill=0)
    assert find_rules(page, 0.48) == Rules((), ())


def test_a_frame_of_one_column_is_no_table() -> None:
    page = blank(150)
    ImageDraw.Draw(page).rectangle((200, 200, 900, 500), outline=0, width=2)
    ImageDraw.Draw(page).line((200, 300, 900, 300), fill=0, width=2)
    assert find_grids(find_rules(page, 0.48)) == []


def test_only_rules_of_tables_are_painted_over() -> None:
    page = table_page(150)
    ImageDraw.Draw(page).line((300, 1000, 600, 1000), fill=0, width=2)  # an underlined word
    rules = find_rules(page, 0.48)
    clear = without_rules(page, table_rules(rules, find_grids(rules)), 0.48)
    grey = np.asarray(clear)
    assert grey[1000, 400] == 0
    left = find_rules(clear, 0.48)
    assert len(left.level) == 1
    assert left.upright == ()
    assert without_rules(page, Rules((), ()), 0.48) is page


def test_words_go_to_their_cells() -> None:
    cells = [(0.0, 0.0, 50.0, 20.0), (50.0, 0.0, 90.0, 20.0), (0.0, 20.0, 90.0, 40.0)]
    inside = PrintedWord("Quý", (55.0, 4.0, 80.0, 16.0))
    under = PrintedWord("Tổng", (30.0, 24.0, 60.0, 36.0))
    outside = PrintedWord("Sở", (10.0, 50.0, 20.0, 60.0))
    (table,), rest = fill_tables([cells], [inside, outside, under])
    assert rest == [outside]
    assert table.columns == 2
    assert [(c.row, c.column, [x.text for x in c.lines]) for c in table.cells] == [
        (0, 0, []),
        (0, 1, ["Quý"]),
        (1, 0, ["Tổng"]),
    ]


def test_a_grid_without_words_is_a_drawing() -> None:
    word = PrintedWord("Sở", (10.0, 50.0, 20.0, 60.0))
    cells = [(0.0, 0.0, 50.0, 20.0), (50.0, 0.0, 90.0, 20.0)]
    assert fill_tables([cells], [word]) == ((), [word])


def test_cells_without_words_are_found_but_not_in_drawings() -> None:
    table = [(0.0, 0.0, 50.0, 20.0), (50.0, 0.0, 90.0, 20.0), (0.0, 20.0, 90.0, 40.0)]
    drawing = [(0.0, 60.0, 50.0, 80.0), (50.0, 60.0, 90.0, 80.0)]
    word = PrintedWord("Quý", (55.0, 4.0, 80.0, 16.0))
    assert empty_cells([table, drawing], [word]) == [table[0], table[2]]
