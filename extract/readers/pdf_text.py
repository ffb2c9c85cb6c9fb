"""The text layer of a PDF page, by pdfium: words and lines with their places.

Generators leave traces that are no part of the text: spaces inside words, words without a space
between them, letters printed twice for a bold face, small raised digits, soft hyphens.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from ctypes import c_double
from dataclasses import dataclass
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from extract.readers.printed import PrintedLine, PrintedWord
from extract.source import Box
from extract.syllables import is_syllable

_HYPHEN = "\ufffe\x02"
_LIGATURES = {"ﬁ": "fi", "ﬂ": "fl", "ﬀ": "ff", "ﬃ": "ffi", "ﬄ": "ffl"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_NO_GAP = 0.06
_WORD_GAP = 0.27
_SAME_LINE = 0.3
_SMALL = 0.8
_PLACES = 2


@dataclass(slots=True)
class _Run:
    """A word while its characters are read; `size` is the height of its letters."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float


@dataclass(frozen=True, slots=True)
class Frame:
    """How a page's own coordinates become points from its upper left corner as it is shown."""

    left: float
    bottom: float
    width: float
    height: float
    rotation: int

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Return the box of a rectangle of the page's own coordinates."""
        left, right = left - self.left, right - self.left
        bottom, top = bottom - self.bottom, top - self.bottom
        if self.rotation == 90:
            return (bottom, left, top, right)
        if self.rotation == 180:
            return (self.width - right, bottom, self.width - left, top)
        if self.rotation == 270:
            return (self.width - top, self.height - right, self.width - bottom, self.height - left)
        return (left, self.height - top, right, self.height - bottom)


def frame_of(page: pypdfium2.PdfPage) -> Frame:
    """Return the frame of a page: its crop box, as turned by its rotation."""
    xs, ys = zip(_corner(page, 0), _corner(page, 1), strict=True)
    width, height = page.get_size()
    return Frame(min(xs), min(ys), width, height, page.get_rotation())


def _corner(page: pypdfium2.PdfPage, end: int) -> tuple[float, float]:
    """Return the upper left (0) or lower right (1) corner of what is shown, as on the page."""
    x, y = c_double(), c_double()
    pdfium.FPDF_DeviceToPage(page, 0, 0, 1, 1, 0, end, end, x, y)
    return x.value, y.value


def read_text(page: pypdfium2.PdfPage) -> tuple[PrintedLine, ...]:
    """Return the lines of a page's text layer, top down; columns side by side are one line.

    A raised digit is written raised («120 m²», «Chương trình¹»); text is NFC.
    """
    textpage = page.get_textpage()
    try:
        words = [_finished(run) for run in _runs(textpage, frame_of(page))]
    finally:
        textpage.close()
    return tuple(lines_of([word for word in words if word.text]))


def _characters(textpage: pypdfium2.PdfTextPage, frame: Frame) -> Iterator[tuple[str, Box | None]]:
    """Yield each character with its box; white space and the like without one."""
    rectangle = pdfium.FS_RECTF()
    high = ""
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(textpage, index)
        sign = chr(code) if code < 0x110000 else "\ufffd"
        if "\ud800" <= sign <= "\udbff":
            high = sign
            continue
        if "\udc00" <= sign <= "\udfff":
            pair = (high + sign).encode("utf-16", "surrogatepass")
            sign, high = pair.decode("utf-16", "replace"), ""
        if sign.isspace() or (unicodedata.category(sign) in ("Cc", "Cf") and sign not in _HYPHEN):
            yield " ", None
            continue
        pdfium.FPDFText_GetLooseCharBox(textpage, index, rectangle)
        yield (
            "-" if sign in _HYPHEN else _LIGATURES.get(sign, sign),
            frame.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top),
        )


def _runs(textpage: pypdfium2.PdfTextPage, frame: Frame) -> Iterator[_Run]:
    """Yield the words, in the order of the file."""
    run: _Run | None = None
    spaced = False
    for sign, box in _characters(textpage, frame):
        if box is None:
            spaced = True
            continue
        if run is not None and _belongs(run, sign, box, spaced=spaced):
            _add(run, sign, box)
        else:
            if run is not None:
                yield run
            run = _Run(sign, *box, size=max(0.1, box[3] - box[1]))
        spaced = False
    if run is not None:
        yield run


