"""Doubt: the share of a text's words that cannot be Vietnamese, by which bad reading shows.

Clean Vietnamese has one or two such words in a hundred (names, foreign words); a PDF whose fonts
map to the wrong letters has 17 to 34, a bad scan ten and more.
"""

from __future__ import annotations

import re
import unicodedata

from extract.syllables import is_syllable

_WORD = re.compile(r"[^\W\d_]+")
_ABBREVIATION = 7
"""Words in capitals shorter than this may be abbreviations, which are no syllables."""


def words_in_doubt(text: str) -> tuple[int, int]:
    """Return how many words of a text cannot be Vietnamese syllables, and how many words it has.

    «Quyết định về phát ừiển» gives (1, 5); numbers and abbreviations («UBND») do not count.
    """
    doubtful = words = 0
    for word in _WORD.findall(unicodedata.normalize("NFC", text)):
        if word.isupper() and len(word) < _ABBREVIATION:
            continue
        words += 1
        doubtful += not is_syllable(word.lower())
    return doubtful, words


def doubt(text: str) -> float:
    """Return the share of words that cannot be Vietnamese, 0 for a text without words."""
    doubtful, words = words_in_doubt(text)
    return doubtful / words if words else 0.0
