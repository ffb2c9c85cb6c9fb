"""Places that are no units: features, hamlets, regions, towns, provinces, countries."""

from __future__ import annotations

import pytest

from extract.folding import fold
from extract.mentions.found import Context
from extract.mentions.landmarks import bare_names, find_landmarks

LANDMARKS = [
    # text, norms
    ("lũ trên sông Hòa Giang", ["sông Hòa Giang"]),
    ("Đèo Hòn Giao sạt", ["đèo Hòn Giao"]),
    ("KKT cửa khẩu Mộc Sơn", ["Khu kinh tế cửa khẩu Mộc Sơn"]),
    ("Tổ dân phố số 9", ["tổ dân phố số 9"]),
    ("ấp Bình Hưng, buôn Ea Kmát", ["ấp Bình Hưng", "buôn Ea Kmát"]),
    ("vùng đồng bằng sông Cửu Long", ["sông Cửu Long", "Đồng bằng sông Cửu Long"]),
    ("từ Đà Lạt lên", ["thành phố Đà Lạt"]),
    ("trên địa bàn Thủ đô", ["thành phố Hà Nội"]),
    ("tại TP.HCM", ["thành phố Hồ Chí Minh"]),
    ("vớt bèo hồ Tà Vờn", ["hồ Tà Vờn"]),
    ("Hồ Văn Nam", []),  # a person
    ("chốt Đèo Bụt Mọc", ["đèo Bụt Mọc"]),
    ("bè nuôi tại vụng Cái Rò", ["vụng Cái Rò"]),
    ("kiểm tra Vườn quốc gia Lam Sơn", ["vườn quốc gia Lam Sơn"]),
    ("chống khai thác IUU", []),  # no waterfall
    ("tại tổ 12, phường", ["tổ 12"]),
    ("tổ 12 người", []),
    ("xóm Đồi, xóm 7", ["xóm Đồi", "xóm 7"]),
    ("lãnh đạo Đảng", []),  # no island
    ("vào cuộc sống. Mô hình", []),  # no river
    ("Công viên Suối Mây", []),  # half of another name
    ("nông thôn Việt", []),
    ("cơ bản Đúng", []),
    ("bản Báo cáo", []),
    ("Vùng Thủ đô", []),
]


@pytest.mark.parametrize(("text", "norms"), LANDMARKS)
def test_landmarks(text: str, norms: list[str]) -> None:
    assert [f.norm for f in find_landmarks(text, Context())] == norms


BARE = [
    ("sang Lào và Nhật Bản", ["Lào", "Nhật Bản"]),
    ("người Lao động", []),  # other marks
    ("ở Lâm Đồng", ["tỉnh Lâm Đồng"]),
    ("LÂM ĐỒNG: khởi công", ["tỉnh Lâm Đồng"]),  # a headline
    ("ĐẠI HỘI LÂM ĐỒNG", []),
    ("Điện lực Lâm Đồng", []),  # half of a body
]


@pytest.mark.parametrize(("text", "norms"), BARE)
def test_bare_names(text: str, norms: list[str]) -> None:
    assert [f.norm for f in bare_names(text, fold(text))] == norms
