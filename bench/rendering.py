"""Renders text as scanned pages, so that what OCR reads can be held against what was written.

    render("Căn cứ Luật …", dpi=150, blur=0.6, skew=1.0, jpeg=60, seed=1)

gives A4 pages set in 13 point serif, justified, as grey pictures that carry their dpi. The same
arguments give the same pixels.
"""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageDraw, ImageFilter, ImageFont

A4 = (595.3, 841.9)
MARGIN = (85.0, 57.0, 57.0, 57.0)
"""Left, top, right and bottom, in points."""
SIZE = 13.0
LEADING = 1.35
INDENT = 28.0
GRAIN = 6.0
"""Standard deviation of the paper's grain, in grey levels."""
FONTS = ("Tinos-Regular.ttf", "LiberationSerif-Regular.ttf", "FreeSerif.ttf", "DejaVuSerif.ttf")
"""Tried in this order; some builds of a font lack the Vietnamese letters and are passed over."""

Line = tuple[list[str], float, bool]
"""Words, indent in pixels, whether it is spread to both margins."""


def serif(pixels: float) -> ImageFont.FreeTypeFont:
    """Return a serif font with Vietnamese letters; raises `OSError` where there is none."""
    for name in FONTS:
        try:
            font = ImageFont.truetype(name, pixels)
        except OSError:
            continue
        if bytes(font.getmask("ệ")) != bytes(font.getmask("\ue000")):  # the sign for «no letter»
            return font
    raise OSError("no serif font with Vietnamese letters: install the package fonts-croscore")


def worn(
    page: Image.Image, *, blur: float = 0, skew: float = 0, jpeg: int = 0, seed: int = 0
) -> Image.Image:
    """Return a page as a scanner gives it: turned by `skew` degrees, blurred, grained, compressed.

    `blur` is a Gaussian radius in pixels, `jpeg` a quality from 1 to 95 (0: not compressed).
    """
    dpi = page.info["dpi"]
    if skew:
        page = page.rotate(skew, Image.Resampling.BICUBIC, fillcolor=255)
    if blur:
        page = page.filter(ImageFilter.GaussianBlur(blur))
    grain = np.random.default_rng(seed).normal(0.0, GRAIN, (page.height, page.width))
    page = Image.fromarray(np.clip(np.asarray(page) + grain, 0, 255).astype(np.uint8))
    if jpeg:
        file = io.BytesIO()
        page.save(file, "JPEG", quality=jpeg)
        page = Image.open(file)
        page.load()
    page.info["dpi"] = dpi
    return page


def render(  # noqa: PLR0913 - a page's wear is told by name
    text: str, *, dpi: int, blur: float, skew: float, jpeg: int, seed: int
) -> list[Image.Image]:
    """Return the pages of a text, one paragraph a line; see `worn` for the wear."""
    return [
        worn(page, blur=blur, skew=skew, jpeg=jpeg, seed=seed + number)
        for number, page in enumerate(_pages(text, dpi))
    ]


def blank(dpi: int) -> Image.Image:
    """Return an empty A4 page."""
    page = Image.new("L", (round(A4[0] * dpi / 72), round(A4[1] * dpi / 72)), 255)
    page.info["dpi"] = (dpi, dpi)
    return page


def _pages(text: str, dpi: int) -> Iterator[Image.Image]:
    unit = dpi / 72
    font = serif(SIZE * unit)
    left, top, right, bottom = (margin * unit for margin in MARGIN)
    page, y = blank(dpi), top
    draw = ImageDraw.Draw(page)
    for words, indent, spread in _lines(text, font, (A4[0] * unit - left - right, INDENT * unit)):
        if y + SIZE * LEADING * unit > page.height - bottom:
            yield page
            page, y = blank(dpi), top
            draw = ImageDraw.Draw(page)
        width = page.width - left - right - indent if spread else 0.0
        _set_line(draw, (left + indent, y), words, (font, width))
        y += SIZE * LEADING * unit * (1 if words else 0.5)
    yield page


def _lines(text: str, font: ImageFont.FreeTypeFont, sizes: tuple[float, float]) -> Iterator[Line]:
    width, first = sizes
    for paragraph in text.splitlines():
        words: list[str] = []
        indent = first
        for word in paragraph.split():
            if words and indent + font.getlength(" ".join([*words, word])) > width:
                yield words, indent, True
                words, indent = [], 0.0
            words.append(word)
        yield words, indent, False


def _set_line(
    draw: ImageDraw.ImageDraw,
    place: tuple[float, float],
    words: list[str],
    setting: tuple[ImageFont.FreeTypeFont, float],
) -> None:
    font, width = setting
    gap = font.getlength(" ")
    if width and len(words) > 1:
        gap = (width - sum(map(font.getlength, words))) / (len(words) - 1)
    x, y = place
    for word in words:
        draw.text((x, y), word, font=font, fill=0)
        x += font.getlength(word) + gap
