"""Word lists by which names are bounded, as data (reference table `name_words`)."""

from __future__ import annotations

from functools import cache

from ontology.load import rows


@cache
def alternatives(name: str) -> str:
    """Return the words of a list as a regular expression's alternatives, the longest first.

    A word may itself be a regular expression («nhóm [ABC]»). Raises `KeyError` for no such list.
    """
    words = {row["word"] for row in rows("name_words") if row["list"] == name}
    if not words:
        raise KeyError(f"reference table name_words has no list {name!r}")
    return "|".join(sorted(words, key=lambda w: (-len(w), w)))
