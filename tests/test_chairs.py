"""Heads of bodies told from places, by post and family name."""

from __future__ import annotations

import pytest

from extract.agencies.chairs import names_a_chair

CASES = [
    # text up to the name, name, whether it is a person
    ("Chủ tịch UBND huyện ", "Lê Văn Tám", True),
    ("Phó Bí thư Thường trực Tỉnh ủy ", "Trần Thị Hạnh", True),
    ("Chủ tịch UBND phường ", "Trần Hưng Đạo", False),  # named after a great man
    ("Chủ tịch UBND huyện ", "Hòa Lộc", False),
    ("Chủ tịch UBND huyện ", "Lê Chân", False),  # two syllables
    ("Chủ tịch UBND xã ", "Ea Hồ Nai", False),  # no family name
    ("UBND huyện ", "Lê Văn Tám", False),  # nobody's post
    ("Chủ tịch họp. UBND huyện ", "Lê Văn Tám", False),  # in another sentence
]


@pytest.mark.parametrize(("before", "name", "person"), CASES)
def test_who_heads_a_body(before: str, name: str, person: bool) -> None:
    assert names_a_chair(before + name, len(before), name) is person
