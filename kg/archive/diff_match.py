"""Finds the same tasks in two graphs: by the words of files that they share, else by their wording.

A task's IRI is that of the statement it was first seen in, which changes when an earlier document
comes: it is never compared. The answer is the same whichever graph is named first.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from math import ceil

from kg.archive.diff_snapshot import Said, Span, TaskState
from kg.duties.acts import content
from kg.duties.same_duty import likeness
from kg.identity.names import key

LEAST_IN_DOCUMENT = 0.5
"""Shared words over all words, for two tasks of one document (or of two versions of it)."""
LEAST_ELSEWHERE = 0.85
"""… for two tasks of different documents, which must have a lead body in common."""

Pair = tuple[TaskState, TaskState]
Keys = Callable[[TaskState], Iterable[Hashable]]
Score = Callable[[TaskState, TaskState], float]


@dataclass(frozen=True, slots=True)
class Matched:
    """Tasks of two graphs: those that are one, those only here, only there.

    What is only in one graph as a task of its own but whose statements the other has too, as part
    of another task, was joined or taken apart.
    """

    pairs: tuple[Pair, ...]
    only_before: tuple[TaskState, ...]
    only_after: tuple[TaskState, ...]
    joined: tuple[TaskState, ...]
    parted: tuple[TaskState, ...]


def match_tasks(before: Sequence[TaskState], after: Sequence[TaskState]) -> Matched:
    """Match the tasks of two graphs, each with at most one of the other."""
    pairs: list[Pair] = []
    left, right = list(before), list(after)
    known_left = {said.span for task in before for said in task.said}
    known_right = {said.span for task in after for said in task.said}
    joined: list[TaskState] = []
    parted: list[TaskState] = []
    for keys_of, score in ((_by_span, _shared), (_by_place, _overlap), (_by_wording, _alike)):
        found = _best(_candidates(left, right, keys_of(left, right)), score)
        pairs += found
        left, right = _without(left, (p[0] for p in found)), _without(right, (p[1] for p in found))
        if keys_of is _by_span:
            left, joined = _divided(left, known_right)
            right, parted = _divided(right, known_left)
    return Matched(tuple(pairs), tuple(left), tuple(right), tuple(joined), tuple(parted))


def _without(tasks: Iterable[TaskState], taken: Iterable[TaskState]) -> list[TaskState]:
    known = {id(task) for task in taken}
    return [task for task in tasks if id(task) not in known]


def _divided(
    tasks: Iterable[TaskState], known: set[Span]
) -> tuple[list[TaskState], list[TaskState]]:
    """Divide tasks into those with a statement of their own, and those that the others have."""
    own: list[TaskState] = []
    others: list[TaskState] = []
    for task in tasks:
        shared = task.said and all(said.span in known for said in task.said)
        (others if shared else own).append(task)
    return own, others


def _candidates(
    left: Iterable[TaskState],
    right: Iterable[TaskState],
    keys: Keys,
) -> Iterator[Pair]:
    """Yield each pair of tasks that have a key in common, once."""
    by_key: dict[Hashable, list[TaskState]] = defaultdict(list)
    for task in right:
        for one in set(keys(task)):
            by_key[one].append(task)
    for task in left:
        near = {id(other): other for one in set(keys(task)) for other in by_key[one]}
        yield from ((task, other) for other in near.values())


def _best(candidates: Iterable[Pair], score: Score) -> list[Pair]:
    """Choose pairs, the best first, each task once; ties go by what stands in both orders alike."""
    scored = [(score(*pair), pair) for pair in candidates]
    taken: tuple[set[int], set[int]] = (set(), set())
    chosen: list[Pair] = []
    for value, pair in sorted(scored, key=lambda s: (-s[0], *sorted(_name(t) for t in s[1]))):
        if value > 0 and not any(
            id(task) in known for task, known in zip(pair, taken, strict=True)
        ):
            chosen.append(pair)
            for task, known in zip(pair, taken, strict=True):
                known.add(id(task))
    return chosen


def _name(task: TaskState) -> tuple[str, str]:
    return task.iri, task.label


def _by_span(*_: Iterable[TaskState]) -> Keys:
    return _spans


def _by_place(*_: Iterable[TaskState]) -> Keys:
    return _places


def _spans(task: TaskState) -> Iterator[Hashable]:
    return (said.span for said in task.said)


def _shared(left: TaskState, right: TaskState) -> float:
    """Return the number of statements that two tasks share, and how alike they are besides."""
    return len({*_spans(left)} & {*_spans(right)}) + _likest(left, right) / 2


def _places(task: TaskState) -> Iterator[Hashable]:
    """Yield the file of each statement with the hundreds of characters that it covers."""
    for said in task.said:
        file, start, end = said.span
        yield from ((file, block) for block in range(start // 100, end // 100 + 1))


def _overlap(left: TaskState, right: TaskState) -> float:
    """Return the largest share of two statements' characters in one file that both have."""
    return max(_common(one.span, other.span) for one in left.said for other in right.said)


