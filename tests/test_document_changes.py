from __future__ import annotations

from datetime import date

import pytest
from factories import COMMITTEE, PLACE, Draft, asked

from extract.records import Document
from kg.document.cast import cast_of
from kg.document.triples import document_graph
from kg.duties.document_changes import changes_of
from kg.iris import Iris

IRIS = Iris()
OLD = "Quyết định số 5/QĐ-UBND ngày 15/01/2025"


def draft(words: str, genre: str = "Quyết định", number: str = "9/QĐ-UBND") -> Draft:
    document = Document(
        type=genre, number=number, date=date(2025, 6, 1), issuer=COMMITTEE, place=PLACE
    )
    made = Draft(f"Điều 1. {words}.\n", "quyet-dinh.txt", document)
    if OLD in words:
        made.mention(OLD, "LEGAL", "5/QĐ-UBND", number="5/QĐ-UBND", date="2025-01-15")
    if "dự án Chợ Mới" in words:
        made.mention("dự án Chợ Mới", "PROJECT", "Chợ Mới")
    return made


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (f"Bãi bỏ {OLD}", [("repeals", "", False)]),
        (f"Bãi bỏ khoản 3 Điều 2 {OLD}", [("repeals", "dieu-2.3", False)]),
        ("Dừng thực hiện dự án Chợ Mới", [("stops", "", True)]),
        (f"Thực hiện {OLD}", []),
    ],
)
def test_changes(words: str, found: list[tuple[str, str, bool]]) -> None:
    made = draft(words)
    extraction = made.done()
    cast = cast_of(extraction, made.text, IRIS)
    changes = changes_of(extraction, made.text, cast, IRIS)
    assert [(c.kind, c.section, c.to_project) for c in changes] == found
    for change in changes:
        assert change.seen == date(2025, 6, 1)
        assert change.document == cast.document.iri != change.target


def test_a_report_changes_nothing() -> None:
    made = draft(f"Bãi bỏ {OLD}", "Báo cáo", "9/BC-UBND")
    extraction = made.done()
    assert changes_of(extraction, made.text, cast_of(extraction, made.text, IRIS), IRIS) == ()


def test_a_document_does_not_change_itself() -> None:
    made = draft(f"Bãi bỏ {OLD}", number="5/QĐ-UBND")
    extraction = made.done()
    assert changes_of(extraction, made.text, cast_of(extraction, made.text, IRIS), IRIS) == ()


@pytest.mark.parametrize(
    ("words", "property_"),
    [
        (f"Bãi bỏ {OLD}", "eli:repeals"),
        (f"Quyết định này thay thế {OLD}", "eli:repeals"),
        (f"Bãi bỏ Điều 2 {OLD}", "eli:amends"),  # a part of it
        (f"Sửa đổi, bổ sung {OLD}", "eli:amends"),
    ],
)
def test_the_graph_tells_it_with_its_words(words: str, property_: str) -> None:
    made = draft(words)
    lines = document_graph(made.done(), made.text, IRIS)
    other = {"eli:repeals": "eli:amends", "eli:amends": "eli:repeals"}[property_]
    number = asked(lines, f"SELECT ?n {{ ?d {property_} ?old . ?old eli:id_local ?n }}")
    assert number == {("5/QĐ-UBND",)}
    assert asked(lines, f"SELECT ?d {{ ?d {other} ?old }}") == set()
    quotes = asked(lines, "SELECT ?q { ?e a ck:Evidence ; oa:exact ?q }")
    start = words.index("thay") if "thay" in words else 0
    assert (words[start:],) in quotes
