"""Target or actual: by verb, name, time against the document's day, and the words around."""

from __future__ import annotations

from datetime import date

import pytest

from extract.indicators.figures import find_figures
from extract.records import FigureKind
from extract.times.intervals import Anchor

AUGUST_2024 = Anchor(date(2024, 8, 12), 2024, 8)


def kinds(text: str, kind: FigureKind, anchor: Anchor = AUGUST_2024) -> str:
    """Return the kinds of a text's figures as letters: «a» for actual, «t» for target."""
    return "".join(f.kind[0] for f in find_figures(text, anchor=anchor, kind=kind))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a day before the document's own, told first
        ("Đến ngày 31/7/2024, toàn huyện giải ngân 214 tỷ đồng, đạt 43% kế hoạch.", "aa"),
        ("Tính đến 05/8/2024, tỉnh giải ngân 3.120 tỷ đồng, đạt 40% kế hoạch giao.", "aa"),
        ("Đến cuối năm 2023, xã đạt 14/19 tiêu chí.", "a"),
        ("Năm 2023, toàn tỉnh trồng mới 8.200 ha rừng, đạt 102% kế hoạch.", "aa"),
        ("Trong 7 tháng đầu năm, toàn tỉnh cấp nước cho 1.200 ha lúa mùa", "a"),
        # verbs and adverbs of what is
        ("Hiện số ca mắc sởi tăng 9 ca so với tuần trước", "a"),
        ("Nhà máy mới hoàn thành 45% khối lượng", "a"),
        ("Kinh phí còn thiếu khoảng 62 tỷ đồng", "a"),
        ("Sản lượng khai thác lũy kế 5.400 tấn", "a"),
        ("Sau 5 năm thực hiện, tỷ lệ thu gom nước thải đạt 71,5%", "a"),
        ("Gần 4.300 hộ dân thiếu nước sinh hoạt", "a"),
        # a comparison with what was
        ("Thu ngân sách 940,2 tỷ đồng, tăng 6% so với cùng kỳ", "aa"),
        ("Sản lượng thủy sản giảm 2% so với tháng trước", "a"),
        ("Giải ngân đạt 41,7%, thấp hơn bình quân chung cả nước", "a"),
        # a share of a plan that no plan would set
        ("Thu nội địa 515 tỷ đồng, đạt 47,3% dự toán; chi đầu tư 220 tỷ đồng", "aaa"),
        # a review is told once, at the beginning
        (
            "Đánh giá kết quả 6 tháng đầu năm: GRDP tăng 6,8%; thu ngân sách 800 tỷ đồng."
            " Khách lưu trú 120 nghìn lượt.",
            "aaa",
        ),
        ("Từ đầu năm đến nay xảy ra 9 vụ cháy, diện tích bị thiệt hại 12,5 ha", "aa"),
        # the plan for a comparison stays a target
        ("Tỷ lệ lấp đầy lên tối thiểu 70% (năm 2023 đạt 58,1%)", "ta"),
        ("Đã giải ngân 45/120 tỷ đồng", "at"),
        # nothing says otherwise: what the block's headings say
        ("Tỷ lệ che phủ rừng 45%", "t"),
        ("Tỷ lệ cụm công nghiệp đang hoạt động có nước sạch đạt 100%", "t"),
        ("Tỷ lệ trẻ em dưới 5 tuổi bị thấp còi còn dưới 9%; số giường bệnh đạt 40 giường", "tt"),
        ("Sản lượng lương thực đạt 210 nghìn tấn", "t"),
        ("Đến ngày 31/12/2024 giải ngân đạt 100% kế hoạch", "t"),
        ("Kế hoạch vốn năm 2024 là 712,5 tỷ đồng", "t"),
        # what was said of another body ends with its part of the sentence
        ("Kinh phí còn thiếu 9 tỷ đồng; Sở Tài chính ứng trước 5 tỷ đồng", "at"),
    ],
)
def test_among_tasks(text: str, expected: str) -> None:
    assert kinds(text, "target") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what a work is to be
        ("Tuyến đường dài 18,4 km, rộng 12 m, tổng mức đầu tư 640 tỷ đồng", "ttt"),
        ("Dự án có tổng vốn đầu tư hơn 3.200 tỷ đồng", "t"),
        ("Nhà máy có công suất thiết kế 500 tấn/ngày", "t"),
        ("Công trình có tổng chiều dài 86 km", "t"),
        ("Cầu vượt dài 420 m", "t"),
        # but not what is invested in a year
        ("Tổng vốn đầu tư toàn xã hội ước đạt 14.200 tỷ đồng, tăng 9%", "aa"),
        ("Tổng vốn đầu tư toàn xã hội 14.200 tỷ đồng", "a"),
        # plans of money
        ("Tổng kế hoạch vốn năm 2024 là 3.150 tỷ đồng", "t"),
        ("Dự toán giao 1.200 tỷ đồng", "t"),
        # aims, promises and orders
        ("Phấn đấu thu nhập bình quân 62 triệu đồng; tổng thu ngân sách 85 tỷ đồng", "tt"),
        (
            "Nhiệm kỳ tới, huyện phấn đấu sản lượng lúa 60 nghìn tấn; thu nhập đạt 75 triệu đồng."
            " Tỷ lệ đô thị hóa đạt 20%; tỷ lệ hộ nghèo còn 1,5%.",
            "tttt",
        ),
        (
            "Dự kiến cả năm, GRDP ước tăng 6,5%; thu ngân sách 2.100 tỷ đồng, vượt 3% dự toán",
            "ttt",
        ),
        ("Đến năm 2030, đón 5 triệu lượt khách", "t"),
        ("Nhà thầu cam kết hoàn thành 60% khối lượng", "t"),
        ("Đến 30/11 giải ngân đạt 80% kế hoạch, đến 31/01/2025 đạt 95% kế hoạch", "tt"),
        ("Yêu cầu xã bàn giao tối thiểu 85% mặt bằng", "t"),
        ("Sở Tài chính tham mưu bố trí 48 tỷ đồng cho 3 huyện", "t"),
        ("Cấp giấy chứng nhận cho 500 hộ trước 31/3/2025", "t"),
        ("Tòa nhà sẽ đáp ứng chỗ làm việc cho 900 người", "t"),
        ("Chuẩn bị đủ kinh phí 35 tỷ đồng để chi trả", "t"),
        # what is reported
        ("Doanh thu vận tải ước đạt 410 tỷ đồng", "a"),
        ("Tổng đàn lợn đạt 82.000 con", "a"),
        ("Tỷ lệ hộ nghèo còn 3,4%", "a"),
        ("Năm 2030 còn xa, nay đã có 15 trạm", "a"),
        ("Các xã được giao 30 tỷ đồng, đã giải ngân 12 tỷ đồng", "aa"),
        ("Sở đã tham mưu bố trí 48 tỷ đồng", "a"),
        ("Trồng rừng tập trung 840 ha", "a"),
    ],
)
def test_in_a_report(text: str, expected: str) -> None:
    assert kinds(text, "actual") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # without a day of its own a document is judged by its words alone
        ("Đến ngày 31/8/2025, toàn tỉnh giải ngân 9.400 tỷ đồng, đạt 57,2% kế hoạch", "aa"),
        ("Đến ngày 31/8/2025, giải ngân đạt 70% kế hoạch", "t"),
    ],
)
def test_without_a_date(text: str, expected: str) -> None:
    assert kinds(text, "target", Anchor(None, 2025, None)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # an order in a report or in the news
        ("Giao Công an xã kiểm soát 100% tàu khách", "t"),
        ("Đại diện nhà thầu hứa tăng thêm 05 mũi thi công", "t"),
        # a list of targets; a bound that only an aim has
        ("Chỉ tiêu: thu ngân sách 590 tỷ đồng; tỷ lệ che phủ rừng 45%", "tt"),
        ("Tỷ lệ che phủ rừng đạt từ 45% trở lên", "t"),
        # fixed by a design
        ("Quy mô 18,4 ha", "t"),
        ("Khu nhà ở (diện tích 2,4 ha)", "t"),
        ("gói thầu trị giá 87 tỷ đồng", "t"),
        # what has been reached
        ("Hoàn thành đường liên thôn dài 2,8 km", "a"),
        ("Giải ngân chưa đạt yêu cầu (48,9%)", "a"),
    ],
)
def test_words_of_reports(text: str, expected: str) -> None:
    assert kinds(text, "actual") == expected


def test_how_things_stand_in_a_plan() -> None:
    assert kinds("Hiện trạng: lượng rác thu gom 86 tấn/ngày", "target") == "a"
