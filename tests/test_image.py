"""Images: every format gives the same text; bad and huge ones end in one clear line."""

import struct
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from scans import TEXT, packed, plain

from extract.readers.image import read
from extract.readers.ocr import MissingEngine
from extract.source import Limits, ReadError

Program = Callable[[str, str], str]
HEAD = TEXT.split(",", maxsplit=1)[0]
SIDEWAYS = 6
"""The EXIF orientation of a picture that must be turned by 90 degrees clockwise."""
CLEAR = plain(150).point(lambda grey: 255 - grey)


@pytest.fixture
def tesseract(program: Program) -> None:
    program("tesseract", "tesseract-ocr-vie")


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def huge_png(side: int) -> bytes:
    """Return the head of a PNG that says it has so many pixels a side."""
    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 99))


def rotated(image: Image.Image) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = SIDEWAYS
    return packed(image, kind="JPEG", exif=exif)


@pytest.mark.usefixtures("tesseract")
@pytest.mark.parametrize(
    "data",
    [
        pytest.param(packed(plain(150)), id="png"),
        pytest.param(packed(plain(150), kind="JPEG", quality=80), id="jpeg"),
        pytest.param(packed(plain(150), kind="WEBP", quality=80), id="webp without dpi"),
        pytest.param(packed(plain(150), kind="BMP"), id="bmp"),
        pytest.param(packed(plain(150).convert("P"), kind="GIF"), id="gif"),
        pytest.param(packed(plain(150).convert("1"), kind="TIFF"), id="fax"),
        pytest.param(rotated(plain(150, turn=90)), id="turned by exif"),
        pytest.param(
            packed(Image.merge("LA", (Image.new("L", CLEAR.size, 0), CLEAR))),
            id="black on clear",
        ),
        pytest.param(
            packed(Image.fromarray(np.asarray(plain(150)).astype(np.uint16) * 257)), id="16 bits"
        ),
    ],
)
def test_formats(data: bytes) -> None:
    content = read(data, "trang.bin", Limits())
    assert content.text.startswith(HEAD)
    assert content.format == "image"
    (page,) = content.pages
    assert (page.width, page.height) == pytest.approx((595.3, 841.9), abs=1.5)
    assert content.remarks == ("Đọc từ hình bằng nhận dạng chữ.",)
    word = content.words[0]
    assert content.text[word.start : word.end] == "Sở"


@pytest.mark.usefixtures("tesseract")
def test_tiff_of_several_pages() -> None:
    content = read(packed(plain(150), plain(150, skew=1), kind="TIFF"), "hai.tif", Limits())
    assert [page.number for page in content.pages] == [1, 2]
    assert all(content.text[page.start : page.end].startswith(HEAD) for page in content.pages)


@pytest.mark.usefixtures("tesseract")
def test_too_many_pages() -> None:
    small = Image.new("L", (30, 40), 255)
    data = packed(*[small] * 4, kind="TIFF")
    with pytest.raises(ReadError, match=r"^a\.tif: the image has more than 3 pages; raise"):
        read(data, "a.tif", Limits(pages=3))


@pytest.mark.parametrize("side", [15_000, 30_000, 60_000])
def test_huge_images_are_not_decoded(side: int) -> None:
    start = time.monotonic()
    with pytest.raises(
        ReadError, match=r"^a\.png: page 1 .* limit of \d+,\d+,\d+.*; scale it down"
    ):
        read(huge_png(side), "a.png", Limits())
    assert time.monotonic() - start < 5


def test_limit_of_pixels_is_the_users() -> None:
    with pytest.raises(ReadError, match=r"page 1 is 620 by 877 pixels, .* limit of 1,000; scale"):
        read(packed(plain(75)), "a.png", Limits(pixels=1_000))


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "the file is empty"),
        (b"hello", "no PNG, JPEG, TIFF"),
        (b"\x89PNG\r\n\x1a\n", "no PNG, JPEG, TIFF"),
        (packed(plain(100))[:9_000], "page 1: the image is damaged or breaks off"),
        (packed(plain(100), kind="JPEG")[:9_000], "page 1: the image is damaged or breaks off"),
        (packed(plain(100), kind="WEBP")[:900], "page 1: the image is damaged or breaks off"),
        (b"II*\0\xff\xff\xff\x7f", "no PNG, JPEG, TIFF|damaged"),
    ],
)
def test_bad_images_end_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(ReadError, match=f"^a.png: .*({says})") as caught:
        read(data, "a.png", Limits())
    assert "\n" not in str(caught.value)


def test_missing_engine(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(MissingEngine, match=r"^a\.png: needs Tesseract.*tesseract-ocr-vie"):
        read(packed(plain(75)), "a.png", Limits())
