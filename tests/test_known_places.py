"""Places without their level: named before with it, or behind «tại»."""

from __future__ import annotations

import pytest

from extract.mentions.found import Found
from extract.mentions.known_places import named_again, sites

KNOWN = [Found(0, 13, "LOC", "huyện Hòa Lộc"), Found(0, 7, "LOC", "xã Đạo")]

AGAIN = [
    ("cấp giống cho Hòa Lộc trong tuần", ["Hòa Lộc"]),
    ("Hòa Lộc: còn 3 xã", ["Hòa Lộc"]),  # at the beginning of a line
    ("(Hòa Lộc)", ["Hòa Lộc"]),
    ("cho Hòa Lộc Trung", []),  # a longer name
    ("cầu Hòa Lộc", []),  # part of another name
    ("tại Đạo", []),  # one syllable may be anything
]


@pytest.mark.parametrize(("text", "names"), AGAIN)
def test_named_again(text: str, names: list[str]) -> None:
    found = list(named_again(text, KNOWN))
    assert [text[f.start : f.end] for f in found] == names
    assert {f.norm for f in found} <= {"huyện Hòa Lộc"}


def test_nothing_known_nothing_found() -> None:
    assert list(named_again("cho Hòa Lộc", [])) == []


SITES = [
    ("đặt chốt tại Bến Cốc, Pù Mưng.", ["Bến Cốc", "Pù Mưng"]),
    ("ở Hòa Lộc và Sơn Tân;", ["Hòa Lộc", "Sơn Tân"]),
    ("tại Hội nghị", []),
    ("tại Nghị quyết số 5", []),
    ("tại Hòa Lộc 2", []),  # more than a place
    ("tại KCN Hòa", []),
]


@pytest.mark.parametrize(("text", "names"), SITES)
def test_sites(text: str, names: list[str]) -> None:
    assert [f.norm for f in sites(text)] == names
