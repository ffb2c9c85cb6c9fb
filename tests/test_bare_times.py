"""Times without a preposition: which of them bound a duty."""

from __future__ import annotations

from datetime import date

import pytest

from extract.statements.bare_times import (
    aims,
    closes,
    goals_of_year,
    is_years,
)
from extract.times.dates import Anchor, FoundDate, find_dates

JUNE_2027 = Anchor(date(2027, 6, 3), 2027, 6)


def last(text: str) -> tuple[FoundDate, str]:
    """Return the last time of a text, and what stands before it."""
    found = find_dates(text, JUNE_2027)[-1]
    return found, text[: found.start]


@pytest.mark.parametrize(
    ("text", "aimed"),
    [
        ("Phấn đấu năm 2027 cấp nước cho 12 thôn", True),  # right behind the verb
        ("Phấn đấu sản lượng cá năm 2027 đạt 900 tấn", True),  # what a figure reaches then
        ("Sản lượng cá năm 2027 đạt 900 tấn", False),  # nobody strives
        ("Phấn đấu hoàn thành kế hoạch năm 2027 đạt yêu cầu", False),  # a plan's year
        ("Phấn đấu sản lượng cá tháng 7 đạt 90 tấn", False),  # no year
    ],
)
def test_aims(text: str, aimed: bool) -> None:
    found, left = last(text)
    assert aims(text, found, left) == aimed


@pytest.mark.parametrize(
    ("text", "closing"),
    [
        ("vận hành thử cuối năm 2027", True),
        ("hoàn thành hạ tầng cuối tháng 9 và giao nền", True),
        ("trình HĐND xã tại kỳ họp cuối năm 2027", True),  # a session's time
        ("trình HĐND xã tại kỳ họp thường lệ giữa năm 2027 nghị quyết", True),
        ("hoàn thành kế hoạch cuối năm 2027", False),  # a plan's year
        ("hoàn thành tốt đợt cuối năm 2027 của xã", False),  # the clause goes on
        ("người dân vui mừng cuối năm 2027", False),  # no deed
        ("hoàn thành năm 2027", False),  # no part of a year
    ],
)
def test_closes(text: str, closing: bool) -> None:
    found, left = last(text)
    assert closes(text, found, left) == closing


@pytest.mark.parametrize(
    ("text", "goals"),
    [
        ("Hoàn thành các chỉ tiêu của năm 2027", True),
        ("Hoàn thành các chỉ tiêu của tháng 7", False),  # no year
        ("Rà soát các chỉ tiêu của năm 2027", False),  # not to be met
    ],
)
def test_goals_of_year(text: str, goals: bool) -> None:
    assert goals_of_year(*last(text)) == goals


@pytest.mark.parametrize(
    ("text", "whole"),
    [("năm 2027", True), ("quý II năm 2027", False), ("giai đoạn 2026-2030", False)],
)
def test_is_years(text: str, whole: bool) -> None:
    assert is_years(last(text)[0].interval) == whole
