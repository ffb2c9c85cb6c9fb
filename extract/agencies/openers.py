"""Openers: the words with which a body's name can begin; at all others no body is looked for."""

from __future__ import annotations

import re
from functools import cache

from extract.agencies.body_heads import heads
from extract.agencies.name_trie import tree
from extract.agencies.shared_heads import SHARED_HEADS
from extract.mentions.texts import Text


def may_begin(forms: Text, word: re.Match[str]) -> bool:
    """Whether a body can begin at a word: one of the tables («Sở»), or an abbreviation."""
    return forms.folded[word.start() : word.end()] in _openers() or word.group().isupper()


@cache
def _openers() -> frozenset[str]:
    return frozenset({*heads(), *tree().steps, *SHARED_HEADS})
