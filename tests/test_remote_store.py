"""Published graphs answer as the embedded store does, on Oxigraph's server and on Virtuoso."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from library_settings import every_query, settings
from old_province import later, notice, store_of
from small_graph import small_store
from test_review_graph import into as reviewed  # noqa: F401 - a fixture

from bench.sparql_servers import FRESH, oxigraph_running
from kg.ask import Table, ask
from kg.remote.client import Client, StoreRefused
from kg.remote.place import Place
from kg.remote.publish import publish
from kg.remote.store import NothingPublished, RemoteStore
from kg.store import Store
from kg.terms import iri_of
from queries import library

pytest_plugins = ("remote_fixtures",)
SERVERS = ("oxigraph", "virtuoso")
AS_OF = ox.NamedNode(iri_of("ck:asOf"))
GRAPH = "https://w3id.org/camket/id/graph/derived"


@pytest.fixture(scope="module")
def here(built: Path, reviewed: Path) -> Store:  # noqa: F811 - the fixture
    """Return one graph of several: samples, reviewed papers, bodies that merged, figures."""
    stores = [Store.open(built), Store.open(reviewed)]
    found = [quad for store in stores for quad in quads(store)]
    for other in (small_store(), store_of(notice(), later())):
        found += other.quads_for_pattern(None, None, None, None)
    database = ox.Store()
    day = stores[0].manifest.as_of
    # It is judged by one day, as every graph is.
    database.bulk_extend(q for q in found if q.predicate != AS_OF or q.object.value == day)
    return Store(database, stores[0].folder, stores[0].manifest)


def quads(store: Store) -> Iterator[ox.Quad]:
    for name in (None, *store.named_graphs()):
        graph = ox.NamedNode(name) if name else ox.DefaultGraph()
        for triple in store.triples(name):
            yield ox.Quad(triple.subject, triple.predicate, triple.object, graph)


@pytest.fixture(scope="module")
def places(
    here: Store, virtuoso: Place, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, RemoteStore]]:
    """Return the graph as published to each server."""
    with oxigraph_running(tmp_path_factory.mktemp("oxigraph")) as (address, _):
        found = {"oxigraph": Client(Place(address)), "virtuoso": Client(virtuoso)}
        for client in found.values():
            publish(here, client, lambda stage, done, total: None)
        yield {name: RemoteStore.shown_by(client) for name, client in found.items()}
        for client in found.values():
            client.close()


def rows(found: object) -> tuple[list[str], list[list[str]]]:
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    return names, [["" if row[n] is None else str(row[n]) for n in names] for row in found]


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("name", every_query())
def test_every_query_gives_the_same_rows(
    name: str, server: str, here: Store, places: dict[str, RemoteStore]
) -> None:
    query = library.get(name)
    for values in settings(here, query):
        expected = rows(here.query(query.text, substitutions=values))
        found = rows(places[server].query(query.text, substitutions=values))
        assert found == expected, values


def test_the_rows_compared_are_no_empty_ones(here: Store) -> None:
    asked = {name: library.get(name) for name in every_query()}
    empty = {
        name
        for name, query in asked.items()
        if not any(
            rows(here.query(query.text, substitutions=values))[1]
            for values in settings(here, query)
        )
    }
    assert empty <= {"card-contradictions", "closed-by-document", "silent-tasks", "unsure-pairs"}


@pytest.mark.parametrize("server", SERVERS)
def test_the_graphs_come_back_as_they_were(
    server: str, here: Store, places: dict[str, RemoteStore]
) -> None:
    there = places[server]
    assert there.named_graphs() == here.named_graphs()
    for name in (None, *here.named_graphs()):
        assert there.lines(name) == here.lines(name), name
    assert there.manifest.as_of == here.manifest.as_of
    assert there.manifest.base == here.manifest.base


OWN = [
    # GRAPH sees the named graphs that were published, and no other of the server
    "SELECT DISTINCT ?g { GRAPH ?g { ?task a ck:Task } } ORDER BY ?g",
    "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } ORDER BY ?g",
    f"SELECT ?day {{ GRAPH <{GRAPH}> {{ <{GRAPH}> ck:asOf ?day }} }}",
    # text in any writing, and an order by what is computed
    'SELECT ?name { ?x skos:prefLabel ?name FILTER(CONTAINS(?name, "Sở")) } ORDER BY LCASE(?name)',
    "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",
]


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("text", OWN)
def test_a_query_of_ones_own(
    text: str, server: str, here: Store, places: dict[str, RemoteStore]
) -> None:
    assert rows(places[server].query(text)) == rows(here.query(text))


@pytest.mark.parametrize("server", SERVERS)
def test_the_other_forms(server: str, here: Store, places: dict[str, RemoteStore]) -> None:
    there = places[server]
    assert bool(there.query("ASK { ?task a ck:Task }"))
    assert not bool(there.query("ASK { ?task a ck:Nothing }"))
    text = "CONSTRUCT { ?x skos:prefLabel ?name } WHERE { ?x a ck:Project ; skos:prefLabel ?name }"
    expected = here.query(text)
    assert isinstance(expected, ox.QueryTriples)
    found = there.query(text)
    assert isinstance(found, ox.QueryTriples)
    assert set(found) == set(expected)
    with pytest.raises(SyntaxError):
        there.query("SELEC ?x")


HOSTILE = [
    'x" } DROP ALL #',
    "x\\u0022) } #",
    "x\\",
    "x\n} # \t\r",
    "'''\"\"\"",
    "Đường “vành đai” <b>&amp;</b> \u200b\U0001f600",
]


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_value_is_never_sparql(text: str, server: str, places: dict[str, RemoteStore]) -> None:
    asked = library.parse("own", "SELECT ?given ?x { VALUES ?x { 1 } FILTER(?given != 'a') }")
    answer = ask(places[server], asked, {"given": text})
    assert isinstance(answer, Table)
    assert len(answer.rows) == 1
    found = places[server].query(
        "SELECT ?given { VALUES ?x { 1 } }", substitutions={ox.Variable("given"): ox.Literal(text)}
    )
    assert rows(found)[1] == [[str(ox.Literal(text))]]


def test_names_are_found_there(places: dict[str, RemoteStore], here: Store) -> None:
    asked = library.get("tasks-of-body")
    values = {"agency": "so y te tinh lam giang", "as_of": "2025-12-01"}
    expected = ask(here, asked, values)
    assert isinstance(expected, Table)
    assert expected.rows
    for store in places.values():
        assert ask(store, asked, values) == expected


def test_suggestions_are_shown_where_they_are_asked_for(
    places: dict[str, RemoteStore], here: Store
) -> None:
    text = "SELECT (COUNT(*) AS ?n) { ?x ck:grade ck:inferred }"
    expected = rows(here.with_graph("suggestions").query(text))
    for store in places.values():
        assert rows(store.with_graph("suggestions").query(text)) == expected
        assert rows(store.query(text)) == rows(here.query(text))


def test_an_empty_server_holds_no_graph(oxigraph: str) -> None:
    with pytest.raises(NothingPublished, match="camket build"), RemoteStore.open(Place(oxigraph)):
        pass


def test_writing_to_virtuoso_needs_a_login(virtuoso: Place) -> None:
    for place in (Place(virtuoso.url), Place(virtuoso.url, user="dba", password=f"{FRESH}2")):
        with Client(place) as client:
            with pytest.raises(StoreRefused, match="CAMKET_STORE_USER"):
                client.put("urn:a", b"<urn:a> <urn:b> <urn:c> .\n", first=True)
            with pytest.raises(StoreRefused, match="CAMKET_STORE_USER"):
                client.update("INSERT DATA { GRAPH <urn:a> { <urn:a> <urn:b> <urn:c> } }")
