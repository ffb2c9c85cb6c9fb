"""Names of places: how far one goes, and the provinces."""

from __future__ import annotations

import pytest

from extract.mentions.place_names import common_surnames, goes_on, name_end, provinces


@pytest.mark.parametrize(
    "marked",
    [
        "Tân Hòa| họp",
        "LÂM ĐỒNG| KHÓA X",  # a known province ends its name
        "Đạ R'Sal|,",
        "Điện Biên Phủ| họp",  # no province
        "Bà Rịa-Vũng Tàu| họp",
        "Gò Sậy| Tổ chức họp",  # a new sentence
        "Gò Sậy| Nguyễn Thị Lan Anh",  # its chair
        "Nguyễn Thị Lan| họp",  # a unit named after a person
        "| họp",
    ],
)
def test_where_a_name_ends(marked: str) -> None:
    assert name_end(marked.replace("|", ""), 0) == marked.index("|")


def test_a_current_province_goes_before_a_former() -> None:
    assert provinces()["hue"] == "thành phố Huế"
    assert provinces()["hau giang"] == "tỉnh Hậu Giang"


def test_a_province_inside_another_name() -> None:
    assert goes_on("Thái Bình Dương", len("Thái Bình"))
    assert not goes_on("Thái Bình họp", len("Thái Bình"))


def test_rare_family_names_are_not_common() -> None:
    assert "Nguyễn" in common_surnames()
    assert "Ma" not in common_surnames()
