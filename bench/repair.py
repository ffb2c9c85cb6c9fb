"""Measures the repair of misread words: how many were wrong before and after, and what it cost.

    python bench/repair.py --cache FOLDER              print the table
    python bench/repair.py --cache FOLDER --details    and what was mended, missed and spoilt
    python bench/repair.py --cache FOLDER --write      put the table into bench/repair.md and README

The texts are the clean ones of this repository and, where they lie beside it, of ../shared; none
of them was counted for the language model, nor read for the noise model. They are measured as they
are (each change is a wrong one), with noise at 2, 5 and 8 % of the words (`noise.py`), and as pages
rendered at 300, 200 and 150 dpi with blur, skew, grain and JPEG, and read by Camket (the last also
by Tesseract alone). Then come texts that nobody looked at while repair was made, and that nothing
is to be tuned on (`texts/README.md`); by then most words are known from the sets before, so that
they are repaired faster. Readings are kept in the folder, so that a second run is quick; empty it
when the reading of pictures has changed.
"""

from __future__ import annotations

import argparse
import platform
import re
import time
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import spacy
from PIL import Image

from bench.alignment import words
from bench.judging import LEFT, MENDED, Tally, judge
from bench.noise import load, noisy
from bench.readings import read, read_scan
from bench.rendering import render
from extract.cleaning.doubt import doubt
from extract.ocr_repair.repair import find_repairs
from extract.page.unwrap import unwrap

ROOT = Path(__file__).resolve().parents[1]
FOLDERS = (
    "kg/samples",
    "tests/documents",
    "tests/held_out/texts",
    "../shared/seeds",
    "../shared/texts",
)
UNSEEN = "bench/texts"
"""Texts written after repair was tuned, by someone who did not know it; not to be tuned on."""
CLEAN = 0.02
"""Texts with a smaller share of impossible words are taken for clean."""
MISREAD = frozenset({"05", "09", "dev-012", "dev-146", "000_aee8520f9b3d1a4c"})
"""Texts that were scanned themselves and hold misread words, though few impossible ones."""
SHARES = (0.02, 0.05, 0.08)
RESOLUTIONS = (300, 200, 150)
BLUR, SKEW, JPEG = 2.0, 1.0, 30
EVERY, LONGEST = 4, 1500
"""One text in so many is rendered and read, if it has no more words than this."""
LISTED = 40


class Reading(NamedTuple):
    """A text as it was written, and as it was read."""

    truth: str
    seen: str


class Row(NamedTuple):
    """A set of texts measured: its name, what was counted, seconds and our peer's seconds."""

    name: str
    tally: Tally
    seconds: float
    peer: float


def clean_texts() -> list[str]:
    """Return the texts on which all is measured: in NFC, one paragraph a line."""
    paths = sorted(path for folder in FOLDERS for path in (ROOT / folder).glob("*.txt"))
    paths = [path for path in paths if path.stem not in MISREAD]
    return [unwrap(text).text for text in map(_text, paths) if doubt(text) < CLEAN]


def unseen_texts() -> list[str]:
    """Return the texts that nobody tuned on, all of them: in NFC, one paragraph a line."""
    return [unwrap(_text(path)).text for path in sorted((ROOT / UNSEEN).glob("*.txt"))]


def _text(path: Path) -> str:
    return unicodedata.normalize("NFC", path.read_bytes().decode("utf-8"))


def noise_set(texts: Iterable[str], share: float) -> list[Reading]:
    """Return the texts with a share of their words misread."""
    model = load()
    return [Reading(t, noisy(t, share, seed=str(n), model=model)) for n, t in enumerate(texts)]


def page_set(
    texts: Iterable[str], dpi: int, reader: Callable[[list[Image.Image]], str]
) -> list[Reading]:
    """Return the texts as they are read from worn pages, lines joined to paragraphs."""
    readings = []
    for number, text in enumerate(texts):
        skew = SKEW if number % 2 else -SKEW
        seen = reader(render(text, dpi=dpi, blur=BLUR, skew=skew, jpeg=JPEG, seed=number))
        readings.append(Reading(text, re.sub(r"(?<!\n)\n(?!\n)", " ", seen.replace("\f", "\n"))))
    return readings


def measure(name: str, readings: Iterable[Reading]) -> Row:
    """Repair a set of readings, and judge each change by what was written."""
    bare = spacy.blank("xx")
    tally, seconds, peer = Tally(), 0.0, 0.0
    for truth, seen in readings:
        begin = time.process_time()
        found = find_repairs(seen)
        seconds += time.process_time() - begin
        begin = time.process_time()
        bare.make_doc(seen)
        peer += time.process_time() - begin
        tally.add(judge(truth, seen, found))
    return Row(name, tally, seconds, peer)


def rows(cache: Path) -> Iterator[Row]:
    """Yield every set measured, those with noise first, so that no word is known from before."""

    def camket(pages: list[Image.Image]) -> str:
        return read_scan(pages, cache)

    def alone(pages: list[Image.Image]) -> str:
        return "\n\n".join(read(page, cache) for page in pages)

    texts = clean_texts()
    short = [text for text in texts if len(words(text)) <= LONGEST]
    for share in reversed(SHARES):
        yield measure(f"noise, {share:.0%} of the words", noise_set(texts, share))
    for dpi in RESOLUTIONS:
        yield measure(f"pages, {dpi} dpi", page_set(short[::EVERY], dpi, camket))
    yield measure(f"pages, {dpi} dpi, Tesseract alone", page_set(short[::EVERY], dpi, alone))
    yield measure("clean text", [Reading(text, text) for text in texts])
    unseen = unseen_texts()
    for share in reversed(SHARES[1:]):
        yield measure(f"unseen texts, noise {share:.0%}", noise_set(unseen, share))
    yield measure(f"unseen texts, {dpi} dpi", page_set(unseen, dpi, camket))
    yield measure("unseen texts, clean", [Reading(text, text) for text in unseen])


