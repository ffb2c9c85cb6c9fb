"""Repair of what a scanner misread, as a noisy channel: what was printed, given what was read.

Words are repaired where the channel (which errors scanners make) and the language model (which
syllables follow each other) together say so plainly; how plainly depends on how noisy the document
is (`extract.ocr_repair.prior`). Codes, numbers and set phrases have rules of their own. What is
likely but not sure is handed on as a candidate, and the text stays.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from extract.folding import fold
from extract.ocr_repair.beam import Choice, best
from extract.ocr_repair.code_repair import code_repairs
from extract.ocr_repair.guards import Freedom, Token, tokens
from extract.ocr_repair.prior import SURE, SURE_OF_MARKS, prior_of
from extract.records import Repair
from ontology.load import rows

WORTH = 0.3
"""From this score on it is a candidate."""
_PHRASE_SCORE = 0.97
_SHORTEST = 2
_LONGEST_LINE = 500
"""How many words are searched at once, whatever their number without a full stop."""


def find_repairs(text: str) -> list[Repair]:
    """Return what was misread in a text, in order, without overlaps.

    In «các xã phát ừiển du lịch theo Kế hoạch của ƯBND» it is «ừiển» for «triển», rule
    «syllable», and «ƯBND» for «UBND», rule «code»; a new line ends what bears on a word.
    Repairs that are not sure (`SURE`) are candidates (`applied` is false).
    """
    return _settled([*code_repairs(text), *_phrase_repairs(text)], _word_repairs(text))


def _settled(first: Iterable[Repair], then: Iterable[Repair]) -> list[Repair]:
    """Return all in order, without those that overlap one of the first, or the one before."""
    ranked = [(r.start, rank, -r.end, r) for rank, rs in enumerate((first, then)) for r in rs]
    held = [r for _, rank, _, r in sorted(ranked, key=lambda item: item[:3]) if rank == 0]
    taken: list[Repair] = []
    for _, rank, _, repair in sorted(ranked, key=lambda item: item[:3]):
        if taken and repair.start < taken[-1].end:
            continue
        if rank and _overlaps(held, repair):
            continue
        taken.append(repair)
    return taken


def _overlaps(held: Sequence[Repair], repair: Repair) -> bool:
    """Return whether one of the repairs, in order of their starts, begins inside this one."""
    at = bisect_left(held, repair.start, key=lambda r: r.start)
    return at < len(held) and held[at].start < repair.end


def _word_repairs(text: str) -> Iterator[Repair]:
    found = tokens(text)
    prior = prior_of(found)
    for line in _lines(found):
        for choice in best(line, prior):
            if choice.posterior >= WORTH:
                yield _repair(text, line, choice)
        yield from _stray_capitals(line)


def _lines(found: Sequence[Token]) -> Iterator[list[Token]]:
    line: list[Token] = []
    for token in found:
        if line and (token.fresh or len(line) == _LONGEST_LINE):
            yield line
            line = []
        line.append(token)
    if line:
        yield line


def _repair(text: str, line: Sequence[Token], choice: Choice) -> Repair:
    first = line[choice.first]
    last = line[choice.first + choice.option.width - 1]
    seen = text[first.start : last.end]
    meant = cased(choice.option.meant, seen)
    if _in_capitals(line, choice):
        meant = meant.upper()
    score = round(choice.posterior, 3)
    sure = SURE_OF_MARKS if fold(seen) == fold(meant) else SURE
    return Repair(first.start, last.end, seen, meant, choice.option.rule, score, score >= sure)


def _stray_capitals(line: Sequence[Token]) -> Iterator[Repair]:
    """Yield words with one capital inside: «dỊch» is «dịch»."""
    for token in line:
        word = token.text
        if token.freedom is Freedom.FIXED:
            continue
        inside = sum(c.isupper() for c in word[1:])
        if inside == 1 and len(word) > _SHORTEST and token.number >= 0 and not word.isupper():
            meant = cased(word.lower(), word)
            yield Repair(token.start, token.end, word, meant, "case", _PHRASE_SCORE)


def _in_capitals(line: Sequence[Token], choice: Choice) -> bool:
    """Return whether the words on both sides are in capitals."""
    end = choice.first + choice.option.width
    around = [*line[max(0, choice.first - 1) : choice.first], *line[end : end + 1]]
    return bool(around) and all(t.text.isupper() and len(t.text) > 1 for t in around)


def cased(meant: str, seen: str) -> str:
    """Return what is meant in the letters' case of what was seen.

    >>> cased("trung", "Ừung"), cased("tế", "TỂ")
    ('Trung', 'TẾ')
    """
    capitals = sum(c.isupper() for c in seen)
    if capitals > 1 and 2 * capitals >= len(seen):
        return meant.upper()
    return meant[0].upper() + meant[1:] if seen[0].isupper() else meant


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return the pattern of misread phrases and codes, and what each means, by lower case."""
    table = rows("ocr_confusions")
    meant = {r["seen"].lower(): r["meant"] for r in table if r["place"] == "phrase"}
    phrases = "|".join(re.escape(p) for p in sorted(meant, key=lambda p: (-len(p), p)))
    return re.compile(rf"(?<!\w)(?i:{phrases})(?!\w)"), meant


def _phrase_repairs(text: str) -> Iterator[Repair]:
    pattern, meant = _phrases()
    for match in pattern.finditer(text):
        seen = match[0]
        right = meant[seen.lower()]
        if seen.isupper() and not right.isupper():
            right = right.upper()
        elif seen[0].isupper():
            right = right[0].upper() + right[1:]
        yield Repair(*match.span(), seen, right, "phrase", _PHRASE_SCORE)
