"""How documents are named: numbers that scans misread, years, issuers, subjects.

A number is one document only together with its issuer's place and its year: «12/NQ-HĐND» exists
in every province, every year.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from functools import cache

from extract.folding import fold
from kg.identity.names import NATIONAL, key
from ontology.load import rows, split

_SPLIT = re.compile(r"[\s/\\.–—-]+")
_DIGIT_LIKE = str.maketrans({"l": "1", "i": "1", "o": "0", "|": "1"})
_NUMERIC = re.compile(r"[lio|]*\d[\dlio|]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_CENTRAL = re.compile(r"tw|qh\d*|ubtvqh\d*|ttg|vpcp|vpqh")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_ORDINAL = re.compile(r"\b(lần thứ|khóa|kỳ họp thứ|nhiệm kỳ) ([ivxl]+)\b")


@dataclass(frozen=True, slots=True)
class DocumentName:
    """A document as one source file names it: itself (`source`) or one that it cites.

    `number` is the number as written, `key` its comparable form (`None` without a number),
    `title` the comparable name of a document without a number; `scope` the place of the issuer
    (`NATIONAL`, or the file where nothing tells). `seen` is the date of the naming document.
    """

    iri: str
    label: str
    type: str | None = None
    number: str | None = None
    key: str | None = None
    title: str | None = None
    scope: str = NATIONAL
    dated: date | None = None
    year: int | None = None
    issuer: str | None = None
    about: str | None = None
    source: bool = False
    seen: date | None = None


@cache
def number_key(number: str) -> str:
    """Return a document number as compared: «43 / NQ-HDND», «43/NQ-HĐND» → «43 nq hdnd».

    Diacritics («ƯBND»), the letters that scans take for digits, leading zeros, spaces and the
    kind of separator make no difference.
    """
    parts = [p for p in _SPLIT.split(fold(unicodedata.normalize("NFC", number))) if p]
    mended = []
    for place, part in enumerate(parts):
        digits = part.translate(_DIGIT_LIKE)
        if digits.isdigit() and (place == 0 or _NUMERIC.fullmatch(part)):
            mended.append(digits.lstrip("0") or "0")
        else:
            mended.append(part)
    return " ".join(mended)


@cache
def title_key(name: str) -> str:
    """Return the title of a document without a number as compared: «lần thứ XX» as «lần thứ 20»."""
    return _ORDINAL.sub(lambda m: f"{m[1]} {_from_roman(m[2])}", key(name))


def _from_roman(numeral: str) -> int:
    values = [_ROMAN[letter] for letter in numeral]
    pairs = zip(values, [*values[1:], 0], strict=True)
    return sum(-value if value < after else value for value, after in pairs)


def year_in_number(number_key: str) -> int | None:
    """Return the year that a number holds: «35 2023 ubtvqh15» → 2023."""
    for part in number_key.split()[1:]:
        if _YEAR.fullmatch(part):
            return int(part)
    return None


@cache
def _central_symbols() -> frozenset[str]:
    return frozenset(fold(s) for row in rows("agencies") for s in split(row["symbols"]))


@cache
def _type_symbols() -> frozenset[str]:
    return frozenset(fold(s) for row in rows("document_types") for s in split(row["symbols"]))


def is_central(number_key: str) -> bool:
    """Whether a number bears a central body's letters («nd cp», «qd ttg», «15 qh15»).

    Its issuer is the last part after a type («nq cp»), the first in an official letter («vpcp
    kthh», where the drafting unit follows).
    """
    letters = [part for part in number_key.split() if not part.isdigit()]
    if not letters:
        return False
    issuer = letters[-1] if letters[0] in _type_symbols() else letters[0]
    return issuer in _central_symbols() or bool(_CENTRAL.fullmatch(issuer))


def parse_day(text: str | None) -> tuple[date | None, int | None]:
    """Read an attribute date: «2024-03-05» → the day and its year, «2024» → the year only."""
    if not text:
        return None, None
    try:
        found = date.fromisoformat(text)
    except ValueError:
        year = _YEAR.search(text)
        return None, int(year.group()) if year else None
    return found, found.year


_SUBJECT_STOP = frozenset(
    ("ve", "viec", "cua", "va", "cac", "o", "tai", "tren", "dia", "ban", "tinh", "thanh", "pho")
)  # fmt: skip


@cache
def subject_words(about: str) -> tuple[str, ...]:
    """Return the words of a subject as compared: without diacritics and small words."""
    words = re.findall(r"[a-z0-9]+", fold(unicodedata.normalize("NFC", about)))
    return tuple(w for w in words if w not in _SUBJECT_STOP)


def subject_agreement(cited: str, own: str) -> float:
    """Return how much of a cited subject stands, in order, in a document's own subject (0 to 1).

    «phát triển kinh tế - xã hội năm 2024» agrees with «mục tiêu và giải pháp phát triển kinh tế -
    xã hội năm 2024» fully. Different years never agree; fewer than four words say nothing.
    """
    short, long = subject_words(cited), subject_words(own)
    if len(short) < 4 or _years(short) != _years(long):
        return 0.0
    return _in_order(short, long) / len(short)


def _years(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(w for w in words if _YEAR.fullmatch(w))


def _in_order(short: tuple[str, ...], long: tuple[str, ...]) -> int:
    """Return the length of the longest common subsequence of two lists of words."""
    best = [0] * (len(long) + 1)
    for word in short:
        before = 0
        for place, other in enumerate(long, start=1):
            here = best[place]
            best[place] = before + 1 if word == other else max(here, best[place - 1])
            before = here
    return best[-1]
