"""Ruled tables of a scan: long dark runs are rules, rules make a grid, words go to its cells.

The rules are painted over before the page is read, since engines take them for letters.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from pdfplumber.table import (
    cells_to_tables,
    edges_to_intersections,
    intersections_to_cells,
    merge_edges,
)
from PIL import Image, ImageDraw

from extract.readers.deskew import Grey, Ink
from extract.readers.pdf_text import lines_of
from extract.readers.printed import PrintedCell, PrintedTable, PrintedWord
from extract.source import Box

_DPI = 150
"""Resolution at which rules are looked for, in dots an inch."""
_LONG = 0.45
"""Shortest rule in inches: longer than any letter, no longer than a row of two lines is high."""
_FILLED = 0.95
_THICK = 0.07
"""Greatest thickness of a rule in inches; what is thicker is a dark patch."""
_FAINT = 0.3
"""A rule is darker than the paper by this share of the way to black ink."""
_GRAIN = 40.0
"""Grey levels by which the grain of paper may be darker than it."""
_NEAR = 4.0
"""Points by which the ends of rules that meet may miss each other."""
_MOST_RULES = 400
"""More rules than this are a drawing or a photograph."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules of a page, level and upright, as boxes in points."""

    level: tuple[Box, ...]
    upright: tuple[Box, ...]


def find_rules(image: Image.Image, scale: float) -> Rules:
    """Return the rules of a straightened grey picture; `scale` is points a pixel."""
    step = max(1, round(72 / scale / _DPI))
    dark = _dark(np.asarray(image, dtype=np.uint8), step)
    dots = 72 / (scale * step)
    level = _rules(dark, dots)
    upright = [(y0, x0, y1, x1) for x0, y0, x1, y1 in _rules(dark.T, dots)]
    if len(level) + len(upright) > _MOST_RULES:
        return Rules((), ())
    unit = scale * step
    return Rules(_in_points(level, unit), _in_points(upright, unit))


def _in_points(boxes: Iterable[tuple[int, int, int, int]], unit: float) -> tuple[Box, ...]:
    return tuple((a * unit, b * unit, c * unit, d * unit) for a, b, c, d in boxes)


