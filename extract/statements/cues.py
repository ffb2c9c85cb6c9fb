"""Cues: the words by which a clause is told apart, as data (tables `cues`, `action_verbs`).

Patterns match lower-case text with its marks.
"""

from __future__ import annotations

import re
from functools import cache

from ontology.load import rows


@cache
def cue(name: str) -> re.Pattern[str]:
    """Return the pattern of a cue («problem», «order», …); `KeyError` for an unknown one."""
    patterns = [row["pattern"] for row in rows("cues") if row["cue"] == name]
    if not patterns:
        raise KeyError(f"reference table cues has no cue {name!r}")
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))


@cache
def action_verb() -> re.Pattern[str]:
    """Return the pattern that matches an action verb: «rà soát», «đẩy nhanh»."""
    verbs = sorted((row["verb"] for row in rows("action_verbs")), key=lambda v: (-len(v), v))
    return re.compile(r"(?:" + "|".join(map(re.escape, verbs)) + r")(?!\w)", re.IGNORECASE)
