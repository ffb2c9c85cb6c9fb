"""A text in the three forms that the grammar of bodies matches."""

from __future__ import annotations

from dataclasses import dataclass, field

from extract.mentions.found import Found


@dataclass(frozen=True, slots=True)
class Text:
    """A `text`, its `lower`-case copy (marks kept), and its `folded` copy: all equally long.

    `read` remembers the body read at a place and depth, which several readings may ask for.
    """

    text: str
    lower: str
    folded: str
    read: dict[tuple[int, int], Found | None] = field(default_factory=dict, compare=False)
