from __future__ import annotations

import pytest

from kg.identity.names import (
    Placed,
    ends_with_level,
    has_proper_name,
    indicator_key,
    is_bare_project,
    is_company,
    is_national,
    is_nationwide,
    key,
    names_itself,
    plain,
    project_keys,
    split_level,
    split_place,
    tokens,
)

HOME = "tỉnh Hà Nam"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UBND tỉnh Hà Nam", "Ủy ban nhân dân tỉnh Hà Nam"),
        ("UỶ BAN NHÂN DÂN TỈNH HOÀ BÌNH", "Uỷ ban nhân dân tỉnh Hòa Bình"),
        ("KCN  «Bình Minh»", "Khu công nghiệp Bình Minh"),
        ("cao tốc A – B", "Cao tốc A - B"),
        ("Sở Nội vụ, Sở Y tế", "Sở Nội vụ Sở Y tế"),
        ("Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Hà Nam", "Ủy ban MTTQ tỉnh Hà Nam"),
    ],
)
def test_spellings_of_one_name_have_one_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("xã Hòa", "xã Hóa"), ("Sở Y tế", "Sở Nội vụ"), ("Cầu An Bình", "Cầu Bình An")],
)
def test_diacritics_and_word_order_count(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    ("name", "home", "core", "place"),
    [
        ("Sở Y tế tỉnh Hà Nam", None, "sở y tế", "tỉnh hà nam"),
        ("Ủy ban nhân dân Phường 12", None, "ủy ban nhân dân", "phường 12"),
        ("Kho bạc Nhà nước Hà Nam", HOME, "kho bạc nhà nước", "tỉnh hà nam"),
        # The capital of a province that bears its name is another place.
        ("Công an thành phố Hà Nam", HOME, "công an", "thành phố hà nam"),
        ("Ủy ban nhân dân các xã, phường", HOME, "ủy ban nhân dân các xã phường", None),
        # A place that acts keeps its name.
        ("tỉnh Quảng Trị", None, "tỉnh quảng trị", None),
        ("Sở Y tế tỉnh Hà Nam và các đơn vị", None, "sở y tế tỉnh hà nam và các đơn vị", None),
        # «Xã hội» begins with a level's word, and is no place
        (
            "Sở Lao động - Thương binh và Xã hội tỉnh Hà Nam",
            None,
            "sở lao động - thương binh và xã hội",
            "tỉnh hà nam",
        ),
    ],
)
def test_the_place_is_split_off(name: str, home: str | None, core: str, place: str | None) -> None:
    assert split_place(name, home) == Placed(core, place)


def test_a_ministry_is_national_and_a_department_is_not() -> None:
    assert is_national("Bộ Nội vụ")
    assert not is_national("Sở Nội vụ")
    assert not is_national("Bộ phận một cửa")


@pytest.mark.parametrize(
    ("name", "national"),
    [
        ("Tập đoàn Sao Sáng", True),
        ("Tổng công ty Hàng hải Sao Xanh", True),
        ("Tổng công ty Điện lực", False),  # no name of its own
        # every province may have one
        ("Công ty Điện lực", False),
        ("Công ty cổ phần Sao Sáng", False),
        ("Công ty TNHH MTV Cấp nước", False),
    ],
)
def test_a_group_with_a_name_is_national_and_a_company_is_not(name: str, national: bool) -> None:
    assert is_national(name) is national
    assert is_company(name)


@pytest.mark.parametrize(
    ("name", "proper"),
    [
        ("Công ty cổ phần Sao Sáng", True),
        ("Công ty TNHH MTV ABX", True),
        ("Công ty TNHH MTV Cấp nước", False),
        ("Công ty Điện lực", False),
    ],
)
def test_names_of_their_own(name: str, proper: bool) -> None:
    assert has_proper_name(name) is proper


@pytest.mark.parametrize(
    ("name", "bare"),
    [("Cầu", True), ("dự án nhà máy", True), ("Cầu Sông Xanh", False), ("Nhà máy Z1", False)],
)
def test_a_kind_alone_names_no_project(name: str, bare: bool) -> None:
    assert is_bare_project(name) is bare


def test_a_company_named_as_a_province_is_not_of_it() -> None:
    assert split_place("Công ty Xây dựng Hòa Bình").place is None
    assert split_place("Công ty Xổ số tỉnh Hòa Bình").place == "tỉnh hòa bình"


