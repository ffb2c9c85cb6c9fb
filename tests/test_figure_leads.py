"""Where a name begins behind the body that acted, the source that says so, and a topic."""

from __future__ import annotations

import pytest

from extract.indicators.figure_leads import (
    behind_leads,
    ends_in_deed,
    opens_with_body,
    ordered_deed,
)


@pytest.mark.parametrize(
    ("gap", "name"),
    [
        # a source
        ("Theo báo cáo của Chi cục, sản lượng", "sản lượng"),
        ("Tại buổi họp, lãnh đạo xã cho biết, giá trị", "giá trị"),
        ("Từ đầu vụ, diện tích gieo cấy", "diện tích gieo cấy"),
        # a topic
        ("Chăn nuôi: tổng đàn lợn", "tổng đàn lợn"),
        # a body and its deed
        ("Công ty Thủy lợi đã nạo vét", "nạo vét"),
        ("Ban Quản lý dự án phối hợp Điện lực huyện di dời", "di dời"),
        ("UBND xã đã phê duyệt phương án bồi thường", "phê duyệt phương án bồi thường"),
        ("Nhà đầu tư cam kết tổ chức trồng", "trồng"),
        # no lead
        ("tổng thu ngân sách", "tổng thu ngân sách"),
        ("tỷ lệ hộ nghèo", "tỷ lệ hộ nghèo"),
    ],
)
def test_behind_leads(gap: str, name: str) -> None:
    assert gap[behind_leads(gap, 0, len(gap)) :] == name


@pytest.mark.parametrize(
    ("text", "expected"),
    [("Sở Tài chính ứng trước", True), ("UBND xã", True), ("tổng thu", False), ("Sởi", False)],
)
def test_opens_with_body(text: str, expected: bool) -> None:
    assert opens_with_body(text, 0) is expected


@pytest.mark.parametrize(
    ("gap", "name"),
    [
        # the last deed of a long row, or of an order
        ("hoàn thành chi trả bồi thường đất ở cho các hộ dân, bàn giao", "bàn giao"),
        ("Phối hợp với Ban Quản lý rừng cắm mốc", "cắm mốc"),
        ("chịu trách nhiệm đăng ký mã số", "đăng ký mã số"),
        # what is measured is left whole, and the level of a body is no deed
        (
            "tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom, xử lý",
            "tỷ lệ chất thải rắn sinh hoạt đô thị được thu gom, xử lý",
        ),
        ("phối hợp thành lập Trung tâm cấp xã", "thành lập Trung tâm cấp xã"),
        # who spoke; what a disaster did
        ("Đại diện liên danh, ông Lê Văn B, hứa bổ sung", "bổ sung"),
        ("Đợt mưa lũ đầu tháng làm ngập", "ngập"),
    ],
)
def test_the_last_deed(gap: str, name: str) -> None:
    assert gap[behind_leads(gap, 0, len(gap)) :] == name


@pytest.mark.parametrize(
    ("gap", "name"),
    [
        ("giao Sở Xây dựng rà soát", "rà soát"),
        ("yêu cầu các chủ đầu tư giải ngân", "giải ngân"),
        ("giao Sở Tài chính", ""),
    ],
)
def test_ordered_deed(gap: str, name: str) -> None:
    assert gap[ordered_deed(gap, 0, len(gap)) :] == name


@pytest.mark.parametrize(
    ("words", "expected"),
    [("xong, bàn giao", True), ("rút ngắn", True), ("diện tích lúa", False)],
)
def test_ends_in_deed(words: str, expected: bool) -> None:
    assert ends_in_deed(words, 0, len(words)) is expected
