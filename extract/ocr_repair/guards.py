"""What repair reads as words, and what it leaves alone: abbreviations, codes, units, names.

A text is taken apart into tokens. Each says which syllable it may be for the language model, and
whether it may be changed: freely, only with the support of its neighbours, or not at all.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import cache

from extract.ocr_repair.language_model import language_model, spelled
from extract.syllables import is_syllable
from ontology.load import rows, split

_TOKEN = re.compile(r"[\w&/.^|\-]{0,40}\d[\w&/.^|\-]*|[^\W\d_]+|[^\w\s]+|\n|_+")
_BREAK = re.compile(r"[.;:!?\n|…]")
_ROMAN = re.compile(r"[IVXLC]+$")
_PLACES = frozenset(["tỉnh", "huyện", "xã", "phường", "quận", "phố"])
_NAME_WORDS = 2
"""How many words a place's name has in capitals."""
_PAIR, _RUN = 2, 3
_SHORT_FOREIGN = 3
_VOWELS = re.compile(r"[aeiouyăâêôơư]", re.IGNORECASE)
_JOINTS = frozenset("/&@\\")
_DIGIT = re.compile(r"\d")


class Freedom(IntEnum):
    """How free repair is with a token."""

    FIXED = 0
    NAME = 1
    PLAIN = 2


@dataclass(slots=True)
class Token:
    """A word of the text: `number` is its syllable in the model, `lower` how it is compared.

    `possible` says whether it can be Vietnamese at all; `fresh` whether a sentence or a part of
    one begins with it, so that nothing before it bears on it.
    """

    start: int
    end: int
    text: str
    lower: str
    number: int
    possible: bool
    freedom: Freedom
    fresh: bool


@cache
def trusted() -> frozenset[str]:
    """Return the words that are right as they stand, in their case: names, abbreviations, units."""
    words: set[str] = set()
    for table, columns in (
        ("provinces", ("name", "short", "aliases", "merged_from")),
        ("countries", ("name", "norm")),
        ("surnames", ("surname",)),
        ("abbreviations", ("abbreviation",)),
        ("agencies", ("name", "abbreviations", "symbols")),
        ("departments", ("abbreviations", "symbols")),
        ("document_types", ("symbols",)),
        ("units", ("unit", "forms")),
    ):
        for row in rows(table):
            for column in columns:
                for cell in split(row[column]):
                    words.update(w for w in re.findall(r"[^\W\d_]+", cell) if _odd(w))
    return frozenset(words)


def _odd(word: str) -> bool:
    return not is_syllable(word.lower()) or any(c.isupper() for c in word[1:])


@cache
def surnames() -> frozenset[str]:
    """Return the family names that are common enough to tell a person by."""
    return frozenset(r["surname"] for r in rows("surnames") if r["frequency"] == "common")


def tokens(text: str) -> list[Token]:
    """Return the words of a text with what may be done to them.

    In «UBND xã Sơn Hạ báo cáo» only «xã», «báo» and «cáo» may be changed freely.
    """
    found: list[Token] = []
    fresh = True
    for match in _TOKEN.finditer(text):
        word = match[0]
        if word.isalpha():
            found.append(_word(match.start(), word, fresh))
            if text[match.end() : match.end() + 1] in _JOINTS or (
                text[match.start() - 1 : match.start()] in _JOINTS
            ):
                found[-1].freedom = Freedom.FIXED
            fresh = False
        elif _DIGIT.search(word):
            found.append(_fixed(match, fresh))
            fresh = True
        elif _BREAK.search(word):
            fresh = True
    _mark_capitals(found)
    _mark_names(found)
    return found


def _fixed(match: re.Match[str], fresh: bool) -> Token:
    return Token(match.start(), match.end(), match[0], "", -1, True, Freedom.FIXED, fresh)


def _word(start: int, word: str, fresh: bool) -> Token:
    lower = spelled(word.lower())
    possible = is_syllable(lower)
    freedom = Freedom.PLAIN
    if word in trusted() or len(word) == 1 or (not possible and _foreign(word)):
        freedom = Freedom.FIXED
    elif word[0].isupper() and (not fresh or (word.isascii() and not possible)):
        freedom = Freedom.NAME
    number = language_model().number(lower) if possible else -1
    return Token(start, start + len(word), word, lower, number, possible, freedom, fresh)


def _foreign(word: str) -> bool:
    """Return whether a word that cannot be Vietnamese is a short sign («TB», «kWh», «Co»)."""
    return (
        word.isascii()
        and not word.islower()
        and (len(word) <= _SHORT_FOREIGN or not _VOWELS.search(word))
    )


def _mark_capitals(found: list[Token]) -> None:
    """Words in capitals are abbreviations, but for headings: two or more, mostly syllables."""
    run: list[Token] = []
    for token in found:
        if token.text.isupper() and (run or len(token.text) > 1):
            run.append(token)
        elif run:
            _mark_run(run)
            run = []
    _mark_run(run)


def _mark_run(run: list[Token]) -> None:
    """In a heading, words are free; what follows «TỈNH» or «XÃ» there may be a name."""
    syllables = sum(t.possible and len(t.text) > 1 for t in run)
    whole = len(run) == _PAIR and all(t.number >= 0 and len(t.text) > 2 for t in run)
    heading = whole or (len(run) >= _RUN and 2 * syllables >= len(run))
    name = 0
    for token in run:
        name = _NAME_WORDS if token.lower in _PLACES else name - 1
        if not heading or _ROMAN.match(token.text) or token.text in trusted():
            token.freedom = Freedom.FIXED
            if not heading and not token.possible:
                token.number = -1
        elif len(token.text) > 1:
            token.freedom = Freedom.NAME if 0 <= name < _NAME_WORDS else Freedom.PLAIN


def _mark_names(found: list[Token]) -> None:
    """A common family name with one or two capitalised words behind it is a person."""
    index = 0
    while index < len(found):
        size = _person(found, index)
        for token in found[index : index + size]:
            token.freedom = Freedom.FIXED
        index += max(1, size)


def _person(found: list[Token], index: int) -> int:
    """Return how many words a personal name has that begins here; 0 for none."""
    if found[index].text not in surnames():
        return 0
    end = index + 1
    while end < min(len(found), index + 4) and _next_to(found[end - 1], found[end]):
        if not found[end].text.istitle():
            break
        end += 1
    size = end - index
    return size if size >= 2 else 0


def _next_to(left: Token, right: Token) -> bool:
    return right.start == left.end + 1 and not right.fresh
