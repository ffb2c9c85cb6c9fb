"""The way back for tests: Unicode text written in an old encoding, as its typists would."""

from __future__ import annotations

import unicodedata
from functools import cache

from extract.readers.legacy import Encoding
from ontology.load import rows

_CP1258_TONES = "\u0300\u0301\u0303\u0309\u0323"


def encode(text: str, encoding: Encoding) -> bytes:
    """Return the bytes of a text; what the encoding lacks is written in Windows-1252.

    TCVN3 has no capitals with tone marks: «Ế» is written as «ế», as in its fonts of capitals.
    """
    text = unicodedata.normalize("NFC", text)
    if encoding == "cp1258":
        return b"".join(map(_cp1258, text))
    table = _bytes(encoding)
    written = bytearray()
    for letter in text:
        codes = table.get(letter)
        if codes is None and encoding == "tcvn3":
            codes = table.get(letter.lower())
        written += letter.encode("cp1252") if codes is None else codes
    return bytes(written)


@cache
def _bytes(encoding: str) -> dict[str, bytes]:
    found = [row for row in rows("legacy_encodings") if row["encoding"] == encoding]
    return {row["letter"]: bytes.fromhex(row["bytes"]) for row in found}


def _cp1258(letter: str) -> bytes:
    try:
        return letter.encode("cp1258")
    except UnicodeEncodeError:
        marks = unicodedata.normalize("NFD", letter)
        tone = next(mark for mark in marks if mark in _CP1258_TONES)
        base = unicodedata.normalize("NFC", marks.replace(tone, ""))
        return base.encode("cp1258") + tone.encode("cp1258")
