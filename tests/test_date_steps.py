"""Steps from words to days: what a reader is told of a deadline."""

from __future__ import annotations

from datetime import date

import pytest

from extract.records import Interval
from extract.statements.deadlines import find_deadlines
from extract.times.date_steps import say, say_count, say_date, say_interval
from extract.times.dates import find_dates
from extract.times.intervals import Anchor, months

JUNE = Anchor(date(2024, 6, 3), 2024, 6)


@pytest.mark.parametrize(
    ("interval", "words"),
    [
        (Interval(date(2024, 6, 5), date(2024, 6, 5)), "05/06/2024"),
        (months(2024, 7, 9), "từ 01/07/2024 đến 30/09/2024"),
        (Interval(None, date(2025, 12, 31)), "đến hết 31/12/2025"),
        (Interval(date(2025, 1, 1), None), "từ 01/01/2025"),
        (Interval(None, None), "chưa rõ ngày"),
    ],
)
def test_say_interval(interval: Interval, words: str) -> None:
    assert say_interval(interval) == words


def test_say() -> None:
    assert say(date(2024, 6, 5)) == "05/06/2024"


@pytest.mark.parametrize(
    ("text", "anchor", "step"),
    [
        # where the year is from
        (
            "ngày 15/6",
            JUNE,
            "«ngày 15/6» → 15/06/2024, năm lấy theo ngày của văn bản (03/06/2024)",
        ),
        ("ngày 15/6/2024", JUNE, "«ngày 15/6/2024» → 15/06/2024"),
        (
            "ngày 15/6",
            Anchor(None, 2024),
            "«ngày 15/6» → 15/06/2024, năm lấy theo năm mà văn bản nói đến (2024)",
        ),
        (
            "tháng 8 và quý III năm 2023",
            JUNE,
            "«tháng 8» → từ 01/08/2023 đến 31/08/2023, năm lấy theo năm nêu ngay sau đó",
        ),
        (
            "ngày 15/6 của phương án năm 2022",
            Anchor(),
            "«ngày 15/6» → 15/06/2022, năm lấy theo năm nêu trong câu",
        ),
        # the year of the next line is none of this one's
        (
            "ngày 15/6\nnăm 2022",
            JUNE,
            "«ngày 15/6» → 15/06/2024, năm lấy theo ngày của văn bản (03/06/2024)",
        ),
        # parts, lunar days
        (
            "đầu năm 2024",
            JUNE,
            "«đầu năm 2024» → từ 01/01/2024 đến 30/04/2024, «đầu năm» là tháng 1 đến 4",
        ),
        (
            "ngày 10/3 âm lịch",
            JUNE,
            "«ngày 10/3 âm lịch» → 18/04/2024, đổi từ ngày 10 tháng 3 năm Giáp Thìn (âm lịch)",
        ),
    ],
)
def test_say_date(text: str, anchor: Anchor, step: str) -> None:
    assert say_date(text, find_dates(text, anchor)[0], anchor) == step


def test_say_count_without_holidays() -> None:
    first, last = date(2024, 6, 3), date(2024, 6, 17)
    assert say_count("014", "Ngày", first, last, working=False) == (
        "đếm 14 ngày → hết ngày 17/06/2024",
    )
    counted = say_count("10", "ngày", first, last, working=True)
    assert "trong khoảng này không có ngày lễ" in counted[0]


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        (
            "trước ngày 15/7/2024",
            ("«ngày 15/7/2024» → 15/07/2024", "«trước» → hết ngày 14/07/2024"),
        ),
        (
            "chậm nhất là ngày 15/7/2024",
            ("«ngày 15/7/2024» → 15/07/2024", "«chậm nhất là» → hết ngày 15/07/2024"),
        ),
        (
            "trước 17 giờ 00 ngày 15/7/2024",
            (
                "«17 giờ 00 ngày 15/7/2024» → 15/07/2024",
                "«trước 17 giờ 00» → vẫn trong ngày 15/07/2024",
            ),
        ),
        (
            "trong quý III/2024",
            (
                "«quý III/2024» → từ 01/07/2024 đến 30/09/2024",
                "«trong» → phải xong trong khoảng ấy",
            ),
        ),
        (
            "trước Tết Nguyên đán 10 ngày",
            (
                "«Tết Nguyên đán» → 29/01/2025, Tết Nguyên đán là ngày 01 tháng Giêng năm Ất Tỵ"
                " (âm lịch)",
                "«trước … 10 ngày» → hết ngày 19/01/2025",
            ),
        ),
        (
            "trước Quốc khánh",
            ("«Quốc khánh» → 02/09/2024, Quốc khánh", "«trước» → hết ngày 01/09/2024"),
        ),
        (
            "xong trong tuần này",
            (
                "«tuần này» → từ 03/06/2024 đến 09/06/2024, tính theo ngày của văn bản"
                " (03/06/2024)",
                "«trong» → phải xong trong khoảng ấy",
            ),
        ),
        (
            "hoàn thành trong tháng 3 tới",
            (
                "«tháng 3» → từ 01/03/2024 đến 31/03/2024, năm lấy theo ngày của văn bản"
                " (03/06/2024)",
                "ngày ấy đã qua khi ra văn bản, nên là từ 01/03/2025 đến 31/03/2025",
                "«trong» → phải xong trong khoảng ấy",
            ),
        ),
        (
            "Thời gian: từ ngày 01/7/2024 đến ngày 15/7/2024",
            ("«ngày 01/7/2024 đến ngày 15/7/2024» → từ 01/07/2024 đến 15/07/2024",),
        ),
        (
            "Thời gian: từ năm 2025 đến hết năm 2026",
            (
                "«năm 2025» → từ 01/01/2025 đến 31/12/2025",
                "«hết năm 2026» → từ 01/01/2026 đến 31/12/2026",
                "«từ … đến …» → từ 01/01/2025 đến 31/12/2026",
            ),
        ),
    ],
)
def test_steps_of_a_deadline(text: str, steps: tuple[str, ...]) -> None:
    assert find_deadlines(text, JUNE)[0].steps == steps


def test_a_term_of_office_is_the_documents_own() -> None:
    found = find_deadlines("nhiệm kỳ 2020-2025\nxong đến hết nhiệm kỳ", JUNE)
    assert found[-1].steps[0].endswith("theo nhiệm kỳ mà văn bản nêu")
