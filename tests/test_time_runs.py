"""Times that belong together: ranges, and times side by side."""

from __future__ import annotations

from datetime import date

import pytest

from extract.statements.time_runs import goes_on, is_between, is_range
from extract.times.dates import Anchor, find_dates

JUNE_2027 = Anchor(date(2027, 6, 3), 2027, 6)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("từ ngày 18 - 20/9", True),  # both ends in one expression
        ("từ 20/6 đến 30/6", True),
        ("từ ngày 20/6", False),  # one end
        ("từ giai đoạn 2021 - 2025", False),  # a plan's years
        ("từ 2021-2025", False),
    ],
)
def test_is_range(text: str, whole: bool) -> None:
    assert is_range(text, find_dates(text, JUNE_2027)[0]) == whole


@pytest.mark.parametrize(
    ("text", "between"),
    [
        ("từ năm 2025 đến hết năm 2026", True),
        ("từ năm 2025, phấn đấu đến năm 2026", False),  # words of another clause
    ],
)
def test_is_between(text: str, between: bool) -> None:
    first, last = find_dates(text, JUNE_2027)
    assert is_between(text, first.end, last.start) == between


@pytest.mark.parametrize(
    ("text", "along"),
    [
        ("trong tháng 8 và tháng 9", True),
        ("trong quý II, quý III", True),
        ("trong tháng 9 và tháng 8", False),  # backwards
        ("trong tháng 8 và 9/9", False),  # a day is a time of its own
        ("trong tháng 8, đào xong trong tháng 9", False),  # something stands between
    ],
)
def test_goes_on(text: str, along: bool) -> None:
    first, second = find_dates(text, JUNE_2027)
    assert goes_on(text, first.end, first.interval, second) == along
