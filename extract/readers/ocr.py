"""Reading pictures of pages: Tesseract with Vietnamese, one thread a page, pages in parallel.

A picture is turned upright, straightened and brought to a resolution that the engine reads best;
ruled tables are found by their rules. Words in doubt are read again by a second engine where it is
installed (extra `scan`); `PrintedPage.engine` names both.
"""

from __future__ import annotations

import os
import time
from collections import deque
from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from extract.readers.deskew import straightened
from extract.readers.ocr_words import confidence, printed_words
from extract.readers.pdf_text import lines_of
from extract.readers.printed import PrintedPage
from extract.readers.scan_tables import (
    empty_cells,
    fill_tables,
    find_grids,
    find_rules,
    table_rules,
    without_rules,
)
from extract.readers.second_reading import engine as second_engine
from extract.readers.second_reading import read_again
from extract.readers.tesseract import MissingEngine, OutOfTime, ReadWord, Tesseract, installed
from extract.readers.unread_cells import BLOCK_OF_TEXT, read_cells
from extract.source import Box, Limits, ReadError

__all__ = ["MissingEngine", "OutOfTime", "Picture", "read_pictures"]

_LEAST_DPI, _GOOD_DPI, _MOST_DPI = 195, 225, 400
"""Pictures below the first are enlarged to the second, above the third reduced to 300: measured,
at 100 dpi that more than halves the errors, on blurred pages of 150 it takes a quarter away."""
_REDUCED = 300
_GREATEST_FACTOR = 3.0
_POOR = 0.6
"""A page read with less confidence may stand on its side or its head."""
_BLANK = 40
"""Grey levels that the darkest thousandth of a blank page is darker than its paper."""


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a page: `number` from 1, and the page's size in points."""

    number: int
    image: Image.Image
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read on a picture turned one way: points a pixel, page size, words, grids."""

    scale: float
    width: float
    height: float
    words: list[ReadWord]
    grids: list[list[Box]]
    image: Image.Image

    @property
    def sure(self) -> float:
        """How sure the engine is, 0 to 1; few words on a page prove little."""
        return confidence(self.words) * min(1.0, len(self.words) / 5)


def read_pictures(pictures: Iterable[Picture], limits: Limits) -> list[PrintedPage]:
    """Return the pages as read, in the order given; pictures are taken only as they are needed.

    Boxes lie on the page as it was read, turned upright and straightened; the width and height of
    a page that lay on its side are exchanged. Pages without ink are `how="blank"`. Raises
    `MissingEngine` where Tesseract or its Vietnamese data is not installed, `OutOfTime` when all
    pages together take longer than `limits.seconds`; no engine is asked for when there is nothing
    to read.
    """
    until = time.monotonic() + limits.seconds
    workers = os.cpu_count() or 1
    pages: list[PrintedPage] = []
    waiting: deque[Future[PrintedPage]] = deque()
    pool = ThreadPoolExecutor(workers)
    try:
        for picture in pictures:
            waiting.append(pool.submit(_read, picture, installed(), limits, until))
            if len(waiting) > workers:
                pages.append(waiting.popleft().result())
        pages += [done.result() for done in waiting]
    finally:
        pool.shutdown(cancel_futures=True)
    return pages


def _read(picture: Picture, engine: Tesseract, limits: Limits, until: float) -> PrintedPage:
    try:
        return _page(picture, engine, limits, until)
    except OutOfTime:
        raise OutOfTime(
            f"page {picture.number}: reading pictures took longer than {limits.seconds:g} seconds;"
            " raise that limit or split the file"
        ) from None
    except MissingEngine:
        raise
    except ReadError as error:
        raise ReadError(f"page {picture.number}: {error}") from None


def _page(picture: Picture, engine: Tesseract, limits: Limits, until: float) -> PrintedPage:
    grey = picture.image.convert("L")
    if _is_blank(grey):
        return PrintedPage(picture.number, picture.width, picture.height, how="blank")
    best = _turned(grey, 0, (picture, engine, limits, until))
    if best.sure < _POOR:
        turns = [engine.turn(grey, until)] if engine.turns else [90, 270, 180]
        for turn in filter(None, turns):
            other = _turned(grey, turn, (picture, engine, limits, until))
            best = max(best, other, key=lambda reading: reading.sure)
    words = [*best.words, *_of_unread_cells(best, engine, until)]
    words = read_again(words, best.image, 72 / best.scale)
    tables, rest = fill_tables(best.grids, list(printed_words(words, best.scale)))
    return PrintedPage(
        number=picture.number,
        width=best.width,
        height=best.height,
        lines=tuple(lines_of(rest)),
        tables=tables,
        how="ocr",
        engine=" + ".join(filter(None, (engine.name, second_engine()))),
    )


def _of_unread_cells(page: _Reading, engine: Tesseract, until: float) -> list[ReadWord]:
    """Return the words of the cells in which the reading of the whole page found none."""

    def read(sheet: Image.Image, scale: float) -> list[ReadWord]:
        return engine.read(sheet, 72 / scale, until, mode=BLOCK_OF_TEXT)

    if not page.grids:
        return []
    empty = empty_cells(page.grids, list(printed_words(page.words, page.scale)))
    blocks = 1 + max((word.line[0] for word in page.words), default=0)
    words = read_cells(page.image, page.scale, empty, read)
    return [replace(word, line=(blocks + word.line[0], *word.line[1:])) for word in words]


def _is_blank(grey: Image.Image) -> bool:
    paper, dark = np.percentile(np.asarray(grey), (50, 0.1))
    return bool(paper - dark < _BLANK)


def _turned(
    grey: Image.Image, turn: int, how: tuple[Picture, Tesseract, Limits, float]
) -> _Reading:
    """Return what is read on a page turned clockwise by `turn` degrees."""
    picture, engine, limits, until = how
    width, height = picture.width, picture.height
    if turn:
        grey = grey.rotate(-turn, expand=True)
    if turn in (90, 270):
        width, height = height, width
    image = straightened(_sized(grey, width, limits))
    scale = width / image.width
    rules = find_rules(image, scale)
    grids = find_grids(rules)
    clear = without_rules(image, table_rules(rules, grids), scale)
    return _Reading(scale, width, height, engine.read(clear, 72 / scale, until), grids, clear)


def _sized(grey: Image.Image, width: float, limits: Limits) -> Image.Image:
    """Return a picture enlarged or reduced to a resolution that is read well."""
    dpi = grey.width / width * 72
    if dpi < _LEAST_DPI:
        factor = min(_GREATEST_FACTOR, _GOOD_DPI / dpi)
        factor = min(factor, (limits.pixels / (grey.width * grey.height)) ** 0.5)
    elif dpi > _MOST_DPI:
        factor = _REDUCED / dpi
    else:
        return grey
    size = max(1, round(grey.width * factor)), max(1, round(grey.height * factor))
    return grey.resize(size, Image.Resampling.BICUBIC if factor > 1 else Image.Resampling.BOX)
