"""What holds of a claim: facet by facet, the earliest stand until people agree or one settles."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.review.standing import standing_of, taken_back
from kg.review.verdicts import FACETS, Body, Facet, Role, State, Verb, Verdict

READ = State("commitment", 10, 50, lead=(Body("Sở Y tế", 12, 19),), deadline=(None, "2025-06-30"))
"""What the machine reads."""


def says(number: int, who: str, verb: Verb, **changed: object) -> Verdict:
    """Return a verdict on the claim; «quản trị» is an administrator."""
    role: Role = "administrator" if who == "quản trị" else "reviewer"
    state, judged = READ, FACETS
    if verb == "reject":
        state, judged = replace(READ, exists=False), ("exists",)
    elif verb == "correct":
        state = replace(READ, **changed)  # type: ignore[arg-type]
        judged = ("exists", *(f for f in FACETS if f in changed))
    undoes = changed.get("undoes")
    if verb in ("undo", "comment"):
        return Verdict(number, who, role, "2025-07-01T08:00:00+07:00", verb,
                       undoes=undoes if isinstance(undoes, int) else None)  # fmt: skip
    return Verdict(number, who, role, "2025-07-01T08:00:00+07:00", verb, state=state, judged=judged)


def due(day: str) -> dict[str, object]:
    return {"deadline": (None, day)}


def leads(*names: str) -> dict[str, object]:
    return {"lead": tuple(Body(name) for name in names)}


CASES = [
    # nobody said anything that judges
    ([], "none", {}),
    ([says(1, "lan", "comment")], "none", {}),
    # one reviewer
    ([says(1, "lan", "accept")], "accepted", {}),
    ([says(1, "lan", "reject")], "rejected", {}),
    ([says(1, "lan", "correct", **due("2025-07-15"))], "corrected", {}),
    ([says(1, "lan", "correct", **due("2025-06-30"))], "accepted", {}),
    # one's later word replaces the earlier
    ([says(1, "lan", "reject"), says(2, "lan", "accept")], "accepted", {}),
    # two who say of different facets, or alike, agree
    (
        [says(1, "lan", "correct", **due("2025-07-15")), says(2, "an", "correct", **leads("A"))],
        "corrected",
        {},
    ),
    (
        [says(1, "lan", "correct", **leads("A", "B")), says(2, "an", "correct", **leads("B", "A"))],
        "corrected",
        {},
    ),
    # two who differ: disputed in that facet alone
    (
        [says(1, "lan", "accept"), says(2, "an", "correct", **due("2025-07-15"))],
        "disputed",
        {"deadline": (("lan", (None, "2025-06-30")), ("an", (None, "2025-07-15")))},
    ),
    (
        [says(1, "lan", "accept"), says(2, "an", "reject")],
        "disputed",
        {"exists": (("lan", True), ("an", False))},
    ),
    # an administrator settles it; what is said after is a dispute again
    (
        [
            says(1, "lan", "correct", **due("2025-07-15")),
            says(2, "an", "correct", **due("2025-07-20")),
            says(3, "quản trị", "correct", **due("2025-07-20")),
        ],
        "corrected",
        {},
    ),
    (
        [says(1, "quản trị", "accept"), says(2, "an", "reject")],
        "disputed",
        {"exists": (("quản trị", True), ("an", False))},
    ),
]


@pytest.mark.parametrize(("said", "word", "disputes"), CASES)
def test_what_holds(said: list[Verdict], word: str, disputes: dict[Facet, object]) -> None:
    found = standing_of(READ, READ, said)
    assert (found.word, dict(found.disputes)) == (word, disputes)


def test_the_earliest_holds_while_it_is_disputed_however_often_it_is_said_again() -> None:
    first, second = due("2025-07-15"), due("2025-07-20")
    said = [says(1, "lan", "correct", **first), says(2, "an", "correct", **second)]
    assert standing_of(READ, READ, said).state.deadline == (None, "2025-07-15")
    said.append(says(3, "lan", "correct", **first))
    assert standing_of(READ, READ, said).state.deadline == (None, "2025-07-15")
    said.append(says(4, "lan", "correct", **second))
    assert standing_of(READ, READ, said).word == "corrected"
    assert standing_of(READ, READ, said).state.deadline == (None, "2025-07-20")


def test_a_statement_added_is_called_so_until_it_is_rejected() -> None:
    added = replace(says(1, "lan", "accept"), verb="add")
    assert standing_of(None, READ, [added]).word == "added"
    again = replace(says(2, "lan", "reject"))
    assert standing_of(None, READ, [added, again]).word == "rejected"


UNDOINGS = [
    ([], set()),
    ([(2, 1)], {1}),
    # an undoing that is itself undone
    ([(2, 1), (3, 2)], {2}),
    ([(2, 1), (3, 2), (4, 3)], {1, 3}),
    # the same verdict taken back, put back, and taken back anew
    ([(2, 1), (3, 2), (4, 1)], {1, 2}),
]


@pytest.mark.parametrize(("undoings", "gone"), UNDOINGS)
def test_what_is_taken_back(undoings: list[tuple[int, int]], gone: set[int]) -> None:
    said = [says(1, "lan", "accept")]
    said += [says(number, "lan", "undo", undoes=of) for number, of in undoings]
    assert taken_back(said) == gone


VERDICTS = st.lists(
    st.tuples(
        st.sampled_from(("lan", "an", "quản trị")),
        st.one_of(
            st.just(("accept", {})),
            st.just(("reject", {})),
            st.sampled_from(
                [due("2025-07-15"), due("2025-07-20"), leads("A"), leads("A", "B")]
            ).map(lambda changed: ("correct", changed)),
        ),
    ),
    max_size=8,
)


@settings(max_examples=200, deadline=None, derandomize=True)
@given(said=VERDICTS)
def test_what_holds_is_always_what_somebody_says_or_the_machine(said: list) -> None:  # type: ignore[type-arg]
    verdicts = [says(n, who, verb, **c) for n, (who, (verb, c)) in enumerate(said, 1)]
    found = standing_of(READ, READ, verdicts)
    for facet in FACETS:
        values = [v.state.value(facet) for v in verdicts if v.state and facet in v.judged]
        assert found.state.value(facet) in (values or [READ.value(facet)])
    assert set(found.disputes) <= set(found.held)
    agreed = {f for f in found.held if f not in found.disputes}
    if all(v.role == "reviewer" for v in verdicts):
        for facet in agreed:
            last = {v.who: v.state.value(facet) for v in verdicts if v.state and facet in v.judged}
            assert len(set(last.values())) == 1
