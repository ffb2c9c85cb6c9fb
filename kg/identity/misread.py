"""Misread names: how a scan's damage shows in a name, and what can be told in spite of it."""

from __future__ import annotations

import difflib
import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache

from extract.folding import fold
from extract.syllables import is_syllable
from ontology.load import rows

_WORD = re.compile(r"[^\W\d_]+")
_NEVER_IN_A_NAME = re.compile(r"[§^~_\\|<>{}=¬¦©®•■*#@$€£]")
_LEAST_LIKE = 0.5
_LEAST_WORDS = 4


@cache
def oddness(text: str) -> int:
    """Return how many words of a name look misread; 0 for «Khu công nghiệp VSIX 2».

    A word in small letters that is no Vietnamese syllable («Miau»), or a sign that no name has;
    abbreviations and numbers are not odd.
    """
    words = [w for w in _WORD.findall(text) if not w.isupper()]
    return sum(not is_syllable(w.lower()) for w in words) + len(_NEVER_IN_A_NAME.findall(text))


@cache
def _surnames() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for row in rows("surnames"):
        if row["frequency"] == "common":
            found[fold(row["surname"])].append(row["surname"])
    return found


def has_surname(person: str) -> bool:
    """Whether a personal name begins with a common surname, diacritics aside."""
    return fold(person.split(" ", maxsplit=1)[0]) in _surnames()


def mend_surname(person: str) -> str:
    """Return a name with its surname's diacritics, where only one common surname fits.

    «Nguyên Văn An» → «Nguyễn Văn An»; «Đo Văn An» could be «Đỗ» or «Đô», and stays.
    """
    first, _, rest = person.partition(" ")
    known = _surnames().get(fold(first), [])
    return f"{known[0]} {rest}" if len(known) == 1 and rest else person


def meant(damaged: Iterable[str], sound: Iterable[str]) -> dict[str, str]:
    """Map names with one misread word to the only sound name that they can mean.

    Both are compared names. All other words must be equal and the misread word like the one it
    stands for: «kim ngạch xuất miau» → «kim ngạch xuất khẩu», unless two names would do.
    """
    patterns: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in sound:
        words = name.split()
        for place in range(len(words)):
            patterns[(*words[:place], "", *words[place + 1 :])].add(name)
    found = {}
    for name in damaged:
        words = name.split()
        wrong = [n for n, word in enumerate(words) if word.isalpha() and not is_syllable(word)]
        if len(wrong) != 1 or len(words) < _LEAST_WORDS:
            continue
        (place,) = wrong
        fitting = {
            other
            for other in patterns[(*words[:place], "", *words[place + 1 :])]
            if _alike(words[place], other.split()[place])
        }
        if len(fitting) == 1:
            found[name] = fitting.pop()
    return found


def _alike(seen: str, true: str) -> bool:
    ratio = difflib.SequenceMatcher(None, fold(seen), fold(true), autojunk=False).ratio()
    return ratio >= _LEAST_LIKE and abs(len(seen) - len(true)) <= 1
