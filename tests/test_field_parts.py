"""Fields side by side on a line."""

from __future__ import annotations

import pytest
from pages import page_of

from extract.forms.field_parts import acts, field_parts


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (  # a semicolon between bodies is no end
            "Chủ trì: Sở Y tế; Sở Xây dựng; phối hợp: Công an tỉnh; hoàn thành: 15/9.",
            ["chủ trì: sở y tế; sở xây dựng", "phối hợp: công an tỉnh", "hoàn thành: 15/9"],
        ),
        (
            "Thời gian: đợt 1 trước 30/3; đợt 2 trước 30/9.",
            ["thời gian: đợt 1 trước 30/3; đợt 2 trước 30/9"],
        ),
        # no fields, or tasks in them
        ("Sở Y tế chủ trì; phối hợp: Công an tỉnh.", None),
        ("Nội dung: đào kênh; đắp bờ.", None),
        ("Đơn vị thực hiện: Sở Y tế rà soát các giếng khoan trong mùa khô; đắp bờ.", None),
    ],
)
def test_field_parts(text: str, parts: list[str] | None) -> None:
    page = page_of(text)
    end = len(page.text)
    found = field_parts(page.lower, 0, end, page.bodies(0, end))
    assert (found and [page.lower[c.start : c.end] for c in found]) == parts


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Sở Y tế; Sở Xây dựng; Công an tỉnh; Ủy ban nhân dân các xã ven sông.", False),
        ("Sở Y tế rà soát các giếng khoan trong mùa khô này.", True),
        ("do cấp trên quyết định sau khi có đủ hồ sơ", False),  # nobody
    ],
)
def test_acts(text: str, told: bool) -> None:
    page = page_of(text)
    assert acts(page.lower, 0, len(page.text), page.bodies(0, len(page.text))) is told
