"""Letterheads whose columns stand on one line or in a table, parted."""

from __future__ import annotations

import pytest

from extract.cleaning.clean import clean
from extract.cleaning.markup import HARD
from extract.cleaning.offsets import apply
from extract.document.letterhead_lines import letterhead_lines
from extract.pipeline import extract_text

MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        # columns run together
        (
            f"ỦY BAN NHÂN DÂN {MOTTO}\nHUYỆN TÂN LẬP Độc lập - Tự do - Hạnh phúc",
            ["ỦY BAN NHÂN DÂN", MOTTO, "HUYỆN TÂN LẬP", "Độc lập - Tự do - Hạnh phúc"],
        ),
        (
            f"{MOTTO}\nSố: 45/KH-UBND Tân Lập, ngày 03 tháng 02 năm 2027",
            [MOTTO, "Số: 45/KH-UBND", "Tân Lập, ngày 03 tháng 02 năm 2027"],
        ),
        ("HUYỆN ỦY TÂN LẬP ĐẢNG CỘNG SẢN VIỆT NAM", ["HUYỆN ỦY TÂN LẬP", "ĐẢNG CỘNG SẢN VIỆT NAM"]),
        # a table of Markdown
        (
            f"| **UBND TỈNH X** **SỞ Y TẾ** | **{MOTTO}** |\n| --- | --- |\n"
            "| Số: 5/SYT-NV V/v mua thuốc | Tân Lập, ngày 3 tháng 2 năm 2027 |\n\nKính gửi",
            [
                "**UBND TỈNH X",
                "SỞ Y TẾ**",
                f"**{MOTTO}**",
                "Số: 5/SYT-NV",
                "V/v mua thuốc",
                "Tân Lập, ngày 3 tháng 2 năm 2027",
                "Kính gửi",
            ],
        ),
        # one below the other already
        (f"HUYỆN TÂN LẬP\n{MOTTO}", ["HUYỆN TÂN LẬP", MOTTO]),
        # no letterhead
        ("| Sở Y tế | mua thuốc |\n| Sở Nội vụ | tuyển người |", None),
        ("Số: 45/KH-UBND Tân Lập, ngày 03 tháng 02 năm 2027", None),
    ],
)
def test_columns(text: str, lines: list[str] | None) -> None:
    parted, _ = apply(text, letterhead_lines(text))
    found = [line.strip() for line in parted.replace(HARD, "\n").split("\n") if line.strip()]
    assert found == (lines or text.split("\n"))


def test_a_table_far_from_the_beginning_is_left_alone() -> None:
    text = "Sở Y tế mua thuốc.\n" * 100 + f"| Sở Y tế | {MOTTO} |\n"
    assert list(letterhead_lines(text)) == []


def test_the_document_is_told_from_such_a_letterhead() -> None:
    text = (
        f"ỦY BAN NHÂN DÂN {MOTTO}\nHUYỆN TÂN LẬP Độc lập - Tự do - Hạnh phúc\n"
        "Số: 45/KH-UBND Tân Lập, ngày 03 tháng 02 năm 2027\nKẾ HOẠCH\nNạo vét kênh năm 2027\n"
        "1. Phòng Nội vụ nạo vét kênh.\n"
    )
    document = extract_text(text, name="a.txt", sha256="0" * 64).document
    assert (document.type, document.number, str(document.date)) == (
        "Kế hoạch",
        "45/KH-UBND",
        "2027-02-03",
    )
    assert document.issuer == "Ủy ban nhân dân huyện Tân Lập"


def test_every_character_keeps_its_origin() -> None:
    text = f"HUYỆN TÂN LẬP {MOTTO}\nPhòng Nội vụ nạo vét kênh."
    cleaned = clean(text)
    at = cleaned.text.index("Phòng")
    start, end = cleaned.origin(at, at + 13)
    assert text[start:end] == "Phòng Nội vụ "[:13]
