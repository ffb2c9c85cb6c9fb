"""Draws one page of a file, in a process of its own: a broken or hostile file harms nobody.

    python -m kg.serve.page_drawing pdf|image PAGE WIDTH HEIGHT text|ocr < FILE > PAGE.webp

WIDTH and HEIGHT are those of the page as it was read, in points. A page that was read from its
picture is turned upright and straightened as it was then, so that the boxes of its words fit.
"""

from __future__ import annotations

import io
import resource
import sys

import pypdfium2
from PIL import Image, ImageOps

from extract.readers.deskew import straightened
from extract.readers.image import FORMATS

MEMORY = 1536 << 20
LONG_SIDE = 1600
"""Pixels of a drawn page's long side: A4 at about 137 dots an inch."""
_PIXELS = 178_000_000
_QUALITY = 80


def drawn(data: bytes, kind: str, number: int) -> Image.Image:
    """Return the picture of a page (from 1) of a PDF or an image file, as it lies in the file."""
    if kind == "pdf":
        page = pypdfium2.PdfDocument(data)[number - 1]
        scale = LONG_SIDE / max(*page.get_size(), 1)
        picture: Image.Image = page.render(scale=scale).to_pil()
        return picture
    Image.MAX_IMAGE_PIXELS = _PIXELS
    image = Image.open(io.BytesIO(data), formats=FORMATS)
    image.seek(number - 1)
    if image.width * image.height > _PIXELS:
        raise ValueError("too many pixels")
    return ImageOps.exif_transpose(image)


def as_read(picture: Image.Image, width: float, height: float) -> Image.Image:
    """Return a page as it was read by OCR: grey, turned if it lay on its side, straightened."""
    grey = picture.convert("L")
    if (grey.width > grey.height) != (width > height):
        grey = grey.rotate(-90, expand=True)
    grey.thumbnail((LONG_SIDE, LONG_SIDE))
    return straightened(grey)


def main(kind: str, number: str, width: str, height: str, how: str) -> None:
    """Draw the page of the file on the standard input."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    picture = drawn(sys.stdin.buffer.read(), kind, int(number))
    if how == "ocr":
        picture = as_read(picture, float(width), float(height))
    shown = picture.convert("L" if picture.mode in ("1", "L") else "RGB")
    shown.thumbnail((LONG_SIDE, LONG_SIDE))
    out = io.BytesIO()
    shown.save(out, "WEBP", quality=_QUALITY, method=4)
    sys.stdout.buffer.write(out.getvalue())


if __name__ == "__main__":
    main(*sys.argv[1:])
