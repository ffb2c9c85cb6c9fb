"""Answers as tables, tabs, CSV, JSON and Turtle."""

import csv
import io
import json

import pyoxigraph as ox
import pytest
from rich.console import Console
from small_graph import AS_OF, small_store

from kg.answers import as_csv, as_json, as_rich, as_tabs, as_turtle, write
from kg.ask import Table, Triples, ask
from kg.terms import iri_of
from queries import library

CK = "https://w3id.org/camket/ontology#"
TASK = ox.NamedNode("https://w3id.org/camket/id/task/1")


def _literal(text: str) -> ox.Literal:
    return ox.Literal(text, language="vi")


def _drawn(table: Table, title: str = "") -> str:
    console = Console(width=120, file=io.StringIO(), color_system=None)
    console.print(as_rich(table, title))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


MIXED = Table(
    ("task", "task_label", "role", "due", "start"),
    (
        (
            TASK,
            _literal("Sửa [bold]đường[/bold]\tHồ\nSen"),
            ox.NamedNode(CK + "lead"),
            ox.Literal("2024-06-30", datatype=ox.NamedNode(iri_of("xsd:date"))),
            ox.Literal(12),
        ),
        (TASK, _literal('Một, «hai» và "ba"'), None, None, None),
    ),
)


def test_tabs_hide_iris_beside_their_label_and_keep_one_line_a_row() -> None:
    assert as_tabs(MIXED).splitlines() == [
        "task_label\trole\tdue\tstart",
        "Sửa [bold]đường[/bold] Hồ Sen\tchủ trì\t2024-06-30\t12",
        'Một, «hai» và "ba"\t\t\t',
    ]


def test_rich_table_has_vietnamese_headings_and_no_markup_from_documents() -> None:
    drawn = _drawn(MIXED, "Việc [red]của[/red] sở")
    assert "Nhiệm vụ" in drawn
    assert "Vai trò" in drawn
    assert "chủ trì" in drawn
    assert "[bold]đường[/bold]" in drawn
    assert "[red]của[/red]" in drawn


def test_words_for_classes_and_truth_and_no_iri_beside_a_statements_words() -> None:
    table = Table(
        ("kind", "text", "statement", "binding"),
        ((ox.NamedNode(CK + "Result"), _literal("Đã xong"), TASK, ox.Literal(value=True)),),
    )
    assert as_tabs(table).splitlines() == ["kind\ttext\tbinding", "kết quả\tĐã xong\ttrue"]
    drawn = _drawn(table)
    assert "có" in drawn
    assert "true" not in drawn


def test_a_row_of_many_columns_is_a_block() -> None:
    columns = (
        "task_label",
        "due",
        "status",
        "from",
        "to",
        "text",
        "quote",
        "reason",
        "rule",
        "kind",
    )
    cells = tuple(_literal(f"ô {n}") if n != 1 else None for n in range(len(columns)))
    lines = _drawn(Table(columns, (cells,))).splitlines()
    assert len([line for line in lines if "ô " in line]) == 9
    assert any("Nhiệm vụ" in line and "ô 0" in line for line in lines)
    assert not any("Hạn" in line for line in lines)  # an empty cell
    narrow = _drawn(Table(columns[:9], (cells[:9],))).splitlines()
    assert any("ô 0" in line and "ô 8" in line for line in narrow)


def test_csv_is_rfc_4180_and_holds_every_column() -> None:
    text = as_csv(MIXED)
    assert text.count("\r\n") == 3
    rows = list(csv.reader(io.StringIO(text, newline="")))
    assert rows[0] == ["task", "task_label", "role", "due", "start"]
    assert rows[1][0] == TASK.value
    assert rows[1][1] == "Sửa [bold]đường[/bold]\tHồ\nSen"
    assert rows[2] == [TASK.value, 'Một, «hai» và "ba"', "", "", ""]


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        (_literal("=HYPERLINK(1)"), "'=HYPERLINK(1)"),
        (_literal("@SUM(A1)"), "'@SUM(A1)"),
        (_literal("- Giao Sở Y tế"), "'- Giao Sở Y tế"),
        (ox.Literal("+cmd"), "'+cmd"),
        (_literal("\tx"), "'\tx"),
        (_literal("-1,5"), "-1,5"),
        (_literal("Giao = nhận"), "Giao = nhận"),
        (ox.Literal("-1.5", datatype=ox.NamedNode(iri_of("xsd:decimal"))), "-1.5"),
        (ox.NamedNode("urn:=x"), "urn:=x"),
    ],
)
def test_csv_defuses_formulas_in_text_only(cell: ox.Literal, written: str) -> None:
    rows = list(csv.reader(io.StringIO(as_csv(Table(("a",), ((cell,),))), newline="")))
    assert rows[1] == [written]


