"""Articles that retell one document, and genres without a title."""

from __future__ import annotations

from datetime import date

import pytest

from extract.document.retold import Retold, genre, is_plan, retold

CASES = [
    (
        "Ngày 03 tháng 4 năm 2031, UBND tỉnh Cà Mau có Quyết định 77/QĐ-UBND"
        " về việc đào kênh Ông Tà.",
        Retold("Quyết định", "77/QĐ-UBND", date(2031, 4, 3), "UBND tỉnh Cà Mau", "đào kênh Ông Tà"),
    ),
    (
        "Văn phòng Chính phủ vừa có văn bản số 12/VPCP-NN ngày 5/4/2031 nhắc việc đào kênh.",
        Retold("Công văn", "12/VPCP-NN", date(2031, 4, 5), "Văn phòng Chính phủ", None),
    ),
    (
        "Đầu đề\nMới đây, Sở Y tế đã ban hành Kế hoạch số 5/KH-SYT về việc trực bão.\nHết.",
        Retold("Kế hoạch", "5/KH-SYT", None, "Sở Y tế", "trực bão"),
    ),
    (
        "Theo Điều 1 Quyết định 88/QĐ-TTg năm 2031, kênh được đào như sau:\n(1) Dài 4 km.",
        Retold("Quyết định", "88/QĐ-TTg", None, "Thủ tướng Chính phủ", None),
    ),
    (
        "Theo Thông báo 9/TB-UBND năm 2031, việc giao như sau:\nUBND tỉnh Cà Mau giao ấp.",
        Retold("Thông báo", "9/TB-UBND", None, "UBND tỉnh Cà Mau", None),
    ),
    ("1. Sở Y tế trực bão theo Quyết định 88/QĐ-TTg.", None),
    ("Xã đào kênh. Sở Y tế đã có Kế hoạch số 5/KH-SYT về trực bão.", None),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_retold(text: str, found: Retold | None) -> None:
    assert retold(text, "") == found


def test_a_titled_document_is_not_retold_by_its_first_basis() -> None:
    text = "Theo Điều 1 Quyết định 88/QĐ-TTg năm 2031, kênh được đào như sau:"
    assert retold(text, "Kế hoạch đào kênh") is None


GENRES = [
    ("Ấp họp.", ["Thứ 4, 04/06/2031 | 08:00"], "Tin tức"),
    ("Tôi xin tiếp thu.", ["Chủ tịch xã phát biểu tại kỳ họp."], "Bài phát biểu"),
    ("Ấp họp.", ["Chủ tịch xã phát biểu tại kỳ họp."], None),
    ("Ấp họp.", ["Kênh nhìn từ bờ"], None),
]


@pytest.mark.parametrize(("text", "furniture", "kind"), GENRES)
def test_genres(text: str, furniture: list[str], kind: str | None) -> None:
    assert genre(text, furniture) == kind


@pytest.mark.parametrize(
    ("labels", "plan"),
    [
        (["Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện"], True),
        (["cơ quan chủ trì", "Cơ quan phối hợp", "cơ quan chủ trì"], True),
        (["Cơ quan chủ trì", "Kinh phí", "Nội dung"], False),
        (["Cơ quan chủ trì", "Thời gian thực hiện"], False),
    ],
)
def test_plans(labels: list[str], plan: bool) -> None:
    assert is_plan(labels) is plan
