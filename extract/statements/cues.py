"""Cues: the words by which a clause is told apart, as data (tables `cues`, `action_verbs`).

Patterns match lower-case text with its marks. Dozens of cues are asked of every clause and few are
there: one look at a clause for the words that the patterns need tells which may match at all.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Sequence
from functools import cache, lru_cache

from extract.alternation import one_of
from extract.needed_words import Lookout, needed_words
from ontology.load import rows


class Cue:
    """A cue: patterns, each with the bit that tells whether it may match."""

    def __init__(self, patterns: Sequence[tuple[int, str]]) -> None:
        self._patterns = [(1 << row, re.compile(pattern)) for row, pattern in patterns]
        self.bits = sum(bit for bit, _ in self._patterns)
        self._whole = re.compile("|".join(f"(?:{pattern})" for _, pattern in patterns))

    def search(self, text: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """Return the first match, as `re.Pattern.search`: of the first pattern where two begin."""
        possible = may_match(text)
        return self._first(possible, text, start, end) if possible & self.bits else None

    def _first(self, possible: int, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the first match of the patterns that are `possible`."""
        found = None
        for bit, pattern in self._patterns:
            match = pattern.search(text, start, end) if possible & bit else None
            if match and (found is None or match.start() < found.start()):
                found = match
        return found

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """Return the match that begins at `start`, as `re.Pattern.match`."""
        return self._whole.match(text, start)


@cache
def _cues() -> dict[str, Cue]:
    patterns = defaultdict(list)
    for row, each in enumerate(rows("cues")):
        patterns[each["cue"]].append((row, each["pattern"]))
    return {name: Cue(found) for name, found in patterns.items()}


@cache
def _lookout() -> tuple[Lookout, int]:
    """Return what looks for the words that patterns need, and the bits of those that need none."""
    needing: dict[str, int] = defaultdict(int)
    always = 0
    for row, each in enumerate(rows("cues")):
        words = needed_words(each["pattern"])
        always |= 0 if words else 1 << row
        for word in words:
            needing[word] |= 1 << row
    return Lookout(needing), always


@lru_cache(maxsize=64)
def may_match(text: str) -> int:
    """Return the bits of the patterns that may match in a text: those whose words it has."""
    lookout, always = _lookout()
    return lookout.bits(text) | always


def cue(name: str) -> Cue:
    """Return a cue («problem», «order», …); `KeyError` for an unknown one."""
    try:
        return _cues()[name]
    except KeyError:
        raise KeyError(f"reference table cues has no cue {name!r}") from None


@cache
def action_verb() -> re.Pattern[str]:
    """Return the pattern that matches an action verb: «rà soát», «đẩy nhanh»."""
    return re.compile(
        one_of(row["verb"] for row in rows("action_verbs")) + r"(?!\w)", re.IGNORECASE
    )
