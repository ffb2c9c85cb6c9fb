"""Gold: documents as people left them, in the guidelines' format."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from scoring import scorer

from kg.review.desk import Desk
from kg.review.gold import coverage, gold_of

Score = Callable[..., dict[str, Any]]
ITEMS = ("doc", "sha256", "document", "mentions", "statements", "indicators")
STATEMENT = {
    "start", "end", "kind", "lead", "support", "supervise", "lead_source", "deadline",
    "deadline_source", "projects", "mandate",
}  # fmt: skip


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Desk:
    shutil.copytree(built, tmp_path / "g")
    return Desk.open(tmp_path / "g")


@pytest.fixture
def score(shared: Path) -> Score:
    """Return the scorer that the gold is for."""
    assert shared
    found: Score = scorer().score
    return found


def read(desk: Desk) -> dict[str, dict[str, object]]:
    """Return what the machine says of each document."""
    places, _ = desk.now()
    return {sha256: places.extraction(sha256).as_json() for sha256 in places.known()}


def statement(gold: dict[str, Any], start: int) -> dict[str, Any]:
    return next(one for one in gold["statements"] if one["start"] == start)


def test_what_nobody_touched_scores_full_marks(desk: Desk, score: Score) -> None:
    machine = read(desk)
    found = score([gold_of(desk, sha256) for sha256 in machine], machine)
    rates = found.pop("rates")
    assert {row["F1"] for row in found.values() if row["gold"]} == {1.0}
    assert {row["rate"] for row in rates.values()} == {1.0}
    assert found["statements"]["gold"] > 20


def test_the_format_is_that_of_the_guidelines_and_no_more(desk: Desk) -> None:
    for sha256 in desk.now()[0].known():
        gold: dict[str, Any] = gold_of(desk, sha256)
        assert tuple(gold) == ITEMS
        assert all(set(one) == STATEMENT for one in gold["statements"])
        for part in ("mentions", "statements", "indicators"):
            starts = [one["start"] for one in gold[part]]
            assert starts == sorted(starts)


def test_verdicts_are_in_it(desk: Desk) -> None:
    duty, *others = (v for v in desk.claims() if v.shown.kind == "commitment" and v.shown.lead)
    sha256, text = duty.claim.sha256, desk.now()[0].text(duty.claim.sha256)
    gone = next(v for v in others if v.claim.sha256 == sha256)
    body = duty.shown.lead[0]
    words = {"name": "Sở Biển đảo", "start": duty.shown.start, "end": duty.shown.start + 2}
    changed = {"lead": [words], "support": [body.name], "deadline": [None, "2026-05-31"]}
    desk.correct(duty.iri, changed, who="An")
    desk.reject(gone.iri, who="An")
    desk.add(sha256, {"kind": "problem", "start": 0, "end": 10, "lead": ["Sở Gió"]}, who="An")
    gold: dict[str, Any] = gold_of(desk, sha256)
    told = statement(gold, duty.shown.start)
    assert (told["lead"], told["lead_source"]) == (["Sở Biển đảo"], "stated")
    assert (told["support"], told["deadline"]) == ([body.name], [None, "2026-05-31"])
    assert told["deadline_source"] in ("stated", "inherited")
    assert gone.shown.start not in [one["start"] for one in gold["statements"]]
    added = gold["statements"][0]
    assert (added["start"], added["kind"], added["lead"]) == (0, "problem", ["Sở Gió"])
    assert added["lead_source"] == "inherited"  # the clause has no such words
    assert "Sở Gió" not in text
    assert gold["mentions"] == read(desk)[sha256]["mentions"]


def test_a_document_is_covered_by_what_people_agree_on(desk: Desk) -> None:
    assert list(coverage(desk)) == []
    sha256 = next(iter(desk.now()[0].known()))
    views = desk.of_document(sha256)
    for view in views:
        desk.accept(view.iri, who="An")
    (one,) = coverage(desk)
    assert (one.sha256, one.claims, one.judged, one.share) == (sha256, len(views), len(views), 1.0)
    desk.reject(views[0].iri, who="Bình")
    (one,) = coverage(desk)
    assert (one.disputed, one.share) == (1, (len(views) - 1) / len(views))
