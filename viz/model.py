"""What a page shows: nodes, edges and the quotes that prove them, as plain records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["agency", "task", "project", "document", "person", "indicator", "cluster"]
KINDS: tuple[Kind, ...] = (
    "agency",
    "task",
    "project",
    "document",
    "person",
    "indicator",
    "cluster",
)

STATUSES = (
    "openOverdue",
    "openInTime",
    "noDeadline",
    "doneOnTime",
    "doneLate",
    "superseded",
    "repealed",
)
"""Local names of the status concepts, the most urgent first."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a document: `start`, `end` are code points of its original text.

    `says` is «commitment», «result», «problem», «target», «actual» or empty.
    """

    text: str
    source: str
    start: int
    end: int
    says: str = ""


@dataclass(frozen=True, slots=True)
class Node:
    """One thing. `id` is its IRI; `due` an ISO date or empty; `status` one of `STATUSES`.

    `facts` are pairs of a word of the page (`assets/words.csv`) and a value, such as
    («number», «27/NQ-HĐND»). `members` are the names of what a cluster stands for.
    """

    id: str
    kind: Kind
    label: str
    status: str = ""
    due: str = ""
    names: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    quotes: tuple[Quote, ...] = ()
    members: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """A line from one thing to another; `role` is a word of the page («lead», «mandate»).

    `count` is how many tasks a line to a cluster stands for; `grade` how the role is known
    («explicit», «inherited», …).
    """

    source: str
    target: str
    role: str
    count: int = 1
    grade: str = ""
    quotes: tuple[Quote, ...] = ()


@dataclass(frozen=True, slots=True)
class View:
    """All that one page shows.

    `focus` is the IRI in the middle; `hidden` counts the things that are left out,
    `hidden_lines` the lines left out between things that are shown.
    """

    title: str
    as_of: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    focus: str | None = None
    hidden: int = 0
    hidden_lines: int = 0
