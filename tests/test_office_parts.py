"""Blocks: a paragraph with its mark, the measures of a grid, the lines of blocks."""

from __future__ import annotations

import pytest

from extract.readers.office_parts import Grid, GridCell, Paragraph, lines_of

PARAGRAPHS = [
    (Paragraph("Sở Y tế", "1."), "1. Sở Y tế"),
    (Paragraph(" \u00a0Sở Y tế", "a)"), "a) Sở Y tế"),
    # the mark comes behind the page break
    (Paragraph("\fSở Y tế", "-"), "\f- Sở Y tế"),
    # an item without text is counted, not printed
    (Paragraph(" ", "3."), " "),
    (Paragraph("không số"), "không số"),
]


@pytest.mark.parametrize(("paragraph", "words"), PARAGRAPHS)
def test_words(paragraph: Paragraph, words: str) -> None:
    assert paragraph.words == words


def test_grid() -> None:
    inner = Grid((GridCell(0, 0, (Paragraph("trong"),)),))
    cells = (
        GridCell(0, 0, (Paragraph("a", "1."), inner), rows=2, ruled=True),
        GridCell(0, 1, (Paragraph("b"),), columns=2, ruled=True),
        GridCell(1, 1),
    )
    grid = Grid(cells)
    assert (grid.rows, grid.columns, grid.ruled) == (2, 3, True)
    assert (cells[0].text, cells[2].text) == ("1. a", "")
    assert lines_of((Paragraph("x\fy"), grid)) == ["x\ny", "1. a", "trong", "b"]
    assert (Grid(()).rows, Grid(()).columns, Grid(()).ruled) == (0, 0, False)