def _dark(grey: Grey, step: int) -> Ink:
    """Return the dark places of a picture made smaller by `step`, thin strokes kept."""
    height, width = (side // step * step for side in grey.shape)
    if not height or not width:
        return np.zeros((0, 0), dtype=np.bool_)
    tiles = grey[:height, :width].reshape(height // step, step, width // step, step)
    least = tiles.min(axis=(1, 3))
    paper, black = np.percentile(least, (60, 0.1))
    return np.asarray(least < paper - max(_GRAIN, _FAINT * (paper - black)), dtype=np.bool_)


def _rules(dark: Ink, dots: float) -> list[tuple[int, int, int, int]]:
    """Return the level rules as (left, top, right, bottom) in pixels."""
    length, thick = round(_LONG * dots), _THICK * dots
    if dark.shape[1] <= length or dark.shape[0] < 3:
        return []
    near = dark.copy()
    near[1:] |= dark[:-1]
    near[:-1] |= dark[1:]
    rules = _gathered(_long_runs(near, length))
    return [rule for rule in rules if rule[3] - rule[1] <= thick]


def _long_runs(dark: Ink, length: int) -> Ink:
    """Return the places that lie in a stretch of `length` which is dark nearly all along."""
    sums = np.cumsum(np.pad(dark, ((0, 0), (1, 0))), axis=1, dtype=np.int32)
    full = (sums[:, length:] - sums[:, :-length]) >= _FILLED * length
    hits = np.cumsum(np.pad(full, ((0, 0), (length, length - 1))), axis=1, dtype=np.int32)
    return np.asarray(hits[:, length:] > hits[:, :-length], dtype=np.bool_)


def _gathered(long: Ink) -> list[tuple[int, int, int, int]]:
    """Return runs of neighbouring rows that touch each other as one box each."""
    done: list[tuple[int, int, int, int]] = []
    growing: list[tuple[int, int, int, int]] = []
    for row in np.flatnonzero(long.any(axis=1)).tolist():
        edges = np.flatnonzero(np.diff(np.pad(long[row], 1).astype(np.int8))).tolist()
        done += [rule for rule in growing if rule[3] < row]
        growing = [rule for rule in growing if rule[3] >= row]
        for left, right in zip(edges[::2], edges[1::2], strict=True):
            touching = [rule for rule in growing if rule[0] <= right and left <= rule[2]]
            growing = [rule for rule in growing if rule not in touching]
            touching.append((left, row, right, row + 1))
            growing.append(
                (
                    min(rule[0] for rule in touching),
                    min(rule[1] for rule in touching),
                    max(rule[2] for rule in touching),
                    row + 1,
                )
            )
    return sorted(done + growing)


def without_rules(image: Image.Image, rules: Rules, scale: float) -> Image.Image:
    """Return a picture with its rules painted over in the colour of its paper."""
    if not rules.level and not rules.upright:
        return image
    clear = image.copy()
    draw = ImageDraw.Draw(clear)
    paper = int(np.median(np.asarray(image)))
    for box in (*rules.level, *rules.upright):
        left, top, right, bottom = (side / scale for side in box)
        draw.rectangle((left - 1, top - 1, right + 1, bottom + 1), fill=paper)
    return clear


def table_rules(rules: Rules, tables: Sequence[Sequence[Box]]) -> Rules:
    """Return only those rules that lie on a table; what underlines a word stays on the page."""

    def on(box: Box) -> bool:
        return any(
            box[0] < cell[2] + _NEAR
            and cell[0] - _NEAR < box[2]
            and box[1] < cell[3] + _NEAR
            and cell[1] - _NEAR < box[3]
            for cells in tables
            for cell in cells
        )

    return Rules(tuple(filter(on, rules.level)), tuple(filter(on, rules.upright)))


def find_grids(rules: Rules) -> list[list[Box]]:
    """Return the cells of each table that the rules make, as boxes in points.

    A frame of one column is no table.
    """
    edges = [_edge(box, "h") for box in rules.level] + [_edge(box, "v") for box in rules.upright]
    merged = merge_edges(edges, _NEAR, _NEAR, _NEAR, _NEAR)
    cells = intersections_to_cells(edges_to_intersections(merged, _NEAR, _NEAR))
    found = [sorted(_box(cell) for cell in table) for table in cells_to_tables(cells)]
    return [table for table in found if len({cell[0] for cell in table}) > 1]


def _box(cell: Sequence[float]) -> Box:
    left, top, right, bottom = (round(float(side), 2) for side in cell)
    return left, top, right, bottom


def _edge(box: Box, orientation: str) -> dict[str, object]:
    """Return a rule as pdfplumber has it: without thickness."""
    left, top, right, bottom = box
    if orientation == "h":
        top = bottom = (top + bottom) / 2
    else:
        left = right = (left + right) / 2
    return {
        "x0": left,
        "x1": right,
        "top": top,
        "bottom": bottom,
        "width": right - left,
        "height": bottom - top,
        "orientation": orientation,
        "object_type": "line",
    }


def fill_tables(
    grids: Sequence[Sequence[Box]], words: Sequence[PrintedWord]
) -> tuple[tuple[PrintedTable, ...], list[PrintedWord]]:
    """Return the tables with each word in its cell, and the words outside of them."""
    tables = []
    rest = list(words)
    for cells in grids:
        outer = (
            min(cell[0] for cell in cells),
            min(cell[1] for cell in cells),
            max(cell[2] for cell in cells),
            max(cell[3] for cell in cells),
        )
        inside = [word for word in rest if _holds(outer, word)]
        if not inside:
            continue
        rest = [word for word in rest if not _holds(outer, word)]
        tables.append(_table(outer, cells, inside))
    return tuple(tables), rest


def empty_cells(grids: Sequence[Sequence[Box]], words: Sequence[PrintedWord]) -> list[Box]:
    """Return the cells without words, of tables that have words at all."""
    empty: list[Box] = []
    for cells in grids:
        none = [cell for cell in cells if not any(_holds(cell, word) for word in words)]
        if len(none) < len(cells):
            empty += none
    return empty


def _table(outer: Box, cells: Sequence[Box], words: Sequence[PrintedWord]) -> PrintedTable:
    across = sorted({cell[0] for cell in cells})
    down = sorted({cell[1] for cell in cells})
    printed = []
    for cell in sorted(cells, key=lambda c: (c[1], c[0])):
        lines = lines_of([word for word in words if _holds(cell, word)])
        place = down.index(cell[1]), across.index(cell[0])
        printed.append(PrintedCell(*place, cell, tuple(lines)))
    return PrintedTable(outer, len(across), tuple(printed))


def _holds(box: Box, word: PrintedWord) -> bool:
    """Return whether a word's middle lies in a box."""
    x, y = (word.box[0] + word.box[2]) / 2, (word.box[1] + word.box[3]) / 2
    return box[0] <= x <= box[2] and box[1] <= y <= box[3]
