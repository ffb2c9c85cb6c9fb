"""What a finder returns: a typed span of clean text; and how overlapping spans are settled."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from extract.records import MentionType


@dataclass(frozen=True, slots=True)
class Context:
    """What the document fixes for every span in it.

    `place` is its jurisdiction («tỉnh Lâm Đồng»), by which «UBND tỉnh» gets its full name.
    """

    date: date | None = None
    year: int | None = None
    month: int | None = None
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """A span `start`:`end` of clean text that names something; see `records.Mention`."""

    start: int
    end: int
    type: MentionType
    norm: str
    attributes: Mapping[str, str] = field(default_factory=dict)


PRIORITY: Sequence[MentionType] = ("LEGAL", "PROJECT", "ORG", "DATE", "PERSON", "LOC")


def settle(found: Iterable[Found]) -> list[Found]:
    """Keep the longest of overlapping spans (ties by `PRIORITY`), in order of start."""
    ranked = sorted(found, key=lambda f: (f.start - f.end, PRIORITY.index(f.type), f.start))
    kept: list[Found] = []
    taken: set[int] = set()
    for item in ranked:
        span = range(item.start, item.end)
        if taken.isdisjoint(span):
            kept.append(item)
            taken.update(span)
    return sorted(kept, key=lambda f: f.start)
