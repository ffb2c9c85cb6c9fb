"""Light repair of what a scanner misread: impossible syllables, and a few set phrases.

Only a syllable that Vietnamese cannot have is touched («ừung», «ứiực», «quỵết», «câp»), and only
when one known confusion (`reference/ocr_confusions.csv`) makes it a frequent syllable, and plainly
one («trung», «thực», «quyết», «cấp»). Foreign words, abbreviations and numbers stay.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache

from extract.offsets import Edit, narrow
from extract.syllables import is_syllable
from ontology.load import rows

_WORD = re.compile(r"[^\W\d_]+")
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_ACUTE, _DOT = "\u0301", "\u0323"
_STOP = re.compile(r"(?:ch|[cpt])$")
_PLAIN = re.compile(r"[a-zA-Z]*$")
_LEAST_COUNT = 40
_CLEARLY = 8
_LONGEST = 12


@cache
def _counts() -> dict[str, int]:
    return {row["syllable"]: int(row["count"]) for row in rows("syllables")}


@cache
def _confusions(place: str) -> tuple[tuple[str, str], ...]:
    return tuple((r["seen"], r["meant"]) for r in rows("ocr_confusions") if r["place"] == place)


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of misread phrases and codes, and what each means, by lower case."""
    meant = {seen.lower(): right for seen, right in _confusions("phrase")}
    phrases = "|".join(re.escape(p) for p in sorted(meant, key=lambda p: (-len(p), p)))
    codes = dict(_confusions("code"))
    written = "|".join(re.escape(c) for c in sorted(codes, key=lambda c: (-len(c), c)))
    return re.compile(rf"(?<!\w)(?i:{phrases})(?!\w)|{written}"), {**meant, **codes}


def repairs(text: str) -> Iterator[Edit]:
    """Yield the edits that repair a text, in order.

    «tập ừung ứiực hiện theo Kế hoạch của ƯBND» gives «tập trung thực hiện theo Kế hoạch của
    UBND»; «nhiệĩ» has no plain reading and stays.
    """
    found = [*_syllable_edits(text), *_phrase_edits(text)]
    end = 0
    for edit in sorted(found):
        if edit[0] >= end:
            yield edit
            end = edit[1]


def _syllable_edits(text: str) -> Iterator[Edit]:
    mended = {word: better for word in set(_WORD.findall(text)) if (better := mend(word))}
    if not mended:
        return
    for match in _WORD.finditer(text):
        better = mended.get(match[0])
        if better:
            yield narrow(match.start(), match[0], better)


def _phrase_edits(text: str) -> Iterator[Edit]:
    pattern, meant = _phrases()
    for match in pattern.finditer(text):
        seen = match[0]
        right = meant.get(seen) or meant[seen.lower()]
        if seen.isupper() and not right.isupper():
            right = right.upper()
        elif seen[0].isupper():
            right = right[0].upper() + right[1:]
        yield narrow(match.start(), seen, right)


@lru_cache(maxsize=65536)
def mend(word: str) -> str | None:
    """Return the syllable that an impossible word plainly stands for, else `None`."""
    if _PLAIN.match(word) or len(word) > _LONGEST:
        return None
    lower = word.lower()
    if is_syllable(lower):
        return (
            None if word.isupper() or word[1:].islower() or len(word) < 3 else _cased(word, lower)
        )
    if word.isupper() and len(word) > 1:
        return None
    best = _best({c for c in candidates(lower) if is_syllable(c)})
    return _cased(word, best) if best else None


def _cased(word: str, lower: str) -> str:
    return lower[0].upper() + lower[1:] if word[0].isupper() else lower


def _best(found: set[str]) -> str | None:
    """Return the candidate that is frequent, and clearly more so than any other."""
    counts = _counts()
    ranked = sorted(((counts.get(c, 0), c) for c in found), reverse=True)
    if not ranked or ranked[0][0] < _LEAST_COUNT:
        return None
    if len(ranked) > 1 and ranked[0][0] < _CLEARLY * ranked[1][0]:
        return None
    return ranked[0][1]


def candidates(word: str) -> set[str]:
    """Return what a lower-case word may have been: one confusion undone, or its tone mended."""
    found = set(_undone(word))
    found |= {mended for c in (word, *found) if not is_syllable(c) for mended in _toned(c)}
    return found


def _undone(word: str) -> Iterator[str]:
    for seen, meant in _confusions("onset"):
        if word.startswith(seen):
            yield meant + word[len(seen) :]
    for seen, meant in _confusions("end"):
        if word.endswith(seen):
            yield word[: -len(seen)] + meant
    for seen, meant in _confusions("any"):
        if seen in word:
            yield word.replace(seen, meant)


def _toned(word: str) -> Iterator[str]:
    """Yield the word with one tone mark of several, or with the tones a final stop allows."""
    letters = unicodedata.normalize("NFD", word)
    marks = [i for i, c in enumerate(letters) if c in _TONES]
    if len(marks) > 1:
        for keep in marks:
            kept = "".join(c for i, c in enumerate(letters) if i == keep or i not in marks)
            yield unicodedata.normalize("NFC", kept)
    if _STOP.search(letters):
        bare = "".join(c for c in letters if c not in _TONES)
        vowel = _main_vowel(unicodedata.normalize("NFC", bare))
        if vowel is not None:
            plain = unicodedata.normalize("NFC", bare)
            for tone in (_ACUTE, _DOT):
                toned = plain[: vowel + 1] + tone + plain[vowel + 1 :]
                yield unicodedata.normalize("NFC", toned)


def _main_vowel(bare: str) -> int | None:
    """Return where the tone mark of a syllable that ends in a stop goes: the last vowel."""
    places = [i for i, c in enumerate(bare) if c in "aăâeêioôơuưy"]
    return places[-1] if places else None
