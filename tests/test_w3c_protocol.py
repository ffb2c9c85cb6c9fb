"""The W3C's tests of the SPARQL 1.1 Protocol, service descriptions and result formats."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import httpx
import pyoxigraph as ox
import pytest
from endpoint import endpoint
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = Namespace("http://www.w3.org/2011/http#")
CNT = Namespace("http://www.w3.org/2011/content#")
UT = Namespace("http://www.w3.org/2009/sparql/tests/test-update#")
QT = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-query#")
RDFS = Namespace("http://www.w3.org/2000/01/rdf-schema#")
SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FOLDER = Path(__file__).resolve().parents[2] / "shared" / "w3c"
"""Where the manifests stand; tests are made of them, so this is asked before any fixture is."""
KINDS = {
    "boolean": ("application/sparql-results+json", "application/sparql-results+xml"),
    "tabular": (
        "application/sparql-results+json",
        "application/sparql-results+xml",
        "text/csv",
        "text/tab-separated-values",
    ),
    "RDF": ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"),
}
CLASSES = {
    "supportedLanguage": ("Service", "Language"),
    "resultFormat": ("Service", "Format"),
    "feature": ("Service", "Feature"),
    "defaultEntailmentRegime": ("Service", "EntailmentRegime"),
    "endpoint": ("Service", None),
    "defaultDataset": ("Service", "Dataset"),
    "defaultGraph": ("Dataset", "Graph"),
    "namedGraph": ("Dataset", "NamedGraph"),
    "name": ("NamedGraph", None),
}
"""Properties of the vocabulary of service descriptions that we use: their domains and ranges."""
INSTANCES = {
    "Language": {"SPARQL10Query", "SPARQL11Query", "SPARQL11Update"},
    "Feature": {
        "DereferencesURIs",
        "UnionDefaultGraph",
        "RequiresDataset",
        "EmptyGraphs",
        "BasicFederatedQuery",
    },
}
"""The instances that the vocabulary itself defines."""


def manifest(folder: str) -> Graph:
    graph = Graph()
    path = FOLDER / folder / "manifest.ttl"
    if path.is_file():
        graph.parse(path)
    return graph


def entries(folder: str) -> list[tuple[str, Node]]:
    graph = manifest(folder)
    return [
        (str(test).rpartition("#")[2], test)
        for start in graph.objects(None, MF.entries)
        for test in Collection(graph, start)
    ]


def cases(folder: str) -> list[object]:
    found = [pytest.param(test, id=name) for name, test in entries(folder)]
    return found or [pytest.param(None, id="missing")]


PROTOCOL = manifest("protocol")


@pytest.fixture(scope="module", autouse=True)
def w3c(shared: Path) -> Path:
    return shared / "w3c"


@pytest.fixture
def empty(tmp_path: Path) -> Iterator[str]:
    """An endpoint that may be written, over an empty store."""
    with endpoint(tmp_path / "store", writable=True) as url:
        yield url


def load(url: str, test: Node) -> None:
    """Store the graphs that a test needs."""
    for data in PROTOCOL.objects(test, UT.graphData):
        path = FOLDER / "protocol" / str(PROTOCOL.value(data, UT.graph)).rpartition("/")[2]
        name = PROTOCOL.value(data, RDFS.label)
        text = f"INSERT DATA {{ GRAPH <{name}> {{ {path.read_text(encoding='utf-8')} }} }}"
        assert httpx.post(url, data={"update": text}).status_code == 204


def send(client: httpx.Client, request: Node) -> httpx.Response:
    """Send a request of the manifest."""
    headers = {}
    for start in PROTOCOL.objects(request, HT.headers):
        for header in Collection(PROTOCOL, start):
            name = str(PROTOCOL.value(header, HT.fieldName))
            headers[name] = str(PROTOCOL.value(header, HT.fieldValue))
    body = PROTOCOL.value(request, HT.body)
    content = b""
    if body:
        encoding = str(PROTOCOL.value(body, CNT.characterEncoding))
        content = str(PROTOCOL.value(body, CNT.chars)).encode(encoding)
    path = str(PROTOCOL.value(request, HT.absolutePath))
    method = str(PROTOCOL.value(request, HT.methodName))
    return client.request(method, path, content=content, headers=headers)


def check(answer: httpx.Response, expected: Node) -> None:
    """Compare an answer with what the manifest expects."""
    statuses = {str(each)[-3] for each in PROTOCOL.objects(expected, MF.expectedStatus)}
    assert str(answer.status_code)[0] in statuses, answer.text
    format = PROTOCOL.value(expected, MF.expectedFormat)
    if format:
        assert answer.headers["content-type"].split(";")[0] in KINDS[str(format)]
    truth = PROTOCOL.value(expected, MF.expectedBoolean)
    if truth is not None:
        assert answer.json()["boolean"] is truth.toPython()


@pytest.mark.parametrize("test", cases("protocol"))
def test_protocol(test: Node, empty: str) -> None:
    load(empty, test)
    action = PROTOCOL.value(test, MF.action)
    requests = list(Collection(PROTOCOL, PROTOCOL.value(action, HT.requests)))
    assert requests
    with httpx.Client(base_url=empty.removesuffix("/sparql")) as client:
        for request in requests:
            answer = send(client, request)
            check(answer, PROTOCOL.value(request, HT.resp))


def test_every_protocol_test_is_run() -> None:
    assert len(entries("protocol")) == 34


def described(url: str) -> Graph:
    answer = httpx.get(url)
    assert answer.status_code == 200
    return Graph().parse(data=answer.text, format="turtle")


def test_description_returns_rdf(empty: str) -> None:
    assert len(described(empty)) > 0


@pytest.mark.parametrize("slash", ["", "/"])
def test_description_has_a_matching_endpoint(empty: str, slash: str) -> None:
    graph = described(empty + slash)
    services = list(graph.subjects(RDF.type, SD.Service))
    assert len(services) == 1
    assert list(graph.objects(services[0], SD.endpoint)) == [URIRef(empty + slash)]


def test_description_conforms_to_the_schema(empty: str) -> None:
    httpx.post(empty, data={"update": "INSERT DATA { GRAPH <urn:g> { <urn:a> <urn:b> 1 } }"})
    graph = described(empty)
    seen = set()
    for subject, property, value in graph:
        if not str(property).startswith(str(SD)):
            continue
        name = str(property).removeprefix(str(SD))
        seen.add(name)
        domain, range_ = CLASSES[name]
        assert (subject, RDF.type, SD[domain]) in graph
        if range_ in INSTANCES:
            assert str(value).removeprefix(str(SD)) in INSTANCES[range_]
        elif range_ in ("Dataset", "Graph", "NamedGraph"):
            assert (value, RDF.type, SD[range_]) in graph
        else:
            assert isinstance(value, URIRef)
    assert seen == set(CLASSES)


def result_cases() -> list[object]:
    found = []
    for folder in ("csv-tsv-res", "json-res"):
        graph = manifest(folder)
        for name, test in entries(folder):
            action = graph.value(test, MF.action)
            paths = [
                FOLDER / folder / str(node).rpartition("/")[2]
                for node in (
                    graph.value(action, QT.data),
                    graph.value(action, QT.query),
                    graph.value(test, MF.result),
                )
            ]
            found.append(pytest.param(*paths, id=name))
    return found or [pytest.param(None, None, None, id="missing")]


MEDIA = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".srj": "application/sparql-results+json",
}


def plain(text: str) -> str | float:
    """A cell or term; blank nodes have no name that means anything.

    Numbers by value, as Oxigraph keeps them: it forgets whether one was «1.0E6» or 1000000.
    """
    if text.startswith("_:"):
        return "_:"
    number = re.fullmatch(r'"?([-+]?[0-9.]+(?:[eE][0-9]+)?)"?(\^\^<.*#(?!string).*>)?', text)
    return float(number[1]) if number else text


def rows(text: str) -> list[dict[str, str | float]]:
    """Rows of CSV, columns by name, as SELECT * gives them no order."""
    return [
        {name: plain(cell) for name, cell in row.items()}
        for row in csv.DictReader(io.StringIO(text))
    ]


def bindings(text: str) -> object:
    """A JSON answer; blank nodes have no names that mean anything, variables and rows no order."""
    answer = json.loads(text)
    if "boolean" in answer:
        return answer["boolean"]
    found = []
    for row in answer["results"]["bindings"]:
        for term in row.values():
            if term["type"] == "bnode":
                term["value"] = ""
            term["type"] = term["type"].replace("typed-literal", "literal")
        found.append(json.dumps(row, sort_keys=True))
    return sorted(answer["head"]["vars"]), sorted(found)


def solutions(text: str) -> list[dict[str, str | float]]:
    """Rows of TSV as terms, by name of the column."""
    found = ox.parse_query_results(text, format=ox.QueryResultsFormat.TSV)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return [{name: plain(str(row[name])) for name in names} for row in found]


READ = {".csv": rows, ".tsv": solutions, ".srj": bindings}


@pytest.mark.parametrize(("data", "query", "result"), result_cases())
def test_result_format(data: Path, query: Path, result: Path, empty: str) -> None:
    triples = Graph().parse(data).serialize(format="nt")
    httpx.post(empty, data={"update": f"INSERT DATA {{ {triples} }}"}).raise_for_status()
    answer = httpx.get(
        empty, params={"query": query.read_text()}, headers={"Accept": MEDIA[result.suffix]}
    )
    assert answer.headers["content-type"].split(";")[0] == MEDIA[result.suffix]
    read = READ[result.suffix]
    assert read(answer.text) == read(result.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("media", "format"),
    [
        ("text/turtle", ox.RdfFormat.TURTLE),
        ("application/n-triples", ox.RdfFormat.N_TRIPLES),
        ("application/ld+json", ox.RdfFormat.JSON_LD),
        ("application/rdf+xml", ox.RdfFormat.RDF_XML),
    ],
)
def test_graphs_are_the_same_in_every_format(media: str, format: ox.RdfFormat, empty: str) -> None:
    triples = '<urn:a> <urn:b> "Đề án\\n2"@vi, 1, <urn:é> . '
    httpx.post(empty, data={"update": f"INSERT DATA {{ {triples} }}"}).raise_for_status()
    answer = httpx.get(
        empty,
        params={"query": "CONSTRUCT WHERE { ?s ?p ?o }"},
        headers={"Accept": media},
    )
    assert answer.headers["content-type"].split(";")[0] == media
    found = {quad.triple for quad in ox.parse(answer.content, format)}
    assert found == {quad.triple for quad in ox.parse(triples, ox.RdfFormat.TURTLE)}
