from __future__ import annotations

from datetime import date

import pytest
from test_tasks import IRIS, clause

from kg.document.clauses import Clause
from kg.duties.completion import Report, completes, reports_on
from kg.duties.same_duty import Ground
from kg.duties.tasks import tasks_of

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


GROUND = Ground(
    names={
        "kcn": "Khu công nghiệp Phú Điền",
        "kcn-1": "Khu công nghiệp Phú Điền (giai đoạn 1)",
        "tỉnh": "Ủy ban nhân dân tỉnh Bắc Vinh",
        "các": "Ủy ban nhân dân các xã Lạc Hạ, Vân Trà tỉnh Bắc Vinh",
        "xã": "Ủy ban nhân dân xã Vân Trà tỉnh Bắc Vinh",
    }
)


def asked(text: str, **more: object) -> Clause:
    """Return a duty of January 2025 on the industrial park."""
    fields: dict[str, object] = {"projects": ("kcn",), "leads": ("sở",), "said": ("sở",)}
    return clause("2025-01-31", text, **{**fields, **more})


def done(text: str, **more: object) -> Clause:
    """Return a result of July 2025 on it."""
    return told(text, **{"projects": ("kcn",), "said": ("sở",), "leads": ("sở",), **more})


LAND = "Hoàn thành giải phóng mặt bằng ◆"


@pytest.mark.parametrize(
    ("duty", "result", "completed"),
    [
        # by the kind of act: of a moment, or work that must be said to be finished
        (asked("Trình phê duyệt điều chỉnh ◆"), done("Đã trình hồ sơ điều chỉnh ◆"), True),
        (asked("Xây dựng ◆, trình"), done("Đã trình dự thảo ◆"), True),
        (asked("Gửi danh sách nhà thầu ◆"), done("Đã nộp danh sách nhà thầu ◆"), True),
        (asked("Chi trả tiền bồi thường ◆"), done("Đã chi trả xong tiền bồi thường ◆"), True),
        (asked("Chi trả tiền bồi thường ◆"), done("Đã chi trả tiền bồi thường ◆"), False),
        (asked("Đưa ◆ vào vận hành thử"), done("Đã đưa ◆ vào vận hành thử"), True),
        (asked(LAND), done("Đã hoàn thành giải phóng mặt bằng ◆, chậm 51 ngày"), True),
        (asked("Hoàn thành giải phóng mặt bằng 236 ha"), done("Đã " + LAND.lower()), True),
        # another step of the same work
        (asked("Ban hành ◆"), done("Đã trình ◆"), False),
        (asked("Trình chủ trương ◆"), done("Đã trình quyết toán ◆"), False),
        (asked(LAND), done("Đã hoàn thành thiết kế ◆"), False),
        # parts of it
        (asked(LAND), done("Đã hoàn thành 80% giải phóng mặt bằng ◆"), False),
        (asked(LAND), done("Đã hoàn thành 100% giải phóng mặt bằng ◆"), True),
        (asked("Bàn giao mặt bằng ◆"), done("Đã bàn giao mặt bằng 182/236 ha ◆"), False),
        (asked("Bàn giao 236 ha mặt bằng ◆"), done("Đã bàn giao 210 ha mặt bằng ◆"), False),
        (asked(LAND), done("Đã hoàn thành giải phóng mặt bằng đoạn qua xã ◆"), False),
        (asked(LAND), done("Đã hoàn thành giải phóng mặt bằng đợt 1 ◆"), False),
        (asked("Bàn giao mặt bằng ◆"), done("Lũy kế đã bàn giao mặt bằng ◆"), False),
        # hedges, plans
        (asked(LAND), done("Cơ bản hoàn thành giải phóng mặt bằng ◆"), False),
        (asked(LAND), done("Đã hoàn thành cơ bản giải phóng mặt bằng ◆"), False),
        (asked("Khởi công ◆"), done("Dự kiến khởi công ◆"), False),
        (asked("Khởi công ◆"), done("Sẽ khởi công ◆"), False),
        (asked("Khởi công ◆"), done("Chuẩn bị lễ khởi công ◆"), False),
        (asked("Khởi công ◆"), done("Đã khởi công ◆, dự kiến xong năm sau"), False),
        # what only announces
        (asked("Khởi công ◆"), done("Đã khởi công ◆", genre="Tin tức"), False),
        # before the duty was given
        (asked("Khởi công ◆"), done("Đã khởi công ◆", last=date(2024, 12, 1)), False),
        # a stage is done with the whole, not the other way round
        (asked("Trình ◆", projects=("kcn-1",)), done("Đã trình ◆"), True),
        (asked("Trình ◆"), done("Đã trình ◆", projects=("kcn-1",)), False),
        # by whom
        (asked("Trình ◆"), done("Đã trình ◆", said=()), True),
        (asked("Trình ◆"), done("Đã trình ◆", said=("xã",)), False),
        (asked("Trình ◆", leads=("tỉnh",)), done("Đã trình ◆"), True),
        (asked("Trình ◆", leads=("tỉnh",)), done("Đã trình ◆", said=("xã",)), False),
        (asked("Bàn giao ◆", leads=("các",)), done("Đã bàn giao ◆", said=("xã",)), False),
        (asked("Trình ◆", leads=("sở", "xã")), done("Đã trình ◆"), False),
        (asked("Khởi công ◆"), done("Đã khởi công ◆", said=("ban",)), True),
    ],
)
def test_which_results_complete_a_duty(duty: Clause, result: Clause, completed: bool) -> None:
    (task,) = tasks_of([duty], IRIS, GROUND)
    assert completes(task, result, GROUND) is completed


def test_a_report_of_one_of_several_speaks_of_the_task_of_all() -> None:
    (task,) = tasks_of([asked("Bàn giao mặt bằng ◆", leads=("các",), said=("các",))], IRIS, GROUND)
    one = done("Đã bàn giao mặt bằng ◆", said=("xã",))
    other = done("Đã bàn giao mặt bằng ◆", said=("sở",))
    found = reports_on([task], [one, other], GROUND)
    assert [(r.clause, r.completes) for r in found[task.iri]] == [(one, False)]


def test_a_later_problem_denies() -> None:
    (task,) = tasks_of([asked("Trình điều chỉnh thiết kế ◆")], IRIS, GROUND)
    late = done("Sở vẫn chưa trình điều chỉnh thiết kế ◆", kind="problem")
    found = reports_on([task], [late], GROUND)
    assert [r.denies for r in found[task.iri]] == [True]


@pytest.mark.parametrize(
    ("stated", "day"),
    [
        (None, date(2025, 7, 31)),
        (date(2025, 7, 12), date(2025, 7, 12)),
        # «trong tháng 8» of a report of July is not after its own day
        (date(2025, 8, 31), date(2025, 7, 31)),
    ],
)
def test_the_day_of_a_result(stated: date | None, day: date) -> None:
    assert Report(done("Đã trình ◆", last=stated), completes=True).day == day
