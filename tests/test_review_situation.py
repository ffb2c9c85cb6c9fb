"""The situation: weighed as verdicts come, it is the same as weighed at once."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from review_graph import BRIDGE, LAND, RECORDS, news
from test_review_matching import Shelf, claim, of_plan

from kg.review.matching import Places
from kg.review.situation import Weighing, situation
from kg.review.standing import standing_of
from kg.review.verdicts import FACETS, Body, Verdict

NEWS = (news().done(), news().text, "Báo cáo")
SAID = st.lists(
    st.tuples(
        st.sampled_from(("lan", "an")),
        st.sampled_from(("accept", "reject", "lead", "undo", "comment", "same", "different")),
        st.sampled_from((RECORDS, BRIDGE, LAND)),
    ),
    max_size=9,
)


def verdicts_of(said: list[tuple[str, str, str]]) -> list[Verdict]:
    """Return verdicts on the plan's claims; an undoing takes back the last one that stands."""
    made: list[Verdict] = []
    for number, (who, what, quote) in enumerate(said, 1):
        about = claim(quote)
        verdict = Verdict(number, who, "reviewer", "2025-11-01", "comment", claim=about)
        state = about.state
        assert state is not None
        if what == "accept":
            verdict = replace(verdict, verb="accept", state=state, judged=FACETS)
        elif what == "reject":
            state = replace(state, exists=False)
            verdict = replace(verdict, verb="reject", state=state, judged=("exists",))
        elif what == "lead":
            state = replace(state, lead=(Body(who),))
            verdict = replace(verdict, verb="correct", state=state, judged=("exists", "lead"))
        elif what == "undo" and made:
            last = made[-1]
            verdict = replace(last, number=number, verb="undo", state=None, judged=(),
                              undoes=last.number)  # fmt: skip
        elif what in ("same", "different"):
            pair = ("agency/a", "agency/b")
            verdict = replace(verdict, verb=what, claim=None, pairs=(pair,))  # type: ignore[arg-type]
        made.append(verdict)
    return made


@settings(max_examples=100, deadline=None, derandomize=True)
@given(said=SAID, cut=st.integers(0, 9))
def test_weighing_step_by_step_is_weighing_at_once(
    said: list[tuple[str, str, str]], cut: int
) -> None:
    verdicts = verdicts_of(said)
    places = Places(Shelf(of_plan(), NEWS))
    weighing = Weighing(places)
    weighing.after(verdicts[:cut])
    stepwise, whole = weighing.after(verdicts), situation(verdicts, places)
    assert stepwise.claims == whole.claims
    assert (stepwise.pairs, stepwise.gone) == (whole.pairs, whole.gone)
    assert stepwise.documents() == whole.documents()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(said=SAID)
def test_claims_do_not_depend_on_verdicts_on_others(said: list[tuple[str, str, str]]) -> None:
    verdicts = verdicts_of([s for s in said if s[1] not in ("undo", "same", "different")])
    whole = situation(verdicts, Places(Shelf(of_plan(), NEWS)))
    for name, judged in whole.claims.items():
        alone = [v for v in verdicts if v.claim and v.claim.id == name]
        state = alone[0].claim.state if alone[0].claim else None
        assert state
        assert judged.standing == standing_of(state, state, alone)


def test_two_reviewers_on_one_pair_of_names() -> None:
    places = Places(Shelf(of_plan(), NEWS))
    said = [("lan", "same", RECORDS), ("an", "different", RECORDS)]
    (pair,) = situation(verdicts_of(said), places).pairs
    assert (pair.verdict.verb, pair.disputed, len(pair.history)) == ("same", True, 2)
    (pair,) = situation(verdicts_of([*said, ("an", "undo", RECORDS)]), places).pairs
    assert (pair.verdict.verb, pair.disputed) == ("same", False)
    assert situation(verdicts_of([said[0], ("lan", "undo", RECORDS)]), places).pairs == ()


def test_another_log_in_the_place_of_the_first_is_weighed_from_the_start() -> None:
    weighing = Weighing(Places(Shelf(of_plan(), NEWS)))
    first = [replace(v, hash="a") for v in verdicts_of([("lan", "reject", LAND)] * 2)]
    other = [replace(v, hash="b") for v in verdicts_of([("an", "accept", BRIDGE)] * 2)]
    assert {j.standing.word for j in weighing.after(first).claims.values()} == {"rejected"}
    assert {j.standing.word for j in weighing.after(other).claims.values()} == {"accepted"}
    assert {j.standing.word for j in weighing.after(other[:1]).claims.values()} == {"accepted"}
