"""Words of two texts side by side: what was read, and what stood there; word error rates.

A word is what stands between spaces and marks: «Quyết», «12/QĐ-UBND», «1,5». Marks at its ends do
not count («(UBND)» is «UBND»), and dashes and quotation marks are alike.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

_SPLIT = re.compile(r"(?:[^\s,;:!?…|«»“”\"()\[\]{}<>]|(?<=\d)[,:](?=\d))+")
_ALIKE = str.maketrans("–—−‐‑’‘´`", "-----''''")
_UNLIKE = 0.6
"""What a word costs that was read as another, beside how unlike their letters are."""
_LARGEST = 40_000
"""Cells of the largest block of words that is aligned letter by letter."""


class Word(NamedTuple):
    """A word of a text, with its marks alike, and the characters it stands on."""

    text: str
    start: int
    end: int


class Group(NamedTuple):
    """Words that belong together: `truth` words from-to, read as the `seen` words from-to.

    One to one mostly; one to two where a word was split («đượ c»), two to one where two were
    joined, none to one and one to none where a word was made up or lost.
    """

    truth: tuple[int, int]
    seen: tuple[int, int]

    @property
    def size(self) -> int:
        """Return how many words are wrong if the group is: the longer of both sides."""
        return max(self.truth[1] - self.truth[0], self.seen[1] - self.seen[0])


def words(text: str) -> list[Word]:
    """Return the words of a text in NFC.

    «- Sở Y tế (chủ trì), 12/QĐ-UBND.» has «Sở», «Y», «tế», «chủ», «trì», «12/QĐ-UBND».
    """
    found = []
    for match in _SPLIT.finditer(text):
        start, end = match.span()
        while start < end and not text[start].isalnum():
            start += 1
        while start < end and not text[end - 1].isalnum():
            end -= 1
        if start < end:
            found.append(Word(text[start:end].translate(_ALIKE), start, end))
    return found


@lru_cache(maxsize=1 << 16)
def letters(word: str) -> str:
    """Return a word with its marks as letters of their own, by which likeness is measured."""
    return unicodedata.normalize("NFD", word.lower())


@lru_cache(maxsize=1 << 16)
def unlike(one: str, other: str) -> float:
    """Return how unlike two words are, 0 to 1: changed letters and marks over the longer's."""
    a, b = letters(one), letters(other)
    row = list(range(len(b) + 1))
    for i, x in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], min(before + (x != y), row[j] + 1, row[j - 1] + 1)
    return row[-1] / max(len(a), len(b), 1)


def align(truth: Sequence[str], seen: Sequence[str]) -> list[Group]:
    """Return the groups of two lists of words, in order; equal words are groups of one to one."""
    groups: list[Group] = []
    i = j = 0
    for x, y in [*_equal(truth, seen), (len(truth), len(seen))]:
        groups += [
            Group((i + a, i + b), (j + c, j + d))
            for (a, b), (c, d) in _block(truth[i:x], seen[j:y])
        ]
        if x < len(truth) and y < len(seen):
            groups.append(Group((x, x + 1), (y, y + 1)))
        i, j = x + 1, y + 1
    return groups


def _equal(truth: Sequence[str], seen: Sequence[str]) -> list[tuple[int, int]]:
    """Return the places of a longest common subsequence, by Myers's greedy algorithm (1986)."""
    n, m = len(truth), len(seen)
    furthest = {1: 0}
    history: list[dict[int, int]] = []
    for edits in range(n + m + 1):
        history.append(dict(furthest))
        for k in range(-edits, edits + 1, 2):
            down = k == -edits or (k != edits and furthest[k - 1] < furthest[k + 1])
            x = furthest[k + 1] if down else furthest[k - 1] + 1
            while x < n and x - k < m and truth[x] == seen[x - k]:
                x += 1
            furthest[k] = x
            if x >= n and x - k >= m:
                return _way_back(history, n, m)
    raise AssertionError("unreachable: n + m edits make any list of any other")


def _way_back(history: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int]]:
    """Return the equal places on the way that the furthest-reaching paths came."""
    pairs: list[tuple[int, int]] = []
    for edits in range(len(history) - 1, -1, -1):
        furthest, k = history[edits], x - y
        down = k == -edits or (k != edits and furthest[k - 1] < furthest[k + 1])
        before = k + 1 if down else k - 1
        came = furthest[before]
        floor = came if down else came + 1
        while x > max(floor, 0) and y > 0:
            x, y = x - 1, y - 1
            pairs.append((x, y))
        x, y = came, came - before
    return pairs[::-1]


def _block(truth: Sequence[str], seen: Sequence[str]) -> list[Group]:
    """Align words none of which need be equal, by the likeness of their letters."""
    rows, columns = len(truth), len(seen)
    if rows * columns > _LARGEST:
        shared = min(rows, columns)
        pairs = [Group((n, n + 1), (n, n + 1)) for n in range(shared)]
        lost = [Group((n, n + 1), (shared, shared)) for n in range(shared, rows)]
        return pairs + lost + [Group((rows, rows), (n, n + 1)) for n in range(shared, columns)]
    best: list[list[tuple[float, int, int]]] = [
        [(0.0, 0, 0)] * (columns + 1) for _ in range(rows + 1)
    ]
    for i in range(rows + 1):
        for j in range(columns + 1):
            if i or j:
                best[i][j] = min(
                    (best[i - a][j - b][0] + cost, a, b) for cost, a, b in _moves(truth, seen, i, j)
                )
    groups = []
    i, j = rows, columns
    while i or j:
        _, a, b = best[i][j]
        groups.append(Group((i - a, i), (j - b, j)))
        i, j = i - a, j - b
    return groups[::-1]


def _moves(
    truth: Sequence[str], seen: Sequence[str], i: int, j: int
) -> Iterator[tuple[float, int, int]]:
    """Yield what the last words before i and j may be to each other: cost, words of either."""
    if i:
        yield 1.0, 1, 0
    if j:
        yield 1.0, 0, 1
    if i and j:
        yield _UNLIKE + (1 - _UNLIKE) * unlike(truth[i - 1], seen[j - 1]), 1, 1
    if i and j > 1:
        yield _merged(truth[i - 1], seen[j - 2] + seen[j - 1]), 1, 2
    if i > 1 and j:
        yield _merged(truth[i - 2] + truth[i - 1], seen[j - 1]), 2, 1


def _merged(one: str, other: str) -> float:
    """Return what a split or joined word costs; single letters need not be alike («rn», «m»)."""
    return 0.8 + unlike(one, other) * (1 if min(len(one), len(other)) == 1 else 2)


def wrong(truth: Sequence[str], seen: Sequence[str]) -> int:
    """Return how many words were read wrong, lost or made up."""
    return sum(
        group.size
        for group in align(truth, seen)
        if truth[slice(*group.truth)] != seen[slice(*group.seen)]
    )
