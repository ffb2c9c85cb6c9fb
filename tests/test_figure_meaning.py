"""What a quantity says of its indicator: direction, unit."""

from __future__ import annotations

import pytest

from extract.indicators.figure_meaning import (
    direction_of,
    is_decline,
    is_growth,
    spans_noun,
    unit_of,
)
from extract.indicators.figure_names import read_gap
from extract.indicators.quantities import Quantity, Sort, find_quantities


@pytest.mark.parametrize(
    ("verb", "direction"),
    [
        ("tăng ", 1),
        (" tãng ", 1),
        (", cao hơn ", 1),
        ("vượt ", 1),
        ("giảm ", -1),
        ("thấp hơn ", -1),
        ("chậm ", -1),
        (" ước đạt ", 0),
        (" giảm còn ", 0),
        (" giảm xuống ", 0),
        (" tăng lên ", 0),
        ("", 0),
    ],
)
def test_direction_of(verb: str, direction: int) -> None:
    assert direction_of(verb) == direction


@pytest.mark.parametrize(
    ("printed", "sort", "name", "unit"),
    [
        ("%", "share", "Tỷ lệ", "%"),
        (None, "ratio", "số tàu có máy", "tàu"),
        (None, "ratio", "đã lắp máy", None),
        (None, "bare", "điểm trung bình", "điểm"),
        (None, "bare", "môn Toán", "điểm"),
        (None, "bare", "hệ số", None),
    ],
)
def test_unit_of(printed: str | None, sort: Sort, name: str, unit: str | None) -> None:
    assert unit_of(Quantity(0, 0, 1, 6.0, 6.0, printed, sort), name) == unit


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bảo đảm giao khoán 90% hộ dân", False),  # a thing, not a deed, before the share
        ("hoàn thành bàn giao 90% mặt bằng", True),
        ("lắp đặt tại 90% trường học", True),
        ("rút ngắn 30% thời gian", True),
        ("sản lượng đạt 90% kế hoạch", False),
    ],
)
def test_spans_noun(text: str, expected: bool) -> None:
    quantity = next(find_quantities(text))
    gap = read_gap(text, 0, quantity.start, follows=False)
    assert spans_noun(text, gap, quantity) is expected


@pytest.mark.parametrize(
    ("name", "growth", "decline"),
    [
        ("Tốc độ tăng trưởng", True, False),
        ("Mức giảm tỷ lệ sinh", True, True),
        ("Giảm nghèo bền vững", False, False),
        ("Tỷ lệ hộ nghèo", False, False),
    ],
)
def test_growth(name: str, growth: bool, decline: bool) -> None:
    assert (is_growth(name), is_decline(name)) == (growth, decline)
