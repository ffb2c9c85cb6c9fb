"""Rates with Wilson intervals, against worked examples."""

from __future__ import annotations

import pytest

from kg.review.rates import Rate


@pytest.mark.parametrize(
    ("right", "of", "interval"),
    [
        (81, 263, (0.2553, 0.3662)),  # Newcombe, Statistics in Medicine 17 (1998), table I, 3
        (15, 148, (0.0624, 0.1605)),  # the same
        (0, 20, (0.0, 0.1611)),  # the same
        (1, 29, (0.0061, 0.1718)),  # the same
        (10, 10, (0.7225, 1.0)),  # full marks for few cases are no certainty
    ],
)
def test_intervals_are_wilsons(right: int, of: int, interval: tuple[float, float]) -> None:
    assert Rate(right, of).interval == pytest.approx(interval, abs=5e-5)


def test_nothing_has_no_share() -> None:
    assert Rate().value is None
    assert Rate().json() == {"right": 0, "of": 0, "rate": None, "interval": None}


def test_rates_are_counted_together() -> None:
    both = Rate(1, 2) + Rate(2, 2)
    assert (both, both.value) == (Rate(3, 4), 0.75)
    assert Rate(1, 3).json()["rate"] == 0.3333
