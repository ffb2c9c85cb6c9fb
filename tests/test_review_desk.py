"""The desk: who may say what, who has seen whom, and what is refused with a word to people."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from review_graph import BRIDGE, HEALTH, LAND, LATER, PLAN, RECORDS, TRANSPORT, found, make, papers

from kg.review.desk import Desk, NotYours, Outdated
from kg.review.verdicts import ReviewError
from kg.review.views import UnknownClaim
from kg.store import NoStore

pytest_plugins = ("review_graph_fixtures",)


@pytest.fixture
def desk(fresh: Path, tmp_path: Path) -> Desk:
    """Return a desk of one's own."""
    shutil.copytree(fresh, tmp_path / "own")
    return Desk.open(tmp_path / "own" / "g")


def test_without_a_graph_there_is_no_desk(tmp_path: Path) -> None:
    with pytest.raises(NoStore, match="camket build"):
        Desk.open(tmp_path)


def test_nobody_has_seen_what_is_not_there(desk: Desk) -> None:
    with pytest.raises(ReviewError, match="không có ý kiến số 9"):
        desk.accept(found(desk, RECORDS), who="Lan", seen=9)
    assert desk.last() == 0


def test_a_verdict_carries_all_that_finds_its_claim_again(desk: Desk) -> None:
    made = desk.accept(found(desk, RECORDS), who=" Nguyễn  Lan ", comment="đúng", seen=0)
    assert (made.number, made.who, made.role, made.comment) == (1, "Nguyễn Lan", "reviewer", "đúng")
    assert made.claim
    assert made.claim.state
    assert (made.claim.quote, made.claim.name) == (RECORDS, "ke-hoach.txt")
    assert made.claim.document == "Kế hoạch số 18/KH-UBND (Ủy ban nhân dân tỉnh Hà Nam)"
    assert made.words == RECORDS
    assert [body.name for body in made.claim.state.lead] == [HEALTH]


def test_a_verdict_is_seen_at_once_and_by_other_desks(desk: Desk) -> None:
    other, iri = Desk.open(desk.folder), found(desk, RECORDS)
    desk.correct(iri, {"deadline": [None, "2025-07-31"]}, who="lan")
    view = other.claim(iri)
    assert (view.standing, view.shown.deadline, view.last) == ("corrected", (None, "2025-07-31"), 1)
    assert desk.progress() == {
        "verdicts": 1, "claims": 5, "reviewed": 1, "again": 0, "accepted": 0, "corrected": 1,
        "rejected": 0, "added": 0, "disputed": 0,
    }  # fmt: skip


def test_who_has_not_seen_anothers_verdict_is_shown_it_first(desk: Desk) -> None:
    iri = found(desk, RECORDS)
    desk.accept(iri, who="lan", seen=0)
    with pytest.raises(Outdated) as refused:
        desk.reject(iri, who="an", seen=0)
    assert refused.value.view
    assert refused.value.view.standing == "accepted"
    assert "lan" in str(refused.value)
    desk.reject(iri, who="an", seen=1)
    view = desk.claim(iri)
    assert (view.standing, view.shown.exists) == ("disputed", True)
    # what one said oneself, or a comment, need not be seen
    desk.comment(iri, who="an", comment="xem trang 2")
    desk.accept(iri, who="lan", seen=2)


