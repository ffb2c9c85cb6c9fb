"""Tails of projects: where a name ends, and whether the words name anything."""

from __future__ import annotations

import pytest

from extract.folding import fold, lower_case
from extract.mentions.project_tails import READERS, Head, tail_end
from ontology.load import rows


def end_of(head: str, follows: str, tail: str, *, building: bool = False) -> str | None:
    """Return what of `follows` belongs to the name, `None` where it names nothing."""
    text = head + follows
    kind = "plan" if fold(head).startswith("quy hoach") else "scheme"
    kind = "campaign" if head.startswith("phong trào") else kind
    read = Head(fold(head), head, kind, tail, building)
    end = tail_end(text, lower_case(text), len(head), read)
    return None if end is None else text[len(head) : end]


NAMES = [
    # head, tail, what follows: the name up to the bar
    ("khu công nghiệp", "name", " Tân Hòa| lấp đầy"),
    ("khu công nghiệp", "name", " Tân Hòa 2|, cụm"),
    ("cầu", "name", " An Bình 2|."),
    ("khu công nghiệp", "name", " Tân Hòa - Gò Mây| đã"),
    ("khu du lịch", "name", " quốc tế Hồ Ngọc|"),
    ("trạm biến áp", "name", " 110kV Tân Hòa|;"),
    ("nhà máy", "long", " xử lý rác Tân Hòa| vận hành"),
    ("nhà máy", "long", " điện Mặt Trời 3| phát điện"),
    ("đường", "road", " liên xã Tân Hòa - An Bình| dài 5 km"),
    ("đường tỉnh", "road", " 721| đoạn"),
    ("đường vành đai", "road", " 3|."),
    ("tuyến metro", "road", " số 2|."),
    ("đường dây", "road", " 220kV Tân Hòa - An Bình|."),
    ("tuyến đường", "road", " ven biển| qua"),
    ("cao tốc", "road", " Thành phố Gò Mây - An Thành| sang"),
    ("dự án", "works", " kè chống sạt lở thôn 5| hoàn thành"),
    ("dự án", "works", " đường Tân Hòa - An Thành| thành đường đô thị"),
    ("dự án", "works", " Nâng cấp, mở rộng cầu Suối Trắng|, bảo đảm"),
    ("dự án", "works", " chợ Tân Hòa|, Sở Công Thương"),
    ("dự án", "works", ' "Sữa cho em"| năm 2027'),
    ("dự án", "works", " “Sữa cho em”|, Sở Y tế"),
    ("đường", "road", " CT.08| qua"),
    ("dự án", "works", " QL.28| qua"),
    ("đề án", "title", " phát triển cây sâm đến năm 2035| trình Sở Y tế"),
    ("đề án", "title", " 06|."),
    ("đề án", "title", " bảo tồn cồng chiêng, lễ hội và nghề dệt|; Sở"),
    ("phong trào", "title", " toàn dân tập thể dục|."),
    ("quy hoạch tỉnh", "title", "|."),
    ("quy hoạch tỉnh", "title", " thời kỳ 2021-2030|."),
    ("mỗi xã một sản phẩm", "none", "| của tỉnh"),
]


@pytest.mark.parametrize(("head", "tail", "marked"), NAMES)
def test_where_names_end(head: str, tail: str, marked: str) -> None:
    assert end_of(head, marked.replace("|", ""), tail) == marked.partition("|")[0]


NO_NAMES = [
    ("khu công nghiệp", "name", " tập trung"),
    ("khu công nghiệp", "name", ""),
    ("khu công nghiệp", "name", ", cụm"),
    ("nhà máy", "long", " và khu ở Tân Hòa"),  # another subject
    ("đường", "road", " liên xã"),
    ("đường dây", "road", " 220kV"),  # a voltage is no name
    ("dự án", "works", " trọng điểm"),
    ("dự án", "works", " nhóm A"),
    ("dự án", "works", " BOT"),
    ("dự án", "works", " Luật Đất đai"),  # a bill
    ("dự án", "works", " năm 2027"),  # a year is no name
    ("chương trình", "title", " công tác năm 2027"),
    ("chương trình", "title", " này"),
    ("đề án", "title", " của tỉnh"),
    ("phong trào", "title", " thi đua"),
    ("quy hoạch", "title", " ngành"),
    ("phương án", "title", " ứng phó Bão"),
    ("dự án", "works", " 1" + " rất" * 40),  # a sentence
]


@pytest.mark.parametrize(("head", "tail", "follows"), NO_NAMES)
def test_words_that_name_nothing(head: str, tail: str, follows: str) -> None:
    assert end_of(head, follows, tail) is None


BUILDINGS = [
    ("trường", " Phổ thông nội trú Tân Hòa| đúng hạn"),
    ("trụ sở", " Công an xã Tân Hòa|."),
    ("bệnh viện", " Đa khoa Tân Hòa| phục vụ dân An Bình"),
]


@pytest.mark.parametrize(("head", "marked"), BUILDINGS)
def test_a_building_may_begin_with_a_capital_of_its_own(head: str, marked: str) -> None:
    seen = end_of(head, marked.replace("|", ""), "long", building=True)
    assert seen == marked.partition("|")[0]


def test_each_tail_of_the_table_has_its_reader() -> None:
    assert {row["tail"] for row in rows("project_heads")} == set(READERS)
