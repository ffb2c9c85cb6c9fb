"""Lists of bodies that share a level or a head."""

from __future__ import annotations

import pytest

from extract.agencies.bodies import find_bodies
from extract.mentions.found import Context, settle

HOME = Context(place="tỉnh Lào Cai")

LISTS = [
    # text of a province's document, names
    ("Hội LHPN, Hội Cựu chiến binh thành phố Hòa Lộc vận động",
     ["Hội Liên hiệp Phụ nữ thành phố Hòa Lộc", "Hội Cựu chiến binh thành phố Hòa Lộc"]),
    ("Hội Nông dân, Hội LHPN và Đoàn Thanh niên xã phối hợp",  # handed on from the last
     ["Hội Nông dân xã", "Hội Liên hiệp Phụ nữ xã", "Đoàn Thanh niên xã"]),
    ("Hội Nông dân tỉnh, Hội LHPN xã phối hợp",  # each has its own
     ["Hội Nông dân tỉnh Lào Cai", "Hội Liên hiệp Phụ nữ xã"]),
    ("Sở Y tế, Hội LHPN huyện Hòa Lộc phối hợp",  # a department has one level
     ["Sở Y tế tỉnh Lào Cai", "Hội Liên hiệp Phụ nữ huyện Hòa Lộc"]),
    ("Hội Nông dân, Công an huyện Hòa Lộc phối hợp",
     ["Hội Nông dân tỉnh Lào Cai", "Công an huyện Hòa Lộc"]),
    ("Chủ tịch UBND huyện Hòa Lộc, huyện Ba Dốc và huyện Tân An chỉ đạo",  # the head is shared
     ["Ủy ban nhân dân huyện Hòa Lộc", "Ủy ban nhân dân huyện Ba Dốc",
      "Ủy ban nhân dân huyện Tân An"]),
    ("UBND xã Nà Ngàn, huyện Hòa Lộc rà soát", ["Ủy ban nhân dân xã Nà Ngàn"]),  # where it lies
    ("UBND xã Nà Ngàn, các xã lân cận", ["Ủy ban nhân dân xã Nà Ngàn"]),  # no name follows
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[row[0] for row in LISTS])
def test_lists(text: str, expected: list[str]) -> None:
    assert [f.norm for f in settle(find_bodies(text, HOME))] == expected
