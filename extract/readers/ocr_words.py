"""Words as an OCR engine boxes them, made like those of a text layer: one height a line.

An engine's boxes hug the ink: «ao» is half as high as «Ộp». From what letters a word has and how
high its box is follow the size of the print and the line on which it stands.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from statistics import fmean, median

from extract.cleaning.doubt import words_in_doubt
from extract.readers.printed import PrintedWord
from extract.readers.tesseract import ReadWord

_LOW, _HIGH, _MARKED, _CAPITAL_MARKED = 0.46, 0.67, 0.74, 0.88
"""How far letters rise over their line, in sizes of the print: «a», «b», «ấ», «Ấ»."""
_HANGING, _DOTTED = 0.22, 0.2
_HANGS = set("gjpqyçQ,;()[]{}/|")
_SMALL = set("acemnorsuvwxz")
_NO_LETTER = 0.5
"""A mark without letters («-», «.», «_») is believed from this confidence on."""
_RUBBISH = 0.45
_SCRIBBLE = 2.5
"""A line in print this many times the page's size is a heading only if it was read well."""
_LONG = 3
"""Words of so many letters are wider than high."""
_ABOVE, _BELOW = 0.78, 0.22
_COVERED, _TOUCHED = 0.5, 0.3
"""A word stands on another line when that covers these shares of its height and of its width."""
_FEW, _SURE = 2, 0.7
"""A line of so few letters and no digit is believed from this confidence on."""


def confidence(words: Sequence[ReadWord]) -> float:
    """Return how sure the engine is of a page's words, 0 to 1, long words counting more.

    0 for a page whose words run up or down: its letters were read, but not its lines.
    """
    long = [word for word in words if len(word.text) >= _LONG]
    upright = sum(word.bottom - word.top > word.right - word.left for word in long)
    if 2 * upright > len(long):
        return 0.0
    letters = sum(len(word.text) for word in words)
    return sum(len(word.text) * word.confidence for word in words) / letters if letters else 0.0


def printed_words(words: Iterable[ReadWord], scale: float) -> Iterator[PrintedWord]:
    """Yield the words that are print; `scale` is points a pixel.

    What an engine reads into stamps, signatures and specks is left out: lines of low confidence
    whose words cannot be Vietnamese, lone letters and marks of low confidence. Of a line that was
    read twice only the surer reading counts.
    """
    ordered = sorted(_once(list(words)), key=lambda word: word.line)
    lines = [list(line) for _, line in groupby(ordered, key=lambda word: word.line)]
    lines = [kept for line in lines if (kept := [word for word in line if _is_word(word)])]
    sizes = [_size(line) for line in lines]
    usual = median(sizes) if sizes else 0.0
    for line, size in zip(lines, sizes, strict=True):
        if not _is_rubbish(line, size / usual):
            yield from _level(line, size, scale)


def _once(words: Sequence[ReadWord]) -> list[ReadWord]:
    """Return the words without lines that stand on another, of which more was read."""
    lines: dict[tuple[int, int, int], list[ReadWord]] = {}
    for word in words:
        lines.setdefault(word.line, []).append(word)
    kept: list[list[ReadWord]] = []
    for line in sorted(lines.values(), key=lambda line: (-_weight(line), line[0].line)):
        if not any(_stands_on(line, other) for other in kept):
            kept.append(line)
    return [word for line in kept for word in line]


def _weight(line: Sequence[ReadWord]) -> float:
    return sum(len(word.text) * word.confidence for word in line)


def _stands_on(line: Sequence[ReadWord], other: Sequence[ReadWord]) -> bool:
    """Return whether words of a line, one in four or more, stand on the words of another."""
    top, bottom = median(word.top for word in other), median(word.bottom for word in other)
    covered = 0
    for word in line:
        height = min(word.bottom, bottom) - max(word.top, top)
        if height > _COVERED * (word.bottom - word.top):
            width = sum(max(0.0, min(word.right, w.right) - max(word.left, w.left)) for w in other)
            covered += width > _TOUCHED * (word.right - word.left)
    return 4 * covered > len(line)


def _is_word(word: ReadWord) -> bool:
    """Return whether a word is more than a speck; much ink that could not be read stays."""
    wide = len(word.text) > 1 and word.right - word.left > 2 * (word.bottom - word.top)
    return wide or word.confidence >= _NO_LETTER or any(char.isalnum() for char in word.text)


def _is_rubbish(line: Sequence[ReadWord], relative: float) -> bool:
    sure = fmean(word.confidence for word in line)
    text = " ".join(word.text for word in line)
    letters = sum(char.isalpha() for char in text)
    odd = relative > _SCRIBBLE or relative < 1 / _SCRIBBLE
    few = letters <= _FEW and not any(char.isdigit() for char in text)
    if few and (odd or sure < _SURE):
        return True
    doubtful, words = words_in_doubt(text)
    if odd:
        return sure < 2 * _RUBBISH and 2 * doubtful >= words
    return sure < _RUBBISH and 2 * doubtful >= words


def _size(line: Sequence[ReadWord]) -> float:
    """Return the size of a line's print in pixels."""
    return median((word.bottom - word.top) / sum(_extent(word.text)) for word in line)


def _level(line: Sequence[ReadWord], size: float, scale: float) -> Iterator[PrintedWord]:
    base = median(word.bottom - _extent(word.text)[1] * size for word in line)
    top, bottom = (base - _ABOVE * size) * scale, (base + _BELOW * size) * scale
    for word in line:
        box = (word.left * scale, top, word.right * scale, bottom)
        yield PrintedWord(word.text, tuple(round(side, 2) for side in box), word.confidence)  # type: ignore[arg-type]


def _extent(text: str) -> tuple[float, float]:
    """Return how far a word rises above its line and hangs below it, in sizes of the print."""
    rise, hang = _LOW, 0.0
    for char in text:
        letters = unicodedata.normalize("NFD", char)
        base, marks = letters[0], letters[1:]
        over = [mark for mark in marks if unicodedata.combining(mark) == 230]  # above the letter
        if over:
            rise = max(rise, _CAPITAL_MARKED if base.isupper() else _MARKED)
        elif base not in _SMALL:
            rise = max(rise, _HIGH)
        if base in _HANGS:
            hang = max(hang, _HANGING)
        elif len(marks) > len(over) and "\N{COMBINING DOT BELOW}" in marks:
            hang = max(hang, _DOTTED)
    return rise, hang
