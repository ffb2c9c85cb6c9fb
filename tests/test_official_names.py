"""Which official name is meant: level and time decide between names written alike."""

from __future__ import annotations

from datetime import date

import pytest

from extract.agencies.official_names import field_at, official_at, shared_head
from extract.folding import fold
from extract.mentions.found import Context

CHOSEN = [
    # text, place, day, name
    ("BCH Quân sự tỉnh", None, None, "Bộ Chỉ huy Quân sự"),
    ("BCH Quân sự huyện", None, None, "Ban Chỉ huy Quân sự"),
    ("BCH Quân sự họp", "xã Tân Hòa", None, "Ban Chỉ huy Quân sự"),
    ("BCH Quân sự họp", "tỉnh Lâm Đồng", None, "Bộ Chỉ huy Quân sự"),
    ("Sở Nông nghiệp rà soát", None, date(2020, 1, 2), "Sở Nông nghiệp và Phát triển nông thôn"),
    ("Sở Nông nghiệp rà soát", None, date(2026, 1, 2), "Sở Nông nghiệp và Môi trường"),
    ("sở y tế rà soát", None, None, "Sở Y tế"),
    ("phòng Nội vụ rà soát", None, None, "Phòng Nội vụ"),
    ("BCHQS xã", None, None, "Ban Chỉ huy Quân sự"),  # names of different initials, one level
    ("BCHQS tỉnh", None, None, "Bộ Chỉ huy Quân sự"),
    ("Đài Phát thanh - Truyền hình", None, None, "Đài Phát thanh - Truyền hình"),  # as written
    ("Đài Phát thanh và Truyền hình", None, None, "Đài Phát thanh và Truyền hình"),
]


@pytest.mark.parametrize(("text", "place", "day", "name"), CHOSEN)
def test_the_likeliest_name(text: str, place: str | None, day: date | None, name: str) -> None:
    found = official_at(text, fold(text), 0, Context(date=day, place=place))
    assert found and found.head.norm == name


def test_numbers_of_more_bodies_of_one_name() -> None:
    for text, end in (("Quân khu 3, 4 và 5 ứng trực", 18), ("Quân khu 3, 12 tỉnh", 10)):
        found = official_at(text, fold(text), 0, Context())
        assert found and found.end == end
        assert found.head.norm == f"Bộ Tư lệnh {text[:end]}"


NONE = [
    "Sở Nông nghiệp rà soát",  # two names, and no day tells
    "phòng kinh tế học",
    "báo, phát thanh, truyền hình",
    "Sở Giao thông vận tải, Xây dựng",  # two departments: the second has no head
]


@pytest.mark.parametrize("text", NONE)
def test_no_name_that_is_not_written_so(text: str) -> None:
    found = official_at(text, fold(text), 0, Context())
    assert found is None or text[: found.end] == "Sở Giao thông vận tải"


def test_fields_after_a_shared_head() -> None:
    node = shared_head("so")
    assert node
    text = "KH&ĐT, Y tế"
    found = field_at(text, fold(text), 0, node, Context())
    assert found and (text[: found.end], found.head.norm) == ("KH&ĐT", "Sở Kế hoạch và Đầu tư")
    assert field_at("y tế", "y te", 0, node, Context()) is None
    assert shared_head("khong") is None
