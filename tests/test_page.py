from __future__ import annotations

import pytest
from factories import days, resolution

from kg.cast import cast_of
from kg.iris import Iris
from kg.page import Page, ProvenanceError, write_interval
from kg.terms import Lines


def page() -> Page:
    draft = resolution()
    iris = Iris()
    return Page(draft.done(), draft.text, iris, cast_of(draft.done(), draft.text, iris), Lines())


def test_evidence_quotes_the_source_exactly() -> None:
    made = page()
    start = made.text.index("\nVề mục tiêu")
    iri = made.evidence(start, start + 12)
    text = "".join(made.lines.sorted())
    assert f'<{iri}> <http://www.w3.org/ns/oa#exact> "\\nVề mục tiêu" .' in text
    assert f'#start> "{start}"^^' in text
    assert f"hasSource> <{made.document}>" in text


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (5, 5), (9, 4), (0, 10**6)])
def test_a_span_outside_the_text_is_an_error(start: int, end: int) -> None:
    with pytest.raises(ProvenanceError, match=f"no characters {start} to {end}"):
        page().evidence(start, end)


def test_a_record_that_misquotes_is_an_error() -> None:
    with pytest.raises(ProvenanceError, match="not 'Luật'"):
        page().quoted(0, 4, "Luật")
    assert page().quoted(0, 6, "Căn cứ") == page().evidence(0, 6)


@pytest.mark.parametrize(
    ("first", "last", "ends"),
    [
        ("2025-01-01", "2025-03-31", {"hasBeginning", "hasEnd"}),
        (None, "2025-12-31", {"hasEnd"}),
        ("2025-01-01", None, {"hasBeginning"}),
    ],
)
def test_intervals_and_their_days(first: str | None, last: str | None, ends: set[str]) -> None:
    lines = Lines()
    iri = write_interval(lines, Iris(), days(first, last))
    text = "".join(lines.sorted())
    assert f"<{iri}>" in text
    assert {end for end in ("hasBeginning", "hasEnd") if f"time#{end}>" in text} == ends
    for day in filter(None, (first, last)):
        assert f'inXSDDate> "{day}"^^' in text
