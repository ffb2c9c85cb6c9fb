"""Full names: jurisdiction, plurals, and the seat that a name tells."""

from __future__ import annotations

import pytest

from extract.agencies.body_heads import Head
from extract.agencies.body_names import many, own_place, placed, seat
from extract.mentions.found import Context
from extract.mentions.places import Scope


def head(name: str, tail: str = "place", level: str = "") -> Head:
    return Head(name, name, name, tail, True, level)


PLACED = [
    # head, scope, place of the document, full name, place
    (head("Sở Y tế", level="province"), None, "tỉnh Cà Mau", "Sở Y tế tỉnh Cà Mau",
     "tỉnh Cà Mau"),
    (head("Sở Y tế", level="province"), None, "Thành phố Hồ Chí Minh",
     "Sở Y tế thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh"),
    (head("Sở Y tế", level="province"), None, "thành phố Vinh", "Sở Y tế", ""),
    (head("Phòng Kinh tế", level="district|commune"), None, "xã Tân Hòa",
     "Phòng Kinh tế xã Tân Hòa", "xã Tân Hòa"),
    (head("Phòng Kinh tế", level="district|commune"), None, "tỉnh Cà Mau", "Phòng Kinh tế", ""),
    (head("Huyện ủy"), None, "tỉnh Cà Mau", "Huyện ủy", ""),
    (head("Huyện ủy"), None, "huyện Tân Hòa", "Huyện ủy Tân Hòa", "huyện Tân Hòa"),
    (head("Công an"), Scope(0, "xã"), "tỉnh Cà Mau", "Công an xã", ""),
    (head("Công an"), Scope(0, "xã", "xã An Bình"), "tỉnh Cà Mau", "Công an xã An Bình",
     "xã An Bình"),
    (head("Bộ Y tế", "none"), None, "tỉnh Cà Mau", "Bộ Y tế", ""),
]  # fmt: skip


@pytest.mark.parametrize(("body", "scope", "home", "full", "place"), PLACED)
def test_jurisdiction(body: Head, scope: Scope | None, home: str, full: str, place: str) -> None:
    assert placed(body, body.norm, scope, Context(place=home)) == (full, place)


@pytest.mark.parametrize(
    ("name", "level"),
    [("thi uy", "thị xã"), ("ban to chuc huyen uy", "huyện"), ("dang uy", ""), ("so y te", "")],
)
def test_seat(name: str, level: str) -> None:
    assert seat(name) == level


@pytest.mark.parametrize(
    ("seen", "full"),
    [
        (" huyện, thành phố", "Công an các huyện, thành phố"),
        (" các phường xã", "Công an các phường, xã"),
        (" cấp xã", "Công an cấp xã"),
        (" 02 huyện", "Công an 02 huyện"),
        (" của các thi xa", "Công an các thị xã"),
    ],
)
def test_many_places(seen: str, full: str) -> None:
    assert many("Công an", seen) == full


def test_the_place_of_a_name_that_ends_in_its_level() -> None:
    assert own_place("Bệnh viện tỉnh", Context(place="tỉnh Cà Mau")) == "Cà Mau"
    assert own_place("Bệnh viện huyện", Context(place="tỉnh Cà Mau")) == ""
    assert own_place("Bệnh viện tỉnh", Context()) == ""
