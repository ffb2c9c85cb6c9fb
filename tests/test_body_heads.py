"""Heads of bodies' names: what the tables give."""

from __future__ import annotations

from datetime import date

import pytest

from extract.agencies.body_heads import heads, official_heads

OFFICIAL = [
    # written form, official name, what may follow
    ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư", "place"),
    ("Công an", "Công an", "level"),  # «công an» alone is a force
    ("Bộ Y tế", "Bộ Y tế", "none"),
    ("VNPT", "Tập đoàn Bưu chính Viễn thông Việt Nam", "branch"),
    ("Thuế cơ sở", "Thuế cơ sở", "number"),
    ("Ban QLDA ĐTXD", "Ban Quản lý dự án đầu tư xây dựng", "works"),
]


@pytest.mark.parametrize(("written", "norm", "tail"), OFFICIAL)
def test_official_heads(written: str, norm: str, tail: str) -> None:
    assert (norm, tail) in {(h.norm, h.tail) for h in official_heads() if h.written == written}


def test_a_name_and_level_is_left_to_the_grammar() -> None:
    assert not [h for h in official_heads() if h.written == "Công an huyện"]


def test_days_between_which_a_body_existed() -> None:
    (old,) = [h for h in official_heads() if h.written == "Sở Giao thông vận tải"]
    assert (old.first, old.last) == (date.min, date(2025, 2, 28))


def test_heads_of_one_word_stand_longest_first_and_know_their_level() -> None:
    group = heads()["uy"]
    assert [len(h.folded) for h in group] == sorted((len(h.folded) for h in group), reverse=True)
    assert {h.level for h in group if h.norm == "Ủy ban nhân dân"} == {"province|district|commune"}
