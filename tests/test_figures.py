"""Figures: names that carry over, changes and shares, targets, and counts that are none."""

from __future__ import annotations

from datetime import date

import pytest

from extract.indicators.figure_periods import FoundFigure
from extract.indicators.figures import find_figures
from extract.records import FigureKind
from extract.times.intervals import Anchor, years

JUNE_2024 = Anchor(date(2024, 6, 28), 2024, 6)
Row = tuple[str, float | None, float | None, str | None, str]


def figures(text: str, kind: FigureKind = "actual") -> list[FoundFigure]:
    return find_figures(text, anchor=JUNE_2024, kind=kind)


def rows_of(text: str, kind: FigureKind = "actual") -> list[Row]:
    return [(f.name, f.low, f.high, f.unit, f.measure) for f in figures(text, kind)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (  # one name, several figures
            "Thu ngân sách xã ước đạt 1.245 triệu đồng, đạt 56,3% dự toán, tăng 12% so cùng kỳ.",
            [
                ("Thu ngân sách xã", 1245, 1245, "triệu đồng", "level"),
                ("Thu ngân sách xã", 56.3, 56.3, "%", "plan_share"),
                ("Thu ngân sách xã", 12, 12, "%", "change"),
            ],
        ),
        (  # «trong đó» and semicolons begin new names
            "Đàn gia súc tăng 4,5%; trong đó: đàn lợn giảm 2,1%; đàn bò tăng 0,8%",
            [
                ("Đàn gia súc", 4.5, 4.5, "%", "change"),
                ("đàn lợn", -2.1, -2.1, "%", "change"),
                ("đàn bò", 0.8, 0.8, "%", "change"),
            ],
        ),
        (  # brackets
            "Cấp mới 120 giấy phép (tăng 8%) với vốn đăng ký 900 tỷ đồng (giảm 3%)",
            [
                ("Cấp mới giấy phép", 120, 120, "giấy phép", "level"),
                ("Cấp mới giấy phép", 8, 8, "%", "change"),
                ("vốn đăng ký", 900, 900, "tỷ đồng", "level"),
                ("vốn đăng ký", -3, -3, "%", "change"),
            ],
        ),
        (  # traffic safety: a change goes on with the figure of its unit
            "Xảy ra 12 vụ va chạm, làm chết 08 người; so với cùng kỳ giảm 03 vụ (-20%)",
            [
                ("Xảy ra vụ", 12, 12, "vụ", "level"),
                ("làm chết người", 8, 8, "người", "level"),
                ("Xảy ra vụ", -3, -3, "vụ", "change"),
                ("Xảy ra vụ", -20, -20, "%", "change"),
            ],
        ),
        (
            "Số vụ cháy: 85 vụ, giảm 12 vụ (12,4%); cao hơn cùng kỳ 2 vụ",
            [
                ("Số vụ cháy", 85, 85, "vụ", "level"),
                ("Số vụ cháy", -12, -12, "vụ", "change"),
                ("Số vụ cháy", -12.4, -12.4, "%", "change"),
                ("Số vụ cháy", 2, 2, "vụ", "change"),
            ],
        ),
        (
            "Chỉ số sản xuất tăng 1,2% so với tháng trước; tính chung 9 tháng tăng 9%",
            [
                ("Chỉ số sản xuất", 1.2, 1.2, "%", "change"),
                ("Chỉ số sản xuất", 9, 9, "%", "change"),
            ],
        ),
        (  # several plans
            "Thu nội địa đạt 456,7 tỷ đồng, bằng 45,1% dự toán tỉnh giao, 42% dự toán huyện giao",
            [
                ("Thu nội địa", 456.7, 456.7, "tỷ đồng", "level"),
                ("Thu nội địa", 45.1, 45.1, "%", "plan_share"),
                ("Thu nội địa", 42, 42, "%", "plan_share"),
            ],
        ),
        (  # from – to
            "Tỷ lệ hộ nghèo giảm từ 5,2% xuống còn 3,8%",
            [
                ("Tỷ lệ hộ nghèo", 5.2, 5.2, "%", "level"),
                ("Tỷ lệ hộ nghèo", 3.8, 3.8, "%", "level"),
            ],
        ),
        (  # land clearance: parts of a whole
            "đã chi trả cho 312/345 hộ với diện tích 45,6/52,3 ha, kinh phí 125/154 tỷ đồng",
            [
                ("chi trả hộ", 312, 312, "hộ", "level"),
                ("diện tích", 45.6, 45.6, "ha", "level"),
                ("diện tích", 52.3, 52.3, "ha", "level"),
                ("kinh phí", 125, 125, "tỷ đồng", "level"),
                ("kinh phí", 154, 154, "tỷ đồng", "level"),
            ],
        ),
        (  # damage by floods: the names follow the numbers
            "Lũ làm 3 người chết, 250 căn nhà bị hư hỏng, 1.200 ha lúa bị ngập",
            [
                ("Lũ làm người chết", 3, 3, "người chết", "level"),
                ("căn nhà bị hư hỏng", 250, 250, "căn nhà", "level"),
                ("lúa bị ngập", 1200, 1200, "ha", "level"),
            ],
        ),
        (  # ranks, points, steps
            "Chỉ số cải cách đạt 87,5 điểm, xếp thứ 21/63 tỉnh, thành phố, tăng 5 bậc",
            [
                ("Chỉ số cải cách", 87.5, 87.5, "điểm", "level"),
                ("Chỉ số cải cách", 21, 21, "thứ", "level"),
                ("Chỉ số cải cách", 5, 5, "bậc", "change"),
            ],
        ),
        (
            "Doanh thu du lịch đạt 850 tỷ đồng, gấp 1,4 lần cùng kỳ",
            [
                ("Doanh thu du lịch", 850, 850, "tỷ đồng", "level"),
                ("Doanh thu du lịch", 1.4, 1.4, "lần", "level"),
            ],
        ),
        (  # numbers inside the noun of a count
            "Hiện huyện có 7 xã đạt 15 đến 18 tiêu chí, 4 xã đạt 10-14 tiêu chí",
            [
                ("xã đạt 15 đến 18 tiêu chí", 7, 7, "xã", "level"),
                ("xã đạt 10-14 tiêu chí", 4, 4, "xã", "level"),
            ],
        ),
        (
            "Số máy bơm được sửa 17/18, đạt 94,4%",
            [
                ("Số máy bơm được sửa", 17, 17, "máy", "level"),
                ("Số máy bơm được sửa", 94.4, 94.4, "%", "level"),
            ],
        ),
        ("công nhận thêm 10 xã", [("công nhận thêm xã", 10, 10, "xã", "change")]),
        ("Nợ xấu chiếm khoảng 0,7% dư nợ", [("Nợ xấu", 0.7, 0.7, "%", "level")]),
        ("Giải ngân đạt 63,2%", [("Giải ngân", 63.2, 63.2, "%", "plan_share")]),
        ("Tổng chi tãng 12%", [("Tổng chi", 12, 12, "%", "change")]),
    ],
)
def test_actuals(text: str, expected: list[Row]) -> None:
    assert rows_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tốc độ tăng trưởng đạt 8-8,5%", ("Tốc độ tăng trưởng", 8, 8.5, "%", "change")),
        ("Tỷ lệ đô thị hóa đạt trên 45%", ("Tỷ lệ đô thị hóa", 45, None, "%", "level")),
        ("Tỷ lệ hộ nghèo còn dưới 2%", ("Tỷ lệ hộ nghèo", None, 2, "%", "level")),
        ("Mức giảm hộ nghèo đạt 0,5%", ("Mức giảm hộ nghèo", -0.5, -0.5, "%", "change")),
        ("Xuất khẩu tăng từ 6% trở lên", ("Xuất khẩu", 6, None, "%", "change")),
        ("Giảm ít nhất 5% số vụ cháy", ("số vụ cháy", None, -5, "%", "change")),
        ("Tỷ trọng lao động giảm còn 23%", ("Tỷ trọng lao động", 23, 23, "%", "level")),
        (
            "Giải ngân vốn đạt tối thiểu 95% kế hoạch",
            ("Giải ngân vốn", 95, None, "%", "plan_share"),
        ),
        ("100% thôn có internet", ("thôn có internet", 100, 100, "%", "level")),
        (
            "Tạo việc làm cho từ 500 lao động trở lên",
            ("Tạo việc làm lao động", 500, None, "lao động", "level"),
        ),
        ("Có thêm 4 trường đạt chuẩn", ("trường đạt chuẩn", 4, 4, "trường", "change")),
        ("Thu hồi 24 dự án", ("Thu hồi dự án", 24, 24, "dự án", "level")),
        ("Kinh phí: 2,5 tỷ đồng", ("Kinh phí", 2.5, 2.5, "tỷ đồng", "level")),
        (
            "Giai đoạn 2021 - 2025: 246 tỷ đồng",
            ("Giai đoạn 2021 - 2025", 246, 246, "tỷ đồng", "level"),
        ),
        ("Tăng thu tối thiểu 10% so với dự toán", ("Tăng thu", 10, None, "%", "change")),
    ],
)
def test_targets(text: str, expected: Row) -> None:
    assert rows_of(text, "target") == [expected]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("làm tốt 04 nhiệm vụ chính và 02 khâu đột phá", "target"),
        ("rà soát 29 thửa đất, lập 02 bản vẽ", "target"),
        ("kiểm tra tại 04 khu công nghiệp", "target"),
        ("phối hợp với 05 huyện rà soát 12 khu đô thị", "target"),
        ("đã gửi 14 báo cáo, 11 tờ trình", "actual"),
        ("thành lập 3 tổ công tác", "actual"),
        ("kỳ họp thứ 6, khóa 17", "actual"),
        ("bản vẽ tỷ lệ 1/500", "actual"),
        ("lớp 10, trẻ dưới 05 tuổi", "actual"),
        ("tâm bão cách bờ 480 km, sức gió 120-150km/giờ", "actual"),
        ("không còn xã dưới 5 tiêu chí", "actual"),
        ("sau 3 năm thực hiện, ngày 20/7/2023", "actual"),
        ("Điều 5, khoản 2 và Quốc lộ 37", "actual"),
    ],
)
def test_what_is_no_figure(text: str, kind: FigureKind) -> None:
    assert rows_of(text, kind) == []


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        ("Phấn đấu giải ngân đạt 100%", "actual", "target"),
        ("Đến nay, đã trồng 40 ha", "target", "actual"),
        ("Tỷ lệ che phủ rừng 42%", "target", "target"),
        ("Tỷ lệ che phủ rừng 42%", "actual", "actual"),
    ],
)
def test_kind(text: str, given: FigureKind, expected: str) -> None:
    assert [f.kind for f in figures(text, given)] == [expected]


