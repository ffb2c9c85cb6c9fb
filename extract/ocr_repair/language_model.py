"""A language model of Vietnamese syllables: how likely one is after the two before it.

Made of the counts in `reference/syllable_ngrams.npz` (by `bench/make_language_model.py`) with
absolute discounting: each seen sequence gives up a part of its count, which is shared out by the
next shorter context. Logarithms are natural.
"""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

UNKNOWN = -1
"""The number of whatever is no syllable of the model: numbers, names, breaks."""
_DISCOUNT = 0.75
_FLOOR_COUNT = 0.3
"""What a syllable counts that the model has never seen."""
_OLD_STYLE = re.compile(r"(?<=o)[àáảãạèéẻẽẹ]$|(?<=(?<!q)u)[ỳýỷỹỵ]$")
_TONED = dict(zip("àáảãạèéẻẽẹỳýỷỹỵ", "aaaaaeeeeeyyyyy", strict=True))
_BEFORE = {"o": dict(zip("àáảãạèéẻẽẹ", "òóỏõọ" * 2, strict=True))}
_BEFORE["u"] = dict(zip("ỳýỷỹỵ", "ùúủũụ", strict=True))


@lru_cache(maxsize=65536)
def spelled(word: str) -> str:
    """Return a lower-case syllable with its tone mark in the traditional place.

    >>> spelled("hoá"), spelled("uỷ"), spelled("quý")
    ('hóa', 'ủy', 'quý')
    """
    match = _OLD_STYLE.search(word)
    if match is None:
        return word
    at = match.start()
    toned = word[at]
    return word[: at - 1] + _BEFORE[word[at - 1]][toned] + _TONED[toned]


class LanguageModel:
    """Scores sequences of syllables; syllables are numbered by falling frequency."""

    def __init__(self, counts: dict[str, NDArray[np.uint32]]) -> None:
        """Take the arrays of the file: differences of sorted keys, and counts.

        A pair's key is first x size + second, a triple's is place of its pair x size + third.
        """
        self.syllables: Sequence[str] = counts["syllables"].tobytes().decode().split(" ")
        self.size = size = len(self.syllables)
        self._number = {syllable: i for i, syllable in enumerate(self.syllables)}
        singles = counts["singles"].astype(np.float64)
        total = singles.sum()
        share = (singles + _FLOOR_COUNT) / (total + _FLOOR_COUNT * (size + 1))
        self.single: list[float] = [*np.log(share).tolist(), float(np.log(_FLOOR_COUNT / total))]
        keys = np.cumsum(counts["pairs"].astype(np.int64))
        first, second = np.divmod(keys, size)
        pair_counts = counts["pair_counts"].astype(np.float64)
        left, pair_share = _discounted(pair_counts, first, singles, share[second])
        self.after_one: list[float] = [*np.log(left).tolist(), 0.0]
        self.pair_place: dict[int, int] = dict(zip(keys.tolist(), range(len(keys)), strict=True))
        self.pair: list[float] = np.log(pair_share).tolist()
        triples = np.cumsum(counts["triples"].astype(np.int64))
        place, third = np.divmod(triples, size)
        lower = self._pair_shares(second[place], third, share, left, (keys, pair_share))
        rest, triple_share = _discounted(
            counts["triple_counts"].astype(np.float64), place, pair_counts, lower
        )
        self.after_two: list[float] = np.log(rest).tolist()
        self.triple: dict[int, float] = dict(
            zip(triples.tolist(), np.log(triple_share).tolist(), strict=True)
        )
        most = share.copy()
        np.maximum.at(most, second, pair_share)
        np.maximum.at(most, third, triple_share)
        self.most: list[float] = [*np.log(most).tolist(), self.single[UNKNOWN]]
        """The best score that each syllable has anywhere."""

    def _pair_shares(
        self,
        first: NDArray[np.int64],
        second: NDArray[np.int64],
        share: NDArray[np.float64],
        left: NDArray[np.float64],
        pairs: tuple[NDArray[np.int64], NDArray[np.float64]],
    ) -> NDArray[np.float64]:
        """Return how likely each second is after its first."""
        keys, pair_share = pairs
        wanted = first * self.size + second
        at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
        found: NDArray[np.float64] = np.where(
            keys[at] == wanted, pair_share[at], left[first] * share[second]
        )
        return found

    def number(self, syllable: str) -> int:
        """Return the number of a lower-case syllable, `UNKNOWN` if the model has never seen it."""
        return self._number.get(syllable, UNKNOWN)

    def seen(self, first: int, second: int) -> bool:
        """Return whether the model has seen two syllables in this order."""
        return first >= 0 and second >= 0 and first * self.size + second in self.pair_place

    def fits(self, numbers: Sequence[int]) -> list[float]:
        """Return how likely each of a line's syllables is after the two before it.

        >>> model = language_model()
        >>> one, two, three = (model.number(s) for s in ("ủy", "ban", "nhân"))
        >>> model.fits([one, two, three])[2] == model.score(one, two, three)
        True
        """
        single, size, pairs, triple = self.single, self.size, self.pair_place, self.triple
        found, before, last = [], None, UNKNOWN
        for number in numbers:
            place = pairs.get(last * size + number) if last >= 0 <= number else None
            score = None
            if before is not None and number >= 0:
                score = triple.get(before * size + number)
            if score is None:
                score = single[number] if place is None else self.pair[place]
                if last >= 0:
                    held = 0.0 if before is None else self.after_two[before]
                    score += held if place is not None else held + self.after_one[last]
            found.append(score)
            before, last = place, number
        return found

    def score(self, before: int, last: int, next_one: int) -> float:
        """Return the logarithm of how likely a syllable is after the two before it."""
        return self.scores(before, last, (next_one,))[0]

    def scores(self, before: int, last: int, next_ones: Sequence[int]) -> list[float]:
        """Return the logarithms of how likely each of some syllables is after the two before it."""
        single = self.single
        if last < 0:
            return [single[number] for number in next_ones]
        size, triple, pair, pair_place = self.size, self.triple, self.pair, self.pair_place
        place = pair_place.get(before * size + last) if before >= 0 else None
        held = 0.0 if place is None else self.after_two[place]
        row, rest = last * size, held + self.after_one[last]
        found = []
        for number in next_ones:
            score = None
            if number >= 0:
                if place is not None:
                    score = triple.get(place * size + number)
                if score is None and (seen := pair_place.get(row + number)) is not None:
                    score = held + pair[seen]
            found.append(rest + single[number] if score is None else score)
        return found


def _discounted(
    counts: NDArray[np.float64],
    context: NDArray[np.int64],
    totals: NDArray[np.float64],
    lower: NDArray[np.float64],
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return what each context leaves to the shorter one, and the share of each sequence."""
    seen = np.bincount(context, counts, len(totals))
    kept = counts - _DISCOUNT
    sums = np.maximum(totals, seen) + 1.0
    left = 1.0 - np.bincount(context, kept, len(totals)) / sums
    return left, kept / sums[context] + left[context] * lower


@cache
def language_model() -> LanguageModel:
    """Return the model, read once when it is first needed."""
    data = (files("ontology") / "reference" / "syllable_ngrams.npz").read_bytes()
    with np.load(io.BytesIO(data), allow_pickle=False) as arrays:
        return LanguageModel({name: arrays[name] for name in arrays.files})
