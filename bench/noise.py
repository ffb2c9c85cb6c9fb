"""Noise as OCR makes it: clean text with a given share of its words misread, by a fitted model.

Numbers are left alone: nothing in a text can tell that a digit was misread.

The model (`noise_model.tsv`) is a list of confusions: in which place of a word («onset», «vowel»,
«final»; «caps» in a syllable of capitals, «code» in numbers and abbreviations) which letters are
read as which others, and how often. It is made by `fit_noise.py`, from documents that nothing is
tested on; the text to be spoilt plays no part in it.
"""

from __future__ import annotations

import csv
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from bench.alignment import words
from extract.cleaning.offsets import Edit, apply
from extract.syllables import is_syllable

MODEL = Path(__file__).with_name("noise_model.tsv")
HEAD = ("source", "place", "truth", "seen", "rate")
VALID = 0.5
"""The share of misread words that are Vietnamese syllables nevertheless."""
_TWICE = 0.12
"""How many of the misread words are misread in two places."""
_VOWELS = frozenset("aăâeêioôơuưy")
_PLAIN = str.maketrans(
    "àáãảạằắẵẳặầấẫẩậèéẽẻẹềếễểệìíĩỉịòóõỏọồốỗổộờớỡởợùúũủụừứữửựỳýỹỷỵ",
    "a" * 5 + "ă" * 5 + "â" * 5 + "e" * 5 + "ê" * 5 + "i" * 5
    + "o" * 5 + "ô" * 5 + "ơ" * 5 + "u" * 5 + "ư" * 5 + "y" * 5,
)  # fmt: skip


class Confusion(NamedTuple):
    """In `place`, `truth` is read as `seen` in `rate` of its occurrences, says `source`."""

    source: str
    place: str
    truth: str
    seen: str
    rate: float


class Misread(NamedTuple):
    """What a word may be read as: the characters start to end of the text become `seen`."""

    word: int
    start: int
    end: int
    seen: str
    weight: float
    joins: bool = False

    @property
    def words(self) -> set[int]:
        """Return the words that are wrong by it: two where a space between them is lost."""
        return {self.word, self.word + self.joins}


def load(path: Path = MODEL) -> list[Confusion]:
    """Return the confusions of a model."""
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        if tuple(next(rows, ())) != HEAD:
            raise ValueError(f"{path.name} is no noise model: its first line is not {HEAD}")
        return [Confusion(row[0], row[1], row[2], row[3], float(row[4])) for row in rows]


def save(model: Sequence[Confusion], path: Path = MODEL) -> None:
    """Write a model down, sorted."""
    with path.open("w", encoding="utf-8", newline="") as out:
        out.write("\t".join(HEAD) + "\n")
        for row in sorted(model):
            out.write("\t".join((*row[:4], f"{row.rate:.6f}")) + "\n")


def places(word: str) -> list[str]:
    """Return the place of each letter of a word.

    «trình» is onset, onset, vowel, final, final; «12/QĐ-UBND» and «HĐND» are code throughout.
    """
    if not word.isalpha() or (len(word) > 1 and word.isupper()):
        return ["caps" if is_syllable(word.lower()) else "code"] * len(word)
    vowels = [i for i, c in enumerate(word.lower().translate(_PLAIN)) if c in _VOWELS]
    if not vowels:
        return ["code"] * len(word)
    first, last = vowels[0], vowels[-1]
    return ["onset" if i < first else "vowel" if i <= last else "final" for i in range(len(word))]


def noisy(text: str, share: float, *, seed: str, model: Sequence[Confusion]) -> str:
    """Return a text with `share` of its words misread, half of them as other valid syllables.

    The same text, share, seed and model give the same noise. Raises `ValueError` where the text
    has too few words that the model can spoil.
    """
    return apply(text, misread(text, share, seed=seed, model=model))[0]


def misread(text: str, share: float, *, seed: str, model: Sequence[Confusion]) -> list[Edit]:
    """Return the changes that `noisy` makes, in order, none over another.

    Raises `ValueError` where the text has too few words that the model can spoil.
    """
    rng = random.Random(f"{seed} {share}")  # noqa: S311 - a repeatable draw, no secret
    found = list(_misreadings(text, model))
    count = len(words(text))
    chosen: dict[int, Misread] = {}
    taken: set[int] = set()
    for valid, part in ((True, VALID), (False, 1 - VALID)):
        wanted = round(count * share * part)
        of_kind = [m for m in found if is_syllable(_whole(text, m).lower()) == valid]
        left = {m.word for m in of_kind} - taken
        if len(left) < wanted:
            raise ValueError(f"{wanted} words are to be misread, but only {len(left)} can be")
        for drawn in _drawn([m for m in of_kind if m.word in left], rng):
            if wanted and not taken & drawn.words:
                chosen[drawn.word] = drawn
                taken |= drawn.words
                wanted -= 1
    seconds = _second_faults(found, chosen, rng)
    return _apart([*chosen.values(), *seconds])


def _drawn(found: Sequence[Misread], rng: random.Random) -> list[Misread]:
    """Return the misreadings in an order drawn at random, the likelier ones earlier."""
    keyed = [(rng.expovariate(1.0) / misread.weight, misread) for misread in found]
    return [misread for _, misread in sorted(keyed)]


def _second_faults(
    found: Sequence[Misread], chosen: dict[int, Misread], rng: random.Random
) -> list[Misread]:
    """Return a second misreading for some of the chosen words, elsewhere in the word."""
    by_word: dict[int, list[Misread]] = defaultdict(list)
    for misread in found:
        by_word[misread.word].append(misread)
    seconds = []
    for word, first in sorted(chosen.items()):
        apart = [m for m in by_word[word] if m.end <= first.start or m.start >= first.end]
        if apart and rng.random() < _TWICE:
            seconds.append(_drawn(apart, rng)[0])
    return seconds


def _misreadings(text: str, model: Sequence[Confusion]) -> Iterator[Misread]:
    """Yield what each word of a text may be read as, by the model."""
    known: dict[tuple[str, str], list[Confusion]] = defaultdict(list)
    for row in model:
        known[row.place, row.truth].append(row)
    longest = max((len(row.truth) for row in model), default=0)
    found = words(text)
    for number, word in enumerate(found):
        letters = text[word.start : word.end]
        where = places(letters)
        for i in range(len(letters)) if re.search(r"[^\W\d_]", letters) else ():
            for k in range(i + 1, min(i + longest, len(letters)) + 1):
                if where[i] != where[k - 1]:
                    break
                for row in known.get((where[i], letters[i:k]), ()):
                    yield Misread(number, word.start + i, word.start + k, row.seen, row.rate)
        for row in known.get(("inside", ""), ()) if len(letters) > 3 else ():
            middle = word.start + len(letters) // 2 + 1
            yield Misread(number, middle, middle, row.seen, row.rate)
    for number, (one, other) in enumerate(pairwise(found)):
        if text[one.end : other.start] == " ":
            for row in known.get(("between", " "), ()):
                yield Misread(number, one.end, other.start, row.seen, row.rate, True)


def _whole(text: str, misread: Misread) -> str:
    """Return the word that a misreading makes."""
    start, end = misread.start, misread.end
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return text[start : misread.start] + misread.seen + text[misread.end : end]


def _apart(misreadings: Sequence[Misread]) -> list[Edit]:
    """Return the changes in order, without those that reach into the one before."""
    done, edits = 0, []
    for one in sorted(misreadings, key=lambda m: (m.start, m.end)):
        if one.start >= done:
            edits.append((one.start, one.end, one.seen))
            done = one.end
    return edits
