"""Units in time: what provinces, districts and communes of before July 2025 have become."""

from __future__ import annotations

from datetime import date

import pytest

from kg.agencies.administrative import (
    commune_today,
    communes_of,
    district_today,
    province_today,
    provinces,
)

PARTS = [
    # a commune that went into one as a whole
    ("xã hải minh", "huyện hải hậu", "tỉnh nam định", [("xã hải anh", "tỉnh ninh bình", True)]),
    # the same, of the province of today
    ("xã hải minh", "huyện hải hậu", "tỉnh ninh bình", [("xã hải anh", "tỉnh ninh bình", True)]),
    # without its district, where one district alone had the name
    ("xã hải minh", None, "tỉnh nam định", [("xã hải anh", "tỉnh ninh bình", True)]),
    # a ward with a number, of a city that goes on
    (
        "phường 9",
        "quận 10",
        "thành phố hồ chí minh",
        [("phường vườn lài", "thành phố hồ chí minh", True)],
    ),
    # a name that several districts had says too little
    ("phường 1", None, "thành phố hồ chí minh", []),
    # one that is a commune's of today may mean that one
    ("xã hải anh", None, "tỉnh ninh bình", []),
    # no such commune, no such province
    ("xã lam thượng", "huyện hải hậu", "tỉnh nam định", []),
    ("xã hải minh", "huyện hải hậu", "tỉnh lam giang", []),
]


@pytest.mark.parametrize(("commune", "district", "province", "parts"), PARTS)
def test_communes(
    commune: str, district: str | None, province: str, parts: list[tuple[str, str, bool]]
) -> None:
    found = commune_today(commune, district, province)
    assert [(p.commune, p.province, p.whole) for p in found] == parts


def test_a_divided_commune_is_in_several() -> None:
    found = commune_today("xã an phú tây", "huyện bình chánh", "thành phố hồ chí minh")
    assert len(found) > 1
    assert "phường bình đông" in {part.commune for part in found}
    assert {part.whole for part in found} == {False}


@pytest.mark.parametrize(
    ("district", "province", "some", "known"),
    [
        ("huyện hải hậu", "tỉnh nam định", {"xã hải hậu", "xã hải anh"}, True),
        # by the province of today, where only one province before had the district
        ("huyện hải hậu", "tỉnh ninh bình", {"xã hải hậu", "xã hải anh"}, True),
        # an island district without communes
        ("huyện côn đảo", "tỉnh bà rịa - vũng tàu", {"đặc khu côn đảo"}, True),
        # a province that had become a city before
        ("huyện phú vang", "tỉnh thừa thiên huế", {"xã phú vang"}, True),
        # two provinces that merged had a district of this name
        ("huyện châu thành", "tỉnh đồng tháp", set(), False),
        # the one that ended had one of them
        ("huyện châu thành", "tỉnh tiền giang", {"xã châu thành"}, True),
        ("huyện thạch lũng", "tỉnh lam giang", set(), False),
    ],
)
def test_districts(district: str, province: str, some: set[str], known: bool) -> None:
    found = district_today(district, province)
    assert {part.commune for part in found} >= some
    assert bool(found) == known
    assert {part.province for part in found} <= {province_today(province)}


@pytest.mark.parametrize(
    ("before", "today"),
    [
        ("tỉnh nam định", "tỉnh ninh bình"),
        ("tỉnh thừa thiên huế", "thành phố huế"),
        ("tỉnh bình dương", "thành phố hồ chí minh"),
        ("tỉnh sơn la", "tỉnh sơn la"),
        ("tỉnh lam giang", "tỉnh lam giang"),
    ],
)
def test_provinces(before: str, today: str) -> None:
    assert province_today(before) == today


def test_days_on_which_provinces_ended() -> None:
    assert provinces()["tỉnh nam định"].ended == date(2025, 7, 1)
    assert provinces()["tỉnh thừa thiên huế"].ended == date(2025, 1, 1)
    assert provinces()["tỉnh ninh bình"].ended is None


def test_communes_of_a_province_are_of_all_that_merged_into_it() -> None:
    assert communes_of("tỉnh nam định") == communes_of("tỉnh ninh bình")
    assert {"xã hải hậu", "phường hoa lư"} <= communes_of("tỉnh ninh bình")
