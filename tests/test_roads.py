"""Roads: by number, by their ends, with sections, stages and what else follows a name."""

from __future__ import annotations

import pytest

from extract.mentions.roads import extended, numbered_roads, road_end

NUMBERED = [
    # text, the roads named by number
    ("sửa QL.4D và ĐT 612C", ["QL.4D", "ĐT 612C"]),
    ("Quốc lộ 19B, đoạn Km12 - Km30 trước Tết", ["Quốc lộ 19B, đoạn Km12 - Km30"]),
    ("Tỉnh lộ 318, ĐH.07", ["Tỉnh lộ 318", "ĐH.07"]),
    ("đường số 12", ["đường số 12"]),
    ("tuyến Quốc lộ 8", ["tuyến Quốc lộ 8"]),
    ("ĐT: 0912.345.678", []),  # a telephone
    ("ĐT 0263.382", []),
    ("TL. CHỦ TỊCH", []),
    ("QLDA 2", []),
    ("QL 3,5 km", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "roads"), NUMBERED)
def test_numbered_roads(text: str, roads: list[str]) -> None:
    assert [text[a:b] for a, b in numbered_roads(text)] == roads


ENDS = [
    # head, what follows: the name up to the bar
    ("đường", " nối ĐT.541 với cao tốc Gò Dưa - Đức Tân| khởi công"),
    ("đường", " tránh phía Tây thị xã Bình Mỹ| trong quý"),
    ("đường", " 915C| kéo dài"),
    ("đường", " từ Quốc lộ 3 vào Khu công nghiệp Hòa Tâm| dài"),
    ("đường", " Hòa An - Phú Lộc| và tuyến Sơn Tây"),  # a second road
    ("đường", " Hòa Bình| và Trung tâm văn hóa"),
    ("đường dây", " 500 kV mạch 3 từ Hòa Trạch (Hòa Sơn) đến Phố Mới| đã"),
    ("vành đai", " 3|."),
    ("vành đai", " 5 - Vùng Thủ đô| dài"),
    ("đường", " ven biển| qua"),
]


@pytest.mark.parametrize(("head", "marked"), ENDS)
def test_where_roads_end(head: str, marked: str) -> None:
    name = marked.partition("|")[0]
    text = head + marked.replace("|", "")
    end = road_end(text, len(head), "vanh dai" if head == "vành đai" else "duong")
    assert end is not None
    assert text[len(head) : end] == name


UNNAMED = [" liên xã dài", " 110 kV trước", " 3,5 km", " nối Quốc lộ", " phố", ""]


@pytest.mark.parametrize("follows", UNNAMED)
def test_what_names_no_road(follows: str) -> None:
    assert road_end(f"đường{follows}", 5, "duong") is None


MORE = [
    # what follows a name, of it what belongs to the name; whether it is a road
    (" mở rộng|, KCN", False),
    ("| mở rộng thêm 20 ha", False),  # a verb
    (" giai đoạn 2|, xong", False),
    (" (giai đoạn 1)| đã", False),
    (" giai đoạn 2017-2020| thông xe", True),
    (" (CT.33), giai đoạn 1| được", True),
    (" nối dài| dịp", True),
    (" nhánh Tây|;", True),
    (" phía Đông Bắc| còn", True),
    (" và đường dẫn hai đầu cầu|, dự án", False),
    (", đoạn từ Quốc lộ 3 đến cầu Bến Tàu| trong", True),
    ("|, đoạn từ Quốc lộ 3", False),  # no road has a section
    ("| (diện tích 20 ha)", False),
]


@pytest.mark.parametrize(("marked", "road"), MORE)
def test_what_belongs_to_a_name(marked: str, road: bool) -> None:
    text = "Hòa An" + marked.replace("|", "")
    assert text[6 : extended(text, 6, road=road)] == marked.partition("|")[0]
