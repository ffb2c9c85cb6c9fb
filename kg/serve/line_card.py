"""The card of a line: in which role one thing stands to another, and the words that show it."""

from __future__ import annotations

import pyoxigraph as ox

from kg.serve.cards import quotes
from kg.serve.given import with_values
from kg.serve.groups import DUTIES
from kg.serve.messages import Refusal
from kg.serve.one_thing import Asker, Row, local
from kg.serve.tables import Json
from queries import library

_SHOWN_BY = {
    "problem": ("problem",),
    "figure": ("target", "actual"),
    "concerns": ("commitment",),
    "mandate": ("commitment",),
    "stated": ("commitment",),
}
"""Which quotations of a line's source show it."""


def line_card(asker: Asker, source: str, target: str, role: str) -> Json:
    """Return the card of a line. Raises `Refusal` where the graph does not hold it."""
    ends = asker.thing(source), asker.thing(target)
    rows = asker.rows("view-edges", from_=source, to=target)
    if not (ends[0] and ends[1] and any(local_role(row) == role for row in rows)):
        raise Refusal(404, "Không có quan hệ này trong dữ liệu", "the graph has no such line")
    if role in DUTIES:
        duties = asker.rows("card-duties", node=target, agency=source)
        duties = [row for row in duties if local(row["role"]) == role]
        grade, shown = local(duties[0]["grade"]) if duties else "", quotes(duties)
        asked, values = "card-duties", {"node": target, "agency": source}
    else:
        grade, shown = "", _shown(asker, source, target, role)
        asked, values = "view-edges", {"from": source, "to": target}
    bound = {name: [ox.NamedNode(iri)] for name, iri in values.items()}
    return {
        "from": ends[0],
        "to": ends[1],
        "role": role,
        "grade": grade,
        "quotes": shown,
        "sparql": with_values(library.get(asked).text, bound),
    }


def local_role(row: Row) -> str:
    """Return the role of a row of `view-edges`."""
    return getattr(row["role"], "value", "")


def _shown(asker: Asker, source: str, target: str, role: str) -> list[Json]:
    """Return the quotations of a line's source that show it; from its target, if that says it."""
    kinds = _SHOWN_BY.get(role, ())
    said = [q for q in quotes(asker.rows("card-quotes", node=source)) if q["says"] in kinds]
    if role in ("figure", "problem", "stated"):
        return [q for q in said if isinstance(q["source"], dict) and q["source"]["iri"] == target]
    return said
