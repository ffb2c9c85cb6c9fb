"""Tests of content negotiation: media ranges, weights, wildcards, ties."""

from __future__ import annotations

import pytest

from kg.serve.negotiation import GRAPHS, HTML, TABLES, Format, choose, offered

JSON, XML, CSV, TSV = TABLES
TURTLE, N_TRIPLES, JSON_LD, RDF_XML = GRAPHS


@pytest.mark.parametrize(
    ("accept", "chosen"),
    [
        (None, JSON),
        ("", JSON),
        ("*/*", JSON),
        ("text/csv", CSV),
        ("TEXT/CSV ; Q=0.3", CSV),
        ("text/*", CSV),
        ("text/*, application/sparql-results+xml;q=0.9", CSV),
        ("text/*;q=0.5, application/sparql-results+xml;q=0.9", XML),
        ("text/tab-separated-values, text/csv", CSV),
        ("text/csv;q=0.1, text/*;q=0.4", TSV),
        ("*/*, application/sparql-results+json;q=0", XML),
        ("application/*;q=0, */*;q=0.1", CSV),
        ("text/csv;q=0.2;level=1, text/tab-separated-values;q=0.1", CSV),
        ("text/csv;q=much", CSV),
        ("text/csv;q=7, application/sparql-results+json;q=1", JSON),
        ("text/html, image/png, */*;q=0.1", JSON),
        ("text/html,application/xml;q=0.9,*/*;q=0.8", XML),
        ("application/sparql-results+json;charset=utf-8", JSON),
        ("text/turtle", None),
        ("text/csv;q=0", None),
        ("*/*;q=0", None),
        ("nonsense, /, text/", None),
    ],
)
def test_the_format_wanted_most_is_chosen(accept: str | None, chosen: Format | None) -> None:
    found = choose(accept, TABLES)
    assert (found and found[0]) == chosen


@pytest.mark.parametrize(
    ("accept", "formats", "media"),
    [
        ("application/json", TABLES, "application/json"),
        ("application/json", GRAPHS, "application/json"),
        ("application/xml", TABLES, "application/xml"),
        ("text/plain", GRAPHS, "text/plain"),
        ("application/*", TABLES, "application/sparql-results+json"),
        ("*/*", (*GRAPHS, HTML), "text/turtle"),
        ("text/html, */*;q=0.8", (*GRAPHS, HTML), "text/html"),
        ("text/html, text/turtle", (*GRAPHS, HTML), "text/turtle"),
    ],
)
def test_the_answer_bears_the_name_by_which_it_was_asked_for(
    accept: str, formats: tuple[Format, ...], media: str
) -> None:
    found = choose(accept, formats)
    assert found is not None
    assert found[1] == media


def test_formats_are_listed_by_their_media_types() -> None:
    assert offered((CSV, TURTLE)) == "text/csv, text/turtle"
