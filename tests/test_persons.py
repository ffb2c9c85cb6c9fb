"""Personal names: with a title, by family name, of every people; and what is no person."""

from __future__ import annotations

import pytest

from extract.mentions.found import settle
from extract.mentions.persons import find_persons


def named(text: str) -> list[str]:
    found = settle(find_persons(text))
    assert all(f.type == "PERSON" and f.norm == text[f.start : f.end] for f in found)
    return [f.norm for f in found]


PERSONS = [
    # text, names
    ("đồng chí Lê Thị Hoài Ân - Phó Chủ tịch UBND tỉnh", ["Lê Thị Hoài Ân"]),
    ("Đồng chí Nguyễn Văn Bảy, Bí thư Tỉnh ủy", ["Nguyễn Văn Bảy"]),
    ("ông Trần Mạnh Cường và bà Phạm Thu Dung", ["Trần Mạnh Cường", "Phạm Thu Dung"]),
    ("Ông Trần Cường", ["Trần Cường"]),
    ("Thủ tướng Chính phủ Phan Văn Giả", ["Phan Văn Giả"]),
    ("Phó Thủ tướng Lê Văn Giả chủ trì", ["Lê Văn Giả"]),
    ("Phó Thủ tướng Chính phủ Lê Văn Giả", ["Lê Văn Giả"]),
    ("Bộ trưởng Vũ Hoài Nam trả lời", ["Vũ Hoài Nam"]),
    ("Thứ trưởng Tạ Bích Hà", ["Tạ Bích Hà"]),
    ("Đại tá Hoàng Minh Tiến, Giám đốc Công an tỉnh", ["Hoàng Minh Tiến"]),
    ("Thượng tá Ma Văn Lĩnh", ["Ma Văn Lĩnh"]),
    ("TS. Đặng Kim Phượng", ["Đặng Kim Phượng"]),
    ("PGS.TS Bùi Đình Hải", ["Bùi Đình Hải"]),
    ("ThS. Mai Lan", ["Mai Lan"]),
    # by family name, without a title
    ("Giám đốc Sở Y tế Nguyễn Thị Lan Anh", ["Nguyễn Thị Lan Anh"]),
    ("Chủ tịch UBND tỉnh Võ Hoài Nam kết luận", ["Võ Hoài Nam"]),
    ("Người phát ngôn: Hồ Thị Hoa.", ["Hồ Thị Hoa"]),
    ("Tôn Nữ Thị Bích Ngọc", ["Tôn Nữ Thị Bích Ngọc"]),
    # other peoples
    ("ông K'Brểu và bà H'Linh Niê", ["K'Brểu", "H'Linh Niê"]),
    ("nghệ nhân Y Krông Ayun", ["Y Krông Ayun"]),
    ("ông Giàng Seo Pao", ["Giàng Seo Pao"]),
    ("bà Lò Thị Mảy", ["Lò Thị Mảy"]),
    ("ông Thạch Sa Rinh", ["Thạch Sa Rinh"]),
]


@pytest.mark.parametrize(("text", "names"), PERSONS, ids=[row[0] for row in PERSONS])
def test_persons(text: str, names: list[str]) -> None:
    assert named(text) == names


NOBODY = [
    "đồng chí Bí thư Tỉnh ủy",
    "các đồng chí Ủy viên Ban Thường vụ",
    "Chủ tịch Hội đồng quản trị",
    "Chủ tịch Quốc hội",
    "Chủ tịch Ủy ban nhân dân tỉnh",
    "Bộ trưởng Bộ Y tế",
    "bà con nhân dân",
    "ông Nguyễn",  # a family name alone
    "khởi công Trường Phổ thông nội trú",  # «ông» inside a word
    "Hàng Không Mới",
    "đường Nguyễn Văn Mười",  # a street
    "phường Nguyễn Văn Mười",  # a ward
    "Trường THPT Trần Phú Hòa",  # a school
    "nguyễn văn bảy",
    "",
]


@pytest.mark.parametrize("text", NOBODY)
def test_nobody(text: str) -> None:
    assert named(text) == []
