"""Cells of a scanned table that have ink but got no words: each is read once more by itself.

On a whole page Tesseract skips cells that hold one short word or number («5», «TT», «Sở Y tế»).
Such cells are cut out inside their rules and put one below the other on white sheets, so that one
more call a page reads them all; the words go back to where they were cut out.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import fmean

import numpy as np
from PIL import Image

from extract.readers.deskew import Grey, Ink
from extract.readers.tesseract import ReadWord
from extract.source import Box

BLOCK_OF_TEXT = 6
"""Tesseract's mode for a sheet of cells: one block of lines. Others pass over lone letters."""

_INSIDE = 1.0
"""Points that are left off at each side of a cell, where the rule's edge may be."""
_LEAST_HIGH = 3.0
"""Ink less high than this, in points, is a dash, a dot or a speck."""
_MARGIN = 1.0
_GAP = 14.4
"""Points of white between the cells of a sheet, more than between lines, and around them."""
_GRAIN, _FAINT = 40.0, 0.4
"""Ink is darker than the paper by so many grey levels, and by this share of the way to black."""
_MOST_INK = 0.6
"""A cell with a greater share of ink is painted, not written on."""
_HIGHEST = 8_000
"""Pixels that a sheet may be high, but for a single cell that is higher."""
_FACTORS = (1.0, 0.75, 1.5)
"""How much a sheet is enlarged for the first reading, and for those of cells in doubt."""
_DOUBTED = 0.9
"""A cell is in doubt that was read with less confidence."""
_WHITE = 255


@dataclass(frozen=True, slots=True)
class _Cut:
    """A piece of a page: its left and top there in pixels, and its own picture."""

    left: int
    top: int
    grey: Grey


Read = Callable[[Image.Image, float], Sequence[ReadWord]]
"""Reads a sheet, given its points a pixel."""


def read_cells(
    image: Image.Image, scale: float, cells: Iterable[Box], read: Read
) -> list[ReadWord]:
    """Return the words of cells (boxes in points), in pixels of the page, lines cell by cell.

    `image` is the page in grey without its rules, `scale` points a pixel. No sheet is read where
    no cell has ink. The lines' blocks count the cells from 0. A cell read with doubt is read
    again smaller and larger, and the surest of the readings counts.
    """
    cuts = list(_cuts(image, scale, cells))
    best: list[list[ReadWord]] = [[] for _ in cuts]
    for factor in _FACTORS:
        doubted = [place for place, words in enumerate(best) if _sure(words) < _DOUBTED]
        again = _read_cuts([cuts[place] for place in doubted], scale, factor, read)
        for place, words in zip(doubted, again, strict=True):
            best[place] = max(best[place], words, key=_sure)
    return [
        replace(word, line=(place, *word.line[1:]))
        for place, words in enumerate(best)
        for word in words
    ]


def _sure(words: Sequence[ReadWord]) -> float:
    return fmean(word.confidence for word in words) if words else 0.0


def _read_cuts(
    cuts: Sequence[_Cut], scale: float, factor: float, read: Read
) -> list[list[ReadWord]]:
    """Return the words of each piece, in pixels of the page, read enlarged by `factor`."""
    found: list[list[ReadWord]] = [[] for _ in cuts]
    gap = max(1, round(_GAP / scale))
    done = 0
    for sheet in _sheets(cuts, gap):
        tops = _tops(sheet, gap)
        paper = _pasted(sheet, tops, gap)
        for word in read(_resized(paper, factor), scale / factor):
            middle = (word.top + word.bottom) / 2 / factor
            place = max(0, bisect_right(tops, middle) - 1)
            across, down = sheet[place].left - gap, sheet[place].top - tops[place]
            found[done + place].append(_moved(word, factor, across, down))
        done += len(sheet)
    return found


def _moved(word: ReadWord, factor: float, across: int, down: int) -> ReadWord:
    """Return a word of an enlarged sheet where it stands on the page."""
    return replace(
        word,
        left=word.left / factor + across,
        top=word.top / factor + down,
        right=word.right / factor + across,
        bottom=word.bottom / factor + down,
    )


def _resized(sheet: Image.Image, factor: float) -> Image.Image:
    if factor == 1:
        return sheet
    size = max(1, round(sheet.width * factor)), max(1, round(sheet.height * factor))
    return sheet.resize(size, Image.Resampling.BICUBIC if factor > 1 else Image.Resampling.BOX)


def _cuts(image: Image.Image, scale: float, cells: Iterable[Box]) -> Iterator[_Cut]:
    """Yield the written part of each cell that has any."""
    grey = np.asarray(image, dtype=np.uint8)
    paper, black = (float(level) for level in np.percentile(grey, (50, 0.1)))
    level = paper - max(_GRAIN, _FAINT * (paper - black))
    for cell in cells:
        left, top = (max(0, round((side + _INSIDE) / scale)) for side in cell[:2])
        right, bottom = (max(0, round((side - _INSIDE) / scale)) for side in cell[2:])
        inside = grey[top:bottom, left:right]
        written = _written(inside < level, scale)
        if written:
            x0, y0, x1, y1 = written
            yield _Cut(left + x0, top + y0, inside[y0:y1, x0:x1])


def _written(ink: Ink, scale: float) -> tuple[int, int, int, int] | None:
    """Return the box of a cell's ink with a margin, nothing for specks, dashes and dark patches."""
    strokes = ink[1:, 1:] & ink[:-1, 1:] & ink[1:, :-1] & ink[:-1, :-1]
    across, down = np.flatnonzero(strokes.any(axis=0)), np.flatnonzero(strokes.any(axis=1))
    if not across.size or (down[-1] - down[0]) * scale < _LEAST_HIGH:
        return None
    if ink.mean() > _MOST_INK:
        return None
    margin = max(1, round(_MARGIN / scale))
    return (
        max(0, int(across[0]) - margin),
        max(0, int(down[0]) - margin),
        int(across[-1]) + 2 + margin,
        int(down[-1]) + 2 + margin,
    )


def _sheets(cuts: Sequence[_Cut], gap: int) -> Iterator[list[_Cut]]:
    """Yield the pieces that go on one sheet, in their order."""
    sheet: list[_Cut] = []
    high = gap
    for cut in cuts:
        if sheet and high + cut.grey.shape[0] + gap > _HIGHEST:
            yield sheet
            sheet, high = [], gap
        sheet.append(cut)
        high += cut.grey.shape[0] + gap
    if sheet:
        yield sheet


def _tops(sheet: Sequence[_Cut], gap: int) -> list[int]:
    tops = [gap]
    for cut in sheet[:-1]:
        tops.append(tops[-1] + cut.grey.shape[0] + gap)
    return tops


def _pasted(sheet: Sequence[_Cut], tops: Sequence[int], gap: int) -> Image.Image:
    wide = max(cut.grey.shape[1] for cut in sheet) + 2 * gap
    paper = np.full((tops[-1] + sheet[-1].grey.shape[0] + gap, wide), _WHITE, dtype=np.uint8)
    for cut, top in zip(sheet, tops, strict=True):
        height, width = cut.grey.shape
        paper[top : top + height, gap : gap + width] = cut.grey
    return Image.fromarray(paper)
