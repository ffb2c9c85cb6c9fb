"""Places: units of every level, before and after the mergers of 2025, features and countries."""

from __future__ import annotations

import pytest

from extract.folding import fold
from extract.mentions.found import Context, settle
from extract.mentions.places import Scope, find_places, level_name, name_end, scope_at, spelled

HOME = "tỉnh Lâm Đồng"


def named(text: str, place: str | None = HOME) -> list[tuple[str, str]]:
    found = settle(find_places(text, Context(place=place)))
    assert all(f.type == "LOC" for f in found)
    return [(text[f.start : f.end], f.norm) for f in found]


ONE = [
    # text, span, norm
    ("tại tỉnh Quảng Trị", "tỉnh Quảng Trị", "tỉnh Quảng Trị"),
    ("tỉnh Hậu Giang sẽ làm", "tỉnh Hậu Giang", "tỉnh Hậu Giang"),  # until June 2025
    ("tỉnh Bình Thuận (trước sáp nhập)", "tỉnh Bình Thuận", "tỉnh Bình Thuận"),
    ("tỉnh Thừa Thiên Huế", "tỉnh Thừa Thiên Huế", "tỉnh Thừa Thiên Huế"),
    ("thành phố Huế", "thành phố Huế", "thành phố Huế"),  # from January 2025
    ("TP. Cần Thơ", "TP. Cần Thơ", "thành phố Cần Thơ"),
    ("TP Cần Thơ", "TP Cần Thơ", "thành phố Cần Thơ"),
    ("Thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", "thành phố Hồ Chí Minh"),
    ("TỈNH LÂM ĐỒNG", "TỈNH LÂM ĐỒNG", "tỉnh Lâm Đồng"),
    ("tình Lâm Đồng", "tình Lâm Đồng", "tỉnh Lâm Đồng"),  # misread
    ("tỉnh Sông Ngạn", "tỉnh Sông Ngạn", "tỉnh Sông Ngạn"),  # in no table
    ("huyện Tân Hòa", "huyện Tân Hòa", "huyện Tân Hòa"),
    ("Huyện An Bình", "Huyện An Bình", "huyện An Bình"),
    ("quận Bình Lộc", "quận Bình Lộc", "quận Bình Lộc"),
    ("thị xã Tân Mỹ", "thị xã Tân Mỹ", "thị xã Tân Mỹ"),
    ("thị trấn An Lạc", "thị trấn An Lạc", "thị trấn An Lạc"),
    ("thành phố Tân Hòa", "thành phố Tân Hòa", "thành phố Tân Hòa"),
    ("tại xã Tân Hòa", "xã Tân Hòa", "xã Tân Hòa"),
    ("phường Lộc An", "phường Lộc An", "phường Lộc An"),
    ("tại phường 7", "phường 7", "phường 7"),
    ("Quận 4 họp", "Quận 4", "quận 4"),
    ("đặc khu Hòn Sơn", "đặc khu Hòn Sơn", "đặc khu Hòn Sơn"),  # from July 2025
    ("xã Hồ Nai Ba", "xã Hồ Nai Ba", "xã Hồ Nai Ba"),
    ("xã Ia Blang", "xã Ia Blang", "xã Ia Blang"),
    ("xã Đạ R'Sal", "xã Đạ R'Sal", "xã Đạ R'Sal"),
    # without a level only provinces and countries
    ("ở Lâm Đồng", "Lâm Đồng", "tỉnh Lâm Đồng"),
    ("ở Bà Rịa - Vũng Tàu", "Bà Rịa - Vũng Tàu", "tỉnh Bà Rịa - Vũng Tàu"),
    ("sang Nhật Bản", "Nhật Bản", "Nhật Bản"),
    ("sang Xin-ga-po", "Xin-ga-po", "Singapore"),
    ("nước Cộng hòa Dân chủ Nhân dân Lào", "Cộng hòa Dân chủ Nhân dân Lào", "Lào"),
    # features
    ("dọc sông Ba Nguồn", "sông Ba Nguồn", "sông Ba Nguồn"),
    ("Sông Ba Nguồn cạn", "Sông Ba Nguồn", "sông Ba Nguồn"),
    ("núi Chứa Mây", "núi Chứa Mây", "núi Chứa Mây"),
    ("vịnh Cát Vàng", "vịnh Cát Vàng", "vịnh Cát Vàng"),
    ("cảng Mũi Đá", "cảng Mũi Đá", "cảng Mũi Đá"),
    ("đảo Hòn Sơn", "đảo Hòn Sơn", "đảo Hòn Sơn"),
    ("cửa khẩu quốc tế Lộc Bình", "cửa khẩu quốc tế Lộc Bình", "cửa khẩu quốc tế Lộc Bình"),
    ("đồng bằng sông Cửu Long", "đồng bằng sông Cửu Long", "Đồng bằng sông Cửu Long"),
    ("Khu kinh tế Vân Hải", "Khu kinh tế Vân Hải", "Khu kinh tế Vân Hải"),
    ("khu kinh tế Vân Hải", "khu kinh tế Vân Hải", "Khu kinh tế Vân Hải"),
    ("KKT Vân Hải", "KKT Vân Hải", "Khu kinh tế Vân Hải"),
    ("trong Khu kinh tế tỉnh", "Khu kinh tế", "Khu kinh tế Lâm Đồng"),  # the document's own
]


