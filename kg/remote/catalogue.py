"""The catalogue: the small graph on a server that says which build readers are to ask.

    <catalogue>             dcterms:hasVersion  <…/published/1f2e>   the build that is shown
                            dcterms:replaces    <…/published/9c0b>   the one before it
    <…/published/1f2e>      void:uriSpace       "https://…/id/"      what its IRIs begin with

Each build has its union in a graph of its own, and a graph of contents, which names all named
graphs with the digest of what they hold. Nothing of a build that is shown is ever written again:
one update of the catalogue shows the next, so that readers see the old build or the new one.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.iris import short_hash
from kg.remote.answers import graph
from kg.remote.client import NTRIPLES, Client
from kg.remote.graphs import triples_of, value
from kg.terms import exact, iri_of, node

CATALOGUE = "https://w3id.org/camket/catalogue"
"""The name of the catalogue and of its graph, the same on every server."""
UNFINISHED = f"{CATALOGUE}/unfinished"
"""The graph that names what a publishing writes, until all of it is shown or removed."""
_SHOWS = iri_of("dcterms:hasVersion")
_BEFORE = iri_of("dcterms:replaces")
_DIGEST = iri_of("dcterms:identifier")
_WRITES = iri_of("dcterms:hasPart")
_BASE = "http://rdfs.org/ns/void#uriSpace"


@dataclass(frozen=True, slots=True)
class Edition:
    """One build on a server, by the IRI that its graphs begin with."""

    iri: str

    @classmethod
    def of(cls, base: str, digests: Mapping[str, str]) -> Edition:
        """Return the edition whose graphs have these digests, the union's under «»."""
        held = (f"{name} {digest}" for name, digest in sorted(digests.items()))
        return cls(f"{base}published/{short_hash(*held, length=16)}")

    @property
    def union(self) -> str:
        """The graph of the union."""
        return f"{self.iri}/union"

    @property
    def contents(self) -> str:
        """The graph that lists the named graphs."""
        return f"{self.iri}/contents"


@dataclass(frozen=True, slots=True)
class Catalogue:
    """What a server shows: an edition with its base, and the one before it; `None`: nothing."""

    shown: Edition | None = None
    before: Edition | None = None
    base: str = ""


def read_catalogue(client: Client) -> Catalogue:
    """Return what the server shows."""
    answer = client.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", NTRIPLES, graphs=[CATALOGUE])
    found = {value(t.predicate): value(t.object) for t in graph(answer)}
    if _SHOWS not in found:
        return Catalogue()
    before = Edition(found[_BEFORE]) if _BEFORE in found else None
    return Catalogue(Edition(found[_SHOWS]), before, found.get(_BASE, ""))


def read_contents(client: Client, edition: Edition | None) -> dict[str, str]:
    """Return the digest of each named graph of an edition, the union's under «»."""
    if edition is None:
        return {}
    found = {value(t.subject): value(t.object) for t in triples_of(client, edition.contents)}
    return {"" if name == edition.union else name: digest for name, digest in found.items()}


def contents_lines(digests: Mapping[str, str], edition: Edition) -> list[str]:
    """Return the graph of contents as N-Triples lines."""
    return [
        f"{node(name or edition.union)} {node(_DIGEST)} {exact(digest)} .\n"
        for name, digest in sorted(digests.items())
    ]


def read_unfinished(client: Client) -> set[str]:
    """Return the graphs that some publishing began to write or to remove."""
    return {value(t.object) for t in triples_of(client, UNFINISHED)}


def unfinished_lines(graphs: Iterable[str]) -> list[str]:
    """Return the graph of what is unfinished as N-Triples lines."""
    return [f"{node(CATALOGUE)} {node(_WRITES)} {node(name)} .\n" for name in sorted(graphs)]


def copying(source: str, target: str, now: Edition | None) -> str:
    """Return the update that makes a graph a copy of another, if this edition is still shown."""
    shown = (
        f"GRAPH {node(CATALOGUE)} {{ {node(CATALOGUE)} {node(_SHOWS)} {node(now.iri)} }}"
        if now
        else ""
    )
    return " ;\n".join(
        f"{verb} {{ GRAPH {node(target)} {{ ?s ?p ?o }} }} "
        f"WHERE {{ {shown} GRAPH {node(read)} {{ ?s ?p ?o }} }}"
        for verb, read in (("DELETE", target), ("INSERT", source))
    )


def showing(edition: Edition, base: str, now: Edition | None) -> str:
    """Return the update that shows an edition instead of the one that is shown now, if it still is.

    One operation, so that no reader finds the catalogue empty.
    """
    after = f"{node(CATALOGUE)} {node(_SHOWS)} {node(edition.iri)} ; {node(_BASE)} {exact(base)}"
    if now is None:
        return f"INSERT DATA {{ GRAPH {node(CATALOGUE)} {{ {after} }} }}"
    return (
        f"WITH {node(CATALOGUE)} DELETE {{ {node(CATALOGUE)} ?p ?o }} "
        f"INSERT {{ {after} ; {node(_BEFORE)} {node(now.iri)} }} "
        f"WHERE {{ {node(CATALOGUE)} {node(_SHOWS)} {node(now.iri)} ; ?p ?o }}"
    )
