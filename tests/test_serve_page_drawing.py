"""Drawing a page: as it lies in the file or as OCR read it, bounded, in a process of its own."""

from __future__ import annotations

import io
import subprocess
import sys
import warnings
from collections.abc import Callable

import pytest
from commands import SAMPLES
from PIL import Image, ImageDraw

from kg.serve import page_drawing
from kg.serve.page_drawing import LONG_SIDE, as_read, drawn

PRINTED = (SAMPLES / "10-cong-dien-phong-chong-lu.pdf").read_bytes()


@pytest.fixture(autouse=True)
def _pillow_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    """Restore what `drawn` sets for its whole process."""
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", Image.MAX_IMAGE_PIXELS)


def _photo(
    size: tuple[int, int] = (400, 200), *, pages: int = 1, form: str = "TIFF", turn: int = 0
) -> bytes:
    """Return a white picture whose left upper corner is black; each page is 10 higher."""
    shots = []
    for number in range(pages):
        shot = Image.new("RGB", (size[0], size[1] + 10 * number), "white")
        ImageDraw.Draw(shot).rectangle((0, 0, 40, 40), fill="black")
        shots.append(shot)
    exif = Image.Exif()
    if turn:
        exif[0x0112] = turn
    out = io.BytesIO()
    options = {"save_all": True, "append_images": shots[1:]} if pages > 1 else {}
    shots[0].save(out, form, exif=exif, **options)
    return out.getvalue()


def _run(data: bytes, *asked: str) -> subprocess.CompletedProcess[bytes]:
    program = (sys.executable, "-P", "-m", "kg.serve.page_drawing")
    return subprocess.run((*program, *asked), input=data, capture_output=True, timeout=60)  # noqa: PLW1510


def test_a_page_of_a_pdf_fills_the_long_side_and_is_in_its_proportion() -> None:
    for number in (1, 2):
        page = drawn(PRINTED, "pdf", number)
        assert max(page.size) == LONG_SIDE
        assert page.width / page.height == pytest.approx(595 / 842, rel=0.01)
    first, second = (drawn(PRINTED, "pdf", number).tobytes() for number in (1, 2))
    assert first != second


def test_pages_of_a_picture_file_are_counted_from_one() -> None:
    data = _photo(pages=3)
    assert [drawn(data, "image", n).size for n in (1, 2, 3)] == [(400, 200), (400, 210), (400, 220)]
    with pytest.raises(EOFError):
        drawn(data, "image", 4)


def test_a_picture_taken_on_its_side_is_shown_upright() -> None:
    turned = drawn(_photo(form="JPEG", turn=6), "image", 1)
    assert turned.size == (200, 400)
    assert turned.convert("L").getpixel((190, 10)) < 50


def test_a_picture_of_too_many_pixels_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page_drawing, "_PIXELS", 400 * 200 - 1)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # Pillow warns up to twice as many, then refuses itself
        with pytest.raises(ValueError, match="too many pixels"):
            drawn(_photo(), "image", 1)


@pytest.mark.parametrize(
    ("size", "page", "found"),
    [
        ((400, 200), (842.0, 595.0), (400, 200)),
        ((400, 200), (595.0, 842.0), (200, 400)),  # it lay on its side
        ((200, 400), (595.0, 842.0), (200, 400)),
        ((4000, 2000), (842.0, 595.0), (1600, 800)),
    ],
)
def test_a_page_as_ocr_read_it(
    size: tuple[int, int], page: tuple[float, float], found: tuple[int, int]
) -> None:
    read = as_read(Image.new("RGB", size, "white"), *page)
    assert (read.mode, read.size) == ("L", found)


@pytest.mark.parametrize(
    ("make", "asked", "size"),
    [
        (lambda: PRINTED, ("pdf", "2", "595", "842", "text"), (1131, 1600)),
        (lambda: _photo((3000, 1500)), ("image", "1", "842", "421", "text"), (1600, 800)),
        (_photo, ("image", "1", "200", "400", "ocr"), (200, 400)),
        (lambda: _photo(form="PNG"), ("image", "1", "400", "200", "text"), (400, 200)),
    ],
)
def test_the_program_writes_webp(
    make: Callable[[], bytes], asked: tuple[str, ...], size: tuple[int, int]
) -> None:
    done = _run(make(), *asked)
    assert done.returncode == 0, done.stderr
    picture = Image.open(io.BytesIO(done.stdout))
    assert picture.format == "WEBP"
    assert picture.size == pytest.approx(size, abs=1)


@pytest.mark.parametrize(
    ("data", "asked"),
    [
        (b"%PDF-1.7 h\xe1\xbb\x8fng", ("pdf", "1", "595", "842", "text")),
        (PRINTED, ("pdf", "3", "595", "842", "text")),
        (PRINTED, ("image", "1", "595", "842", "text")),
        (b"", ("image", "1", "595", "842", "text")),
    ],
)
def test_what_cannot_be_drawn_ends_the_program_alone(data: bytes, asked: tuple[str, ...]) -> None:
    done = _run(data, *asked)
    assert done.returncode != 0
    assert done.stdout == b""
