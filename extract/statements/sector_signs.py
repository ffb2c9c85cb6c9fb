"""The record of a statement's sector: which field of state management, and what shows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

SectorSource = Literal["clause", "project", "heading", "body"]


@dataclass(frozen=True, slots=True)
class SectorSign:
    """A field of state management and the words that show it: `sector` «transport».

    `source` says where they stand: in the clause, a project's name, the heading above, or the
    name of the body that leads. `start`, `end` span the weightiest of those in the clause.
    """

    sector: str
    source: SectorSource
    words: tuple[str, ...] = ()
    start: int | None = None
    end: int | None = None
