"""Doubt: which words cannot be Vietnamese, and how many of all."""

from __future__ import annotations

import unicodedata

import pytest

from extract.cleaning.doubt import doubt, words_in_doubt

WORDS = [
    ("", (0, 0)),
    ("12/3 – 45%, (…)", (0, 0)),  # no word at all
    ("Quyết định về phát ừiển", (1, 5)),
    ("QUYẾT ĐỊNH về phát triển du lịch", (0, 5)),  # short words in capitals may be such
    ("UBND, HĐND xã", (0, 1)),  # abbreviations are no words
    ("NGHIÊNGX xã", (1, 2)),  # a long word in capitals is one
    ("Sở Nội vụ và Kbxq", (1, 5)),
    ("tập_trung 3ha", (0, 3)),  # signs and digits part words
    (unicodedata.normalize("NFD", "Uỷ ban nhân dân xã"), (0, 5)),
    ("Quyết định \u00d0\u00d0", (0, 2)),  # signs of a broken font, two capitals
]


@pytest.mark.parametrize(("text", "counted"), WORDS)
def test_words_in_doubt(text: str, counted: tuple[int, int]) -> None:
    assert words_in_doubt(text) == counted


@pytest.mark.parametrize(
    ("text", "share"), [("", 0.0), ("2026", 0.0), ("về phát ừiển xã", 0.25), ("zxq", 1.0)]
)
def test_doubt_is_a_share(text: str, share: float) -> None:
    assert doubt(text) == share


def test_clean_and_broken_text_lie_far_apart() -> None:
    clean = (
        "Ủy ban nhân dân xã giao Phòng Kinh tế chủ trì, phối hợp với các ấp nạo vét kênh nội đồng,"
        " hoàn thành trước mùa mưa; báo cáo kết quả về Văn phòng trong tháng."
    )
    broken = clean.replace("h", "ừ").replace("t", "ii")
    assert doubt(clean) < 0.03
    assert doubt(broken) > 0.17
