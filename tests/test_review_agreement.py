"""Agreement of reviewers, against published worked examples."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kg.review.agreement import Unit, agreements, alpha, kappa

FOUR = (
    "1 2 3 3 2 1 4 1 2 . . .",
    "1 2 3 3 2 2 4 1 2 5 . 3",
    ". 3 3 3 2 3 4 2 2 5 1 .",
    "1 2 3 3 2 4 4 1 2 5 1 .",
)
"""Krippendorff (2011), C: four observers, twelve units, values that are missing."""


def columns(*rows: str) -> list[list[str]]:
    """Return what was said of each unit, without those who said nothing."""
    units = zip(*(row.split() for row in rows), strict=True)
    return [[value for value in unit if value != "."] for unit in units]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        # Krippendorff, Computing Krippendorff's alpha-reliability (2011): A, two observers, binary
        (("0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0"), 0.095),
        # B: two observers, five values
        (("a a b b d c c c e d d a", "b a b b b c c c e d d d"), 0.692),
        (FOUR, 0.743),
        (("x y x", "x y x"), 1.0),
    ],
)
def test_alpha_is_krippendorffs(rows: Sequence[str], expected: float) -> None:
    assert alpha(columns(*rows)) == pytest.approx(expected, abs=5e-4)


@pytest.mark.parametrize(
    ("both", "first", "second", "neither", "expected"),
    [
        (20, 5, 10, 15, 0.4),  # the grant proposals by which textbooks explain kappa
        (45, 15, 25, 15, 0.1304),  # the same agreement, more of it by chance
        (25, 35, 5, 35, 0.2593),  # and less of it
    ],
)
def test_kappa_is_cohens(both: int, first: int, second: int, neither: int, expected: float) -> None:
    pairs = [(1, 1)] * both + [(1, 0)] * first + [(0, 1)] * second + [(0, 0)] * neither
    assert kappa(pairs) == pytest.approx(expected, abs=5e-5)


def test_what_chance_explains_is_not_defined() -> None:
    assert kappa([]) is None
    assert kappa([("a", "a")] * 9) is None
    assert alpha([["a", "a"], ["a", "a"]]) is None
    assert alpha([["a"], ["b"]]) is None  # nobody judged the same thing


def test_pairs_of_reviewers_stand_beside_all_of_them() -> None:
    units: list[Unit] = [
        {"An": ("Sở Y tế",), "Bình": ("Sở Y tế",), "Chi": ("Sở Y tế",)},
        {"An": ("Sở Nội vụ",), "Bình": ()},
        {"Chi": ()},  # one alone tells nothing
    ]
    all_, *pairs = agreements({"lead": units, "kind": [{"An": "result"}]})
    assert (all_.measure, all_.reviewers, all_.claims) == ("alpha", ("An", "Bình", "Chi"), 2)
    assert (all_.same.right, all_.same.of) == (3, 4)
    assert [(p.reviewers, p.claims, p.same.right) for p in pairs] == [
        (("An", "Bình"), 2, 1),
        (("An", "Chi"), 1, 1),
        (("Bình", "Chi"), 1, 1),
    ]
    assert {p.measure for p in pairs} == {"kappa"}
