"""Folding: the same text without diacritics and case, letter for letter.

Bad scans lose and change Vietnamese marks («tỉnh» → «tinh», «tình»); a grammar that matches the
folded text still finds the words, and since folding keeps every position, a span found there is
the span in the text itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Mapping
from functools import lru_cache

LATIN = [chr(i) for i in range(0x41, 0x1EFA) if chr(i).isalpha()]
UPPER = "".join(c for c in LATIN if c.isupper() and unicodedata.name(c).startswith("LATIN"))


def _base(letter: str) -> str:
    """Return the plain lower-case letter of one letter («Ổ» → «o», «Đ» → «d»)."""
    plain = unicodedata.normalize("NFD", letter)[0].lower()
    plain = {"đ": "d", "ð": "d"}.get(plain, plain)
    return plain if len(plain) == 1 else letter


_TABLE = {ord(c): _base(c) for c in LATIN if _base(c) != c}


_LOWER = {ord(c): c.lower() for c in LATIN if c.isupper() and len(c.lower()) == 1}
_SHORT = 256


def _kept(table: Mapping[int, str]) -> Callable[[str], str]:
    """Return what translates a text by a table, letter for letter, which Python does slowly.

    Names are met again and again, and of a document a dozen finders ask: short texts are kept by
    thousands, of the long ones the last few.
    """

    def translated(text: str) -> str:
        return text.translate(table)

    short, long = lru_cache(maxsize=1 << 13)(translated), lru_cache(maxsize=4)(translated)
    return lambda text: short(text) if len(text) < _SHORT else long(text)


_folded, _lowered = _kept(_TABLE), _kept(_LOWER)


def fold(text: str) -> str:
    """Return `text` lower-case and without diacritics, of the same length.

    >>> fold("Ủy ban nhân dân TỈNH Đắk Lắk")
    'uy ban nhan dan tinh dak lak'
    """
    return _folded(text)


def lower_case(text: str) -> str:
    """Return `text` in lower case, marks kept, of the same length."""
    return _lowered(text)