@pytest.mark.parametrize(("text", "span", "norm"), ONE, ids=[row[0] for row in ONE])
def test_one_place(text: str, span: str, norm: str) -> None:
    assert named(text) == [(span, norm)]


LISTS = [
    (
        "các xã Tân Hòa, An Bình và Phú Lộc",
        [("xã Tân Hòa", "xã Tân Hòa"), ("An Bình", "xã An Bình"), ("Phú Lộc", "xã Phú Lộc")],
    ),
    (
        "các phường Lộc An, Bảo Sơn",
        [("phường Lộc An", "phường Lộc An"), ("Bảo Sơn", "phường Bảo Sơn")],
    ),
    (
        "các tỉnh Lâm Đồng, Khánh Hòa và Đắk Lắk",
        [
            ("tỉnh Lâm Đồng", "tỉnh Lâm Đồng"),
            ("Khánh Hòa", "tỉnh Khánh Hòa"),
            ("Đắk Lắk", "tỉnh Đắk Lắk"),
        ],
    ),
    (
        "các huyện có nhiều rừng (Tân Hòa, An Bình) trực 24/24 giờ",
        [("Tân Hòa", "huyện Tân Hòa"), ("An Bình", "huyện An Bình")],
    ),
    (
        "các xã biên giới: Tân Hòa, An Bình",
        [("Tân Hòa", "xã Tân Hòa"), ("An Bình", "xã An Bình")],
    ),
    (
        "thuộc huyện An Phú,Tân Hòa còn chậm",  # no space behind the comma
        [("huyện An Phú", "huyện An Phú"), ("Tân Hòa", "huyện Tân Hòa")],
    ),
    (
        "xã Tân Hòa, huyện An Phú, tỉnh Cà Mau",
        [
            ("xã Tân Hòa", "xã Tân Hòa"),
            ("huyện An Phú", "huyện An Phú"),
            ("tỉnh Cà Mau", "tỉnh Cà Mau"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists_share_their_level(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


NOTHING = [
    "an sinh xã hội",
    "Kinh tế Xã Hội",  # a title in capitals
    "xả thải ra kênh",
    "quản lý Nhà nước",
    "quân đội Nhân dân",
    "LÂM ĐỒNG",  # a heading, not a sentence
    "khu kinh tế ven biển",  # any
    "Chủ tịch UBND tỉnh Võ Hoài Nam",  # a person follows
    "tỉnh đã chỉ đạo",
    "phường, xã",
    "phường 7,5 ha",
    "cảng hàng không",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_place(text: str) -> None:
    assert named(text) == []


def test_an_economic_zone_of_nowhere_keeps_its_bare_name() -> None:
    assert named("trong Khu kinh tế.", None) == [("Khu kinh tế", "Khu kinh tế")]


SCOPES = [
    # head, what follows up to the bar, level, name, many
    ("UBND", " tỉnh| họp", "tỉnh", None, False),
    ("UBND", " tỉnh Lâm Đồng| khóa X", "tỉnh", "tỉnh Lâm Đồng", False),
    ("UBND", " TỈNH LÂM ĐỒNG| KHÓA X", "tỉnh", "tỉnh Lâm Đồng", False),
    ("UBND", " của huyện Tân Hòa| họp", "huyện", "huyện Tân Hòa", False),
    ("UBND", " phường 7|", "phường", "phường 7", False),
    ("UBND", " tỉnh| Lê Văn Tám", "tỉnh", None, False),  # its chairman
    ("Sở Y tế", " Cà Mau| góp ý", None, "tỉnh Cà Mau", False),
    ("UBND", " các xã, phường| lập", None, None, True),
    ("UBND", " các xã Tân Hòa, An Bình|.", None, None, True),
    ("UBND", " cấp huyện, cấp xã| lập", None, None, True),
    ("UBND", " các cấp| lập", None, None, True),
    ("UBND", " 5 xã| lập", None, None, True),
    ("UBND", " các xã: Tân Hòa, An Bình và phường Phú Lộc| họp", None, None, True),
    ("UBND", " các tỉnh từ Quảng Ninh đến Nghệ An| trực", None, None, True),
    ("UBND", " các phường xã| lập", None, None, True),
    ("UBND", " P. Lộc An| lập", "phường", "phường Lộc An", False),
    ("UBND", " TT. Tân Mỹ| lập", "thị trấn", "thị trấn Tân Mỹ", False),
    ("HĐND", " các thành phố trực thuộc Trung ương| lập", None, None, True),
]


@pytest.mark.parametrize(("head", "follows", "level", "name", "many"), SCOPES)
def test_scope(head: str, follows: str, level: str | None, name: str | None, many: bool) -> None:
    text = head + follows.replace("|", "")
    end = len(head + follows.partition("|")[0])
    assert scope_at(text, fold(text), len(head)) == Scope(end, level, name, many)


@pytest.mark.parametrize(
    "text", ["UBND quán triệt", "UBND họp", "UBND Tân Hòa", "UBND", "UBND, tỉnh Cà Mau"]
)
def test_no_scope(text: str) -> None:
    assert scope_at(text, fold(text), len("UBND")) is None


def test_a_party_committee_tells_the_level_of_its_seat() -> None:
    text = "Thị ủy An Mỹ"
    scope = scope_at(text, fold(text), len("Thị ủy"), seat="thị xã")
    assert scope == Scope(len(text), None, "thị xã An Mỹ")


NAME_ENDS = [
    "Tân Hòa| họp",
    "LÂM ĐỒNG| KHÓA X",  # a known province ends
    "|tân hòa",
    "Đạ R'Sal| là",
    "Một Hai Ba Bốn| Năm",  # four syllables at most
]


@pytest.mark.parametrize("marked", NAME_ENDS)
def test_where_a_name_ends(marked: str) -> None:
    assert name_end(marked.replace("|", ""), 0) == marked.index("|")


@pytest.mark.parametrize(
    ("name", "level", "written"),
    [
        ("LÂM ĐỒNG", "tỉnh", "Lâm Đồng"),
        ("Lam Dong", "tỉnh", "Lâm Đồng"),
        ("HỒ CHÍ MINH", "thành phố", "Hồ Chí Minh"),
        ("TÂN HÒA", "xã", "Tân Hòa"),
        ("Hoa Binh", "xã", "Hoa Binh"),  # only provinces are mended
        ("Tân Hòa", "xã", "Tân Hòa"),
    ],
)
def test_spelling(name: str, level: str, written: str) -> None:
    assert spelled(name, level) == written


@pytest.mark.parametrize(
    ("folded", "level"),
    [("tp.", "thành phố"), ("tp", "thành phố"), ("tx.", "thị xã"), ("xa", "xã"), ("quan", "quận")],
)
def test_levels(folded: str, level: str) -> None:
    assert level_name(folded) == level