def test_two_who_judge_in_the_same_moment_do_not_overtake_each_other(desk: Desk) -> None:
    iri, refused = found(desk, RECORDS), []

    def judge(who: str) -> None:
        try:
            Desk.open(desk.folder).correct(iri, {"lead": [who]}, who=who, seen=0)
        except Outdated as outdated:
            refused.append(outdated.newer.who)

    threads = [threading.Thread(target=judge, args=(f"người {n}",)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    (verdict,) = desk.log.verdicts()
    assert refused == [verdict.who] * 3


def test_one_takes_back_ones_own_and_an_administrator_anybodys(desk: Desk) -> None:
    iri = found(desk, RECORDS)
    desk.reject(iri, who="lan")
    with pytest.raises(NotYours, match="lan"):
        desk.undo(1, who="an")
    desk.undo(1, who="quản trị", role="administrator")
    view = desk.claim(iri)
    assert (view.standing, view.undone, view.last) == ("none", frozenset({1}), 2)
    with pytest.raises(ReviewError, match="đã được rút lại"):
        desk.undo(1, who="lan")
    desk.undo(2, who="quản trị", role="administrator")
    assert desk.claim(iri).standing == "rejected"


def test_what_is_undone_after_another_spoke_must_be_seen_first(desk: Desk) -> None:
    iri = found(desk, RECORDS)
    desk.accept(iri, who="lan")
    desk.accept(iri, who="an")
    with pytest.raises(Outdated):
        desk.undo(1, who="lan", seen=1)
    desk.undo(1, who="lan", seen=2)


def test_undoing_reaches_a_verdict_whose_document_was_replaced(desk: Desk) -> None:
    iri = found(desk, RECORDS)
    desk.reject(iri, who="lan")
    make(papers(desk.folder.parent / "in", plan_text=PLAN + LATER), desk.folder)
    view = desk.claim(iri)
    assert (view.standing, view.again) == ("rejected", "document")
    assert view.iri != iri
    desk.correct(view.iri, {"lead": [HEALTH]}, who="an")
    assert desk.claim(iri).standing == "disputed"
    with pytest.raises(Outdated):
        desk.undo(1, who="lan", seen=1)
    desk.undo(1, who="lan")
    assert desk.claim(iri).standing == "accepted"


def test_to_accept_a_rejected_claim_is_to_agree_that_there_is_none(desk: Desk) -> None:
    iri = found(desk, RECORDS)
    desk.reject(iri, who="lan")
    desk.accept(iri, who="an")
    assert desk.claim(iri).standing == "rejected"


def test_a_missed_statement_is_added_once_and_by_two_people_as_one(desk: Desk) -> None:
    sha256 = desk.claim(found(desk, RECORDS)).claim.sha256
    given = {"kind": "commitment", "start": 9, "end": 30, "lead": [HEALTH]}
    desk.add(sha256, given, who="lan")
    desk.add(sha256, {**given, "lead": [TRANSPORT]}, who="an")
    views = [v for v in desk.claims() if v.claim.state is None]
    assert [(v.standing, set(v.disputes)) for v in views] == [("disputed", {"lead"})]
    desk.undo(1, who="lan")
    desk.undo(2, who="an")
    assert not [v for v in desk.claims() if v.claim.state is None]


BAD: list[tuple[Callable[[Desk], object], str]] = [
    (lambda d: d.correct(found(d, LAND), {}, who="lan"), "chưa nêu nội dung cần sửa"),
    (lambda d: d.correct(found(d, LAND), {"exists": False}, who="lan"), "chưa nêu"),
    (lambda d: d.correct(found(d, LAND), {"kind": "việc"}, who="lan"), "không phải là loại"),
    (lambda d: d.correct(found(d, LAND), {"start": 5, "end": 5}, who="lan"), "không có đoạn"),
    (lambda d: d.correct(found(d, LAND), {"end": 10**6}, who="lan"), "văn bản chỉ dài"),
    (lambda d: d.correct(found(d, LAND), {"start": True}, who="lan"), "không có đoạn"),
    (lambda d: d.correct(found(d, LAND), {"lead": ["  "]}, who="lan"), "không phải là tên"),
    (lambda d: d.correct(found(d, LAND), {"lead": ["x" * 301]}, who="lan"), "không phải là tên"),
    (lambda d: d.correct(found(d, LAND), {"lead": ["a\x00b"]}, who="lan"), "không phải là tên"),
    (lambda d: d.correct(found(d, LAND), {"lead": ["\ud800"]}, who="lan"), "không phải là tên"),
    (lambda d: d.correct(found(d, LAND), {"lead": "Sở"}, who="lan"), "không phải là danh sách"),
    (lambda d: d.correct(found(d, LAND), {"deadline": ["2025"]}, who="lan"), "thời hạn"),
    (lambda d: d.correct(found(d, LAND), {"deadline": "mai"}, who="lan"), "không phải là thời hạn"),
    (
        lambda d: d.correct(found(d, LAND), {"deadline": ["2025-02-01", "2025-01-01"]}, who="lan"),
        "trước khi bắt đầu",
    ),
    (lambda d: d.comment(found(d, LAND), who="lan", comment="  "), "còn trống"),
    (lambda d: d.comment(found(d, LAND), who="lan", comment="a" * 4001), "dài quá"),
    (lambda d: d.accept(found(d, LAND), who="lan", when="hôm qua"), "thời điểm"),
    (lambda d: d.same(found(d, LAND), found(d, LAND), who="lan"), "là một rồi"),
    (lambda d: d.same("Sở Không Có", HEALTH, who="lan"), "không xác định được"),
    (
        lambda d: d.correct(
            found(d, LAND),
            {"start": PLAN.index(BRIDGE), "end": PLAN.index(BRIDGE) + len(BRIDGE)},
            who="lan",
        ),
        "đã có nội dung cùng loại",
    ),
]


@pytest.mark.parametrize(("say", "why"), BAD)
def test_what_cannot_be_recorded_is_refused_in_both_languages(
    desk: Desk, say: Callable[[Desk], object], why: str
) -> None:
    with pytest.raises(ReviewError, match=why) as refused:
        say(desk)
    assert refused.value.en
    assert desk.last() == 0


@pytest.mark.parametrize("iri", ["", "x", "https://w3id.org/camket/id/statement/0/1-2-result"])
def test_an_unknown_claim_is_said_to_be_so(desk: Desk, iri: str) -> None:
    with pytest.raises(UnknownClaim):
        desk.accept(iri, who="lan")
    with pytest.raises(UnknownClaim):
        desk.undo(7, who="lan")


@pytest.mark.parametrize(("who", "role"), [("", "reviewer"), (" ", "reviewer"), ("lan", "reader")])
def test_nobody_and_readers_say_nothing(desk: Desk, who: str, role: str) -> None:
    with pytest.raises(NotYours):
        desk.accept(found(desk, LAND), who=who, role=role)  # type: ignore[arg-type]


def test_a_task_stands_for_the_statement_that_stated_it(desk: Desk) -> None:
    iri = found(desk, BRIDGE)
    task = iri.replace("/statement/", "/task/")
    head, _, tail = task.rpartition("/")
    assert desk.claim(f"{head}-{tail}") == desk.claim(iri)


def test_the_log_is_plain_json_that_anyone_can_read(desk: Desk) -> None:
    desk.correct(found(desk, LAND), {"lead": [{"name": HEALTH}]}, who="lan", when="2025-11-01")
    line = json.loads((desk.folder / "reviews.jsonl").read_text(encoding="utf-8"))
    assert (line["who"], line["verb"], line["judged"]) == ("lan", "correct", ["exists", "lead"])
    assert line["state"]["lead"] == [{"name": HEALTH, "start": None, "end": None}]
    assert line["claim"]["quote"] == LAND
