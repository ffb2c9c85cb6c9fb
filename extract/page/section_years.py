"""The year that a part of a document speaks of, where it is not the document's own.

A report of December 2025 plans for 2026: «trước ngày 30/6» under «Nhiệm vụ năm 2026» is a day of
2026.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.mentions.found import Found
from extract.page.structure import Layout
from extract.statements.deadlines import FoundDeadline, find_deadlines
from extract.times.date_steps import say_date
from extract.times.dates import find_dates
from extract.times.intervals import Anchor

Span = tuple[int, int]


def section_years(layout: Layout, anchor: Anchor) -> dict[int, list[Span]]:
    """Return the spans of the tasks for the year after the document's, by that year."""
    found: dict[int, list[Span]] = {}
    for block in layout.blocks:
        first = block.period.first if block.period else None
        last = block.period.last if block.period else None
        if not first or not last or anchor.year is None or block.zone not in ("tasks", "targets"):
            continue
        if first.year == last.year == anchor.year + 1:
            found.setdefault(first.year, []).append((block.start, block.end))
    return found


def read_times(
    text: str, layout: Layout, anchor: Anchor, mentions: Sequence[Found]
) -> tuple[list[Found], list[FoundDeadline]]:
    """Return the mentions, their dates read by the year of their part, and the deadlines."""
    masked = [(m.start, m.end) for m in mentions if m.type in ("LEGAL", "PROJECT")]
    told, deadlines = list(mentions), find_deadlines(text, anchor, masked=masked)
    for year, spans in section_years(layout, anchor).items():
        words, later = _only(text, spans), replace(anchor, date=None, year=year)
        told = _redated(told, words, later)
        found = find_deadlines(words, later, masked=masked)
        kept = [d for d in deadlines if not any(s <= d.start < e for s, e in spans)]
        deadlines = sorted([*kept, *found], key=lambda d: d.start)
    return told, deadlines


def _only(text: str, spans: Sequence[Span]) -> str:
    """Return a text of the same length with nothing but the words inside some spans."""
    kept = ["\n" if c == "\n" else " " for c in text]
    for start, end in spans:
        kept[start:end] = text[start:end]
    return "".join(kept)


def _redated(mentions: Sequence[Found], words: str, anchor: Anchor) -> list[Found]:
    """Return the mentions, dates that stand in `words` with their days by `anchor`."""
    days = {(d.start, d.end): d for d in find_dates(words, anchor)}
    told = []
    for mention in mentions:
        date = days.get((mention.start, mention.end)) if mention.type == "DATE" else None
        if date is None:
            told.append(mention)
            continue
        steps = {**mention.attributes, "steps": say_date(words, date, anchor)}
        told.append(replace(mention, norm=str(date.interval), attributes=steps))
    return told
