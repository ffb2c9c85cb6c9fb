"""Every query file has a whole header, and the library finds and explains them."""

import re

import pyoxigraph as ox
import pytest

from queries import library
from queries.library import BrokenHeader, Query, UnknownQuery, parse

EVERY = [library.get(name) for name in sorted(library._library())]
VARIABLE = re.compile(r"[?$](\w+)")


def _body(query: Query) -> str:
    return "\n".join(line for line in query.text.splitlines() if not line.startswith("#"))


def _projected(query: Query) -> str:
    """The text between the outermost SELECT and its WHERE."""
    return _body(query).partition("SELECT")[2].partition("WHERE")[0]


@pytest.mark.parametrize("query", EVERY, ids=lambda q: q.name)
def test_header_is_whole(query: Query) -> None:
    for field in (query.title, query.title_vi, query.question, query.question_vi):
        assert field
        assert field == field.strip()
    assert query.question.endswith("?")
    assert query.question_vi.endswith("?")
    for parameter in query.parameters:
        assert parameter.description
        assert parameter.description_vi


@pytest.mark.parametrize("query", EVERY, ids=lambda q: q.name)
def test_parameters_are_used_and_handed_on(query: Query) -> None:
    used = VARIABLE.findall(_body(query).partition("WHERE")[2])
    for parameter in query.parameters:
        assert parameter.name in used, "declared but not used"
        assert parameter.name in VARIABLE.findall(_projected(query)), "Oxigraph cannot bind it"
        assert f"BIND(?{parameter.name} AS" not in query.text, "stays unbound in Oxigraph"
        if parameter.type in ("date", "text", "integer"):
            assert f"BOUND(?{parameter.name})" not in query.text, "is always false in Oxigraph"


@pytest.mark.parametrize("query", EVERY, ids=lambda q: q.name)
def test_variables_that_nothing_binds_are_parameters(query: Query) -> None:
    """A variable that only filters use must be a parameter: it would never have a value."""
    body = _body(query).partition("WHERE")[2]
    filters = " ".join(re.findall(r"FILTER\((.*)\)", body))
    patterns = re.sub(r"FILTER\(.*\)|BIND\(IF.*", "", body)
    names = {p.name for p in query.parameters}
    for name in set(VARIABLE.findall(filters)) - names:
        assert name in VARIABLE.findall(patterns), name


@pytest.mark.parametrize("query", EVERY, ids=lambda q: q.name)
def test_query_parses_and_orders_its_rows(query: Query) -> None:
    ox.Store().query(query.text)
    assert "ORDER BY" in query.text
    assert re.search(r"SELECT DISTINCT|GROUP BY", query.text), "rows must not repeat"


@pytest.mark.parametrize("query", EVERY, ids=lambda q: q.name)
def test_every_prefix_declared_is_used(query: Query) -> None:
    declared = re.findall(r"^PREFIX (\w+):", query.text, re.M)
    rest = re.sub(r"^PREFIX.*$", "", _body(query), flags=re.M)
    for prefix in declared:
        assert re.search(rf"\b{prefix}:", rest), prefix


@pytest.mark.parametrize("query", library.all(), ids=lambda q: q.name)
def test_every_column_has_a_heading(query: Query) -> None:
    results = ox.Store().query(query.text)
    assert isinstance(results, ox.QuerySolutions)
    missing = [v.value for v in results.variables if v.value not in library.columns()]
    assert missing == []


def test_every_heading_is_used() -> None:
    used = {"answer"}
    for query in library.all():
        results = ox.Store().query(query.text)
        assert isinstance(results, ox.QuerySolutions)
        used |= {v.value for v in results.variables}
    assert set(library.columns()) == used


def test_the_asked_questions_are_there() -> None:
    names = {q.name for q in library.all()}
    assert names >= {
        "task-owner",
        "tasks-of-body",
        "due-between",
        "overdue",
        "tasks-of-project",
        "tasks-of-resolution",
        "mandate-chain",
        "problems-of-project",
        "targets-and-actuals",
        "evidence",
        "without-owner",
        "load",
        "document-says",
        "cites",
        "documents",
        "agencies",
        "projects",
        "deadlines",
    }
    assert not any(name.startswith("view-") for name in names)


def test_titles_differ() -> None:
    titles = [q.title for q in EVERY] + [q.title_vi for q in EVERY]
    assert len(titles) == len(set(titles))


def test_get_returns_the_programs_own_queries_too() -> None:
    assert library.get("view-nodes").name == "view-nodes"


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("overdu", "did you mean overdue"),
        ("task-of-body", "tasks-of-body"),
        ("xyzzy", "there are: agencies, attained-by-indicator, a"),
    ],
)
def test_unknown_name_gets_the_nearest_ones(asked: str, said: str) -> None:
    with pytest.raises(UnknownQuery, match=said):
        library.get(asked)


def test_parse_reads_a_header() -> None:
    query = parse(
        "mine",
        "# title: Mine\n# tựa: Của tôi\n# question: What?\n# câu hỏi: Gì?\n"
        "# param as_of (date, 2024-01-31): the day | ngày\n# param n (integer, optional): many\n"
        "SELECT ?x ?as_of ?n WHERE { ?x ?y ?z }\n# param late (date, optional): no header\n",
    )
    assert (query.title, query.title_vi) == ("Mine", "Của tôi")
    assert (query.question, query.question_vi) == ("What?", "Gì?")
    day, many = query.parameters
    assert (day.name, day.type, day.required, day.default) == ("as_of", "date", False, "2024-01-31")
    assert (day.description, day.description_vi, day.option) == ("the day", "ngày", "--as-of")
    assert (many.required, many.default, many.description_vi) == (False, None, "")
    assert query.parameter("as-of") is day
    assert query.parameter("other") is None


def test_parse_of_a_bare_query_has_empty_fields() -> None:
    query = parse("bare", "ASK { ?s ?p ?o }")
    assert (query.title, query.question_vi, query.parameters) == ("", "", ())


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("# param as_of date: the day", "line 1: write"),
        ("# param as_of (day, required): the day", "type 'day'; choose one of"),
    ],
)
def test_broken_parameter_line_is_named(line: str, said: str) -> None:
    with pytest.raises(BrokenHeader, match=re.escape(said)):
        parse("mine", line + "\nASK { ?s ?p ?o }")


def test_words_of_roles_and_grades_are_prefixed_names() -> None:
    assert library.words("role")["chủ trì"] == library.words("role")["lead"] == "ck:lead"
    assert library.words("grade")["ghi rõ"] == "ck:explicit"
    assert set(library.words("grade").values()) == {
        "ck:explicit",
        "ck:inherited",
        "ck:issuer",
        "ck:group",
        "ck:inferred",
        "ck:reviewed",
    }
