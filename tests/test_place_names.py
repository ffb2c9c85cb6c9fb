"""Names of places: how far one goes, and the provinces."""

from __future__ import annotations

import pytest

from extract.place_names import name_end, provinces


@pytest.mark.parametrize(
    "marked",
    [
        "Tân Hòa| họp",
        "LÂM ĐỒNG| KHÓA X",  # a known province ends its name
        "Đạ R'Sal|,",
        "| họp",
    ],
)
def test_where_a_name_ends(marked: str) -> None:
    assert name_end(marked.replace("|", ""), 0) == marked.index("|")


def test_a_current_province_goes_before_a_former() -> None:
    assert provinces()["hue"] == "thành phố Huế"
    assert provinces()["hau giang"] == "tỉnh Hậu Giang"
