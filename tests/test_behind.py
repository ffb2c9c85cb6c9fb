"""Owners behind their task: in brackets, behind a dash, or as «do … chủ trì»."""

from __future__ import annotations

import pytest
from test_roles import bodies_in, words

from extract.folding import lower_case
from extract.statements.behind import behind


@pytest.mark.parametrize(
    ("text", "lead", "support"),
    [
        ("Mua thuốc (Sở Y tế)", "Sở Y tế", ""),
        ("Mua thuốc (do Sở Y tế thực hiện)", "Sở Y tế", ""),
        ("Mua thuốc (giao Sở Y tế, Sở Nội vụ)", "Sở Y tế, Sở Nội vụ", ""),
        ("Mua thuốc (Sở Y tế chủ trì; Sở Nội vụ phối hợp)", "Sở Y tế", "Sở Nội vụ"),
        ("Mua thuốc (Sở Y tế chủ trì, phối hợp với Sở Nội vụ)", "Sở Y tế", "Sở Nội vụ"),
        ("Mua thuốc - Sở Y tế thực hiện", "Sở Y tế", ""),
        ("Mua thuốc trước 5/4, do Sở Y tế chủ trì", "Sở Y tế", ""),
        # behind a colon, and nothing else there
        ("Rà soát kho thuốc toàn tỉnh: Sở Y tế", "Sở Y tế", ""),
        ("Rà soát kho thuốc toàn tỉnh: Sở Y tế, Sở Nội vụ", "Sở Y tế, Sở Nội vụ", ""),
    ],
)
def test_owners_behind_their_task(text: str, lead: str, support: str) -> None:
    roles = behind(lower_case(text), 0, len(text), bodies_in(text))
    assert roles is not None
    assert roles.ordered
    assert (words(text, roles.lead), words(text, roles.support)) == (lead, support)


@pytest.mark.parametrize(
    "text",
    [
        "Mua thuốc (hai đợt)",
        "Rà soát kho thuốc toàn tỉnh: Sở Y tế còn thiếu 5 loại",  # what a body lacks
        "Các cơ quan kiểm tra thuốc: Sở Y tế",  # no task before the colon
        "Gửi báo cáo (qua Sở Y tế)",  # the way of a report
        "Gửi báo cáo (thông qua Sở Y tế)",
        "Mua thuốc cho các huyện (trừ Sở Y tế)",
        "Trình hồ sơ trước 5/4 (Sở Y tế thẩm định trong 07 ngày)",  # its own work
        "Mua thuốc theo mẫu (kèm theo tờ trình ngày 2/4 của Sở Y tế)",
    ],
)
def test_what_names_no_owner(text: str) -> None:
    assert behind(lower_case(text), 0, len(text), bodies_in(text)) is None
