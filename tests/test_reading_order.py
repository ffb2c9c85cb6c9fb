"""Reading order: which column is read first, and what is no column at all."""

from __future__ import annotations

import pytest

from extract.readers.pdf_text import line_of
from extract.readers.printed import PrintedLine, PrintedWord
from extract.readers.reading_order import in_reading_order

Piece = tuple[float, str]


def line(y: float, *pieces: Piece, size: float = 10.0) -> PrintedLine:
    """Return a line with its base at `y`; each letter is five points wide."""
    words = []
    for start, text in pieces:
        x = start
        for word in text.split():
            words.append(PrintedWord(word, (x, y - size, x + 5 * len(word), y)))
            x += 5 * len(word) + 3
    return line_of(words)


BODY = "Sở Tài chính chủ trì, phối hợp với các cơ quan liên quan thực hiện các nhiệm vụ được giao."

CASES = [
    # issuer left, motto right, number and date in one printed line
    (
        [
            line(50, (80, "UBND TỈNH AN BÌNH"), (280, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
            line(64, (90, "Số: 12/QĐ-UBND"), (300, "An Bình, ngày 3 tháng 2 năm 2025")),
            line(90, (70, BODY)),
        ],
        [
            "UBND TỈNH AN BÌNH",
            "Số: 12/QĐ-UBND",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "An Bình, ngày 3 tháng 2 năm 2025",
            BODY,
        ],
    ),
    # a narrow letterhead, as scans have it: the motto begins a column whatever the gap
    (
        [
            line(50, (80, "HỘI ĐỒNG NHÂN DÂN"), (180, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")),
            line(64, (90, "TỈNH AN BÌNH"), (200, "Độc lập - Tự do - Hạnh phúc")),
        ],
        [
            "HỘI ĐỒNG NHÂN DÂN",
            "TỈNH AN BÌNH",
            "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "Độc lập - Tự do - Hạnh phúc",
        ],
    ),
    # columns whose lines are shifted against each other
    (
        [
            line(50, (280, "TM. ỦY BAN NHÂN DÂN")),
            line(54, (70, "Nơi nhận:")),
            line(65, (300, "CHỦ TỊCH")),
            line(67, (70, "- Như Điều 3;")),
            line(80, (70, "- Lưu: VT.")),
            line(110, (290, "Trần Văn Bình")),
        ],
        [
            "Nơi nhận:",
            "- Như Điều 3;",
            "- Lưu: VT.",
            "TM. ỦY BAN NHÂN DÂN",
            "CHỦ TỊCH",
            "Trần Văn Bình",
        ],
    ),
    # a gap left for the day to be written in is no gutter
    (
        [line(50, (70, "Có hiệu lực từ ngày"), (250, "tháng 5 năm 2025"))],
        ["Có hiệu lực từ ngày tháng 5 năm 2025"],
    ),
    # a list mark far before its item
    ([line(50, (70, "1."), (110, "Giao Sở Y tế"))], ["1. Giao Sở Y tế"]),
    # three pieces are a table without rules: row by row
    (
        [
            line(50, (70, "Lúa"), (200, "120"), (300, "ha")),
            line(64, (70, "Ngô"), (200, "30"), (300, "ha")),
        ],
        ["Lúa 120 ha", "Ngô 30 ha"],
    ),
    # a single gap before a lower-case word is a gap in the sentence
    (
        [line(50, (70, "Kinh phí là"), (250, "đồng do ngân sách cấp")), line(66, (70, BODY))],
        ["Kinh phí là đồng do ngân sách cấp", BODY],
    ),
]


@pytest.mark.parametrize(("lines", "expected"), CASES)
def test_reading_order(lines: list[PrintedLine], expected: list[str]) -> None:
    assert [found.text for found in in_reading_order(lines)] == expected


def test_order_does_not_depend_on_the_order_given() -> None:
    lines, expected = CASES[1]
    assert [found.text for found in in_reading_order(lines[::-1])] == expected


def test_order_again_changes_nothing() -> None:
    for lines, _ in CASES:
        once = in_reading_order(lines)
        assert [x.text for x in in_reading_order(once)] == [x.text for x in once]
