"""Quotations held against their sources: does each stand where the graph says, to the character?"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress

import pyoxigraph as ox

from kg.store import Store
from kg.validate import Quotation, Violation, check_provenance

_QUOTES = "?evidence oa:exact ?exact ; oa:hasSource ?source ; oa:start ?start ; oa:end ?end"
_NAMES = "?evidence ?source ?start ?end ?exact"
_IN_GRAPH = f"SELECT ?graph {_NAMES} WHERE {{ GRAPH ?graph {{ {_QUOTES} }} }}"
_IN_UNION = f"SELECT {_NAMES} WHERE {{ {_QUOTES} }}"
_HASHES = "SELECT ?graph ?document ?sha WHERE { GRAPH ?graph { ?document ck:sha256 ?sha } }"


def misquoted(store: Store) -> tuple[list[Violation], int]:
    """Return the quotations of a store that are not what their source says, and how many there are.

    Each document's graph is held against the text of its own file; what only the union has, since
    people said so, against the text of the file that its IRI names.
    """
    found: list[Violation] = []
    seen: set[str] = set()
    for name in store.named_graphs():
        hashes = file_hashes(store, name)
        if hashes:
            rows = _quotations(store, _IN_GRAPH, name)
            seen |= {row.iri for row in rows}
            found += check_provenance(rows, _texts(store, hashes))
    given = [row for row in _quotations(store, _IN_UNION) if row.iri not in seen]
    files = {document.sha256[:16]: document.sha256 for document in store.manifest.documents}
    for row in given:
        named = row.iri.removeprefix(store.manifest.base).split("/")[1:2]
        texts = _texts(store, {row.source: files.get("".join(named), "")})
        found += check_provenance([row], texts)
    return found, len(seen) + len(given)


def file_hashes(store: Store, graph: str) -> dict[str, str]:
    """Return the hash of the file that a graph was made of, by the IRI of its document."""
    return {row["document"]: row["sha"] for row in _rows(store, _HASHES, graph)}


def _texts(store: Store, hashes: Mapping[str, str]) -> dict[str, str]:
    """Return texts by the IRI of their document; none where it is gone."""
    texts = {}
    for document, sha256 in hashes.items():
        with suppress(OSError, UnicodeDecodeError):
            texts[document] = store.source(sha256)
    return texts


def _quotations(store: Store, query: str, graph: str = "") -> list[Quotation]:
    return [
        Quotation(r["evidence"], r["source"], int(r["start"]), int(r["end"]), r["exact"])
        for r in _rows(store, query, graph)
    ]


def _rows(store: Store, query: str, graph: str) -> list[dict[str, str]]:
    """Return the rows of a query, over one named graph if that is given, as text."""
    rows = store.rows(query, {"graph": ox.NamedNode(graph)} if graph else None)
    return [{name: str(getattr(term, "value", term)) for name, term in row.items()} for row in rows]
