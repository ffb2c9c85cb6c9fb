"""Phrases of a table found in text: by syllables, the longest first, however large the table is.

Each place of a text is asked for the longest phrase that begins there, by a dictionary of all
phrases and of all their beginnings; a text costs the same with a hundred phrases as with ten
thousand. Marks inside a phrase do not count: «bồi thường, hỗ trợ» is «bồi thường hỗ trợ».
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from extract.agencies.naming import toned
from extract.folding import lower_case

Value = TypeVar("Value")
_SYLLABLE = re.compile(r"[^\W_]+")
_APART = re.compile(r"[^\s,\-–/&]")
_SHORT, _MOST_KEPT = 256, 1 << 12
"""Names and headings are asked again and again: what short texts hold is kept."""


class Hit(NamedTuple, Generic[Value]):
    """A phrase at `start`:`end` of a text, of so many syllables, and what the table says of it."""

    start: int
    end: int
    size: int
    value: Value


class Phrases(Generic[Value]):
    """A table of phrases, each with a value."""

    def __init__(self, table: Iterable[tuple[str, Value]]) -> None:
        self._whole: dict[tuple[str, ...], Value] = {}
        self._begun: set[tuple[str, ...]] = set()
        for phrase, value in table:
            key = tuple(match[0] for match in _SYLLABLE.finditer(_plain(phrase)))
            self._whole[key] = value
            self._begun.update(key[:size] for size in range(1, len(key)))
        self._firsts = {key[0] for key in self._whole if key}
        self._kept = lru_cache(maxsize=_MOST_KEPT)(self._all)

    def __len__(self) -> int:
        return len(self._whole)

    def find(self, text: str) -> Iterator[Hit[Value]]:
        """Yield the phrases of a text from left to right, none over another.

        At each place the longest counts: in «bảo hiểm y tế» there is no «y tế».
        """
        return iter(self._kept(text) if len(text) < _SHORT else self._all(text))

    def _all(self, text: str) -> tuple[Hit[Value], ...]:
        words = list(_SYLLABLE.finditer(_plain(text)))
        found: list[Hit[Value]] = []
        at = 0
        for place, word in enumerate(words):
            hit = None
            if place >= at and word[0] in self._firsts:
                hit = self._at(text, words, place)
            if hit:
                found.append(hit)
                at = place + hit.size
        return tuple(found)

    def _at(self, text: str, words: list[re.Match[str]], place: int) -> Hit[Value] | None:
        """Return the longest phrase that begins at a word."""
        key: tuple[str, ...] = ()
        found = None
        start, last = words[place].span()
        for index in range(place, len(words)):
            begin, end = words[index].span()
            gap = text[last:begin]
            if key and gap != " " and _APART.search(gap):
                break
            key = (*key, words[index][0])
            if key in self._whole:
                found = Hit(start, end, len(key), self._whole[key])
            if key not in self._begun:
                break
            last = end
        return found


def _plain(text: str) -> str:
    """Return a text in lower case, tone marks where the state writes them, of the same length."""
    return toned(lower_case(text))
