"""Which words are a short form of a whole name, and which only look so."""

from __future__ import annotations

import pytest

from kg.review.abbreviation import abbreviates


@pytest.mark.parametrize(
    ("words", "name", "is_one"),
    [
        ("Sở NN&MT", "Sở Nông nghiệp và Môi trường", True),
        ("Sở NNVMT", "Sở Nông nghiệp và Môi trường", True),  # «và» may have its letter
        ("Sở LĐTBXH", "Sở Lao động - Thương binh và Xã hội", True),
        ("UBND tỉnh", "Ủy ban nhân dân tỉnh", True),
        ("BQL KCN", "Ban Quản lý các khu công nghiệp", True),
        ("Công ty CP MT Vạc Xanh", "Công ty cổ phần Môi trường Vạc Xanh", True),
        ("Sở NN", "Sở Nông nghiệp và Môi trường", False),  # half of it: which one?
        ("Sở TN&MT", "Sở Nông nghiệp và Môi trường", False),  # another body's letters
        ("Ban QLDA", "Ban Quản lý dự án đầu tư xây dựng", False),  # one of several boards
        ("Sở", "Sở Y tế", False),  # «Sở» of another sentence
        ("Sở Y tế", "Sở Y tế", False),  # nothing is short
        ("Chủ đầu tư", "Ban Quản lý dự án giao thông", False),  # a role in this project
        ("Cty HT Vạc Xanh", "Công ty cổ phần Hạ tầng Vạc Xanh", False),
        ("", "Sở Y tế", False),
        ("Sở NN&MT và XD", "Sở Nông nghiệp và Môi trường", False),  # two bodies
    ],
)
def test_only_all_of_a_name_counts(words: str, name: str, is_one: bool) -> None:
    assert abbreviates(words, name) is is_one
