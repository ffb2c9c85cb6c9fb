"""The relations of a thing on its card: grouped by role and direction, the urgent first."""

from __future__ import annotations

from collections.abc import Sequence

from kg.index.relations import Group
from kg.serve.one_thing import Asker, local
from kg.serve.tables import Json, text_of
from viz.model import Node

Grades = dict[tuple[str, str], str]

MOST = 50
"""How many items of a group a card shows."""

ROLES = (
    "lead", "support", "supervise", "concerns", "mandate", "stated", "implements", "basis",
    "amends", "cites", "issued", "signed", "figure", "problem",
)  # fmt: skip
DUTIES = ("lead", "support", "supervise")
"""The roles that a body has in a task by a responsibility of its own."""


def groups(asker: Asker, iri: str) -> list[Json]:
    """Return what a thing is joined with: for each role and direction the total and some items."""
    found = asker.served.index.groups(iri, as_of=asker.as_of, limit=MOST)
    grades = _grades(asker, iri, [group for group in found if group.role in DUTIES])
    ordered = sorted(found, key=lambda group: (ROLES.index(group.role), not group.out))
    return [
        {
            "role": group.role,
            "direction": "out" if group.out else "in",
            "total": group.total,
            "items": [_item(node, group.role, grades) for node in group.things],
        }
        for group in ordered
    ]


def _item(node: Node, role: str, grades: Grades) -> Json:
    item = item_of(node)
    return {**item, "grade": grades.get((node.id, role), "")} if role in DUTIES else item


def item_of(node: Node) -> Json:
    """Return what a link to a thing shows."""
    return {
        "iri": node.id,
        "kind": node.kind,
        "label": node.label,
        "status": node.status,
        "due": node.due,
    }


def _grades(asker: Asker, iri: str, duties: Sequence[Group]) -> Grades:
    """Return on what ground a body has its role in a task, by the other of the two and role."""
    found: Grades = {}
    tasks = sorted({node.id for group in duties if group.out for node in group.things})
    if tasks:
        for row in asker.rows_of("card-grades", "node", tasks, agency=iri):
            found.setdefault((text_of(row["node"]), local(row["role"])), local(row["grade"]))
    if any(not group.out for group in duties):
        for row in asker.rows("card-grades", node=iri):
            found.setdefault((text_of(row["agency"]), local(row["role"])), local(row["grade"]))
    return found
