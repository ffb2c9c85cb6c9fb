"""Sorts more lines than memory should hold: sorted runs are put on the disk and then merged."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

RUN = 200_000
"""How many lines are held before they go to the disk: some fifty megabytes."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Lines in a file, to be read as often as one likes, and sorted ones that belong among them."""

    path: Path
    more: Iterable[str] = ()

    @classmethod
    def write(cls, lines: Iterable[str], path: Path) -> Kept:
        """Write sorted lines into a file."""
        with path.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
        return cls(path)

    def __iter__(self) -> Iterator[str]:
        with self.path.open(encoding="utf-8", newline="\n") as file:
            yield from heapq.merge(file, self.more) if self.more else file


def in_order(chunks: Iterable[list[str]], scratch: Path) -> Iterator[str]:
    """Yield all lines of some chunks in order, each as often as it is given.

    What is more than a run is kept in the folder `scratch`, whose owner removes it.
    """
    runs: list[Iterable[str]] = []
    held: list[str] = []
    for chunk in chunks:
        held += chunk
        if len(held) >= RUN:
            runs.append(Kept.write(sorted(held), scratch / f"run-{len(runs)}"))
            held = []
    yield from heapq.merge(*runs, sorted(held))


def differences(before: Iterable[str], now: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Yield the lines that only one of two sorted sequences has, and whether it is the second."""
    olds, news = iter(before), iter(now)
    old, new = next(olds, None), next(news, None)
    while old is not None or new is not None:
        if old == new:
            old, new = next(olds, None), next(news, None)
        elif new is None or (old is not None and old < new):
            yield str(old), False
            old = next(olds, None)
        else:
            yield new, True
            new = next(news, None)
