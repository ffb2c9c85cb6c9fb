"""Fields: attributes on lines of their own."""

from __future__ import annotations

import pytest
from pages import Said, page_of, said

from extract.forms.fields import acts, apply_field
from extract.statements.draft import Walk

HEAD = """ỦY BAN NHÂN DÂN
TỈNH SƠN HẠ
Số: 9/KH-UBND
Sơn Hạ, ngày 05 tháng 01 năm 2027
KẾ HOẠCH
Giữ nước ngọt năm 2027
"""
HEALTH, BUILDING = "Sở Y tế tỉnh Sơn Hạ", "Sở Xây dựng tỉnh Sơn Hạ"
COMMUNE = "Ủy ban nhân dân xã Gò Sậy"
YEAR = "~2027-01-01/2027-12-31"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # all four attributes
            "1. Đắp đê bao ven sông lớn.\nCơ quan chủ trì: Sở Xây dựng\n"
            "Cơ quan phối hợp: Sở Y tế, UBND xã Gò Sậy\nCơ quan giám sát: Thanh tra tỉnh\n"
            "Thời gian hoàn thành: Quý II/2027",
            Said(
                "Đắp đê bao ven sông lớn",
                lead=[f"{BUILDING}/explicit"],
                support=[HEALTH, COMMUNE],
                supervise=["Thanh tra tỉnh Sơn Hạ"],
                due="2027-04-01/2027-06-30",
            ),
        ),
        (  # a task that reads like a heading and is no clause by itself
            "1. Đê bao ven sông\nCơ quan chủ trì: Sở Xây dựng\nThời hạn: 15/3/2027",
            Said("Đê bao ven sông", lead=[f"{BUILDING}/explicit"], due="2027-03-15/2027-03-15"),
        ),
        (  # what recurs loses the period of its heading
            "1. Đắp đê bao ven sông lớn.\nCơ quan chủ trì: Sở Xây dựng\n"
            "Thời gian thực hiện: Thường xuyên",
            Said("Đắp đê bao ven sông lớn", lead=[f"{BUILDING}/explicit"]),
        ),
        (  # a time that cannot be read changes nothing
            "1. Đắp đê bao ven sông lớn.\nCơ quan chủ trì: Sở Xây dựng\nThời gian: theo nước lũ",
            Said("Đắp đê bao ven sông lớn", lead=[f"{BUILDING}/explicit"], due=YEAR),
        ),
        (  # fields that say nothing of who and when
            "1. Giao Sở Y tế thử độ mặn của nước.\nSản phẩm: Sổ ghi\nKinh phí: không",
            Said("Giao Sở Y tế thử độ mặn của nước", lead=[f"{HEALTH}/explicit"], due=YEAR),
        ),
    ],
)
def test_fields_behind_a_task(text: str, expected: Said) -> None:
    assert said(f"{HEAD}{text}\n") == [expected]


def test_a_field_speaks_of_the_task_before_it_only() -> None:
    found = said(
        f"{HEAD}1. Đắp đê bao ven sông lớn.\nCơ quan chủ trì: Sở Xây dựng\n"
        "2. Thử độ mặn của nước.\nCơ quan chủ trì: Sở Y tế\n"
    )
    assert [(s.text, s.lead) for s in found] == [
        ("Đắp đê bao ven sông lớn", [f"{BUILDING}/explicit"]),
        ("Thử độ mặn của nước", [f"{HEALTH}/explicit"]),
    ]


def test_a_part_is_no_task_of_a_field() -> None:
    found = said(f"{HEAD}II. TỔ CHỨC THỰC HIỆN\nCơ quan chủ trì: Sở Xây dựng\n")
    assert found == []


@pytest.mark.parametrize(
    ("value", "does"),
    [
        ("Sở Y tế", False),
        ("Sở Y tế, Sở Xây dựng", False),
        ("Sở Y tế lấy mẫu nước giếng rồi gửi về trạm", True),
        ("theo phân công", False),
    ],
)
def test_values_that_tell_what_is_done(value: str, does: bool) -> None:
    page = page_of(f"Chủ trì: {value}\n")
    at = page.text.index(value)
    assert acts(page, at, at + len(value)) == does


def test_a_field_without_a_task_before_it_says_nothing() -> None:
    page = page_of("Cơ quan chủ trì: Sở Y tế\n")
    walk = Walk(page)
    apply_field(walk, "lead", 17, len(page.text))
    assert walk.drafts == []
