"""Tests of what the tokens of SPARQL tell: calls to others, prefixes, the dataset of updates."""

from __future__ import annotations

import time

import pyoxigraph as ox
import pytest

from kg.sparql_text import DatasetConflict, calls_out, is_update, undeclared, with_dataset


@pytest.mark.parametrize(
    ("text", "keyword"),
    [
        ("SELECT * { SERVICE <http://a.test/> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * {service?s{}}", "SERVICE"),
        ("SELECT * { SERVICE SILENT ex:a { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * { \\u0053ERVICE <http://a.test/> { } }", "SERVICE"),
        ("SELECT * { \\U00000053ERVICE <http://a.test/> { } }", "SERVICE"),
        ("SELECT * { <http://a.test/'> ?p ?o . SERVICE <http://a.test/'> {} }", "SERVICE"),
        ("SELECT * { FILTER(?a<?b)SERVICE?s#>\n{ ?x ?y ?z } }", "SERVICE"),
        ("SELECT * { FILTER(?a<?b#> '\n)SERVICE ?s #'\n{ ?x ?y ?z } }", "SERVICE"),
        ("SELECT * { FILTER(?a<'>'||?b<ex:c#>'\n) SERVICE\tSILENT\n<a> { } } #'", "SERVICE"),
        ('SELECT * { VALUES ?x {"""a"} SERVICE <http://a.test/> { } }', "SERVICE"),
        ("SELECT * { ?s ?p ?o.SERVICE <http://a.test/> { } }", "SERVICE"),
        ("LOAD <http://a.test/>", "LOAD"),
        ("CLEAR ALL;load silent <http://a.test/>", "LOAD"),
        ("INSERT {} WHERE { FILTER(?a<?b&&?c='x>y') } ; LOAD <http://a.test/> #'", "LOAD"),
        ("SELECT * { ?s ck:service ?o ; ?service ?load . <http://a.test/service> a ck:load }", ""),
        ("SELECT * { ?s ?p 'SERVICE <http://a.test/> {', \"LOAD <http://a.test/>\" }", ""),
        ("SELECT * { ?s ?p ?o } # SERVICE <http://a.test/> { }", ""),
        ("SELECT * { ?s ?p '''it's a SERVICE <http://a.test/> { }''' }", ""),
        ("SELECT * { ?s ?p 'load'@en-service . ?self-service ?p ?o }", ""),
    ],
)
def test_what_asks_other_machines_is_found_and_nothing_else(text: str, keyword: str) -> None:
    assert calls_out(text) == keyword


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("SELECT * { ?s zz:p ?o ; yy:q zz:r }", {"zz:": 14, "yy:": 24}),
        ("PREFIX zz: <http://a.test/> SELECT * { ?s zz:p ck:Task }", {}),
        ("prefix : <http://a.test/> SELECT * { ?s :p _:b }", {}),
        ("SELECT * { ?s :p ?o }", {":": 14}),
        ("SELECT * { ?s ?p 'zz:a', <zz:b>, '''zz:''' } # zz:c", {}),
    ],
)
def test_prefixes_that_nobody_declared(text: str, missing: dict[str, int]) -> None:
    assert undeclared(text, {"ck"}) == missing


@pytest.mark.parametrize(
    ("text", "update"),
    [
        ("INSERT DATA { }", True),
        ("# SELECT\nPREFIX a: <http://a.test/> BASE <http://a.test/> with <b> DELETE { }", True),
        ("PREFIX drop: <http://a.test/> ASK { }", False),
        ("SELECT * { ?s ?p 'INSERT' }", False),
        ("", False),
    ],
)
def test_updates_are_told_from_queries(text: str, update: bool) -> None:
    assert is_update(text) is update


GRAPH = "<urn:g> { <urn:s> <urn:p> 'in g' }"
OTHER = "<urn:h> { <urn:s> <urn:p> 'in h' }"


@pytest.mark.parametrize(
    ("update", "graphs", "named", "left"),
    [
        ("INSERT { ?s <urn:new> ?o } WHERE { ?s <urn:p> ?o }", ["urn:g"], [], ["in g"]),
        ("INSERT{?s <urn:new> ?o}where{?s <urn:p> ?o}", ["urn:g", "urn:h"], [], ["in g", "in h"]),
        ("INSERT { ?s <urn:new> ?o } WHERE { ?s <urn:p> ?o }", [], ["urn:g"], []),
        (
            "INSERT { ?s <urn:new> ?o } WHERE { GRAPH ?g { ?s <urn:p> ?o } }",
            [],
            ["urn:h"],
            ["in h"],
        ),
        (
            "INSERT { ?s <urn:new> 'WHERE' } WHERE { ?s <urn:p> ?o # WHERE\n } ;"
            " DELETE { ?s <urn:new> ?o } WHERE { ?s <urn:p> 'in g' ; <urn:new> ?o }",
            ["urn:g"],
            [],
            ["WHERE"],
        ),
    ],
)
def test_an_update_looks_in_the_graphs_of_the_request(
    update: str, graphs: list[str], named: list[str], left: list[str]
) -> None:
    store = ox.Store()
    store.update(f"INSERT DATA {{ GRAPH {GRAPH} GRAPH {OTHER} }}")
    store.update(with_dataset(update, graphs, named))
    new = store.quads_for_pattern(None, ox.NamedNode("urn:new"), None, None)
    assert sorted(quad.object.value for quad in new) == left


def test_delete_where_takes_the_graphs_of_the_request() -> None:
    update = with_dataset("DELETE WHERE { ?s <urn:p> '}' }", ["urn:g"], [])
    assert update == ("DELETE { ?s <urn:p> '}' } USING <urn:g> WHERE { ?s <urn:p> '}' }")


@pytest.mark.parametrize(
    "update",
    [
        "WITH <urn:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "CLEAR ALL ; INSERT { ?s ?p ?o } using named <urn:g> WHERE { ?s ?p ?o }",
    ],
)
def test_an_update_with_a_dataset_of_its_own_is_refused(update: str) -> None:
    with pytest.raises(DatasetConflict):
        with_dataset(update, ["urn:g"], [])


@pytest.mark.parametrize(
    "text",
    [
        '\\"' * 50000,
        '\\"""\n' * 30000,
        "a.b-" * 40000,
        "<a" * 50000,
        "<\\u0041" * 20000,
        "service " * 20000 + "<a>",
        "service#\n" * 20000 + "<a>",
        "LOAD " + "#\n" * 50000 + "<a",
        "'''" * 30001 + "service <a>",
    ],
)
def test_hostile_texts_take_no_longer_than_others(text: str) -> None:
    started = time.process_time()
    calls_out(f"load {text}")
    undeclared(text, ())
    assert time.process_time() - started < 4