def _belongs(run: _Run, sign: str, box: Box, *, spaced: bool) -> bool:
    """Return whether a character goes on with the word: beside it, with no visible gap."""
    if unicodedata.combining(sign):
        return True
    height = max(0.1, box[3] - box[1])
    size = max(run.size, height)
    overlap = min(run.bottom, box[3]) - max(run.top, box[1])
    gap = box[0] - run.right
    if overlap < 0.5 * min(run.size, height) or gap < -max(size, run.right - run.left):
        return False
    if spaced:
        return gap < _NO_GAP * size and sign.isdigit() and _is_raised(run, box)
    return gap < _WORD_GAP * size


def _is_raised(run: _Run, box: Box) -> bool:
    return box[3] - box[1] < _SMALL * run.size and box[3] < run.bottom - 0.12 * run.size


def _add(run: _Run, sign: str, box: Box) -> None:
    height = box[3] - box[1]
    overprinted = run.text[-1] == sign and abs(box[2] - run.right) < 0.15 * run.size
    if overprinted:
        return
    if sign.isdigit() and _is_raised(run, box):
        sign = sign.translate(_RAISED)
    elif not unicodedata.combining(sign) and height > 0.1:
        run.size = min(run.size, height) if height > _SMALL * run.size else run.size
        run.bottom = max(run.bottom, box[3])
    run.text += sign
    run.left, run.right = min(run.left, box[0]), max(run.right, box[2])
    run.top = min(run.top, box[1])


def _finished(run: _Run) -> PrintedWord:
    box = (run.left, run.bottom - run.size, run.right, run.bottom)
    return PrintedWord(unicodedata.normalize("NFC", run.text), _rounded(box))


def _rounded(box: Box) -> Box:
    left, top, right, bottom = (round(side, _PLACES) for side in box)
    return (left, top, right, bottom)


def lines_of(words: Sequence[PrintedWord]) -> list[PrintedLine]:
    """Return words gathered to lines by their lower edges, top down and left to right."""
    rows: list[list[PrintedWord]] = []
    for word in sorted(words, key=lambda w: (w.box[3], w.box[0])):
        height = word.box[3] - word.box[1]
        least = min(height, _height(rows[-1])) if rows else 0.0
        if rows and word.box[3] - rows[-1][0].box[3] <= _SAME_LINE * least:
            rows[-1].append(word)
        else:
            rows.append([word])
    return [line_of(row) for row in rows]


def _height(row: Sequence[PrintedWord]) -> float:
    return row[0].box[3] - row[0].box[1]


def line_of(words: Sequence[PrintedWord]) -> PrintedLine:
    """Return the line of some words, from left to right, words printed twice once."""
    kept: list[PrintedWord] = []
    for word in sorted(words, key=lambda w: w.box[0]):
        if kept and kept[-1].text == word.text and word.box[0] < _middle(kept[-1]):
            continue
        if kept and _is_torn(kept[-1], word):
            kept[-1] = _joined(kept[-1], word)
        else:
            kept.append(word)
    box = (
        kept[0].box[0],
        min(w.box[1] for w in kept),
        max(w.box[2] for w in kept),
        max(w.box[3] for w in kept),
    )
    return PrintedLine(tuple(kept), box, round(median(w.box[3] - w.box[1] for w in kept), _PLACES))


def _is_torn(left: PrintedWord, right: PrintedWord) -> bool:
    """Return whether a space without width tears a syllable («th», «ành») or a unit («m²»)."""
    if right.box[0] - left.box[2] > _NO_GAP * (left.box[3] - left.box[1]):
        return False
    whole = left.text + right.text
    if left.text[-1] in "²³" or right.text[0] in "²³":
        return True
    parts = is_syllable(left.text.lower()) and is_syllable(right.text.lower())
    return not parts and is_syllable(whole.lower())


def _joined(left: PrintedWord, right: PrintedWord) -> PrintedWord:
    top, bottom = min(left.box[1], right.box[1]), max(left.box[3], right.box[3])
    return PrintedWord(left.text + right.text, (left.box[0], top, right.box[2], bottom))


def _middle(word: PrintedWord) -> float:
    return (word.box[0] + word.box[2]) / 2


_FOREIGN = re.compile(r"[\ue000-\uf8ff\ufffd\u0370-\u052f\u0590-\u06ff\u0e00-\u10ff\u4e00-\u9fff]")


def foreign_share(text: str) -> float:
    """Return the share of words with a character that no Vietnamese text has, 0 to 1.

    «thӫ tөc hành chính» gives a half: letters of other scripts, private or unknown characters.
    """
    words = text.split()
    return sum(bool(_FOREIGN.search(w)) for w in words) / len(words) if words else 0.0
