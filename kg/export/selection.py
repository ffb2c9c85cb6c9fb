"""Selections: one document, project or body, or what a query finds, cut out of a store."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.ask import BadParameter, Table, ask
from kg.export.closure import Closure, close, kind_of_node
from kg.lookup import Term, find
from kg.store import Store
from queries.library import Query

KINDS = ("document", "project", "agency")
"""What can be chosen by name."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to export of a graph: a thing of one of `KINDS` by its name or IRI, or a query's rows.

    Nothing of both is the whole graph.
    """

    kind: str = ""
    name: str = ""
    query: Query | None = None
    values: Mapping[str, str] = field(default_factory=dict)


def chosen(store: Store, choice: Choice) -> list[str]:
    """Return the IRIs of the things that are chosen.

    Raises `BadParameter` where nothing bears the name, or a query finds nothing.
    """
    if choice.query:
        found = things_in(asked(store, choice), store.manifest.base)
        if not found:
            raise BadParameter(f"--query {choice.query.name}: no row names anything to export")
        return found
    try:
        things = [thing.value for thing in find(store, choice.kind, choice.name)]
    except LookupError as error:
        raise BadParameter(f"--{choice.kind}: {error}") from error
    if not any(any(store.about(thing)) for thing in things):
        raise BadParameter(f"--{choice.kind}: nothing in the graph is <{things[0]}>")
    return things


def asked(store: Store, choice: Choice) -> Table:
    """Return the rows of the chosen query.

    Raises `BadParameter` and `kg.ask.BadQuery`.
    """
    assert choice.query  # noqa: S101 - asked for only where there is one
    answer = ask(store, choice.query, choice.values)
    if not isinstance(answer, Table):
        raise BadParameter(f"--query {choice.query.name}: it answers with triples, not with rows")
    return answer


def things_in(table: Table, base: str) -> list[str]:
    """Return what the rows of an answer name: their tasks and statements, else their things.

    `base` is what the graph's IRIs begin with.
    """
    found = {
        term.value
        for row in table.rows
        for term in row
        if isinstance(term, ox.NamedNode) and term.value.startswith(base)
    }
    duties = {iri for iri in found if kind_of_node(iri, base) in ("task", "statement")}
    return sorted(duties or found)


def cut(store: Store, things: Iterable[str]) -> Store:
    """Return a store in memory that holds some things with all that they need, and no more."""
    closure = close(store, things)
    database = ox.Store()
    database.extend(_quads(store, closure))
    return Store(database, store.folder, store.manifest)


def _quads(store: Store, closure: Closure) -> Iterator[ox.Quad]:
    """Yield the quads about the nodes of a closure; none that leads out of it.

    In the union they bear canonical IRIs only.
    """
    known, base = closure.iris | closure.aliases, store.manifest.base
    for iri in known:
        yield from (quad for quad in store.about(iri) if _inside(quad.object, known, base))


def _inside(term: Term, known: frozenset[str], base: str) -> bool:
    """Return whether an object is a value, a term of elsewhere, or a node of the closure."""
    return (
        not isinstance(term, ox.NamedNode)
        or term.value in known
        or (not term.value.startswith(base))
    )
