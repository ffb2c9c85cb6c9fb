"""The measurement of extraction under noise: spans carried along, tables, and the bar itself."""

from __future__ import annotations

from typing import Any

import pytest

from bench.noise import Confusion, load
from bench.robustness import (
    BAR,
    Measured,
    Paper,
    carried,
    noise_table,
    papers,
    scores,
    spoilt,
    spread_table,
)
from extract.cleaning.offsets import Edit, apply

TEXT = "Giao Sở Y tế trình phương án trước ngày 30/6/2024."


def gold(*spans: tuple[int, int]) -> dict[str, Any]:
    return {
        "doc": "a.txt",
        "sha256": "f" * 64,
        "mentions": [{"start": s, "end": e, "type": "ORG", "norm": "x"} for s, e in spans],
        "statements": [],
        "indicators": [],
    }


def place(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


@pytest.mark.parametrize(
    ("edits", "words", "expected"),
    [
        ([], "Sở Y tế", "Sở Y tế"),
        # a change before it moves the span
        ([(0, 1, "Oo")], "Sở Y tế", "Sở Y tế"),
        ([(0, 2, "")], "Sở Y tế", "Sở Y tế"),
        # a change behind it does not
        ([(13, 15, "ừ")], "Sở Y tế", "Sở Y tế"),
        # one inside, at its begin and at its end belongs to it
        ([(8, 9, "V")], "Sở Y tế", "Sở V tế"),
        ([(5, 6, "5")], "Sở Y tế", "5ở Y tế"),
        ([(11, 12, "ên")], "Sở Y tế", "Sở Y tên"),
        # a lost space inside, and right before it
        ([(7, 8, "")], "Sở Y tế", "SởY tế"),
        ([(4, 5, "")], "Sở Y tế", "Sở Y tế"),
        # a stretch over its begin or its end is taken in whole
        ([(3, 6, "0 S")], "Sở Y tế", "0 Sở Y tế"),
        ([(11, 14, "ẽ-t")], "Sở Y tế", "Sở Y tẽ-t"),
        # several changes
        ([(0, 1, "Oo"), (8, 9, "V"), (13, 15, "ừ")], "trình", "ừình"),
    ],
)
def test_spans_are_carried_along(edits: list[Edit], words: str, expected: str) -> None:
    (moved,) = carried(gold(place(words)), edits)["mentions"]
    assert apply(TEXT, edits)[0][moved["start"] : moved["end"]] == expected


def test_the_gold_given_is_left_alone() -> None:
    given = gold(place("Sở Y tế"))
    carried(given, [(0, 1, "Oo")])
    assert given == gold(place("Sở Y tế"))


def test_a_misread_document_is_read_as_it_then_stands() -> None:
    paper = Paper("own", TEXT, gold(place("Sở Y tế")))
    model = [Confusion("x", "onset", "tr", "ừ", 0.5)]
    measured = spoilt(paper, 0.1, seed="1", model=model)
    assert measured.gold["mentions"][0]["start"] == 5
    assert measured.found["sha256"] == paper.gold["sha256"]
    assert measured == spoilt(paper, 0.1, seed="1", model=model)


def measured(name: str, right: int, wrong: int) -> Measured:
    """A document of some mentions found and some missed."""
    spans = [(10 * n, 10 * n + 5) for n in range(right + wrong)]
    annotated = gold(*spans) | {"sha256": name}
    found = annotated | {"mentions": annotated["mentions"][:right]}
    return Measured("own", annotated, found)


@pytest.mark.usefixtures("shared")
def test_the_table_of_noise_tells_the_mean_drop_and_the_worst() -> None:
    clean = [measured("a", 10, 0)]
    draws = [scores([measured("a", 8, 2)]), scores([measured("a", 6, 4)])]
    head, _, row, *rest = noise_table(clean, {0.05: draws})
    assert head == "| figure | no noise | 5% (drop; worst draw) |"
    assert row == "| mentions | 1.000 | 0.819 (18.1; 25.0) |"
    assert len(rest) == 3


@pytest.mark.usefixtures("shared")
def test_the_spread_shows_on_which_document_a_figure_hangs() -> None:
    documents = [measured("a", 10, 0), measured("b", 10, 0), measured("c", 0, 10)]
    row = next(line for line in spread_table(documents) if "mentions" in line)
    cells = [cell.strip() for cell in row.strip("|").split("|")]
    assert cells == ["own", "mentions", "3", "0.800", "0.667", "1.000", "0.000", "0.667", "1.000"]


def test_there_are_enough_clean_documents() -> None:
    chosen = papers()
    assert {paper.origin for paper in chosen} >= {"own", "held_out"}
    assert sum(len(paper.gold["statements"]) for paper in chosen) > 200


@pytest.mark.usefixtures("shared")
def test_five_percent_of_noise_costs_no_more_than_the_bar() -> None:
    """One draw over the documents of this repository; `bench/robustness.md` has more."""
    model = load()
    chosen = [paper for paper in papers() if paper.origin in ("own", "held_out")]
    before = scores([spoilt(p, 0.0, seed="", model=model) for p in chosen])
    after = scores([spoilt(p, 0.05, seed="1", model=model) for p in chosen])
    assert after["ownership"]["F1"] >= before["ownership"]["F1"] - BAR
