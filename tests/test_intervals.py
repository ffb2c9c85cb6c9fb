"""Calendar arithmetic: parts of years, quarters and months, terms in days and months."""

from __future__ import annotations

from datetime import date

import pytest

from extract.records import Interval
from extract.times.intervals import (
    add_months,
    day,
    months,
    part_of,
    quarter,
    school_year,
    union,
    years,
)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ((2024, 2, 29), date(2024, 2, 29)),
        ((2025, 2, 29), None),
        ((2025, 13, 1), None),
        ((2025, 4, 31), None),
        ((2025, 4, 0), None),
    ],
)
def test_day(arguments: tuple[int, int, int], expected: date | None) -> None:
    assert day(*arguments) == expected


@pytest.mark.parametrize(
    ("interval", "expected"),
    [
        (months(2024, 1, 6), "2024-01-01/2024-06-30"),
        (months(2024, 2, 2), "2024-02-01/2024-02-29"),
        (years(2021, 2025), "2021-01-01/2025-12-31"),
        (quarter(2023, 1), "2023-01-01/2023-03-31"),
        (quarter(2023, 4), "2023-10-01/2023-12-31"),
        (school_year(2023, 2024), "2023-09-01/2024-05-31"),
        # thirds of a year, months of a quarter, ten days of a month
        (part_of(years(2024, 2024), "đầu"), "2024-01-01/2024-04-30"),
        (part_of(years(2024, 2024), "giữa"), "2024-05-01/2024-08-31"),
        (part_of(years(2024, 2024), "cuối"), "2024-09-01/2024-12-31"),
        (part_of(quarter(2024, 3), "đầu"), "2024-07-01/2024-07-31"),
        (part_of(quarter(2024, 3), "cuối"), "2024-09-01/2024-09-30"),
        (part_of(months(2024, 2, 2), "đầu"), "2024-02-01/2024-02-10"),
        (part_of(months(2024, 2, 2), "giữa"), "2024-02-11/2024-02-20"),
        (part_of(months(2024, 2, 2), "cuối"), "2024-02-21/2024-02-29"),
        # what has no parts comes back
        (part_of(years(2021, 2025), "đầu"), "2021-01-01/2025-12-31"),
        (part_of(Interval(None, date(2030, 12, 31)), "cuối"), "../2030-12-31"),
    ],
)
def test_intervals_print_as_expected(interval: Interval, expected: str) -> None:
    assert str(interval) == expected


@pytest.mark.parametrize(
    ("start", "count", "expected"),
    [
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 11, 15), 2, date(2025, 1, 15)),
        (date(2024, 3, 15), -12, date(2023, 3, 15)),
        (date(2024, 12, 1), 12, date(2025, 12, 1)),
    ],
)
def test_add_months(start: date, count: int, expected: date) -> None:
    assert add_months(start, count) == expected


def test_union_spans_all_and_keeps_open_ends_open() -> None:
    assert union([]) is None
    assert str(union([months(2023, 8, 8), quarter(2023, 3)])) == "2023-07-01/2023-09-30"
    open_start = Interval(None, date(2025, 12, 31))
    assert str(union([open_start, months(2026, 1, 1)])) == "../2026-01-31"
