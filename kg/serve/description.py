"""The service description: what the SPARQL endpoint is and can do, as RDF."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.serve.negotiation import GRAPHS, TABLES
from kg.terms import PREFIXES

SD = "http://www.w3.org/ns/sparql-service-description#"
_PREFIXES = {
    "sd": SD,
    "format": "http://www.w3.org/ns/formats/",
    "rdf": PREFIXES["rdf"],
    "rdfs": PREFIXES["rdfs"],
}
_DEFAULT_GRAPH = (
    ("vi", "Tất cả các văn bản, mỗi đối tượng dưới một IRI thống nhất; không gồm các gợi ý"),
    ("en", "All documents, each thing under one IRI; without what is only suggested"),
)


def _sd(name: str) -> ox.NamedNode:
    return ox.NamedNode(SD + name)


_TYPE = ox.NamedNode(PREFIXES["rdf"] + "type")
_LABEL = ox.NamedNode(PREFIXES["rdfs"] + "label")


def _service(endpoint: ox.NamedNode, *, writable: bool) -> Iterator[ox.Triple]:
    """Yield what the service itself is: its address, languages, formats and features."""
    service = ox.NamedNode(f"{endpoint.value}#service")
    yield ox.Triple(service, _TYPE, _sd("Service"))
    yield ox.Triple(service, _sd("endpoint"), endpoint)
    languages = ["SPARQL10Query", "SPARQL11Query", *(["SPARQL11Update"] if writable else [])]
    for language in languages:
        yield ox.Triple(service, _sd("supportedLanguage"), _sd(language))
    for format in (*TABLES, *GRAPHS):
        yield ox.Triple(service, _sd("resultFormat"), ox.NamedNode(format.iri))
    yield ox.Triple(service, _sd("feature"), _sd("EmptyGraphs"))
    regime = ox.NamedNode("http://www.w3.org/ns/entailment/Simple")
    yield ox.Triple(service, _sd("defaultEntailmentRegime"), regime)
    yield ox.Triple(service, _sd("defaultDataset"), ox.NamedNode(f"{endpoint.value}#dataset"))


def _dataset(endpoint: ox.NamedNode, graphs: Iterable[str]) -> Iterator[ox.Triple]:
    """Yield the default graph and the named graphs."""
    dataset = ox.NamedNode(f"{endpoint.value}#dataset")
    default = ox.NamedNode(f"{endpoint.value}#default-graph")
    yield ox.Triple(dataset, _TYPE, _sd("Dataset"))
    yield ox.Triple(dataset, _sd("defaultGraph"), default)
    yield ox.Triple(default, _TYPE, _sd("Graph"))
    for language, label in _DEFAULT_GRAPH:
        yield ox.Triple(default, _LABEL, ox.Literal(label, language=language))
    for graph in graphs:
        named = ox.BlankNode()
        yield ox.Triple(dataset, _sd("namedGraph"), named)
        yield ox.Triple(named, _TYPE, _sd("NamedGraph"))
        yield ox.Triple(named, _sd("name"), ox.NamedNode(graph))


def describe(
    endpoint: str, graphs: Iterable[str], *, format: ox.RdfFormat, writable: bool
) -> bytes:
    """Return the description of an endpoint, with the names of its graphs."""
    node = ox.NamedNode(endpoint)
    triples = [*_service(node, writable=writable), *_dataset(node, graphs)]
    return ox.serialize(triples, format=format, prefixes=_PREFIXES) or b""
