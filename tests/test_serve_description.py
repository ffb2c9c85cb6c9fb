"""Tests of the service description; `test_w3c_protocol` holds it against its vocabulary."""

from __future__ import annotations

import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph, Namespace, URIRef

from kg.serve.description import describe
from kg.serve.negotiation import GRAPHS, TABLES

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
URL = "http://127.0.0.1:8080/sparql"


def described(*, writable: bool, graphs: tuple[str, ...] = ()) -> Graph:
    text = describe(URL, graphs, format=ox.RdfFormat.TURTLE, writable=writable)
    return Graph().parse(data=text, format="turtle")


def test_it_names_the_endpoint_its_languages_and_formats() -> None:
    graph = described(writable=False)
    service = graph.value(None, RDF.type, SD.Service)
    assert set(graph.objects(service, SD.endpoint)) == {URIRef(URL)}
    assert set(graph.objects(service, SD.supportedLanguage)) == {
        SD.SPARQL10Query,
        SD.SPARQL11Query,
    }
    formats = {URIRef(each.iri) for each in (*TABLES, *GRAPHS)}
    assert set(graph.objects(service, SD.resultFormat)) == formats


def test_only_a_server_that_writes_offers_updates() -> None:
    for writable in (False, True):
        offered = described(writable=writable).objects(None, SD.supportedLanguage)
        assert (SD.SPARQL11Update in set(offered)) is writable


def test_it_lists_the_named_graphs() -> None:
    names = ("https://example.org/nghi-quyết-12", "https://example.org/báo-cáo-7")
    graph = described(writable=False, graphs=names)
    dataset = graph.value(None, RDF.type, SD.Dataset)
    found = {graph.value(each, SD.name) for each in graph.objects(dataset, SD.namedGraph)}
    assert found == {URIRef(name) for name in names}


@pytest.mark.parametrize("format", [each.name for each in GRAPHS])
def test_it_is_written_in_every_format(format: str) -> None:
    chosen = getattr(ox.RdfFormat, format)
    text = describe(URL, (), format=chosen, writable=False)
    read = {quad.triple for quad in ox.parse(text, chosen)}
    plain = describe(URL, (), format=ox.RdfFormat.N_TRIPLES, writable=False)
    assert read == {quad.triple for quad in ox.parse(plain, ox.RdfFormat.N_TRIPLES)}