def test_json_is_the_w3c_format() -> None:
    found = json.loads(as_json(MIXED))
    assert found["head"] == {"vars": ["task", "task_label", "role", "due", "start"]}
    first, second = found["results"]["bindings"]
    assert first["task"] == {"type": "uri", "value": TASK.value}
    assert first["task_label"]["xml:lang"] == "vi"
    assert first["task_label"]["value"] == "Sửa [bold]đường[/bold]\tHồ\nSen"
    assert first["due"]["datatype"].endswith("#date")
    assert first["start"] == {"type": "literal", "value": "12", "datatype": iri_of("xsd:integer")}
    assert set(second) == {"task", "task_label"}


def test_json_is_read_back_by_oxigraph() -> None:
    answer = ask(small_store(), library.get("overdue"), {"as_of": AS_OF})
    assert isinstance(answer, Table)
    read = ox.parse_query_results(as_json(answer).encode(), format=ox.QueryResultsFormat.JSON)
    assert isinstance(read, ox.QuerySolutions)
    columns = answer.columns
    assert [tuple(row[c] for c in columns) for row in read] == list(answer.rows)


def test_blank_nodes_and_triples_have_their_json_form() -> None:
    triple = ox.Triple(TASK, ox.NamedNode("urn:p"), ox.Literal("x"))
    found = json.loads(as_json(Table(("a", "b"), ((ox.BlankNode("n"), triple),))))
    cell = found["results"]["bindings"][0]
    assert cell["a"] == {"type": "bnode", "value": "n"}
    assert cell["b"]["type"] == "triple"
    assert cell["b"]["value"]["object"] == {"type": "literal", "value": "x"}


def test_turtle_has_prefixes_and_is_stable() -> None:
    triples = Triples((ox.Triple(TASK, ox.NamedNode(CK + "leadBy"), ox.NamedNode("urn:a")),))
    text = as_turtle(triples)
    assert "@prefix ck:" in text
    assert "ck:leadBy" in text
    assert as_turtle(triples) == text
    assert as_turtle(Triples(())).count("leadBy") == 0


def test_relations_and_unknown_names_are_short() -> None:
    eli = "http://data.europa.eu/eli/ontology#"
    cells = (ox.NamedNode(eli + "cites"), ox.NamedNode(eli + "other"), ox.NamedNode("urn:x"))
    table = Table(("a", "b", "c"), (cells,))
    assert as_tabs(table).splitlines()[1] == "dẫn chiếu\teli:other\turn:x"


@pytest.mark.parametrize(
    ("form", "begins"), [("table", "task_label\t"), ("csv", "task,"), ("json", "{")]
)
def test_write_chooses_the_form(form: str, begins: str) -> None:
    assert write(MIXED, form).startswith(begins)


@pytest.mark.parametrize(
    ("answer", "form", "said"),
    [
        (MIXED, "ttl", "answers with rows: --format csv, json, table, not ttl"),
        (Triples(()), "csv", "answers with triples: --format ttl, not csv"),
    ],
)
def test_write_refuses_a_form_that_does_not_fit(
    answer: Table | Triples, form: str, said: str
) -> None:
    with pytest.raises(ValueError, match=said):
        write(answer, form)


def test_an_empty_table_still_has_headings() -> None:
    empty = Table(("task", "task_label"), ())
    assert as_tabs(empty) == "task_label\n"
    assert as_csv(empty) == "task,task_label\r\n"
    assert json.loads(as_json(empty))["results"]["bindings"] == []
    assert "Nhiệm vụ" in _drawn(empty)
