"""Deadlines: which dates of a clause bound a duty, and on which day they end."""

from __future__ import annotations

from datetime import date

import pytest

from extract.statements.deadlines import find_deadlines
from extract.times.dates import Anchor

JUNE_2024 = Anchor(date(2024, 6, 3), 2024, 6)


def found(text: str, anchor: Anchor = JUNE_2024) -> list[tuple[str, str]]:
    return [(text[d.start : d.end], str(d.interval)) for d in find_deadlines(text, anchor)]


@pytest.mark.parametrize(
    ("text", "words", "interval"),
    [
        # «trước» ends the day before, «đến», «chậm nhất» on the day
        ("báo cáo UBND tỉnh trước ngày 15/7", "trước ngày 15/7", "../2024-07-14"),
        (
            "chậm nhất trước ngày 20/8/2024 phải xong",
            "chậm nhất trước ngày 20/8/2024",
            "../2024-08-19",
        ),
        ("xong chậm nhất là ngày 30/9", "chậm nhất là ngày 30/9", "../2024-09-30"),
        ("chậm nhất trong tháng 01/2026", "chậm nhất trong tháng 01/2026", "../2026-01-31"),
        ("gửi đến hết ngày 25 tháng 6", "đến hết ngày 25 tháng 6", "../2024-06-25"),
        ("Đến năm 2030, mọi xã có chợ", "Đến năm 2030", "../2030-12-31"),
        ("làm xong trước tháng 9 năm 2024", "xong trước tháng 9 năm 2024", "../2024-08-31"),
        ("gửi trước thời điểm 30/6", "trước thời điểm 30/6", "../2024-06-29"),
        ("Thời hạn hoàn thành: 30/11/2024", "Thời hạn hoàn thành: 30/11/2024", "../2024-11-30"),
        ("gửi trước 17 giờ 00 ngày 20/6", "trước 17 giờ 00 ngày 20/6", "../2024-06-20"),
        # «trong», «vào» and a bare time after a verb of completion: the whole time
        ("khởi công trong quý IV năm 2024", "trong quý IV năm 2024", "2024-10-01/2024-12-31"),
        ("ngay trong quý III bàn giao đất", "ngay trong quý III", "2024-07-01/2024-09-30"),
        ("khai trương vào ngày 18/11/2025", "vào ngày 18/11/2025", "2025-11-18/2025-11-18"),
        ("khởi công vào đầu năm 2025", "vào đầu năm 2025", "2025-01-01/2025-04-30"),
        ("Hoàn thành năm 2025", "Hoàn thành năm 2025", "2025-01-01/2025-12-31"),
        ("đưa vào hoạt động: Tháng 10/2026", "hoạt động: Tháng 10/2026", "2026-10-01/2026-10-31"),
        ("thông xe dịp 30/4/2025", "dịp 30/4/2025", "2025-04-30/2025-04-30"),
        ("Năm 2025, tiếp tục sắp xếp thôn", "Năm 2025", "2025-01-01/2025-12-31"),
        (
            "Thời gian thực hiện: Từ năm 2024 đến hết năm 2027",
            "năm 2024 đến hết năm 2027",
            "2024-01-01/2027-12-31",
        ),
        (
            "thực hiện tốt các chỉ tiêu giao quân năm 2024",
            "năm 2024",
            "2024-01-01/2024-12-31",
        ),
        ("Ngày 20/6, giao Sở Y tế báo cáo", "Ngày 20/6", "2024-06-20/2024-06-20"),
        # results
        ("Tính đến ngày 20/5, đã cấy 500 ha", "đến ngày 20/5", "../2024-05-20"),
        ("Sáng 14/6, đoàn kiểm tra đã làm việc", "Sáng 14/6", "2024-06-14/2024-06-14"),
        # terms
        (
            "trong thời hạn 10 ngày làm việc kể từ ngày 03/6/2024",
            "trong thời hạn 10 ngày làm việc kể từ ngày 03/6/2024",
            "2024-06-03/2024-06-17",
        ),
        (
            "trong vòng 15 ngày kể từ ngày ban hành Thông báo này",
            "trong vòng 15 ngày kể từ ngày ban hành",
            "2024-06-03/2024-06-18",
        ),
        (
            "không quá 02 tháng kể từ ngày 31/12/2024",
            "không quá 02 tháng kể từ ngày 31/12/2024",
            "2024-12-31/2025-02-28",
        ),
        # a plan made within a month is due, one named for years is not
        (
            "tham mưu Kế hoạch trồng rừng trong tháng 7/2024",
            "trong tháng 7/2024",
            "2024-07-01/2024-07-31",
        ),
        (
            "thông xe kỹ thuật cuối năm 2025",
            "thông xe kỹ thuật cuối năm 2025",
            "2025-09-01/2025-12-31",
        ),
        ("điều xuồng đến thôn bị cô lập trong đêm nay", "trong đêm nay", "2024-06-03/2024-06-03"),
        # feasts and lunar days
        ("trước Tết Nguyên đán Ất Tỵ", "trước Tết Nguyên đán Ất Tỵ", "../2025-01-28"),
        ("gửi trước dịp Tết Nguyên đán 2026", "trước dịp Tết Nguyên đán 2026", "../2026-02-16"),
        ("trước ngày 28 Tết", "trước ngày 28 Tết", "../2025-01-26"),
        ("trước Tết 2 tuần", "trước Tết 2 tuần", "../2025-01-15"),
        ("trước rằm tháng 8", "trước rằm tháng 8", "../2024-09-16"),
        ("trước ngày 23 tháng Chạp", "trước ngày 23 tháng Chạp", "../2025-01-21"),
        ("trước ngày 10/7 âm lịch", "trước ngày 10/7 âm lịch", "../2024-08-12"),
        ("trước Quốc khánh 02/9/2025", "trước Quốc khánh 02/9/2025", "../2025-09-01"),
        # from the paper's own day
        ("hoàn thành trong tuần này", "trong tuần này", "2024-06-03/2024-06-09"),
        ("xong vào đầu tháng sau", "vào đầu tháng sau", "2024-07-01/2024-07-10"),
        ("gửi trước 17 giờ chiều mai", "trước 17 giờ chiều mai", "../2024-06-04"),
        ("xong ngay trong quý.", "ngay trong quý", "2024-04-01/2024-06-30"),
        ("bàn giao trong tháng 4 tới", "trong tháng 4", "2025-04-01/2025-04-30"),
        ("xong đến hết nhiệm kỳ 2020-2025", "đến hết nhiệm kỳ 2020-2025", "../2025-12-31"),
        ("xong trong năm học 2024-2025", "trong năm học 2024-2025", "2024-09-01/2025-05-31"),
        # a holiday is no working day: 30/4, 1/5 and the swapped 2/5
        (
            "trong 05 ngày làm việc kể từ ngày 28/4/2025",
            "trong 05 ngày làm việc kể từ ngày 28/4/2025",
            "2025-04-28/2025-05-08",
        ),
        # ranges in one expression
        ("xong trong tuần từ 10-14/6", "10-14/6", "2024-06-10/2024-06-14"),
        ("ra quân từ 20/6 đến 30/6", "20/6 đến 30/6", "2024-06-20/2024-06-30"),
        # two months side by side
        ("diễn tập trong tháng 8 và tháng 9", "trong tháng 8 và tháng 9", "2024-08-01/2024-09-30"),
        # the day of what it must be done before stands in brackets
        (
            "xong trước kỳ nghỉ hè (31/7/2024)",
            "xong trước kỳ nghỉ hè (31/7/2024",
            "../2024-07-30",
        ),
        ("khánh thành trước dịp 2/9", "trước dịp 2/9", "../2024-09-01"),
        # occasions
        ("khánh thành chợ dịp lễ 30/4", "dịp lễ 30/4", "2024-04-30/2024-04-30"),
        (
            "khởi công dịp kỷ niệm 70 năm Ngày giải phóng (13/7)",
            "dịp kỷ niệm 70 năm Ngày giải phóng (13/7",
            "2024-07-13/2024-07-13",
        ),
        ("mở chiến dịch, kết thúc 30/11", "kết thúc 30/11", "2024-11-30/2024-11-30"),
    ],
)
def test_one_deadline(text: str, words: str, interval: str) -> None:
    assert found(text) == [(words, interval)]


