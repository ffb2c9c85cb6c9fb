"""Images: a photographed or scanned page as PNG, JPEG, TIFF (several pages), WebP, BMP or GIF."""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from extract.readers.ocr import MissingEngine, Picture, read_pictures
from extract.readers.printout import assemble
from extract.source import Content, Limits, ReadError

FORMATS = ("PNG", "JPEG", "TIFF", "WEBP", "BMP", "GIF")
_LONG_SIDE = 841.9
"""The long side of A4 in points, taken for images that do not say how large they are."""
_GREATEST, _SMALLEST = 1_440.0, 200.0
"""A long side beyond these, in points, was not meant: cameras write 72 dpi into all they take."""
_SIXTEEN = 65_535.0
_DAMAGED = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    struct.error,
    zlib.error,
    TypeError,
    KeyError,
    IndexError,
    OverflowError,
)
"""What Pillow raises on damaged files, by format."""


def read(data: bytes, name: str, limits: Limits) -> Content:
    """Return what is read on an image, each frame of a TIFF a page.

    Raises `ReadError` for an image that is damaged or larger than the limits, before it is
    decoded, and `MissingEngine` where no OCR engine is installed.
    """
    if not data:
        raise ReadError(f"{name}: the file is empty")
    try:
        pages = read_pictures(_pictures(data, limits), limits)
    except MissingEngine as error:
        raise MissingEngine(f"{name}: {error}") from None
    except ReadError as error:
        raise ReadError(f"{name}: {error}") from None
    content = assemble(pages, "image")
    return replace(content, remarks=("Đọc từ hình bằng nhận dạng chữ.",))


def _pictures(data: bytes, limits: Limits) -> Iterator[Picture]:
    """Yield the frames of an image, one at a time; of a moving picture only the first."""
    with _plain_errors(limits, 1):
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    with image:
        number = 1
        while True:
            _check(image, number, limits)
            with _plain_errors(limits, number):
                picture = _picture(image, number)
            yield picture
            if image.format != "TIFF" or not _next(image, number, limits):
                return
            number += 1


def _next(image: Image.Image, number: int, limits: Limits) -> bool:
    """Go to the frame behind frame `number`; return whether there is one."""
    with _plain_errors(limits, number + 1):
        try:
            image.seek(number)
        except EOFError:
            return False
    return True


def _check(image: Image.Image, number: int, limits: Limits) -> None:
    if number > limits.pages:
        raise ReadError(
            f"the image has more than {limits.pages:,} pages; raise that limit or split it"
        )
    if image.width * image.height > limits.pixels:
        raise ReadError(
            f"page {number} is {image.width:,} by {image.height:,} pixels, more than the limit of"
            f" {limits.pixels:,}; scale it down (300 dots an inch are enough) or raise the limit"
        )


@contextmanager
def _plain_errors(limits: Limits, number: int) -> Iterator[None]:
    """Turn what Pillow says of a bad image into one line."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except Image.DecompressionBombError:
            most = min(limits.pixels, 2 * (Image.MAX_IMAGE_PIXELS or limits.pixels))
            raise ReadError(
                f"page {number} has more than the limit of {most:,} pixels; scale it down"
                " (300 dots an inch are enough)"
            ) from None
        except UnidentifiedImageError:
            raise ReadError(
                f"this is no {', '.join(FORMATS)} image; save it again in one of these formats"
            ) from None
        except _DAMAGED as error:
            said = " ".join(str(error).split()) or type(error).__name__
            raise ReadError(
                f"page {number}: the image is damaged or breaks off ({said}); get the whole file"
            ) from None


def _picture(image: Image.Image, number: int) -> Picture:
    dpi = _dpi(image)
    grey = _grey(ImageOps.exif_transpose(image))
    longest = max(grey.size)
    inch = dpi if dpi and _SMALLEST <= longest / dpi * 72 <= _GREATEST else 0.0
    unit = 72 / inch if inch else _LONG_SIDE / longest
    return Picture(number, grey, round(grey.width * unit, 2), round(grey.height * unit, 2))


def _dpi(image: Image.Image) -> float:
    """Return the dots an inch that an image states, 0 if it does not."""
    said = image.info.get("dpi")
    try:
        return float(said[0]) if said and float(said[0]) > 1 else 0.0
    except (TypeError, ValueError, ZeroDivisionError):
        return 0.0


def _grey(image: Image.Image) -> Image.Image:
    """Return an image in grey, clear parts as white paper."""
    if image.mode.startswith("I;16"):
        deep = np.asarray(image).astype(np.float64)
        return Image.fromarray((deep * (255 / _SIXTEEN)).astype(np.uint8))
    if image.mode in ("I", "F"):
        deep = np.nan_to_num(np.asarray(image, dtype=np.float64))
        most = max(1.0, float(deep.max(initial=0.0)))
        return Image.fromarray((deep.clip(0) * (255 / most)).astype(np.uint8))
    if image.has_transparency_data:
        clear = image.convert("RGBA")
        image = Image.alpha_composite(Image.new("RGBA", clear.size, "white"), clear)
    return image.convert("L")
