"""Collective bodies: spans, spelling, and what only looks like one."""

from __future__ import annotations

import pytest

from extract.agencies.collectives import find_collectives
from extract.folding import lower_case


def named(text: str) -> list[tuple[str, str]]:
    found = list(find_collectives(text, lower_case(text)))
    assert all(f.type == "ORG" and f.attributes == {"collective": "yes"} for f in found)
    return [(text[f.start : f.end], f.norm) for f in found]


WHOLE = [
    # the text from its first to its last word is the body
    "các sở, ngành",
    "các sở, ban, ngành",
    "các sở, ban, ngành, địa phương",
    "các sở, ban, ngành, đoàn thể cấp tỉnh",
    "các sở, ngành liên quan",
    "các sở",
    "các bộ, ngành",
    "các bộ, ngành, địa phương",
    "các cấp, các ngành",
    "các ngành, các cấp",
    "các cơ quan, đơn vị",
    "các cơ quan, địa phương có liên quan",
    "các đơn vị liên quan",
    "các địa phương",
    "các cơ quan chức năng",
    "các huyện, thành phố",
    "các huyện, thị xã, thành phố",
    "một số địa phương",
    "tất cả các đơn vị",
    "các tập đoàn, tổng công ty nhà nước",
    "sở, ngành liên quan",  # without a plural, a list of units will do
    "cấp ủy, chính quyền các cấp",
    "12 huyện, thành phố",
    "các cấp ủy, tổ chức đảng",
    "các huyện, thành, thị ủy",
    "các ban tham mưu của Tỉnh ủy",
    "các cơ quan tham mưu, giúp việc Tỉnh ủy",
    "các chi bộ",
    "các công ty lâm nghiệp",
    "các cơ sở khám bệnh, chữa bệnh",
    "các chủ đầu tư hạ tầng",
    "các đơn vị quản lý hồ chứa thủy lợi, thủy điện",
    "các đơn vị thi công",
    "các trường học trên địa bàn",
    "các tổ chức đoàn thể",
    "các chi, đảng bộ trực thuộc",
    "các ban xây dựng Đảng",
    "các cơ quan được giao chủ trì",
    "các huyện có dự án đi qua",  # what describes them is theirs
    "các huyện phía Đông",
]


def test_enterprises_are_a_group_of_their_own() -> None:
    assert named("các bộ, ngành, địa phương, tập đoàn kinh tế, tổng công ty nhà nước rà soát") == [
        ("các bộ, ngành, địa phương", "các bộ, ngành, địa phương"),
        ("tập đoàn kinh tế, tổng công ty nhà nước", "các tập đoàn kinh tế, tổng công ty nhà nước"),
    ]


@pytest.mark.parametrize("text", WHOLE)
def test_collectives(text: str) -> None:
    assert named(f"giao {text} rà soát") == [(text, text)]


SPELLED = [
    # seen, norm
    ("các sở ngành", "các sở, ngành"),  # the comma is left out
    ("các Bộ trưởng, Trưởng ngành", "các bộ, ngành"),  # who heads them
    ("các số, ngành", "các sở, ngành"),  # misread
    ("các số, ban, ngành", "các sở, ban, ngành"),
    ("Các sở, ngành", "các sở, ngành"),  # at the beginning of a sentence
    ("các DNNN", "các doanh nghiệp nhà nước"),
    ("các ban quản lý dự án", "các Ban Quản lý dự án"),
    ("các cấp uỷ", "các cấp ủy"),  # the tone mark on the other letter
]


@pytest.mark.parametrize(("seen", "norm"), SPELLED)
def test_the_name_is_spelled_out(seen: str, norm: str) -> None:
    assert named(f"{seen} rà soát") == [(seen, norm)]


NOTHING = [
    "các ngành công nghiệp mũi nhọn",  # branches of the economy
    "các ngành kinh tế",
    "các ngành dịch vụ",
    "25 xã đạt chuẩn",  # a count
    "3 huyện nghèo",
    "huyện Tân Hòa",  # one of them
    "sở tài chính",
    "ngành y tế",
    "cơ sở, vật chất",  # half of another word
    "đồng bộ, thống nhất",
    "cán bộ, công chức",
    "trụ sở, nhà làm việc",
    "các trường học",
    "các bộ trưởng",
    "tập đoàn chủ động",
    "các hộ dân",
    "nhân dân các nơi",
    "học sinh các trường học trên địa bàn",  # given no task
    "dân cư các tỉnh",
    "đất của các công ty lâm nghiệp",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_collective(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize("text", ["các tỉnh cần chủ động", "giao các xã, thị trấn rà soát"])
def test_places_that_must_do_something(text: str) -> None:
    assert len(named(text)) == 1


def test_several_in_one_sentence() -> None:
    text = "Giao các sở, ngành; đề nghị các bộ, ngành phối hợp cùng các địa phương"
    assert [norm for _, norm in named(text)] == [
        "các sở, ngành",
        "các bộ, ngành",
        "các địa phương",
    ]
