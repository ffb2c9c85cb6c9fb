"""Where words stand on paper: pages and boxes of a span of the text as read."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from extract.source import Box, Content, Page, Word

NOWHERE = Content("")


class Printed:
    """Finds pages and boxes; a text that was never on paper has none."""

    def __init__(self, content: Content = NOWHERE) -> None:
        self.pages: tuple[Page, ...] = content.pages
        self._words = sorted(content.words, key=lambda word: word.start)
        self._starts = [word.start for word in self._words]
        self._page_starts = [page.start for page in self.pages]

    def page_numbers(self, start: int, end: int) -> list[int]:
        """Return the pages that a span of the text touches."""
        first = max(0, bisect_right(self._page_starts, start) - 1)
        last = bisect_left(self._page_starts, end)
        return [page.number for page in self.pages[first:last]]

    def boxes(self, start: int, end: int) -> list[tuple[int, Box]]:
        """Return the printed lines of a span, each as its page and its box in points."""
        found: list[tuple[int, Box]] = []
        for word in self._inside(start, end):
            if found and found[-1][0] == word.page and _same_line(found[-1][1], word.box):
                found[-1] = (word.page, _union(found[-1][1], word.box))
            else:
                found.append((word.page, word.box))
        return found

    def _inside(self, start: int, end: int) -> Iterator[Word]:
        index = bisect_left(self._starts, start)
        while index and self._words[index - 1].end > start:
            index -= 1
        for word in self._words[index : bisect_left(self._starts, end)]:
            if word.end > start:
                yield word


def _same_line(line: Box, word: Box) -> bool:
    """Whether a word goes on to the right on a line: half of its height beside it."""
    shared = min(line[3], word[3]) - max(line[1], word[1])
    return word[0] >= line[0] and 2 * shared > word[3] - word[1]


def _union(one: Box, other: Box) -> Box:
    left, top = min(one[0], other[0]), min(one[1], other[1])
    return (left, top, max(one[2], other[2]), max(one[3], other[3]))
