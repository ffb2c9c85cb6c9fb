"""Figures of tables whose rows are indicators."""

from __future__ import annotations

import pytest

from extract.pipeline import extract_text
from extract.records import Indicator

HEAD = """ỦY BAN NHÂN DÂN HUYỆN LÂM SƠN

Số: 45/BC-UBND

Lâm Sơn, ngày 20 tháng 6 năm 2024

BÁO CÁO

Tình hình kinh tế - xã hội 6 tháng đầu năm 2024

"""
REPORT = """| TT | Chỉ tiêu | Đơn vị tính | Kế hoạch năm 2024 | Thực hiện 6 tháng | So sánh (%) |
|---|---|---|---|---|---|
| 1 | Thu ngân sách trên địa bàn | Tỷ đồng | 320 | 185,4 | 57,9 |
| 2 | Tốc độ tăng giá trị sản xuất | % | 8,5 | 7,2 | |
| 3 | Số lao động có việc làm mới | người | 1.500 | Chưa thống kê | |
"""
PLAN = """| TT | Các chỉ tiêu chủ yếu | Năm 2025 | Năm 2030 |
|---|---|---|---|
| 1 | Tỷ lệ hộ nghèo (%) | ≤ 3 | dưới 1 |
| 2 | Xã đạt chuẩn nông thôn mới | 12 xã | từ 15 xã trở lên |
| 3 | Giảm tỷ suất tử vong (%) | 2 | |
"""
GROWTH = """| Chỉ tiêu | ĐVT | Thực hiện tháng 6 | Tăng so với cùng kỳ (%) | Ước TH/KH năm (%) |
|---|---|---|---|---|
| Đàn lợn | nghìn con | 41,2 | -3,1 | 98 |
"""
Row = tuple[str, float | None, float | None, str | None, str, str]


def read(table: str) -> list[Indicator]:
    return list(extract_text(HEAD + table, name="a.md", sha256="0" * 64).indicators)


def rows_of(table: str) -> list[Row]:
    return [(i.name, i.low, i.high, i.unit, i.measure, i.kind) for i in read(table)]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (  # plan, actual and their ratio; an empty cell and words are no figures
            REPORT,
            [
                ("Thu ngân sách trên địa bàn", 320, 320, "tỷ đồng", "level", "target"),
                ("Thu ngân sách trên địa bàn", 185.4, 185.4, "tỷ đồng", "level", "actual"),
                ("Thu ngân sách trên địa bàn", 57.9, 57.9, "%", "plan_share", "actual"),
                ("Tốc độ tăng giá trị sản xuất", 8.5, 8.5, "%", "change", "target"),
                ("Tốc độ tăng giá trị sản xuất", 7.2, 7.2, "%", "change", "actual"),
                ("Số lao động có việc làm mới", 1500, 1500, "người", "level", "target"),
            ],
        ),
        (  # the unit in the name or behind the number; bounds; a decrease
            PLAN,
            [
                ("Tỷ lệ hộ nghèo", None, 3, "%", "level", "target"),
                ("Tỷ lệ hộ nghèo", None, 1, "%", "level", "target"),
                ("Xã đạt chuẩn nông thôn mới", 12, 12, "xã", "level", "target"),
                ("Xã đạt chuẩn nông thôn mới", 15, None, "xã", "level", "target"),
                ("Giảm tỷ suất tử vong", -2, -2, "%", "change", "target"),
            ],
        ),
        (  # changes against last year, shares of the plan
            GROWTH,
            [
                ("Đàn lợn", 41.2, 41.2, "nghìn con", "level", "actual"),
                ("Đàn lợn", -3.1, -3.1, "%", "change", "actual"),
                ("Đàn lợn", 98, 98, "%", "plan_share", "actual"),
            ],
        ),
    ],
)
def test_rows_of_indicators(table: str, expected: list[Row]) -> None:
    assert rows_of(table) == expected


def test_the_head_gives_the_period() -> None:
    period = read(REPORT)[0].period
    assert period is not None
    assert (str(period.first), str(period.last)) == ("2024-01-01", "2024-12-31")


def test_the_span_runs_from_the_name_to_the_figure() -> None:
    figure = read(REPORT)[1]
    quote = (HEAD + REPORT)[figure.start : figure.end]
    assert quote.startswith("Thu ngân sách") and quote.endswith("185,4")


@pytest.mark.parametrize(
    "table",
    [
        # tasks: no column of indicators
        "| TT | Nhiệm vụ | Thời gian |\n|---|---|---|\n| 1 | Rà soát hồ sơ | 30 |\n",
        # indicators without values
        "| TT | Chỉ tiêu | Cơ quan chủ trì |\n|---|---|---|\n| 1 | Tỷ lệ hộ nghèo | Sở Y tế |\n",
        # numbers without a unit anywhere
        "| Chỉ tiêu | Năm 2025 |\n|---|---|\n| Mục 3 | 12 |\n",
    ],
)
def test_other_tables_have_none(table: str) -> None:
    assert rows_of(table) == []
