"""Blocks: what each line is, by its form and its neighbours."""

from __future__ import annotations

import pytest

from extract.cleaning.clean import clean
from extract.document.heads import NEWS_LINE
from extract.page.structure import parse


def kinds(text: str) -> list[str]:
    return [block.kind for block in parse(clean(text)).blocks]


CASES = [
    # headings and items
    ("1. Nông nghiệp\nXã đã đào kênh.", ["heading", "paragraph"]),
    ("1. Đào kênh Ông Tà\n2. Đắp bờ bao.", ["item", "item"]),
    ("1. Đào kênh Ông Tà.\nKênh dài.", ["item", "paragraph"]),
    ("II. KẾT QUẢ\n- Đã đào kênh.", ["heading", "item"]),
    ("a) Các chỉ tiêu về rừng:\n- Trồng 5 ha.", ["heading", "item"]),
    ("b) Ấp trên:\n- Đào kênh.", ["lead_in", "item"]),
    ("b) Về việc đào kênh:\nGiao ấp trên đào.", ["heading", "paragraph"]),
    ("**(2) Ấp dưới: **\n- Đắp bờ.", ["lead_in", "item"]),
    ("**Ấp dưới đắp bờ.**\n- Đắp bờ.", ["paragraph", "item"]),
    ("## Việc của ấp\nĐắp bờ.", ["heading", "paragraph"]),
    # fields
    ("- Cơ quan chủ trì: Sở Y tế.\n- Thời gian hoàn thành: quý I.", ["field", "field"]),
    ("a) Kinh phí: ngân sách xã;", ["field"]),
    ("1. Ấp trên: đào kênh.", ["item"]),
    # the end
    (
        "1. Đào kênh.\nNơi nhận:\n- Như trên;\n- Lưu: VT.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Hòa",
        ["item", "recipient", "recipient", "recipient", "signature", "signature", "signature"],
    ),
    (
        "1. Đào kênh.\nTM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nLê Hòa\nNơi nhận:\n- Lưu: VT.",
        ["item", "signature", "signature", "signature", "recipient", "recipient"],
    ),
    ("Kính gửi:\n- Ấp trên;\n- Ấp dưới.\nXã yêu cầu đào kênh.", ["recipient"] * 3 + ["paragraph"]),
    # a telegram wires its addressees
    (
        "UBND tỉnh điện:\n- Các sở: Y tế, Nội vụ;\n- UBND các xã.\nMưa còn lớn ở cả hai huyện.\n"
        "Nước sông Cái dâng nhanh.\nCác hồ đều đầy.\nDân vùng trũng đã lên cao.",
        ["recipient"] * 3 + ["paragraph"] * 4,
    ),
    # the web
    (
        "Xã bàn giao kênh mới\n\n"
        "Thứ 4, 4/6/2031 | 08:00\n\nKênh dài bốn cây số.\n\nKênh nhìn từ bờ\n\n"
        "Kênh sâu ba mét.\n\n• Từ khóa\n\nTin khác của xã. Tin rất dài.",
        ["title", "furniture", "paragraph", "furniture", "paragraph", "furniture", "furniture"],
    ),
    ("Đào kênh.\n(Ảnh minh họa)\nĐắp bờ.", ["paragraph", "furniture", "paragraph"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_kinds(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_the_signature_stands_before_a_long_table() -> None:
    rows = "".join(f"| {n} | Đào kênh số {n} | Ấp trên |\n" for n in range(1, 30))
    found = kinds(
        "1. Đào kênh.\nTM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nLê Hòa\n\nPHỤ LỤC\n\n"
        f"| TT | Nhiệm vụ | Chủ trì |\n| --- | --- | --- |\n{rows}"
    )
    assert found[:4] == ["item", "signature", "signature", "signature"]
    assert found.count("cell") == 90


def test_a_field_tells_its_label_and_value() -> None:
    cleaned = clean("b) Cơ quan phối hợp: Sở Y tế, các ấp;")
    (block,) = parse(cleaned).blocks
    assert block.label == "Cơ quan phối hợp"
    assert cleaned.text[block.value : block.end] == "Sở Y tế, các ấp;"
    assert block.mark == "b)"


@pytest.mark.parametrize(
    ("line", "is_news"),
    [
        ("Thứ 4, 4/6/2031 | 08:00", True),
        ("Chủ nhật, 04/06/2031", True),
        ("14/06/2031 08:15", True),
        ("(BXM) - 04/06/2031 08:15", True),
        ("1.204 lượt xem", True),
        ("Ngày 4/6/2031, xã họp", False),
        ("Thứ hai là đào kênh", False),
    ],
)
def test_date_lines_of_news(line: str, is_news: bool) -> None:
    assert bool(NEWS_LINE.match(line)) is is_news
