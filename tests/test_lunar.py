"""The lunar calendar: by Vietnam's meridian, with leap months, years by name."""

from __future__ import annotations

from datetime import date

import pytest

from extract.times.intervals import Anchor
from extract.times.lunar import (
    lunar_day,
    lunar_month,
    month_number,
    named_year,
    occurrence,
    spelled_out,
    year_name,
)


@pytest.mark.parametrize(
    ("year", "month", "number", "expected"),
    [
        (2025, 1, 1, date(2025, 1, 29)),
        (2007, 1, 1, date(2007, 2, 17)),  # China: 18 February
        (2030, 1, 1, date(2030, 2, 2)),  # China: 3 February
        (1985, 1, 1, date(1985, 1, 21)),  # China: a month later
        (2024, 12, 23, date(2025, 1, 22)),
        (2025, 3, 10, date(2025, 4, 7)),
        (2023, 3, 1, date(2023, 4, 20)),  # behind the leap second month
        (2024, 12, 30, None),  # tháng Chạp of Giáp Thìn has 29 days
        (2025, 13, 1, None),
        (2025, 1, 31, None),
        (1800, 1, 1, None),
    ],
)
def test_lunar_day(year: int, month: int, number: int, expected: date | None) -> None:
    assert lunar_day(year, month, number) == expected


def test_lunar_month_has_29_or_30_days() -> None:
    assert str(lunar_month(2024, 12)) == "2024-12-31/2025-01-28"
    assert str(lunar_month(2025, 1)) == "2025-01-29/2025-02-27"
    assert lunar_month(2025, 13) is None


@pytest.mark.parametrize(
    ("word", "expected"),
    [("Giêng", 1), ("chạp", 12), ("8", 8), ("mười  một", 11), ("13", None), ("Mưa", None)],
)
def test_month_number(word: str, expected: int | None) -> None:
    assert month_number(word) == expected


@pytest.mark.parametrize(
    ("name", "near", "expected"),
    [
        ("Ất Tỵ", 2024, 2025),
        ("Ất Tị", 2024, 2025),
        ("Quí Mão", 2025, 2023),
        ("Ất Tỵ", 1970, 1965),
        ("Giáp Sửu", 2024, None),  # no such year
    ],
)
def test_named_year(name: str, near: int, expected: int | None) -> None:
    assert named_year(name, near) == expected


def test_names_and_dates_are_spelled_out() -> None:
    assert year_name(2025) == "Ất Tỵ"
    assert spelled_out(date(2025, 1, 29)) == "ngày 01 tháng Giêng năm Ất Tỵ (âm lịch)"
    assert spelled_out(date(2025, 7, 30)) == "ngày 06 tháng 6 nhuận năm Ất Tỵ (âm lịch)"


@pytest.mark.parametrize(
    ("month", "number", "year", "anchor", "expected"),
    [
        # without a year: the next one, but not far behind the day of the paper
        (12, 23, None, Anchor(date(2025, 1, 5)), "2025-01-22/2025-01-22"),
        (12, 23, None, Anchor(date(2025, 2, 5)), "2025-01-22/2025-01-22"),
        (12, 23, None, Anchor(date(2025, 9, 5)), "2026-02-10/2026-02-10"),
        (3, 10, None, Anchor(date(2024, 11, 5)), "2025-04-07/2025-04-07"),
        (1, None, None, Anchor(date(2024, 11, 5)), "2025-01-29/2025-02-27"),
        (3, 10, 2023, Anchor(date(2024, 11, 5)), "2023-04-29/2023-04-29"),
        (3, 10, None, Anchor(None, 2025), "2025-04-07/2025-04-07"),
        (3, 10, None, Anchor(), "../.."),
        (12, 30, 2024, Anchor(), "None"),
    ],
)
def test_occurrence(
    month: int, number: int | None, year: int | None, anchor: Anchor, expected: str
) -> None:
    assert str(occurrence(month, number, year, anchor)) == expected
