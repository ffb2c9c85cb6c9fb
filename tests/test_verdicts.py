"""Verdicts: one target against one actual figure."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from van_khe import figure, ready, target

from kg.comparison.verdicts import judge, judge_early, wanted
from kg.document.clauses import Figure

MONEY = {"unit": "tỷ đồng"}
CHANGE = {"measure": "change"}
JUNE = {"last": date(2026, 6, 30), "seen": date(2026, 7, 5)}


@pytest.mark.parametrize(
    ("aim", "actual", "verdict"),
    [
        # a plain figure is «at least», unless less is better
        (target("Thu nội địa", 9850.0, 9850.0, **MONEY),
         figure("Thu nội địa", 9920.0, 9920.0, **MONEY), "met"),
        (target("Thu nội địa", 9850.0, 9850.0, **MONEY),
         figure("Thu nội địa", 9800.0, 9800.0, **MONEY), "notMet"),
        (target("Tỷ lệ hộ nghèo", 2.1, 2.1), figure("Tỷ lệ hộ nghèo", 1.9, 1.9), "met"),
        (target("Tỷ lệ hộ nghèo", 2.1, 2.1), figure("Tỷ lệ hộ nghèo", 2.4, 2.4), "notMet"),
        # other units of one kind
        (target("Kim ngạch xuất khẩu", 2150.0, None, unit="triệu USD"),
         figure("Kim ngạch xuất khẩu", 2.16, 2.16, unit="tỷ USD"), "met"),
        # ranges: above is met, below is not; less is better turns it round
        (target("GRDP", 8.5, 9.0, **CHANGE), figure("GRDP", 8.5, 8.5, **CHANGE), "met"),
        (target("GRDP", 8.5, 9.0, **CHANGE), figure("GRDP", 9.3, 9.3, **CHANGE), "met"),
        (target("GRDP", 8.5, 9.0, **CHANGE), figure("GRDP", 8.4, 8.4, **CHANGE), "notMet"),
        (target("Chỉ số giá tiêu dùng", 4.0, 4.5, **CHANGE),
         figure("Chỉ số giá tiêu dùng", 3.2, 3.2, **CHANGE), "met"),
        (target("Chỉ số giá tiêu dùng", 4.0, 4.5, **CHANGE),
         figure("Chỉ số giá tiêu dùng", 4.8, 4.8, **CHANGE), "notMet"),
        # thresholds, that bound included or not
        (target("Tỷ lệ nợ xấu", None, 2.0), figure("Tỷ lệ nợ xấu", 2.0, 2.0), "met"),
        (target("Tỷ lệ thất nghiệp khu vực thành thị", None, 3.0, quote="dưới 3"),
         figure("Tỷ lệ thất nghiệp khu vực thành thị", 3.0, 3.0), "undecided"),
        (target("Giải ngân vốn đầu tư công", 95.0, None, measure="plan_share", quote="trên 95"),
         figure("Giải ngân vốn đầu tư công", 94.1, 94.1, measure="plan_share"), "notMet"),
        # reductions
        (target("Tỷ lệ hộ nghèo", None, -1.2, **CHANGE),
         figure("Tỷ lệ hộ nghèo", -1.35, -1.35, **CHANGE), "met"),
        (target("Số vụ tai nạn giao thông", -10.0, -5.0, **CHANGE),
         figure("Số vụ tai nạn giao thông", -4.1, -4.1, **CHANGE), "notMet"),
        (target("Số vụ tai nạn giao thông", -10.0, -5.0, **CHANGE),
         figure("Số vụ tai nạn giao thông", -12.0, -12.0, **CHANGE), "met"),
        (target("Số vụ tai nạn giao thông", -10.0, -5.0, **CHANGE),
         figure("Số vụ tai nạn giao thông", 3.0, 3.0, **CHANGE), "notMet"),
        # what is told too roughly
        (target("GRDP", 8.8, 8.8, **CHANGE), figure("GRDP", 9.0, 9.0, quote="tăng 9", **CHANGE),
         "undecided"),
        (target("Tạo việc làm", 24000.0, 24000.0, unit="lao động"),
         figure("Tạo việc làm", 23600.0, None, unit="lao động"), "undecided"),
        # neither more nor less is better
        (target("Tỷ trọng nông nghiệp", 18.0, 20.0), figure("Tỷ trọng nông nghiệp", 19.0, 19.0),
         "met"),
        (target("Tỷ trọng nông nghiệp", 18.0, 18.0), figure("Tỷ trọng nông nghiệp", 19.5, 19.5),
         "undecided"),
    ],
)  # fmt: skip
def test_whole_period(aim: Figure, actual: Figure, verdict: str) -> None:
    assert judge(ready(aim), ready(actual)).verdict == verdict


@pytest.mark.parametrize(
    ("aim", "actual", "verdict"),
    [
        # amounts add up: what is reached stays reached
        (target("Doanh thu du lịch", 2900.0, 2900.0, **MONEY),
         figure("Doanh thu du lịch", 2950.0, 2950.0, **MONEY, **JUNE), "met"),
        (target("Doanh thu du lịch", 2900.0, 2900.0, **MONEY),
         figure("Doanh thu du lịch", 1450.0, 1450.0, **MONEY, **JUNE), "undecided"),
        (target("Giải ngân vốn đầu tư công", 95.0, None, measure="plan_share"),
         figure("Giải ngân vốn đầu tư công", 96.0, 96.0, measure="plan_share", **JUNE), "met"),
        # a growth or a rate may fall again
        (target("GRDP", 8.5, 9.0, **CHANGE), figure("GRDP", 9.1, 9.1, **CHANGE, **JUNE),
         "undecided"),
        (target("Tỷ lệ lao động qua đào tạo", 72.0, 72.0),
         figure("Tỷ lệ lao động qua đào tạo", 73.0, 73.0, **JUNE), "undecided"),
        # «at most» can be broken early, never kept early
        (target("Số vụ tai nạn giao thông", None, 100.0, unit="vụ"),
         figure("Số vụ tai nạn giao thông", 120.0, 120.0, unit="vụ", **JUNE), "notMet"),
        (target("Số vụ tai nạn giao thông", None, 100.0, unit="vụ"),
         figure("Số vụ tai nạn giao thông", 60.0, 60.0, unit="vụ", **JUNE), "undecided"),
    ],
)  # fmt: skip
def test_so_far(aim: Figure, actual: Figure, verdict: str) -> None:
    assert judge_early(ready(aim), ready(actual)).verdict == verdict


def test_the_reason_names_both_sides() -> None:
    aim = ready(target("Thu nội địa", 9850.0, 9850.0, **MONEY))
    found = judge(aim, ready(figure("Thu nội địa", 9920.0, 9920.0, **MONEY, quote="ước đạt 9.920")))
    assert found.reason == (
        "Mục tiêu 9.850 tỷ đồng (năm 2026); thực hiện 9.920 tỷ đồng (năm 2026),"
        " bằng 100,7% mục tiêu: đạt (số ước tính)"
    )
    assert str(found.share) == "100.7"


@pytest.mark.parametrize(
    ("aim", "floor", "ceiling"),
    [
        (target("x", 5.0, 5.0), 5, None),
        (target("Tỷ lệ hộ nghèo", 5.0, 5.0), None, 5),
        (target("Tỷ trọng x", 5.0, 6.0), 5, 6),
        # a known indicator of which more is better may be meant to fall less
        (target("Kim ngạch xuất khẩu", -3.0, -2.0, **CHANGE), -3, None),
        (target("chi thường xuyên", -3.0, -2.0, **CHANGE), None, -2),
    ],
)
def test_wanted(aim: Figure, floor: Any, ceiling: Any) -> None:
    found = wanted(ready(aim))
    assert (found.floor, found.ceiling) == (floor, ceiling)
