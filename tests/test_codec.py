from __future__ import annotations

from dataclasses import dataclass

import pytest
from factories import Draft, monthly_report, resolution

from extract.codec import StaleRecord, dumps, loads
from extract.records import Extraction, Section
from kg.document.clauses import Digest, digest_of
from kg.iris import Iris


@pytest.mark.parametrize("draft", [resolution(), resolution(None), monthly_report()])
def test_records_come_back_equal(draft: Draft) -> None:
    extraction = draft.done()
    assert loads(Extraction, dumps(extraction)) == extraction
    digest = digest_of(extraction, draft.text, Iris())
    assert loads(Digest, dumps(digest)) == digest


def test_attributes_and_sections_survive() -> None:
    draft = resolution()
    draft.sections = [Section("dieu-1", "Điều 1", "", 0, 10)]
    back = loads(Extraction, dumps(draft.done()))
    assert back.mentions[0].attributes == {"type": "Luật", "date": "2024-11-29"}
    assert back.sections == tuple(draft.sections)


@pytest.mark.parametrize("text", ["", "{}", "[1, 2]", "null", '"x"', "[" * 3])
def test_what_is_of_another_form_is_stale(text: str) -> None:
    with pytest.raises(StaleRecord):
        loads(Extraction, text)


@dataclass(frozen=True)
class Odd:
    """A record of a type that is not kept."""

    value: set[int]


def test_unknown_types_are_an_error() -> None:
    with pytest.raises(StaleRecord, match="hold no"):
        loads(Odd, "[[1]]")
