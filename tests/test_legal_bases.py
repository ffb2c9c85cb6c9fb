"""Legal bases as nodes: one with the documents that cite them, described where none does."""

from __future__ import annotations

from datetime import date

import pytest
from old_province import IRIS, later, notice, world_with

from kg.agencies.legal_bases import basis_iri, label_of, write_bases
from kg.terms import Lines
from ontology.load import rows


def test_a_cited_resolution_is_the_node_that_the_document_gives_it() -> None:
    world, _ = world_with(later())
    assert basis_iri(IRIS, "202/2025/QH15") in world.documents
    lines = Lines()
    assert write_bases(lines, world, ["202/2025/QH15"]) == [basis_iri(IRIS, "202/2025/QH15")]
    assert lines.sorted() == []


def test_what_no_document_cites_is_described() -> None:
    world, _ = world_with(notice())
    lines = Lines()
    (iri,) = write_bases(lines, world, ["72/2025/QH15"])
    text = "".join(lines.sorted())
    assert f"<{iri}>" in text
    assert '"Luật số 72/2025/QH15"@vi' in text
    assert '"2025-06-16"' in text
    assert "ontology#law>" in text


def test_labels() -> None:
    assert label_of("45/2025/NĐ-CP") == "Nghị định số 45/2025/NĐ-CP"
    with pytest.raises(KeyError):
        label_of("1/1999/XX")


def test_numbers_are_unique_and_their_days_in_their_year() -> None:
    numbers = [row["number"] for row in rows("legal_bases")]
    assert len(set(numbers)) == len(numbers)
    for row in rows("legal_bases"):
        parts = row["number"].split("/")
        if len(parts) == 3:
            assert date.fromisoformat(row["date"]).year == int(parts[1])
