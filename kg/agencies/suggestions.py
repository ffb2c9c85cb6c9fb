"""Suggestions: who might lead a duty whose document names only a collective, or nobody.

They are written into a graph of their own, which is no part of the union: each is a
`ck:Responsibility` of grade `ck:inferred` with its reason and the decrees behind it, and no short
form beside it. Nothing else is derived from them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.agencies.body_changes import Body, level_of
from kg.agencies.competence import Suggestion, suggest
from kg.agencies.legal_bases import write_bases
from kg.agencies.succession import body_iri, write_body
from kg.document.clauses import Clause
from kg.duties.parts import THING
from kg.identity.names import key
from kg.terms import Lines, iri_of, words
from kg.world import World


@dataclass(frozen=True, slots=True)
class Owner:
    """A suggested owner of a commitment: the body, and why."""

    clause: Clause
    body: Body
    why: Suggestion


def suggested(world: World) -> Iterator[Owner]:
    """Yield a suggestion for each commitment of a province that names no single lead."""
    for clause in world.clauses:
        day = clause.seen
        if clause.kind != "commitment" or not day or level_of(clause.scope) != "province":
            continue
        if any(not _is_collective(world, lead) for lead in clause.leads):
            continue
        why = suggest(matter_of(world, clause), day, clause.scope)
        if why is not None:
            yield Owner(clause, Body(key(why.department), clause.scope), why)


def matter_of(world: World, clause: Clause) -> str:
    """Return what a commitment is about: its words without names, then its projects' names."""
    said = [" ".join(part).replace(THING, ";") for part in clause.parts]
    named = [world.things[iri][0].label for iri in clause.projects if iri in world.things]
    return "; ".join([", ".join(said), *named])


def _is_collective(world: World, iri: str) -> bool:
    return any(thing.collective for thing in world.things.get(iri, ()))


def suggestions(world: World) -> list[str]:
    """Return the graph of suggestions as sorted N-Triples lines."""
    lines = Lines()
    for owner in suggested(world):
        _write(lines, world, owner)
    return lines.sorted()


def _write(lines: Lines, world: World, owner: Owner) -> None:
    agent = world.identity.of(body_iri(world.iris, owner.body))
    iri = world.iris.part(owner.clause.iri, "suggestion", agent)
    lines.kind(iri, "ck:Responsibility")
    lines.link(owner.clause.iri, "ck:hasResponsibility", iri)
    lines.link(iri, "ck:agent", agent)
    lines.link(iri, "ck:role", iri_of("ck:lead"))
    lines.link(iri, "ck:grade", iri_of("ck:inferred"))
    lines.link(iri, "ck:evidence", owner.clause.evidence)
    lines.value(iri, "ck:reason", words(owner.why.reason))
    lines.links(iri, "ck:legalBasis", write_bases(lines, world, owner.why.basis))
    if agent not in world.things:
        write_body(lines, world.iris, agent, owner.body)
