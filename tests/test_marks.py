"""List marks: what is one, its label and kind, and how marks nest."""

from __future__ import annotations

import pytest

from extract.page.marks import RANKS, read_mark

MARKS = [
    # line, label, kind, content
    ("Điều 2. Hiệu lực", "Điều 2", "article", "Hiệu lực"),
    ("Điều 12a: Hiệu lực", "Điều 12a", "article", "Hiệu lực"),
    ("Chương II", "Chương II", "chapter", ""),
    ("Mục 1. Chung", "Mục 1", "division", "Chung"),
    ("PHỤ LỤC II", "PHỤ LỤC II", "appendix", ""),
    ("IV. Tổ chức", "IV", "roman", "Tổ chức"),
    ("II - Kết quả", "II", "roman", "Kết quả"),
    ("L TÌNH HÌNH CHUNG NĂM QUA", "I", "roman", "TÌNH HÌNH CHUNG NĂM QUA"),
    ("A. Phần chung", "A", "capital", "Phần chung"),
    ("B) Cơ quan", "b", "letter", "Cơ quan"),
    ("Z. Đào kênh", "Z", "number", "Đào kênh"),
    ("3. Đào kênh", "3", "number", "Đào kênh"),
    ("3) Đào kênh", "3", "number", "Đào kênh"),
    ("3.Đào kênh", "3", "number", "Đào kênh"),
    ("2, Đắp bờ", "2", "number", "Đắp bờ"),
    ("2/ Đắp bờ", "2", "number", "Đắp bờ"),
    ("b/ Đắp bờ", "b", "letter", "Đắp bờ"),
    ("II/ KẾT QUẢ", "II", "roman", "KẾT QUẢ"),
    ("✅ Đắp bờ", "✅", "dot", "Đắp bờ"),  # as posts on the web have them
    ("➡️ Đắp bờ", "➡️", "dot", "Đắp bờ"),
    ("3.1. Đào kênh", "3.1", "number", "Đào kênh"),
    ("3.1 Đào kênh", "3.1", "number", "Đào kênh"),
    ("[4] Tổ chức", "4", "number", "Tổ chức"),
    ("(2) Sở Y tế", "2", "bracket", "Sở Y tế"),
    ("3- Nạo vét kênh", "3", "number", "Nạo vét kênh"),  # as Party bodies number
    ("(ii) Sở Y tế", "ii", "inner", "Sở Y tế"),
    ("đ) Đắp bờ", "đ", "letter", "Đắp bờ"),
    ("a) a) Đắp bờ", "a", "letter", "Đắp bờ"),
    ("16 b) Đắp bờ", "b", "letter", "Đắp bờ"),
    ("- Đắp bờ", "-", "dash", "Đắp bờ"),
    ("-Đắp bờ", "-", "dash", "Đắp bờ"),
    ("~ Đắp bờ", "~", "dash", "Đắp bờ"),
    ("+ Đắp bờ", "+", "plus", "Đắp bờ"),
    ("• Đắp bờ", "•", "dot", "Đắp bờ"),
]


@pytest.mark.parametrize(("line", "label", "kind", "content"), MARKS)
def test_marks(line: str, label: str, kind: str, content: str) -> None:
    mark = read_mark(line)
    assert mark is not None
    assert (mark.label, mark.kind, line[mark.length :]) == (label, kind, content)


NONE = [
    "Đắp bờ",
    "2,5 tỷ đồng",
    "2024. Sang năm",
    "12/3/2024 họp",
    "Điều 5 Luật Thủy sản",
    "Chương trình mới",
    "(đã sửa)",
    "-5 độ",
    "I love",
    "15 tuyến kênh",
    "",
]


@pytest.mark.parametrize("line", NONE)
def test_no_marks(line: str) -> None:
    assert read_mark(line) is None


def test_nesting_of_a_resolution() -> None:
    lines = ["Điều 1. x", "I. x", "1. x", "1.1. x", "(1) x", "a) x", "(i) x", "- x", "+ x", "• x"]
    ranks = [mark.rank for mark in map(read_mark, lines) if mark]
    assert len(ranks) == len(lines)
    assert ranks == sorted(ranks)
    assert len(set(ranks)) == len(ranks)
    assert RANKS["appendix"] < RANKS["chapter"] < RANKS["article"] < RANKS["roman"]