def test_a_plan_in_brackets_is_a_target() -> None:
    found = figures("Tỷ lệ tiêm chủng đạt 96,5% (kế hoạch 95%)")
    assert [(f.name, f.low, f.kind) for f in found] == [
        ("Tỷ lệ tiêm chủng", 96.5, "actual"),
        ("Tỷ lệ tiêm chủng", 95.0, "target"),
    ]


def test_who_is_ordered_is_no_name() -> None:
    text = "Giao Sở Xây dựng hoàn thành 1.500 căn nhà ở xã hội trước ngày 31/12"
    assert [f.name for f in figures(text, "target")] == ["căn nhà ở xã hội"]


def test_a_ratio_of_money_is_an_actual_and_a_target() -> None:
    assert [(f.low, f.kind) for f in figures("Đã chi 12/40 tỷ đồng")] == [
        (12.0, "actual"),
        (40.0, "target"),
    ]


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        ("Thu 5 tháng đạt 40 tỷ đồng, tăng 8%", ["2024-01-01/2024-05-31"] * 2),
        ("5 tháng, thu đạt 40 tỷ đồng; chi đạt 35 tỷ đồng", ["2024-01-01/2024-05-31"] * 2),
        ("Dư nợ đến 31/5 đạt 900 tỷ đồng", ["../2024-05-31"]),
        ("Tổng đàn tăng 4% so với năm 2022", ["2024-01-01/2024-12-31"]),
        (
            "Tăng trưởng 6 tháng đầu năm đạt 8,9% (cùng kỳ năm 2023 đạt 5,8%)",
            ["2024-01-01/2024-06-30", "2023-01-01/2023-06-30"],
        ),
        ("Hiện có 12 hộ nghèo", [None]),
        ("Thu hút 15 triệu lượt khách vào năm 2030", ["2030-01-01/2030-12-31"]),
        ("Tỷ lệ che phủ rừng 42%", ["2024-01-01/2024-12-31"]),
    ],
)
def test_period(text: str, periods: list[str | None]) -> None:
    found = find_figures(text, anchor=JUNE_2024, kind="actual", period=years(2024, 2024))
    assert [f.period and str(f.period) for f in found] == periods