@pytest.mark.parametrize(
    "text",
    [
        # start dates
        "áp dụng từ ngày 01/8/2024",
        "có hiệu lực kể từ ngày 01/8/2024",
        "ngay từ đầu năm, tập trung chỉ đạo",
        # what recurs
        "trước ngày 25 hằng tháng báo cáo kết quả",
        "báo cáo trước ngày 20/12 hằng năm",
        "định kỳ hằng quý, báo cáo trước ngày 15/6",
        "báo cáo trước 10 giờ thứ Hai hàng tuần",
        "báo cáo trước ngày 15 tháng cuối quý",
        "báo cáo trước 15 giờ hằng ngày từ ngày 01/7 đến ngày 15/7",
        # the end of validity
        "có hiệu lực đến hết ngày 31/12/2025",
        "chính sách áp dụng đến hết năm 2025",
        "áp dụng từ ngày 01/01/2025 đến hết ngày 31/12/2025",
        "có hiệu lực thi hành kể từ ngày 01/01/2025 đến hết ngày 31/12/2025",
        "giấy phép có giá trị đến ngày 31/12/2024",
        # feasts that bound nothing
        "những ngày trước Tết Nguyên đán",
        "trước, trong và sau Tết Nguyên đán",
        "triển khai ngay sau Tết Nguyên đán",
        "trực trong dịp Tết Nguyên đán 2025",
        "Từ nay đến Tết Nguyên đán, kiểm tra chợ",
        "trước ngày 20 tháng Chạp hằng năm",
        # what only describes
        "rà soát kế hoạch vốn đầu tư công năm 2024",
        "phân bổ dự toán chi năm 2025",
        "thực hiện Chiến lược phát triển thanh niên đến năm 2030",
        "quy hoạch tầm nhìn đến năm 2050",
        "xử lý các dự án chậm tiến độ tính đến ngày 31/5/2024",
        "rà soát mục tiêu cả năm đã đề ra",
        "theo thông báo ngày 12/5/2024",
        # the day on which an order was given
        "Ngày 20/6, UBND tỉnh ban hành văn bản yêu cầu các sở rà soát kho thuốc",
        "Sáng 20/6, Chủ tịch UBND huyện Ba Dốc giao Phòng Y tế kiểm tra chợ",
        # unknown start, no date at all
        "trong 30 ngày kể từ ngày nhận được hồ sơ",
        "hoàn thành trước khi mùa mưa đến",
        "làm thường xuyên",
        "xử lý vi phạm nếu đến hết quý III/2024 không đạt",  # a condition
        "khởi công trong 20 ngày kể từ ngày ký hợp đồng",  # counted from a day that nobody knows
        "báo cáo tại kỳ họp thường lệ cuối năm",  # which session it is
    ],
)
def test_no_deadline(text: str) -> None:
    assert found(text) == []


