"""Beam search: the words that were probably printed, by the channel and the language model.

Every token has options: itself, what it may have been misread from, two syllables run together, or
one syllable torn in two. Each costs something; the path through the text with the least cost in
all is the likeliest.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from extract.ocr_repair.channel import LONGEST, readings
from extract.ocr_repair.guards import Freedom, Token
from extract.ocr_repair.language_model import UNKNOWN, language_model, spelled
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


class Option(NamedTuple):
    """What a token, or two of them (`width`), may have been: syllables, numbers, price, rule.

    The price of a change is beside that of any error at all (`Prior.change`).
    """

    numbers: tuple[int, ...]
    meant: str
    cost: float
    rule: str = ""
    width: int = 1


class Choice(NamedTuple):
    """A change that the best path makes: of which tokens, to what, and how sure."""

    first: int
    option: Option
    posterior: float


def options(found: Sequence[Token], index: int, prior: Prior) -> list[Option]:
    """Return what a token may have been, itself first."""
    token = found[index]
    kept = [_kept(token, prior)]
    if token.freedom is not Freedom.FIXED:
        changed = _changed(token.lower, token.possible)
        if token.freedom is Freedom.NAME:
            kept += (_named(found, index, option) for option in changed)
        else:
            kept += changed
        if not token.possible:
            kept += _parted(token.lower)
    if index + 1 < len(found):
        after = found[index + 1]
        kept += _joined(token, after)
        if after.text[0].isdigit():
            kept = [o._replace(cost=o.cost - prior.counted(o.numbers[-1], after)) for o in kept]
    return kept


def _named(found: Sequence[Token], index: int, option: Option) -> Option:
    """A capitalised word may be a name, unless only the other reading makes a known phrase."""
    seen = language_model().seen
    left = found[index - 1].number if index else -1
    right = found[index + 1].number if index + 1 < len(found) else -1
    own, other = found[index].number, option.numbers[0]
    known = seen(left, other) or seen(other, right)
    if known and not (seen(left, own) or seen(own, right)):
        return option._replace(cost=option.cost + _PHRASE)
    return option._replace(cost=option.cost + _NAME)


@lru_cache(maxsize=32768)
def _changed(word: str, possible: bool) -> tuple[Option, ...]:
    number = language_model().number
    rule = "context" if possible else "syllable"
    return tuple(
        Option((number(r.syllable),), r.syllable, r.cost, rule)
        for r in readings(word)
        if not _same_sound(word, r.syllable)
    )


_I_OR_Y = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")


def _same_sound(one: str, other: str) -> bool:
    """«kỹ» and «kĩ» are two spellings of one word."""
    return one.translate(_I_OR_Y) == other.translate(_I_OR_Y)


@lru_cache(maxsize=8192)
def _parted(word: str) -> tuple[Option, ...]:
    model = language_model()
    found = []
    if _SHORTEST_SPLIT <= len(word) <= LONGEST + 2:
        for cut in range(2, len(word) - 1):
            left, right = model.number(spelled(word[:cut])), model.number(spelled(word[cut:]))
            if model.seen(left, right):
                meant = f"{word[:cut]} {word[cut:]}"
                found.append(Option((left, right), meant, _SPLIT, "split"))
    return tuple(found)


def _joined(left: Token, right: Token) -> list[Option]:
    word = left.lower + right.lower
    if not (left.lower and right.lower) or len(word) > LONGEST:
        return []
    if right.start != left.end + 1 or not right.text.islower():
        return []
    model = language_model()
    if (_whole(left) and _whole(right)) or model.seen(left.number, right.number):
        return []
    number = model.number(spelled(word))
    if number < 0:
        return []
    return [Option((number,), spelled(word), _JOIN, "join", 2)]


def _whole(token: Token) -> bool:
    return token.possible and token.number >= 0 and len(token.lower) > 1


State = tuple[int, int]
Back = tuple[State, Option] | None
Layer = dict[State, tuple[float, Back]]
"""By the last two syllables, the best score of a way there, and its last step."""


def best(found: Sequence[Token], prior: Prior) -> list[Choice]:
    """Return the changes that the likeliest path through a line makes, in order."""
    search = _Search(found, prior)
    changes = search.changes()
    return _choices(found, search.ways, changes, prior) if changes else []


def _kept(token: Token, prior: Prior) -> Option:
    return Option((token.number,), token.lower, prior.keep(token))


@lru_cache(maxsize=32768)
def _promise(word: str) -> float:
    """Return what a change of a word that can be Vietnamese promises at most."""
    most = language_model().most
    return max(
        (LANGUAGE * most[o.numbers[0]] - o.cost for o in _changed(word, True)), default=-math.inf
    )


class _Search:
    """The search for the best path, where a word is in doubt and until all ways have met again."""

    def __init__(self, found: Sequence[Token], prior: Prior) -> None:
        """Weigh the words of a line: how well each fits, and by how much it could fit better."""
        numbers, most = [token.number for token in found], prior.model.most
        fits = prior.model.fits(numbers)
        slack = [most[number] - fit for number, fit in zip(numbers, fits, strict=True)]
        self.ways: dict[int, list[Option]] = {}
        self._found, self._prior = found, prior
        self._numbers = [UNKNOWN, UNKNOWN, *numbers]
        self._fits, self._slack = [*fits, 0.0, 0.0], [*slack, 0.0, 0.0, 0.0]
        self._layers: defaultdict[int, Layer] = defaultdict(dict)

    def changes(self) -> dict[int, Option]:
        """Return the changes on the best path, by the index of their first token."""
        found, layers, prior = self._found, self._layers, self._prior
        changes: dict[int, Option] = {}
        for index, doubtful in enumerate(self._doubtful()):
            as_read = (self._numbers[index], self._numbers[index + 1])
            if len(layers[index]) > 1:
                self._prune(index, as_read)
            if layers[index].keys() <= {as_read} and not layers[index + 1]:
                changes |= self._trace(index)
                if not doubtful:
                    layers[index] = {}
                    continue
                layers[index] = {as_read: (0.0, None)}
            kept = [_kept(found[index], prior)]
            self.ways[index] = options(found, index, prior) if doubtful else kept
            self._extend(index, as_read)
        return changes | self._trace(len(found))

    def _doubtful(self) -> list[bool]:
        """Return which tokens fit so badly that another word could do better in spite of its price.

        A token bears on its own likelihood and on those of the two after it.
        """
        found, fits, slack, change = self._found, self._fits, self._slack, self._prior.change
        limit = -(_TYPICAL + (change + _CHEAPEST) / LANGUAGE)
        bad = [not token.possible for token in found]
        for i, token in enumerate(found):
            free = token.possible and token.freedom is not Freedom.FIXED
            if free and fits[i] + fits[i + 1] + fits[i + 2] < limit:
                gain = slack[i + 1] + slack[i + 2] - fits[i]
                bad[i] = LANGUAGE * gain + _promise(token.lower) > change
        for i, (one, two) in enumerate(pairwise(found)):
            if one.lower and two.lower:
                bad[i] = bad[i] or not (_whole(one) and _whole(two))
            elif two.text[0].isdigit() and one.freedom is not Freedom.FIXED:
                bad[i] = True
        return bad

    def _hopes(self, index: int) -> tuple[float, float]:
        """Return how far a way may lie behind the text itself before a token and still win.

        It may go better with the next words as they were read (so far at most behind the first of
        them), or better with them and another word for the first, at the price of one more error.
        """
        as_read = LANGUAGE * (self._fits[index] - self._slack[index + 1])
        price = self._prior.change + _CHEAPEST
        if index < len(self._found):
            price -= self._prior.keep(self._found[index])
        return as_read, as_read + price - LANGUAGE * self._slack[index + 2]

    def _extend(self, index: int, as_read: State) -> None:
        """Take every way to a token one step further, if it can still win there."""
        prior, layers, ways = self._prior, self._layers, self.ways[index]
        layer, following, change = layers[index], layers[index + 1], prior.change
        firsts = [option.numbers[0] for option in ways]
        floor = -math.inf
        if as_read in layer:
            floor = layer[as_read][0] - ways[0].cost + LANGUAGE * self._fits[index]
            floor += min(self._hopes(index + 1))
        for state, (total, _) in layer.items():
            before, last = state
            for option, score in zip(ways, prior.scores(before, last, firsts), strict=True):
                numbers, _, cost, rule, width = option
                reached = total - cost + LANGUAGE * score
                if rule:
                    reached -= change
                there, target = (last, numbers[0]), following
                if width > 1:
                    target = layers[index + width]
                elif reached < floor:
                    continue
                for number in numbers[1:]:
                    reached += LANGUAGE * prior.score(*there, number)
                    there = (there[1], number)
                known = target.get(there)
                if known is None or known[0] < reached:
                    target[there] = (reached, (state, option))

    def _prune(self, index: int, as_read: State) -> None:
        """Drop the worst of too many ways, and those that cannot win."""
        layer = self._layers[index]
        if len(layer) > _WIDTH:
            kept = sorted(layer.items(), key=lambda item: (-item[1][0], item[0]))[:_WIDTH]
            layer = self._layers[index] = dict(kept)
        if as_read in layer:
            score, number = self._prior.score, self._numbers[index + 2]
            behind_next, behind = (layer[as_read][0] + hope for hope in self._hopes(index))
            self._layers[index] = {
                state: way
                for state, way in layer.items()
                if way[0] >= behind or way[0] + LANGUAGE * score(*state, number) >= behind_next
            }

    def _trace(self, index: int) -> dict[int, Option]:
        """Return the changes on the best path to a layer, by the index of their first token."""
        layer = self._layers[index]
        changes: dict[int, Option] = {}
        if layer:
            state = min(layer, key=lambda s: (-layer[s][0], s))
            while (back := self._layers[index][state][1]) is not None:
                state, option = back
                index -= option.width
                if option.rule:
                    changes[index] = option
        return changes


def _choices(
    found: Sequence[Token],
    ways: Mapping[int, Sequence[Option]],
    changes: Mapping[int, Option],
    prior: Prior,
) -> list[Choice]:
    """Return the changes of a path with their posteriors, the neighbours taken as they are."""
    places = list(_places(changes, len(found)))
    numbers = [changes[i].numbers if i in changes else (found[i].number,) for i in places]
    choices = []
    for place, index in enumerate(places):
        if index not in changes:
            continue
        option = changes[index]
        before = [n for ns in numbers[max(0, place - 2) : place] for n in ns][-2:]
        after = [n for ns in numbers[place + 1 : place + 3] for n in ns][:2]
        rivals = [o for o in ways[index] if o.width == option.width]
        if option.width == 2:
            rivals.append(_both(ways[index][0], ways[index + 1][0]))
        scores = [_around(before, o, after, prior) for o in rivals]
        own = _around(before, option, after, prior)
        choices.append(Choice(index, option, 1.0 / sum(math.exp(s - own) for s in scores)))
    return choices


def _places(changes: Mapping[int, Option], end: int) -> Iterator[int]:
    """Yield the index of each first token on a path."""
    index = 0
    while index < end:
        yield index
        index += changes[index].width if index in changes else 1


def _both(left: Option, right: Option) -> Option:
    return Option(left.numbers + right.numbers, "", left.cost + right.cost, "", 2)


def _around(before: list[int], option: Option, after: list[int], prior: Prior) -> float:
    """Return the score of an option between its neighbours."""
    chain = [-1, -1, *before, *option.numbers, *after]
    first = 2 + len(before)
    price = option.cost + (prior.change if option.rule else 0.0)
    return -price + LANGUAGE * sum(
        prior.score(chain[i - 2], chain[i - 1], chain[i]) for i in range(first, len(chain))
    )
