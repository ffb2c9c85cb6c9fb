"""Clients that others wrote ask the endpoint: SPARQLWrapper, rdflib, Comunica, curl."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from endpoint import BODY, GRAPH, LEADS, OTHER, TASK, endpoint, make_store
from npm_clients import installed
from rdflib import RDFS, Graph, Literal, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore, SPARQLUpdateStore
from SPARQLWrapper import CSV, GET, JSON, JSONLD, N3, POST, TSV, TURTLE, XML, SPARQLWrapper
from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, QueryBadFormed

from kg.serve.limits import Limits

NAME = "Đào kênh, {nạo vét}\n«đợt 2», dài 4 km"
NAMES = f"SELECT ?name {{ <{TASK}> rdfs:label ?name }}"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    store = make_store(tmp_path_factory.mktemp("clients") / "store")
    with endpoint(store, Limits(workers=2, rows=50)) as address:
        yield address


@pytest.fixture
def writable(tmp_path: Path) -> Iterator[str]:
    with endpoint(make_store(tmp_path / "store"), writable=True) as address:
        yield address


@pytest.fixture(scope="session")
def comunica(program: Callable[[str, str], str], root: Path) -> list[str]:
    """The command of Comunica, installed by its lock into a folder that is kept for next time."""
    node = program("node", "nodejs")
    tool = installed(program, root) / "@comunica" / "query-sparql" / "bin" / "query.js"
    return [node, str(tool)]


def wrapper(url: str, query: str, format: str, method: str = GET) -> SPARQLWrapper:
    client = SPARQLWrapper(url)
    client.setQuery(query)
    client.setReturnFormat(format)
    client.setMethod(method)
    return client


@pytest.mark.parametrize("method", [GET, POST])
def test_sparqlwrapper_reads_every_table_format(method: str, url: str) -> None:
    found = wrapper(url, NAMES, JSON, method).query().convert()
    assert found["results"]["bindings"][0]["name"]["value"] == NAME
    text = wrapper(url, NAMES, XML, method).query().convert().toxml()
    assert "Đào kênh, {nạo vét}" in text
    for format in (CSV, TSV):
        assert "Đào kênh" in wrapper(url, NAMES, format, method).query().convert().decode()


@pytest.mark.parametrize("format", [TURTLE, N3, XML, JSONLD])
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
def test_sparqlwrapper_reads_graphs(format: str, url: str) -> None:
    found = wrapper(
        url, f"CONSTRUCT {{ ?s ?p ?o }} {{ VALUES ?s {{ <{TASK}> }} ?s ?p ?o }}", format
    )
    answer = found.query().convert()
    graph = answer if isinstance(answer, Graph) else Graph().parse(data=answer, format="turtle")
    assert set(graph) == {(URIRef(TASK), RDFS.label, Literal(NAME, lang="vi"))}


def test_sparqlwrapper_shows_our_messages(url: str) -> None:
    with pytest.raises(QueryBadFormed, match="zz:"):
        wrapper(url, "SELECT * { ?s zz:p ?o }", JSON).query()
    many = f"SELECT ?a {{ VALUES ?a {{ {' '.join(map(str, range(51)))} }} }}"
    with pytest.raises(EndPointInternalError, match="LIMIT"):
        wrapper(url, many, JSON).query()


def test_sparqlwrapper_names_a_dataset_and_updates(writable: str) -> None:
    client = wrapper(writable, "SELECT ?o { ?s ?p ?o }", JSON)
    client.addDefaultGraph(OTHER)
    rows = client.query().convert()["results"]["bindings"]
    assert [row["o"]["value"] for row in rows] == ["Đào kênh"]
    wrapper(writable, "CLEAR ALL", JSON, POST).query()
    assert not wrapper(writable, "ASK { ?s ?p ?o }", JSON).query().convert()["boolean"]


def test_rdflib_reads_the_endpoint_as_a_graph(url: str) -> None:
    graph = Graph(store=SPARQLStore(url))
    assert list(graph.objects(URIRef(TASK), RDFS.label)) == [Literal(NAME, lang="vi")]
    assert (URIRef(BODY), URIRef(LEADS), URIRef(TASK)) in graph
    rows = list(graph.query(NAMES))
    assert [row[0] for row in rows] == [Literal(NAME, lang="vi")]


def test_rdflib_asks_a_named_graph(url: str) -> None:
    graph = Graph(store=SPARQLStore(url), identifier=URIRef(GRAPH))
    assert list(graph.objects(URIRef(BODY), URIRef(LEADS))) == [URIRef(TASK)]
    assert not list(graph.objects(URIRef(TASK), RDFS.label))


def test_rdflib_writes(writable: str) -> None:
    graph = Graph(store=SPARQLUpdateStore(writable, writable), identifier=URIRef(OTHER))
    graph.add((URIRef("urn:a"), RDFS.label, Literal("Trạm bơm «Cầu Đá»", lang="vi")))
    assert list(graph.objects(URIRef("urn:a"), RDFS.label)) == [
        Literal("Trạm bơm «Cầu Đá»", lang="vi")
    ]


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
    return done.stdout


def test_comunica(comunica: list[str], url: str) -> None:
    rows = run(*comunica, f"sparql@{url}", NAMES.replace("rdfs:label", f"<{RDFS.label}>"))
    assert NAME in json.loads(rows)[0]["name"]
    join = f"SELECT ?name {{ <{BODY}> <{LEADS}> ?t . ?t <{RDFS.label}> ?name }}"
    assert NAME in json.loads(run(*comunica, f"sparql@{url}", join))[0]["name"]
    graph = run(*comunica, f"sparql@{url}", "CONSTRUCT WHERE { ?s ?p ?o }", "-t", "text/turtle")
    assert len(Graph().parse(data=graph, format="turtle")) == 2


def test_comunica_finds_the_endpoint_by_its_description(comunica: list[str], url: str) -> None:
    """Without «sparql@»: Comunica must see by the answer to a bare GET that this is an endpoint."""
    rows = run(*comunica, url, f"SELECT ?o {{ <{BODY}> <{LEADS}> ?o }}")
    assert json.loads(rows) == [{"o": TASK}]


def test_curl(program: Callable[[str, str], str], url: str, tmp_path: Path) -> None:
    curl = program("curl", "curl")
    query = tmp_path / "names.rq"
    query.write_text(NAMES, encoding="utf-8")
    common = (curl, "-sS", "--noproxy", "*", "--fail-with-body")
    get = run(*common, "-G", url, "--data-urlencode", f"query@{query}", "-H", "Accept: text/csv")
    form = run(*common, url, "--data-urlencode", f"query@{query}", "-H", "Accept: text/csv")
    media = "Content-Type: application/sparql-query"
    direct = (*common, url, "--data-binary", f"@{query}", "-H", media, "-H", "Accept: text/csv")
    assert get == form == run(*direct)
    assert get.splitlines()[0] == "name"
    assert "Đào kênh" in get
