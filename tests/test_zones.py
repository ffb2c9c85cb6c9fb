"""Zones and times that headings and lead-ins announce."""

from __future__ import annotations

from datetime import date

import pytest

from extract.page.zones import heading_period, heading_zone, lead_in_zone, stated_year, type_zone
from extract.records import Interval
from extract.times.dates import Anchor
from ontology.load import rows

HEADINGS = [
    ("KẾT QUẢ THỰC HIỆN THÁNG 5", "review"),
    ("Tình hình chung", "review"),
    ("MỘT SỐ TỒN TẠI, HẠN CHẾ", "problems"),
    ("Đánh giá những hạn chế", "problems"),
    ("Khó khăn, vướng mắc", "problems"),
    ("NHIỆM VỤ TRỌNG TÂM", "tasks"),
    ("Nhiệm vụ khắc phục hạn chế", "tasks"),
    ("Phương hướng quý tới", "tasks"),
    ("TỔ CHỨC THỰC HIỆN", "tasks"),
    ("QUYẾT NGHỊ:", "tasks"),
    ("MỤC TIÊU CHUNG", "tasks"),
    ("Các chỉ tiêu chính", "targets"),
    ("CHỈ TIÊU, NHIỆM VỤ", "targets"),
    ("CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH CỦA UBND XÃ THÁNG 5", "review"),
    ("Chỉ đạo, điều hành", None),
    ("Nông nghiệp", None),
    ("Về các vướng mắc khác:", None),
    ("Đối với nhiệm vụ còn lại", None),
    ("VỀ TÌNH HÌNH NẠO VÉT KÊNH", "review"),  # a part of a notice
    ("Về tình hình nạo vét kênh", None),
]


@pytest.mark.parametrize(("text", "zone"), HEADINGS)
def test_headings(text: str, zone: str | None) -> None:
    assert heading_zone(text) == zone


LEAD_INS = [
    ("tập trung làm tốt các nhiệm vụ sau:", "tasks"),
    ("Chủ tịch xã yêu cầu các ấp:", "tasks"),
    ("Bên cạnh đó còn những hạn chế như sau:", "problems"),
    ("xã đã đạt được mấy kết quả sau:", "review"),
    ("gồm ba xóm:", None),
    ("2. Phòng Y tế rà soát các vướng mắc về thuốc:", "tasks"),  # orders, about difficulties
    ("Xã chịu trách nhiệm về kết quả giải ngân:", "tasks"),
    ("Qua rà soát, còn các tồn tại sau:", "problems"),
    ("Các xã đã khẩn trương khắc phục và có kết quả sau:", "review"),
]


@pytest.mark.parametrize(("text", "zone"), LEAD_INS)
def test_lead_ins(text: str, zone: str | None) -> None:
    assert lead_in_zone(text) == zone


@pytest.mark.parametrize(
    ("kind", "zone"),
    [
        ("Nghị quyết", "tasks"),
        ("Báo cáo", "review"),
        ("Công điện", "none"),  # it begins with the weather
        ("Tin tức", "none"),
        (None, "none"),
    ],
)
def test_types(kind: str | None, zone: str) -> None:
    assert type_zone(kind) == zone


PERIODS = [
    # heading, review?, interval
    ("Nhiệm vụ trọng tâm tháng 02 năm 2032", False, (date(2032, 2, 1), date(2032, 2, 29))),
    ("Kết quả quý I, phương hướng quý II năm 2031", True, (date(2031, 1, 1), date(2031, 3, 31))),
    ("Kết quả quý I, phương hướng quý II năm 2031", False, (date(2031, 4, 1), date(2031, 6, 30))),
    (
        "Kết quả thực hiện nhiệm vụ quý III, phương hướng quý IV năm 2031",
        False,
        (date(2031, 10, 1), date(2031, 12, 31)),
    ),
    ("Giao chỉ tiêu trồng rừng đến năm 2030", False, (None, date(2030, 12, 31))),
    ("Kế hoạch làm cầu năm 2031", False, (date(2031, 1, 1), date(2031, 12, 31))),
]


@pytest.mark.parametrize(("text", "review", "days"), PERIODS)
def test_periods(text: str, review: bool, days: tuple[date | None, date]) -> None:
    found = heading_period(text, Anchor(None, stated_year(text), None), review=review)
    assert found == Interval(*days)


@pytest.mark.parametrize(
    "text", ["Đường ven sông mở năm 2031", "Nhiệm vụ của xã năm 2031 là gì?", "Nhiệm vụ chung"]
)
def test_no_period(text: str) -> None:
    assert heading_period(text, Anchor(None, 2031, None), review=False) is None


def test_the_last_year_of_a_title_counts() -> None:
    assert stated_year("Kết quả năm 2030, nhiệm vụ năm 2031") == 2031
    assert stated_year("Đào kênh") is None


def test_the_table_of_zones_is_sound() -> None:
    table = rows("zones")
    assert {row["zone"] for row in table} <= {"review", "problems", "tasks", "targets", "none"}
    assert {row["where"] for row in table} == {"heading", "lead_in"}
