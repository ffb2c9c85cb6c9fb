"""Abbreviations: whether some words are a short form of a body's whole name."""

from __future__ import annotations

import re

from extract.folding import fold

_WORD = re.compile(r"[^\W_]+")
_LINKING = frozenset({"va", "cua", "cac", "ve", "thuoc", "voi"})
"""Words (folded) that an abbreviation leaves out."""
_LEAST = 2
"""Letters that stand for words, to be an abbreviation and not a name that lacks a part."""


def abbreviates(words: str, name: str) -> bool:
    """Whether words stand for all of a name, some of it by the initials of its words.

    >>> abbreviates("Sở NN&MT", "Sở Nông nghiệp và Môi trường")
    True
    >>> abbreviates("Sở NN", "Sở Nông nghiệp và Môi trường")
    False
    """
    short, whole = _WORD.findall(words), [fold(word) for word in _WORD.findall(name)]
    place, expanded = 0, 0
    for word in short:
        place = _skipped(whole, place, fold(word))
        if place < len(whole) and fold(word) == whole[place]:
            place += 1
        elif len(word) >= _LEAST and word.isupper() and word.isalpha():
            end = _initials(whole, place, fold(word))
            if end is None:
                return False
            place, expanded = end, expanded + len(word)
        else:
            return False
    return expanded >= _LEAST and all(word in _LINKING for word in whole[place:])


def _initials(whole: list[str], place: int, letters: str) -> int | None:
    """Return the place after the words whose initials some letters are, `None` if they are not."""
    for letter in letters:
        place = _skipped(whole, place, letter)
        if place == len(whole) or whole[place][0] != letter:
            return None
        place += 1
    return place


def _skipped(whole: list[str], place: int, wanted: str) -> int:
    """Return the place after linking words, unless one of them is what is wanted."""
    while place < len(whole) and whole[place] in _LINKING and not whole[place].startswith(wanted):
        place += 1
    return place
