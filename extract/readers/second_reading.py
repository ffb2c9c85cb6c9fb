"""A second reading of words that Tesseract doubts, by `trueocr`, where it is installed.

Trueocr reads whole pages worse than Tesseract (bench/ocr.py), but of the words that Tesseract is
unsure of it reads more right, at every resolution: «phó» → «phố», «l6» → «16». Its models come
with its package; nothing is fetched.
"""

from __future__ import annotations

import importlib
import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache
from importlib.metadata import PackageNotFoundError, version
from typing import Protocol

import numpy as np
from PIL.Image import Image

from extract.cleaning.doubt import words_in_doubt
from extract.readers.deskew import Grey
from extract.readers.tesseract import ReadWord

_DOUBTED, _SURE = 0.9, 0.9
"""A word read with less confidence than the first is read again and taken from the second on."""
_MARGIN = 0.02
"""Inches of paper left around a word."""
_STOPS = ".,;:"
_ROMAN = re.compile(r"[IVX]+(?=[/.,;:)]|$)")
_STROKES = {"H": 2, "N": 2}
"""Letters that «II» is taken for; engines lose strokes of «III», they do not add any."""


class _Prediction(Protocol):
    text: str
    confidence: float


class _Recognizer(Protocol):
    def predict(self, images: Sequence[Grey], batch_size: int = 64) -> list[_Prediction]: ...


def engine() -> str:
    """Return the name of the second engine, «trueocr 0.1.1»; empty where it is not installed."""
    try:
        return f"trueocr {version('trueocr')}"
    except PackageNotFoundError:
        return ""


@lru_cache(maxsize=1)
def _recognizer() -> _Recognizer:
    """Return the reader of single lines, loaded once; it is late since loading takes a second."""
    found: _Recognizer = importlib.import_module("trueocr").load_model(mode="line", threads=1)
    recognizer: _Recognizer = found.recognizer  # type: ignore[attr-defined]
    return recognizer


def read_again(words: Sequence[ReadWord], image: Image, dpi: float) -> list[ReadWord]:
    """Return the words, those in doubt as read the second time where that is the better reading.

    A second reading in several words («1. Sở,» for a blot) gives several words.
    """
    doubted = [word for word in words if word.confidence < _DOUBTED]
    if not doubted or not engine():
        return list(words)
    grey = np.asarray(image, dtype=np.uint8)
    crops = [_crop(grey, word, round(_MARGIN * dpi)) for word in doubted]
    again = zip(doubted, _recognizer().predict(crops), strict=True)
    better = {
        id(word): _pieces(word, unicodedata.normalize("NFC", read.text), read.confidence)
        for word, read in again
        if _is_better(word.text, read)
    }
    return [piece for word in words for piece in better.get(id(word), [word])]


def _crop(grey: Grey, word: ReadWord, margin: int) -> Grey:
    top, left = max(0, int(word.top) - margin), max(0, int(word.left) - margin)
    bottom, right = int(word.bottom) + margin, int(word.right) + margin
    return np.ascontiguousarray(grey[top:bottom, left:right])


def _is_better(first: str, second: _Prediction) -> bool:
    """Return whether a second reading counts: a sure one that makes no syllable impossible.

    Stops at the end of a word are seen better by Tesseract.
    """
    text = second.text
    if not text.strip() or second.confidence < _SURE or text.strip(_STOPS) == first.strip(_STOPS):
        return False
    if _ROMAN.match(text) and _strokes(first) > _strokes(text):
        return False
    return words_in_doubt(text)[0] <= words_in_doubt(first)[0]


def _strokes(text: str) -> int:
    number = text.partition("/")[0].strip(_STOPS)
    return sum(_STROKES.get(char, 1) for char in number)


def _pieces(word: ReadWord, text: str, sure: float) -> list[ReadWord]:
    """Return the words of a reading, each with its part of the box."""
    wide = (word.right - word.left) / len(text)
    pieces, start = [], 0
    for piece in text.split():
        start = text.index(piece, start)
        left = word.left + wide * start
        start += len(piece)
        right = word.left + wide * start
        pieces.append(ReadWord(piece, left, word.top, right, word.bottom, sure, word.line))
    return pieces
