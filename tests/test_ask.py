"""Parameters reach the store as terms, whatever they hold, and faults name the parameter."""

import pyoxigraph as ox
import pytest
from small_graph import AS_OF, ID, TASK, small_store

from kg.ask import BadParameter, BadQuery, Table, Triples, ask, read_date
from kg.sparql_text import calls_out
from queries import library
from queries.library import parse

HOSTILE = [
    '" } UNION { ?statement ?p ?text } #',
    "') || true || ('",
    '\\" \\n \\u0022',
    "line\nline } ; DROP ALL #",
    "?statement",
    "$words",
    "<https://w3id.org/camket/ontology#Task>",
    "'''\"\"\"",
    "\x00\u2028",
    "{{title}}",
]


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return small_store()


def _table(answer: Table | Triples) -> Table:
    assert isinstance(answer, Table)
    return answer


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_finds_nothing(store: ox.Store, text: str) -> None:
    before = len(store)
    assert _table(ask(store, library.get("search"), {"words": text})).rows == ()
    assert len(store) == before


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_found_where_it_stands(text: str) -> None:
    """The same characters in the graph are found by themselves: nothing is escaped twice."""
    graph = small_store()
    statement = ox.NamedNode(ID + "statement/c01")
    graph.add(
        ox.Quad(
            statement,
            ox.NamedNode("https://w3id.org/camket/ontology#text"),
            ox.Literal(f"trước {text} sau", language="vi"),
        )
    )
    found = _table(ask(graph, library.get("search"), {"words": text}))
    assert [row[found.columns.index("statement")] for row in found.rows] == [statement]


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize(
    ("name", "parameter"),
    [
        ("tasks-of-body", "agency"),
        ("tasks-of-project", "project"),
        ("evidence", "statement"),
        ("overdue", "as_of"),
        ("deadlines", "grade"),
    ],
)
def test_hostile_values_of_other_types_are_refused(
    store: ox.Store, name: str, parameter: str, text: str
) -> None:
    option = "--" + parameter.replace("_", "-")
    try:
        answer = _table(ask(store, library.get(name), {parameter: text}))
    except BadParameter as error:
        assert str(error).startswith(option)
    else:
        assert answer.rows == ()
        assert text.startswith("<https://"), "only an IRI may pass"


@pytest.mark.parametrize(
    ("name", "values", "said"),
    [
        ("overdue", {}, "overdue needs --as-of: the day to judge by (date)"),
        ("overdue", {"as_of": "2024-02-30"}, "--as-of: '2024-02-30' is no day of the calendar"),
        ("overdue", {"as_of": "30/4/2024"}, "--as-of: '30/4/2024' is no date: write YYYY-MM-DD"),
        ("overdue", {"as_of": "٢٠٢٤-01-01"}, "--as-of"),
        ("overdue", {"as_of": AS_OF, "who": "x"}, "has no parameter 'who'; it takes: --as-of,"),
        ("documents", {"who": "x"}, "documents has no parameter 'who'; it takes: none"),
        ("tasks-of-body", {"agency": "SYT", "role": "boss"}, "--role: 'boss' is no role; choose"),
        (
            "tasks-by-sector",
            {"sector": "đất"},
            "choose one of đất đai, giải phóng mặt bằng; đất đai",
        ),
        ("tasks-of-body", {"agency": "Sở Lạ Lùng"}, "--agency: no agency is called «Sở Lạ Lùng»"),
        ("view-names", {"node": "qq"}, "--node: no thing is called «qq»"),
        ("labels", {"class": "Task"}, "--class: 'Task' is no IRI"),
    ],
)
def test_faults_name_the_parameter(
    store: ox.Store, name: str, values: dict[str, str], said: str
) -> None:
    with pytest.raises(BadParameter) as error:
        ask(store, library.get(name), values)
    assert said.replace("is no role; choose", "is no role") in str(error.value)


@pytest.mark.parametrize("key", ["as_of", "as-of"])
def test_parameters_go_by_option_or_variable(store: ox.Store, key: str) -> None:
    assert len(_table(ask(store, library.get("overdue"), {key: AS_OF})).rows) == 4


@pytest.mark.parametrize(
    "role", ["lead", "chủ trì", "CHỦ  TRÌ", "https://w3id.org/camket/ontology#lead"]
)
def test_a_role_may_be_said_in_either_language(store: ox.Store, role: str) -> None:
    answer = _table(ask(store, library.get("tasks-of-body"), {"agency": "SYT", "role": role}))
    assert len(answer.rows) == 2


def test_what_was_asked_is_no_column(store: ox.Store) -> None:
    answer = _table(ask(store, library.get("overdue"), {"as_of": AS_OF}))
    assert answer.columns == ("due", "days_late", "task", "task_label", "agency", "agency_label")
    says = library.get("document-says")
    whole = _table(ask(store, says, {"document": "27/NQ-HĐND"}))
    part = _table(ask(store, says, {"document": "27/NQ-HĐND", "kind": "result"}))
    assert "kind" in whole.columns
    assert "kind" not in part.columns


