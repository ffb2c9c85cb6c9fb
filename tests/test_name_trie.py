"""The tree of official names: words and initials in any mixture."""

from __future__ import annotations

import pytest

from extract.agencies.name_trie import names_at, tree
from extract.folding import fold

READ = [
    # written, official name that is among those it may mean
    ("Sở Tài chính", "Sở Tài chính"),
    ("Sở KH & ĐT", "Sở Kế hoạch và Đầu tư"),
    ("Sở LĐ, TB và XH", "Sở Lao động - Thương binh và Xã hội"),
    ("VP.UBND", "Văn phòng Ủy ban nhân dân"),
    ("TTr. HĐND", "Thường trực Hội đồng nhân dân"),
    ("P. Nội vụ", "Phòng Nội vụ"),
    ("BCH PCTT&TKCN", "Ban Chỉ huy Phòng, chống thiên tai và Tìm kiếm cứu nạn"),
    ("UBMTTQVN", "Ủy ban Mặt trận Tổ quốc Việt Nam"),
    ("Quân khu 5", "Bộ Tư lệnh Quân khu 5"),  # a digit is a word
    ("Uỷ ban Dân tộc", "Ủy ban Dân tộc"),
]


@pytest.mark.parametrize(("written", "name"), READ)
def test_names_are_read_to_their_end(written: str, name: str) -> None:
    text = f"{written} họp"
    named = [n for n in names_at(text, fold(text), 0) if n.end == len(written)]
    assert name in {head.norm for each in named for head in each.heads}


UNREAD = [
    "KHĐT thẩm định",  # a field without a head
    "CNTT phát triển",  # a common abbreviation
    "BXD họp",  # three letters alone may be anything
    "sở thích",
    "",
]


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_no_official_name(text: str) -> None:
    assert not any(named.heads for named in names_at(text, fold(text), 0))


def test_reading_on_from_a_shared_head() -> None:
    text = "Y tế, Nội vụ"
    named = [n for n in names_at(text, fold(text), 0, tree().steps["so"]) if n.heads]
    assert [(n.end, n.heads[0].norm) for n in named] == [(4, "Sở Y tế")]


def test_letters_count_those_that_stood_for_syllables() -> None:
    text = "Sở Nông nghiệp và MT"
    assert [n.letters for n in names_at(text, fold(text), 0) if n.end == len(text)] == [2]
