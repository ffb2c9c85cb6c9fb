from __future__ import annotations

from datetime import date

import pytest

from kg.identity.document_names import (
    is_central,
    number_key,
    parse_day,
    subject_agreement,
    subject_words,
    title_key,
    year_in_number,
)


@pytest.mark.parametrize(
    ("seen", "expected"),
    [
        ("35/NQ-HĐND", "35 nq hdnd"),
        ("35 / NQ - HDND", "35 nq hdnd"),
        ("35/NQ–HĐND", "35 nq hdnd"),
        ("l35/NQ-HĐND", "135 nq hdnd"),  # a scan reads l for 1
        ("I0O/KH-ƯBND", "100 kh ubnd"),
        ("05/CT-UBND", "5 ct ubnd"),
        ("12/2025/QH15", "12 2025 qh15"),
        ("256-KL/TU", "256 kl tu"),
        ("0/TB", "0 tb"),
    ],
)
def test_numbers_as_compared(seen: str, expected: str) -> None:
    assert number_key(seen) == expected


def test_different_numbers_stay_different() -> None:
    numbers = ["35/NQ-HĐND", "36/NQ-HĐND", "35/QĐ-UBND", "35/NQ-CP", "35/2024/NQ-HĐND"]
    assert len({number_key(n) for n in numbers}) == len(numbers)


@pytest.mark.parametrize(
    ("number", "year"),
    [("12/2025/QH15", 2025), ("2024/QĐ-UBND", None), ("35/NQ-HĐND", None)],
)
def test_the_year_inside_a_number(number: str, year: int | None) -> None:
    assert year_in_number(number_key(number)) == year


@pytest.mark.parametrize(
    ("number", "central"),
    [
        ("01/NQ-CP", True),
        ("15/QĐ-TTg", True),
        ("12/2025/QH15", True),
        ("35/2023/UBTVQH15", True),
        ("81-KL/TW", True),
        ("3/TT-BTC", True),
        ("77/VPCP-CN", True),  # an official letter: the drafting unit stands last
        ("78/UBND-CN", False),
        ("43/2025/TTLT-BYT-BTC", True),
        ("12/2025", False),
        ("35/NQ-HĐND", False),
        ("256-KL/TU", False),
        ("7/SYT-NV", False),
        ("9/QĐ-BQLKCN", False),
    ],
)
def test_whose_numbers_are_central(number: str, central: bool) -> None:
    assert is_central(number_key(number)) is central


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2024-12-10", (date(2024, 12, 10), 2024)),
        ("2024", (None, 2024)),
        ("năm 2024", (None, 2024)),
        ("", (None, None)),
        (None, (None, None)),
        ("2024-02-30", (None, 2024)),
    ],
)
def test_dates_of_citations(text: str | None, expected: tuple[date | None, int | None]) -> None:
    assert parse_day(text) == expected


OWN = "mục tiêu, nhiệm vụ và giải pháp phát triển kinh tế - xã hội năm 2025"


@pytest.mark.parametrize(
    ("cited", "least", "most"),
    [
        ("phát triển kinh tế - xã hội năm 2025", 1.0, 1.0),
        ("phat triên kinh tê - xã hội năm 2025", 1.0, 1.0),  # a scan without marks
        ("phát tnen kinh tế - xã hội năm 2025", 0.8, 0.9),  # one word spoiled
        ("phát triển kinh tế - xã hội năm 2024", 0.0, 0.0),  # another year
        ("phát triển kinh tế - xã hội", 0.0, 0.0),  # no year where the other has one
        ("kinh tế năm 2025", 1.0, 1.0),
        ("năm 2025", 0.0, 0.0),  # too little to say anything
        ("quản lý đất công ích năm 2025", 0.0, 0.5),
    ],
)
def test_subjects_agree(cited: str, least: float, most: float) -> None:
    assert least <= subject_agreement(cited, OWN) <= most


def test_subject_words_are_plain_and_without_small_words() -> None:
    assert subject_words("Về việc quản lý đất đai của tỉnh") == ("quan", "ly", "dat", "dai")


def test_roman_and_arabic_ordinals_are_one() -> None:
    assert title_key("Nghị quyết Đại hội Đảng bộ lần thứ XIX") == title_key(
        "nghị quyết Đại hội Đảng bộ lần thứ 19"
    )
    assert title_key("Đại hội khóa XIV") == "đại hội khóa 14"
    assert title_key("Kế hoạch vi mô") == "kế hoạch vi mô"