def test_the_level_that_ends_a_name() -> None:
    assert ends_with_level("ủy ban nhân dân tỉnh") == "tỉnh"
    assert ends_with_level("ủy ban nhân dân") == ""


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Khu công nghiệp Bình Minh", "khu công nghiệp bình minh"),
        ("dự án đầu tư xây dựng hạ tầng KCN Bình Minh", "khu công nghiệp bình minh"),
        ("Đầu tư xây dựng và kinh doanh hạ tầng CCN Bình Minh", "cụm công nghiệp bình minh"),
        ("KCN Bình Minh Hà Nam", "khu công nghiệp bình minh"),
        ("KCN Bình Minh tỉnh Hà Nam", "khu công nghiệp bình minh"),
        ("KCN Bình Minh trên địa bàn tỉnh Hà Nam", "khu công nghiệp bình minh"),
        ("Tuyến đường bộ từ Tam Kỳ đi Bến Mới", "đường tam kỳ đi bến mới"),
        ("Đường Tam Kỳ đi Bến Mới", "đường tam kỳ đi bến mới"),
        ("Nhà máy điện rác Sông Xanh", "điện rác sông xanh"),
        ("Nhà máy xử lý chất thải rắn sinh hoạt Bến Mới", "xử lý rác bến mới"),
        ("nhà máy xử lý rác thải Bến Mới", "xử lý rác bến mới"),
        # Only a kind would be left: the place stays, or its level does.
        ("Khu kinh tế Hà Nam", "khu kinh tế hà nam"),
        ("Quy hoạch tỉnh Hà Nam", "quy hoạch tỉnh"),
        ("Quy hoạch tỉnh", "quy hoạch tỉnh"),
        ("Quy hoạch chung thành phố Hà Nam", "quy hoạch chung thành phố hà nam"),
        ("Chương trình mục tiêu quốc gia về nước sạch tỉnh Hà Nam",
         "chương trình mục tiêu quốc gia nước sạch"),
    ],
)  # fmt: skip
def test_project_names_lose_generic_heads_and_their_own_place(name: str, expected: str) -> None:
    assert project_keys(name, HOME).main == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Khu công nghiệp Bình Minh", "Cụm công nghiệp Bình Minh"),
        ("Cầu Bình Minh", "Đường Bình Minh"),
        ("KCN Bình Minh", "KCN Bình Minh 2"),
        ("Nhà máy xử lý rác Bến Mới", "Nhà máy xử lý chất thải rắn công nghiệp Bến Mới"),
        ("Đề án đô thị thông minh", "Chương trình đô thị thông minh"),
        ("Khu công nghiệp Bình Minh Hà Nam", "Khu công nghiệp Bình Minh Nam Định"),
    ],
)
def test_different_projects_stay_apart(one: str, other: str) -> None:
    assert project_keys(one, HOME).main != project_keys(other, HOME).main


def test_a_code_in_brackets_is_another_name() -> None:
    keys = project_keys("Tuyến cao tốc Sông Xanh - Núi Đỏ (CT.99)", HOME)
    assert keys.main == "cao tốc sông xanh - núi đỏ"
    assert keys.alias == project_keys("Tuyến cao tốc CT.99", HOME).main == "cao tốc ct.99"
    assert project_keys("Bến thuyền Sông Xanh (B12)", HOME).alias is None


def test_a_period_can_be_left_out() -> None:
    with_period = project_keys("Đề án sữa học đường giai đoạn 2023-2026, tầm nhìn đến năm 2035")
    assert with_period.timeless == project_keys("Đề án sữa học đường").main
    assert with_period.main != with_period.timeless


def test_nationwide() -> None:
    assert is_nationwide("Chương trình mục tiêu quốc gia giảm nghèo")
    assert not is_nationwide("Chương trình giảm nghèo")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Kim ngạch xuất khẩu", "kim ngạch xuất khẩu"),
        ("kim ngạch xuất khẩu tháng 01 ước đạt", "kim ngạch xuất khẩu"),
        ("Thu nội địa (không tính tiền đất)", "thu nội địa"),
        ("9 tháng đầu năm thu hút đầu tư", "thu hút đầu tư"),
        ("Tốc độ tăng trưởng GRDP năm 2025", "tăng trưởng tổng sản phẩm trên địa bàn"),
        ("tăng trưởng GRDP", "tăng trưởng tổng sản phẩm trên địa bàn"),
        ("GRDP bình quân đầu người", "tổng sản phẩm trên địa bàn bình quân đầu người"),
        ("năm 2025", "năm 2025"),  # nothing is left: the name itself
    ],
)
def test_indicators_lose_periods_and_remarks(name: str, expected: str) -> None:
    assert indicator_key(name) == expected


def test_short_indicators_take_their_sense_from_the_sentence() -> None:
    assert names_itself("kim ngạch xuất khẩu")
    assert names_itself("vốn fdi")
    assert not names_itself("lợn")
    assert not names_itself("tổng vốn")


def test_small_readings() -> None:
    assert split_level("thành phố bình minh") == ("thành phố", "bình minh")
    assert split_level("bình minh") == ("", "bình minh")
    assert plain("Sở Y tế") == "so y te"
    assert tokens("Sông Xanh - Núi Đỏ, đoạn 2") == ("sông", "xanh", "núi", "đỏ", "đoạn", "2")
