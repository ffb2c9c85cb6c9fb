"""The facets that options of `camket review` give."""

from __future__ import annotations

import argparse

import pytest

from kg.commands.review import add_arguments
from kg.commands.review_judging import facets_given

TEXT = "Sở Y tế nạo vét kênh. Sở KH&CN,\nSở Y tế báo cáo."
SECOND = (22, 48)


def options(*words: str) -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    add_arguments(parser)
    return parser.parse_args(["g", "correct", "x", *words])


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ((), {}),
        (("--kind", "result"), {"kind": "result"}),
        (("--span", "3-9"), {"start": 3, "end": 9}),
        (("--quote", "nạo vét  kênh"), {"start": 8, "end": 20}),  # whatever the spaces
        (("--lead", "Sở Xây dựng"), {"lead": [{"name": "Sở Xây dựng"}]}),
        # the words of the statement itself, not those of the one before
        (("--lead", "Sở Y tế=Sở Y tế"), {"lead": [{"name": "Sở Y tế", "start": 32, "end": 39}]}),
        # words that stand elsewhere, once
        (
            ("--support", "Kênh Bàu=kênh", "--support", "Sở A"),
            {"support": [{"name": "Kênh Bàu", "start": 16, "end": 20}, {"name": "Sở A"}]},
        ),
        (("--lead", "-", "--project", "-", "--deadline", "-"),
         {"lead": [], "projects": [], "deadline": None}),
        (("--deadline", "2026-01-31"), {"deadline": [None, "2026-01-31"]}),
        (("--deadline", "2026-01-01/"), {"deadline": ["2026-01-01", None]}),
        (("--project", "Kè A", "--project", "Kè B"), {"projects": ["Kè A", "Kè B"]}),
    ],
)  # fmt: skip
def test_options_become_facets(words: tuple[str, ...], expected: dict[str, object]) -> None:
    assert facets_given(options(*words), TEXT, SECOND) == expected


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--quote", "Sở Y tế"), "stands 2 times"),
        (("--quote", "Sở Gió"), "does not stand"),
        (("--lead", "Sở Gió=gió"), "does not stand"),
        (("--lead", "Sở Gió="), "does not stand"),
        (("--span", "9"), "no span"),
    ],
)
def test_words_that_are_not_there_once_are_refused(words: tuple[str, ...], told: str) -> None:
    with pytest.raises(ValueError, match=told):
        facets_given(options(*words), TEXT, SECOND)
