"""Entries: the lines of clean text on their way to blocks, each with what it is taken for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from extract.page.marks import Mark

Kind = Literal[
    "title",
    "heading",
    "paragraph",
    "item",
    "basis",
    "lead_in",
    "field",
    "cell",
    "recipient",
    "signature",
    "letterhead",
    "furniture",
    "footnote",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """A line and what it is: `begin` includes the mark, `start` is where its content begins."""

    begin: int
    start: int
    end: int
    kind: Kind
    mark: Mark | None = None
    note: str = ""
    label: str = ""
    value: int = -1
    row: int = -1
    column: int = -1
    closing: bool = False
