"""Who owes what a document gives to nobody."""

from __future__ import annotations

import pytest
from pages import said

from extract.statements.defaults import PARTY

pytestmark = pytest.mark.usefixtures("rules_alone")

COUNCIL = """HỘI ĐỒNG NHÂN DÂN
XÃ GÒ SẬY
Số: 12/NQ-HĐND
Gò Sậy, ngày 20 tháng 12 năm 2026
NGHỊ QUYẾT
Về làm đường thôn
Điều 1. Làm mới 4 km đường thôn.
"""
PARTY_RESOLUTION = """ĐẢNG ỦY XÃ GÒ SẬY
Số 5-NQ/ĐU
Gò Sậy, ngày 10 tháng 01 năm 2027
NGHỊ QUYẾT
về trồng rừng
{}I. MỤC TIÊU
1. Trồng mới 40 ha rừng.
"""
DIRECTIVE = """ĐẢNG ỦY XÃ GÒ SẬY
Số 5-CT/ĐU
Gò Sậy, ngày 10 tháng 01 năm 2027
CHỈ THỊ
về trồng rừng
1. Trồng mới 40 ha rừng.
"""
PIECE = "{}\n\nII. NHIỆM VỤ NĂM 2027\n1. Trồng mới 40 ha rừng.\n"


@pytest.mark.parametrize(
    ("article", "lead"),
    [
        # the committee that an article charges, or only names
        (
            "Giao Ủy ban nhân dân xã thực hiện Nghị quyết này.",
            "Ủy ban nhân dân xã Gò Sậy/inherited",
        ),
        (
            "Ủy ban nhân dân xã triển khai thực hiện Nghị quyết này.",
            "Ủy ban nhân dân xã Gò Sậy/inherited",
        ),
        # who watches over it does not do it
        ("Thường trực Hội đồng nhân dân xã giám sát việc thực hiện Nghị quyết.", None),
    ],
)
def test_the_executing_article_of_a_council(article: str, lead: str | None) -> None:
    assert said(f"{COUNCIL}Điều 2. {article}\n")[0].lead == ([lead] if lead else [])


@pytest.mark.parametrize(
    ("opening", "lead"),
    [
        ("", "Đảng ủy xã Gò Sậy/issuer"),
        (
            "Ban Chấp hành Đảng bộ xã quyết nghị:\n",
            "Ban Chấp hành Đảng bộ xã Gò Sậy/inherited",
        ),
        ("Ban Chấp hành Đảng bộ xã nhận định rừng đã xanh.\n", "Đảng ủy xã Gò Sậy/issuer"),
    ],
)
def test_a_party_resolution_is_its_committee_s_programme(opening: str, lead: str) -> None:
    assert said(PARTY_RESOLUTION.format(opening))[-1].lead == [lead]


def test_a_party_directive_is_not() -> None:
    assert said(DIRECTIVE)[-1].lead == []


@pytest.mark.parametrize(
    ("review", "lead"),
    [
        # a piece of a report: who tells what it has done owes what lies ahead
        ("UBND huyện Lũng Hồ đã mở 3 lớp nghề.", "Ủy ban nhân dân huyện Lũng Hồ/inherited"),
        ("Toàn huyện có 3 lớp nghề.", None),
    ],
)
def test_who_reports_in_a_piece_of_a_report(review: str, lead: str | None) -> None:
    assert said(PIECE.format(f"I. KẾT QUẢ\n1. {review}"))[-1].lead == ([lead] if lead else [])


@pytest.mark.parametrize(
    ("name", "party"),
    [
        ("Đảng ủy Công an tỉnh", True),
        ("các cấp ủy", True),
        ("Ban Thường vụ Tỉnh ủy", True),
        ("Ban Chấp hành Đảng bộ xã", True),
        ("Ban cán sự đảng Ủy ban nhân dân tỉnh", True),
        ("Ủy ban nhân dân tỉnh", False),
        ("Văn phòng Tỉnh ủy", False),
    ],
)
def test_party_bodies(name: str, party: bool) -> None:
    assert bool(PARTY.match(name)) is party
