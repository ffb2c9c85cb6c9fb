"""Automatic list marks: what Word and LibreOffice print before a list's paragraphs.

The file holds only the pattern («Điều %1.», «%2)»); the numbers are counted here, since the
structure of a document hangs on its «1.», «a)» and «-».
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LAST = 780
"""Beyond this no list is numbered by letters or in Roman; the plain number is kept."""


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list: the form of its number, the pattern, and where it starts.

    `format` is «decimal», «decimalZero», «upperRoman», «lowerRoman», «upperLetter»,
    «lowerLetter», «bullet» (the pattern is the sign) or «none»; `restart` is the level, from 1,
    whose items start it again (`None`: any above, 0: none); `plain` writes all in digits.
    """

    format: str = "decimal"
    pattern: str = ""
    start: int = 1
    restart: int | None = None
    plain: bool = False


def number(value: int, form: str) -> str:
    """Return a number in a list's form: 4 is «iv» in «lowerRoman», 28 is «bb» in «lowerLetter»."""
    if form == "none":
        return ""
    if form == "decimalZero":
        return f"{value:02}"
    if form not in ("upperRoman", "lowerRoman", "upperLetter", "lowerLetter"):
        return str(value)
    if not 0 < value <= _LAST:
        return str(value)
    if form.endswith("Letter"):
        rounds, letter = divmod(value - 1, len(_LETTERS))
        text = _LETTERS[letter] * (rounds + 1)
    else:
        text = _roman(value)
    return text.upper() if form.startswith("upper") else text


def _roman(value: int) -> str:
    text = ""
    for worth, sign in _ROMAN:
        times, value = divmod(value, worth)
        text += sign * times
    return text


@dataclass(slots=True)
class Counter:
    """Counts the items of all lists of a document, each list by its key."""

    _counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def mark(
        self, key: str, level: int, levels: Mapping[int, Level], *, start: int | None = None
    ) -> str:
        """Return the mark of the next item of a list at a level (from 0).

        `start` makes the list go on from that number. A list whose level 1 has the pattern
        «%1.%2» gives «2.1» for the first item under the second.
        """
        counts = self._counts.setdefault(key, {})
        form = levels.get(level, Level())
        counts[level] = counts.get(level, form.start - 1) + 1 if start is None else start
        for deeper in [k for k in counts if k > level]:
            restart = levels.get(deeper, Level()).restart
            if restart is None or (restart > level and restart != 0):
                del counts[deeper]
        if form.format == "bullet":
            return form.pattern

        def place(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = levels.get(at, Level())
            value = counts.get(at, shown.start - 1)  # «0.1» before any «1.», as Word has it
            return number(value, "decimal" if form.plain else shown.format)

        return _PLACE.sub(place, form.pattern).strip()
