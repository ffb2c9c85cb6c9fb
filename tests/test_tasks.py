from __future__ import annotations

import random
from datetime import date

import pytest

from kg.document.clauses import Clause
from kg.duties.tasks import tasks_of
from kg.identity.names import tokens
from kg.iris import Iris, slug

IRIS = Iris()
TEXT = "Hoàn thành giải phóng mặt bằng Khu công nghiệp Bình Minh"


def clause(document: str, text: str = TEXT, /, **more: object) -> Clause:
    """Return a commitment; documents are named by ISO days."""
    fields: dict[str, object] = {
        "iri": f"{IRIS.base}statement/{document}/{slug(text)}",
        "kind": "commitment",
        "text": text,
        "words": tokens(text),
        "document": document,
        "scope": "tỉnh hà nam",
        "evidence": f"{IRIS.base}evidence/{document}",
        "seen": date.fromisoformat(document),
        "leads": ("sở",),
        "projects": ("bình minh",),
    }
    return Clause(**{**fields, **more})  # type: ignore[arg-type]


FIRST = clause("2025-01-31")


@pytest.mark.parametrize(
    ("other", "joined"),
    [
        (clause("2025-02-28"), True),  # the same words to the same body
        (clause("2025-02-28", projects=()), True),
        (clause("2025-02-28", leads=("ubnd",)), False),  # to another body
        (clause("2025-02-28", scope="tỉnh nam định"), False),
        # the same document: only what it restates word for word
        (clause("2025-01-31", iri="khác"), True),
        (clause("2025-01-31", iri="khác", last=date(2025, 6, 30)), False),
        (clause("2025-01-31", f"{TEXT} đúng hạn"), False),
        # nearly the same words about the same project
        (clause("2025-02-28", f"{TEXT} đúng hạn"), True),
        (clause("2025-02-28", f"{TEXT} đúng hạn", leads=()), True),
        (clause("2025-02-28", f"{TEXT} đúng hạn", leads=("ubnd",)), False),
        (clause("2025-02-28", f"{TEXT} đúng hạn", projects=("khác",)), False),
        (clause("2025-02-28", "Khẩn trương " + TEXT), True),
        (clause("2025-02-28", "Kiểm tra việc " + TEXT.lower()), False),  # another action
        (clause("2025-02-28", f"{TEXT} và bàn giao cho nhà đầu tư xây dựng nhà máy"), False),
    ],
)
def test_when_two_commitments_are_one_task(other: Clause, joined: bool) -> None:
    tasks = tasks_of([FIRST, other], IRIS)
    assert len(tasks) == (1 if joined else 2)


def test_short_wordings_recur_by_chance() -> None:
    short = "Tăng cường quản lý đất"
    assert len(tasks_of([clause("2025-01-31", short), clause("2025-02-28", short)], IRIS)) == 2


def test_two_commitments_of_one_document_are_never_joined_through_a_third() -> None:
    near = clause("2025-01-31", f"{TEXT} đúng hạn")
    tasks = tasks_of([FIRST, near, clause("2025-02-28")], IRIS)
    assert sorted(len(task.clauses) for task in tasks) == [1, 2]


def test_what_was_stated_last_counts() -> None:
    later = clause(
        "2025-03-31", first=date(2025, 4, 1), last=date(2025, 6, 30), supports=("công an",)
    )
    silent = clause("2025-04-30", leads=(), text=f"{TEXT} ngay", words=(*tokens(TEXT), "ngay"))
    (task,) = tasks_of([silent, later, clause("2025-01-31", last=date(2025, 3, 31))], IRIS)
    assert task.due == (date(2025, 4, 1), date(2025, 6, 30))
    assert task.last_stated("leads") == ("sở",)
    assert task.last_stated("supports") == ("công an",)
    assert task.last_stated("supervises") == ()
    assert task.all_of("projects") == ["bình minh"]
    assert task.first.document == "2025-01-31"


def test_a_report_takes_no_supporting_body_away() -> None:
    order = clause("2025-01-31", genre="Quyết định", supports=("công an", "thuế"))
    report = clause("2025-02-28", genre="Báo cáo", supports=("công an",))
    (task,) = tasks_of([order, report], IRIS)
    assert task.last_stated("supports") == ("công an", "thuế")
    assert tasks_of([report], IRIS)[0].last_stated("supports") == ("công an",)


def test_a_task_is_named_by_its_first_commitment() -> None:
    (alone,) = tasks_of([FIRST], IRIS)
    (joined,) = tasks_of([clause("2025-02-28"), FIRST], IRIS)
    assert alone.iri == joined.iri
    assert alone.iri.startswith(f"{IRIS.base}task/")


def test_the_order_of_commitments_does_not_matter() -> None:
    days = [f"2025-0{m}-28" for m in range(1, 8)]
    clauses = [clause(d, TEXT if i % 3 else f"{TEXT} đúng hạn") for i, d in enumerate(days)]
    expected = tasks_of(clauses, IRIS)
    for seed in range(5):
        random.Random(seed).shuffle(clauses)  # noqa: S311
        assert tasks_of(clauses, IRIS) == expected


def test_the_recurrence_is_the_one_last_stated() -> None:
    monthly, weekly = "FREQ=MONTHLY", "FREQ=WEEKLY"
    told = [
        clause("2025-02-28", recurrence=weekly),
        clause("2025-01-31", recurrence=monthly),
        clause("2025-03-31"),
    ]
    (task,) = tasks_of(told, IRIS)
    assert task.recurrence == weekly
    assert tasks_of([FIRST], IRIS)[0].recurrence is None
