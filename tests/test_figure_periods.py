"""The time a figure speaks of."""

from __future__ import annotations

from datetime import date

import pytest

from extract.indicators.figures import find_figures
from extract.times.intervals import Anchor

MAY_2024 = Anchor(date(2024, 5, 20), 2024, 5)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        # a time right after the figure
        ("Sản lượng đạt 5.000 tấn vào năm 2030", "2030-01-01", "2030-12-31"),
        # the time before it; open at the beginning after «đến»
        ("Tháng 4, sản lượng đạt 5.000 tấn", "2024-04-01", "2024-04-30"),
        ("Đến ngày 15/5/2024, giải ngân 40 tỷ đồng", "None", "2024-05-15"),
        # of the year it is compared with, never
        ("Năm 2024, sản lượng tăng 5% so với năm 2023", "2024-01-01", "2024-12-31"),
    ],
)
def test_period(text: str, first: str, last: str) -> None:
    (figure,) = find_figures(text, anchor=MAY_2024, kind="actual")
    assert figure.period is not None
    assert (str(figure.period.first), str(figure.period.last)) == (first, last)


def test_what_stands_now_has_no_period() -> None:
    (figure,) = find_figures("Hiện có 45 trang trại", anchor=MAY_2024, kind="actual")
    assert figure.period is None


@pytest.mark.parametrize(
    ("text", "guessed"),
    [("Sản lượng đạt 5.000 tấn", True), ("Đã thu hoạch 5.000 tấn", False)],
)
def test_a_kind_that_no_word_tells_is_guessed(text: str, guessed: bool) -> None:
    (figure,) = find_figures(text, anchor=MAY_2024, kind="target")
    assert figure.guessed is guessed
