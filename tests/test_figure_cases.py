"""Figures of the genre: where names begin, bounds, changes, shares of plans, and what is none."""

from __future__ import annotations

from datetime import date

import pytest

from extract.indicators.figures import find_figures
from extract.records import FigureKind
from extract.times.intervals import Anchor

MAY_2024 = Anchor(date(2024, 5, 20), 2024, 5)
Row = tuple[str, float | None, float | None, str | None, str]


def rows_of(text: str, kind: FigureKind) -> list[Row]:
    """Return the quote of each figure from its name, its bounds, unit and measure."""
    found = find_figures(text, anchor=MAY_2024, kind=kind)
    return [(text[f.start : f.end], f.low, f.high, f.unit, f.measure) for f in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # lead-ins that are no part of the name
        (
            "Theo báo cáo của Chi cục, sản lượng đạt 40 tấn",
            ("sản lượng đạt 40 tấn", 40, 40, "tấn", "level"),
        ),
        (
            "Tại cuộc họp, lãnh đạo xã cho biết, giá trị đạt 9 tỷ đồng",
            ("giá trị đạt 9 tỷ đồng", 9, 9, "tỷ đồng", "level"),
        ),
        (
            "Trồng trọt: Gieo cấy lúa vụ mùa 2.150 ha",
            ("Gieo cấy lúa vụ mùa 2.150 ha", 2150, 2150, "ha", "level"),
        ),
        (
            "Về lâm nghiệp: trồng rừng tập trung 640 ha",
            ("trồng rừng tập trung 640 ha", 640, 640, "ha", "level"),
        ),
        (
            "Ban Quản lý dự án phối hợp Điện lực huyện di dời 2,3 km đường dây",
            ("di dời 2,3 km", 2.3, 2.3, "km", "level"),
        ),
        ("Công ty Thủy lợi tỉnh đã nạo vét 27 km kênh", ("nạo vét 27 km", 27, 27, "km", "level")),
        (
            "Từ đầu năm, các cấp ủy đã ban hành 176 văn bản",
            ("ban hành 176 văn bản", 176, 176, "văn bản", "level"),
        ),
        # the name stands behind the figure
        ("theo các mốc: 40% diện tích trước ngày 30/9", ("40% diện tích", 40, 40, "%", "level")),
        (
            "nằm trong nhóm dẫn đầu, 100% hồ sơ được số hóa",
            ("100% hồ sơ được số hóa", 100, 100, "%", "level"),
        ),
        (
            "bảo đảm 96,3% hộ dân dùng nước sạch",
            ("96,3% hộ dân dùng nước sạch", 96.3, 96.3, "%", "level"),
        ),
        # bounds
        (
            "độ bao phủ bảo hiểm từ 94% trở lên",
            ("độ bao phủ bảo hiểm từ 94% trở lên", 94, None, "%", "level"),
        ),
        (
            "Tỷ lệ tham gia không dưới 85%",
            ("Tỷ lệ tham gia không dưới 85%", 85, None, "%", "level"),
        ),
        ("Tỷ lệ thất nghiệp dưới 3%", ("Tỷ lệ thất nghiệp dưới 3%", None, 3, "%", "level")),
        ("Tỷ lệ nợ xấu không quá 2,5%", ("Tỷ lệ nợ xấu không quá 2,5%", None, 2.5, "%", "level")),
        (
            "Doanh thu trên 48.700 tỷ đồng",
            ("Doanh thu trên 48.700 tỷ đồng", 48700, None, "tỷ đồng", "level"),
        ),
        ("Doanh thu hơn 320 tỷ đồng", ("Doanh thu hơn 320 tỷ đồng", 320, None, "tỷ đồng", "level")),
        (
            "Doanh thu khoảng 320 tỷ đồng",
            ("Doanh thu khoảng 320 tỷ đồng", 320, 320, "tỷ đồng", "level"),
        ),
        (
            "Doanh thu xấp xỉ 320 tỷ đồng",
            ("Doanh thu xấp xỉ 320 tỷ đồng", 320, 320, "tỷ đồng", "level"),
        ),
        (
            "Sản lượng tối thiểu đạt 25 nghìn tấn",
            ("Sản lượng tối thiểu đạt 25 nghìn tấn", 25, None, "nghìn tấn", "level"),
        ),
        (
            "Năng suất từ 52 đến 55 tạ/ha",
            ("Năng suất từ 52 đến 55 tạ/ha", 52, 55, "tạ/ha", "level"),
        ),
        # changes
        (
            "Chỉ số nghèo giảm bình quân hàng năm 1,2%",
            ("Chỉ số nghèo giảm bình quân hàng năm 1,2%", -1.2, -1.2, "%", "change"),
        ),
        (
            "Tỷ lệ sinh giảm trung bình 0,4%",
            ("Tỷ lệ sinh giảm trung bình 0,4%", -0.4, -0.4, "%", "change"),
        ),
        (
            "Tỷ lệ hộ nghèo giảm mỗi năm từ 1% trở lên",
            ("Tỷ lệ hộ nghèo giảm mỗi năm từ 1% trở lên", None, -1, "%", "change"),
        ),
        (
            "Chỉ số minh bạch tăng ít nhất 05 bậc",
            ("Chỉ số minh bạch tăng ít nhất 05 bậc", 5, None, "bậc", "change"),
        ),
        ("Tiến độ thi công chậm 7,3%", ("Tiến độ thi công chậm 7,3%", -7.3, -7.3, "%", "change")),
        ("Lượng khách gấp 2,1 lần", ("Lượng khách gấp 2,1 lần", 2.1, 2.1, "lần", "level")),
        ("Lượng khách bằng 88,9% cùng kỳ", ("Lượng khách bằng 88,9%", 88.9, 88.9, "%", "level")),
        (
            "các ngân hàng cơ cấu lại nợ, giảm lãi suất 1 - 3%/năm",
            ("giảm lãi suất 1 - 3%/năm", -3, -1, "%/năm", "change"),
        ),
        # where a change arrives is a level
        (
            "giảm tỷ lệ chôn lấp xuống dưới 30%",
            ("tỷ lệ chôn lấp xuống dưới 30%", None, 30, "%", "level"),
        ),
        ("nâng tỷ lệ lấp đầy lên 75%", ("tỷ lệ lấp đầy lên 75%", 75, 75, "%", "level")),
        ("tăng tỷ lệ thu gom lên 90%", ("tỷ lệ thu gom lên 90%", 90, 90, "%", "level")),
        # shares of plans
        ("Thu nội địa đạt 62% KH", ("Thu nội địa đạt 62%", 62, 62, "%", "plan_share")),
        ("Thu thuế bằng 58,5% dự toán", ("Thu thuế bằng 58,5%", 58.5, 58.5, "%", "plan_share")),
        ("hoàn thành 35% giá trị hợp đồng", ("35% giá trị hợp đồng", 35, 35, "%", "plan_share")),
        (
            "giá trị khối lượng thực hiện đạt 58%",
            ("giá trị khối lượng thực hiện đạt 58%", 58, 58, "%", "plan_share"),
        ),
        # units with multiples
        (
            "Kim ngạch xuất khẩu 145 triệu USD",
            ("Kim ngạch xuất khẩu 145 triệu USD", 145, 145, "triệu USD", "level"),
        ),
        (
            "Khách du lịch gần 640 nghìn lượt",
            ("Khách du lịch gần 640 nghìn lượt", 640, 640, "nghìn lượt", "level"),
        ),
        (
            "Sân bay đón 3 triệu hành khách/năm",
            ("Sân bay đón 3 triệu hành khách/năm", 3, 3, "triệu hành khách/năm", "level"),
        ),
        ("Kinh phí 45 triệu", ("Kinh phí 45 triệu", 45, 45, "triệu đồng", "level")),
        ("đã xong 12/40 cọc khoan nhồi", ("xong 12/40 cọc", 12, 12, "cọc", "level")),
        (
            "đã xử lý 120/310 cơ sở nhà, đất",
            ("xử lý 120/310 cơ sở nhà, đất", 120, 120, "cơ sở nhà, đất", "level"),
        ),
    ],
)
def test_one_figure(text: str, expected: Row) -> None:
    assert rows_of(text, "actual") == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # what stands or happened counts also among tasks
        ("05 nhiệm vụ chậm tiến độ", [(5, "nhiệm vụ", "level")]),
        ("11 xã bị chia cắt; 1.240 nhà ngập sâu", [(11, "xã", "level"), (1240, "nhà", "level")]),
        ("Xảy ra 17 vụ cháy rừng", [(17, "vụ cháy", "level")]),
        ("Có 6 làng đạt chuẩn", [(6, "làng", "level")]),
        # several figures of one name
        (
            "Thu ngân sách tháng 4 ước đạt 8,6 tỷ đồng, lũy kế 71,8 tỷ đồng, bằng 61% dự toán",
            [(8.6, "tỷ đồng", "level"), (71.8, "tỷ đồng", "level"), (61, "%", "plan_share")],
        ),
        (
            "Sản lượng thi công 163/395 tỷ đồng (41,4%)",
            [(163, "tỷ đồng", "level"), (395, "tỷ đồng", "level"), (41.4, "%", "plan_share")],
        ),
        (
            "Gieo cấy lúa vụ xuân 27.480 ha, đạt 103,2%, tăng 2% so với cùng kỳ",
            [(27480, "ha", "level"), (103.2, "%", "plan_share"), (2, "%", "change")],
        ),
        (
            "Giải ngân đạt 37,4% kế hoạch; trong đó ngân sách xã đạt 28,1%, vốn vay đạt 44%",
            [(37.4, "%", "plan_share"), (28.1, "%", "plan_share"), (44, "%", "plan_share")],
        ),
        (
            "Kế hoạch vốn giao 743,5 tỷ đồng/17 dự án",
            [(743.5, "tỷ đồng", "level"), (17, "dự án", "level")],
        ),
        (
            "Doanh số 40 triệu USD, gấp 1,5 lần cùng kỳ",
            [(40, "triệu USD", "level"), (1.5, "lần", "level")],
        ),
        (
            "giá trị sản phẩm trên 1 ha đất trồng trọt là 82,5 triệu đồng",
            [(82.5, "triệu đồng", "level")],
        ),
        ("tỷ lệ giường bệnh trên 10.000 dân đạt 32 giường", [(32, "giường", "level")]),
    ],
)
def test_several_figures(text: str, expected: list[tuple[float, str, str]]) -> None:
    found = [(low, unit, measure) for _, low, _, unit, measure in rows_of(text, "target")]
    assert found == expected


@pytest.mark.parametrize(
    "text",
    [
        "tổ chức trực ban 24/24 giờ",
        "trực cứu nạn 24/7",
        "thi công 3 ca, 4 kíp",
        "tổ chức thi công “3 ca 4 kíp”",
        "lập quy hoạch chi tiết 1/500",
        "quy hoạch phân khu 1/2.000",
        "cập nhật lúc 15/3/2024 | 10:44",
        "tàu cá có chiều dài từ 15 m trở lên",
        "các thôn có từ 05 ca bệnh trở lên",
        "giải quyết dứt điểm 57 hồ sơ tồn đọng",
        "giải quyết hết 93 hồ sơ",
        "dự án đi qua địa phận 31 xã",
        "tại Km12+500 Quốc lộ 4",
        "Thông báo số 3, khoản 5 Điều 8",
        "trẻ em dưới 6 tuổi, người trên 80 tuổi",
        "họp lúc 14 giờ 30 phút",
        "gửi trước 03 ngày",
        "cử cán bộ hỗ trợ 02 xã",
    ],
)
def test_no_figure_among_tasks(text: str) -> None:
    assert rows_of(text, "target") == []
