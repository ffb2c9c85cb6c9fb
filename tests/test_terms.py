"""Terms: what is counted, from which day, and what has no known start."""

from __future__ import annotations

from datetime import date

import pytest

from extract.times.intervals import Anchor
from extract.times.terms import find_terms

APRIL = Anchor(date(2025, 4, 28), 2025, 4)


@pytest.mark.parametrize(
    ("text", "interval"),
    [
        # from the paper's own day
        ("trong thời hạn 10 ngày kể từ ngày ký", "2025-04-28/2025-05-08"),
        ("trong 10 (mười) ngày, kể từ ngày ký ban hành", "2025-04-28/2025-05-08"),
        ("trong vòng 02 tuần kể từ khi ban hành", "2025-04-28/2025-05-12"),
        ("chậm nhất 01 tháng kể từ ngày Kế hoạch này được ban hành", "2025-04-28/2025-05-28"),
        ("trong 30 ngày tới", "2025-04-28/2025-05-28"),
        ("trong 15 ngày kể từ hôm nay", "2025-04-28/2025-05-13"),
        # working days, over 30/4, 1/5 and the swapped 2/5
        ("trong 05 ngày làm việc kể từ ngày ban hành", "2025-04-28/2025-05-08"),
        # from a day that the clause names
        ("không quá 02 tháng kể từ ngày 31/12/2024", "2024-12-31/2025-02-28"),
        ("trong 2 năm kể từ ngày 01/7/2025", "2025-07-01/2027-07-01"),
    ],
)
def test_one_term(text: str, interval: str) -> None:
    found = find_terms(text, APRIL)
    assert [str(t.interval) for t in found] == [interval]


@pytest.mark.parametrize(
    "text",
    [
        "trong 30 ngày kể từ ngày nhận được hồ sơ",
        "trong 05 ngày làm việc kể từ ngày nhận được văn bản này",
        "trong thời hạn 6 tháng",
        "sau 5 năm thực hiện",
    ],
)
def test_no_term(text: str) -> None:
    assert find_terms(text, APRIL) == []


def test_a_paper_without_a_day_starts_no_term() -> None:
    assert find_terms("trong 10 ngày kể từ ngày ký", Anchor()) == []


def test_the_steps_tell_start_holidays_and_doubt() -> None:
    text = "xong trong 05 ngày làm việc kể từ ngày ký"
    assert find_terms(text, APRIL)[0].steps == (
        "«trong 05 ngày làm việc kể từ ngày ký» → tính từ 28/04/2025 (ngày của văn bản),"
        " ngày đầu không tính",
        "đếm 5 ngày làm việc, bỏ thứ Bảy, Chủ nhật và ngày lễ: 30/04/2025 (Ngày Chiến thắng);"
        " 01/05/2025 (Ngày Quốc tế Lao động); 02/05/2025 (Ngày nghỉ (thay cho ngày 26/04/2025))"
        " → hết ngày 08/05/2025",
        "ngày nghỉ hoán đổi, nghỉ bù theo thông báo chính thức có thể khác",
    )
