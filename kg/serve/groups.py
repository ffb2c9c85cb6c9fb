"""The relations of a thing on its card: grouped by role and direction, the urgent first."""

from __future__ import annotations

from collections import defaultdict

from kg.serve.one_thing import Asker, local
from kg.serve.tables import Json
from viz.model import Node

MOST = 50
"""How many items of a group a card shows."""

ROLES = (
    "lead", "support", "supervise", "concerns", "mandate", "stated", "implements", "basis",
    "amends", "cites", "issued", "signed", "figure", "problem",
)  # fmt: skip
_ALL = 1_000_000
DUTIES = ("lead", "support", "supervise")
"""The roles that a body has in a task by a responsibility of its own."""


def groups(asker: Asker, iri: str) -> list[Json]:
    """Return what a thing is joined with: for each role and direction the total and some items."""
    found = _joined(asker, iri)
    keys = sorted(found, key=lambda key: (ROLES.index(key[0]), key[1]))
    return [_group(asker, iri, key, found[key]) for key in keys]


def _joined(asker: Asker, iri: str) -> dict[tuple[str, str], list[str]]:
    """Return the other ends of a thing's lines by role and direction, the urgent first."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    lines, _ = asker.served.index.around(iri, limit=_ALL)
    for line in lines:
        out = line.source == iri
        found[line.role, "out" if out else "in"].append(line.target if out else line.source)
    return found


def _group(asker: Asker, iri: str, key: tuple[str, str], others: list[str]) -> Json:
    role, direction = key
    items = [item_of(n) for n in asker.served.index.things(others[:MOST], asker.as_of)]
    if role in DUTIES:
        for item in items:
            item["grade"] = _grade(asker, iri, str(item["iri"]), role, direction)
    return {"role": role, "direction": direction, "total": len(others), "items": items}


def item_of(node: Node) -> Json:
    """Return what a link to a thing shows."""
    return {
        "iri": node.id,
        "kind": node.kind,
        "label": node.label,
        "status": node.status,
        "due": node.due,
    }


def _grade(asker: Asker, iri: str, other: str, role: str, direction: str) -> str:
    """Return on what ground a body has its role in a task."""
    agency, task = (iri, other) if direction == "out" else (other, iri)
    for row in asker.rows("card-grades", node=task, agency=agency):
        if local(row["role"]) == role:
            return local(row["grade"])
    return ""
