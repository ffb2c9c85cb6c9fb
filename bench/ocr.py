"""Measures OCR on rendered pages: errors of letters and words, and seconds a page, by engine.

    python bench/ocr.py            Tesseract and trueocr as they are, and as Camket uses them
    python bench/ocr.py --pages 2  fewer pages (default 4 a row)

Pages are made from the samples and from texts of tests/held_out, at 300, 200, 150 and 100 dots an
inch with blur, skew and JPEG. Tesseract and trueocr as they are run on one thread, Camket reads
pages in parallel.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from PIL import Image
from rendering import render

from extract.readers import ocr
from extract.readers.ocr import Picture, read_pictures
from extract.readers.printout import assemble
from extract.readers.tesseract import installed
from extract.source import Limits

ROOT = Path(__file__).resolve().parents[1]
TEXTS = (
    ROOT / "kg" / "samples" / "05-bao-cao-thang-9.txt",
    ROOT / "kg" / "samples" / "03-thong-bao-ket-luan.txt",
    ROOT / "tests" / "held_out" / "texts" / "03.txt",
)
CONDITIONS = (
    {"dpi": 300, "blur": 0.8, "skew": 0.7, "jpeg": 60},
    {"dpi": 200, "blur": 0.8, "skew": -1.2, "jpeg": 50},
    {"dpi": 150, "blur": 0.8, "skew": 0.8, "jpeg": 50},
    {"dpi": 150, "blur": 1.2, "skew": -0.6, "jpeg": 35},
    {"dpi": 100, "blur": 0.6, "skew": 0.5, "jpeg": 50},
)
Engine = Callable[[Sequence[Image.Image]], str]


class Score(NamedTuple):
    """Errors a letter and a word, and seconds a page."""

    letters: float
    words: float
    seconds: float


def distance(one: Sequence[str], other: Sequence[str]) -> int:
    """Return how many insertions, deletions and changes turn one sequence into the other.

    After H. Hyyrö (2003): a column of the table is two whole numbers.
    """
    if not one:
        return len(other)
    places: dict[str, int] = {}
    for index, item in enumerate(one):
        places[item] = places.get(item, 0) | 1 << index
    full, last = (1 << len(one)) - 1, 1 << (len(one) - 1)
    more, less, found = full, 0, len(one)
    for item in other:
        same = places.get(item, 0)
        across = (((same & more) + more) ^ more) | same
        up, down = less | (~(across | more) & full), more & across
        found += bool(up & last) - bool(down & last)
        up, down = (up << 1 | 1) & full, down << 1 & full
        more, less = down | (~(same | less | up) & full), up & (same | less)
    return found


def _tesseract(pages: Sequence[Image.Image]) -> str:
    until = time.monotonic() + 600
    engine = installed()
    words = [w for page in pages for w in engine.read(page, page.info["dpi"][0], until)]
    return " ".join(word.text for word in words)


def _camket(pages: Sequence[Image.Image]) -> str:
    pictures = (_picture(number, page) for number, page in enumerate(pages, 1))
    return assemble(read_pictures(pictures, Limits()), "image").text


def _picture(number: int, page: Image.Image) -> Picture:
    unit = 72 / page.info["dpi"][0]
    return Picture(number, page, page.width * unit, page.height * unit)


def _without_second(pages: Sequence[Image.Image]) -> str:
    kept = ocr.read_again
    ocr.read_again = lambda words, _image, _dpi: list(words)
    try:
        return _camket(pages)
    finally:
        ocr.read_again = kept


def engines() -> Iterator[tuple[str, Engine]]:
    """Yield what is measured, by name."""
    yield "tesseract", _tesseract
    try:
        from trueocr import load_model
    except ImportError:
        print("trueocr is not installed; measured without it", file=sys.stderr)
        yield "camket", _camket
        return
    model = load_model(threads=1)
    yield "trueocr", lambda pages: " ".join(model.predict(page).text for page in pages)
    yield "camket, tesseract only", _without_second
    yield "camket, both", _camket


def measure(engine: Engine, condition: dict[str, float], most: int) -> Score:
    """Return an engine's score on the pages of all texts, `most` pages together."""
    wrong_letters = wrong_words = letters = words = count = 0
    taken = 0.0
    for number, path in enumerate(TEXTS):
        text = path.read_text(encoding="utf-8")
        pages = render(text, **condition, seed=number)  # type: ignore[arg-type]
        if count + len(pages) > most:
            continue
        begin = time.perf_counter()
        seen = " ".join(engine(pages).split())
        taken += time.perf_counter() - begin
        meant = " ".join(text.split())
        wrong_letters += distance(meant, seen)
        wrong_words += distance(meant.split(), seen.split())
        letters, words = letters + len(meant), words + len(meant.split())
        count += len(pages)
    return Score(wrong_letters / letters, wrong_words / words, taken / count)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--pages", type=int, default=4)
    most = max(2, parser.parse_args().pages)
    print("| dpi | blur | engine | letters wrong | words wrong | s a page |")
    print("|---|---|---|---|---|---|")
    for condition in CONDITIONS:
        for name, engine in engines():
            score = measure(engine, condition, most)
            errors = f"{100 * score.letters:.2f} % | {100 * score.words:.2f} %"
            page = f"{condition['dpi']} | {condition['blur']}"
            print(f"| {page} | {name} | {errors} | {score.seconds:.1f} |")


if __name__ == "__main__":
    main()
