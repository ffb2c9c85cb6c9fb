"""Finds the things of the graph that a user names: by IRI, by name, or by a part of a name."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Iterable
from typing import Protocol

import pyoxigraph as ox

from extract.folding import fold
from kg.terms import iri_of
from queries import library

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Substitutions = dict[ox.Variable, Term]

MOST = 25
"""How many things a part of a name may stand for before it says too little."""

CLASSES: dict[str, tuple[str, ...]] = {
    "agency": ("ck:Agency",),
    "document": ("ck:Document",),
    "indicator": ("ck:Indicator",),
    "person": ("foaf:Person",),
    "project": ("ck:Project",),
    "statement": ("ck:Commitment", "ck:Result", "ck:Problem", "ck:Task"),
    "task": ("ck:Task",),
    "thing": (
        "ck:Agency",
        "ck:Project",
        "ck:Document",
        "ck:Task",
        "foaf:Person",
        "ck:Indicator",
    ),
}
"""The classes in which a parameter of each type of `library.THINGS` is looked for."""

_IRI = re.compile(
    r"<?((?:https?|urn):[^\s<>\"{}|\\^`]+)>?|<([A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+)>"
)


class QueryStore(Protocol):
    """What this module and `kg.ask` need of a store.

    `kg.store.Store` has it, and so has `pyoxigraph.Store`. The default graph must be the union:
    over Oxigraph's own union of graphs a triple comes once for each graph that holds it.
    """

    def query(
        self,
        query: str,
        *,
        substitutions: Substitutions | None = ...,
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run a SPARQL query with variables substituted by terms."""


class NothingNamed(LookupError):
    """Nothing in the graph bears the name, or too many things do."""


def as_iri(text: str) -> ox.NamedNode | None:
    """Return an IRI written with or without «<…>»; `None` for anything else.

    Only of the web and of URNs is it known without them that they are no names.
    """
    found = _IRI.fullmatch(text.strip())
    try:
        return ox.NamedNode(found[1] or found[2]) if found else None
    except ValueError:  # «https:%zz»
        return None


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())


def _names(store: QueryStore, kind: str) -> list[tuple[str, str, bool]]:
    """Return (IRI, name, whether it is the preferred one) of all things of a type, sorted."""
    query = library.get("labels").text
    found: set[tuple[str, str, bool]] = set()
    for curie in CLASSES[kind]:
        rows = store.query(
            query,
            substitutions={ox.Variable("class"): ox.NamedNode(iri_of(curie))},
        )
        assert isinstance(rows, ox.QuerySolutions)  # noqa: S101 - the query is a SELECT
        for row in rows:
            found.add((row["thing"].value, row["name"].value, row["preferred"].value == "1"))
    return sorted(found)


def _first(tiers: Iterable[list[str]]) -> list[str]:
    return next((list(dict.fromkeys(tier)) for tier in tiers if tier), [])


def find(store: QueryStore, kind: str, text: str) -> list[ox.NamedNode]:
    """Return the things of a type that a text names, best reading only, sorted by IRI.

    In turn: an IRI; a preferred name; any other name; a name without diacritics («so y te»
    is «Sở Y tế»); a part of a name; a part of one without diacritics. The first reading that
    finds something counts, and all that it finds.

    Raises `NothingNamed` when none does, with the nearest names, or when a part of a name
    stands for more than `MOST` things.
    """
    given = as_iri(text)
    if given:
        return [given]
    names = _names(store, kind)
    plain, folded = _plain(text), fold(_plain(text))
    read = [(iri, _plain(name), preferred) for iri, name, preferred in names]
    found = _first(
        (
            [i for i, name, preferred in read if preferred and name == plain],
            [i for i, name, _ in read if name == plain],
            [i for i, name, _ in read if fold(name) == folded],
            [i for i, name, _ in read if plain and plain in name],
            [i for i, name, _ in read if folded and folded in fold(name)],
        )
    )
    if not found:
        raise NothingNamed(f"no {kind} is called «{text}»{nearest(folded, names)}")
    if len(found) > MOST:
        raise NothingNamed(f"«{text}» is part of the name of {len(found)} things: say more of it")
    return [ox.NamedNode(iri) for iri in sorted(found)]


def nearest(folded: str, names: list[tuple[str, str, bool]]) -> str:
    """Return «; the nearest names: …», or nothing where no name is near the folded text."""
    by_fold = {fold(_plain(name)): name for _, name, preferred in reversed(names) if preferred}
    near = difflib.get_close_matches(folded, sorted(by_fold), n=3, cutoff=0.5)
    return f"; the nearest names: {', '.join(by_fold[n] for n in near)}" if near else ""
