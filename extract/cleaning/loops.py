"""What a reader of scans says twice: phrases in a loop, and pages read a second time.

A recogniser may loop on a phrase («của xã và của xã và của xã và …»), and a page that was scanned
twice comes back with other errors in it, so that nothing is equal to the letter. Both are found
here and marked; nothing is deleted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from extract.folding import fold
from extract.source import Span

_WORD = re.compile(r"[^\W\d_]+|\d+")
_LETTERS = re.compile(r"[^\W\d_]")
_LONGEST = 12
_TIMES, _TIMES_OF_ONE = 3, 4
_GRAM = 3
_LIKENESS = 0.7
_LEAST_BLOCKS, _LEAST_LENGTH, _LEAST_WORDS = 3, 400, 8


def loops(text: str) -> list[Span]:
    """Return the spans of phrases that repeat the one before them, from the second time on.

    A phrase of two to twelve words counts from three times in a row, a single word from four;
    numbers and signs do not («x x x x» in a table, «12 12 12»).
    """
    words = [m.span() for m in re.finditer(r"\S+", text)]
    said = [text[start:end].lower() for start, end in words]
    found: list[Span] = []
    index = 0
    while index < len(words):
        size, times = _loop_at(said, index)
        if size:
            found.append((words[index + size][0], words[index + size * times - 1][1]))
            index += size * times
        else:
            index += 1
    return found


def _loop_at(said: list[str], index: int) -> tuple[int, int]:
    """Return the length in words of a phrase that begins a loop, and how often it is said."""
    for size in range(1, _LONGEST + 1):
        if index + size < len(said) and said[index + size] == said[index]:
            phrase = said[index : index + size]
            times = _TIMES_OF_ONE if size == 1 else _TIMES
            words = "".join(phrase)
            if len(words) <= size or said[index : index + size * times] != phrase * times:
                continue
            if not _LETTERS.search(words):  # nor is the rest of a long run of figures counted
                return 0, 0
            while said[index + size * times : index + size * (times + 1)] == phrase:
                times += 1
            return size, times
    return 0, 0


def doubles(text: str, blocks: Sequence[Span]) -> list[Span]:
    """Return the spans of runs of blocks that say again what an earlier run said.

    Three blocks or more in a row, each like the block that stands at the same place of the
    earlier run: most of their words in groups of three are the same without diacritics, and so
    are all numbers.
    """
    grams = [_grams(text[start:end]) for start, end in blocks]
    numbers = [re.findall(r"\d+", text[start:end]) for start, end in blocks]
    where: dict[str, list[int]] = defaultdict(list)
    found: list[Span] = []
    index = 0
    while index < len(blocks):
        length = 0
        for earlier in _candidates(grams[index], where, index):
            run = _run(grams, numbers, earlier, index)
            length = max(length, run)
        size = blocks[index + length - 1][1] - blocks[index][0] if length else 0
        if length >= _LEAST_BLOCKS and size >= _LEAST_LENGTH:
            found.append((blocks[index][0], blocks[index + length - 1][1]))
            index += length
            continue
        for gram in grams[index]:
            where[gram].append(index)
        index += 1
    return found


def _grams(words: str) -> frozenset[str]:
    folded = _WORD.findall(fold(words))
    return frozenset(" ".join(folded[i : i + _GRAM]) for i in range(len(folded) - _GRAM + 1))


def _candidates(grams: frozenset[str], where: dict[str, list[int]], index: int) -> Iterator[int]:
    """Yield the earlier blocks that share the rarest groups of words with a block."""
    if len(grams) < _LEAST_WORDS:
        return
    rare = sorted((g for g in grams if g in where), key=lambda g: (len(where[g]), g))
    yield from sorted({block for gram in rare[:5] for block in where[gram][:5] if block < index})


def _run(
    grams: Sequence[frozenset[str]], numbers: Sequence[list[str]], earlier: int, index: int
) -> int:
    """Return how many blocks from `index` on are like those from `earlier` on."""
    length = 0
    while (
        index + length < len(grams)
        and earlier + length < index
        and numbers[earlier + length] == numbers[index + length]
        and _alike(grams[earlier + length], grams[index + length])
    ):
        length += 1
    return length


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    if not one or not other:
        return not one and not other
    return len(one & other) >= _LIKENESS * max(len(one), len(other))


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return spans in order, those that overlap as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start < found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
