from __future__ import annotations

import pytest

from kg.identity.names import NATIONAL, Placed
from kg.identity.scopes import (
    Home,
    body_scope,
    is_of_file,
    is_province,
    place_in,
    province_in,
    split_units,
    units_in,
)

HOME = Home("tỉnh Hà Nam", "tỉnh hà nam", "@file")
NOWHERE = Home(None, None, "@file")


@pytest.mark.parametrize(
    ("name", "home", "core", "scope"),
    [
        ("Sở Y tế", HOME, "sở y tế", "tỉnh hà nam"),
        ("Sở Y tế tỉnh Nam Định", HOME, "sở y tế", "tỉnh nam định"),
        ("Ủy ban nhân dân tỉnh", HOME, "ủy ban nhân dân", "tỉnh hà nam"),
        ("Ủy ban nhân dân huyện", HOME, "ủy ban nhân dân huyện", "tỉnh hà nam"),
        ("Bộ Y tế", HOME, "bộ y tế", NATIONAL),
        ("Bộ Chỉ huy Quân sự", HOME, "bộ chỉ huy quân sự", "tỉnh hà nam"),
        ("Chính phủ", NOWHERE, "chính phủ", NATIONAL),
        ("Tập đoàn Sao Sáng", HOME, "tập đoàn sao sáng", NATIONAL),
        ("Công ty Điện lực", HOME, "công ty điện lực", "tỉnh hà nam"),
        ("Sở Y tế", NOWHERE, "sở y tế", "@file"),
        # Communes of one name stand in many provinces.
        ("UBND xã Tân Lập", HOME, "ủy ban nhân dân", "xã tân lập, tỉnh hà nam"),
        ("UBND phường Tân Lập", HOME, "ủy ban nhân dân", "phường tân lập, tỉnh hà nam"),
        ("UBND xã Tân Lập, tỉnh Nam Định", HOME, "ủy ban nhân dân", "xã tân lập, tỉnh nam định"),
        ("UBND xã Tân Lập", NOWHERE, "ủy ban nhân dân", "@file xã tân lập"),
        (
            "UBND xã Tân Lập, huyện Vũ Thư, tỉnh Thái Bình",
            NOWHERE,
            "ủy ban nhân dân",
            "xã tân lập, huyện vũ thư, tỉnh thái bình",
        ),
        # A city that shares its province's name is another place, cities of one name are rare.
        ("UBND thành phố Hòa Bình", HOME, "ủy ban nhân dân", "thành phố hòa bình, tỉnh hà nam"),
        ("UBND thành phố An Hải", NOWHERE, "ủy ban nhân dân", "thành phố an hải"),
        ("UBND thành phố Hải Phòng", HOME, "ủy ban nhân dân", "thành phố hải phòng"),
    ],
)
def test_a_body_belongs_to_its_place_or_the_country_or_the_file(
    name: str, home: Home, core: str, scope: str
) -> None:
    assert body_scope(name, home) == Placed(core, scope)


@pytest.mark.parametrize(
    ("name", "place", "province", "core", "scope"),
    [
        # In a commune's own document «UBND xã» is its committee.
        ("UBND xã", "xã Tân Lập", "tỉnh Hà Nam", "ủy ban nhân dân", "xã tân lập, tỉnh hà nam"),
        ("UBND xã", "xã Tân Lập", None, "ủy ban nhân dân", "@file xã tân lập"),
        # A commune named in a district's document is of that district.
        ("UBND xã A Mú", "huyện Sa Lưu", "tỉnh Hà Nam", "ủy ban nhân dân",
         "xã a mú, huyện sa lưu, tỉnh hà nam"),
        ("UBND huyện Sa Lưu", "huyện Sa Lưu", "tỉnh Hà Nam", "ủy ban nhân dân",
         "huyện sa lưu, tỉnh hà nam"),
        # A district beside the document's own is not inside it.
        ("UBND huyện Mỹ Lộc", "huyện Sa Lưu", "tỉnh Hà Nam", "ủy ban nhân dân",
         "huyện mỹ lộc, tỉnh hà nam"),
        ("UBND quận Kênh Đông", "thành phố An Hải", None, "ủy ban nhân dân",
         "quận kênh đông, thành phố an hải"),
        ("Sở Y tế", "xã Tân Lập, tỉnh Hà Nam", "tỉnh Hà Nam", "sở y tế",
         "xã tân lập, tỉnh hà nam"),
    ],
)  # fmt: skip
def test_scopes_in_documents_of_small_places(
    name: str, place: str, province: str | None, core: str, scope: str
) -> None:
    assert body_scope(name, Home(place, province, "@file")) == Placed(core, scope)


def test_units_are_split_off_from_the_largest() -> None:
    name = "Công an xã Tân Lập, huyện Vũ Thư, tỉnh Thái Bình"
    assert split_units(name) == ("công an", ("xã tân lập", "huyện vũ thư", "tỉnh thái bình"))
    assert split_units("Sở Y tế tỉnh Hà Nam, tỉnh Nam Định")[1] == ("tỉnh nam định",)
    assert split_units("Chính phủ") == ("chính phủ", ())


def test_what_a_scope_tells() -> None:
    assert is_of_file("@ab xã tân lập")
    assert place_in("@ab xã tân lập") == "xã tân lập"
    assert place_in("@ab") == place_in(NATIONAL) == ""
    assert province_in("xã tân lập, tỉnh hà nam") == province_in("tỉnh hà nam") == "tỉnh hà nam"
    assert province_in("@ab xã tân lập") is None
    assert province_in("thành phố an hải") is None
    assert units_in("xã A, tỉnh B") == ("xã a", "tỉnh b")
    assert is_province("thành phố hà nội")
    assert not is_province("thành phố hòa bình")
