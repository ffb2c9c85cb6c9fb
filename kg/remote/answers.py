"""Answers of servers as pyoxigraph has them, so that whoever asks need not know who answered.

Where a server's order is not that of SPARQL, its rows are sorted again: as VALUES of the same
ORDER BY, by Oxigraph. So the rows stand in the same order whichever server holds the graph.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import dropwhile, takewhile

import pyoxigraph as ox

from kg.remote.dialect import Dialect
from kg.sparql_text import tokens
from kg.terms import PREFIXES, iri_of

_TRUE_OR_FALSE = {"0": "false", "1": "true"}
_ASKED = "__ASK_RETVAL"
_Cell = Mapping[str, str]
_Row = Mapping[str, _Cell]


def table(content: bytes, query: str, dialect: Dialect) -> ox.QuerySolutions | ox.QueryBoolean:
    """Return the answer to SELECT or ASK from SPARQL results in JSON.

    Raises `ValueError` for other content.
    """
    if dialect.sorts:
        return ox.parse_query_results(content, format=ox.QueryResultsFormat.JSON)
    found = json.loads(content)
    if "boolean" in found or found["head"].get("vars") == [_ASKED]:
        return _boolean(found)
    rows = [
        {name: _cell(cell) for name, cell in row.items()} for row in found["results"]["bindings"]
    ]
    plain = {"head": {"vars": found["head"]["vars"]}, "results": {"bindings": rows}}
    order = _order(query, found["head"]["vars"])
    blank = any(cell["type"] == "bnode" for row in rows for cell in row.values())
    return _read(plain) if blank or not order else _sorted_again(_read(plain), order)


def _read(plain: object) -> ox.QuerySolutions:
    read = ox.parse_query_results(json.dumps(plain), format=ox.QueryResultsFormat.JSON)
    assert isinstance(read, ox.QuerySolutions)  # noqa: S101 - it was written so
    return read


def _boolean(found: Mapping[str, object]) -> ox.QueryBoolean:
    """Return an answer to ASK, also where it is a table of one number."""
    said = found.get("boolean")
    if said is None:
        said = '"value": "1"' in json.dumps(found["results"])
    plain = json.dumps({"head": {}, "boolean": said})
    read = ox.parse_query_results(plain, format=ox.QueryResultsFormat.JSON)
    assert isinstance(read, ox.QueryBoolean)  # noqa: S101 - it was written so
    return read


def _cell(cell: _Cell) -> _Cell:
    """Return a cell as the recommendation has it."""
    kept = {key: value for key, value in cell.items() if key in ("value", "xml:lang", "datatype")}
    kind = cell["type"].removeprefix("typed-")
    if kept.get("datatype") == iri_of("xsd:boolean"):
        kept["value"] = _TRUE_OR_FALSE.get(kept["value"], kept["value"])
    return {"type": kind, **kept}


def _sorted_again(read: ox.QuerySolutions, order: str) -> ox.QuerySolutions:
    """Return rows in an order whose variables are all columns of theirs."""
    names = [variable.value for variable in read.variables]
    heads = " ".join(f"?{name}" for name in names)
    cells = (["UNDEF" if row[name] is None else str(row[name]) for name in names] for row in read)
    listed = " ".join(f"({' '.join(row)})" for row in cells)
    text = f"SELECT {heads} {{ VALUES ({heads}) {{ {listed} }} }} {order}"
    found = ox.Store().query(text, prefixes=PREFIXES)
    assert isinstance(found, ox.QuerySolutions)  # noqa: S101 - it is a SELECT
    return found


def _order(query: str, names: Sequence[str]) -> str:
    """Return the ORDER BY of the outermost SELECT; «» where it needs more than these columns."""
    read = [token for token in tokens(query) if token.depth == 0]
    clause = list(dropwhile(lambda token: not token.says("ORDER"), read))
    clause = list(takewhile(lambda token: not token.says("LIMIT", "OFFSET", "VALUES"), clause))
    missing = any(t.text[0] in "?$" and t.text[1:] not in names for t in clause)
    return "" if missing or not clause else query[clause[0].start : clause[-1].end]


def graph(content: bytes) -> ox.QueryTriples:
    """Return the answer to CONSTRUCT or DESCRIBE from N-Triples."""
    store = ox.Store()
    store.load(content, format=ox.RdfFormat.N_TRIPLES)
    found = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
    assert isinstance(found, ox.QueryTriples)  # noqa: S101 - it is a CONSTRUCT
    return found
