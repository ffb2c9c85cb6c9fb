"""The same tasks in two graphs: by shared words of a file, by place, by wording; never by IRI."""

from __future__ import annotations

import pytest

from kg.archive.diff_match import match_tasks, same_leads
from kg.archive.diff_snapshot import Body, Said, Span, TaskState

HEALTH = Body("Sở Y tế tỉnh A", frozenset({"agency/y-te", "sở y tế tỉnh a"}))
HEALTH_ELSEWHERE = Body("Sở Y tế tỉnh A", frozenset({"other/y-te", "sở y tế tỉnh a"}))
BUILDING = Body("Sở Xây dựng tỉnh A", frozenset({"agency/xay-dung", "sở xây dựng tỉnh a"}))
JOINED = Body("Sở Xây dựng", frozenset({"agency/xd", "agency/xay-dung", "sở xây dựng"}))
BRIDGE = "Sở Xây dựng chủ trì lập báo cáo nghiên cứu khả thi cầu Vàm Sậy trước ngày 30/6/2026"
BRIDGE_LATER = "Sở Xây dựng chủ trì lập báo cáo nghiên cứu khả thi cầu Vàm Sậy trước ngày 30/9/2026"
SCHOOL = "UBND xã Gò Mây bàn giao mặt bằng trường Tiểu học Bàu Trăn"
STAGES = "Giải ngân vốn sửa chữa kênh Bàu Trăn đợt {}"


def task(iri: str, *said: Said, lead: Body = BUILDING) -> TaskState:
    return TaskState(iri, said[0].text, said, (lead,))


def said(span: Span, text: str, paper: str = "17/nq 2026") -> Said:
    return Said(span, text, frozenset({paper}))


def pairs(before: list[TaskState], after: list[TaskState]) -> set[tuple[str, str]]:
    return {(one.iri, other.iri) for one, other in match_tasks(before, after).pairs}


@pytest.mark.parametrize(
    ("one", "other", "matched"),
    [
        # The same words of the same file, however the task is called and whoever leads it.
        (said(("a", 10, 90), BRIDGE), said(("a", 10, 90), SCHOOL), True),
        # A span that a reviewer corrected, and one that only touches it.
        (said(("a", 10, 90), BRIDGE), said(("a", 20, 95), SCHOOL), True),
        (said(("a", 10, 90), BRIDGE), said(("a", 80, 160), SCHOOL), False),
        (said(("a", 10, 90), BRIDGE), said(("b", 10, 90), SCHOOL), False),
        # The file was replaced: the same document says it with another day.
        (said(("a", 10, 90), BRIDGE), said(("b", 12, 92), BRIDGE_LATER), True),
        (said(("a", 10, 90), BRIDGE), said(("b", 12, 92), SCHOOL), False),
        # Another document says it in the same words, for the same body.
        (said(("a", 10, 90), BRIDGE), said(("b", 9, 89), BRIDGE_LATER, "08/kh 2026"), True),
        (said(("a", 10, 90), BRIDGE), said(("b", 9, 60), BRIDGE[30:], "08/kh 2026"), False),
    ],
)
def test_what_counts_as_the_same(one: Said, other: Said, matched: bool) -> None:
    before, after = task("task/one", one), task("task/other", other)
    assert bool(pairs([before], [after])) is matched
    assert bool(pairs([after], [before])) is matched


def test_another_body_in_another_document_is_another_task() -> None:
    one = task("task/one", said(("a", 10, 90), BRIDGE))
    other = task("task/other", said(("b", 10, 90), BRIDGE, "08/kh 2026"), lead=HEALTH)
    assert not pairs([one], [other])
    assert pairs([one], [task("task/x", said(("b", 10, 90), BRIDGE), lead=HEALTH)])


def test_an_iri_is_no_ground() -> None:
    """An earlier document came: the first statement, and with it the IRI, passes to another."""
    before = [
        task("task/one", said(("a", 1, 50), BRIDGE)),
        task("task/two", said(("a", 60, 99), SCHOOL)),
    ]
    after = [
        task("task/two", said(("a", 1, 50), BRIDGE)),
        task("task/one", said(("a", 60, 99), SCHOOL)),
    ]
    assert pairs(before, after) == {("task/one", "task/two"), ("task/two", "task/one")}


def test_numbers_decide_between_likes() -> None:
    before = [
        task(f"old/{n}", said(("a", n * 100, n * 100 + 50), STAGES.format(n))) for n in (1, 2, 3)
    ]
    after = [
        task(f"new/{n}", said(("b", n * 90, n * 90 + 50), STAGES.format(n))) for n in (3, 1, 2)
    ]
    assert pairs(before, after) == {(f"old/{n}", f"new/{n}") for n in (1, 2, 3)}


def test_tasks_that_were_joined_or_taken_apart_are_neither_new_nor_gone() -> None:
    one, other = said(("a", 1, 50), BRIDGE), said(("b", 1, 50), BRIDGE, "08/kh 2026")
    apart, whole = [task("x/1", one), task("x/2", other)], [task("y/1", one, other)]
    found = match_tasks(apart, whole)
    assert (len(found.pairs), len(found.joined), found.only_before, found.only_after) == (
        1,
        1,
        (),
        (),
    )
    found = match_tasks(whole, apart)
    assert (len(found.pairs), len(found.parted), found.only_before, found.only_after) == (
        1,
        1,
        (),
        (),
    )


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ((HEALTH,), (HEALTH,), True),
        ((HEALTH,), (HEALTH_ELSEWHERE,), True),  # another base of IRIs
        ((BUILDING,), (JOINED,), True),  # names that were joined since
        ((HEALTH,), (BUILDING,), False),
        ((HEALTH,), (HEALTH, BUILDING), False),
        ((HEALTH,), (), False),
        ((), (), True),
    ],
)
def test_leads_are_compared_as_bodies(
    one: tuple[Body, ...], other: tuple[Body, ...], same: bool
) -> None:
    tasks = (TaskState("x", "x", leads=one), TaskState("y", "y", leads=other))
    assert same_leads(*tasks) is same_leads(*tasks[::-1]) is same
