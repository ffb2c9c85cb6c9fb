"""What is read on pictures of pages, kept in a folder so that each is read only once.

The folder has to be emptied when the reading itself has changed.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import Image

from extract.readers.ocr import Picture, read_pictures
from extract.readers.printout import assemble
from extract.source import Limits


def read(page: Image.Image, cache: Path) -> str:
    """Return the text that Tesseract alone reads on a page that knows its dpi, in NFC.

    Raises `OSError` where Tesseract is not installed.
    """
    png = _packed(page)
    return _kept(cache, [b"alone", png], lambda: _tesseract(png, page.info["dpi"][0]))


def read_scan(pages: Sequence[Image.Image], cache: Path) -> str:
    """Return the text that Camket reads on the pages of a scan, in NFC.

    Raises `extract.readers.ocr.MissingEngine` where Tesseract is not installed.
    """
    pictures = (
        Picture(number, page, *(size * 72 / page.info["dpi"][0] for size in page.size))
        for number, page in enumerate(pages, 1)
    )
    return _kept(
        cache,
        [b"camket", *map(_packed, pages)],
        lambda: assemble(read_pictures(pictures, Limits()), "image").text,
    )


def _packed(page: Image.Image) -> bytes:
    packed = io.BytesIO()
    page.save(packed, "PNG")
    return packed.getvalue()


def _kept(cache: Path, asked: Sequence[bytes], reading: Callable[[], str]) -> str:
    """Return a reading from the folder; where it has none, read and keep it by its hash."""
    kept = cache / f"{hashlib.sha256(b' '.join(asked)).hexdigest()[:32]}.txt"
    if not kept.exists():
        cache.mkdir(parents=True, exist_ok=True)
        kept.write_text(unicodedata.normalize("NFC", reading()), encoding="utf-8", newline="")
    return kept.read_bytes().decode("utf-8")


def _tesseract(png: bytes, dpi: float) -> str:
    engine = shutil.which("tesseract")
    if engine is None:
        raise OSError("tesseract is not installed: install the package tesseract-ocr-vie")
    run = subprocess.run(
        [engine, "stdin", "stdout", "-l", "vie", "--dpi", str(round(dpi))],
        input=png,
        capture_output=True,
        check=True,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return run.stdout.decode("utf-8")
