"""Fit the noise model: read pages of born-digital PDFs by Tesseract, and count what it confuses.

    python bench/fit_noise.py PDF... --cache FOLDER

Each page is rendered at 100, 120, 135 and 150 dpi, blurred, turned a little and compressed, so
that Tesseract errs; its readings are kept in the folder. The true words are the PDF's own. Beside
what was counted («tesseract») stand the general confusions of older engines («older»), which are
known by kind and not by count: «tr» read as «ừ», «th» as «ứi», tones and marks lost or wrong.
"""

from __future__ import annotations

import argparse
import random
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pypdfium2 as pdfium
from PIL import Image

from bench.alignment import align, unlike, words
from bench.noise import Confusion, places, save
from bench.readings import read
from bench.rendering import worn

RESOLUTIONS = (100, 120, 135, 150)
_LIKE = 0.6
"""Words more unlike than this are not one word misread."""
_LEAST = 2

_DIGRAPHS = {
    ("onset", "tr"): "ừ ừ ừ ữ ử ứ ư fr íx tm",
    ("onset", "th"): "ứi ứi ứi ửi ửi ữi ừi tìi tìi tíi tỉi tii ft",
    ("onset", "nh"): "iứi iứi lửi lứi ứi rứi",
    ("final", "nh"): "iứi ứi rih mh lih nli nb",
    ("final", "ng"): "iig ag ngg nậ rig",
    ("onset", "ch"): "cli eh clì",
}
_LETTERS = {
    "onset": "đ:d d:đ l:ỉ l:í l:i h:li b:h c:e v:y t:í h:b x:X q:g Đ:D D:Đ",
    "final": "n:u n:ii m:rn c:e h:b t:í i:ỉ u:n g:ẹ",
    "code": "1:I 1:l 0:O 0:o 5:S 2:Z Đ:D U:Ư D:Đ N:Ĩ B:H -:~ 6:ó 8:S /:l",
    "caps": "U:Ư Đ:D Ộ:Ô Ế:Ê Ủ:Ư O:Ọ",
}
_DIGRAPH_RATE, _LETTER_RATE = 0.05, 0.004
_LOST_TONE, _WRONG_TONE, _LOST_MARK, _WRONG_MARK = 0.012, 0.002, 0.008, 0.002
_TONES = ("\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_MARKED = {"a": "ăâ", "ă": "aâ", "â": "aă", "e": "ê", "ê": "e", "o": "ôơ", "ô": "oơ", "ơ": "oô",
           "u": "ư", "ư": "u", "i": "", "y": ""}  # fmt: skip


def older() -> Iterator[Confusion]:
    """Yield the confusions of older engines, each kind with a rate that is a guess."""
    for (place, truth), seen in _DIGRAPHS.items():
        each = Counter(seen.split())
        total = sum(each.values())
        for letters, count in each.items():
            yield Confusion("older", place, truth, letters, _DIGRAPH_RATE * count / total)
    for place, pairs in _LETTERS.items():
        for pair in pairs.split():
            truth, seen = pair.split(":")
            yield Confusion("older", place, truth, seen, _LETTER_RATE)
    for vowel in _MARKED:
        for tone in ("", *_TONES):
            yield from _vowel(vowel, tone)


def _vowel(vowel: str, tone: str) -> Iterator[Confusion]:
    """Yield what a vowel with its tone is misread as: without tone or mark, or with another."""
    truth = unicodedata.normalize("NFC", vowel + tone)
    tones = [("", _LOST_TONE if tone else 0.0), *((t, _WRONG_TONE) for t in _TONES)]
    misread = {vowel + t: rate for t, rate in tones if t != tone}
    for other in _MARKED[vowel]:
        lost = other in "aeou" and vowel not in "aeou"
        misread[other + tone] = _LOST_MARK if lost else _WRONG_MARK
        if lost and tone:
            misread[other] = _LOST_MARK / 2
    for letters, rate in misread.items():
        if rate:
            yield Confusion("older", "vowel", truth, unicodedata.normalize("NFC", letters), rate)


