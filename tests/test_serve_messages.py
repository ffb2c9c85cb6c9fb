"""Tests of the messages: where a syntax error is, as a person sees it, and what is wrong there."""

from __future__ import annotations

import json

import pyoxigraph as ox
import pytest

from kg.serve import messages
from kg.serve.limits import Limits
from kg.serve.sink import Sink
from kg.serve.worker import Job, answered
from kg.terms import PREFIXES


def refusal(text: str, kind: str = "query") -> messages.Refusal:
    def sink(_: str) -> Sink:
        return Sink(lambda _: None, size=1 << 20, rows=100)

    outcome = answered(ox.Store(), Job(kind, text, table="JSON"), sink, PREFIXES)
    assert outcome.kind == "syntax"
    return messages.syntax(text, outcome.detail, kind=kind)


@pytest.mark.parametrize(
    ("text", "line", "column", "word"),
    [
        ("SELEC * {}", 1, 1, "«SELEC»"),
        ("ASK {} ASK {}", 1, 8, "«ASK»"),
        ("SELECT ?a WHERE ?s ?p ?o }", 1, 17, '"{"'),
        ("SELECT ?a WHERE { ?s ?p ?o } ORDR BY ?a", 1, 30, "«ORDR»"),
        ("SELECT * { FILTER(?x = ) }", 1, 24, "«)»"),
        ("SELECT * { ?s a ck:Task . FILTER regex(?s, }", 1, 44, "«}»"),
        ("SELECT *\n{ ?s ?p\n ?o ; ; }}", 3, 9, "«}}»"),
        ('SELECT * {\n "ệệệ" zz zz }', 2, 10, "«zz»"),
        ("SELECT * {", 1, 11, "chưa trọn vẹn"),
        ("SELECT * {\n ?s ?p 'a }\n\n", 2, 12, "chưa trọn vẹn"),
        ("", 1, 1, "chưa trọn vẹn"),
        ("SELECT * {\n ?s\tck:a 1 .\n ?s zz:b yy:c }", 3, 5, "zz:, yy:"),
        ("SELECT (1 AS ?x) (2 AS ?x) {}", 1, 30, "hai cột trùng tên"),
        ("SELECT ?s { ?s ?p ?o } GROUP BY ?p", 1, 35, "GROUP BY"),
        ("DELETE WHERE { ?s ?p ?o }", 1, 1, "update="),
    ],
)
def test_an_error_is_shown_where_it_is(text: str, line: int, column: int, word: str) -> None:
    found = refusal(text)
    assert (found.line, found.column) == (line, column)
    assert word in found.vi
    shown, mark = found.excerpt.split("\n")
    assert shown == text.split("\n")[line - 1].replace("\t", " ")
    assert mark == " " * (column - 1) + "^"


def test_a_query_sent_as_an_update_is_told() -> None:
    assert "query=" in refusal("SELECT * { ?s ?p ?o }", "update").en


def test_a_long_line_is_shown_around_the_error() -> None:
    found = refusal("ASK { " + "?s ?p ?o . " * 100 + "@@@ }")
    shown, mark = found.excerpt.split("\n")
    assert len(shown) <= 160
    assert shown[len(mark) - 1 :].startswith("@@@")


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, "text/plain; charset=utf-8"),
        ("text/html, */*;q=0.8", "text/plain; charset=utf-8"),
        ("image/png", "text/plain; charset=utf-8"),
        ("application/json", "application/json"),
        ("application/sparql-results+json,text/turtle;q=0.5", "application/json"),
    ],
)
def test_messages_are_text_or_json(accept: str | None, media: str) -> None:
    for given in (messages.busy(Limits()), messages.too_many_rows(Limits()), refusal("ASK {")):
        body, found = given.body(accept)
        assert found == media
        if media == "application/json":
            error = json.loads(body)["error"]
            assert (error["vi"], error["en"]) == (given.vi, given.en)
        else:
            assert body.decode().split("\n")[:2] == [given.vi, given.en]


def test_what_a_client_or_the_store_says_stays_on_its_line() -> None:
    for given in (messages.foreign_origin("http://a\n\nb"), messages.failed("đĩa\nđầy " * 200)):
        assert "\n" not in given.vi + given.en
        assert len(given.en) < 450
