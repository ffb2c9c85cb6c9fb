"""The head of a document: which lines belong to it, and what type they tell."""

from __future__ import annotations

import pytest

from extract.cleaning.clean import clean
from extract.document.heads import read_head, type_line

TYPE_LINES = [
    ("NGHỊ QUYẾT", ("Nghị quyết", "")),
    ("BÁO CÁO", ("Báo cáo", "")),
    ("BÁO CÁO KẾT QUẢ ĐÀO KÊNH", ("Báo cáo", "KẾT QUẢ ĐÀO KÊNH")),
    ("THÔNG BÁO KẾT LUẬN", ("Thông báo kết luận", "")),
    ("KẾ HOẠCH", ("Kế hoạch", "")),
    ("Báo cáo của các ấp", None),
    ("ĐÀO KÊNH", None),
]


@pytest.mark.parametrize(("line", "found"), TYPE_LINES)
def test_type_lines(line: str, found: tuple[str, str] | None) -> None:
    assert type_line(line) == found


HEADS = [
    # text, type, title
    (
        "NGHỊ QUYẾT\nVề việc đào kênh năm 2031\nCăn cứ Luật Thủy sản;\n",
        "Nghị quyết",
        "Về việc đào kênh năm 2031",
    ),
    ("KẾ HOẠCH\nĐào kênh năm 2031\n\n1. Mục đích", "Kế hoạch", "Đào kênh năm 2031"),
    # a title that begins as a legal basis may, and a basis behind a title
    (
        "KẾ HOẠCH\nThực hiện Đề án đào kênh năm 2031\nThực hiện Đề án của tỉnh, xã làm như sau:\n",
        "Kế hoạch",
        "Thực hiện Đề án đào kênh năm 2031",
    ),
    # a title in small letters over a document's body; a headline is none
    (
        "Báo cáo công tác tháng 5 năm 2031\nI. KẾT QUẢ\nĐào kênh.",
        "Báo cáo",
        "Báo cáo công tác tháng 5 năm 2031",
    ),
    (
        "Báo cáo Thủ tướng phương án đào kênh\nSáng 12/3, Sở Xây dựng họp bàn việc đào kênh.",
        None,
        "Báo cáo Thủ tướng phương án đào kênh",
    ),
    # a body alone over its tasks is no more of the title
    (
        "KẾ HOẠCH\nĐào kênh năm 2031\nSở Xây dựng\n- Đào kênh.",
        "Kế hoạch",
        "Đào kênh năm 2031",
    ),
    # what a portal sets above a document
    (
        "Trang chủ > Văn bản\nIn bài viết | Lượt xem: 12\nKẾ HOẠCH\nĐào kênh\n1. Mục đích",
        "Kế hoạch",
        "Đào kênh",
    ),
    ("BÁO CÁO\nThực hiện Đề án của tỉnh, xã báo cáo như sau:\n1. Kênh.", "Báo cáo", ""),
    (
        "KẾ HOẠCH\nĐào kênh năm 2031\nThực hiện Luật Thủy sản;\n",
        "Kế hoạch",
        "Đào kênh năm 2031",
    ),
    (
        "THÔNG BÁO\nKẾT LUẬN CỦA BAN THƯỜNG VỤ HUYỆN ỦY\nvề đào kênh\n\n1. Xã đào kênh.",
        "Thông báo kết luận",
        "về đào kênh",
    ),
    (
        "Kết quả công tác tháng 5, nhiệm vụ tháng 6 năm 2031\n\nI. KẾT QUẢ\nĐào kênh.\n\n"
        "Trên đây là báo cáo tháng 5 của xã.",
        "Báo cáo",
        "Kết quả công tác tháng 5, nhiệm vụ tháng 6 năm 2031",
    ),
    (
        "GIAO VIỆC ĐÀO KÊNH ĐẾN NĂM 2030\n"
        "(Kèm theo Kế hoạch số 7/KH-UBND ngày 3/4/2028 của UBND xã)",
        "Phụ lục kế hoạch",
        "GIAO VIỆC ĐÀO KÊNH ĐẾN NĂM 2030",
    ),
    ("Giao ấp trên đào kênh theo Quyết định này.", "Quyết định", ""),
    ("Như «Quyết định này» và Kế hoạch này đã nêu.", None, ""),
    ("Theo “Quyết định này có hiệu lực” thì ấp đào kênh.", None, ""),
    (
        "Sau khi nghe ấp trình bày, Chủ tịch UBND xã kết luận như sau:\n1. Đào kênh.",
        "Thông báo",
        "",
    ),
    ("a) Ấp trên đào kênh.\nb) Ấp dưới đắp bờ.", None, ""),
]


@pytest.mark.parametrize(("text", "kind", "title"), HEADS)
def test_heads(text: str, kind: str | None, title: str) -> None:
    head = read_head(clean(text))
    assert (head.type, head.title) == (kind, title)


def test_what_each_line_of_a_letterhead_is() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ MỸ LỘC\nSố: 7/KH-UBND\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n"
        "Độc lập - Tự do - Hạnh phúc\nMỹ Lộc, ngày 3 tháng 4 năm 2028\nKẾ HOẠCH\nĐào kênh\n"
        "Căn cứ Luật Thủy sản;\nKính gửi: Các ấp\nẤp trên đào kênh, ấp dưới đắp bờ.\n"
    )
    head = read_head(clean(text))
    kinds = list(head.kinds.values())
    assert kinds == ["letterhead"] * 6 + ["title"] * 2 + ["basis", "recipient"]
    assert head.year == 2028


def test_capitals_over_an_articles_text_are_no_letterhead() -> None:
    prose = "Sáng 12/3, tại trụ sở xã, Ủy ban nhân dân xã đã họp bàn việc đào kênh " * 3
    head = read_head(clean(f"XÃ MỸ LỘC HỌP BÀN ĐÀO KÊNH\n{prose}.\n"))
    assert head.kinds == {0: "title"}
    assert "letterhead" not in read_head(clean("XÃ MỸ LỘC: ĐÀO KÊNH XONG\nSố ấp.")).kinds.values()


@pytest.mark.parametrize(
    "text",
    [
        "Căn cứ tình hình mùa lũ, Sở Xây dựng đã cho đóng đường.",
        "Thực hiện chỉ đạo của huyện, xã đã đào kênh xong từ tuần trước và đang đắp bờ bao.",
    ],
)
def test_a_sentence_is_no_legal_basis(text: str) -> None:
    assert not read_head(clean(text)).kinds