def _common(one: Span, other: Span) -> float:
    both = min(one[2], other[2]) - max(one[1], other[1])
    whole = max(one[2], other[2]) - min(one[1], other[1])
    return both / whole if one[0] == other[0] and both * 2 >= whole else 0.0


@cache
def _words(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words of a clause that carry sense, and all of its words and numbers."""
    words = tuple(key(text).split())
    return content(words), frozenset(words)


def _by_wording(*graphs: Iterable[TaskState]) -> Keys:
    """Return a function that yields what tasks of like wording share at least one of.

    Of two sets that have a share `s` of their words in common, the `(1 - s) · n + 1` rarest words
    of one hold a word of the other.
    """
    rarity = Counter(
        word for graph in graphs for task in graph for said in task.said for word in _sense(said)
    )

    def keys(task: TaskState) -> Iterator[Hashable]:
        leads = [known for lead in task.leads for known in lead.known_by]
        for said in task.said:
            words = sorted(_sense(said), key=lambda word: (rarity[word], word))
            for names, least in ((said.papers, LEAST_IN_DOCUMENT), (leads, LEAST_ELSEWHERE)):
                rarest = words[: len(words) - ceil(least * len(words)) + 1]
                yield from ((name, word) for name in names for word in rarest)

    return keys


def _sense(said: Said) -> frozenset[str]:
    return _words(said.text)[0]


def _likest(left: TaskState, right: TaskState) -> float:
    return max((_like(o, t) for o in left.said for t in right.said), default=0.0)


def _like(one: Said, other: Said) -> float:
    return likeness(_sense(one), _sense(other))


def _alike(left: TaskState, right: TaskState) -> float:
    """Return how alike two tasks are by words, document and owner; 0 where it is not enough.

    Numbers decide between likes: «đợt 1» goes with «đợt 1».
    """
    owner = same_leads(left, right, all_of_them=False)
    found = [0.0]
    for one in left.said:
        for other in right.said:
            like, least = _like(one, other), LEAST_ELSEWHERE if owner else 2.0
            if like >= (LEAST_IN_DOCUMENT if one.papers & other.papers else least):
                exactly = likeness(_words(one.text)[1], _words(other.text)[1])
                found.append(like + owner / 5 + exactly / 10)
    return max(found)


def same_leads(left: TaskState, right: TaskState, *, all_of_them: bool = True) -> bool:
    """Whether two tasks have the same lead bodies, or (not `all_of_them`) one in common."""
    known = [{name for lead in task.leads for name in lead.known_by} for task in (left, right)]
    found = [bool(lead.known_by & known[1]) for lead in left.leads]
    found += [bool(lead.known_by & known[0]) for lead in right.leads]
    return all(found) if all_of_them else any(found)
