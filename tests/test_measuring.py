"""Figures made comparable: units, what a change is told against, places, rounding."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from van_khe import figure, ready, target

from kg.comparison.measuring import measured, names_itself, plain_unit
from kg.identity.document_names import DocumentName

REVENUE = "Thu nội địa"


@pytest.mark.parametrize(
    ("unit", "base", "factor"),
    [
        ("tỷ đồng", "đồng", 10**9),
        ("nghìn tỷ đồng", "đồng", 10**12),
        ("triệu USD", "USD", 10**6),
        ("nghìn tấn", "tấn", 1000),
        ("ha", "m2", 10_000),
        ("km2", "m2", 10**6),
        ("triệu lượt khách", "lượt", 10**6),
        ("%", "%", 1),
        ("triệu", "triệu", 1),  # nothing follows: no multiple
        (None, "", 1),
    ],
)
def test_plain_unit(unit: str | None, base: str, factor: int) -> None:
    assert plain_unit(unit) == (base, Decimal(factor))


def test_points_of_a_rate_are_its_percent() -> None:
    assert plain_unit("điểm phần trăm", "Tỷ lệ hộ nghèo")[0] == "%"
    assert plain_unit("điểm phần trăm", "Tăng trưởng GRDP")[0] == "điểm phần trăm"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # a change against the month before says nothing of one against the year before
        ({"measure": "change", "after": " so với cùng kỳ"},
         {"measure": "change", "after": " so với tháng trước"}),
        ({"measure": "change"}, {"measure": "change", "after": " so với đầu năm"}),
        ({"measure": "change"}, {"measure": "change", "after": " so với năm 2020"}),
        ({"measure": "change"}, {"measure": "change", "after": " so với kế hoạch"}),
        # plans that others gave
        ({"measure": "plan_share", "after": " dự toán HĐND tỉnh giao"},
         {"measure": "plan_share", "after": " dự toán Trung ương giao"}),
        ({"measure": "plan_share"}, {"measure": "plan_share", "after": " kế hoạch quý"}),
        # what is left out
        ({"unit": "tỷ đồng"}, {"unit": "tỷ đồng", "name": f"{REVENUE} (không tính tiền đất)"}),
        ({"unit": "tỷ đồng"}, {"unit": "tỷ đồng", "after": " (theo giá hiện hành)"}),
        # other measures, units, places
        ({}, {"measure": "change"}),
        ({"unit": "tỷ đồng"}, {"unit": "triệu USD"}),
        ({}, {"scope": "tỉnh sơn vũ"}),
        ({}, {"name": f"{REVENUE} xã Bản Hon"}),
    ],
)  # fmt: skip
def test_what_is_not_compared(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert (
        ready(figure(REVENUE, 5.0, 5.0, **one)).kind
        != ready(figure(REVENUE, 5.0, 5.0, **({"indicator": REVENUE} | other))).kind
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"unit": "tỷ USD"}, {"unit": "triệu USD"}),
        ({"measure": "change"}, {"measure": "change", "after": " so với cùng kỳ năm trước"}),
        ({"measure": "change"}, {"measure": "change", "after": " so với năm 2025"}),
        # a growth by its name is a change, even where it stands as a level; prices do not matter
        ({"measure": "change"}, {"name": "Tốc độ tăng trưởng GRDP (giá so sánh)"}),
        ({}, {"name": f"{REVENUE} tỉnh Vân Khê"}),
        # a ministry's figure for the province
        ({}, {"name": f"{REVENUE} tỉnh Hà Giang", "scope": "", "_of": "tỉnh hà giang"}),
    ],
)
def test_what_is_compared(one: dict[str, Any], other: dict[str, Any]) -> None:
    home = other.pop("_of", "tỉnh vân khê")
    left = ready(figure(REVENUE, 5.0, 5.0, **({"scope": home} | one)))
    right = ready(figure(REVENUE, 5.0, 5.0, **({"indicator": REVENUE, "scope": home} | other)))
    assert left.kind == right.kind


def test_a_share_of_last_year_is_no_level() -> None:
    assert measured(figure(REVENUE, 86.9, 86.9, after=" so với cùng kỳ"), None) is None


@pytest.mark.parametrize(
    ("name", "quote", "by"),
    [
        ("Giải ngân vốn đầu tư công", "giải ngân đạt 88", "sở tài chính tỉnh vân khê"),
        ("Giải ngân vốn đầu tư công", "toàn tỉnh giải ngân đạt 88", ""),
        ("GRDP", "GRDP đạt 88", ""),  # only a territory has one
    ],
)
def test_whose_figure_a_department_tells(name: str, quote: str, by: str) -> None:
    issuer = DocumentName("d", "x", scope="tỉnh vân khê", issuer="Sở Tài chính tỉnh Vân Khê")
    assert ready(figure(name, 88.0, 88.0, quote=quote), issuer).kind.by == by


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        # rounded to one decimal
        (figure("x", 8.97, 8.97), figure("x", 9.0, 9.0, quote="9,0"), True),
        (figure("x", 8.9, 8.9), figure("x", 9.0, 9.0, quote="9,0"), False),
        # «khoảng», and a bound
        (figure("x", 41.0, 41.0), figure("x", 42.0, 42.0, quote="khoảng 42"), True),
        (figure("x", 23650.0, 23650.0), figure("x", 23600.0, None), True),
        (figure("x", 23550.0, 23550.0), figure("x", 23600.0, None), False),
        # targets are exact; those of one kind must name one bound, a range may hold a bound
        (target("x", 8.5, 8.5), target("x", 9.0, 9.0), False),
        (target("x", 8.5, 9.0), target("x", 8.5, None), True),
        (target("x", 2150.0, None), target("x", 2300.0, None), False),
        (target("x", None, 2.0), target("x", None, 2.5), False),
    ],
)
def test_whether_both_can_be_true(one: Any, other: Any, meet: bool) -> None:
    assert ready(one).meets(ready(other)) is meet
    assert ready(other).meets(ready(one)) is meet


@pytest.mark.parametrize(
    ("more", "estimate"),
    [
        ({"quote": "xuất khẩu ước đạt 9"}, True),
        ({"before": "Ước cả năm,"}, True),
        ({"seen": date(2026, 12, 20)}, True),  # told before the year ended
        ({"quote": "xuất khẩu đạt 9"}, False),
        ({"before": "theo mong ước của dân"}, True),  # rather an estimate too many
    ],
)
def test_estimates(more: dict[str, Any], estimate: bool) -> None:
    assert ready(figure("x", 9.0, 9.0, **more)).estimate is estimate


def test_bounds_that_are_not_enough_and_amounts() -> None:
    assert ready(target("x", 12.0, None, quote="tăng trên 12")).strict
    assert not ready(target("x", 12.0, None, quote="từ 12")).strict
    assert ready(figure("x", 2.08, 2.08, unit="tỷ USD")).point == Decimal(2_080_000_000)


@pytest.mark.parametrize(
    ("name", "itself"),
    [
        ("Tỷ lệ hộ nghèo", True),
        ("Sản lượng chè búp tươi", True),
        ("bàn giao mặt bằng", False),  # of some project
        ("tổng số", False),
    ],
)
def test_names_that_say_what_is_measured(name: str, itself: bool) -> None:
    assert names_itself(ready(figure(name, 5.0, 5.0))) is itself
    assert not names_itself(ready(figure(name, 5.0, 5.0, scope="@0123")))
