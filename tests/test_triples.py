from __future__ import annotations

from dataclasses import replace

import pytest
from factories import COMMITTEE, COUNCIL, Draft, asked, days, monthly_report, report, resolution

from extract.records import Reference, Section
from kg.document.page import ProvenanceError
from kg.document.triples import document_graph, document_type
from kg.iris import Iris

IRIS = Iris()
CK = "https://w3id.org/camket/ontology#"


def graph(draft: Draft) -> list[str]:
    return document_graph(draft.done(), draft.text, IRIS)


def test_what_a_document_says_of_itself() -> None:
    draft = resolution()
    draft.document = replace(
        draft.document, session="Khóa XIX, kỳ họp thứ Chín", period=days("2025-01-01", "2025-12-31")
    )
    (row,) = asked(
        graph(draft),
        "SELECT ?number ?day ?body ?type ?title ?file ?sha ?label ?session ?from ?to { ?d"
        " ck:sha256 ?sha ;"
        " ck:fileName ?file ; eli:id_local ?number ; eli:date_document ?day ; dcterms:title"
        " ?title ;"
        " eli:passed_by/skos:prefLabel ?body ; eli:type_document ?type ; skos:prefLabel ?label ;"
        " ck:session ?session ; ck:periodFrom ?from ; ck:periodTo ?to }",
    )
    assert row == (
        "35/NQ-HĐND",
        "2024-12-10",
        COUNCIL,
        f"{CK}resolution",
        "mục tiêu và giải pháp phát triển kinh tế - xã hội năm 2025",
        "nghi-quyet.txt",
        draft.done().sha256,
        "Nghị quyết số 35/NQ-HĐND",
        "Khóa XIX, kỳ họp thứ Chín",
        "2025-01-01",
        "2025-12-31",
    )


def test_a_document_that_says_nothing_of_itself_still_has_a_name() -> None:
    draft = Draft(
        "Không có gì", "tep-la.txt", replace(report(), type=None, number=None, about=None)
    )
    assert asked(graph(draft), "SELECT ?l ?t { ?d skos:prefLabel ?l ; dcterms:title ?t }") == {
        ("tep-la.txt", "tep-la.txt")
    }


def test_citations_bases_and_what_is_carried_out() -> None:
    found = asked(
        graph(monthly_report()),
        "SELECT ?p ?n ?title { ?d ck:fileName ?f ; ?p ?c . ?c eli:id_local ?n ; dcterms:title"
        " ?title }",
    )
    eli = "http://data.europa.eu/eli/ontology#"
    about = "phát triển kinh tế - xã hội năm 2025"
    assert found == {
        (f"{eli}cites", "35/NQ-HĐND", about),
        (f"{eli}implements", "35/NQ-HĐND", about),  # «Thực hiện Nghị quyết …»
    }
    based = resolution()
    law = based.mentions[0]
    based.document = replace(based.document, bases=(Reference(law.norm, law.start, law.end),))
    assert asked(graph(based), "SELECT ?l ?day { ?d eli:based_on ?c . ?c skos:prefLabel ?l ;"
                 " eli:date_document ?day ; eli:type_document ck:law }") == {
        ("Luật Đầu tư công", "2024-11-29")
    }  # fmt: skip


def test_recipients_count_where_the_document_names_them_as_bodies() -> None:
    draft = Draft("Nơi nhận: UBND tỉnh; Lưu: VT.").mention("UBND tỉnh", "ORG", COMMITTEE)
    draft.document = replace(draft.document, recipients=("UBND tỉnh", "Lưu: VT", "Văn thư"))
    found = asked(graph(draft), "SELECT ?l { ?d ck:addressedTo/skos:prefLabel ?l }")
    assert found == {(COMMITTEE,)}


def test_sections_stand_in_their_parents() -> None:
    draft = resolution()
    draft.sections = [
        Section("dieu-1", "Điều 1", "Mục tiêu", 0, 50),
        Section("dieu-1.a", "a", "", 10, 50, "dieu-1"),
    ]
    found = asked(
        graph(draft),
        "SELECT ?n ?l ?in { ?s a ck:Section ; skos:notation ?n ; skos:prefLabel ?l ;"
        " eli:is_part_of ?w ."
        " OPTIONAL { ?w skos:notation ?in } }",
    )
    assert found == {("Điều 1", "Mục tiêu", ""), ("a", "a", "Điều 1")}


@pytest.mark.parametrize(
    ("kind", "concept"),
    [("Nghị quyết", "ck:resolution"), ("BÁO CÁO", "ck:report"), ("Truyện ngắn", None)],
)
def test_types_of_documents(kind: str, concept: str | None) -> None:
    assert document_type(kind) == concept


@pytest.mark.parametrize("draft", [resolution(), resolution(None), monthly_report(), Draft("x")])
def test_a_graph_is_a_pure_function_without_blank_nodes(draft: Draft) -> None:
    lines = graph(draft)
    assert lines == graph(draft) == sorted(set(lines))
    assert all(line.startswith("<") and line.endswith(" .\n") for line in lines)
    assert not any("_:" in line.split('"')[0] for line in lines)


def test_the_order_of_records_does_not_show() -> None:
    draft, turned = monthly_report(), monthly_report()
    turned.statements.reverse()
    turned.indicators.reverse()
    assert graph(draft) == graph(turned)


def test_the_base_is_the_only_difference_between_bases() -> None:
    other = Iris("https://example.org/")
    draft = resolution()
    moved = document_graph(draft.done(), draft.text, other)
    back = sorted(line.replace("https://example.org/", IRIS.base) for line in moved)
    assert back == graph(draft)


def test_a_record_that_misquotes_stops_the_graph() -> None:
    draft = resolution()
    with pytest.raises(ProvenanceError, match=r"nghi-quyet\.txt"):
        document_graph(draft.done(), "x" + draft.text, IRIS)
