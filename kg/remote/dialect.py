"""In what servers differ although they speak SPARQL 1.1: addresses, faults, and forms of answers.

Everything that is known of one server stands here. Virtuoso (7.2.5) compares «?on <= "…"^^xsd:date»
by an index that loses rows, but not with the constructor `xsd:date("…")`; it writes booleans as
0 and 1, answers ASK by a table, and sorts IRIs by their age.
"""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from kg.lookup import Term
from kg.terms import iri_of

_DATE = iri_of("xsd:date")


@dataclass(frozen=True, slots=True)
class Dialect:
    """What one kind of server needs.

    `query`, `update` and `graphs` are appended to the server's address, and `login` to the latter
    two for who logs in. `named_by` begins the `Server` header of its replies. `sorts` is false
    where its order is not that of SPARQL.
    """

    name: str
    named_by: str = ""
    query: str = ""
    update: str = ""
    graphs: str = ""
    login: str = ""
    dates_by_constructor: bool = False
    sorts: bool = True

    def written(self, term: Term) -> str:
        """Return a term as it is to stand in an expression or a pattern of a query."""
        if not (self.dates_by_constructor and isinstance(term, ox.Literal)):
            return str(term)
        is_date = term.datatype.value == _DATE
        return f"<{_DATE}>({ox.Literal(term.value)})" if is_date else str(term)


OXIGRAPH = Dialect("Oxigraph", "Oxigraph", "/query", "/update", "/store")
VIRTUOSO = Dialect(
    "Virtuoso",
    "Virtuoso",
    "/sparql",
    "/sparql",
    "/sparql-graph-crud",
    "-auth",
    dates_by_constructor=True,
    sorts=False,
)
STANDARD = Dialect("SPARQL 1.1", "", "/query", "/update", "/data")
"""Any other server: Fuseki's layout, unless a file gives the addresses."""
DIALECTS = (OXIGRAPH, VIRTUOSO, STANDARD)


def dialect_of(server: str) -> Dialect:
    """Return the dialect of a server by the `Server` header of its replies."""
    return next(each for each in DIALECTS if server.startswith(each.named_by))
