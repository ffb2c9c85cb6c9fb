"""Jurisdiction: the province or commune that a document belongs to."""

from __future__ import annotations

import pytest

from extract.document.jurisdiction import (
    commune_in,
    former_places,
    frequent_place,
    level_of,
    place_in,
    proper,
    province_in,
    province_named,
)

PROPER = [
    ("TỈNH UỶ HÀ TĨNH", "Tỉnh ủy Hà Tĩnh"),  # the other place of the tone mark
    ("ỦY BAN NHÂN DÂN TỈNH CÀ MAU", "Ủy ban nhân dân tỉnh Cà Mau"),
    ("ỦY BAN NHÂN DÂN XÃ MỸ LỘC", "Ủy ban nhân dân xã Mỹ Lộc"),
    ("TỈNH ỦY CÀ MAU", "Tỉnh ủy Cà Mau"),
    ("THÀNH ỦY HÒA BẮC", "Thành ủy Hòa Bắc"),
    ("SỞ TÀI CHÍNH", "Sở tài chính"),
    ("Sở Tài chính", "Sở Tài chính"),
    ("UBND XÃ MỸ LỘC", "Ủy ban nhân dân xã Mỹ Lộc"),
    ("THỦ TƯỚNG CHÍNH PHỦ", "Thủ tướng Chính phủ"),
]


@pytest.mark.parametrize(("caps", "name"), PROPER)
def test_capitals_as_written(caps: str, name: str) -> None:
    assert proper(caps) == name


PLACES = [
    ("Ủy ban nhân dân tỉnh Cà Mau", "tỉnh Cà Mau"),
    ("Ủy ban nhân dân xã Mỹ Lộc", "xã Mỹ Lộc"),
    ("UBND phường 7", "phường 7"),
    ("UBND tỉnh Sông Ngạn", "tỉnh Sông Ngạn"),  # a name that no table has
    ("Tỉnh ủy Cà Mau", "tỉnh Cà Mau"),
    ("Thành ủy Đà Nẵng", "thành phố Đà Nẵng"),
    ("Sở Tài chính", None),
    ("Ủy ban nhân dân tỉnh", None),
]


@pytest.mark.parametrize(("name", "place"), PLACES)
def test_place_of_a_body(name: str, place: str | None) -> None:
    assert place_in(name) == place


def test_provinces_by_name() -> None:
    assert province_in("gửi UBND TỈNH CÀ MAU xem xét") == "tỉnh Cà Mau"
    assert province_in("gửi UBND tỉnh xem xét") is None
    assert province_named("Cà Mau") == "tỉnh Cà Mau"
    assert province_named("Mỹ Lộc") is None
    assert commune_in("của huyện Gò Dầu Hạ, tỉnh Cà Mau") == "huyện Gò Dầu Hạ"


FREQUENT = [
    ("UBND tỉnh Cà Mau giao việc. UBND tỉnh Cà Mau họp.", "tỉnh Cà Mau"),
    ("UBND tỉnh Cà Mau làm việc với UBND tỉnh Vĩnh Long.", None),
    ("Tỉnh ủy Cà Mau họp ở Vĩnh Long.", "tỉnh Cà Mau"),
    ("UBND tỉnh Sông Ngạn Phê duyệt kế hoạch", "tỉnh Sông Ngạn"),
    ("Chủ tịch UBND tỉnh Nguyễn Hòa Bắc kết luận.", None),
    ("giao UBND tỉnh và các sở", None),
    ("dự án ở tỉnh Cà Mau", "tỉnh Cà Mau"),
]


@pytest.mark.parametrize(("text", "place"), FREQUENT)
def test_the_place_that_bodies_belong_to(text: str, place: str | None) -> None:
    assert frequent_place(text) == place


FORMER = [
    ("các xã của tỉnh Bạc Liêu (cũ) và tỉnh Cà Mau", "tỉnh Cà Mau"),
    ("tỉnh Bạc Liêu (trước sáp nhập), tỉnh Hà Giang (trước sáp nhập)", None),
    ("tỉnh Bạc Liêu và tỉnh Cà Mau", None),
]


@pytest.mark.parametrize(("text", "place"), FORMER)
def test_former_provinces_tell_their_successor(text: str, place: str | None) -> None:
    assert former_places(text) == place


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ("tỉnh Cà Mau", "province"),
        ("Thành phố Hồ Chí Minh", "province"),
        ("thành phố Vinh", "district"),  # a city of a province
        ("thị xã An Mỹ", "district"),
        ("đặc khu Hòn Sơn", "commune"),
        ("", ""),
    ],
)
def test_level_of_a_place(place: str, level: str) -> None:
    assert level_of(place) == level
