"""Subordination: which body is a unit of which, where their names and their place fix it.

A department of a province is a unit of the province's committee, a division of a district of the
district's («Phòng Nội vụ huyện …»), a standing committee of its council. Only between bodies that
documents name; bodies at a place that belong to the centre (tax, treasury) are of none of these.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kg.agencies.body_changes import Body, level_of
from kg.agencies.succession import bodies_in
from kg.identity.names import key
from kg.terms import Lines
from kg.world import World
from ontology.load import rows, split

_UNIT_OF = re.compile(r"^(.+) (?:thuộc|trực thuộc|của) (sở .+)$")
_SEVERAL = re.compile(r"^các |, ")


@cache
def _known() -> frozenset[tuple[str, str]]:
    """Return the bodies of the reference tables that may be units, by level and key."""
    kinds = ("department", "administrativeOffice", "electedBody", "partyBody")
    found = {
        (level, key(row["name"]))
        for row in rows("departments")
        if row["kind"] in kinds
        for level in split(row["level"])
    }
    return frozenset(
        found | {("central", key(r["name"])) for r in rows("agencies") if r["kind"] == "ministry"}
    )


@cache
def _rules() -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """Return by level how a unit's name begins and ends, and its parent's name."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    for row in rows("parent_bodies"):
        rule = (f"{key(row['begins'])} ", key(row["ends"]), key(row["parent"]))
        found.setdefault(row["level"], []).append(rule)
    return {level: tuple(rules) for level, rules in found.items()}


def parents_of(body: Body) -> Iterator[Body]:
    """Yield the body of the same place that a body is a unit of, if its name fixes it.

    >>> list(parents_of(Body("sở y tế", "tỉnh hà nam")))
    [Body(core='ủy ban nhân dân', scope='tỉnh hà nam')]
    """
    named = _UNIT_OF.match(body.core)
    if named and not _SEVERAL.search(named[1]):
        yield Body(named[2], body.scope)
        return
    level = level_of(body.scope) or ""
    if (level, body.core) not in _known():
        return
    for begins, ends, parent in _rules().get(level, ()):
        if f"{body.core} ".startswith(begins) and body.core.endswith(ends) and body.core != parent:
            yield Body(parent, body.scope)
            return


def write_subordination(lines: Lines, world: World) -> None:
    """Write of each body the one that it is a unit of, if documents name that one too."""
    named = bodies_in(world)
    iri_by_body = {body: iri for iri, bodies in named.items() for body in bodies}
    for iri, bodies in named.items():
        for body in bodies:
            for parent in parents_of(body):
                above = iri_by_body.get(parent)
                if above and above != iri:
                    lines.link(iri, "org:subOrganizationOf", above)
