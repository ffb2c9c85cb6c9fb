"""Official names: abbreviations, tone marks, capitals."""

from __future__ import annotations

import pytest

from extract.agencies.naming import capital_first, expand, lower_first, spelled
from ontology.load import rows

EXPANDED = [
    ("KCN Tân Hòa", "Khu công nghiệp Tân Hòa"),
    ("CCN An Bình", "Cụm công nghiệp An Bình"),
    ("UBND xã", "Ủy ban nhân dân xã"),
    ("Sở KH&ĐT", "Sở Kế hoạch và Đầu tư"),
    ("Sở NN&MT", "Sở Nông nghiệp và Môi trường"),
    ("Sở NN&PTNT", "Sở Nông nghiệp và Phát triển nông thôn"),
    ("Chương trình MTQG", "Chương trình mục tiêu quốc gia"),
    ("BQL dự án ĐTXD", "Ban Quản lý dự án đầu tư xây dựng"),
    ("Kế hoạch phát triển KT-XH", "Kế hoạch phát triển kinh tế - xã hội"),
    ("TP Cần Thơ", "thành phố Cần Thơ"),
    ("TP. Cần Thơ", "thành phố Cần Thơ"),
    ("TP.Cần Thơ", "thành phố Cần Thơ"),
    ("UBND P.7", "Ủy ban nhân dân phường 7"),
    ("TX. Tân Mỹ", "thị xã Tân Mỹ"),
    # the longest abbreviation wins
    ("Ban QLDA ĐTXD", "Ban Quản lý dự án đầu tư xây dựng"),
    # parts of a word or of a number are none
    ("UBNDX", "UBNDX"),
    ("12/QĐ-UBND", "12/QĐ-UBND"),
    ("KH&CNX", "KH&CNX"),
    # tone marks
    ("Uỷ ban", "Ủy ban"),
    ("hoà bình", "hòa bình"),
    ("thuỷ lợi", "thủy lợi"),
    ("quý II", "quý II"),  # after «qu» the mark stays
    ("toàn dân", "toàn dân"),
    ("khoá X", "khóa X"),
    # one space
    ("Sở  Y\ntế ", "Sở Y tế"),
    ("", ""),
]


@pytest.mark.parametrize(("seen", "name"), EXPANDED)
def test_expand(seen: str, name: str) -> None:
    assert expand(seen) == name


@pytest.mark.parametrize(("_", "name"), EXPANDED)
def test_an_official_name_is_expanded_already(_: str, name: str) -> None:
    assert expand(name) == name


def test_every_free_abbreviation_is_written_out() -> None:
    bare = [row for row in rows("abbreviations") if not row["after"]]
    kept = [
        row["abbreviation"] for row in bare if expand(row["abbreviation"]) == row["abbreviation"]
    ]
    assert len(bare) > 200
    assert kept == []


@pytest.mark.parametrize(
    ("name", "first"),
    [("các sở", "Các sở"), ("đường tỉnh", "Đường tỉnh"), ("Ủy ban", "Ủy ban"), ("", "")],
)
def test_capital_first(name: str, first: str) -> None:
    assert capital_first(name) == first


@pytest.mark.parametrize(
    ("name", "first"),
    [("Các sở", "các sở"), ("Đường", "đường"), ("UBND", "UBND"), ("sở", "sở"), ("", "")],
)
def test_lower_first(name: str, first: str) -> None:
    assert lower_first(name) == first


def test_spelled_keeps_abbreviations() -> None:
    assert spelled("Công ty TNHH  Hoá chất Uỷ Lâm") == "Công ty TNHH Hóa chất Ủy Lâm"
