"""Bylines: behind a label, on the last line, on a line near the end."""

from __future__ import annotations

import pytest

from extract.mentions.bylines import find_bylines

BYLINES = [
    ("Tác giả: Minh Thư", ["Minh Thư"]),
    ("(Ảnh: Quang Thọ)", ["Quang Thọ"]),
    ("Bài, ảnh: Vàng Mỷ - Ngọc Hòa", ["Vàng Mỷ", "Ngọc Hòa"]),
    ("xong rồi.\n\nThanh Mai - Ngọc Hòa", ["Thanh Mai", "Ngọc Hòa"]),
    ("xong rồi.\n\n**Thanh Mai**\n", ["Thanh Mai"]),
    ("xong rồi.\n\nTrần Thảo (PVT)\n\nTừ khóa: chợ", ["Trần Thảo"]),
    ("xong rồi.\nTrần Thảo – Đài truyền thanh huyện\n", ["Trần Thảo"]),
    ("Tin, ảnh: MINH THƯ - NGỌC HÒA", ["MINH THƯ", "NGỌC HÒA"]),  # as newspapers print it
    ("xong rồi.\n\nMINH THƯ\n", ["MINH THƯ"]),
    ("Responsive image\n\nHuỳnh Thọ – Đài truyền thanh huyện\n", ["Huỳnh Thọ"]),
    ("xong rồi.\n\nPHÓ CHỦ TỊCH", []),
    ("xong rồi.\n\nCỤC TRƯỞNG", []),
    ("Thực hiện: SỞ Y TẾ", []),
    ("Ảnh: Các đại biểu", []),
    ("Ảnh: Văn phòng", []),
    ("Tin: Báo Hòa Sơn", []),
    ("gồm có\nThanh Mai", []),  # no sentence ends above
    ("xong rồi.\nThanh Mai\nTừ khóa: chợ", []),  # no family name, not the last line
    ("xong rồi.\nVăn Phòng Ủy Ban", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "names"), BYLINES)
def test_bylines(text: str, names: list[str]) -> None:
    assert sorted({text[a:b] for a, b in find_bylines(text)}) == sorted(names)
