"""Fields and tables: attributes on lines or in cells of their own."""

from __future__ import annotations

import pytest
from pages import Said, page_of, said

from extract.draft import Walk
from extract.fields import acts, apply_field, read_table
from extract.structure import Block

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


TABLE = """| STT | Nội dung công việc | Cơ quan chủ trì | Cơ quan phối hợp | Thời gian hoàn thành |
| --- | --- | --- | --- | --- |
| 1 | Thử độ mặn của nước | Sở Y tế | UBND xã Gò Sậy | Trước ngày 31/3/2027 |
| 2 | Đắp đê bao; trồng tre | Sở Xây dựng | | Quý III/2027 |
"""


def test_a_table_has_a_task_a_row() -> None:
    due = "2027-07-01/2027-09-30"
    assert said(HEAD + TABLE) == [
        Said(
            "Thử độ mặn của nước",
            lead=[f"{HEALTH}/explicit"],
            support=[COMMUNE],
            due="../2027-03-30",
        ),
        Said("Đắp đê bao", lead=[f"{BUILDING}/explicit"], due=due),
        Said("trồng tre", lead=[f"{BUILDING}/explicit"], due=due),
    ]


def test_columns_stand_in_any_order() -> None:
    table = """| Đơn vị thực hiện | Thời hạn | Nhiệm vụ |
| --- | --- | --- |
| Sở Y tế | 15/3/2027 | Thử độ mặn của nước |
"""
    assert said(HEAD + table) == [
        Said("Thử độ mặn của nước", lead=[f"{HEALTH}/explicit"], due="2027-03-15/2027-03-15")
    ]


def test_a_table_that_gives_no_tasks() -> None:
    table = """| STT | Tên trạm | Ghi chú |
| --- | --- | --- |
| 1 | Trạm đo số 4 | bến đò cũ |
"""
    assert said(HEAD + table) == []


def cells_of(*rows: tuple[str, ...]) -> tuple[str, list[Block]]:
    """Return a text with the cells of a table a line, and their blocks."""
    text, cells = "", []
    for row, words in enumerate(rows):
        for column, word in enumerate(words):
            cells.append(Block(len(text), len(text) + len(word), "cell", row=row, column=column))
            text += f"{word}\n"
    return text, cells


def test_rows_above_any_head_are_left_to_be_read_as_text() -> None:
    text, cells = cells_of(("Giao Sở Y tế thử nước", "x"), ("Nhiệm vụ", "Chủ trì"))
    page = page_of(text)
    walk = Walk(page)
    assert [page.text[c.start : c.end] for c in read_table(walk, cells)] == [
        "Giao Sở Y tế thử nước",
        "x",
    ]
    assert walk.drafts == []


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


def test_a_section_row_of_a_table_is_no_task() -> None:
    table = (
        "Các việc năm 2027 như sau.\n\nTT\nNhiệm vụ\nCơ quan chủ trì\nThời hạn\n"
        "I\nCải tạo đồng ruộng\n"  # reads like a task, but it heads the rows under it
        "1\nĐắp đê bao ven sông lớn\nSở Xây dựng\n15/3/2027\n"
        "2\nThử độ mặn của nước\nSở Y tế\n20/3/2027\n"
    )
    assert [s.text for s in said(HEAD + table)] == [
        "Đắp đê bao ven sông lớn",
        "Thử độ mặn của nước",
    ]
