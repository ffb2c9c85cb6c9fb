"""Roles in a project: where the common noun is a body."""

from __future__ import annotations

import re

import pytest

from extract.statements.project_roles import is_ordered, is_role

BODIES = [
    # the role in bars acts, is ordered, or gets something
    "yêu cầu |chủ đầu tư| lắp phao tiêu",
    "|nhà thầu| chậm huy động máy",
    "bàn giao mặt bằng sạch cho |chủ đầu tư| trước ngày 5/6",
    "thanh toán khối lượng cho |nhà thầu| trong tuần",
    "khu đất do |chủ đầu tư| chưa nộp tiền thuê",
    "chỉ đạo tư vấn giám sát, |nhà thầu thi công| lập tiến độ",
    "phối hợp chặt chẽ với |địa phương| giải tỏa",
    "chỉ đạo |đơn vị thi công| tăng ca",
    "giao chủ đầu tư và |nhà thầu| bù tiến độ",
]
OTHERS = [
    "công tác lựa chọn |nhà thầu| qua mạng",
    "sở xây dựng làm |chủ đầu tư|, khởi công quý ii",
    "|chủ đầu tư| là công ty gò mây",
    "công ty gò mây (|chủ đầu tư|) báo cáo",
    "nhân công của |nhà thầu| không đủ",
    "yêu cầu |địa phương| rà soát",
    "ngân sách |địa phương| cân đối",
    "đôn đốc |đơn vị thi công| tăng ca",  # the order is another's own work
]


@pytest.mark.parametrize(
    ("text", "expected"), [*((t, True) for t in BODIES), *((t, False) for t in OTHERS)]
)
def test_roles(text: str, expected: bool) -> None:
    bars = [m.start() for m in re.finditer(r"\|", text)]
    assert is_role(text.replace("|", ""), bars[0], bars[1] - 1) is expected


@pytest.mark.parametrize(("text", "expected"), [("giao ", True), ("- ", True), ("chọn ", False)])
def test_orders(text: str, expected: bool) -> None:
    assert is_ordered(f"{text}thôn nà mây họp", len(text)) is expected
