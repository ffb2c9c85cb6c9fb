"""Repeats: passages that say word for word what the same document said before.

Scanners and readers of scans loop: a sentence may come back thirty times. Each counts once, at
its first place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_CLAUSE = re.compile(r"[^.;!?\n]*(?:[.;!?](?!\s|$)[^.;!?\n]*)*[.;!?…]*")
_EDGE = " \t.;:!?…\"'“”-–"
LEAST = 40
"""The fewest characters of a passage that may count as a repeat; shorter ones recur by nature."""


def repeats(text: str, spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the parts of `spans` (in order) that repeat an earlier clause of the spans.

    A passage that begins in the middle of a sentence (lower case at the beginning of a block,
    where columns were read twice) also counts if an earlier clause ends with it. Adjacent
    repeats are joined. A clause shorter than `LEAST` counts only right after one that counts.
    """
    seen: set[str] = set()
    earlier: list[str] = []
    found: list[tuple[int, int]] = []
    for start, end in spans:
        inside = False
        for match in _CLAUSE.finditer(text, start, end):
            words = match[0].strip(_EDGE)
            if not words:
                continue
            begun = match.start() == start and words[0].islower()
            known = words in seen or (begun and any(old.endswith(words) for old in earlier))
            inside = known and (inside or len(words) >= LEAST)
            if inside:
                _add(found, text, match.start() + match[0].index(words[0]), match.end())
            elif not known:
                seen.add(words)
                earlier.append(words)
    return found


def _add(found: list[tuple[int, int]], text: str, start: int, end: int) -> None:
    if found and not text[found[-1][1] : start].strip(_EDGE + "\n"):
        found[-1] = (found[-1][0], end)
    else:
        found.append((start, end))
