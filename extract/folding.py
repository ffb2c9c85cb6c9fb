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


_COMMON = range(0x2100)
"""The characters that papers hold: `str.translate` is slow at those that a table leaves out."""
_SHORT = 256

Translation = Callable[[str], str]


def _kept(table: Mapping[int, str]) -> tuple[Translation, Translation]:
    """Return what translates short and what translates long texts, letter for letter.

    Names are met again and again, and of a document a dozen finders ask: short texts are kept by
    thousands, of the long ones the last few.
    """
    whole = {code: ord(table.get(code, chr(code))) for code in _COMMON}

    def translated(text: str) -> str:
        return text.translate(whole)

    return lru_cache(maxsize=1 << 13)(translated), lru_cache(maxsize=4)(translated)


_folded, _long_folded = _kept({ord(c): _base(c) for c in LATIN})
_lowered, _long_lowered = _kept(
    {ord(c): c.lower() for c in LATIN if c.isupper() and len(c.lower()) == 1}
)


def fold(text: str) -> str:
    """Return `text` lower-case and without diacritics, of the same length.

    >>> fold("Ủy ban nhân dân TỈNH Đắk Lắk")
    'uy ban nhan dan tinh dak lak'
    """
    return _folded(text) if len(text) < _SHORT else _long_folded(text)


def lower_case(text: str) -> str:
    """Return `text` in lower case, marks kept, of the same length."""
    return _lowered(text) if len(text) < _SHORT else _long_lowered(text)
