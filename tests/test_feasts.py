"""Feasts: which words name one, and which year's is meant."""

from __future__ import annotations

from datetime import date

import pytest

from extract.times.feasts import feast_name, find_feasts
from extract.times.intervals import Anchor
from ontology.load import rows, split

NOVEMBER = Anchor(date(2024, 11, 20), 2024, 11)


def found(text: str, anchor: Anchor = NOVEMBER) -> list[tuple[str, str]]:
    return [(text[d.start : d.end], str(d.interval.first)) for d in find_feasts(text, anchor)]


@pytest.mark.parametrize(
    ("text", "words", "day"),
    [
        ("xong trước Tết Nguyên đán Ất Tỵ", "Tết Nguyên đán Ất Tỵ", "2025-01-29"),
        ("trước Tết Nguyên Đán năm 2026.", "Tết Nguyên Đán năm 2026", "2026-02-17"),
        ("trước Tết Nguyên đán Quý Mão 2023", "Tết Nguyên đán Quý Mão 2023", "2023-01-22"),
        ("quà Tết Nguyên đán Xuân Ất Tỵ", "Tết Nguyên đán Xuân Ất Tỵ", "2025-01-29"),
        ("trước Tết.", "Tết", "2025-01-29"),
        ("TRƯỚC TẾT CỔ TRUYỀN", "TẾT CỔ TRUYỀN", "2025-01-29"),
        ("trước ngày 28 Tết", "ngày 28 Tết", "2025-01-27"),
        ("trước 30 Tết", "30 Tết", "2025-01-28"),  # a year whose last month has 29 days
        ("từ mùng 6 Tết", "mùng 6 Tết", "2025-02-03"),
        ("trước rằm tháng Giêng", "rằm tháng Giêng", "2025-02-12"),
        ("trước rằm tháng 7 năm 2025", "rằm tháng 7 năm 2025", "2025-09-06"),
        ("trước Tết Trung thu", "Tết Trung thu", "2025-10-06"),
        ("trước ngày ông Công, ông Táo", "ngày ông Công, ông Táo", "2024-02-02"),
        ("trước Tết Dương lịch", "Tết Dương lịch", "2025-01-01"),
        ("trước Quốc khánh", "Quốc khánh", "2025-09-02"),
        (
            "trước ngày khai giảng năm học 2025-2026",
            "ngày khai giảng năm học 2025-2026",
            "2025-09-05",
        ),
    ],
)
def test_one_feast(text: str, words: str, day: str) -> None:
    anchor = Anchor(None, 2023) if "Táo" in text else NOVEMBER
    assert found(text, anchor) == [(words, day)]


@pytest.mark.parametrize(
    "text",
    [
        "phát động Tết trồng cây",
        "chăm lo Tết cho người nghèo",
        "dự toán năm 2025",
        "các ngày lễ lớn",
        "trước rằm tháng 13",
        "trước Tết Nguyên đán Giáp Sửu",  # no such year
    ],
)
def test_no_feast(text: str) -> None:
    assert found(text) == []


def test_without_a_year_no_day_is_known() -> None:
    assert found("trước Tết Nguyên đán", Anchor()) == []
    assert found("trước Tết Nguyên đán", Anchor(None, 2025)) == [("Tết Nguyên đán", "2025-01-29")]


def test_a_feast_of_today_is_still_to_come() -> None:
    assert found("trước Tết.", Anchor(date(2025, 1, 29))) == [("Tết", "2025-01-29")]
    assert found("trước Tết.", Anchor(date(2025, 1, 30))) == [("Tết", "2026-02-17")]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Tết cổ truyền", ("Tết Nguyên đán", True)),
        ("Quốc khánh", ("Quốc khánh", False)),
        ("28 Tết", None),
        ("tuần này", None),
    ],
)
def test_feast_name(words: str, expected: tuple[str, bool] | None) -> None:
    assert feast_name(words) == expected


@pytest.mark.parametrize("row", rows("feasts"), ids=lambda row: row["feast"])
def test_every_feast_of_the_table_is_found_by_its_name(row: dict[str, str]) -> None:
    """A wording without one of the table's hints would never be looked at."""
    assert [words for words, _ in found(f"trước {row['name']}")] == [row["name"]]
    assert any(hint in row["name"].lower() for hint in split(row["hint"]))
