"""Projects: every kind of head, plurals and lists, generic groups, official names."""

from __future__ import annotations

import pytest

from extract.mentions.found import Context, Found
from extract.mentions.projects import find_projects, project_name
from ontology.load import rows

HOME = Context(place="tỉnh Lâm Đồng")


def found(text: str) -> list[Found]:
    return list(find_projects(text, HOME))


def named(text: str) -> list[tuple[str, str]]:
    return [(text[f.start : f.end], f.norm) for f in found(text)]


# The bars mark the span. The name follows if it is not the span with a capital.
WORKS = [
    # investment projects
    ("|dự án cầu Suối Trắng|.", "Cầu Suối Trắng"),
    ("|dự án đầu tư xây dựng tuyến đường Tân Hòa - An Bình|;",
     "Đầu tư xây dựng tuyến đường Tân Hòa - An Bình"),
    ("|Dự án cầu Suối Trắng vượt sông Ba Nguồn|", "Cầu Suối Trắng"),  # without the river
    ("|dự án Nhà máy xử lý rác Tân Hòa, huyện An Phú|",
     "Nhà máy xử lý rác Tân Hòa, huyện An Phú"),
    ("|dự án Khu nghỉ dưỡng Biển Nắng| được cấp phép", "Khu nghỉ dưỡng Biển Nắng"),
    ("|dự án Nâng cấp, mở rộng đường tỉnh 721| hoàn thành",
     "Nâng cấp, mở rộng đường tỉnh 721"),
    ("|dự án cải tạo, nâng cấp Trung tâm Y tế huyện Tân Hòa| hoàn thành trong quý II",
     "Cải tạo, nâng cấp Trung tâm Y tế huyện Tân Hòa"),
    ("Sở Nông nghiệp và Môi trường hoàn thành nạo vét |kênh Bàu Trăn| trước ngày 30/9/2026",
     "Kênh Bàu Trăn"),  # «trường» is of the body's name
    ("ổn định thị trường, hoàn thành nạo vét |kênh Bàu Trăn| trong quý II", "Kênh Bàu Trăn"),
    ("|Dự án đường giao thông liên xã Tân Hòa - An Bình| do huyện làm",
     "Đường giao thông liên xã Tân Hòa - An Bình"),
    ("|dự án tuyến đường bộ ven biển| qua xã Tân Hòa", "Tuyến đường bộ ven biển"),
    ("|dự án đường bộ cao tốc Thành phố Gò Mây - An Thành (đoạn qua tỉnh An Phú)|",
     "Đường bộ cao tốc Thành phố Gò Mây - An Thành (đoạn qua tỉnh An Phú)"),
    ("|dự án “Trồng rừng ven biển”|", "Trồng rừng ven biển"),
    ("|Dự án 5| thuộc Chương trình", "Dự án 5"),  # the number alone says nothing
    ("|Tiểu dự án 1|", None),
    ("|công trình hồ thủy lợi Suối Mây|", "Hồ thủy lợi Suối Mây"),
    # industrial parks, urban areas
    ("|KCN Tân Hòa|", "Khu công nghiệp Tân Hòa"),
    ("|CCN An Bình 2| lấp đầy", "Cụm công nghiệp An Bình 2"),
    ("|dự án KCN Gò Mây|", "Khu công nghiệp Gò Mây"),
    ("|dự án đầu tư xây dựng và kinh doanh kết cấu hạ tầng KCN Tân Hòa|",
     "Khu công nghiệp Tân Hòa"),
    ("|Khu công nghiệp Tân Hòa (giai đoạn 2)|", None),
    ("|khu chế xuất Gò Mây|", None),
    ("|khu đô thị mới Nam Sông Trắng|", None),
    ("|KĐT Nam Sông Trắng|", "Khu đô thị Nam Sông Trắng"),
    ("|khu tái định cư thôn Bàu Sen|", None),
    ("|KTĐC Bàu Sen|", "Khu tái định cư Bàu Sen"),
    ("|khu dân cư Đồng Nổi|", None),
    ("|khu nhà ở xã hội Hoa Ban|", None),
    ("|khu du lịch Hồ Ngọc|", None),
    ("|Khu công nghệ cao Tân Hòa|", None),
    ("|bến cảng Mũi Đá|", None),
    # plants and lines
    ("|nhà máy điện gió Đồi Cát|", None),
    ("|nhà máy nước sạch Tân Hòa| vận hành", None),
    ("|trạm bơm Cống Đôi|", None),
    ("|trạm biến áp 110kV Tân Hòa|", None),
    ("|đường dây 220kV Tân Hòa - An Bình|", None),
    ("|hồ chứa nước Ka Tơm|", None),
    ("sửa chữa |hồ Nước Xanh| trước mùa mưa", None),
    # roads, railways, airports
    ("|cao tốc Tân Hòa - An Bình|", None),
    ("|cao tốc TP. Hồ Chí Minh - An Bình|", "Cao tốc thành phố Hồ Chí Minh - An Bình"),
    ("|đường bộ cao tốc Tân Hòa - An Bình (CT.27)|", None),
    ("|tuyến đường ven biển|", None),
    ("|đường vành đai 3| khép kín", None),
    ("|đường tỉnh 721|", None),
    ("|Đường ĐT.725|", "Đường tỉnh 725"),
    ("|đường Hồ Chí Minh|", None),
    ("|kè bờ sông Trắng|", None),
    ("|tuyến đê Hữu Trắng|", None),
    ("|nút giao Tân Hòa|", None),
    ("|tuyến metro số 2|", None),
    ("|đường sắt Tân Hòa - An Bình|", None),
    ("|cầu An Bình 2|", None),
    ("|cầu vượt Ngã Sáu|", None),
    ("|hầm chui Ngã Bảy|", None),
    ("|hầm đường bộ Đèo Nắng|", None),
    ("|Cảng hàng không Tân Hòa|", None),
    ("|cảng hàng không quốc tế Gò Mây|", None),
    ("|sân bay Tân Hòa|", None),
    # buildings, only where they are built
    ("xây dựng |Trường tiểu học Hoa Sim|", None),
    ("khởi công |Trường Phổ thông nội trú Tân Hòa|", None),
    ("khởi công |Bệnh viện Đa khoa Tân Hòa|", None),
    ("khánh thành |trụ sở Công an xã Tân Hòa|", None),
    ("xây dựng mới |chợ Bàu Sen|", None),
    # programmes, schemes, plans, campaigns
    ("|Chương trình mục tiêu quốc gia nước sạch nông thôn giai đoạn 2026-2030|", None),
    ("|Chương trình MTQG giảm nghèo bền vững|",
     "Chương trình mục tiêu quốc gia giảm nghèo bền vững"),
    ("|Chương trình phát triển nhà ở tỉnh đến năm 2030|", None),
    ("|Chương trình OCOP|", "Chương trình mỗi xã một sản phẩm"),
    ("chương trình |mỗi xã một sản phẩm|", None),
    ("|Đề án phát triển cây dược liệu đến năm 2030|;", None),
    ("|đề án chuyển đổi số ngành giáo dục|", None),
    ('|Đề án "Nâng cao chất lượng đội ngũ cán bộ xã"|',
     "Đề án Nâng cao chất lượng đội ngũ cán bộ xã"),
    ("|Đề án 06|.", None),
    ("|đồ án quy hoạch phân khu phía Đông|", "Quy hoạch phân khu phía Đông"),
    ("|Quy hoạch tỉnh thời kỳ 2021-2030, tầm nhìn đến năm 2050|", None),
    ("lập |Quy hoạch tỉnh|.", "Quy hoạch tỉnh Lâm Đồng"),
    ("|quy hoạch chi tiết khu trung tâm xã Tân Hòa|", None),
    ("|điều chỉnh quy hoạch chung đô thị Tân Hòa|", None),
    ("|phong trào toàn dân rèn luyện thân thể|", None),
    ("|cuộc vận động Toàn dân rèn luyện thân thể|", None),
    ("|phương án “Ứng phó bão mạnh”|", "Phương án Ứng phó bão mạnh"),
    ("|sàn giao dịch việc làm Tân Hòa|", None),
    # misread
    ("|dư án câu Suối Trắng|", "Dư án câu Suối Trắng"),
]  # fmt: skip


