"""The noisy channel: what was printed where a scanner read a syllable, and how likely each is.

A reading costs the negative logarithm of how often that error is made, among all errors of a word.
The errors are letters whose marks got lost or changed, groups of letters misread for others
(tables `ocr_confusions`, by hand, and `ocr_letters`, counted by `bench/fit_channel.py`), and, at a
high price, any one letter lost, added or changed.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from extract.ocr_repair.language_model import language_model, spelled
from extract.syllables import is_syllable
from ontology.load import rows

LONGEST = 12
"""Longer words are not looked at: the longest syllable has seven letters."""
READINGS = 8
"""How many readings of a word are kept."""
_BUDGET, _BUDGET_POSSIBLE = 8.0, 6.0
"""What a reading may cost at most, of words that cannot be Vietnamese and of those that can."""
_TONES = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
_QUALITIES = {
    "a": ("", "\u0306", "\u0302"),
    "e": ("", "\u0302"),
    "i": ("",),
    "o": ("", "\u0302", "\u031b"),
    "u": ("", "\u031b"),
    "y": ("",),
}
_TONE_LOST, _TONE_WRONG, _QUALITY_LOST, _QUALITY_WRONG = 2.0, 2.3, 2.0, 2.5
_SECOND_MARK = 0.4
"""The share of its price that a second wrong mark on the same letter costs."""
_SHAPES = "il lt it ce co eo nu hb ac ao vy gq đd tf hn mn rn ry uv bh kh sa dc iy ls"
_ROUND = ("ao", "eo")
"""Vowels that are taken for each other with their tones."""
_SHAPE = 3.3
_PLACES = ("onset", "end", "any")
_BY_HAND = 1.5
_LOST, _ADDED, _CHANGED = 5.0, 5.5, 6.0
_FIT_WEIGHT = 0.5
_LONGEST_SEEN = 4

Node = dict[str, "Node"]
END = ""
"""The key of a node at which a syllable ends."""


class Reading(NamedTuple):
    """A syllable that may have been printed, and what the errors between cost."""

    syllable: str
    cost: float


class Change(NamedTuple):
    """Letters that may have been printed, what it costs, and where: «onset», «end» or «any»."""

    meant: str
    cost: float
    place: str


@cache
def _trie() -> Node:
    root: Node = {}
    for syllable in language_model().syllables:
        node = root
        for letter in syllable:
            node = node.setdefault(letter, {})
        node[END] = {}
    return root


def _letter_costs() -> Iterator[tuple[str, str, float]]:
    """Yield pairs of letters that differ by their marks or look alike, and the prices."""
    for base, qualities in _QUALITIES.items():
        marked = list(product(qualities, _TONES))
        for seen, meant in product(marked, marked):
            tone = quality = 0.0
            if seen[0] != meant[0]:
                quality = _QUALITY_WRONG if seen[0] else _QUALITY_LOST
            if seen[1] != meant[1]:
                tone = _TONE_WRONG if seen[1] else _TONE_LOST
            if tone or quality:
                both = max(tone, quality) + _SECOND_MARK * min(tone, quality)
                yield _letter(base, *seen), _letter(base, *meant), both
    for pair in _SHAPES.split():
        for mark in _TONES if pair in _ROUND else ("",):
            one, other = _letter(pair[0], "", mark), _letter(pair[1], "", mark)
            yield one, other, _SHAPE
            yield other, one, _SHAPE


def _letter(base: str, quality: str, tone: str) -> str:
    return unicodedata.normalize("NFC", base + quality + tone)


@cache
def _changes() -> dict[str, tuple[Change, ...]]:
    """Return by letters as read what they may have been."""
    rates: dict[tuple[str, str, str], float] = {}
    for seen, meant, cost in _letter_costs():
        key = (seen, meant, "any")
        rates[key] = max(rates.get(key, 0.0), math.exp(-cost))
    for row in rows("ocr_confusions"):
        if row["place"] in _PLACES:
            rates[row["seen"], row["meant"], row["place"]] = math.exp(-_BY_HAND)
    for row in rows("ocr_letters"):
        key = (row["seen"], row["meant"], "any")
        known = rates.get(key, math.exp(-_CHANGED))
        rates[key] = (1 - _FIT_WEIGHT) * known + _FIT_WEIGHT * float(row["rate"])
    found: dict[str, list[Change]] = {}
    for (seen, meant, place), rate in rates.items():
        cost = max(0.3, -math.log(rate))
        found.setdefault(seen, []).append(Change(meant, cost, place))
    return {seen: tuple(sorted(changes)) for seen, changes in found.items()}


@lru_cache(maxsize=32768)
def readings(word: str) -> tuple[Reading, ...]:
    """Return the syllables that a lower-case word may have been, the likeliest first.

    «ừung» may have been «trung», «ứng» …; the word itself is not among them.
    """
    if not 1 < len(word) <= LONGEST:
        return ()
    model = language_model()
    word = spelled(word)
    budget = _BUDGET_POSSIBLE if is_syllable(word) else _BUDGET
    costs = _Search(word, budget).costs
    costs.pop(word, None)
    ranked = sorted((cost - model.single[model.number(s)], s) for s, cost in costs.items())
    return tuple(Reading(s, costs[s]) for _, s in ranked[:READINGS])


class _Search:
    """Reads a word along the trie of syllables, within the budget; at most one letter at random."""

    def __init__(self, word: str, budget: float) -> None:
        self._word = word
        self._budget = budget
        self._changes = [_changes_at(word, at) for at in range(len(word))]
        self._best: dict[tuple[int, int, bool], float] = {}
        self.costs: dict[str, float] = {}
        self._walk(0, _trie(), "", 0.0, True)

    def _walk(self, at: int, node: Node, prefix: str, cost: float, free: bool) -> None:
        key = (at, id(node), free)
        known = self._best.get(key)
        if known is not None and known <= cost:
            return
        self._best[key] = cost
        budget, word = self._budget, self._word
        if at == len(word):
            if END in node and cost < self.costs.get(prefix, budget + 1):
                self.costs[prefix] = cost
        else:
            letter = word[at]
            if letter in node:
                self._walk(at + 1, node[letter], prefix + letter, cost, free)
            for size, meant, price in self._changes[at]:
                if cost + price > budget:
                    break
                down = node.get(meant) if len(meant) == 1 else _down(node, meant)
                if down is not None:
                    self._walk(at + size, down, prefix + meant, cost + price, free)
        if free and cost + _LOST <= budget:
            self._anything(at, node, prefix, cost)

    def _anything(self, at: int, node: Node, prefix: str, cost: float) -> None:
        """Go on as if a letter had been lost, added or changed."""
        word, walk = self._word, self._walk
        seen, then = word[at : at + 1] or END, word[at + 1 : at + 2] or END
        rest = at < len(word)
        changed = rest and cost + _CHANGED <= self._budget
        lost_on, changed_on = (
            self._affords(at, cost + _LOST),
            self._affords(at + 1, cost + _CHANGED),
        )
        for letter, down in node.items():
            if letter == END:
                continue
            if lost_on or seen in down:  # most ways end here
                walk(at, down, prefix + letter, cost + _LOST, False)
            if changed and letter != seen and (changed_on or then in down):
                walk(at + 1, down, prefix + letter, cost + _CHANGED, False)
        if rest and cost + _ADDED <= self._budget:
            walk(at + 1, node, prefix, cost + _ADDED, False)

    def _affords(self, at: int, cost: float) -> bool:
        """Return whether any change of what stands there keeps within the budget."""
        if at >= len(self._word) or not self._changes[at]:
            return False
        return cost + self._changes[at][0][2] <= self._budget


def _down(node: Node, letters: str) -> Node | None:
    for letter in letters:
        if letter not in node:
            return None
        node = node[letter]
    return node


def _changes_at(word: str, at: int) -> list[tuple[int, str, float]]:
    """Return what may have been printed from a place on: how many letters, which, the price."""
    table = _changes()
    found = [
        (size, meant, price)
        for size in range(1, min(_LONGEST_SEEN, len(word) - at) + 1)
        for meant, price, place in table.get(word[at : at + size], ())
        if place == "any" or (at == 0 if place == "onset" else at + size == len(word))
    ]
    return sorted(found, key=lambda change: (change[2], change))
