"""Word lists by which names are bounded, as data (reference table `name_words`)."""

from __future__ import annotations

import re
from functools import cache

from extract.alternation import one_of
from ontology.load import rows

_PLAIN = re.compile(r"[\w ,/-]+")


@cache
def alternatives(name: str) -> str:
    """Return the words of a list as a regular expression's alternatives, the longest first.

    A word may itself be a regular expression («nhóm [ABC]»). Raises `KeyError` for no such list.
    """
    words = {row["word"] for row in rows("name_words") if row["list"] == name}
    if not words:
        raise KeyError(f"reference table name_words has no list {name!r}")
    if all(_PLAIN.fullmatch(word) for word in words):
        return one_of(words)
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))


def stop_in(text: str, lower: str, start: int, end: int, stops: re.Pattern[str]) -> int:
    """Return where the first stop word begins in `start`:`end`, or `end`.

    `stops` matches a space and a word of `lower`, the lower-case copy of `text`; a word written
    with a capital is part of a name and stops nothing: «cao tốc Gò Mây - An Thành| sang …».
    """
    for match in stops.finditer(lower, start, end):
        if not text[match.start() + 1].isupper():
            return match.start()
    return end
