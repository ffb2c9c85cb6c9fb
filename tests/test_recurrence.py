"""Recurring duties: which words tell a rhythm, and which rule of RFC 5545 it is."""

from __future__ import annotations

import pytest

from extract.times.recurrence import find_recurrence


@pytest.mark.parametrize(
    ("text", "words", "rule"),
    [
        # months: «trước» is the day before
        ("gửi trước ngày 25 hằng tháng", "trước ngày 25 hằng tháng", "FREQ=MONTHLY;BYMONTHDAY=24"),
        ("chậm nhất ngày 25 hàng tháng", None, "FREQ=MONTHLY;BYMONTHDAY=25"),
        ("trước ngày 01 hằng tháng", None, "FREQ=MONTHLY;BYMONTHDAY=-1"),
        ("Hằng tháng, tổng hợp, gửi trước ngày 20", None, "FREQ=MONTHLY;BYMONTHDAY=19"),
        ("ngày 15 và ngày 28 hằng tháng", None, "FREQ=MONTHLY;BYMONTHDAY=15,28"),
        ("ngày 30 hằng tháng", None, "FREQ=MONTHLY;BYMONTHDAY=28,29,30;BYSETPOS=-1"),
        (
            "vào ngày làm việc cuối cùng của tháng",
            None,
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        ),
        # weeks and days, with the hour
        ("họp chiều thứ Sáu hàng tuần", "chiều thứ Sáu hàng tuần", "FREQ=WEEKLY;BYDAY=FR"),
        ("trước thứ Sáu hằng tuần", None, "FREQ=WEEKLY;BYDAY=TH"),
        ("trước 10 giờ thứ Ba hàng tuần", None, "FREQ=WEEKLY;BYDAY=TU;BYHOUR=10;BYMINUTE=0"),
        ("trước 15h30 ngày thứ 5 hàng tuần", None, "FREQ=WEEKLY;BYDAY=TH;BYHOUR=15;BYMINUTE=30"),
        ("thứ Ba và thứ Năm hằng tuần", None, "FREQ=WEEKLY;BYDAY=TU,TH"),
        ("hằng tuần (vào thứ Sáu)", None, "FREQ=WEEKLY;BYDAY=FR"),
        ("trước 16 giờ 30 hằng ngày", None, "FREQ=DAILY;BYHOUR=16;BYMINUTE=30"),
        ("hằng ngày, báo cáo trước 15 giờ", None, "FREQ=DAILY;BYHOUR=15;BYMINUTE=0"),
        # quarters
        ("báo cáo hằng quý", "hằng quý", "FREQ=MONTHLY;INTERVAL=3"),
        (
            "trước ngày 15 tháng cuối quý",
            "trước ngày 15 tháng cuối quý",
            "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=14",
        ),
        ("ngày 05 của tháng đầu quý sau", None, "FREQ=YEARLY;BYMONTH=1,4,7,10;BYMONTHDAY=5"),
        ("trước ngày 01 tháng đầu quý", None, "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=-1"),
        # years
        ("trước ngày 20/12 hằng năm", None, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=19"),
        ("trước ngày 01/3 hằng năm", None, "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"),
        ("Hằng năm, trước ngày 31/12", None, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=30"),
        ("trước ngày 15/6 và 15/12 hằng năm", None, "FREQ=YEARLY;BYMONTH=6,12;BYMONTHDAY=14"),
        ("ngày 20/6 và ngày 15/12 hằng năm", None, "FREQ=YEARLY;BYMONTH=6,12"),
        # every so many; the shortest rhythm of several
        ("định kỳ 6 tháng, hằng năm", "định kỳ 6 tháng", "FREQ=MONTHLY;INTERVAL=6"),
        ("03 tháng một lần", "03 tháng một lần", "FREQ=MONTHLY;INTERVAL=3"),
        ("định kỳ hằng tháng, quý, năm", "định kỳ hằng tháng, quý, năm", "FREQ=MONTHLY"),
        ("định kỳ năm, quý", None, "FREQ=MONTHLY;INTERVAL=3"),
        ("tập huấn 2 lần/năm", "2 lần/năm", "FREQ=MONTHLY;INTERVAL=6"),
        ("mỗi năm tổ chức ít nhất 1 lần", None, "FREQ=YEARLY"),
    ],
)
def test_one_rule(text: str, words: str | None, rule: str) -> None:
    found = find_recurrence(text)
    assert found is not None
    assert found.rule == rule
    if words:
        assert text[found.start : found.end] == words


@pytest.mark.parametrize(
    "text",
    [
        "trước ngày 25/6/2025",
        "làm thường xuyên",
        "báo cáo định kỳ",  # how often is not told
        "bố trí kế hoạch vốn được giao hằng năm",
        "bình quân mỗi năm tăng 2%",
        "mỗi người dân",
        "hệ thống ngân hàng năm 2025",
        "cửa hàng ngày càng nhiều",
        "thứ Sáu tuần này",
        "đạt 95% nhu cầu hằng năm",
    ],
)
def test_no_rule(text: str) -> None:
    assert find_recurrence(text) is None


def test_a_day_that_is_none_falls_back_to_the_rhythm() -> None:
    found = find_recurrence("trước ngày 45 hằng tháng")
    assert found is not None
    assert found.rule == "FREQ=MONTHLY"
