"""Rules of recurrence are read by others: `dateutil` finds the days we mean."""

from __future__ import annotations

import re
from datetime import datetime

import pytest
from dateutil.rrule import rrulestr

from extract.times.recurrence import find_recurrence
from extract.times.recurrence_rules import every, times_a

START = datetime(2025, 1, 1)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("trước ngày 25 hằng tháng", ["2025-01-24", "2025-02-24"]),
        ("trước ngày 01 hằng tháng", ["2025-01-31", "2025-02-28"]),
        ("ngày 30 hằng tháng", ["2025-01-30", "2025-02-28", "2025-03-30"]),
        ("trước thứ Hai hằng tuần", ["2025-01-05", "2025-01-12"]),
        ("ngày 15 tháng cuối quý", ["2025-03-15", "2025-06-15"]),
        ("trước ngày 01/01 hằng năm", ["2025-12-31", "2026-12-31"]),
        ("ngày làm việc cuối cùng của quý", ["2025-03-31", "2025-06-30", "2025-09-30"]),
        ("ngày làm việc cuối cùng của năm", ["2025-12-31", "2026-12-31"]),
        ("định kỳ 2 tuần", ["2025-01-01", "2025-01-15"]),
        ("hằng quý", ["2025-01-01", "2025-04-01"]),
    ],
)
def test_the_days_of_a_rule(text: str, days: list[str]) -> None:
    found = find_recurrence(text)
    assert found is not None
    rule = rrulestr(f"RRULE:{found.rule}", dtstart=START)
    assert [f"{day:%Y-%m-%d}" for day in rule[: len(days)]] == days


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("5 lần/năm", "FREQ=YEARLY"),  # no even share of twelve months
        ("3 lần/quý", "FREQ=MONTHLY"),
        ("2 lần/tuần", "FREQ=WEEKLY"),
        ("0 lần/năm", None),
    ],
)
def test_times_a(text: str, rule: str | None) -> None:
    match = re.fullmatch(r"(?P<times>\d+) lần/(?P<unit>\w+)", text)
    assert match is not None
    assert (times_a(match) or None) == rule


def test_every_nought_months_is_no_rule() -> None:
    match = re.fullmatch(r"định kỳ (?P<n>\d+) tháng", "định kỳ 0 tháng")
    assert match is not None
    assert every(match) is None


@pytest.mark.parametrize("text", ["trước 25 giờ hằng ngày", "trước 25 giờ thứ Hai hằng tuần"])
def test_an_hour_that_is_none_leaves_the_rhythm(text: str) -> None:
    found = find_recurrence(text)
    assert found is not None
    assert "BYHOUR" not in found.rule
