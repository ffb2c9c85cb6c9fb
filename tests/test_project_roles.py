"""Roles in a project: where the common noun is a body."""

from __future__ import annotations

import re

import pytest

from extract.mentions.found import Found
from extract.statements.project_roles import is_ordered, is_role, named_roles

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


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        # who has the role: before the role, behind it, in a bracket, in a heading's bracket
        ("|công ty gò mây| làm chủ đầu tư. |chủ đầu tư| phải nộp tiền", "0 0"),
        ("cầu do |công ty gò mây| là chủ đầu tư. |chủ đầu tư| phải nộp tiền", "0 0"),
        ("chủ đầu tư: |công ty gò mây|. yêu cầu |chủ đầu tư| nộp tiền", "0 0"),
        ("nhà thầu gồm |công ty gò mây|. |liên danh nhà thầu| tăng ca", "0 0"),
        ("|công ty gò mây| (nhà thầu) chậm. |nhà thầu thi công| tăng ca", "0 0"),
        ("|liên danh gò mây| trúng thầu. |liên danh nhà thầu| tăng ca", "0 0"),
        ("dự án cầu treo (|sở a|, hoàn thành năm 2027). yêu cầu |chủ đầu tư| tăng ca", "0 0"),
        ("|chủ đầu tư| nộp tiền. |công ty gò mây| (chủ đầu tư) đã họp", "1 1"),  # the only one
        # of several the one named last before it; two, and none before it: nobody
        ("|sở a| làm chủ đầu tư. |sở b| làm chủ đầu tư. |chủ đầu tư| nộp tiền", "0 1 1"),
        ("|chủ đầu tư| nộp. |sở a| làm chủ đầu tư. |sở b| làm chủ đầu tư", "0 1 2"),
        # another role, those of many projects, a body that only stands near
        ("|công ty gò mây| làm chủ đầu tư. |nhà thầu| tăng ca", "0 1"),
        ("|sở a| làm chủ đầu tư. |chủ đầu tư| các dự án khác nộp tiền", "0 1"),
        ("|sở a| họp. |chủ đầu tư| nộp tiền", "0 1"),
    ],
)
def test_who_has_a_role(text: str, norms: str) -> None:
    bars = [m.start() for m in re.finditer(r"\|", text)]
    spans = [
        (a - 2 * i, b - 2 * i - 1)
        for i, (a, b) in enumerate(zip(bars[::2], bars[1::2], strict=True))
    ]
    mentions = [Found(a, b, "ORG", str(i)) for i, (a, b) in enumerate(spans)]
    found = named_roles(text.replace("|", ""), mentions)
    assert [(m.start, m.end) for m in found] == spans
    assert [m.norm for m in found] == norms.split()