def scanned(page: Image.Image, seed: str) -> Image.Image:
    """Return a page blurred, turned by less than a degree, and compressed, as the seed has it."""
    rng = random.Random(seed)  # noqa: S311 - a repeatable draw, no secret
    blur, skew, jpeg = rng.uniform(0.3, 0.9), rng.uniform(-0.8, 0.8), rng.randint(25, 60)
    return worn(page, blur=blur, skew=skew, jpeg=jpeg, seed=len(seed))


def readings(path: Path, cache: Path) -> Iterator[tuple[str, str]]:
    """Yield the true text and what was read, for each page of a PDF at each resolution."""
    with pdfium.PdfDocument(path) as document:
        for number in range(len(document)):
            page = document[number]
            truth = unicodedata.normalize("NFC", page.get_textpage().get_text_range())
            for dpi in RESOLUTIONS:
                image = page.render(scale=dpi / 72, grayscale=True).to_pil()
                image.info["dpi"] = (dpi, dpi)
                yield truth, read(scanned(image, f"{path.stem} {number} {dpi}"), cache)


def fit(pairs: Iterator[tuple[str, str]]) -> list[Confusion]:
    """Return the confusions of true and read texts, with their rates."""
    confused: Counter[tuple[str, str, str]] = Counter()
    occurring: Counter[tuple[str, str]] = Counter()
    for truth, seen in pairs:
        _count([w.text for w in words(truth)], [w.text for w in words(seen)], confused, occurring)
    return [
        Confusion("tesseract", place, truth, seen, count / occurring[place, truth])
        for (place, truth, seen), count in confused.items()
        if count >= _LEAST
    ]


def _count(
    truth: list[str],
    seen: list[str],
    confused: Counter[tuple[str, str, str]],
    occurring: Counter[tuple[str, str]],
) -> None:
    """Count the confusions of one page."""
    for group in align(truth, seen):
        meant, found = truth[slice(*group.truth)], seen[slice(*group.seen)]
        if not meant or not found or unlike("".join(meant), "".join(found)) > _LIKE:
            continue
        occurring["inside", ""] += len(meant)
        occurring["between", " "] += len(meant)
        if len(meant) == len(found) == 1:
            occurring.update(_occurrences(meant[0]))
            for place, piece, letters in _pieces(meant[0], found[0]):
                if piece != letters:
                    confused[place, piece, letters] += 1
        elif len(found) == 2:
            confused["inside", "", " "] += 1
        else:
            confused["between", " ", ""] += 1


def _occurrences(word: str) -> Iterator[tuple[str, str]]:
    """Yield each letter and each two letters of one place that a word has."""
    where = places(word)
    for i in range(len(word)):
        yield where[i], word[i]
        if where[i : i + 1] == where[i + 1 : i + 2]:
            yield where[i], word[i : i + 2]


def _pieces(truth: str, seen: str) -> Iterator[tuple[str, str, str]]:
    """Yield each letter of a true word with its place and what it was read as.

    A letter that was made up goes with the one before it; «trình» as «trìnhh» has «h» as «hh».
    """
    where = places(truth)
    found: list[tuple[int, int, str]] = []
    for group in align(list(truth), list(seen)):
        (start, end), letters = group.truth, seen[slice(*group.seen)]
        if start == end and found:
            found[-1] = (*found[-1][:2], found[-1][2] + letters)
        elif start < end:
            found.append((start, end, letters))
    for start, end, letters in found:
        if where[start] == where[end - 1]:
            yield where[start], truth[start:end], letters


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pdf", type=Path, nargs="+")
    parser.add_argument("--cache", type=Path, required=True)
    asked = parser.parse_args()
    pairs = (pair for path in sorted(asked.pdf) for pair in readings(path, asked.cache))
    save([*older(), *fit(pairs)])


if __name__ == "__main__":
    main()
