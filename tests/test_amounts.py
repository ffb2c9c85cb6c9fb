"""Amounts, days and periods in words."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from van_khe import figure

from kg.comparison.amounts import amount, day_text, number, period_text


@pytest.mark.parametrize(
    ("low", "high", "more", "said"),
    [
        (12400.0, 12400.0, {"unit": "tỷ đồng"}, "12.400 tỷ đồng"),
        (8.5, 9.0, {"measure": "change"}, "tăng 8,5–9%"),
        (-1.5, -1.0, {"measure": "change"}, "giảm 1–1,5%"),
        (None, -1.2, {"measure": "change"}, "giảm từ 1,2% trở lên"),
        (8.0, 8.0, {"measure": "change", "unit": "xã"}, "thêm 8 xã"),
        (2150.0, None, {"unit": "triệu USD"}, "từ 2.150 triệu USD trở lên"),
        (None, 2.0, {}, "tối đa 2%"),
        (95.0, None, {"measure": "plan_share"}, "từ 95% trở lên kế hoạch"),
    ],
)
def test_amount(low: float | None, high: float | None, more: dict[str, str], said: str) -> None:
    assert amount(figure("x", low, high, **more)) == said


def test_a_bound_that_itself_is_not_enough() -> None:
    assert amount(figure("x", 12.0, None), strict=True) == "trên 12%"
    assert amount(figure("x", None, 3.0), strict=True) == "dưới 3%"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        (date(2026, 1, 1), date(2026, 12, 31), "năm 2026"),
        (date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
        (date(2026, 1, 1), date(2026, 1, 31), "tháng 1/2026"),
        (date(2026, 6, 1), date(2026, 6, 30), "tháng 6/2026"),
        (date(2026, 7, 1), date(2026, 12, 31), "01/07/2026–31/12/2026"),
        (None, date(2026, 9, 30), "đến 30/09/2026"),
        (date(2026, 9, 1), None, "từ 01/09/2026"),
        (None, None, "kỳ không rõ"),
    ],
)
def test_period(first: date | None, last: date | None, said: str) -> None:
    assert period_text(first, last) == said


def test_numbers_and_days() -> None:
    assert (number(Decimal("1234.50")), number(-3.5)) == ("1.234,5", "-3,5")
    assert (day_text(date(2026, 2, 5)), day_text(None)) == ("05/02/2026", "…")
