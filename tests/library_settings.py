"""Values for each query of the library, taken from a graph, so that a test can ask all of them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pyoxigraph as ox

from kg.lookup import CLASSES, QueryStore, Substitutions
from kg.terms import iri_of
from queries import library
from queries.library import Parameter, Query

AS_OF = "2025-12-01"
_TEXTS = {"words": "đường", "place": "tỉnh Lam Giang", "made": "true", "kind": "commitment"}
_DATES = {"from": "2025-01-01"}
_TRIED = 20
_NUMBERS = {"year": 2025}


def every_query() -> list[str]:
    """Return the names of all queries, the program's own included."""
    return sorted(library._library())


def settings(store: QueryStore, query: Query) -> Iterator[Substitutions]:
    """Yield values for a query: those it needs, and these with each of the others in turn.

    The first values that find rows, where any of those tried do.
    """
    needed = [p for p in query.parameters if p.required or p.default is not None]
    base = _first_with_rows(store, query, {}, needed)
    yield base
    for parameter in query.parameters:
        if parameter not in needed:
            yield _first_with_rows(store, query, base, [parameter])


def _first_with_rows(
    store: QueryStore, query: Query, base: Substitutions, parameters: list[Parameter]
) -> Substitutions:
    names = [ox.Variable(parameter.name) for parameter in parameters]
    tried = itertools.product(*(_values(store, parameter) for parameter in parameters))
    choices = [{**base, **dict(zip(names, values, strict=True))} for values in tried]
    return next((c for c in choices if _has_rows(store, query, c)), choices[0])


def _has_rows(store: QueryStore, query: Query, values: Substitutions) -> bool:
    found = store.query(query.text, substitutions=values)
    assert isinstance(found, ox.QuerySolutions)
    return any(True for _ in found)


def _values(store: QueryStore, parameter: Parameter) -> list[ox.NamedNode] | list[ox.Literal]:
    name, kind = parameter.name, parameter.type
    if kind == "date":
        date = ox.NamedNode(iri_of("xsd:date"))
        return [ox.Literal(_DATES.get(name, AS_OF), datatype=date)]
    if kind == "integer":
        return [ox.Literal(_NUMBERS.get(name, 1))]
    if kind == "text":
        return [ox.Literal(_TEXTS[name])]
    if kind == "iri":
        return [ox.NamedNode(iri_of("ck:Agency"))]
    if kind in library.THINGS:
        return [thing for each in CLASSES[kind] for thing in _things(store, each)]
    return [ox.NamedNode(iri_of(term)) for term in sorted(set(library.words(kind).values()))]


def _things(store: QueryStore, kind: str) -> list[ox.NamedNode]:
    """Return the things of a class to which most leads: they have rows in most answers."""
    found = store.query(
        f"SELECT ?x (COUNT(?s) AS ?n) {{ ?x a {kind} . OPTIONAL {{ ?s ?p ?x }} }}"
        f" GROUP BY ?x ORDER BY DESC(?n) ?x LIMIT {_TRIED}"
    )
    assert isinstance(found, ox.QuerySolutions)
    return [row["x"] for row in found]
