"""Needed words: without which a regular expression cannot match, read off the expression itself.

A cheap look for them tells where a costly search can be left out; the answer stays the same.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, reduce
from itertools import product
from operator import or_
from typing import Any

_parser: Any = vars(re)["_parser"]
_MOST_WAYS, _MOST_LETTERS = 48, 4
_MOST_SYLLABLES = 1 << 14

Words = frozenset[str]
_NOTHING = frozenset({""})


def needed_words(pattern: str) -> Words:
    """Return words of which every match of `pattern` holds at least one, the longest to be had.

    Empty where no word is sure.

    >>> sorted(needed_words("còn (?:rất )?(?:chậm|thấp)"))
    ['còn chậm', 'còn rất chậm', 'còn rất thấp', 'còn thấp']
    """
    words = _needed(_parser.parse(pattern))
    return frozenset(w for w in words if not any(o in w and o != w for o in words))


def _needed(parts: Any) -> Words:
    """Return the needed words of a sequence: of its best stretch or part."""
    choices = [words for words in _choices(parts) if words and "" not in words]
    return max(choices, key=lambda words: (min(map(len, words)), -len(words)), default=Words())


def _choices(parts: Any) -> Iterator[Words]:
    """Yield, of each stretch that can be spelled out and of each part that cannot, its words."""
    stretch = _NOTHING
    for code, value in parts:
        spelled = _spelled(str(code), value)
        if spelled is not None and len(spelled) * len(stretch) <= _MOST_WAYS:
            stretch = _joined([stretch, spelled])
            continue
        yield stretch
        stretch = spelled if spelled is not None else _NOTHING
        yield _inner(str(code), value)
    yield stretch


def _joined(parts: Sequence[Words]) -> Words:
    return frozenset("".join(ways) for ways in product(*parts))


def _spelled(code: str, value: Any) -> Words | None:
    """Return all that a part can match, `None` where that is too much; a condition matches «»."""
    if code in ("ASSERT", "ASSERT_NOT", "AT"):
        return _NOTHING
    if code == "LITERAL":
        code, value = "IN", [(code, value)]
    if code == "IN":
        letters = [chr(letter) for kind, letter in value if str(kind) == "LITERAL"]
        return frozenset(letters) if len(letters) == len(value) <= _MOST_LETTERS else None
    if code == "SUBPATTERN":
        return None if value[1] & re.IGNORECASE else _spelled_all(value[3])
    if code == "BRANCH":
        ways = [_spelled_all(way) for way in value[1]]
        spelled = [way for way in ways if way is not None]
        return frozenset().union(*spelled) if len(spelled) == len(ways) else None
    if code == "MAX_REPEAT" and value[1] == 1:
        once = _spelled_all(value[2])
        return once | _NOTHING if once is not None and value[0] == 0 else once
    return None


def _spelled_all(parts: Any) -> Words | None:
    """Return all that a sequence can match, `None` where that is too much."""
    spelled = _NOTHING
    for code, value in parts:
        part = _spelled(str(code), value)
        if part is None or len(part) * len(spelled) > _MOST_WAYS:
            return None
        spelled = _joined([spelled, part])
    return spelled


def _inner(code: str, value: Any) -> Words:
    """Return the needed words inside a part that cannot be spelled out."""
    if code == "SUBPATTERN" and not value[1] & re.IGNORECASE:
        return _needed(value[3])
    if code in ("MAX_REPEAT", "MIN_REPEAT") and value[0] > 0:
        return _needed(value[2])
    if code == "BRANCH":
        ways = [_needed(way) for way in value[1]]
        return frozenset().union(*ways) if all(ways) else Words()
    return Words()


class Rare:
    """A regular expression that few texts match: one that has none of its words is not searched.

    Looking for a dozen plain words takes a fraction of what most expressions take.
    """

    def __init__(self, pattern: str) -> None:
        self._pattern = re.compile(pattern)
        self._words = sorted(needed_words(pattern))

    def finditer(
        self, text: str, start: int = 0, end: int = sys.maxsize
    ) -> Iterator[re.Match[str]]:
        """Yield the matches in `start`:`end`, as `re.Pattern.finditer`."""
        return self._pattern.finditer(text, start, end) if self._may(text, start, end) else iter(())

    def match(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the match that begins at `start`, as `re.Pattern.match`."""
        return self._pattern.match(text, start, end) if self._may(text, start, end) else None

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match, as `re.Pattern.search`."""
        return self._pattern.search(text, start, end) if self._may(text, start, end) else None

    def _may(self, text: str, start: int, end: int) -> bool:
        part = text[start:end]
        for word in self._words:
            if word in part:
                return True
        return not self._words


class Lookout:
    """Looks which of many words a text holds; each word stands for bits.

    The cost grows with the text, not with the words: a text is asked syllable by syllable, and a
    syllable is met again and again. A word counts as soon as its first and last syllable are there.
    """

    def __init__(self, words: Mapping[str, int]) -> None:
        self._bits = tuple(words.values())
        self._first, self._last = _Syllables(), _Syllables()
        for place, word in enumerate(words):
            parts = word.split(" ")
            said = [at for at, part in enumerate(parts) if part] or [0]
            self._first.add(parts, said[0], 1 << place)
            self._last.add(parts, said[-1], 1 << place)
        self._of = lru_cache(maxsize=_MOST_SYLLABLES)(self._at)

    def bits(self, text: str) -> int:
        """Return the bits of the words that a text may hold: of all that it does, and few more."""
        ends = reduce(or_, map(self._of, set(text.split(" "))), 0)
        both, found = ends & ends >> len(self._bits), 0
        while both:
            lowest = both & -both
            found |= self._bits[lowest.bit_length() - 1]
            both ^= lowest
        return found

    def _at(self, syllable: str) -> int:
        """Return the words of which a syllable may be the last, and above them the first."""
        return self._first.of(syllable) << len(self._bits) | self._last.of(syllable)


class _Syllables:
    """Syllables of words, by how a text's syllable must fit: whole, at its end, begin, or within.

    A word may stand in a text with letters before and behind: of «còn chậm», «còn» only ends a
    syllable of the text, and «chậm» begins one.
    """

    def __init__(self) -> None:
        self._whole: dict[str, int] = defaultdict(int)
        self._end: dict[str, int] = defaultdict(int)
        self._begin: dict[str, int] = defaultdict(int)
        self._within: dict[str, int] = defaultdict(int)

    def add(self, parts: Sequence[str], at: int, bit: int) -> None:
        """Add the syllable at a place of a word."""
        opens, closes = at == 0, at == len(parts) - 1
        if opens and closes:
            self._within[parts[at]] |= bit
        else:
            known = self._end if opens else self._begin if closes else self._whole
            known[parts[at]] |= bit

    def of(self, syllable: str) -> int:
        """Return the bits of the words that a syllable of a text fits."""
        found = self._whole.get(syllable, 0)
        for at in range(len(syllable) + 1):
            found |= self._end.get(syllable[at:], 0) | self._begin.get(syllable[:at], 0)
        for word, bits in self._within.items():
            if word in syllable:
                found |= bits
        return found
