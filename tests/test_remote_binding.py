"""Values in the text of a query: as terms, wherever the variable stands."""

import pytest

from kg.remote.binding import CannotBind, bound

TERMS = {"a": "<urn:x>", "n": '"2"'}
CASES = [
    # plain patterns and filters; a longer name is another variable
    ("ASK { ?a ?p $a ; ?p ?ab }", "ASK { <urn:x> ?p <urn:x> ; ?p ?ab }"),
    ("ASK { ?x ?y ?z FILTER(?z >= ?n) }", 'ASK { ?x ?y ?z FILTER(?z >= "2") }'),
    # strings, comments and IRIs are no variables
    ("ASK { ?x ?y '?a' } # ?a", "ASK { ?x ?y '?a' } # ?a"),
    # what is projected keeps its name, also inside of an expression
    ("SELECT ?a ?b WHERE { ?a ?p ?b }", "SELECT (<urn:x> AS ?a) ?b WHERE { <urn:x> ?p ?b }"),
    ("SELECT (STR(?a) AS ?b) { ?a ?p 1 }", "SELECT (STR(<urn:x>) AS ?b) { <urn:x> ?p 1 }"),
    # … and is sorted by under it
    (
        "SELECT ?a { ?a ?p ?b } ORDER BY ?a DESC(?b) LIMIT 5",
        "SELECT (<urn:x> AS ?a) { <urn:x> ?p ?b } ORDER BY ?a DESC(?b) LIMIT 5",
    ),
    # one group is none
    (
        "SELECT ?a (COUNT(?b) AS ?c) { ?a ?p ?b } GROUP BY ?a ?p",
        "SELECT (<urn:x> AS ?a) (COUNT(?b) AS ?c) { <urn:x> ?p ?b } GROUP BY  ?p",
    ),
    # a subquery groups by another name, and no row comes of an empty group
    (
        "SELECT ?b { { SELECT ?a (COUNT(?b) AS ?c) { ?a ?p ?b } GROUP BY ?a } ?b ?p ?a }",
        "SELECT ?b { { SELECT ?a_given (COUNT(?b) AS ?c)"
        " { <urn:x> ?p ?b  BIND(<urn:x> AS ?a_given) } GROUP BY ?a_given } ?b ?p <urn:x> }",
    ),
    # a list is filtered
    (
        "ASK { VALUES (?a ?b) { (<urn:x> 1) (<urn:y> 2) } ?a ?p ?b }",
        "ASK { VALUES (?a_given ?b) { (<urn:x> 1) (<urn:y> 2) } FILTER(?a_given = <urn:x>)"
        " <urn:x> ?p ?b }",
    ),
    (
        "ASK { ?x ?p ?b FILTER(BOUND(?a) && BOUND(?b)) }",
        "ASK { ?x ?p ?b FILTER((true) && BOUND(?b)) }",
    ),
    # nothing to do
    ("SELECT ?b { ?b ?p ?c }", "SELECT ?b { ?b ?p ?c }"),
]


@pytest.mark.parametrize(("query", "expected"), CASES)
def test_a_variable_with_a_value_is_the_value(query: str, expected: str) -> None:
    assert bound(query, TERMS) == expected


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?b { ?b ?p ?c BIND(STR(?b) AS ?a) }",
        "SELECT (COUNT(?b) AS ?a) { ?b ?p ?c }",
    ],
)
def test_what_the_query_computes_cannot_be_given(query: str) -> None:
    with pytest.raises(CannotBind, match=r"\?a"):
        bound(query, TERMS)