def test_what_was_not_asked_is_no_column_either(store: ox.Store) -> None:
    text = (
        "# param place (text, optional): a place | nơi\n"
        "SELECT DISTINCT ?task ?place WHERE { ?task a <https://w3id.org/camket/ontology#Task> ."
        ' FILTER(COALESCE(STR(?place) = "Tân Hà", true)) } ORDER BY ?task'
    )
    assert _table(ask(store, parse("of-place", text))).columns == ("task",)


def test_a_name_of_several_things_answers_for_each_and_says_so(store: ox.Store) -> None:
    answer = _table(ask(store, library.get("task-owner"), {"task": "bệnh viện"}))
    tasks = [row[0] for row in answer.rows]
    assert len(set(tasks)) == 3
    assert answer.notes == ("«bệnh viện» names 3 things; all are answered",)


def test_a_query_of_ones_own_guesses_types(store: ox.Store) -> None:
    mine = parse(
        "mine",
        "PREFIX ck: <https://w3id.org/camket/ontology#>\n"
        "SELECT ?task ?before WHERE { ?task a ck:Task ; ck:dueDate ?due FILTER(?due < ?before) }",
    )
    answer = _table(ask(store, mine, {"before": "2024-04-15"}))
    assert answer.columns == ("task",)
    assert [row[0] for row in answer.rows] == [ox.NamedNode(ID + TASK)]


@pytest.mark.parametrize(
    ("value", "term"),
    [
        ("12", ox.Literal(12)),
        ("2024-01-31", read_date("2024-01-31")),
        ("https://example.org/x", ox.NamedNode("https://example.org/x")),
        ("mười hai", ox.Literal("mười hai")),
    ],
)
def test_guessed_terms(value: str, term: ox.Literal | ox.NamedNode) -> None:
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), term))
    mine = parse("mine", "SELECT ?s ?v WHERE { ?s <urn:p> ?v }")
    assert len(_table(ask(store, mine, {"v": value})).rows) == 1


def test_an_integer_parameter_and_a_default() -> None:
    store = ox.Store()
    for n in (1, 2, 3):
        store.add(ox.Quad(ox.NamedNode("urn:s"), ox.NamedNode("urn:p"), ox.Literal(n)))
    mine = parse(
        "mine", "# param n (integer, 2): least\nSELECT ?v ?n { ?s <urn:p> ?v FILTER(?v >= ?n) }"
    )
    assert len(_table(ask(store, mine)).rows) == 2
    assert len(_table(ask(store, mine, {"n": "3"})).rows) == 1
    with pytest.raises(BadParameter, match="--n: 'two' is no whole number"):
        ask(store, mine, {"n": "two"})


def test_ask_form_answers_with_one_cell(store: ox.Store) -> None:
    answer = _table(ask(store, parse("any", "ASK { ?s ?p ?o }")))
    assert (answer.columns, answer.rows) == (("answer",), ((ox.Literal(True),),))


def test_construct_answers_with_sorted_triples(store: ox.Store) -> None:
    text = "CONSTRUCT { ?s a ?o } WHERE { ?s a ?o }"
    answer = ask(store, parse("mine", text))
    assert isinstance(answer, Triples)
    assert len(answer.triples) > 100
    assert list(answer.triples) == sorted(set(answer.triples), key=str)


@pytest.mark.parametrize(
    ("text", "values", "said"),
    [
        ("SELEKT ?s { ?s ?p ?o }", {}, "mine: error at 1"),
        ("SELECT ?s { ?s ?p ?o FILTER(?o < ?x) }", {"x": "1"}, "name each parameter in SELECT"),
    ],
)
def test_a_query_that_cannot_run_says_why(
    store: ox.Store, text: str, values: dict[str, str], said: str
) -> None:
    with pytest.raises(BadQuery, match=said):
        ask(store, parse("mine", text), values)


def test_read_date_makes_a_plain_date() -> None:
    assert str(read_date("2024-02-29")) == ('"2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date>')


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { SERVICE <http://a.example> { ?s ?p ?o } }",
        "select * { ?s ?p ?o . service silent ?x {} }",
        "SELECT * { \\u0053ERVICE <http://a.example> {} }",  # code points are read before keywords
        'SELECT * { ?s ?p "a\\"" . SERVICE<http://a.example>{} }',
        'SELECT * { ?s ?p "\\u0022" . SERVICE <http://a.example> {} . ?s ?q "\\u0022" }',
    ],
)
def test_a_query_that_asks_another_machine_is_refused(store: ox.Store, text: str) -> None:
    with pytest.raises(BadQuery, match="offline"):
        ask(store, parse("own", text))


@pytest.mark.parametrize(
    "text",
    [
        'SELECT * { ?s ?p "SERVICE" } # SERVICE',
        "SELECT ?service { ?service ex:service ex:o }",
        "SELECT * { ?s ?p '''it's SERVICE''', <http://a.example/SERVICE#service> }",
        "SELECT * { ?s ?p ?o FILTER(?s < ?o) }",
    ],
)
def test_the_word_service_elsewhere_is_no_call(text: str) -> None:
    assert not calls_out(text)
