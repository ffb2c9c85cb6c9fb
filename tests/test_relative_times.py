"""Times told from the day of the document: weeks, months, quarters, days, terms of office."""

from __future__ import annotations

from datetime import date

import pytest

from extract.times.intervals import Anchor, years
from extract.times.relative_times import find_relative_times, term_of, weekday

WEDNESDAY = Anchor(date(2024, 11, 20), 2024, 11)


def found(text: str, anchor: Anchor = WEDNESDAY) -> list[tuple[str, str]]:
    times = find_relative_times(text, anchor, years(2020, 2025))
    return [(text[d.start : d.end], str(d.interval)) for d in times]


@pytest.mark.parametrize(
    ("text", "words", "interval"),
    [
        ("xong trong tuần này", "tuần này", "2024-11-18/2024-11-24"),
        ("họp vào đầu tuần tới", "đầu tuần tới", "2024-11-25/2024-11-26"),
        ("xong cuối tuần này", "cuối tuần này", "2024-11-22/2024-11-24"),
        ("trong tháng này", "tháng này", "2024-11-01/2024-11-30"),
        ("đầu tháng sau", "đầu tháng sau", "2024-12-01/2024-12-10"),
        ("trong quý tới", "quý tới", "2025-01-01/2025-03-31"),
        ("trong năm nay", "năm nay", "2024-01-01/2024-12-31"),
        ("xong cuối năm sau", "cuối năm sau", "2025-09-01/2025-12-31"),
        ("bàn giao ngay trong quý.", "quý", "2024-10-01/2024-12-31"),
        ("ngay trong tuần và báo cáo", "tuần", "2024-11-18/2024-11-24"),
        ("đến hết quý, xong", "hết quý", "2024-10-01/2024-12-31"),
        ("trước thứ Sáu tuần này", "thứ Sáu tuần này", "2024-11-22/2024-11-22"),
        ("trước 16h00 thứ 2 tuần tới", "16h00 thứ 2 tuần tới", "2024-11-25/2024-11-25"),
        ("trước 17 giờ chiều nay", "17 giờ chiều nay", "2024-11-20/2024-11-20"),
        ("trước 11h00 ngày mai", "11h00 ngày mai", "2024-11-21/2024-11-21"),
        ("trong ngày hôm nay", "ngày hôm nay", "2024-11-20/2024-11-20"),
        ("trước ngày 05 tháng sau", "ngày 05 tháng sau", "2024-12-05/2024-12-05"),
        ("đến hết nhiệm kỳ", "hết nhiệm kỳ", "2020-01-01/2025-12-31"),
    ],
)
def test_one_time(text: str, words: str, interval: str) -> None:
    assert found(text) == [(words, interval)]


@pytest.mark.parametrize(
    "text",
    [
        "hiện nay",
        "đến nay",
        "trong thời gian tới",
        "các năm sau",
        "3 năm sau",
        "năm sau thời điểm sáp nhập",
        "trong quý II",
        "trong năm học",
        "các nhiệm vụ trong năm",
        "ngày 15 tháng cuối quý",
        "ông Nguyễn Văn Mai",
        "trước ngày 31 tháng này",  # November has 30 days
        "hết nhiệm kỳ 2026-2031",  # a date of its own
    ],
)
def test_no_time(text: str) -> None:
    assert found(text) == []


def test_without_the_day_of_the_document_there_is_none() -> None:
    assert found("xong trong tuần này", Anchor(None, 2024, 11)) == []


def test_over_the_end_of_the_year() -> None:
    anchor = Anchor(date(2024, 12, 30))
    assert found("đầu tháng sau, xong", anchor)[0][1] == "2025-01-01/2025-01-10"
    assert found("trong tuần này, xong", anchor)[0][1] == "2024-12-30/2025-01-05"


@pytest.mark.parametrize(
    ("words", "number"), [("thứ Hai", 0), ("thứ  7", 5), ("Chủ nhật", 6), ("thứ tư", 2)]
)
def test_weekday(words: str, number: int) -> None:
    assert weekday(words) == number


def test_term_of() -> None:
    assert str(term_of("nhiệm kỳ 2020-2025\nnhiệm kỳ 2020 - 2025")) == "2020-01-01/2025-12-31"
    assert term_of("nhiệm kỳ 2020-2025 và nhiệm kỳ 2025-2030") is None
    assert term_of("nhiệm kỳ 2025-2020") is None
    assert term_of("hết nhiệm kỳ") is None
