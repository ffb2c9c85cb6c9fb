"""Which quantities measure, and which number, place or describe."""

from __future__ import annotations

import pytest

from extract.indicators.figure_counts import counts, may_count
from extract.indicators.figure_names import read_gap
from extract.indicators.quantities import Quantity, find_quantities
from extract.records import FigureKind


def read(text: str) -> Quantity:
    return next(find_quantities(text))


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        # what was done or stands
        ("đã ngăn chặn 385 vụ vi phạm", "target", True),
        ("tạo việc làm cho 500 lao động", "target", True),
        ("11 xã bị chia cắt", "target", True),
        ("xong 26/47 cọc", "target", True),
        ("đón 2 triệu lượt khách", "target", True),
        ("05 nhiệm vụ quá hạn", "target", True),
        ("kiểm tra 40 cơ sở", "actual", True),
        # objects of tasks
        ("rà soát 29 thửa", "target", False),
        ("thực hiện 05 nhiệm vụ", "actual", False),
        ("vận động 31 hộ dân", "actual", False),
        ("hỗ trợ 02 xã", "target", False),
        ("giải quyết dứt điểm 57 hồ sơ", "actual", False),
        # places, numbers, plans of work
        ("đi qua địa phận 31 xã", "actual", False),
        ("trực ban 24/24", "actual", False),
        ("quy hoạch chi tiết 1/500", "actual", False),
        ("thi công 3 ca 4 kíp", "actual", False),
        # attributes
        ("tàu cá có chiều dài từ 15 m trở lên", "actual", False),
        ("các thôn có từ 5 ca trở lên", "actual", False),
        ("giá trị sản xuất trên 1 ha đất", "actual", False),
    ],
)
def test_counts(text: str, kind: FigureKind, expected: bool) -> None:
    quantity = read(text)
    gap = read_gap(text, 0, quantity.start, follows=False)
    assert counts(text, gap, quantity, kind, listed=False) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [("đạt 87,5", True), ("giá 40 tỷ đồng", True), ("phòng 12", False), ("lúc 10:44", False)],
)
def test_may_count(text: str, expected: bool) -> None:
    assert may_count(text, list(find_quantities(text))[-1]) is expected
