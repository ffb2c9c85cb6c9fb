"""How a file was read, as triples: pages, skipped passages, repairs and what rests on them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from factories import Draft, asked, resolution
from quoted import quotations
from rdflib import Graph

from extract.records import Extraction, Reading, Repair, Skipped
from extract.source import Content, Page, Word
from kg.document.printed import Printed
from kg.document.triples import document_graph
from kg.iris import Iris
from kg.validate import check_provenance, validate
from ontology.vocab import CK, ID_BASE

IRIS = Iris(ID_BASE)
SHORT = "SELECT ?{0} {{ ?d ck:fileName ?f ; ck:{0} ?{0} }}"


def lines(extraction: Extraction, draft: Draft, content: Content | None = None) -> list[str]:
    """Return the lines of a draft's document."""
    printed = Printed(content or Content(draft.text))
    return document_graph(extraction, draft.text, IRIS, printed=printed)


def test_all_of_it_fits_the_shapes_and_quotes_the_source() -> None:
    draft = resolution()
    (start, end), (first, last) = draft.span("khởi công"), draft.span("Trần Văn Đông")
    extraction = replace(
        draft.done(),
        repairs=(Repair(start, end, "khởi công", "khởi công", "syllable", 1.0),),
        skipped=(Skipped(first, last, "repeats"), Skipped(first, first + 4, "furniture")),
        reading=Reading("pdf", "", doubtful=0.5, remarks=("đoán cột",), metadata={"url": "x"}),
    )
    words = (Word(start, end, 3, (10.0, 40.0, 95.0, 52.0)),)
    content = Content(draft.text, pages=PAGES, words=words)
    graph = Graph().parse(data="".join(lines(extraction, draft, content)), format="nt")
    ledger = str(CK.states)  # which the ledger of all documents adds
    assert [v for v in validate(graph) if v.severity == "violation" and v.path != ledger] == []
    quoted = quotations(graph)
    assert {"khởi công", "Trần Văn Đông", "Trần"} <= {q.exact for q in quoted}
    assert check_provenance(quoted, {q.source: draft.text for q in quoted}) == []


def test_the_report_on_a_file() -> None:
    draft = resolution()
    reading = Reading(
        "html",
        "",
        doubtful=0.0312,
        metadata={"url": "https://so.example/tin?a=1&b=2", "title": "Tin"},
        remarks=("đoán cột của bảng", "chuyển từ bảng mã TCVN3 (ABC)"),
    )
    found = lines(replace(draft.done(), reading=reading), draft)
    assert asked(found, SHORT.format("fileFormat")) == {("html",)}
    assert asked(found, SHORT.format("encoding")) == set()
    assert asked(found, SHORT.format("foundAt")) == {("https://so.example/tin?a=1&b=2",)}
    assert asked(found, SHORT.format("doubtfulShare")) == {("0.0312",)}
    notes = asked(found, SHORT.format("readingNote"))
    assert notes == {("đoán cột của bảng",), ("chuyển từ bảng mã TCVN3 (ABC)",)}
    assert asked(found, SHORT.format("pageCount")) == set()


def test_a_plain_text_tells_its_encoding_and_has_no_pages() -> None:
    draft = resolution()
    found = lines(draft.done(), draft)
    assert asked(found, SHORT.format("encoding")) == {("utf-8",)}
    assert asked(found, "SELECT ?p { ?p a ck:Page }") == set()


PAGES = (
    Page(1, 0, 50, 595.276, 841.89, doubtful=0.00004),
    Page(2, 50, 50, 595.3, 841.9, "blank"),
    Page(3, 50, 200, 841.9, 595.3, "ocr", 0.1234567, "tesseract 5.3.0", "lớp chữ hỏng"),
    Page(4, 200, 200, 595.3, 841.9, "unread"),
)


def test_pages_and_how_each_was_read() -> None:
    draft = resolution()
    found = lines(draft.done(), draft, Content(draft.text, pages=PAGES))
    assert asked(found, SHORT.format("pageCount")) == {("4",)}
    rows = asked(
        found,
        "SELECT ?n ?w ?h ?how ?share ?e ?why { ?p a ck:Page ; ck:pageOf/ck:fileName ?f ;"
        " ck:pageNumber ?n ; ck:width ?w ; ck:height ?h ; ck:readHow ?r ; ck:doubtfulShare ?share"
        " OPTIONAL { ?p ck:engine ?e } OPTIONAL { ?p ck:readingNote ?why }"
        " BIND(STRAFTER(STR(?r), '#') AS ?how) }",
    )
    assert rows == {
        ("1", "595.3", "841.9", "readAsText", "0", "", ""),
        ("2", "595.3", "841.9", "blankPage", "0", "", ""),
        ("3", "841.9", "595.3", "readByOcr", "0.1235", "tesseract 5.3.0", "lớp chữ hỏng"),
        ("4", "595.3", "841.9", "unreadPage", "0", "", ""),
    }


