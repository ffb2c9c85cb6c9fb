"""Party committees called by their level alone."""

from __future__ import annotations

import pytest

from extract.agencies.seats import with_seats
from extract.mentions.found import Found

CASES = [
    # names of the document's mentions (places begin with a small letter), as they are called then
    (["huyện Hòa Lộc", "Huyện ủy"], ["huyện Hòa Lộc", "Huyện ủy Hòa Lộc"]),
    (["Ủy ban nhân dân huyện Hòa Lộc", "Ủy ban Kiểm tra Huyện ủy"],
     ["Ủy ban nhân dân huyện Hòa Lộc", "Ủy ban Kiểm tra Huyện ủy Hòa Lộc"]),
    (["Huyện ủy Hòa Lộc", "huyện Ba Dốc", "Huyện ủy"],  # a full name goes before places
     ["Huyện ủy Hòa Lộc", "huyện Ba Dốc", "Huyện ủy Hòa Lộc"]),
    (["Thường trực Thị ủy", "thị xã Tân Hòa"],
     ["Thường trực Thị ủy Tân Hòa", "thị xã Tân Hòa"]),
    (["Huyện ủy Hòa Lộc Giao Ban", "huyện Hòa Lộc", "Huyện ủy"],  # words of a title behind it
     ["Huyện ủy Hòa Lộc", "huyện Hòa Lộc", "Huyện ủy Hòa Lộc"]),
    (["Huyện ủy Hòa Lộc Giao Ban", "huyện Ba Dốc", "huyện Hòa Lộc"],
     ["Huyện ủy Hòa Lộc", "huyện Ba Dốc", "huyện Hòa Lộc"]),
    (["huyện Hòa Lộc", "huyện Ba Dốc", "Huyện ủy"],  # two places
     ["huyện Hòa Lộc", "huyện Ba Dốc", "Huyện ủy"]),
    (["xã Hòa Lộc", "Huyện ủy", "các huyện ủy"], ["xã Hòa Lộc", "Huyện ủy", "các huyện ủy"]),
]  # fmt: skip


@pytest.mark.parametrize(("names", "expected"), CASES)
def test_seats(names: list[str], expected: list[str]) -> None:
    mentions = [
        Found(at, at + 1, "ORG" if n[0].isupper() else "LOC", n) for at, n in enumerate(names)
    ]
    assert [m.norm for m in with_seats(mentions)] == expected
