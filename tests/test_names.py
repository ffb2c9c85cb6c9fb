from __future__ import annotations

import pytest

from kg.names import (
    NATIONAL,
    Placed,
    body_scope,
    indicator_key,
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
    ],
)
def test_the_place_is_split_off(name: str, home: str | None, core: str, place: str | None) -> None:
    assert split_place(name, home) == Placed(core, place)


@pytest.mark.parametrize(
    ("name", "home", "core", "scope"),
    [
        ("Sở Y tế", HOME, "sở y tế", "tỉnh hà nam"),
        ("Sở Y tế tỉnh Nam Định", HOME, "sở y tế", "tỉnh nam định"),
        ("Ủy ban nhân dân tỉnh", HOME, "ủy ban nhân dân", "tỉnh hà nam"),
        ("Ủy ban nhân dân huyện", HOME, "ủy ban nhân dân huyện", "tỉnh hà nam"),
        ("Bộ Y tế", HOME, "bộ y tế", NATIONAL),
        ("Bộ Chỉ huy Quân sự", HOME, "bộ chỉ huy quân sự", "tỉnh hà nam"),
        ("Chính phủ", None, "chính phủ", NATIONAL),
        ("Tập đoàn Sao Sáng", HOME, "tập đoàn sao sáng", NATIONAL),
        ("Sở Y tế", None, "sở y tế", "@file"),
    ],
)
def test_a_body_belongs_to_its_place_or_the_country_or_the_file(
    name: str, home: str | None, core: str, scope: str
) -> None:
    assert body_scope(name, home, "@file") == Placed(core, scope)


def test_a_ministry_is_national_and_a_department_is_not() -> None:
    assert is_national("Bộ Nội vụ")
    assert not is_national("Sở Nội vụ")
    assert not is_national("Bộ phận một cửa")


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
