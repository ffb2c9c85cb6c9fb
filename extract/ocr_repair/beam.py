"""Beam search: the words that were probably printed, by the channel and the language model.

Every token has options: itself, what it may have been misread from, two syllables run together, or
one syllable torn in two. Each costs something; the path through the text with the least cost in
all is the likeliest.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise

from extract.ocr_repair.channel import LONGEST, readings
from extract.ocr_repair.guards import Freedom, Token
from extract.ocr_repair.language_model import language_model, spelled
from extract.ocr_repair.prior import Prior

LANGUAGE = 0.85
"""The weight of the language model: its texts are of another kind than those it is used on."""
_WIDTH = 8
_SPLIT, _JOIN = 3.5, 3.0
_FOREIGN = 4.0
"""The price of a word that cannot be Vietnamese and was yet printed so."""
_NAME, _PHRASE = 2.5, 0.5
"""What is added for a capitalised word, and for one that makes a known phrase."""
_SHORTEST_SPLIT = 4
_CHEAPEST = 1.5
"""What a change costs at least beside the prior, and what makes it sure."""
_TYPICAL = 7.0
"""How unlikely three syllables in a row are where they fit well."""


@dataclass(frozen=True, slots=True)
class Option:
    """What a token, or two of them (`width`), may have been: syllables, numbers, price, rule."""

    numbers: tuple[int, ...]
    meant: str
    cost: float
    rule: str = ""
    width: int = 1


@dataclass(frozen=True, slots=True)
class Choice:
    """A change that the best path makes: of which tokens, to what, and how sure."""

    first: int
    option: Option
    posterior: float


def options(found: Sequence[Token], index: int, prior: Prior) -> list[Option]:
    """Return what a token may have been, itself first."""
    token = found[index]
    kept = [_kept(token, prior)]
    if token.freedom is not Freedom.FIXED:
        price = prior.change
        kept += _changed(token.lower, token.possible, price)
        if token.freedom is Freedom.NAME:
            kept = [kept[0], *(_named(found, index, option) for option in kept[1:])]
        if not token.possible:
            kept += _parted(token.lower, price)
    if index + 1 < len(found):
        kept += _joined(token, found[index + 1], prior.change)
    if index + 1 < len(found) and found[index + 1].text[0].isdigit():
        kept = [
            replace(o, cost=o.cost - prior.counted(o.numbers[-1], found[index + 1])) for o in kept
        ]
    return kept


def _named(found: Sequence[Token], index: int, option: Option) -> Option:
    """A capitalised word may be a name, unless only the other reading makes a known phrase."""
    seen = language_model().seen
    left = found[index - 1].number if index else -1
    right = found[index + 1].number if index + 1 < len(found) else -1
    own, other = found[index].number, option.numbers[0]
    known = seen(left, other) or seen(other, right)
    if known and not (seen(left, own) or seen(own, right)):
        return replace(option, cost=option.cost + _PHRASE)
    return replace(option, cost=option.cost + _NAME)


@lru_cache(maxsize=8192)
def _changed(word: str, possible: bool, price: float) -> tuple[Option, ...]:
    number = language_model().number
    rule = "context" if possible else "syllable"
    return tuple(
        Option((number(r.syllable),), r.syllable, price + r.cost, rule)
        for r in readings(word)
        if not _same_sound(word, r.syllable)
    )


_I_OR_Y = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")


def _same_sound(one: str, other: str) -> bool:
    """«kỹ» and «kĩ» are two spellings of one word."""
    return one.translate(_I_OR_Y) == other.translate(_I_OR_Y)


@lru_cache(maxsize=8192)
def _parted(word: str, price: float) -> tuple[Option, ...]:
    model = language_model()
    found = []
    if _SHORTEST_SPLIT <= len(word) <= LONGEST + 2:
        for cut in range(2, len(word) - 1):
            left, right = model.number(spelled(word[:cut])), model.number(spelled(word[cut:]))
            if model.seen(left, right):
                meant = f"{word[:cut]} {word[cut:]}"
                found.append(Option((left, right), meant, price + _SPLIT, "split"))
    return tuple(found)


def _joined(left: Token, right: Token, price: float) -> list[Option]:
    word = left.lower + right.lower
    if not (left.lower and right.lower) or len(word) > LONGEST or right.fresh:
        return []
    if right.start != left.end + 1 or not right.text.islower():
        return []
    model = language_model()
    if (_whole(left) and _whole(right)) or model.seen(left.number, right.number):
        return []
    number = model.number(spelled(word))
    if number < 0:
        return []
    return [Option((number,), spelled(word), price + _JOIN, "join", 2)]


def _whole(token: Token) -> bool:
    return token.possible and token.number >= 0 and len(token.lower) > 1


State = tuple[int, int]
Back = tuple[State, Option] | None


def best(found: Sequence[Token], prior: Prior) -> list[Choice]:
    """Return the changes that the likeliest path through a line makes, in order."""
    doubtful = _doubtful(found, prior) if found else []
    if not any(doubtful):
        return []
    ways = [
        options(found, i, prior) if doubtful[i] else [_kept(token, prior)]
        for i, token in enumerate(found)
    ]
    if all(len(w) == 1 for w in ways):
        return []
    layers: list[dict[State, tuple[float, Back]]] = [{} for _ in range(len(found) + 1)]
    layers[0][(-1, -1)] = (0.0, None)
    for index, token in enumerate(found):
        _extend(layers, index, ways[index], token.fresh, prior)
    path = _trace(layers)
    return _choices(found, ways, path, prior)


def _kept(token: Token, prior: Prior) -> Option:
    return Option((token.number,), token.lower, prior.keep(token))


def _doubtful(found: Sequence[Token], prior: Prior) -> list[bool]:
    """Return which tokens fit so badly that another word could do better at the price of errors.

    A token bears on its own likelihood and on those of the two after it.
    """
    score, numbers = prior.model.score, [-1, -1, *(t.number for t in found)]
    fits = [score(*numbers[i : i + 3]) for i in range(len(found))]
    limit = -(_TYPICAL + (prior.change + _CHEAPEST) / LANGUAGE)
    bad = [sum(fits[i : i + 3]) < limit or not t.possible for i, t in enumerate(found)]
    torn = [not (_whole(a) and _whole(b)) and bool(a.lower and b.lower) for a, b in pairwise(found)]
    return [b or t for b, t in zip(bad, [*torn, False], strict=True)]


def _extend(
    layers: list[dict[State, tuple[float, Back]]],
    index: int,
    ways: list[Option],
    fresh: bool,
    prior: Prior,
) -> None:
    layer = layers[index]
    if len(layer) > _WIDTH:
        kept = sorted(layer.items(), key=lambda item: (-item[1][0], item[0]))[:_WIDTH]
        layer = layers[index] = dict(kept)
    firsts = [option.numbers[0] for option in ways]
    for state, (total, _) in layer.items():
        before, last = (-1, -1) if fresh else state
        for option, score in zip(ways, prior.scores(before, last, firsts), strict=True):
            reached = total - option.cost + LANGUAGE * score
            there = (last, option.numbers[0])
            for number in option.numbers[1:]:
                reached += LANGUAGE * prior.score(*there, number)
                there = (there[1], number)
            target = layers[index + option.width]
            known = target.get(there)
            if known is None or known[0] < reached:
                target[there] = (reached, (state, option))


def _trace(layers: list[dict[State, tuple[float, Back]]]) -> list[tuple[int, Option]]:
    """Return the options of the best path with the index of their first token."""
    index = len(layers) - 1
    state = min(layers[index], key=lambda s: (-layers[index][s][0], s))
    path: list[tuple[int, Option]] = []
    while (back := layers[index][state][1]) is not None:
        state, option = back
        index -= option.width
        path.append((index, option))
    return path[::-1]


def _choices(
    found: Sequence[Token], ways: list[list[Option]], path: list[tuple[int, Option]], prior: Prior
) -> list[Choice]:
    """Return the changes of a path with their posteriors, the neighbours taken as they are."""
    numbers = [option.numbers for _, option in path]
    choices = []
    for place, (index, option) in enumerate(path):
        if not option.rule:
            continue
        before: list[int] = [n for ns in numbers[max(0, place - 2) : place] for n in ns][-2:]
        after = [n for ns in numbers[place + 1 : place + 3] for n in ns][:2]
        if found[index].fresh:
            before = []
        ahead = index + option.width
        for offset in range(len(after)):
            if ahead + offset < len(found) and found[ahead + offset].fresh:
                after = after[:offset]
                break
        rivals = [o for o in ways[index] if o.width == option.width]
        if option.width == 2:
            rivals.append(_both(ways[index][0], ways[index + 1][0]))
        scores = [_around(before, o, after, prior) for o in rivals]
        own = _around(before, option, after, prior)
        choices.append(Choice(index, option, 1.0 / sum(math.exp(s - own) for s in scores)))
    return choices


def _both(left: Option, right: Option) -> Option:
    return Option(left.numbers + right.numbers, "", left.cost + right.cost, "", 2)


def _around(before: list[int], option: Option, after: list[int], prior: Prior) -> float:
    """Return the score of an option between its neighbours."""
    chain = [-1, -1, *before, *option.numbers, *after]
    first = 2 + len(before)
    return -option.cost + LANGUAGE * sum(
        prior.score(chain[i - 2], chain[i - 1], chain[i]) for i in range(first, len(chain))
    )
