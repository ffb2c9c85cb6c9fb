"""A query with its values written in answers as the one whose parameters the store bound."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.ask import BadParameter, Table, ask
from kg.serve.given import query_text, with_values
from kg.store import Store
from queries import library

A = ox.NamedNode("urn:a")


@pytest.fixture(scope="module")
def store(built: Path) -> Store:
    return Store.open(built)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("SELECT ?x { ?x a ?c }", "SELECT ?x { VALUES ?c { <urn:a> } ?x a ?c }"),
        # the head asks, the pattern gets it
        ("SELECT ?x ?c { ?x a ?y }", "SELECT ?x ?c { VALUES ?c { <urn:a> } ?x a ?y }"),
        # a group knows nothing of what stands outside
        (
            "SELECT * { ?x a ?y OPTIONAL { FILTER(?y < ?c) } }",
            "SELECT * { ?x a ?y OPTIONAL { VALUES ?c { <urn:a> } FILTER(?y < ?c) } }",
        ),
        # no pattern begins before the SELECT of a subquery, nor in the rows of VALUES
        (
            "SELECT * { { SELECT ?c { ?x a ?y } } VALUES (?y ?c) { (1 2) } }",
            "SELECT * { VALUES ?c { <urn:a> } { SELECT ?c { VALUES ?c { <urn:a> } ?x a ?y } }"
            " VALUES (?y ?c) { (1 2) } }",
        ),
        (
            "SELECT ?x { ?x a ?y } ORDER BY ?c",
            "SELECT ?x { VALUES ?c { <urn:a> } ?x a ?y } ORDER BY ?c",
        ),
        # neither strings nor comments nor longer names are the variable
        ('SELECT ?x { ?x a ?cc . ?x a "?c" } # ?c', 'SELECT ?x { ?x a ?cc . ?x a "?c" } # ?c'),
    ],
)  # fmt: skip
def test_values_stand_in_each_group_that_mentions_them(before: str, after: str) -> None:
    assert with_values(before, {"c": [A]}) == after


VALUES = {
    "as_of": "2025-12-01",
    "from": "2025-01-01",
    "to": "2025-12-31",
    "role": "chủ trì",
    "words": "cầu",
    "known_on": "2025-11-01",
}
CLASSES = {
    "agency": "ck:Agency",
    "document": "ck:Document",
    "indicator": "ck:Indicator",
    "person": "foaf:Person",
    "project": "ck:Project",
    "statement": "ck:Commitment",
    "task": "ck:Task",
    "thing": "ck:Agency",
}


def _some(store: Store, kind: str) -> str:
    """Return the IRI of some thing of a kind."""
    query = f"SELECT ?x {{ ?x a {CLASSES[kind]} }} ORDER BY ?x LIMIT 1"
    return str(store.rows(query)[0]["x"]).strip("<>")


@pytest.mark.parametrize("query", library.all(), ids=lambda q: q.name)
def test_the_text_answers_as_the_query_does(query: library.Query, store: Store) -> None:
    values = {p.name: VALUES[p.name] for p in query.parameters if p.name in VALUES}
    values |= {p.name: _some(store, p.type) for p in query.parameters if p.type in CLASSES}
    asked = ask(store, query, values)
    assert isinstance(asked, Table)
    found = store.rows(query_text(store, query, values))
    wanted = [
        {c: t for c, t in zip(asked.columns, row, strict=True) if t is not None}
        for row in asked.rows
    ]
    shown = [{c: t for c, t in row.items() if c in asked.columns} for row in found]
    assert sorted(map(str, shown)) == sorted(map(str, wanted))


def test_hostile_values_stay_values(store: Store) -> None:
    text = query_text(store, library.get("search"), {"words": '" } } ; DROP ALL #\\'})
    assert store.rows(text) == []


def test_bad_values_are_refused(store: Store) -> None:
    with pytest.raises(BadParameter):
        query_text(store, library.get("overdue"), {"as_of": "mai"})
