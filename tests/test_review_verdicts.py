"""Verdicts as JSON: what the log keeps comes back, whatever people write."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.review.verdicts import (
    FACETS,
    VERBS,
    Body,
    Claim,
    ReviewError,
    State,
    Verdict,
    facets_in,
    state_json,
    state_of_json,
    verdict_json,
    verdict_of,
)

NAMES = st.from_regex(r"[A-Za-zĐđÂâÊêÔôƠơƯư«»\"'<>&=+@-]{1,12}", fullmatch=True)
BODIES = st.lists(
    st.builds(Body, NAMES) | st.builds(lambda n, s: Body(n, s, s + 3), NAMES, st.integers(0, 99)),
    max_size=3,
    unique_by=lambda body: body.name,
).map(tuple)
STATES = st.builds(
    lambda start, size, **rest: State(start=start, end=start + size, **rest),
    start=st.integers(0, 999),
    size=st.integers(1, 99),
    kind=st.sampled_from(("commitment", "result", "problem")),
    lead=BODIES,
    support=BODIES,
    supervise=BODIES,
    deadline=st.sampled_from((None, (None, "2025-12-31"), ("2025-01-01", None))),
    projects=st.lists(NAMES, max_size=2, unique=True).map(tuple),
    exists=st.booleans(),
)


@settings(max_examples=100, deadline=None, derandomize=True)
@given(state=STATES, verb=st.sampled_from(VERBS), words=st.text(max_size=20), paired=st.booleans())
def test_what_is_kept_comes_back(state: State, verb: str, words: str, paired: bool) -> None:
    claim = Claim("statement/00/1-2-result", "00", "a.txt", "Báo cáo", words, words, state)
    verdict = Verdict(
        7, "lan", "reviewer", "2025-11-01", verb, claim, state, FACETS,  # type: ignore[arg-type]
        words, "agency/a", "agency/b", claim if paired else None, words,
        (("agency/a", "agency/b"),), 3 if verb == "undo" else None, 6, words,
    )  # fmt: skip
    kept = json.loads(json.dumps(verdict_json(verdict)))
    assert verdict_of({**kept, "number": 7, "hash": "ab", "previous": "cd"}) == verdict
    assert state_of_json(json.loads(json.dumps(state_json(state)))) == state


def test_a_line_of_another_form_is_named() -> None:
    with pytest.raises(ValueError, match="line 4 of the reviews"):
        verdict_of({"number": 4, "hash": "", "wer": "lan"})


def test_facets_are_told_from_the_fields_given() -> None:
    assert facets_in({"end": 4, "lead": []}) == ("span", "lead")
    assert facets_in({"khác": 1}) == ()


def test_what_is_not_given_is_as_shown() -> None:
    shown = State("result", 3, 9, lead=(Body("A", 1, 2),), deadline=(None, "2025-12-31"))
    changed = state_of_json({"deadline": None, "support": [{"name": " B  C "}, "B C"]}, shown)
    assert (changed.kind, changed.lead, changed.deadline) == ("result", shown.lead, None)
    assert changed.support == (Body("B C"),)


def test_bodies_are_compared_by_name_in_no_order() -> None:
    one = State("result", 0, 9, lead=(Body("A", 1, 2), Body("B")))
    other = State("result", 0, 9, lead=(Body("B"), Body("A")))
    assert one.value("lead") == other.value("lead")
    assert one.value("span") == (0, 9)


@pytest.mark.parametrize("bad", [{"kind": 3}, {"start": -1}, {"lead": [{"name": "A", "start": 3}]}])
def test_values_of_another_form_are_refused(bad: dict[str, object]) -> None:
    with pytest.raises(ReviewError):
        state_of_json({"kind": "result", "start": 0, "end": 5, **bad})
