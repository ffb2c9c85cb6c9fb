"""Where a name begins behind the body that acted, the source that says so, and a topic."""

from __future__ import annotations

import pytest

from extract.indicators.figure_leads import behind_leads, opens_with_body


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
