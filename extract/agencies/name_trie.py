"""Official names found by any mixture of words and initials: «Sở NN và MT», «BCH PCTT&TKCN».

The names of the tables lie in a tree, a syllable a step, without «và», «các» and punctuation. A
word of the text goes one step; an abbreviation goes a step for each letter («LĐTB» four). So no
list of short forms is needed, and the cost does not grow with the number of names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import NamedTuple

from extract.agencies.body_heads import Head, official_heads
from extract.folding import UPPER
from ontology.load import rows

_TOKEN = re.compile(r"[^\W_]+")
_JOINT = re.compile(r" và | ?[-–&/] ?|, ?| ")
_POINT = re.compile(r"\. ?(?=[^\W\d_])")
_CAPITALS = re.compile(rf"[{UPPER}]+")
_CLIPPED = ("TTr", "Ttr")
_SILENT = ("va", "cac")
_MOST_TOKENS = 18
_LEAST_ALONE = 4
"""Letters that an abbreviation without any word must have to stand for a name by itself."""


@dataclass(slots=True, eq=False)
class Node:
    """One syllable of the names in the tree: where it may lead, and the names that end here."""

    steps: dict[str, Node] = field(default_factory=dict)
    ends: list[Head] = field(default_factory=list)

    def by_letter(self, letters: str) -> Iterator[Node]:
        """Yield the nodes reached when each letter begins one syllable."""
        for syllable, node in self.steps.items():
            if syllable[0] == letters[0]:
                if len(letters) == 1:
                    yield node
                else:
                    yield from node.by_letter(letters[1:])

    def below(self) -> Iterator[Head]:
        """Yield all names that begin with the syllables up to this node."""
        yield from self.ends
        for node in self.steps.values():
            yield from node.below()


class Named(NamedTuple):
    """Official names that may be written in a text up to `end`; `letters` stood for syllables.

    `node` is where the reading of the tree came to.
    """

    end: int
    heads: Sequence[Head]
    letters: int
    node: Node


@cache
def tree() -> Node:
    """Return the tree of the official names and their listed forms."""
    root = Node()
    for head in official_heads():
        node = root
        for word in _TOKEN.findall(head.folded):
            if word not in _SILENT:
                node = node.steps.setdefault(word, Node())
        node.ends.append(head)
    return root


@cache
def _other_abbreviations() -> frozenset[str]:
    return frozenset(r["abbreviation"] for r in rows("abbreviations") if r["kind"] != "body")


def names_at(text: str, folded: str, start: int, root: Node | None = None) -> Iterator[Named]:
    """Yield the official names that begin at `start`, the shortest first.

    `folded` is the folded copy of `text`. With `root`, names are read on from that node of the
    tree: the words behind «các Sở: » from the node of «Sở».
    """
    reached: dict[int, tuple[Node, int]] = {0: (root or tree(), 0)}
    at = start
    for _ in range(_MOST_TOKENS):
        token = _TOKEN.match(text, at)
        if not token:
            return
        word, abbreviated = folded[at : token.end()], _is_abbreviation(text, token)
        if not (word in _SILENT and at > start):
            cut = text[token.end() : token.end() + 1] == "&"
            alone = root is None and at == start
            reached = _step(reached, word, abbreviated)
            if not reached:
                return
            whole = alone and abbreviated
            if not cut:
                yield from _ends(reached, token, whole=whole)
        joint = _JOINT.match(text, token.end())
        if not joint and (abbreviated or token.group() in _CLIPPED):
            joint = _POINT.match(text, token.end())
        if not joint:
            return
        at = joint.end()


def _is_abbreviation(text: str, token: re.Match[str]) -> bool:
    """Whether a token may be initials: «KHĐT», or one letter with a point («P.»)."""
    word = token[0]
    if not (word.isupper() and _CAPITALS.fullmatch(word)):
        return False
    return len(word) > 1 or text.startswith(".", token.end())


@lru_cache(maxsize=1 << 14)
def _by_letter(node: Node, letters: str) -> tuple[Node, ...]:
    """Return the nodes reached by letters, kept: papers write the same initials again and again."""
    return tuple(node.by_letter(letters))


def _step(
    reached: dict[int, tuple[Node, int]], word: str, abbreviated: bool
) -> dict[int, tuple[Node, int]]:
    """Return the nodes that one more token leads to, with the letters used on the way."""
    found: dict[int, tuple[Node, int]] = {}
    for node, letters in reached.values():
        if word in node.steps:
            step = node.steps[word]
            found[id(step)] = (step, letters)
        if abbreviated:
            for step in _by_letter(node, word):
                found.setdefault(id(step), (step, letters + len(word)))
    return found


def _ends(
    reached: dict[int, tuple[Node, int]], token: re.Match[str], *, whole: bool
) -> Iterator[Named]:
    """Yield what ends at a token; an abbreviation by itself must be long and no common one."""
    for node, letters in reached.values():
        alone = whole and letters
        if alone and (letters < _LEAST_ALONE or token.group() in _other_abbreviations()):
            continue
        yield Named(token.end(), node.ends, letters, node)
