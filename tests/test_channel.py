"""The channel: what a word may have been, and which error is the cheaper one."""

from __future__ import annotations

import pytest

from extract.ocr_repair.channel import LONGEST, READINGS, readings
from extract.syllables import is_syllable
from ontology.load import rows

FIRST = [
    # letters run together: «tr», «th», «nh», «kh»
    ("ừung", "trung"),
    ("ứiực", "thực"),
    ("nliiệm", "nhiệm"),
    ("kliông", "không"),
    # marks lost or wrong
    ("triên", "triển"),
    ("nghiẹp", "nghiệp"),
    ("phuong", "phương"),
    # letters that look alike
    ("rnột", "một"),
    ("đuợc", "được"),
]


@pytest.mark.parametrize(("word", "meant"), FIRST)
def test_the_likeliest_reading(word: str, meant: str) -> None:
    assert readings(word)[0].syllable == meant


AMONG = [("chmh", "chính"), ("bảo", "báo"), ("hế", "chế"), ("dường", "đường"), ("tinh", "tỉnh")]


@pytest.mark.parametrize(("word", "meant"), AMONG)
def test_a_reading_among_others(word: str, meant: str) -> None:
    assert meant in {r.syllable for r in readings(word)}


CHEAPER = [
    # (as read, the cheap reading, the dear one)
    ("phô", "phổ", "phó"),
    ("đuợc", "được", "đước"),
    ("ứiời", "thời", "thối"),
]


@pytest.mark.parametrize(("word", "cheap", "dear"), CHEAPER)
def test_prices(word: str, cheap: str, dear: str) -> None:
    costs = {r.syllable: r.cost for r in readings(word)}
    assert costs[cheap] < costs.get(dear, 99)


def test_a_word_is_no_reading_of_itself() -> None:
    assert "hóa" not in {r.syllable for r in readings("hoá")}
    assert "trung" not in {r.syllable for r in readings("trung")}


@pytest.mark.parametrize("word", ["", "ừ", "x" * (LONGEST + 1), "zzzz", "qqqqqqqq"])
def test_nothing_for_what_is_no_word(word: str) -> None:
    assert readings(word) == ()


def test_readings_are_few_and_possible() -> None:
    for word in ("ban", "tiên", "ứiiện"):
        found = readings(word)
        assert 0 < len(found) <= READINGS
        assert all(is_syllable(r.syllable) and r.cost > 0 for r in found)


def test_the_counted_letters_are_a_valid_table() -> None:
    table = rows("ocr_letters")
    assert all(row["seen"] != row["meant"] and float(row["rate"]) > 0 for row in table)
    assert len({(row["seen"], row["meant"]) for row in table}) == len(table)
    rates = [float(row["rate"]) for row in table]
    assert rates == sorted(rates, reverse=True)
