"""Make ontology/reference/syllable_ngrams.npz: the counts behind the language model of repair.

    python bench/make_language_model.py SYLLABLES.tsv.xz

The input has lines «words<TAB>count» of one to three syllables, counted from Vietnamese statutes
and codes, which Vietnamese law leaves free of copyright. Kept is what the grammar of
`extract.syllables` admits, in the traditional spelling. What statutes rarely speak of comes from
the project's own tables: the words of `common_words` and `general_words` and the names of bodies,
posts and laws are added as if each had been read a few times. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import lzma
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from extract.ocr_repair.language_model import spelled
from extract.syllables import is_syllable
from ontology.load import rows, split

TABLE = Path(__file__).resolve().parents[1] / "ontology" / "reference" / "syllable_ngrams.npz"
ADDED_LEAST = 40
"""How often a word of our own tables counts at least."""
ADDED_SHARE = 0.05
"""And which share of its rarest syllable."""
GENERAL = {"often": 10, "seldom": 3}
"""How often a word of `general_words` counts, by its use in the genre."""
_NAMES = (
    ("agencies", "name"),
    ("departments", "name"),
    ("posts", "post"),
    ("laws", "name"),
    ("abbreviations", "expansion"),
    ("document_types", "type"),
    ("provinces", "name"),
    ("action_verbs", "verb"),
)
_WORD = re.compile(r"[^\W\d_]+")
Words = tuple[str, ...]


def counted(source: Path) -> Counter[Words]:
    """Return the counts of the file, valid syllables only, spelled in one way."""
    counts: Counter[Words] = Counter()
    with lzma.open(source, "rt", encoding="utf-8") as lines:
        for line in lines:
            text, count = line.rstrip("\n").split("\t")
            words = tuple(spelled(word) for word in text.split(" "))
            if all(map(is_syllable, words)):
                counts[words] += int(count)
    return counts


def own_words() -> Iterator[Words]:
    """Yield the words and names of our own tables, in small letters, syllable by syllable."""
    for row in rows("common_words"):
        for word in split(row["words"]):
            yield tuple(spelled(s) for s in word.lower().split())
    for table, column in _NAMES:
        for row in rows(table):
            for part in re.split(r"[,;|–()\-]", row[column]):
                yield tuple(spelled(s) for s in _WORD.findall(part.lower()))


def general_words() -> Iterator[tuple[Words, int]]:
    """Yield the words of the general language, and how often each counts."""
    for row in rows("general_words"):
        for word in split(row["words"]):
            yield tuple(spelled(s) for s in word.split()), GENERAL[row["use"]]


def with_own(counts: Counter[Words]) -> Counter[Words]:
    """Return the counts with our own words added."""
    total = Counter(counts)
    for words in own_words():
        if not words or not all(map(is_syllable, words)):
            continue
        rarest = min(counts[(w,)] for w in words)
        _add(total, words, max(ADDED_LEAST, round(ADDED_SHARE * rarest)))
    for words, more in general_words():
        _add(total, words, more)
    return total


def _add(total: Counter[Words], words: Words, times: int) -> None:
    """Count each sequence of up to three syllables of some words."""
    for size in (1, 2, 3):
        for start in range(len(words) - size + 1):
            total[words[start : start + size]] += times


def packed(counts: Counter[Words]) -> dict[str, np.ndarray]:
    """Return the arrays of the file: see `extract.ocr_repair.language_model`."""
    single = sorted((w[0] for w in counts if len(w) == 1), key=lambda s: (-counts[(s,)], s))
    number = {syllable: i for i, syllable in enumerate(single)}
    size = len(single)
    known = {w for w in counts if all(s in number for s in w)}
    pairs = sorted((number[w[0]] * size + number[w[1]], counts[w]) for w in known if len(w) == 2)
    place = {key: i for i, (key, _) in enumerate(pairs)}
    triples = []
    for words in known:
        if len(words) == 3:
            first, second, third = (number[s] for s in words)
            if (pair := place.get(first * size + second)) is not None:
                triples.append((pair * size + third, counts[words]))
    triples.sort()
    return {
        "syllables": np.frombuffer(" ".join(single).encode(), np.uint8),
        "singles": np.array([counts[(s,)] for s in single], np.uint32),
        "pairs": np.diff(np.array([k for k, _ in pairs], np.uint32), prepend=np.uint32(0)),
        "pair_counts": np.array([c for _, c in pairs], np.uint32),
        "triples": np.diff(np.array([k for k, _ in triples], np.uint32), prepend=np.uint32(0)),
        "triple_counts": np.array([c for _, c in triples], np.uint32),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=Path)
    arrays = packed(with_own(counted(parser.parse_args().counts)))
    np.savez_compressed(TABLE, **arrays)
    sizes = ", ".join(f"{len(arrays[k])} {k}" for k in ("singles", "pairs", "triples"))
    print(f"{TABLE.name}: {sizes}, {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
