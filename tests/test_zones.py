"""Zones and times that headings and lead-ins announce."""

from __future__ import annotations

from datetime import date

import pytest

from extract.page.zones import (
    heading_period,
    heading_zone,
    lead_in_period,
    lead_in_zone,
    stated_year,
    type_zone,
)
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
    ("Kế hoạch tháng 4 và quý II năm 2031", "tasks"),
    ("Dự kiến quý IV và cả năm", "tasks"),
    ("Tình hình thực hiện kế hoạch năm", "review"),
    ("Số hóa hồ sơ, kết quả giải quyết thủ tục", None),  # asks for work on results
    ("Kết quả giải quyết thủ tục", "review"),
    ("Phát triển đô thị, kết quả lập quy hoạch", "review"),  # a field of work, and what came of it
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


LEAD_IN_PERIODS = [
    # lead-in, interval
    ("Để hoàn thành nhiệm vụ năm 2031, xã yêu cầu:", (date(2031, 1, 1), date(2031, 12, 31))),
    (
        "Nhằm thực hiện kế hoạch 6 tháng cuối năm 2031, xã giao:",
        (date(2031, 7, 1), date(2031, 12, 31)),
    ),
    (
        "Năm 2031 là năm đầu nhiệm kỳ. Đề nghị các ấp làm mấy việc:",
        (date(2031, 1, 1), date(2031, 12, 31)),
    ),
    ("Trong năm 2030, xã đã chỉ đạo:", None),  # tells what was
    ("Để triển khai Nghị quyết số 5/NQ-HĐND ngày 03/3/2030, xã yêu cầu:", None),
    ("Xã yêu cầu các ấp:", None),
]


@pytest.mark.parametrize(("text", "days"), LEAD_IN_PERIODS)
def test_periods_of_lead_ins(text: str, days: tuple[date, date] | None) -> None:
    assert lead_in_period(text, Anchor(None, 2031, None)) == (Interval(*days) if days else None)


def test_the_day_of_a_document_named_in_a_title_is_no_time_to_work_in() -> None:
    title = "Chương trình công tác thực hiện Nghị quyết số 8-NQ/TW, ngày 25/10/2030"
    assert heading_period(title, Anchor(None, 2031, None), review=False) is None


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
