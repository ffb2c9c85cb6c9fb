"""Cells read by themselves: which are, on what sheets, and where their words go back to."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from PIL import Image, ImageDraw

from extract.readers.tesseract import ReadWord
from extract.readers.unread_cells import read_cells

UNIT = 72 / 200
CELLS = [(10.0, 10.0 + 40 * row, 60.0, 50.0 + 40 * row) for row in range(3)]
"""Cells in points; `Reader` reads a bar in them as a word as long as the bar is wide."""


class Reader:
    """Reads each bar as a word, the n-th sheet with the n-th confidence."""

    def __init__(self, *sure: float) -> None:
        self.sure = sure
        self.sheets: list[Image.Image] = []
        self.scales: list[float] = []

    def __call__(self, sheet: Image.Image, scale: float) -> Sequence[ReadWord]:
        """Return a word for each run of rows with ink."""
        sure = self.sure[len(self.sheets)]
        self.sheets.append(sheet)
        self.scales.append(scale)
        dark = np.asarray(sheet) < 128
        edges = np.flatnonzero(np.diff(np.pad(dark.any(axis=1), 1).astype(np.int8))).tolist()
        words = []
        for line, (top, bottom) in enumerate(zip(edges[::2], edges[1::2], strict=True)):
            across = np.flatnonzero(dark[top:bottom].any(axis=0))
            left, right = int(across[0]), int(across[-1]) + 1
            text = f"{round((right - left) * scale)}"
            words.append(ReadWord(text, left, top, right, bottom, sure, (1, 1, line)))
        return words


def page(*bars: tuple[float, float, float, float], paper: int = 255, ink: int = 0) -> Image.Image:
    """Return a page of 200 dpi with bars, in points."""
    image = Image.new("L", (400, 500), paper)
    for bar in bars:
        left, top, right, bottom = (round(side / UNIT) for side in bar)
        ImageDraw.Draw(image).rectangle((left, top, right - 1, bottom - 1), fill=ink)
    return image


FIRST, THIRD = (20.0, 20.0, 26.0, 30.0), (30.0, 100.0, 50.0, 110.0)


@pytest.mark.parametrize(("paper", "ink"), [(255, 0), (200, 90)])  # faint print on grey paper
def test_words_go_back_to_their_cells(paper: int, ink: int) -> None:
    reader = Reader(0.95)
    words = read_cells(page(FIRST, THIRD, paper=paper, ink=ink), UNIT, CELLS, reader)
    assert [word.text for word in words] == ["6", "20"]
    for word, bar in zip(words, (FIRST, THIRD), strict=True):
        box = [side * UNIT for side in (word.left, word.top, word.right, word.bottom)]
        assert box == pytest.approx(bar, abs=0.4)
    assert [word.line for word in words] == [(0, 1, 0), (1, 1, 1)]
    assert reader.scales == [UNIT]
    assert np.asarray(reader.sheets[0])[0].min() == 255


@pytest.mark.parametrize(
    "ink",
    [
        (12.0, 12.0, 12.4, 12.4),  # a speck
        (20.0, 30.0, 40.0, 31.5),  # a dash
        (10.0, 10.0, 60.0, 50.0),  # a dark patch
        (10.0, 10.0, 10.8, 50.0),  # what is left of the rule
        (70.0, 20.0, 90.0, 40.0),  # beside the cell
    ],
)
def test_what_is_no_print_is_not_read(ink: tuple[float, float, float, float]) -> None:
    reader = Reader()
    assert read_cells(page(ink), UNIT, CELLS[:1], reader) == []
    assert reader.sheets == []


def test_cells_in_doubt_are_read_smaller_and_larger_and_the_surest_counts() -> None:
    reader = Reader(0.3, 0.8, 0.6)
    (word,) = read_cells(page(FIRST), UNIT, CELLS, reader)
    assert reader.scales == pytest.approx([UNIT, UNIT / 0.75, UNIT / 1.5])
    assert word.confidence == 0.8
    box = [side * UNIT for side in (word.left, word.top, word.right, word.bottom)]
    assert box == pytest.approx(FIRST, abs=1)


def test_a_cell_in_which_nothing_is_read_stays_empty() -> None:
    asked: list[float] = []

    def nothing(sheet: Image.Image, scale: float) -> list[ReadWord]:
        asked.append(scale)
        return []

    assert read_cells(page(FIRST), UNIT, CELLS, nothing) == []
    assert len(asked) == 3


def test_many_cells_go_on_several_sheets() -> None:
    rows = 300
    image = Image.new("L", (200, rows * 50), 255)
    cells = []
    for row in range(rows):
        ImageDraw.Draw(image).rectangle((40, 50 * row + 10, 60, 50 * row + 39), fill=0)
        cells.append((0.0, 50 * row * UNIT, 200 * UNIT, 50 * (row + 1) * UNIT))
    reader = Reader(*[0.95] * 5)
    words = read_cells(image, UNIT, cells, reader)
    assert len(reader.sheets) > 1
    assert max(sheet.height for sheet in reader.sheets) <= 8_000
    assert [word.line[0] for word in words] == list(range(rows))
    assert [word.top for word in words] == [50 * row + 10 for row in range(rows)]


def test_no_cells_no_reading() -> None:
    assert read_cells(page(FIRST), UNIT, [], Reader()) == []
    assert read_cells(page(FIRST), UNIT, [(500.0, 500.0, 600.0, 520.0)], Reader()) == []
