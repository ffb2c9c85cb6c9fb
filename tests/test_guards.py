"""Guards: which words may be changed freely, which only with support, which not at all."""

from __future__ import annotations

import pytest

from extract.ocr_repair.guards import Freedom, surnames, tokens, trusted

CASES = [
    # running text is free; a capital inside a sentence may be a name
    ("các xã báo cáo", "PPPP"),
    ("Các xã Sơn Hạ báo cáo", "PPNNPP"),
    # a new sentence begins with a capital, and is free
    ("hạn. Các xã", "PPP"),
    # abbreviations, single letters, foreign signs
    ("của UBND xã", "PFP"),
    ("khoản a Điều", "PFN"),
    ("dòng kWh", "PF"),
    # persons
    ("ông Nguyễn Văn Bé báo", "PFFFP"),
    # figures and codes
    ("số 12/QĐ-UBND ngày", "PFP"),
    ("Sở KH&ĐT và", "PFFP"),
    # headings in capitals are words, abbreviations and numbers in them are not
    ("KẾ HOẠCH CỦA UBND TỈNH", "PPPFP"),
    ("II. MỤC TIÊU CHUNG", "FPPP"),
    # what follows «TỈNH» in capitals may be a name
    ("ỦY BAN NHÂN DÂN TỈNH NAM HƯNG", "PPPPPNN"),
    # two words are a heading if both are common syllables
    ("BÁO CÁO", "PP"),
    ("TW KPĐ", "FF"),
]


@pytest.mark.parametrize(("text", "freedoms"), CASES)
def test_freedom(text: str, freedoms: str) -> None:
    letters = {Freedom.FIXED: "F", Freedom.NAME: "N", Freedom.PLAIN: "P"}
    assert "".join(letters[token.freedom] for token in tokens(text)) == freedoms


def test_tokens_are_slices_of_the_text() -> None:
    text = "Uỷ ban «ừung ương», số 5\nngày"
    for token in tokens(text):
        assert text[token.start : token.end] == token.text
    assert [t.lower for t in tokens(text)][:2] == ["ủy", "ban"]


FRESH = [
    ("một hai, ba", [True, False, False]),
    ("một. hai\nba; bốn", [True, True, True, True]),
    ("năm 2031 là", [True, False, True]),
]


@pytest.mark.parametrize(("text", "fresh"), FRESH)
def test_what_begins_anew(text: str, fresh: list[bool]) -> None:
    assert [token.fresh for token in tokens(text)] == fresh


def test_impossible_words_have_no_number() -> None:
    first, second = tokens("ừung trung")
    assert not first.possible and first.number == -1
    assert second.possible and second.number >= 0


def test_trusted_words_come_from_the_tables() -> None:
    assert {"Đắk", "UBND", "ha", "TTg"} - trusted() <= {"ha"}
    assert "Nguyễn" in surnames()
    assert "phát" not in trusted()