def test_milestones_are_several_deadlines() -> None:
    text = "bàn giao 70% mặt bằng trước 30/6, toàn bộ trước ngày 31/12/2024"
    assert found(text) == [
        ("trước 30/6", "../2024-06-29"),
        ("trước ngày 31/12/2024", "../2024-12-30"),
    ]


def test_a_whole_document() -> None:
    text = (
        "Kế hoạch năm 2024\n1. Trong quý III, sửa đường; Năm 2025, làm cầu. Tính đến ngày 20/5, đã"
        " đắp nền\nhằng tháng\nbáo cáo trước ngày 15/7"
    )
    assert found(text) == [
        ("Trong quý III", "2024-07-01/2024-09-30"),
        ("Năm 2025", "2025-01-01/2025-12-31"),
        ("đến ngày 20/5", "../2024-05-20"),
        ("trước ngày 15/7", "../2024-07-14"),
    ]


def test_masks_hold_over_several_lines() -> None:
    text = "xong trước ngày 15/7\nxong trước ngày 16/7\nxong trước ngày 17/7"
    masks = [(text.index("ngày 16"), text.index("ngày 16") + 9)]
    assert [d.start for d in find_deadlines(text, JUNE_2024, masks)] == [0, 42]


def test_masked_dates_are_ignored() -> None:
    text = "thực hiện Quyết định đến ngày 22/3/2025 xong trước ngày 15/7"
    citation = (10, text.index(" xong"))
    deadlines = find_deadlines(text, JUNE_2024, [citation])
    assert [str(d.interval) for d in deadlines] == ["../2024-07-14"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (date(2023, 12, 20), "../2024-01-14"),  # a duty of December lies in the next January
        (date(2027, 12, 20), "../2028-01-14"),
        (date(2023, 6, 20), "../2023-01-14"),  # no guess in mid-year
    ],
)
def test_a_bare_day_of_the_next_spring(written: date, expected: str) -> None:
    assert found("báo cáo trước ngày 15/01", Anchor(written))[0][1] == expected


def test_an_explicit_year_never_moves() -> None:
    anchor = Anchor(date(2023, 12, 20))
    assert found("báo cáo trước ngày 15/01/2023", anchor)[0][1] == "../2023-01-14"


def test_a_date_without_year_bounds_nothing() -> None:
    assert found("báo cáo trước ngày 15/3", Anchor()) == []


def test_the_last_of_february_moves_to_a_short_year() -> None:
    assert (
        found("xong trong ngày 29/2", Anchor(date(2024, 12, 20)))[0][1] == "2025-02-28/2025-02-28"
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (date(2023, 12, 16), "../2024-06-29"),  # in winter, summer is the next one
        (date(2023, 10, 5), "../2023-06-29"),  # too near to tell
    ],
)
def test_a_bare_day_long_past(written: date, expected: str) -> None:
    assert found("giải ngân hết vốn trước 30/6", Anchor(written))[0][1] == expected
