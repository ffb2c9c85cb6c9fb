"""A graph that was published to a server: asked like the one in a folder (`kg.store.Store`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cached_property
from itertools import islice

import pyoxigraph as ox

from kg.iris import Iris
from kg.lookup import Substitutions, Term
from kg.remote.answers import graph, table
from kg.remote.binding import bound
from kg.remote.catalogue import Edition, read_catalogue, read_contents
from kg.remote.client import NTRIPLES, RESULTS, Client
from kg.remote.graphs import triples_of, value
from kg.remote.place import Place
from kg.sparql_text import tokens, undeclared
from kg.store import Manifest
from kg.terms import PREFIXES

_OF_TRIPLES = ("CONSTRUCT", "DESCRIBE")


class NothingPublished(LookupError):
    """The server answers, but no graph was published there."""


class RemoteStore:
    """The build that a server showed when it was opened.

    The default graph is the union, as in a folder's store. A build that is published meanwhile is
    seen by who opens the store anew; the one that was shown stays until the next but one.
    """

    def __init__(self, client: Client, edition: Edition, base: str, also: str = "") -> None:
        self._client = client
        self._edition = edition
        self._also = [also] if also else []
        self.base = base

    @classmethod
    @contextmanager
    def open(cls, place: Place) -> Iterator[RemoteStore]:
        """Open the graph that a server shows, until the end of the block.

        Raises `NothingPublished`, `kg.remote.client.StoreUnreachable` and `StoreRefused`.
        """
        with Client(place) as client:
            yield cls.shown_by(client)

    @classmethod
    def shown_by(cls, client: Client) -> RemoteStore:
        """Return the graph that a server shows now."""
        catalogue = read_catalogue(client)
        if catalogue.shown is None:
            raise NothingPublished(
                f"{client.place.url} holds no graph of Camket; publish one: "
                f"camket build PATH... --into DIR --store {client.place.url}"
            )
        return cls(client, catalogue.shown, catalogue.base)

    def with_graph(self, name: str) -> RemoteStore:
        """Return the same store, whose default graph also shows this one: «suggestions»."""
        return RemoteStore(self._client, self._edition, self.base, Iris(self.base).graph(name))

    @cached_property
    def manifest(self) -> Manifest:
        """What a folder's manifest would say: what IRIs begin with, and the day of the statuses."""
        derived = ox.NamedNode(Iris(self.base).graph("derived"))
        found = self.rows("SELECT ?graph ?day { ?graph ck:asOf ?day }", {"graph": derived})
        return Manifest("", self.base, next((value(row["day"]) for row in found), None), ())

    def query(
        self, query: str, *, substitutions: Substitutions | None = None
    ) -> ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples:
        """Run a SPARQL query over the union, with values in the place of variables.

        The prefixes of `kg.terms` need not be declared. Raises `SyntaxError` for a query that the
        server cannot read.
        """
        dialect = self._client.dialect
        terms = {v.value: dialect.written(term) for v, term in (substitutions or {}).items()}
        text = f"{_prologue(query)}{bound(query, terms)}"
        read = list(tokens(query))
        named = self.named_graphs() if any(token.says("GRAPH") for token in read) else []
        forms = (token for token in read if token.says("SELECT", "ASK", *_OF_TRIPLES))
        as_triples = any(form.says(*_OF_TRIPLES) for form in islice(forms, 1))
        accept = NTRIPLES if as_triples else RESULTS
        graphs = [self._edition.union, *self._also]
        found = self._client.query(text, accept, graphs=graphs, named=named)
        return graph(found) if as_triples else table(found, query, dialect)

    def rows(
        self, query: str, substitutions: Mapping[str, Term] | None = None
    ) -> list[dict[str, Term]]:
        """Return the rows of a SELECT by variable name, unbound ones left out."""
        given = {ox.Variable(name): term for name, term in (substitutions or {}).items()}
        found = self.query(query, substitutions=given)
        if not isinstance(found, ox.QuerySolutions):
            raise TypeError("rows are the answer to SELECT; use query() for ASK and CONSTRUCT")
        names = [variable.value for variable in found.variables]
        return [{name: term for name in names if (term := row[name]) is not None} for row in found]

    def named_graphs(self) -> list[str]:
        """Return the names of the named graphs, sorted."""
        return sorted(name for name in read_contents(self._client, self._edition) if name)

    def triples(self, graph: str | None = None) -> Iterator[ox.Triple]:
        """Yield the triples of a named graph, or of the union, as the server sends them."""
        return triples_of(self._client, graph or self._edition.union)

    def lines(self, graph: str | None = None) -> list[bytes]:
        """Return the sorted N-Triples lines of a named graph, or of the union."""
        return sorted(f"{triple} .\n".encode() for triple in self.triples(graph))


def _prologue(query: str) -> str:
    """Return the declarations of the known prefixes that a query uses without declaring them."""
    used = (prefix.rstrip(":") for prefix in undeclared(query, ()))
    return "".join(f"PREFIX {p}: <{PREFIXES[p]}> " for p in used if p in PREFIXES)
