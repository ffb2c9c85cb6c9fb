"""Straightening: by what angle a page lies askew on its scan, measured on its lines of print.

Seen along the right angle, rows of letters and the white between them part sharply.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Grey = NDArray[np.uint8]
Ink = NDArray[np.bool_]

_SIDE = 1_000
"""Longest side in pixels of the picture that is measured."""
_MOST = 10.0
"""Greatest angle looked for, in degrees; a scanner's feed stays far below."""
_LEAST = 0.1
"""Smaller angles are left: turning costs sharpness."""
_ENOUGH = 200
_DARKEST = 0.1
"""Share in hundredths of a page that is surely ink; a page of a few words has little of it."""
_MOST_INK = 0.4
"""A page darker than this is a photograph, not print."""


def ink(grey: Grey) -> Ink:
    """Return where a grey picture is dark: below the middle of its paper and its ink."""
    if not grey.size:
        return np.zeros(grey.shape, dtype=np.bool_)
    paper, dark = np.percentile(grey, (50, _DARKEST))
    return np.asarray(grey < (paper + dark) / 2, dtype=np.bool_)


def skew(image: Image.Image) -> float:
    """Return by how many degrees anticlockwise a grey picture must be turned, -10 to 10.

    0 for pictures without lines of print.
    """
    small = image.copy()
    small.thumbnail((_SIDE, _SIDE), Image.Resampling.BOX)
    dark = ink(np.asarray(small, dtype=np.uint8))
    down, across = np.nonzero(dark)
    if len(down) < _ENOUGH or len(down) > _MOST_INK * dark.size:
        return 0.0
    angle = _best(down, across, np.arange(-_MOST, _MOST + 0.01, 0.5))
    return _best(down, across, np.arange(angle - 0.45, angle + 0.46, 0.05))


def _best(down: NDArray[np.intp], across: NDArray[np.intp], angles: NDArray[np.float64]) -> float:
    """Return the angle under which the rows of ink are sharpest; of equals the smallest."""
    tried: list[float] = angles.tolist()
    best = max(tried, key=lambda angle: (_sharpness(down, across, angle), -abs(angle)))
    return round(best, 2)


def _sharpness(down: NDArray[np.intp], across: NDArray[np.intp], angle: float) -> float:
    turn = np.radians(angle)
    rows = np.rint(down * np.cos(turn) - across * np.sin(turn)).astype(np.int64)
    rows -= rows.min()
    steps = np.diff(np.bincount(rows).astype(np.float64))
    return float((steps * steps).sum())


def straightened(image: Image.Image) -> Image.Image:
    """Return a grey picture turned so that its lines of print are level, of the same size."""
    angle = skew(image)
    if abs(angle) < _LEAST:
        return image
    return image.rotate(angle, Image.Resampling.BICUBIC, fillcolor=_paper(image))


def _paper(image: Image.Image) -> int:
    return int(np.median(np.asarray(image)))
