"""Names of places: how far one goes, and the provinces of the reference table."""

from __future__ import annotations

import re
from functools import cache

from extract.folding import UPPER, fold
from ontology.load import rows

SYLLABLE = rf"[{UPPER}][\w'’]*"
NAME = rf"{SYLLABLE}(?: {SYLLABLE}){{0,3}}"
_NAME = re.compile(NAME)


def name_end(text: str, start: int) -> int:
    """Return where the proper name that begins at `start` ends (`start` if there is none).

    A known province's name ends there («TỈNH LÂM ĐỒNG KHÓA X»); else up to four syllables.
    """
    match = _NAME.match(text, start)
    if not match:
        return start
    words = fold(match.group()).split(" ")
    for length in range(len(words), 0, -1):
        if " ".join(words[:length]) in provinces():
            return start + len(" ".join(words[:length]))
    return match.end()


@cache
def provinces() -> dict[str, str]:
    """Map a province's folded short name to its full name, a current unit before a former."""
    found: dict[str, str] = {}
    for row in sorted(rows("provinces"), key=lambda r: r["status"] != "current"):
        found.setdefault(fold(row["short"]), row["name"])
    return found
