"""Quantities: numbers in Vietnamese reading, their bounds and their units."""

from __future__ import annotations

import pytest

from extract.indicators.quantities import Quantity, find_quantities, read_number


@pytest.mark.parametrize(
    ("printed", "value"),
    [
        ("7", 7.0),
        ("05", 5.0),
        ("1.250", 1250.0),
        ("12.345.678", 12345678.0),
        ("14.318,1", 14318.1),
        ("1.316,158", 1316.158),
        ("8,5", 8.5),
        ("8.97", 8.97),  # no group of three digits: a decimal point
    ],
)
def test_read_number(printed: str, value: float) -> None:
    assert read_number(printed) == value


def test_what_is_no_number_is_an_error() -> None:
    with pytest.raises(ValueError, match="could not convert"):
        read_number("mười")


def only(text: str) -> Quantity:
    (quantity,) = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "words"),
    [
        ("đạt 8,5-9,0%", 8.5, 9.0, "%", "8,5-9,0%"),
        ("từ 8,5% đến 9%", 8.5, 9.0, "%", "từ 8,5% đến 9%"),
        ("đạt trên 90%", 90.0, None, "%", "trên 90%"),
        ("còn dưới 9,0%", None, 9.0, "%", "dưới 9,0%"),
        ("không quá 10% diện tích", None, 10.0, "%", "không quá 10%"),
        ("tối thiểu 40%", 40.0, None, "%", "tối thiểu 40%"),
        ("từ 10 xã trở lên", 10.0, None, "xã", "từ 10 xã trở lên"),
        ("từ 5 hộ trở xuống", None, 5.0, "hộ", "từ 5 hộ trở xuống"),
        ("tăng từ 6,2% trở lên", 6.2, None, "%", "từ 6,2% trở lên"),
        ("khoảng 23,5%", 23.5, 23.5, "%", "khoảng 23,5%"),
        ("cao hơn 3,8%", 3.8, 3.8, "%", "3,8%"),
        ("đạt từ 5 xã đạt chuẩn", 5.0, None, "xã", "từ 5 xã"),
        ("ước 54.574 tỷ đồng", 54574.0, 54574.0, "tỷ đồng", "54.574 tỷ đồng"),
        ("vốn 49,6 tỷ", 49.6, 49.6, "tỷ đồng", "49,6 tỷ"),
        ("thu 88,6 nghìn tấn", 88.6, 88.6, "nghìn tấn", "88,6 nghìn tấn"),
        ("1,2 triệu lượt khách", 1.2, 1.2, "triệu lượt khách", "1,2 triệu lượt khách"),
        ("61 tạ/ha", 61.0, 61.0, "tạ/ha", "61 tạ/ha"),
        ("62 triệu đồng/người/năm", 62.0, 62.0, "triệu đồng/người/năm", "62 triệu đồng/người/năm"),
        ("rộng 20,5m", 20.5, 20.5, "m", "20,5m"),
        ("gấp 2,1 lần", 2.1, 2.1, "lần", "2,1 lần"),
        ("84,96 %", 84.96, 84.96, "%", "84,96 %"),
        ("giảm 1%/năm", 1.0, 1.0, "%/năm", "1%/năm"),
        # scanners lose and change marks
        ("989 triệu ƯSD", 989.0, 989.0, "triệu USD", "989 triệu ƯSD"),
        ("1.053,1 tỳ đồng", 1053.1, 1053.1, "tỷ đồng", "1.053,1 tỳ đồng"),
        ("15 doanh nghiêp", 15.0, 15.0, "doanh nghiệp", "15 doanh nghiêp"),
    ],
)
def test_bounds_and_units(
    text: str, low: float | None, high: float | None, unit: str, words: str
) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.unit) == (low, high, unit)
    assert text[quantity.start : quantity.end] == words


@pytest.mark.parametrize(
    ("text", "sort", "of"),
    [
        ("đạt 60%", "share", None),
        ("thu 5 tỷ đồng", "money", None),
        ("trồng 12 ha", "measure", None),
        ("có 30 hộ nghèo", "count", None),
        ("gấp 3 lần", "times", None),
        ("xếp thứ 11 toàn quốc", "rank", None),
        ("lắp thiết bị cho 176/178", "ratio", 178.0),
        ("1.125/1.540 tỷ đồng", "money", 1540.0),
        ("điểm số 6,71", "bare", None),
    ],
)
def test_sorts(text: str, sort: str, of: float | None) -> None:
    quantity = only(text)
    assert (quantity.sort, quantity.of) == (sort, of)


def test_a_printed_sign() -> None:
    assert [q.sign for q in find_quantities("giảm 03 vụ (-20%), thu tăng (+5%), còn 4%")] == [
        0,
        -1,
        1,
        0,
    ]


@pytest.mark.parametrize(
    "text",
    ["Quyết định số 12/QĐ", "điện áp 500kV", "Km12+300", "tài khoản A12", "phiên bản 1.2.3"],
)
def test_no_quantities(text: str) -> None:
    assert [q for q in find_quantities(text) if q.sort != "bare"] == []


@pytest.mark.parametrize(
    ("text", "unit"),
    [("còn 33 hộ chưa nhận tiền", "hộ"), ("trình 13 báo cáo", None), ("gồm 5 bộ phận", None)],
)
def test_a_count_noun_needs_its_marks(text: str, unit: str | None) -> None:
    assert only(text).unit == unit


def test_masked_numbers_are_skipped() -> None:
    text = "đến năm 2025 đạt 40% theo Kế hoạch 12"
    assert [q.low for q in find_quantities(text, [(8, 12), (26, 37)])] == [40.0]
