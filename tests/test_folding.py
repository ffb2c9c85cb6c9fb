"""Folding: no diacritics, no case, the same length."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from extract.folding import LATIN, UPPER, fold, lower_case

FOLDED = [
    ("Ủy ban nhân dân TỈNH Đắk Lắk", "uy ban nhan dan tinh dak lak"),
    ("ƯỚC ĐẠT 12,5%", "uoc dat 12,5%"),
    ("Đ đ Ð ð", "d d d d"),
    ("quý II/2024", "quy ii/2024"),
    ("«Sở» – “Y tế”…", "«so» – “y te”…"),
    ("", ""),
    ("日本 §§ \t\r\n", "日本 §§ \t\r\n"),
]


@pytest.mark.parametrize(("text", "folded"), FOLDED)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("text", "lower"),
    [("SỞ Y TẾ", "sở y tế"), ("Đường ĐT.725", "đường đt.725"), ("ÂẦẤẨẪẬ", "âầấẩẫậ")],
)
def test_lower_case_keeps_marks(text: str, lower: str) -> None:
    assert lower_case(text) == lower


def test_every_character_keeps_its_place() -> None:
    # «ß», «İ», «ŉ» and the like would grow under str.lower or str.casefold
    for start in range(0, sys.maxunicode, 0x1000):
        text = "".join(map(chr, range(start, start + 0x1000)))
        assert len(fold(text)) == len(lower_case(text)) == len(text)


def test_every_vietnamese_letter_folds_to_a_plain_one() -> None:
    vowels = "aăâeêioôơuưy"
    tones = ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
    letters = [unicodedata.normalize("NFC", v + t) for v in vowels for t in tones]
    assert all(len(letter) == 1 for letter in letters)
    assert {fold(letter) for letter in letters} == set("aeiouy")
    assert {fold(letter.upper()) for letter in letters} == set("aeiouy")
    assert {letter.upper() for letter in letters} < set(UPPER)


def test_folding_twice_changes_nothing() -> None:
    text = "".join(LATIN)
    assert fold(fold(text)) == fold(text)
    assert lower_case(lower_case(text)) == lower_case(text)


def test_capitals_are_latin_and_do_not_hold_small_letters() -> None:
    assert not any(letter.islower() for letter in UPPER)
    assert "Đ" in UPPER
    assert "Ω" not in UPPER
