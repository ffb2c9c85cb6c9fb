"""Reasons: every key once, weighed, told in two languages."""

from __future__ import annotations

import pytest

from kg.review.reasons import BY_KEY, REASONS, explained, score, weighed


def test_every_reason_has_its_own_key_and_words() -> None:
    assert len(BY_KEY) == len({r.vi for r in REASONS}) == len({r.en for r in REASONS})
    assert len(BY_KEY) == len(REASONS)


def test_the_weightiest_of_each_group_comes_first() -> None:
    for group in ("first", "doubt", "importance"):
        weights = [reason.weight for reason in REASONS if reason.group == group]
        assert weights == sorted(weights, reverse=True), group
        assert min(weights) > 0


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        (("plain",), 10),
        (("overdue",), 16),  # important, not doubtful
        (("deadline-inherited",), 30),
        (("no-lead",), 80),
        (("no-lead", "overdue"), 128),  # the doubt weighs more where much hangs on it
    ],
)
def test_doubt_weighs_more_where_it_matters(keys: tuple[str, ...], expected: int) -> None:
    assert score(keys) == expected


def test_the_score_is_explained() -> None:
    keys = ("no-lead", "overdue")
    assert weighed(keys) == (7, 6)
    assert explained(keys) == (
        "Chưa rõ đơn vị chủ trì; Quá hạn — điểm 128 = (1 + nghi vấn 7) × (10 + quan trọng 6)"
    )
    assert explained(keys, english=True) == (
        "No lead body; Overdue — score 128 = (1 + doubt 7) × (10 + importance 6)"
    )
