"""The queue: what comes first, why, and what is asked of it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from queue_papers import (
    CENTRAL,
    DONE,
    EXPECTED,
    GROUP,
    HANDED,
    HEALTH,
    NOBODY,
    OVERDUE,
    PLAIN,
    SCANNED,
    SOON,
    make,
    read,
)

from extract.records import Extraction, Refused
from extract.source import Source
from kg.build import renew
from kg.lookup import NothingNamed
from kg.review.desk import Desk
from kg.review.queue import Page, Queue, Wanted
from kg.review.verdicts import Role


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make(tmp_path_factory.mktemp("queue"))


@pytest.fixture
def desk(built: Path, tmp_path: Path) -> Desk:
    shutil.copytree(built, tmp_path / "g")
    return Desk.open(tmp_path / "g")


def quotes(page: Page) -> list[str]:
    return [entry.view.claim.quote for entry in page.entries]


def named(desk: Desk, quote: str) -> str:
    return next(view.iri for view in desk.claims() if view.claim.quote == quote)


def accept(desk: Desk, quote: str, who: str = "An", role: Role = "reviewer") -> None:
    desk.accept(named(desk, quote), who=who, role=role)


def test_the_doubtful_and_important_come_first(desk: Desk) -> None:
    page = Queue(desk).page()
    assert quotes(page)[:3] == [HANDED, NOBODY, DONE]
    assert quotes(page)[-1] == PLAIN
    scores = [entry.score for entry in page.entries]
    assert scores == sorted(scores, reverse=True)
    assert page.total == len(page.entries) == len(EXPECTED)
    for entry in page.entries:
        assert entry.reasons == (EXPECTED[entry.view.claim.quote] or ("plain",))
        assert entry.reason == entry.reasons[0]


def test_of_equals_the_first_in_the_text_comes_first(desk: Desk) -> None:
    found = quotes(Queue(desk).page(Wanted(reason="plain")))
    assert found.index(PLAIN) == len(found) - 1


def test_disputed_then_put_up_again_then_open_then_agreed(desk: Desk) -> None:
    accept(desk, HANDED)
    accept(desk, PLAIN)
    desk.reject(named(desk, PLAIN), who="Bình", role="reviewer")
    page = Queue(desk).page()
    assert (quotes(page)[0], quotes(page)[-1]) == (PLAIN, HANDED)
    first, last = page.entries[0], page.entries[-1]
    assert (first.rank, first.reason) == ("disputed", "disputed")
    assert (last.rank, last.reasons[:2]) == ("agreed", ("agreed", "confidence"))
    assert (page.counts["disputed"], page.counts["agreed"], page.total) == (1, 1, len(EXPECTED))


def test_what_was_taken_back_stands_where_it_stood(desk: Desk) -> None:
    queue = Queue(desk)
    before = quotes(queue.page())
    accept(desk, NOBODY)
    assert quotes(queue.page())[-1] == NOBODY
    desk.undo(1, who="An", role="reviewer")
    desk.comment(named(desk, NOBODY), who="An", role="reviewer", comment="hỏi lại Sở")
    assert quotes(queue.page()) == before


def test_what_people_added_is_in_the_queue_once_they_differ(desk: Desk) -> None:
    queue = Queue(desk)
    sha256 = desk.claim(named(desk, DONE)).claim.sha256
    state = {"kind": "problem", "start": 0, "end": 7}
    desk.add(sha256, state, who="An", role="reviewer")
    assert queue.page(Wanted(kind="problem")).entries[0].rank == "agreed"
    added = queue.page(Wanted(kind="problem")).entries[0].view.iri
    desk.reject(added, who="Bình", role="reviewer")
    assert queue.page().entries[0].view.iri == added
    assert queue.page().total == len(EXPECTED) + 1


def another(source: Source, refused: Refused = ()) -> Extraction:
    """Read one claim differently, as another version of the program would."""
    record = read(source, refused)
    fund = ("Quỹ đất công ích",)
    changed = (replace(s, projects=fund) if s.quote == NOBODY else s for s in record.statements)
    return replace(record, statements=tuple(changed))


def test_changed_readings_are_put_up_again(desk: Desk) -> None:
    accept(desk, NOBODY)
    for folder in ("records", "digests", "graphs"):
        for kept in (desk.folder / folder).iterdir():
            kept.unlink()
    renew(desk.folder, extractor=another)
    first = Queue(Desk.open(desk.folder)).page().entries[0]
    assert (first.view.claim.quote, first.rank) == (NOBODY, "again")
    assert first.reasons[:2] == ("again-reading", "no-lead")


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(reason="overdue"), {OVERDUE}),
        (Wanted(reason="due-soon"), {HANDED, SOON}),
        (Wanted(kind="result"), {DONE}),
        (Wanted(agency="các sở, ngành"), {GROUP}),
        (Wanted(agency=HEALTH, reason="project"), {SCANNED}),
        (Wanted(document="cv.txt", reason="high-issuer"), set()),
        (Wanted(document="18/KH-UBND", reason="mandated"), {CENTRAL}),
    ],
)
def test_claims_are_chosen(desk: Desk, wanted: Wanted, expected: set[str]) -> None:
    page = Queue(desk).page(wanted)
    assert set(quotes(page)) == expected
    assert page.total == len(expected)


def test_counts_tell_of_all_reasons_whatever_reason_is_asked_for(desk: Desk) -> None:
    queue = Queue(desk)
    assert queue.page(Wanted(reason="overdue")).counts == queue.page().counts
    assert dict(queue.page(Wanted(kind="result")).counts) == {"closes-task": 1}


def test_pages_follow_each_other(desk: Desk) -> None:
    queue = Queue(desk)
    whole = quotes(queue.page())
    parts = [quotes(queue.page(limit=4, offset=at)) for at in (0, 4, 8)]
    assert [quote for part in parts for quote in part] == whole
    assert quotes(queue.page(limit=0)) == quotes(queue.page(offset=99)) == []


@pytest.mark.parametrize(
    ("wanted", "error"),
    [
        (Wanted(reason="boredom"), ValueError),
        (Wanted(kind="duty"), ValueError),
        (Wanted(agency="Sở Vũ trụ"), NothingNamed),
        (Wanted(document="khong-co.txt"), NothingNamed),
    ],
)
def test_what_there_is_not_is_told(desk: Desk, wanted: Wanted, error: type[Exception]) -> None:
    with pytest.raises(error):
        Queue(desk).page(wanted)
