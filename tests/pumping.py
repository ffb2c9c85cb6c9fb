"""Growth inputs for regular expressions: strings that make a careless pattern go back and forth.

`inputs` walks what the standard library's parser makes of a pattern. For each part that may
repeat without end it writes what leads up to the part, and what the part repeats: its own shortest
and fullest words, two of them in turn, and single signs that it takes. Repeated, and ended by a
sign that fits nothing, they are the inputs on which nested or adjoining repeats cost more than the
square of the length.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from typing import Any

SIGNS = ("a", "A", "ă", "1", " ", "\n", ".", ",", "-", "/", "(", "|", "–", ":", "_", "*", '"', "<")
"""Signs by which a class of characters is tried out."""
END = "\x01"
"""A sign that hardly any pattern takes."""
_MANY = 20
"""A part that may repeat so often counts as one without end."""
_MOST = 6
"""How many words of one part are kept."""
_REPEATS = (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT)

Tree = Sequence[tuple[Any, Any]]
Input = tuple[str, str]
"""What leads up to a repeating part, and what to repeat."""


def inputs(pattern: str, flags: int) -> set[Input]:
    """Return the growth inputs of a pattern, none where nothing in it repeats without end.

    >>> ("", "a") in inputs("(a+)+b", 0)
    True
    """
    found: set[Input] = set()
    for before, words in _repeating(parser.parse(pattern, flags), ""):
        pumps = {*words, "".join(words[:2]), "".join(words[1::-1])} - {""}
        found |= {(before, pump) for pump in pumps}
    return found


def _repeating(tree: Tree, before: str) -> Iterator[tuple[str, list[str]]]:
    """Yield for each part that repeats without end what stands before it, and its words."""
    for kind, value in tree:
        if kind in _REPEATS and (value[1] is op.MAXREPEAT or value[1] >= _MANY):
            yield before, [*_words(value[2], all_signs=True), *_fullest(value[2])]
        for inner in _inner(kind, value):
            yield from _repeating(inner, before)
        before += _words([(kind, value)], all_signs=False)[0]


def _inner(kind: object, value: Any) -> list[Tree]:
    if kind in _REPEATS:
        return [value[2]]
    if kind is op.BRANCH:
        return list(value[1])
    if kind is op.SUBPATTERN:
        return [value[3]]
    if kind in (op.ASSERT, op.ASSERT_NOT):
        return [value[1]]
    return [value] if kind is op.ATOMIC_GROUP else []


def _words(tree: Tree, *, all_signs: bool) -> list[str]:
    """Return some words that a part takes, the plainest first; at least one, which may be empty."""
    words = [""]
    for kind, value in tree:
        ways = _ways(kind, value, all_signs) or [""]
        words = [word + ways[0] for word in words] + [words[0] + way for way in ways[1:]]
        words = words if all_signs and len(tree) == 1 else words[:_MOST]
    return words


def _fullest(tree: Tree) -> list[str]:
    """Return for each way through a part one word in which all that may be left out is there."""
    words = [""]
    for kind, value in tree:
        if kind is op.BRANCH:
            ways = [word for branch in value[1] for word in _fullest(branch)]
        elif kind in _REPEATS:
            ways = [word * max(1, value[0]) for word in _fullest(value[2])]
        elif kind is op.SUBPATTERN:
            ways = _fullest(value[3])
        elif kind is op.ATOMIC_GROUP:
            ways = _fullest(value)
        else:
            ways = _ways(kind, value, all_signs=False)[:1]
        ways = ways or [""]
        words = [word + ways[0] for word in words] + [words[0] + way for way in ways[1:]]
        words = words[: 2 * _MOST]
    return words


def _ways(kind: object, value: Any, all_signs: bool) -> list[str]:
    """Return some words that one node takes."""
    if kind is op.LITERAL:
        return [chr(value)]
    if kind in (op.IN, op.ANY, op.NOT_LITERAL):
        signs = _class(kind, value)
        return signs if all_signs else signs[:1]
    if kind is op.BRANCH:
        return [_words(branch, all_signs=False)[0] for branch in value[1]][:_MOST]
    if kind in _REPEATS:
        words = _words(value[2], all_signs=all_signs)
        return [word * value[0] for word in words] if value[0] else ["", *words]
    if kind is op.SUBPATTERN:
        return _words(value[3], all_signs=all_signs)
    return _words(value, all_signs=all_signs) if kind is op.ATOMIC_GROUP else []


def _class(kind: object, value: Any) -> list[str]:
    """Return the signs that a class of characters takes, its own first one among them."""
    own = [chr(v) for k, v in value if k is op.LITERAL][:3] if kind is op.IN else []
    own += [chr(v[0]) for k, v in value if k is op.RANGE][:1] if kind is op.IN else []
    state = parser.State()
    tree = parser.SubPattern(state, [(kind, value)])
    taken = re._compiler.compile(tree, 0)  # type: ignore[attr-defined]
    return [sign for sign in dict.fromkeys([*own, *SIGNS]) if taken.match(sign)] or [END]
