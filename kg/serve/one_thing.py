"""Queries of the library about one thing: bound to its IRI, so that the store begins there."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from kg.ask import read_date
from kg.lookup import Term
from kg.serve.current import Served
from kg.serve.given import with_values
from kg.serve.tables import Json, text_of
from queries import library

Row = Mapping[str, Term]


@dataclass(frozen=True, slots=True)
class Asker:
    """A build of the graph, asked about one thing at a time; statuses are as of a day."""

    served: Served
    as_of: str

    def rows(self, name: str, **bound: str) -> list[Row]:
        """Return the rows of a query whose variables are bound to IRIs (`from_` is ?from)."""
        terms: dict[str, Term] = {key.rstrip("_"): ox.NamedNode(iri) for key, iri in bound.items()}
        query = library.get(name)
        if query.parameter("as_of"):
            terms["as_of"] = read_date(self.as_of)
        return list(self.served.store.rows(query.text, terms))

    def rows_of(self, name: str, variable: str, iris: Sequence[str], **bound: str) -> list[Row]:
        """Return the rows of a query asked of several things at once; others are bound to one."""
        text = with_values(library.get(name).text, {variable: [ox.NamedNode(iri) for iri in iris]})
        terms: dict[str, Term] = {key: ox.NamedNode(iri) for key, iri in bound.items()}
        return list(self.served.store.rows(text, terms))

    def thing(self, iri: str) -> Json | None:
        """Return what a link to a thing shows: kind, name, status, deadline; `None` if unknown."""
        for row in self.rows("card-thing", node=iri):
            return {
                "iri": iri,
                "kind": text_of(row.get("kind")),
                "label": text_of(row.get("label")) or last_part(iri),
                "status": local(row.get("status")),
                "due": text_of(row.get("due")),
            }
        return None


def local(term: Term | None) -> str:
    """Return the last part of a concept's IRI: «openOverdue»."""
    return text_of(term).rpartition("#")[2]


def last_part(iri: str) -> str:
    """Return the readable end of an IRI, for what has no name."""
    return iri.rstrip("/#").rpartition("/")[2]
