from __future__ import annotations

from datetime import date

import pytest
from test_tasks import IRIS, clause

from kg.clauses import Clause
from kg.completion import achievement, completes, reports_on
from kg.names import tokens
from kg.tasks import tasks_of

(START,) = tasks_of([clause("2025-01-31", "Khởi công xây dựng Khu công nghiệp Bình Minh")], IRIS)


def told(text: str, **more: object) -> Clause:
    """Return a result of July 2025."""
    fields: dict[str, object] = {"kind": "result", "leads": ()}
    return clause("2025-07-31", text, **{**fields, **more})


@pytest.mark.parametrize(
    ("report", "done"),
    [
        (told("Đã khởi công xây dựng Khu công nghiệp Bình Minh"), True),
        (told("Khởi công xây dựng Khu công nghiệp Bình Minh ngày 15/7"), True),
        (told("Ngày 15/7 đã khởi công xây dựng KCN Bình Minh"), True),
        # hedges, plans and progress
        (told("Dự kiến khởi công xây dựng Khu công nghiệp Bình Minh"), False),
        (told("Đang chuẩn bị khởi công xây dựng Khu công nghiệp Bình Minh"), False),
        (told("Chưa khởi công xây dựng Khu công nghiệp Bình Minh"), False),
        (told("Đã khởi công xây dựng 80% Khu công nghiệp Bình Minh"), False),
        (told("Cơ bản đã khởi công xây dựng Khu công nghiệp Bình Minh"), False),
        # another act, another thing, another place, another project
        (told("Đã phê duyệt quy hoạch Khu công nghiệp Bình Minh"), False),
        (told("Đã khởi công đường gom và trạm nước thải phục vụ khu tái định cư"), False),
        (told("Đã khởi công xây dựng Khu công nghiệp Bình Minh", scope="tỉnh nam định"), False),
        (told("Đã khởi công xây dựng trường học", projects=("trường",)), False),
        # an announcement is no result; a result before the task is another one
        (told("Đã khởi công xây dựng Khu công nghiệp Bình Minh", kind="problem"), False),
        (told("Đã khởi công xây dựng Khu công nghiệp Bình Minh", seen=date(2025, 1, 31)), False),
        (told("Đã khởi công xây dựng Khu công nghiệp Bình Minh", seen=None), False),
    ],
)
def test_what_completes_a_task(report: Clause, done: bool) -> None:
    assert completes(START, report) is done


def test_work_that_never_ends_is_never_done() -> None:
    (task,) = tasks_of([clause("2025-01-31", "Đẩy mạnh thu hút đầu tư vào KCN Bình Minh")], IRIS)
    assert not completes(task, told("Đã đẩy mạnh thu hút đầu tư vào KCN Bình Minh"))


def test_reports_without_a_project_need_nearly_the_same_words() -> None:
    text = "Ban hành kế hoạch chuyển đổi số của tỉnh"
    (task,) = tasks_of([clause("2025-01-31", text, projects=())], IRIS)
    same = told("Đã ban hành kế hoạch chuyển đổi số của tỉnh", projects=())
    other = told("Đã ban hành kế hoạch phòng cháy", projects=())
    found = reports_on([task], [same, other])
    assert [(r.clause, r.completes) for r in found[task.iri]] == [(same, True)]


def test_a_report_speaks_of_the_tasks_it_resembles() -> None:
    late = told("Giải phóng mặt bằng Khu công nghiệp Bình Minh còn chậm", kind="problem")
    (land,) = tasks_of([clause("2025-01-31")], IRIS)
    found = reports_on([START, land], [late])
    assert {iri: [r.completes for r in rs] for iri, rs in found.items()} == {land.iri: [False]}


def test_reports_come_in_time_order() -> None:
    texts = ("2025-09-30", "2025-08-31")
    results = [
        clause(day, "Đã khởi công xây dựng Khu công nghiệp Bình Minh", kind="result")
        for day in texts
    ]
    days = [r.clause.document for r in reports_on([START], results)[START.iri]]
    assert days == ["2025-08-31", "2025-09-30"]


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Phấn đấu khởi công, hoàn thành trong năm", "khởi công"),
        ("Trình Hội đồng nhân dân", "trình"),
        ("công trình trọng điểm", "trình"),  # inside a compound: a doubt that costs nothing
        ("Tăng cường kiểm tra", None),
    ],
)
def test_the_first_verb_of_achievement(text: str, verb: str | None) -> None:
    assert achievement(tokens(text)) == verb
