"""What a quantity says of its indicator: direction, unit."""

from __future__ import annotations

import pytest

from extract.indicators.figure_meaning import direction_of, unit_of
from extract.indicators.quantities import Quantity, Sort


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
