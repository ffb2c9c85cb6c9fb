"""Duties: a task's bodies, time, ground, status on a day and words."""

from __future__ import annotations

import pytest
from exported import BASE, DONE, one_duty, store_of

from kg.export.duties import Duty, capital, due_words, duties, several, status_words, tasks_of

TASK = f"{BASE}task/a"
WEEKLY = [
    ("task/a", "ck:recurrence", '"FREQ=WEEKLY'),
    ("statement/a", "ck:timeEvidence", "evidence/t"),
    ("evidence/t", "oa:exact", '"hằng tuần'),
]
NO_DUE = [triple for triple in one_duty() if triple[1] != "ck:dueDate"]


def duty(triples: list[tuple[str, str, str]], as_of: str = "2025-12-01") -> Duty:
    return duties(store_of(triples), [TASK], as_of)[0]


def test_all_of_a_duty() -> None:
    found = duty(one_duty())
    assert found.text == "Sửa cầu Mây"
    assert found.bodies == {
        "lead": (f"{BASE}agency/a",), "support": (f"{BASE}agency/b",), "supervise": (),
    }  # fmt: skip
    assert found.grounds == (
        "Kế hoạch số 5/KH-UBND ngày 01/02/2025 (Điều 1, mục 2)",
        "thực hiện Nghị quyết số 9/NQ-HĐND",
    )
    assert [(q.text, q.place) for q in found.quotes] == [("Sửa cầu Mây", "ký tự 10–21")]
    assert found.sources == (f"{BASE}document/d",)


@pytest.mark.parametrize(
    ("triples", "as_of", "status", "words"),
    [
        (one_duty(), "2025-12-01", "openOverdue", "Chưa hoàn thành, quá hạn 30 ngày"),
        (one_duty(), "2025-11-01", "openInTime", "Chưa hoàn thành, trong hạn"),
        (NO_DUE, "2025-12-01", "noDeadline", "Không xác định thời hạn"),
        ([*one_duty(), *DONE], "2025-12-01", "doneLate", "Đã hoàn thành, quá hạn"),
        ([*one_duty(), *DONE], "2025-11-19", "openOverdue", "Chưa hoàn thành, quá hạn 18 ngày"),
    ],
)
def test_status_on_a_day(
    triples: list[tuple[str, str, str]], as_of: str, status: str, words: str
) -> None:
    found = duty(triples, as_of)
    assert (found.status, status_words(found, as_of)) == (status, words)


def test_who_reports_it_done_is_quoted_too() -> None:
    _, report = duty([*one_duty(), *DONE]).quotes
    assert (report.text, report.document) == ("Đã sửa xong", "Báo cáo số 7/BC-UBND")
    assert report.place == "trang 2, ký tự 3–14"


@pytest.mark.parametrize(
    ("triples", "words"),
    [
        (one_duty(), "01/11/2025"),
        ([*NO_DUE, *WEEKLY], "hằng tuần"),
        ([*one_duty(), *WEEKLY], "01/11/2025; hằng tuần"),
        (NO_DUE, "Không nêu"),
    ],
)
def test_until_when(triples: list[tuple[str, str, str]], words: str) -> None:
    assert due_words(duty(triples)) == words


@pytest.mark.parametrize(
    ("things", "found"),
    [
        (None, ["task/a", "task/z"]),
        (["agency/b"], ["task/a"]),
        (["agency/z"], []),
        (["document/d"], ["task/a"]),
        (["document/n"], ["task/a"]),
        (["statement/a", "task/z"], ["task/a", "task/z"]),
    ],
)
def test_tasks_of_things(things: list[str] | None, found: list[str]) -> None:
    store = store_of([*one_duty(), ("task/z", "rdf:type", "ck:Task")])
    chosen = None if things is None else [BASE + thing for thing in things]
    assert tasks_of(store, chosen) == [BASE + task for task in found]


def test_a_task_that_no_statement_states_keeps_its_name() -> None:
    found = duty([("task/a", "skos:prefLabel", '"sửa đường…'), ("task/a", "rdf:type", "ck:Task")])
    assert (found.text, found.quotes, found.grounds) == ("sửa đường…", (), ())


def test_words_in_cells() -> None:
    assert capital("đê điều") == "Đê điều"
    assert several(["Sở A", "Sở B"]) == "Sở A;\nSở B"