@pytest.mark.parametrize(("marked", "norm"), WORKS, ids=[marked for marked, _ in WORKS])
def test_one_undertaking(marked: str, norm: str | None) -> None:
    span = marked.split("|")[1]
    text = marked.replace("|", "")
    assert named(text) == [(span, norm or span[:1].upper() + span[1:])]


LISTS = [
    (
        "các KCN Tân Hòa, An Bình và Phú Lộc",
        [
            ("KCN Tân Hòa", "Khu công nghiệp Tân Hòa"),
            ("An Bình", "Khu công nghiệp An Bình"),
            ("Phú Lộc", "Khu công nghiệp Phú Lộc"),
        ],
    ),
    (
        "các cụm công nghiệp Tân Hòa và An Bình",
        [
            ("cụm công nghiệp Tân Hòa", "Cụm công nghiệp Tân Hòa"),
            ("An Bình", "Cụm công nghiệp An Bình"),
        ],
    ),
    (  # a body is not one of them
        "các KCN Tân Hòa, Sở Công Thương",
        [("các KCN Tân Hòa", "Các Khu công nghiệp Tân Hòa")],
    ),
    (
        "cầu Suối Trắng, cầu An Bình",
        [("cầu Suối Trắng", "Cầu Suối Trắng"), ("cầu An Bình", "Cầu An Bình")],
    ),
    (
        "KCN Tân Hòa; CCN An Bình",
        [
            ("KCN Tân Hòa", "Khu công nghiệp Tân Hòa"),
            ("CCN An Bình", "Cụm công nghiệp An Bình"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_lists(text: str, expected: list[tuple[str, str]]) -> None:
    assert named(text) == expected


NOTHING = [
    # generic groups
    "các dự án trọng điểm",
    "các dự án đầu tư công",
    "một số công trình giao thông",
    "dự án trọng điểm",
    "các khu công nghiệp",
    "các đề án",
    "3 chương trình mục tiêu quốc gia",
    "các chương trình mục tiêu quốc gia",
    "Dự án BOT",
    "dự án nhóm A",
    "công trình trọng điểm",
    "chương trình công tác năm 2025",
    "phong trào thi đua",
    "công tác quy hoạch",
    "quy hoạch sử dụng đất",
    "đường phố",
    "khởi công trường học",
    # half of another word, or of another name
    "yêu cầu Sở Y tế",
    "nhu cầu Tết",
    "hồ sơ Tân Hòa",
    "mặt đường Tân Hòa",
    "con đường Tân Hòa",
    "cau Tân Hòa",
    "Ban Quản lý dự án",
    "phường Cầu Ông",
    "xã Hồ Nai",
    "ông Hồ Văn Nam",
    "Hồ Thị Hoa phát biểu",
    "tư tưởng Hồ Chí Minh",
    # an institution at work, a bill
    "giám đốc Bệnh viện Đa khoa Tân Hòa",
    "dự án Luật Đất đai",
    "dự án Nghị quyết về giá nước",
    "",
]


@pytest.mark.parametrize("text", NOTHING)
def test_what_is_no_undertaking_of_its_own(text: str) -> None:
    assert named(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("KCN Tân Hòa", "investment"),
        ("Chương trình OCOP", "programme"),
        ("Đề án 06", "scheme"),
        ("Quy hoạch tỉnh", "plan"),
        ("phong trào toàn dân tập thể dục", "campaign"),
    ],
)
def test_kinds(text: str, kind: str) -> None:
    (project,) = found(text)
    assert (project.type, project.attributes) == ("PROJECT", {"kind": kind})


NAMES = [
    ("dự án KCN Tân Hòa", "Khu công nghiệp Tân Hòa"),
    ("các dự án cầu Suối Trắng", "Cầu Suối Trắng"),
    ("Đầu tư xây dựng hạ tầng kỹ thuật CCN An Bình", "Cụm công nghiệp An Bình"),
    ("Đầu tư xây dựng cầu Suối Trắng", "Đầu tư xây dựng cầu Suối Trắng"),
    ("tuyến đường ĐT.725", "Đường tỉnh 725"),
    ("đề án «Hoa Sim»", "Đề án Hoa Sim"),
    ("Quy hoạch tỉnh", "Quy hoạch tỉnh Lâm Đồng"),
    ("Dự án 12", "Dự án 12"),
]


@pytest.mark.parametrize(("seen", "name"), NAMES)
def test_official_names(seen: str, name: str) -> None:
    assert project_name(seen, HOME) == name


def test_a_plan_of_no_known_province_keeps_its_name() -> None:
    assert project_name("quy hoạch tỉnh", Context()) == "Quy hoạch tỉnh"


def test_every_head_is_of_a_kind_and_has_a_tail() -> None:
    kinds = {row["kind"] for row in rows("project_heads")}
    assert kinds == {"investment", "programme", "scheme", "plan", "campaign"}


def test_a_name_ends_before_the_number_of_the_next_item() -> None:
    text = "tiến độ dự án cầu Vạn Ghềnh\n1. Sở Y tế trực."
    (work,) = [found for found in find_projects(text, HOME) if found.type == "PROJECT"]
    assert text[work.start : work.end] == "dự án cầu Vạn Ghềnh"
