"""A text in the three forms that the grammar of bodies matches."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A `text`, its `lower`-case copy (marks kept), and its `folded` copy: all equally long."""

    text: str
    lower: str
    folded: str
