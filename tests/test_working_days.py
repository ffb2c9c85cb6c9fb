"""Working days: weekends, public holidays, days that make up for them, and swapped days."""

from __future__ import annotations

from datetime import date

import pytest

from extract.times.working_days import add_working_days, holidays_within, is_working


@pytest.mark.parametrize(
    ("day", "open_"),
    [
        (date(2024, 6, 3), True),  # a Monday
        (date(2024, 6, 8), False),  # a Saturday
        (date(2025, 1, 1), False),
        (date(2025, 1, 28), False),  # the eve of Tết Ất Tỵ
        (date(2030, 2, 1), False),  # the eve by Vietnam's meridian; China's year begins on 3 Feb
        (date(2025, 4, 7), False),  # Giỗ Tổ, 10/3 of the lunar calendar
        (date(2024, 4, 29), False),  # a Monday off, for which
        (date(2024, 5, 4), True),  # a Saturday was worked
        (date(2014, 12, 27), True),  # a swap for a day off of the next year
    ],
)
def test_is_working(day: date, open_: bool) -> None:
    assert is_working(day) is open_


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2024, 6, 3), 10, date(2024, 6, 17)),  # Monday to Monday, two weeks on
        (date(2024, 6, 6), 3, date(2024, 6, 11)),  # over a weekend
        (date(2024, 6, 7), 1, date(2024, 6, 10)),  # Friday to Monday
        (date(2024, 6, 8), 1, date(2024, 6, 10)),  # from a Saturday
        (date(2025, 4, 28), 5, date(2025, 5, 8)),  # over 30/4, 1/5 and the swapped 2/5
        (date(2024, 6, 3), 0, date(2024, 6, 3)),
    ],
)
def test_add_working_days(start: date, count: int, expected: date) -> None:
    assert add_working_days(start, count) == expected


@pytest.mark.parametrize("count", [-1, 4001])
def test_a_term_without_bounds_is_refused(count: int) -> None:
    with pytest.raises(ValueError, match="give 0 to 4000"):
        add_working_days(date(2024, 6, 3), count)


def test_holidays_within_are_weekdays_with_names() -> None:
    assert holidays_within(date(2025, 4, 28), date(2025, 5, 4)) == [
        (date(2025, 4, 30), "Ngày Chiến thắng"),
        (date(2025, 5, 1), "Ngày Quốc tế Lao động"),
        (date(2025, 5, 2), "Ngày nghỉ (thay cho ngày 26/04/2025)"),
    ]
    assert holidays_within(date(2024, 6, 3), date(2024, 6, 17)) == []
