"""Time expressions: what is one, how far it reaches, and which days it names."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from extract.times.dates import Anchor, find_dates, period_of

MARCH_2024 = Anchor(date(2024, 3, 5), 2024, 3)


def found(text: str, anchor: Anchor = MARCH_2024) -> list[tuple[str, str]]:
    return [(text[d.start : d.end], str(d.interval)) for d in find_dates(text, anchor)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # days
        ("họp ngày 08 tháng 12 năm 2023", ("ngày 08 tháng 12 năm 2023", "2023-12-08/2023-12-08")),
        ("ký ngày 5/6/2023.", ("ngày 5/6/2023", "2023-06-05/2023-06-05")),
        ("ký ngày 05-06-2023", ("ngày 05-06-2023", "2023-06-05/2023-06-05")),
        ("cập nhật 02.9.2024", ("02.9.2024", "2024-09-02/2024-09-02")),
        ("báo cáo trước ngày 15/3", ("ngày 15/3", "2024-03-15/2024-03-15")),
        ("báo cáo trước 15/4", ("15/4", "2024-04-15/2024-04-15")),
        ("đến hết ngày 20/7, đã xong", ("hết ngày 20/7", "2024-07-20/2024-07-20")),
        ("Sáng 14/6, đoàn làm việc", ("Sáng 14/6", "2024-06-14/2024-06-14")),
        ("Chiều ngày 12/3, đoàn họp", ("Chiều ngày 12/3", "2024-03-12/2024-03-12")),
        ("Thứ 4, 12/05/2021", ("Thứ 4, 12/05/2021", "2021-05-12/2021-05-12")),
        ("tối thứ Sáu, ngày 15/3", ("tối thứ Sáu, ngày 15/3", "2024-03-15/2024-03-15")),
        ("gửi trước ngày 20-4 để họp", ("ngày 20-4", "2024-04-20/2024-04-20")),
        ("ký ngày 23-3-2023", ("ngày 23-3-2023", "2023-03-23/2023-03-23")),
        ("Sáng 02-12, đoàn họp", ("Sáng 02-12", "2024-12-02/2024-12-02")),
        ("gửi trước ngày 25.7 để họp", ("ngày 25.7", "2024-07-25/2024-07-25")),
        ("hạn chót 30/6 phải có", ("30/6", "2024-06-30/2024-06-30")),
        ("họp ngày 10-12/6", ("ngày 10-12/6", "2024-06-10/2024-06-12")),
        ("lúc 14h30 ngày 3/4", ("14h30 ngày 3/4", "2024-04-03/2024-04-03")),
        # as machines write them
        ("cập nhật 2024-09-02 08:00", ("2024-09-02", "2024-09-02/2024-09-02")),
        ("Ngày đăng: 2024-09", ("2024-09", "2024-09-01/2024-09-30")),
        # a hyphen behind words that bound a duty
        ("xong trước 15-6 để họp", ("15-6", "2024-06-15/2024-06-15")),
        ("chậm nhất là 30-7, tỉnh", ("30-7", "2024-07-30/2024-07-30")),
        # halves of months, months behind a verb of completion
        ("trong nửa đầu tháng 11", ("nửa đầu tháng 11", "2024-11-01/2024-11-15")),
        ("trong nửa cuối tháng 2", ("nửa cuối tháng 2", "2024-02-16/2024-02-29")),
        ("hoàn thành 12/2025, vốn", ("12/2025", "2025-12-01/2025-12-31")),
        ("hồi 04 giờ 00 ngày 17/9/2019", ("04 giờ 00 ngày 17/9/2019", "2019-09-17/2019-09-17")),
        ("họp ngày 20-22/5/2024", ("ngày 20-22/5/2024", "2024-05-20/2024-05-22")),
        ("họp ngày 5 và 6/4", ("ngày 5 và 6/4", "2024-04-05/2024-04-06")),
        ("kỷ niệm ngày Giải phóng miền Nam 30/4", ("30/4", "2024-04-30/2024-04-30")),
        ("chào mừng Quốc khánh 02/9", ("02/9", "2024-09-02/2024-09-02")),
        # months and quarters
        ("trong tháng 11 năm 2025", ("tháng 11 năm 2025", "2025-11-01/2025-11-30")),
        ("vào tháng 12/2023", ("tháng 12/2023", "2023-12-01/2023-12-31")),
        ("từ 12/2023", ("12/2023", "2023-12-01/2023-12-31")),
        ("trong tháng 02", ("tháng 02", "2024-02-01/2024-02-29")),
        ("trong tuần đầu tháng 4", ("tuần đầu tháng 4", "2024-04-01/2024-04-07")),
        ("tuần cuối tháng 6", ("tuần cuối tháng 6", "2024-06-24/2024-06-30")),
        ("cuối tháng 6", ("cuối tháng 6", "2024-06-21/2024-06-30")),
        ("đợt cao điểm tháng 7-8/2024", ("tháng 7-8/2024", "2024-07-01/2024-08-31")),
        ("Trong tháng, xã đã họp dân", ("tháng", "2024-03-01/2024-03-31")),
        ("vào quý II/2024", ("quý II/2024", "2024-04-01/2024-06-30")),
        ("trong Quý 4 năm 2017", ("Quý 4 năm 2017", "2017-10-01/2017-12-31")),
        ("quý I, II năm 2025", ("quý I, II năm 2025", "2025-01-01/2025-06-30")),
        ("đầu quý III năm 2024", ("đầu quý III năm 2024", "2024-07-01/2024-07-31")),
        # years and their parts
        ("dự toán năm 2024", ("năm 2024", "2024-01-01/2024-12-31")),
        ("vào đầu năm 2024", ("đầu năm 2024", "2024-01-01/2024-04-30")),
        ("đến hết năm 2025", ("hết năm 2025", "2025-01-01/2025-12-31")),
        ("mục tiêu cả năm 2025", ("cả năm 2025", "2025-01-01/2025-12-31")),
        ("ngay từ đầu năm", ("đầu năm", "2024-01-01/2024-04-30")),
        ("những tháng cuối năm 2023", ("những tháng cuối năm 2023", "2023-09-01/2023-12-31")),
        ("nửa đầu năm 2025", ("nửa đầu năm 2025", "2025-01-01/2025-06-30")),
        ("nửa cuối năm 2025", ("nửa cuối năm 2025", "2025-07-01/2025-12-31")),
        ("2 tháng đầu năm 2021", ("2 tháng đầu năm 2021", "2021-01-01/2021-02-28")),
        ("06 tháng cuối năm", ("06 tháng cuối năm", "2024-07-01/2024-12-31")),
        ("9 tháng năm 2023", ("9 tháng năm 2023", "2023-01-01/2023-09-30")),
        ("thu 9 tháng ước đạt 500 tỷ", ("9 tháng", "2024-01-01/2024-09-30")),
        ("mùa mưa bão 2023.", ("2023", "2023-01-01/2023-12-31")),
        # periods
        ("giai đoạn 2021-2025", ("giai đoạn 2021-2025", "2021-01-01/2025-12-31")),
        ("nhiệm kỳ 2020 - 2025", ("nhiệm kỳ 2020 - 2025", "2020-01-01/2025-12-31")),
        ("kế hoạch 5 năm 2021-2025", ("5 năm 2021-2025", "2021-01-01/2025-12-31")),
        ("năm học 2023-2024", ("năm học 2023-2024", "2023-09-01/2024-05-31")),
        ("giai đoạn đến năm 2028", ("giai đoạn đến năm 2028", "../2028-12-31")),
        (
            "giai đoạn từ năm 2021 đến năm 2025",
            ("giai đoạn từ năm 2021 đến năm 2025", "2021-01-01/2025-12-31"),
        ),
        ("đến hết nhiệm kỳ 2020-2025", ("hết nhiệm kỳ 2020-2025", "2020-01-01/2025-12-31")),
        # the lunar calendar
        ("ngày 23 tháng Chạp", ("ngày 23 tháng Chạp", "2024-02-02/2024-02-02")),
        ("tối mùng 9 tháng Giêng", ("tối mùng 9 tháng Giêng", "2024-02-18/2024-02-18")),
        ("ngày 10/3 âm lịch", ("ngày 10/3 âm lịch", "2024-04-18/2024-04-18")),
        (
            "ngày 10 tháng 3 âm lịch năm 2025",
            ("ngày 10 tháng 3 âm lịch năm 2025", "2025-04-07/2025-04-07"),
        ),
        ("10/3 (âm lịch)", ("10/3 (âm lịch)", "2024-04-18/2024-04-18")),
        (
            "ngày 06 tháng Giêng năm Ất Tỵ",
            ("ngày 06 tháng Giêng năm Ất Tỵ", "2025-02-03/2025-02-03"),
        ),
        ("trong tháng 7 âm lịch", ("tháng 7 âm lịch", "2024-08-04/2024-09-02")),
        # what scanners do
        ("tốt nghiệp nãm 2023", ("nãm 2023", "2023-01-01/2023-12-31")),
        ("trước ngày 3Ì tháng 8 năm 2024", ("ngày 3Ì tháng 8 năm 2024", "2024-08-31/2024-08-31")),
        ("ngay 8/12", ("ngay 8/12", "2024-12-08/2024-12-08")),
        ("KẾT QUẢ NĂM 2023", ("NĂM 2023", "2023-01-01/2023-12-31")),
        (
            "trước  ngày 3  tháng 2  năm 2025",
            ("ngày 3  tháng 2  năm 2025", "2025-02-03/2025-02-03"),
        ),
    ],
)
def test_one_expression(text: str, expected: tuple[str, str]) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "từ ngày 01 đến ngày 15/6",
            [("ngày 01 đến ngày 15/6", "2024-06-01/2024-06-15")],
        ),
        # the ends of a range are one expression, if they are shorter than years
        ("mở đợt từ 20/3 đến hết ngày 31/3", [("20/3 đến hết ngày 31/3", "2024-03-20/2024-03-31")]),
        ("mưa từ đêm 10/10 đến 13/10 khu vực", [("đêm 10/10 đến 13/10", "2024-10-10/2024-10-13")]),
        (
            "từ đầu năm 2023 đến 15/6/2023",
            [("đầu năm 2023 đến 15/6/2023", "2023-01-01/2023-06-15")],
        ),
        ("quyên góp dịp 17/10 - 18/11", [("17/10 - 18/11", "2024-10-17/2024-11-18")]),
        ("từ tháng 4 đến hết tháng 5", [("tháng 4 đến hết tháng 5", "2024-04-01/2024-05-31")]),
        # what goes back in time is no range
        (
            "từ ngày 20/3 đến ngày 10/3",
            [("ngày 20/3", "2024-03-20/2024-03-20"), ("ngày 10/3", "2024-03-10/2024-03-10")],
        ),
        (
            "Từ năm 2022 đến hết năm 2026",
            [("năm 2022", "2022-01-01/2022-12-31"), ("hết năm 2026", "2026-01-01/2026-12-31")],
        ),
        (
            "từ năm 2018, 2019 sang năm 2020",
            [
                ("năm 2018", "2018-01-01/2018-12-31"),
                ("2019", "2019-01-01/2019-12-31"),
                ("năm 2020", "2020-01-01/2020-12-31"),
            ],
        ),
        (
            "giai đoạn 2021-2025, tầm nhìn đến năm 2050",
            [
                ("giai đoạn 2021-2025", "2021-01-01/2025-12-31"),
                ("năm 2050", "2050-01-01/2050-12-31"),
            ],
        ),
        # a year that stands later in the phrase goes before the document's own
        (
            "nhiệm vụ tháng 8 và quý III năm 2023",
            [
                ("tháng 8", "2023-08-01/2023-08-31"),
                ("quý III năm 2023", "2023-07-01/2023-09-30"),
            ],
        ),
        (
            "kết quả tháng 5 và 5 tháng năm 2022",
            [("tháng 5", "2022-05-01/2022-05-31"), ("5 tháng năm 2022", "2022-01-01/2022-05-31")],
        ),
    ],
)
def test_several_expressions(text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "tỷ lệ 1/500",
        "đạt 176/178 tàu",
        "hoàn thành 5/7 chỉ tiêu",
        "đã làm việc với 10/12 xã",
        "xử lý 2-3/5 vụ",
        "Nghị quyết số 12/2023/NQ-HĐND",
        "theo số 12/2023",
        "trực 24/24 giờ",
        "ngày 30/02/2025",
        "ngày 31/4",
        "trong thời hạn 6 tháng kể từ khi nhận hồ sơ",
        "kéo dài 3 năm",
        "tù 18 tháng",
        "trẻ dưới 24 tháng tuổi",
        "trước ngày 25 hằng tháng",
        "tăng so với cùng kỳ",
        "hiện nay",
        "hằng năm, mỗi năm",
        "có 2020 hộ",
        "đầu năm học mới",
        "giai đoạn 1 của dự án",
        "theo giá so sánh 2010",
        "Tết Nguyên đán",
        "rằm tháng Giêng",
        "Điều 15 và khoản 3",
        "lớp 10, lớp 11",
        "quý vị đại biểu",
        "hotline 0912-345-678",
        "trong tháng này",
        "chuẩn bị trước 5-7 ngày",  # a span of days
        "mã số 2024-09",  # a number
        "kỳ họp thường lệ cuối năm",  # which session it is
        "vui đón Tết Nguyên đán Giáp Thìn 2024",  # names of feasts and seasons
        "chuẩn bị Tuần lễ cấp cao APEC 2027",
        "chống hạn mùa khô 2023 - 2024",
        "làm vào tháng 11 hằng năm",  # what comes again
    ],
)
def test_no_dates(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("anchor", "expected"),
    [
        (Anchor(date(2023, 12, 28), 2024, None), "2024-03-15/2024-03-15"),
        (Anchor(date(2023, 1, 2), None, None), "2023-03-15/2023-03-15"),
        (Anchor(), "../.."),  # nothing fixes the year: a mention without days
    ],
)
def test_the_anchor_gives_the_year(anchor: Anchor, expected: str) -> None:
    assert found("trước ngày 15/3", anchor) == [("ngày 15/3", expected)]


def test_a_year_elsewhere_in_the_sentence_helps_a_document_without_one() -> None:
    text = "hoàn thành ngày 15/3, trình duyệt phương án năm 2022"
    assert found(text, Anchor())[0] == ("ngày 15/3", "2022-03-15/2022-03-15")


def test_a_year_after_a_slash_helps_too() -> None:
    assert found("ngày 15/3, phương án quý II/2022", Anchor())[0][1] == "2022-03-15/2022-03-15"


def test_a_newline_ends_a_block() -> None:
    text = "Xong trong tháng 8\nNăm 2022, xã đã họp\nngày 5\ntháng 6"
    assert found(text) == [
        ("tháng 8", "2024-08-01/2024-08-31"),
        ("Năm 2022", "2022-01-01/2022-12-31"),
        ("tháng 6", "2024-06-01/2024-06-30"),
    ]


def test_this_month_needs_a_month() -> None:
    assert found("Trong tháng, các xã đã gieo cấy", Anchor(None, 2024, None)) == []


@pytest.mark.parametrize(
    ("title", "plan", "review"),
    [
        ("NHIỆM VỤ TRỌNG TÂM THÁNG 02 NĂM 2024", "2024-02-01/2024-02-29", "2024-02-01/2024-02-29"),
        (
            "Kết quả tháng 5 và 5 tháng, nhiệm vụ trọng tâm tháng 6 và quý II năm 2022",
            "2022-04-01/2022-06-30",
            "2022-01-01/2022-05-31",
        ),
        (
            "Đánh giá kết quả năm 2023 và kế hoạch năm 2024",
            "2024-01-01/2024-12-31",
            "2023-01-01/2023-12-31",
        ),
        ("Phương hướng 6 tháng cuối năm 2025", "2025-07-01/2025-12-31", "2025-07-01/2025-12-31"),
        ("Phát triển nhà ở đến năm 2030", "../2030-12-31", "../2030-12-31"),
        (
            "Kế hoạch giai đoạn 2021-2025, tầm nhìn đến năm 2035",
            "2021-01-01/2025-12-31",
            "2021-01-01/2025-12-31",
        ),
        ("Công tác dân vận ở cơ sở", None, None),
    ],
)
def test_period_of(title: str, plan: str | None, review: str | None) -> None:
    planned, reviewed = period_of(title, MARCH_2024), period_of(title, MARCH_2024, review=True)
    assert (planned and str(planned)) == plan
    assert (reviewed and str(reviewed)) == review


def test_spans_never_overlap_and_are_in_order() -> None:
    text = "Sáng 11/3 và chiều 12/3/2024, từ ngày 01 đến ngày 15/6, quý I, II năm 2025; 2021-2025."
    dates = find_dates(text, MARCH_2024)
    assert all(a.end <= b.start for a, b in pairwise(dates))
    assert len(dates) == 5
