"""Fonts of office files that change what a character is: symbols, and the fonts before Unicode.

In a run set in «.VnTime» the letter «¸» is printed «á»; in «Symbol» the code F0B3 is «≥».
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby
from typing import Literal

from extract.readers.legacy import convert

Encoding = Literal["", "tcvn3", "vni"]
Piece = tuple[str, str, bool]
"""Words as stored, the name of the font they are set in, whether they are shown in capitals."""

_NAMES: dict[Encoding, str] = {"tcvn3": "TCVN3 (.Vn…)", "vni": "VNI (VNI-…)"}
_UNICODE = re.compile(
    r"[\u0102\u0103\u0110\u0111\u0128\u0129\u0168-\u01b0\u0300-\u036f\u1ea0-\u1ef9]"
)
"""Letters that only Unicode text has: people paste it into runs set in old fonts."""
_SYMBOL = {
    0x2D: "−",
    0x61: "α",
    0x62: "β",
    0x64: "δ",
    0x6D: "μ",
    0x70: "π",
    0x53: "Σ",
    0x57: "Ω",
    0xA3: "≤",
    0xA5: "∞",
    0xAB: "↔",
    0xAC: "←",
    0xAE: "→",
    0xB0: "°",
    0xB1: "±",
    0xB3: "≥",
    0xB4: "×",
    0xB7: "•",
    0xB8: "÷",
    0xB9: "≠",
    0xBB: "≈",
    0xBC: "…",
    0xDE: "⇒",
}
_WINGDINGS = {
    0x6C: "●",
    0x6E: "■",
    0x6F: "☐",
    0x71: "❑",
    0x75: "◆",
    0x76: "❖",
    0x9F: "•",
    0xA7: "▪",
    0xA8: "☐",
    0xB7: "•",
    0xD8: "➢",
    0xE0: "→",
    0xE8: "→",
    0xF0: "⇒",
    0xFB: "✗",
    0xFC: "✓",
    0xFD: "☒",
    0xFE: "☑",
}
_BULLETS = frozenset("-–—+*•▪●◦·")


def symbol(code: int, font: str) -> str:
    """Return what a symbol font prints for a code: 0xF0B3 in «Symbol» is «≥».

    A code that the tables do not know stays the character it is.
    """
    table = _WINGDINGS if "wing" in font.lower() or "webdings" in font.lower() else _SYMBOL
    low = code & 0xFF if 0xF000 <= code <= 0xF0FF else code
    known = table.get(low)
    if known:
        return known
    return chr(low) if 0x20 <= low < 0x7F and table is _SYMBOL else chr(code)


def bullet(text: str, font: str) -> str:
    """Return a list's bullet as a sign that list marks know: «-», «+», «•», «▪», «◦»."""
    sign = text.strip()[:1]
    if sign in _BULLETS and "wing" not in font.lower() and font.lower() != "symbol":
        return sign
    if sign == "o":
        return "◦"
    shown = symbol(ord(sign), font) if sign else ""
    return shown if shown in _BULLETS else "-" if shown == "−" else "•" if sign else ""


def encoding_of(font: str) -> Encoding:
    """Return the encoding that a font's name stands for: «.VnTimeH» TCVN3, «VNI-Times» VNI."""
    if font.startswith((".Vn", ".VN", ".vn")):
        return "tcvn3"
    return "vni" if font.upper().startswith("VNI-") else ""


def in_unicode(pieces: Iterable[Piece], seen: set[Encoding]) -> str:
    """Return the words of runs in Unicode; `seen` gathers the encodings that were converted.

    Neighbours in fonts of one encoding are converted together, since VNI writes «á» as two
    characters. The fonts in «H» («.VnTimeH») print capitals.
    """
    words = []
    for (encoding, capitals), group in groupby(pieces, _print):
        text = "".join(piece[0] for piece in group)
        if encoding and not text.isascii() and not _UNICODE.search(text):
            seen.add(encoding)
            text = convert(text, encoding)
        words.append(text.upper() if capitals else text)
    return "".join(words)


def _print(piece: Piece) -> tuple[Encoding, bool]:
    encoding = encoding_of(piece[1])
    return encoding, piece[2] or (encoding == "tcvn3" and piece[1].endswith("H"))


def remarks_on(seen: set[Encoding]) -> tuple[str, ...]:
    """Return the remarks, in Vietnamese, on what was converted."""
    return tuple(
        f"Phần văn bản dùng phông chữ cũ {_NAMES[encoding]} đã được chuyển sang Unicode."
        for encoding in sorted(seen)
    )
