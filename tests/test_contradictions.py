"""Contradictions: pairs of sides, digits that scans confuse, order."""

from __future__ import annotations

from datetime import date

import pytest

from kg.comparison.contradictions import (
    Contradiction,
    Side,
    in_order,
    misread_digits,
    nearest_pairs,
    ordered,
)


@pytest.mark.parametrize(
    ("one", "other", "misread"),
    [
        ("72,4", "12,4", True),  # 7 and 1
        ("11,6", "11,8", True),  # 6 and 8
        ("8,12", "812", True),  # the comma was lost
        ("12.630", "1.263", True),  # a digit was lost
        ("72,4", "72,4", False),
        ("72,4", "71,9", False),  # two digits
        ("72,4", "73,4", False),  # 2 and 3 do not look alike
        ("20/11/2026", "20/12/2026", False),  # a slip of a month is no misreading
        ("7", "71", False),
    ],
)
def test_misread_digits(one: str, other: str, misread: bool) -> None:
    assert misread_digits(one, other) is misread
    assert misread_digits(other, one) is misread


@pytest.mark.parametrize(
    ("told", "pairs"),
    [
        ("a b", ["ab"]),
        ("a a", []),
        # a chain, not each with each; who repeats stands for what it repeats
        ("a b c", ["ab", "bc"]),
        ("a b b", ["ab"]),
        ("a a b", ["ab"]),
        ("a b a", ["ab", "ba"]),
        # x is no step: it contradicts nothing
        ("a x b", ["ab"]),
    ],
)
def test_nearest_pairs(told: str, pairs: list[str]) -> None:
    found = nearest_pairs(
        told.split(),
        lambda one, other: one != other,
        lambda one, other: None if "x" in (one, other) else "said",
    )
    assert [one + other for one, other, _ in found] == pairs


def test_order() -> None:
    days = {"a": date(2026, 2, 1), "b": date(2026, 1, 1), "c": None}
    late, early, never = (Side(n, n, "e", "v", day) for n, day in days.items())
    assert sorted((never, late, early), key=in_order) == [early, late, never]
    first = Contradiction("figure", "conflict", "i", early, late, "vì")
    second = Contradiction("deadline", "update", "t", early, late, "vì")
    assert ordered([first, second, first]) == [second, first]