def table(measured: Iterable[Row], load_seconds: float) -> str:
    """Return the measurements as a Markdown table, and how they were made."""
    lines = [
        "| texts | words | wrong before | wrong after | changes | of them right | right words"
        " spoilt | words a second | times spaCy's bare tokenizer |",
        "| --- " + "| ---: " * 8 + "|",
    ]
    beyond = []
    for name, tally, seconds, peer in measured:
        if tally.beyond:
            beyond.append(f"{name} {tally.beyond / tally.before:.0%}")
        shares = [f"{n / tally.words:.2%}" for n in (tally.before, tally.after)]
        right = f"{tally.right / tally.changes:.1%}" if tally.changes else "–"
        speed = f"{tally.words / seconds:,.0f}"
        cells = [name, f"{tally.words:,}", *shares, f"{tally.changes:,}", right, str(tally.spoilt)]
        lines.append(f"| {' | '.join(cells)} | {speed} | {seconds / peer:.1f} |")
    lines += [
        "",
        "Measured by `python bench/repair.py --cache FOLDER` on one core; Python"
        f" {platform.python_version()}, {platform.machine()}. Loading takes {load_seconds:.2f} s"
        f" once. Pages: blur of {BLUR} pixels, {SKEW}° askew, JPEG quality {JPEG}. Lost and made-up"
        f" words and numbers, which context cannot mend, are of the wrong words:"
        f" {'; '.join(beyond) or 'none'}.",
    ]
    return "\n".join(lines) + "\n"


def details(row: Row) -> Iterator[str]:
    """Yield what became of the wrong words by kind, of the changes by rule and score, and cases."""
    tally = row.tally
    yield f"\n## {row.name}\n"
    yield f"lost or made up, lost lines, numbers: {tally.beyond} of {tally.before} wrong words\n"
    kinds = {kind: 0 for kind, _ in tally.fates}
    for (kind, _), count in tally.fates.items():
        kinds[kind] += count
    yield "| kind of wrong word | words | mended | left |\n| --- | ---: | ---: | ---: |"
    for kind, count in sorted(kinds.items(), key=lambda item: (-item[1], item[0])):
        mended, left = (tally.fates[kind, fate] / count for fate in (MENDED, LEFT))
        yield f"| {kind} | {count} | {mended:.0%} | {left:.0%} |"
    yield "\n| rule | changes | right |\n| --- | ---: | ---: |"
    for rule in sorted({rule for rule, _ in tally.rules}):
        right, bad = tally.rules[rule, True], tally.rules[rule, False]
        yield f"| {rule} | {right + bad} | {right / (right + bad):.1%} |"
    yield "\n| made | score from | repairs | right |\n| --- | ---: | ---: | ---: |"
    for made, tenth in sorted({(made, tenth) for made, tenth, _ in tally.scores}):
        right, bad = tally.scores[made, tenth, True], tally.scores[made, tenth, False]
        yield f"| {made} | {tenth / 10} | {right + bad} | {right / (right + bad):.1%} |"
    for title, fates in (
        ("wrong changes", ("spoilt", "changed, still wrong")),
        ("missed", (LEFT,)),
    ):
        found = [(-n, case) for case, n in tally.cases.items() if case[0] in fates]
        yield f"\n{title}: " + "; ".join(
            f"{-n} × {meant or '–'} → {seen or '–'}" + (f" → {became}" if became else "")
            for n, (_, meant, seen, became) in sorted(found)[:LISTED]
        )


def put(path: Path, marker: str, text: str) -> None:
    """Put a text between the markers <!-- marker --> and <!-- /marker --> of a file.

    Raises `ValueError` where it has no such markers.
    """
    head, begin, rest = path.read_text("utf-8").partition(f"<!-- {marker} -->\n")
    _, end, tail = rest.partition(f"<!-- /{marker} -->")
    if not begin or not end:
        raise ValueError(f"{path.name} has no markers <!-- {marker} --> and <!-- /{marker} -->")
    path.write_text(f"{head}{begin}{text}{end}{tail}", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cache", type=Path, required=True, help="folder for OCR readings")
    parser.add_argument("--details", action="store_true")
    parser.add_argument("--write", action="store_true")
    asked = parser.parse_args()
    begin = time.process_time()
    find_repairs("quỵết định")
    load_seconds = time.process_time() - begin
    measured = list(rows(asked.cache))
    out = table(measured, load_seconds)
    print(out, end="")
    if asked.details:
        print("\n".join(line for row in measured for line in details(row)))
    if asked.write:
        (ROOT / "bench" / "repair.md").write_text(f"# Repair of misread words\n\n{out}", "utf-8")
        try:
            put(ROOT / "README.md", "repair", out)
        except ValueError as error:
            raise SystemExit(str(error)) from None


if __name__ == "__main__":
    main()
