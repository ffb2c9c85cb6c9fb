"""Scores of the machine's reading by what people said of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from review_graph import BRIDGE, HEALTH, LAND, RECORDS, found, make, papers

from kg.review.desk import Desk
from kg.review.rates import Rate
from kg.review.scores import Judged, Score, judged_claims, score_of, scores
from kg.review.verdicts import FACETS, Body, Facet, State

READ = State("commitment", 0, 40, lead=(Body("Sở A"), Body("Sở B")), deadline=(None, "2026-01-31"))


def state(**more: object) -> State:
    return replace(READ, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("machine", "truth", "facet", "expected"),
    [
        (READ, READ, "exists", ((1, 1), (1, 1), (1, 1))),
        (READ, state(exists=False), "exists", ((0, 1), (0, 0), (0, 1))),  # made up
        (None, READ, "exists", ((0, 0), (0, 1), (0, 1))),  # missed
        (None, READ, "lead", ((0, 0), (0, 0), (0, 0))),  # counted once, as missed
        (READ, state(exists=False), "lead", ((0, 0), (0, 0), (0, 0))),
        (READ, state(lead=(Body("Sở B"), Body("Sở A"))), "lead", ((2, 2), (2, 2), (1, 1))),
        (READ, state(lead=(Body("Sở A"),)), "lead", ((1, 2), (1, 1), (0, 1))),
        (READ, state(lead=()), "lead", ((0, 2), (0, 0), (0, 1))),
        (READ, READ, "support", ((0, 0), (0, 0), (1, 1))),  # rightly nothing
        (READ, state(deadline=None), "deadline", ((0, 1), (0, 0), (0, 1))),
        (READ, state(deadline=(None, "2026-02-28")), "deadline", ((0, 1), (0, 1), (0, 1))),
        (READ, state(kind="result"), "kind", ((0, 1), (0, 1), (0, 1))),
        (READ, state(end=41), "span", ((0, 1), (0, 1), (0, 1))),
    ],
)
def test_each_facet_is_counted(
    machine: State | None, truth: State, facet: Facet, expected: Sequence[tuple[int, int]]
) -> None:
    precision, recall, accuracy = (Rate(*counts) for counts in expected)
    assert score_of(Judged(machine, truth, FACETS), facet) == Score(precision, recall, accuracy)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    make(papers(tmp_path / "in"), tmp_path / "g")
    desk = Desk.open(tmp_path / "g")
    desk.accept(found(desk, RECORDS), who="An")
    desk.correct(found(desk, BRIDGE), {"lead": [HEALTH]}, who="An")
    desk.reject(found(desk, LAND), who="An")
    return desk


def test_people_s_words_become_figures_by_group(desk: Desk) -> None:
    table = scores(judged_claims(desk))
    assert table["all", "all", "exists"].precision == Rate(2, 3)
    assert table["all", "all", "lead"].accuracy == Rate(1, 2)
    assert table["all", "all", "deadline"].accuracy == Rate(2, 2)  # seen, and left as it was
    assert table["type", "Kế hoạch", "exists"].accuracy == Rate(2, 3)
    assert table["kind", "commitment", "lead"].precision == Rate(1, 2)
    assert table["lead grade", "explicit", "lead"].recall == Rate(1, 2)
    assert table["deadline grade", "stated", "deadline"].recall == Rate(2, 2)
    assert ("lead grade", "explicit", "deadline") not in table
    assert next(iter(table)) == ("all", "all", "exists")


def test_strictly_only_what_was_said_counts(desk: Desk) -> None:
    table = scores(judged_claims(desk, strict=True))
    assert table["all", "all", "lead"].accuracy == Rate(1, 2)
    assert table["all", "all", "deadline"].accuracy == Rate(1, 1)


def test_what_is_disputed_does_not_count(desk: Desk) -> None:
    desk.correct(found(desk, BRIDGE), {"lead": ["Sở Xây dựng"]}, who="Bình")
    table = scores(judged_claims(desk))
    assert table["all", "all", "lead"].accuracy == Rate(1, 1)
    assert table["all", "all", "exists"].precision == Rate(2, 3)


def test_what_was_added_was_missed(desk: Desk) -> None:
    plan = desk.claim(found(desk, RECORDS)).claim.sha256
    desk.add(plan, {"kind": "commitment", "start": 0, "end": 8}, who="An")
    table = scores(judged_claims(desk))
    assert table["all", "all", "exists"].recall == Rate(2, 3)
    assert scores(()) == {}
