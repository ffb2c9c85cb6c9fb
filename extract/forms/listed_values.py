"""Fields whose values stand below them: «Đơn vị chủ trì:», then «- Sở Xây dựng», «- Sở Y tế»."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extract.agencies.bodies import find_bodies
from extract.forms.attributes import attribute_of
from extract.forms.cell_kinds import CellKind, cell_kind
from extract.mentions.found import Context
from extract.page.entries import Entry

_OWNING = ("lead", "support", "supervise")
_LONGEST_VALUE = 160
_SHARE = 0.6


def with_listed_values(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries with the lines that only name a field's bodies or time joined to it."""
    joined: list[Entry] = []
    kind: CellKind = "text"
    for entry in entries:
        last = joined[-1] if joined else None
        if last and kind != "text" and _is_value(text, entry, kind):
            joined[-1] = replace(last, end=entry.end)
            kind = kind if kind == "body" else "text"
            continue
        joined.append(entry)
        kind = _awaits(entry)
    return joined


def _awaits(entry: Entry) -> CellKind:
    """Return what the lines below an empty field hold."""
    attribute = attribute_of(entry.label)
    if entry.kind != "field" or entry.value < entry.end or attribute is None:
        return "text"
    if attribute in _OWNING:
        return "body"
    return "time" if attribute == "deadline" else "text"


def _is_value(text: str, entry: Entry, kind: CellKind) -> bool:
    words = text[entry.start : entry.end]
    if entry.kind not in ("item", "paragraph") or len(words) > _LONGEST_VALUE:
        return False
    words = words.rstrip(".;,")
    if cell_kind(words) != kind:
        return False
    named = sum(body.end - body.start for body in find_bodies(words, Context()))
    return kind == "time" or named > _SHARE * len(words)