def test_evidence_carries_page_and_box() -> None:
    draft = resolution()
    start, end = draft.span("Sở Công Thương khởi công")
    half = start + len("Sở Công ")
    content = Content(
        draft.text,
        pages=(Page(1, 0, half, 595.3, 841.9), Page(2, half, len(draft.text), 595.3, 841.9)),
        words=(
            Word(start, half - 1, 1, (10, 800.04, 90, 812)),
            Word(half, end, 2, (10, 40, 95, 52)),
        ),
    )
    found = lines(draft.done(), draft, content)
    rows = asked(
        found,
        "SELECT ?n ?b { ?s a ck:Commitment ; ck:evidence ?e . ?e ck:pageNumber ?n ; ck:box ?b ."
        " FILTER(STRSTARTS(?b, STR(?n))) }",
    )
    assert rows == {("1", "1 10.0 800.0 90.0 812.0"), ("2", "2 10.0 40.0 95.0 52.0")}


@pytest.mark.parametrize(
    ("reason", "concept"), [("repeats", "repeatedPassage"), ("furniture", "pageFurniture")]
)
def test_skipped_passages_are_marked(reason: str, concept: str) -> None:
    draft = resolution()
    span = draft.span("Trần Văn Đông")
    skipped = (Skipped(*span, reason), Skipped(9, 9, reason))  # an empty one quotes nothing
    found = lines(replace(draft.done(), skipped=skipped), draft)
    rows = asked(
        found,
        "SELECT ?x ?s ?e ?why { ?p a ck:SkippedPassage ; oa:hasSource/ck:fileName ?f ;"
        " oa:exact ?x ; oa:start ?s ; oa:end ?e ; ck:skipReason ?r"
        " BIND(STRAFTER(STR(?r), '#') AS ?why) }",
    )
    assert rows == {("Trần Văn Đông", *map(str, span), concept)}


def test_a_repair_is_data_made_or_not() -> None:
    draft = resolution()
    start, end = draft.span("Luật")
    extraction = replace(
        draft.done(),
        repairs=(
            Repair(start, end, "Luật", 'Luật "mới"', "syllable", 0.98765),
            Repair(end, end + 4, draft.text[end : end + 4], "x", "code", 0.4, applied=False),
        ),
    )
    rows = asked(
        lines(extraction, draft),
        "SELECT ?x ?m ?r ?s ?a { ?p a ck:Repair ; oa:exact ?x ; ck:meant ?m ; ck:rule ?r ;"
        " ck:score ?s ; ck:applied ?a }",
    )
    assert rows == {
        ("Luật", 'Luật "mới"', "syllable", "0.988", "true"),
        (draft.text[end : end + 4], "x", "code", "0.4", "false"),
    }


RESTS = [
    # words repaired, applied, the statements that rest on it
    ("khởi công", True, {"Giao Sở Công Thương"}),
    ("Giao", True, {"Giao Sở Công Thương"}),  # at its beginning
    ("01/7/2025", True, {"Giao Sở Công Thương"}),  # at its end
    ("01/7/2025.", True, {"Giao Sở Công Thương"}),  # half of it outside
    ("năm 2025.\n", True, set()),  # up to its beginning
    ("khởi công", False, set()),  # a candidate changes nothing
    ("Tổng sản phẩm", True, set()),  # in a figure, no statement
]


@pytest.mark.parametrize(("words", "applied", "resting"), RESTS)
def test_statements_rest_on_the_repairs_of_their_words(
    words: str, applied: bool, resting: set[str]
) -> None:
    draft = resolution()
    start, end = draft.span(words)
    repair = Repair(start, end, words, "khác", "syllable", 0.9, applied)
    found = lines(replace(draft.done(), repairs=(repair,)), draft)
    rows = asked(found, "SELECT ?t { ?s ck:text ?t ; ck:restsOn/ck:meant 'khác' }")
    assert {text[: len("Giao Sở Công Thương")] for (text,) in rows} == resting


def test_a_repair_over_two_statements_is_under_both() -> None:
    draft = Draft("Giao Sở Y tế mua thuốc. Giao Sở Nội vụ tuyển người.", "giao.txt")
    draft.state("Giao Sở Nội vụ tuyển người").state("Giao Sở Y tế mua thuốc")
    start, end = draft.span("thuốc. Giao")
    repair = Repair(start, end, "thuốc. Giao", "thuốc; giao", "phrase", 0.9)
    found = lines(replace(draft.done(), repairs=(repair,)), draft)
    assert len(asked(found, "SELECT ?s { ?s ck:restsOn ?r }")) == 2
