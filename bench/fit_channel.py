"""Make ontology/reference/ocr_letters.csv: which letters Tesseract reads for which, how often.

    python bench/fit_channel.py FILE.pdf... [--dpi 150]

The text layer of born-digital files is the truth; their pages are drawn, turned a little, blurred,
stored as JPEG and read again. Words that stand alone between equal ones are aligned letter by
letter. A row says of letters (`seen`) that they stood for others (`meant`) in that share (`rate`)
of the words with `meant`, as a multiple of the share of all words that are wrong.
"""

from __future__ import annotations

import argparse
import csv
import io
import os
import re
import shutil
import subprocess
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from pathlib import Path

import pypdfium2
from PIL import Image, ImageFilter

TABLE = Path(__file__).resolve().parents[1] / "ontology" / "reference" / "ocr_letters.csv"
LEAST = 2
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")
_WORD = re.compile(r"[^\W\d_]+")
_LONGEST = 3


def worn(page: Image.Image, number: int) -> bytes:
    """Return a page as a scanner would store it; the damage varies with the page's number."""
    turned = page.rotate(((number % 5) - 2) * 0.4, fillcolor=255, resample=Image.Resampling.BICUBIC)
    blurred = turned.filter(ImageFilter.GaussianBlur(0.5 + 0.3 * (number % 5)))
    stored = io.BytesIO()
    blurred.save(stored, "JPEG", quality=30 + 10 * (number % 4))
    return stored.getvalue()


def pages(paths: Iterable[Path], dpi: int) -> Iterator[tuple[list[str], list[str]]]:
    """Yield the words of each page, as they are and as Tesseract reads them."""
    engine = shutil.which("tesseract")
    if engine is None:
        raise SystemExit("tesseract is not installed: apt-get install tesseract-ocr-vie")
    command = [engine, "stdin", "stdout", "-l", "vie", "--psm", "3", "--dpi", str(dpi)]
    number = 0
    for path in paths:
        document = pypdfium2.PdfDocument(path)
        for page in document:
            truth = page.get_textpage().get_text_range()
            picture = worn(page.render(scale=dpi / 72).to_pil().convert("L"), number)
            number += 1
            run = subprocess.run(
                command,
                input=picture,
                capture_output=True,
                check=True,
                env={**os.environ, "OMP_THREAD_LIMIT": "1"},
            )
            yield _words(truth), _words(run.stdout.decode())
        document.close()


def _words(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).split()


def pairs(truth: list[str], read: list[str]) -> Iterator[tuple[str, str]]:
    """Yield aligned words in small letters: as they are, as they were read."""
    for tag, a, b, x, y in SequenceMatcher(None, truth, read, autojunk=False).get_opcodes():
        if tag == "equal" or (tag == "replace" and b - a == y - x):
            for words in zip(truth[a:b], read[x:y], strict=True):
                right, seen = (_EDGES.sub("", word).lower() for word in words)
                if _WORD.fullmatch(right) and _WORD.fullmatch(seen):
                    yield right, seen


def differences(right: str, seen: str) -> Iterator[tuple[str, str]]:
    """Yield the letters that differ, as (right, seen); nothing for words wholly different."""
    matcher = SequenceMatcher(None, right, seen, autojunk=False)
    changed = [o for o in matcher.get_opcodes() if o[0] != "equal"]
    if len(changed) > 2:
        return
    for _, a, b, x, y in changed:
        if b - a <= _LONGEST and y - x <= _LONGEST:
            if b - a == y - x:
                yield from zip(right[a:b], seen[x:y], strict=True)
            elif a < b and x < y:
                yield right[a:b], seen[x:y]


def rates(aligned: Iterable[tuple[str, str]]) -> list[tuple[str, str, float]]:
    """Return (seen, meant, rate), the most frequent first."""
    errors: Counter[tuple[str, str]] = Counter()
    printed: Counter[str] = Counter()
    wrong = total = 0
    for right, seen in aligned:
        total += 1
        wrong += right != seen
        for size in range(1, _LONGEST + 1):
            printed.update({right[i : i + size] for i in range(len(right) - size + 1)})
        if right != seen:
            errors.update(set(differences(right, seen)))
    share = wrong / total
    print(f"{total} words, {share:.2%} wrong")
    found = [
        (seen, meant, round(count / (printed[meant] + 20) / share, 3))
        for (meant, seen), count in errors.items()
        if count >= LEAST
    ]
    return sorted(found, key=lambda row: (-row[2], row))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", type=Path, nargs="+")
    parser.add_argument("--dpi", type=int, default=150)
    options = parser.parse_args()
    aligned = (p for truth, read in pages(options.paths, options.dpi) for p in pairs(truth, read))
    with TABLE.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["seen", "meant", "rate"])
        writer.writerows(rates(aligned))


if __name__ == "__main__":
    main()
