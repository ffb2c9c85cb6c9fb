"""How willing repair is to change a word of this document: its noise, and its own phrases.

A document's noise is estimated by what shows: words that cannot be Vietnamese and have a plain
reading, and words that go with neither neighbour where a likely misreading would go with both.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from extract.ocr_repair.channel import readings
from extract.ocr_repair.guards import Freedom, Token
from extract.ocr_repair.language_model import LanguageModel, language_model

SURE = 0.85
"""From this score on a repair is made; such repairs are right 97 times in a hundred."""
SURE_OF_MARKS = 0.75
"""The same where only marks differ («quyên» for «quyền»), by far the commonest error of all."""
_LEAST_NOISE, _MOST_NOISE = 0.002, 0.25
_CLEAN_WORDS = 100
"""As many words without an error are taken to have been read before the document."""
_HIDDEN = 2.0
"""For each error that shows there is one that does not."""
_PLAIN_READING, _LIKELY_READING = 5.0, 3.5
_SAMPLE = 2000
_OWN = 0.01
"""The weight of the document's own phrases beside the language model."""
_FOREIGN, _ODD = 2.0, 4.0
_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")
_BEFORE_YEAR = {"năm": 6.0}
_COUNTED = {"tháng": 3.0, "ngày": 3.0, "số": 3.0, "quý": 2.0, "điều": 2.0, "khoản": 2.0}
"""Words that numbers follow, and how much more often than others (natural logarithm)."""


@dataclass(slots=True)
class Prior:
    """The prices of changing and of keeping, and the scores of phrases, in one document."""

    model: LanguageModel
    noise: float
    own: dict[int, dict[int, float]] = field(default_factory=dict)
    """The scores of its own phrases: by the first syllable, those of the second."""

    @property
    def change(self) -> float:
        """Return the price of any error at all."""
        return -math.log(self.noise)

    def keep(self, token: Token) -> float:
        """Return the price of a word being right as it was read."""
        if token.possible or token.freedom is Freedom.FIXED:
            return 0.0
        foreign = token.text.isascii() or token.text[0].isupper()
        return _FOREIGN if foreign else _ODD

    def counted(self, number: int, after: Token) -> float:
        """Return what speaks for a word before a number: «năm» before «2031»."""
        if number < 0:
            return 0.0
        gains = _BEFORE_YEAR if _YEAR.match(after.text) else _COUNTED
        return gains.get(self.model.syllables[number], 0.0)

    def score(self, before: int, last: int, next_one: int) -> float:
        """Return the logarithm of how likely a syllable is here after two others."""
        return self.scores(before, last, (next_one,))[0]

    def scores(self, before: int, last: int, next_ones: Sequence[int]) -> list[float]:
        """Return how likely each of some syllables is here after two others."""
        found = self.model.scores(before, last, next_ones)
        own = self.own.get(last)
        if own:
            found = [max(s, own.get(n, s)) for s, n in zip(found, next_ones, strict=True)]
        return found


def prior_of(found: Sequence[Token]) -> Prior:
    """Return the prior of a document from its words."""
    model = language_model()
    return Prior(model, noise(found), own_phrases(found, model))


def noise(found: Sequence[Token]) -> float:
    """Return the share of words that are probably misread, `_LEAST_NOISE` to `_MOST_NOISE`."""
    sample = found[:_SAMPLE]
    words = [i for i, token in enumerate(sample) if token.freedom is Freedom.PLAIN]
    wrong = sum(_plainly_wrong(sample[i]) or _out_of_place(sample, i) for i in words)
    return min(_MOST_NOISE, max(_LEAST_NOISE, _HIDDEN * wrong / (len(words) + _CLEAN_WORDS)))


def _plainly_wrong(token: Token) -> bool:
    if token.possible or token.text.isascii():
        return False
    return any(r.cost <= _PLAIN_READING for r in readings(token.lower))


def _out_of_place(found: Sequence[Token], index: int) -> bool:
    """Return whether another reading goes with both neighbours, and the word with neither."""
    token = found[index]
    if not token.possible or token.fresh or index + 1 == len(found) or found[index + 1].fresh:
        return False
    model = language_model()
    left, right = found[index - 1].number, found[index + 1].number
    if left < 0 or right < 0:
        return False
    if model.seen(left, token.number) or model.seen(token.number, right):
        return False
    likely = (model.number(r.syllable) for r in readings(token.lower) if r.cost <= _LIKELY_READING)
    return any(model.seen(left, n) and model.seen(n, right) for n in likely)


def own_phrases(found: Sequence[Token], model: LanguageModel) -> dict[int, dict[int, float]]:
    """Return the scores of pairs that the document has more than once, by their first syllable."""
    pairs: Counter[int] = Counter()
    firsts: Counter[int] = Counter()
    for left, right in pairwise(found):
        if left.number >= 0 and right.number >= 0 and not right.fresh:
            pairs[left.number * model.size + right.number] += 1
            firsts[left.number] += 1
    own: dict[int, dict[int, float]] = {}
    for pair, count in pairs.items():
        if count > 1:
            first, second = divmod(pair, model.size)
            own.setdefault(first, {})[second] = math.log(_OWN * (count - 1) / firsts[first])
    return own
