"""One of many words as a regular expression: a tree of letters, not a list tried word by word.

`re` tries the words of «a|b|c» one after another at every place; from a tree it leaves at the first
letter that no word has there, so that a list may be long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


class _Node(dict[str, "_Node"]):
    """The letters that may follow, and whether a word ends here."""

    ends = False


def one_of(words: Iterable[str]) -> str:
    """Return the expression that matches the longest of some words; they are no expressions.

    >>> one_of(["chi", "chi trả", "cho"])
    'ch(?:i(?:\\ trả)?|o)'
    """
    root = _Node()
    for word in words:
        node = root
        for letter in word:
            node = node.setdefault(letter, _Node())
        node.ends = True
    return _written(root)


def _written(node: _Node) -> str:
    """Return what may follow at a node."""
    ways = [_way(letter, node[letter]) for letter in sorted(node)]
    if not ways:
        return ""
    if node.ends:
        return f"(?:{'|'.join(ways)})?"
    return ways[0] if len(ways) == 1 else f"(?:{'|'.join(ways)})"


def _way(letter: str, node: _Node) -> str:
    """Return a letter with what follows, without recursion where only one letter may."""
    letters = [letter]
    while len(node) == 1 and not node.ends:
        ((letter, node),) = node.items()
        letters.append(letter)
    return re.escape("".join(letters)) + _written(node)