def test_a_goal_for_two_years_has_two_figures() -> None:
    text = "tăng trưởng cả năm 2021 đạt trên 8% và năm 2022 từ 10% trở lên"
    found = figures(text, "target")
    assert [(f.low, f.high, f.measure) for f in found] == [
        (8, None, "change"),
        (10, None, "change"),
    ]
    assert [str(f.period)[:4] for f in found] == ["2021", "2022"]


def test_spans_begin_at_the_name_and_end_at_the_unit() -> None:
    text = "Trong kỳ, kim ngạch xuất khẩu ước đạt 145 triệu USD, tăng 6,3% so với cùng kỳ"
    assert [text[f.start : f.end] for f in figures(text)] == [
        "kim ngạch xuất khẩu ước đạt 145 triệu USD",
        "kim ngạch xuất khẩu ước đạt 145 triệu USD, tăng 6,3%",
    ]


def test_masked_numbers_are_no_figures() -> None:
    text = "theo Kế hoạch đạt 40%"
    masked = [(5, 22)]
    assert find_figures(text, anchor=JUNE_2024, kind="actual", masked=masked) == []


def test_a_long_passage_without_a_stop_takes_linear_time() -> None:
    text = "kiểm tra 5 nơi và " * 20_000
    assert rows_of(text) == []
