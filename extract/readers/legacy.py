"""Old encodings: text as a pre-Unicode font or code page had it, converted to Unicode

The text comes as code points in the Latin-1 or Windows-1252 view of its bytes, which is what
Word, PDF and copying give for a font such as .VnTime («QuyÕt ®Þnh» for «Quyết định»).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from typing import Literal

from extract.syllables import is_syllable
from ontology.load import rows

Encoding = Literal["tcvn3", "vni", "viscii", "vps", "cp1258"]
ENCODINGS: tuple[Encoding, ...] = ("tcvn3", "vni", "viscii", "vps", "cp1258")

_FONT_PAGE = {0xF000 + code: code for code in range(0x20, 0x100)}
"""Where Word keeps the characters of symbol fonts."""

_GLYPHS = re.compile(r"(?:(?<=[^\W\d_])|(?<=[¡-¾]))[−∙μ]|[−∙μ](?=[^\W\d_]|[¡-¾])")
_MEANT = {"−": "\u00ad", "∙": "\u00b7", "μ": "\u00b5"}
"""What PDF programs put for three codes of TCVN3; between digits they are what they look like."""

_SMALL = "àảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
_SHOUTED = re.compile(rf"(?<!\w)[A-ZĂÂĐÊÔƠƯ{_SMALL}]+(?: [A-ZĂÂĐÊÔƠƯ{_SMALL}]+)*(?!\w)")
"""Words all of whose letters are capitals or such as TCVN3 has no capitals for."""


def code_point(byte: int) -> str:
    """Return the character of a byte in Windows-1252, for its five gaps the control character."""
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


def view(data: bytes) -> str:
    """Return bytes in the Windows-1252 view that `convert` takes, one character a byte."""
    return data.decode("latin-1").translate(_high_page())


_BEGINNING = re.compile(
    rf"(?:[.!?] +|^[ \t]*(?:[-+*•]|\d+(?:\.\d+)*[.)]|[a-zđ]\)) +)[{_SMALL}]|(?<!\w)ủ(?=y ban\b)",
    re.M,
)
"""A sentence's or item's first letter, and that of «Ủy ban», a body in whatever it is written."""


def convert(text: str, encoding: Encoding) -> str:
    """Return Unicode text (NFC) for text in an old encoding.

    «QuyÕt ®Þnh» in `tcvn3` and «Quyeát ñònh» in `vni` give «Quyết định». What the encoding does
    not know stays. TCVN3 has no capitals with tone marks: fonts such as .VnTimeH show small
    letters as capitals. They become capitals here where the other letters of the word are
    («QUYÕT» is «QUYẾT»), and where a sentence or an item begins; a text typed small in such a
    font stays small without knowledge of it.
    """
    text = text.translate(_FONT_PAGE)
    if encoding == "cp1258":
        return unicodedata.normalize("NFC", text.translate(_windows_1258()))
    if encoding == "tcvn3":
        text = _GLYPHS.sub(lambda match: _MEANT[match[0]], text)
    letters = _letters(encoding)
    text = _pattern(encoding).sub(lambda match: letters[match[0]], text)
    text = unicodedata.normalize("NFC", text)
    return "\n".join(map(_capitals, text.split("\n"))) if encoding == "tcvn3" else text


@cache
def _high_page() -> dict[int, str]:
    return {byte: code_point(byte) for byte in range(0x80, 0xA0)}


@cache
def _windows_1258() -> dict[int, str]:
    table: dict[int, str] = {}
    for byte in range(0x80, 0x100):
        letter = bytes([byte]).decode("cp1258", errors="ignore")
        if letter:
            table |= {byte: letter, ord(code_point(byte)): letter}
    return table


@cache
def _letters(encoding: Encoding) -> Mapping[str, str]:
    """Return sequences of characters and their letters, in both views of the bytes."""
    letters: dict[str, str] = {}
    for row in rows("legacy_encodings"):
        if row["encoding"] == encoding:
            codes = bytes.fromhex(row["bytes"])
            letters[codes.decode("latin-1")] = letters[view(codes)] = row["letter"]
    for sequence in [s for s in letters if len(s) == 2]:  # VNI: a mark typed in the other case
        letters.setdefault(sequence[0] + sequence[1].swapcase(), letters[sequence])
    return letters


@cache
def _pattern(encoding: Encoding) -> re.Pattern[str]:
    longest_first = sorted(_letters(encoding), key=lambda s: (-len(s), s))
    return re.compile("|".join(map(re.escape, longest_first)))


def _capitals(line: str) -> str:
    """Return a line of TCVN3 with the capitals that its other letters ask for.

    «QUYếT ĐịNH» becomes «QUYẾT ĐỊNH», «1. ủy ban» «1. Ủy ban»; «Sở TN&MT», which could be either,
    stays.
    """
    line = _BEGINNING.sub(lambda match: match[0][:-1] + match[0][-1].upper(), line)
    return _SHOUTED.sub(_raised, line)


def _raised(match: re.Match[str]) -> str:
    """Return a run of words in capitals or in doubt, raised if enough of them are capitals.

    A first or last word without a capital («ở») needs two that surely are some.
    """
    words = match[0].split(" ")
    loud = sum(map(_is_loud, words))
    if not loud:
        return match[0]
    small = [word.islower() and loud < 2 for word in words]
    return " ".join(word if s else word.upper() for word, s in zip(words, small, strict=True))


def _is_loud(word: str) -> bool:
    """Return whether a word is a syllable in capitals, and surely no capitalised small one."""
    return sum(letter.isupper() for letter in word) > 1 and is_syllable(word.lower())
