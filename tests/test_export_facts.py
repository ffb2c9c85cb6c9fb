"""Facts for people: how things, documents and places in them are called."""

from __future__ import annotations

import pytest
from exported import BASE, one_duty, store_of

from kg.export.facts import Facts, concept, in_words


def facts() -> Facts:
    more = [("person/p", "foaf:name", '"Bùi Khắc Nhuận'), ("section/3", "eli:is_part_of", "x/y")]
    return Facts(store_of([*one_duty(), *more]))


@pytest.mark.parametrize(
    ("iri", "label"),
    [
        ("agency/a", "Sở Giao thông"),
        ("person/p", "Bùi Khắc Nhuận"),
        ("agency/khong-ten", "khong-ten"),
    ],
)
def test_labels(iri: str, label: str) -> None:
    assert facts().label(BASE + iri) == label


@pytest.mark.parametrize(
    ("document", "cited"),
    [
        ("document/d", "Kế hoạch số 5/KH-UBND ngày 01/02/2025"),
        ("document/n", "Nghị quyết số 9/NQ-HĐND"),
    ],
)
def test_documents_are_cited_with_their_day(document: str, cited: str) -> None:
    assert facts().cited(BASE + document) == cited


@pytest.mark.parametrize(
    ("section", "place"),
    [("section/2", "Điều 1, mục 2"), ("section/1", "Điều 1"), ("section/3", ""), ("", "")],
)
def test_places_in_documents(section: str, place: str) -> None:
    assert facts().place(section and BASE + section) == place


def test_values_and_what_leads_to_a_node() -> None:
    found = facts()
    assert found.all(f"{BASE}task/a", "ck:dueDate") == ["2025-11-01"]
    assert found.one(f"{BASE}task/a", "ck:recurrence") == ""
    assert found.of("") == {}
    assert list(found.leading_to(f"{BASE}task/a", "ck:states")) == [f"{BASE}statement/a"]


@pytest.mark.parametrize(("day", "words"), [("2025-02-01", "01/02/2025"), ("quý II", "quý II")])
def test_days(day: str, words: str) -> None:
    assert in_words(day) == words


def test_concepts_bear_the_official_words() -> None:
    assert concept("ck:openOverdue") == "chưa hoàn thành, quá hạn"
