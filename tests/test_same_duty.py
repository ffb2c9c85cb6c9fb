from __future__ import annotations

from datetime import date

import pytest
from test_tasks import clause

from kg.document.clauses import Clause
from kg.duties.same_duty import Ground, likeness, match

GROUND = Ground(
    names={
        "cầu": "Cầu Vân Đài",
        "kcn": "Khu công nghiệp Phú Điền",
        "kcn-1": "Khu công nghiệp Phú Điền (giai đoạn 1)",
        "bv": "Bệnh viện Hồ Sậy (cơ sở 2)",
        "bv-2": "Bệnh viện Hồ Sậy cơ sở 2",
        "tỉnh": "Ủy ban nhân dân tỉnh Bắc Vinh",
        "sở": "Sở Y tế tỉnh Bắc Vinh",
        "các": "Ủy ban nhân dân các xã Lạc Hạ, Thuận Phong và Vân Trà tỉnh Bắc Vinh",
        "xã": "Ủy ban nhân dân xã Vân Trà tỉnh Bắc Vinh",
        "xã-khác": "Ủy ban nhân dân xã Trà tỉnh Bắc Vinh",
    },
    rests_on={"2025-03-31": frozenset({"2025-01-31"})},
    amended=frozenset({("2025-04-30", "2025-01-31")}),
)


def said(document: str, text: str, /, **more: object) -> Clause:
    fields: dict[str, object] = {"projects": ("cầu",), "leads": ("sở",), "said": ("sở",)}
    return clause(document, text, **{**fields, **more})


START = said("2025-01-31", "Khởi công ◆ trong quý II", last=date(2025, 6, 30))
NO_PROJECT: dict[str, object] = {"projects": ()}
RULES = "Ban hành quy chế quản lý chợ đêm và tuyến phố ẩm thực"


@pytest.mark.parametrize(
    ("earlier", "later", "score"),
    [
        # the same words; the same act on the same project
        (START, said("2025-02-28", START.text), 1.0),
        (START, said("2025-02-28", "Tổ chức khởi công ◆"), 0.95),
        (START, said("2025-02-28", "Chuẩn bị mặt bằng, khởi công ◆"), 0.95),
        # another act, another object, one act more, another project
        (START, said("2025-02-28", "Khánh thành ◆"), None),
        (START, said("2025-02-28", "Khởi công khu tái định cư ◆"), None),
        (START, said("2025-02-28", "Trình thiết kế, khởi công ◆"), None),
        (START, said("2025-02-28", "Khởi công ◆", projects=("kcn",)), None),
        # spellings of one project; a stage is another one
        (
            said("2025-01-31", "Khởi công ◆", projects=("bv",)),
            said("2025-02-28", "Khởi công ◆", projects=("bv-2",)),
            0.95,
        ),
        (
            said("2025-01-31", "Khởi công ◆", projects=("kcn",)),
            said("2025-02-28", "Khởi công ◆", projects=("kcn-1",)),
            None,
        ),
        # objects
        (
            said("2025-01-31", "Trình phê duyệt điều chỉnh thiết kế ◆"),
            said("2025-02-28", "Hoàn chỉnh, trình hồ sơ điều chỉnh thiết kế ◆"),
            0.95,
        ),
        (
            said("2025-01-31", "Trình điều chỉnh thiết kế nhịp chính ◆"),
            said("2025-02-28", "Trình điều chỉnh ◆"),
            0.82,
        ),
        (
            said("2025-01-31", "Trình chủ trương đầu tư ◆"),
            said("2025-02-28", "Trình quyết toán ◆"),
            None,
        ),
        # numbers tell duties apart
        (
            said("2025-01-31", "Khởi công gói thầu số 1 ◆"),
            said("2025-02-28", "Khởi công gói thầu số 2 ◆"),
            None,
        ),
        # without a project all words count
        (
            said("2025-01-31", RULES, **NO_PROJECT),
            said("2025-02-28", f"{RULES} trước tháng sau", **NO_PROJECT),
            0.97,
        ),
        (
            said("2025-01-31", f"{RULES} năm 2024", **NO_PROJECT),
            said("2025-02-28", f"{RULES} năm 2025", **NO_PROJECT),
            None,
        ),
        (
            said("2025-01-31", RULES, last=date(2024, 6, 30), **NO_PROJECT),
            said("2025-02-28", f"{RULES} này", last=date(2025, 7, 30), **NO_PROJECT),
            None,  # a year on: it recurs
        ),
        (said("2025-01-31", RULES, **NO_PROJECT), said("2025-02-28", RULES), 1.0),
    ],
)
def test_what_states_one_duty(earlier: Clause, later: Clause, score: float | None) -> None:
    found = match(earlier, later, GROUND)
    assert (found and found.score) == score


@pytest.mark.parametrize(
    ("more", "score"),
    [
        # another lead is another duty …
        ({"leads": ("xã",), "said": ("xã",)}, None),
        # … but one that a report does not name
        ({"leads": ("xã",), "said": (), "genre": "Báo cáo"}, 0.9),
        ({"leads": (), "said": ()}, 0.9),
        # … or that an amending document changes
        ({"document": "2025-04-30", "leads": ("xã",), "said": ("xã",)}, 0.9),
        # resting on it is not enough where the duty had a department for a lead
        ({"document": "2025-03-31", "leads": ("xã",), "said": ("xã",)}, None),
    ],
)
def test_leads(more: dict[str, object], score: float | None) -> None:
    found = match(START, said("2025-02-28", "Khởi công ◆", **more), GROUND)
    assert (found and found.score) == score


@pytest.mark.parametrize(
    ("document", "due", "score"),
    [
        ("2025-03-31", date(2025, 6, 30), 0.9),
        ("2025-03-31", date(2025, 7, 31), None),  # another deadline
        ("2025-02-28", date(2025, 6, 30), None),  # does not rest on it
    ],
)
def test_a_committee_hands_a_duty_on(document: str, due: date, score: float | None) -> None:
    first = said("2025-01-31", "Khởi công ◆", leads=("tỉnh",), said=(), last=date(2025, 6, 30))
    handed = said(document, "Khởi công ◆", document=document, last=due)
    found = match(first, handed, GROUND)
    assert (found and found.score) == score


def test_the_reason_is_readable() -> None:
    found = match(START, said("2025-02-28", "Khởi công ◆"), GROUND)
    assert found is not None
    assert found.reason == "cùng việc «khởi công» của cùng dự án; cùng đơn vị chủ trì"


@pytest.mark.parametrize(
    ("whole", "part", "covered"),
    [("kcn", "kcn-1", True), ("kcn-1", "kcn", False), ("kcn", "cầu", False), ("x", "x", True)],
)
def test_a_whole_covers_its_stages(whole: str, part: str, covered: bool) -> None:
    assert GROUND.covers(whole, part) is covered


@pytest.mark.parametrize(("body", "member"), [("xã", True), ("xã-khác", False), ("sở", False)])
def test_members_of_a_joint_name(body: str, member: bool) -> None:
    assert GROUND.is_member(body, "các") is member
    assert not GROUND.is_member(body, "tỉnh")


def test_superiors() -> None:
    assert GROUND.is_superior("tỉnh")
    assert not any(GROUND.is_superior(body) for body in ("sở", "xã", "ai đó"))


@pytest.mark.parametrize(
    ("left", "right", "expected"), [("a b", "b c", 1 / 3), ("a", "a", 1), ("", "a", 0), ("", "", 0)]
)
def test_likeness(left: str, right: str, expected: float) -> None:
    assert likeness(left.split(), right.split()) == pytest.approx(expected)
