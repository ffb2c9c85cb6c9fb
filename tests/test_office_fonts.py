"""Fonts: symbols, bullets, and runs in the fonts before Unicode."""

from __future__ import annotations

import pytest

from extract.readers.office_fonts import (
    Encoding,
    Piece,
    bullet,
    encoding_of,
    in_unicode,
    remarks_on,
    symbol,
)

SYMBOLS = [
    # code, font, printed
    (0xF0B3, "Symbol", "≥"),
    (0xB1, "Symbol", "±"),
    (0xF041, "Symbol", "A"),
    (0xF0FC, "Wingdings", "✓"),
    (0xF0A8, "Wingdings 2", "☐"),
    (0xF0E0, "Wingdings", "→"),
    # unknown: as it is
    (0xF001, "Wingdings", "\uf001"),
    (0x1EA1, "Symbol", "ạ"),
]


@pytest.mark.parametrize(("code", "font", "printed"), SYMBOLS)
def test_symbols(code: int, font: str, printed: str) -> None:
    assert symbol(code, font) == printed


BULLETS = [
    ("-", "Times New Roman", "-"),
    ("+", "", "+"),
    ("\uf0b7", "Symbol", "•"),
    ("\uf0a7", "Wingdings", "▪"),
    ("o", "Courier New", "◦"),
    ("\uf02d", "Symbol", "-"),
    # a sign that list marks do not know
    ("\uf0d8", "Wingdings", "•"),
    ("►", "Arial", "•"),
    ("", "", ""),
]


@pytest.mark.parametrize(("text", "font", "sign"), BULLETS)
def test_bullets(text: str, font: str, sign: str) -> None:
    assert bullet(text, font) == sign


RUNS: list[tuple[list[Piece], str, set[Encoding]]] = [
    # TCVN3 beside Unicode
    ([("Uû ban ", ".VnTime", False), ("tỉnh", "Arial", False)], "Uỷ ban tỉnh", {"tcvn3"}),
    # the capitals font
    ([("quyÕt ®Þnh", ".VnTimeH", False)], "QUYẾT ĐỊNH", {"tcvn3"}),
    # VNI writes a letter as two characters, here torn over two runs
    ([("kế hoa".replace("ế", "eá"), "VNI-Times", False), ("ïch", "VNI-Helve", False)],
     "kế hoạch", {"vni"}),
    # Unicode pasted into an old font stays; so do plain letters
    ([("Điều chỉnh", ".VnTime", False)], "Điều chỉnh", set()),
    ([("Ban 12", ".VnTime", False)], "Ban 12", set()),
    # capitals by format, old encoding or none
    ([("quyÕt", ".VnTime", True)], "QUYẾT", {"tcvn3"}),
    ([("sở y tế", "Arial", True)], "SỞ Y TẾ", set()),
    ([], "", set()),
]  # fmt: skip


@pytest.mark.parametrize(("pieces", "text", "encodings"), RUNS)
def test_runs(pieces: list[Piece], text: str, encodings: set[Encoding]) -> None:
    seen: set[Encoding] = set()
    assert in_unicode(pieces, seen) == text
    assert seen == encodings


def test_names_and_remarks() -> None:
    assert [encoding_of(f) for f in (".VnArialH", "vni-times", "Vni", "Times")] == [
        "tcvn3",
        "vni",
        "",
        "",
    ]
    assert [r.split(" đã ")[0] for r in remarks_on({"vni", "tcvn3"})] == [
        "Phần văn bản dùng phông chữ cũ TCVN3 (.Vn…)",
        "Phần văn bản dùng phông chữ cũ VNI (VNI-…)",
    ]
