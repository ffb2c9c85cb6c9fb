"""The record as people left it: changed where they changed it, the very same where not."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from review_graph import BRIDGE, HEALTH, LAND, PLAN, RECORDS, TRANSPORT, plan

from extract.records import Extraction, Recurrence, Repair, Section, Statement
from kg.review.apply import reviewed
from kg.review.claims import id_of, state_of
from kg.review.situation import Judged
from kg.review.standing import Standing
from kg.review.verdicts import Body, Claim, Facet, State

DONE = plan().done()


def judged(state: State, held: tuple[Facet, ...], name: str = "") -> dict[str, Judged]:
    """Return what is in force on one claim, by its IRI."""
    claim = Claim(name, DONE.sha256, DONE.name, "", "", "", None)
    return {name: Judged(claim, Standing("corrected", state, held), "", ())}


def of(quote: str, extraction: Extraction = DONE) -> Statement:
    (found,) = [s for s in extraction.statements if s.quote == quote]
    return found


def changed(quote: str, *held: Facet, base: Extraction = DONE, **fields: object) -> Extraction:
    """Return the plan's record after people changed one statement of it."""
    state = replace(state_of(of(quote, base)), **fields)  # type: ignore[arg-type]
    name = id_of(base.sha256, state_of(of(quote, base)))
    return reviewed(base, PLAN, judged(state, held, name))


def test_what_nobody_changed_is_the_same_record() -> None:
    assert reviewed(DONE, PLAN, {}) is DONE
    assert changed(RECORDS, "exists", "lead", "deadline", "span", "kind") is DONE


def test_who_was_there_stays_as_read_and_who_came_is_reviewed() -> None:
    lead = (Body(TRANSPORT, 5, 9), Body(HEALTH))
    parties = of(RECORDS, changed(RECORDS, "lead", lead=lead)).parties
    assert [(p.name, p.grade, p.start) for p in parties] == [
        (TRANSPORT, "reviewed", 5),
        (HEALTH, "explicit", None),
    ]


def test_a_role_that_is_emptied_is_empty_and_others_stay() -> None:
    base = replace(DONE, statements=(replace(of(BRIDGE)), of(RECORDS)))
    parties = of(RECORDS, changed(RECORDS, "lead", "support", base=base, lead=(),
                                  support=(Body(TRANSPORT),))).parties  # fmt: skip
    assert [(p.role, p.name) for p in parties] == [("support", TRANSPORT)]


def test_a_deadline_replaces_a_rhythm() -> None:
    rhythm = replace(of(LAND), recurrence=Recurrence("FREQ=MONTHLY", 0, 3))
    base = replace(DONE, statements=(rhythm,))
    made = of(LAND, changed(LAND, "deadline", base=base, deadline=("2025-01-01", "2025-12-31")))
    assert made.deadline
    assert (str(made.deadline.interval), made.deadline.source) == (
        "2025-01-01/2025-12-31",
        "reviewed",
    )
    assert made.recurrence is None
    none = changed(RECORDS, "deadline", deadline=None)
    assert of(RECORDS, none).deadline is None


def test_a_span_takes_its_words_repairs_and_section_along() -> None:
    at = PLAN.index("quỹ đất")
    repair = Repair(at, at + 3, "quỹ", "quĩ", "syllable", 0.9)
    inner = Section("muc-2", "2", "", at - 10, len(PLAN))
    base = replace(DONE, repairs=(repair,), sections=(Section("muc", "I", "", 0, 900), inner))
    made = changed(LAND, "span", base=base, start=at, end=at + 7)
    (moved,) = [s for s in made.statements if s.start == at]
    assert (moved.quote, moved.text, moved.section) == ("quỹ đất", "quĩ đất", "muc-2")


@pytest.mark.parametrize(
    ("facet", "fields", "left"),
    [
        ("exists", {"exists": False}, 2),
        ("kind", {"kind": "problem"}, 3),
        ("projects", {"projects": ("Đề án số hóa",)}, 3),
    ],
)
def test_other_facets(facet: Facet, fields: dict[str, Any], left: int) -> None:
    made = changed(RECORDS, facet, **fields)
    assert len(made.statements) == left
    if left == 3:
        name, value = next(iter(fields.items()))
        assert getattr(of(RECORDS, made), name) == value


def test_an_added_statement_stands_in_the_order_of_the_text() -> None:
    state = State("result", 0, 8, lead=(Body(HEALTH),), deadline=(None, "2025-05-05"))
    made = reviewed(DONE, PLAN, judged(state, ("exists",), id_of(DONE.sha256, state)))
    first = made.statements[0]
    assert (first.quote, first.kind, first.confidence) == ("KẾ HOẠCH", "result", 1.0)
    assert [p.grade for p in first.parties] == ["reviewed"]


def test_of_two_statements_of_one_span_and_kind_one_stays() -> None:
    bridge = state_of(of(BRIDGE))
    made = changed(LAND, "span", start=bridge.start, end=bridge.end)
    assert len([s for s in made.statements if s.start == bridge.start]) == 1
    assert len(made.statements) == 2
