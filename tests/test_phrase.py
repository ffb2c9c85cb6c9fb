"""The phrase of a time expression: what stands around it, and whose year it takes."""

from __future__ import annotations

from datetime import date

import pytest

from extract.times.intervals import Anchor
from extract.times.phrase import Phrase

NOWHERE = Anchor()


def test_left() -> None:
    assert Phrase("trước ngày 5/6", NOWHERE, 6, 0).left(3) == "ớc "


@pytest.mark.parametrize(
    ("text", "after", "start", "listed", "ends"),
    [
        ("năm 2021, 2022", 8, 10, True, False),  # the next of a list
        ("10/10 đến 13/10", 5, 10, True, True),  # the end of a range
        ("2021 và 2022", 0, 8, False, False),  # nothing was found before
        ("5/6 chợ mở 7/6", 3, 11, False, False),  # words between
    ],
)
def test_lists_and_ranges(text: str, after: int, start: int, listed: bool, ends: bool) -> None:
    phrase = Phrase(text, NOWHERE, start, after)
    assert (phrase.listed(), phrase.ends_range()) == (listed, ends)


@pytest.mark.parametrize(
    ("text", "anchor", "year"),
    [
        ("tháng 8 và quý III năm 2023", Anchor(None, 2020), 2023),  # later in the phrase
        ("tháng 8, xã họp", Anchor(date(2024, 5, 1)), 2024),  # the document's
        ("tháng 8, xã họp bàn kế hoạch năm 2025", NOWHERE, 2025),  # elsewhere in the sentence
        ("tháng 8, xã họp", NOWHERE, None),
    ],
)
def test_year(text: str, anchor: Anchor, year: int | None) -> None:
    assert Phrase(text, anchor, 0, 0).year(len("tháng 8")) == year
