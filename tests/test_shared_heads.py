"""Lists that share a head: spans and names."""

from __future__ import annotations

import re

import pytest

from extract.agencies.shared_heads import shared_names
from extract.folding import fold, lower_case
from extract.mentions.found import Context
from extract.mentions.texts import Text

HOME = Context(place="tỉnh Lâm Đồng")


def read(text: str) -> list[tuple[str, str]]:
    word = re.compile(r"(?<!\w)(?:[Ss]ở|[Bb]ộ|[Pp]hòng)(?!\w)").search(text)
    assert word
    found = shared_names(Text(text, lower_case(text), fold(text)), word, HOME)
    return [(text[f.start : f.end], f.norm) for f in found]


LISTS = [
    # text, spans and names
    ("các Sở: Tài chính, KH&ĐT và Y tế", [
        ("Sở: Tài chính", "Sở Tài chính tỉnh Lâm Đồng"),
        ("KH&ĐT", "Sở Kế hoạch và Đầu tư tỉnh Lâm Đồng"),
        ("Y tế", "Sở Y tế tỉnh Lâm Đồng")]),
    ("các sở Nội vụ, Tư pháp", [
        ("sở Nội vụ", "Sở Nội vụ tỉnh Lâm Đồng"), ("Tư pháp", "Sở Tư pháp tỉnh Lâm Đồng")]),
    ("các Bộ, ngành: Tài chính, Công an", [
        ("Bộ, ngành: Tài chính", "Bộ Tài chính"), ("Công an", "Bộ Công an")]),
    ("các Sở: Tài chính", [("Sở: Tài chính", "Sở Tài chính tỉnh Lâm Đồng")]),
    # the head is written once, without «các»
    ("Bộ Quốc phòng, Công an được giao", [
        ("Bộ Quốc phòng", "Bộ Quốc phòng"), ("Công an", "Bộ Công an")]),
    ("Sở Tài chính, Xây dựng và Y tế rà soát", [
        ("Sở Tài chính", "Sở Tài chính tỉnh Lâm Đồng"),
        ("Xây dựng", "Sở Xây dựng tỉnh Lâm Đồng"), ("Y tế", "Sở Y tế tỉnh Lâm Đồng")]),
    ("Bộ Quốc phòng, Công an tỉnh", []),  # a police of its own
    ("Bộ Quốc phòng và Công an nhân dân", []),
    # no list: one department, or a plural without names
    ("Sở Tài chính, Công an tỉnh", []),
    ("các sở, ngành: rà soát", []),
    ("các Sở Xây dựng", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[row[0] for row in LISTS])
def test_lists(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected
