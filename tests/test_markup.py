"""Characters and markup: NFC, spaces, Markdown and HTML."""

from __future__ import annotations

import time
import unicodedata

import pytest

from extract.cleaning.markup import CELL, HARD, HEAD, markup, odd_characters
from extract.cleaning.offsets import apply

CHARACTERS = [
    # seen, meant
    (unicodedata.normalize("NFD", "Uỷ ban xã Mỹ Lộc"), "Uỷ ban xã Mỹ Lộc"),
    ("\ufeffSở Y tế", "Sở Y tế"),
    ("Ðường Ðiện Biên, cầu ðá", "Đường Điện Biên, cầu đá"),
    ("số 133⁄BC-UBND ngày 16⁄4", "số 133/BC-UBND ngày 16/4"),
    # raised marks of footnotes go, raised units stay
    ("lập đề án¹, chương trình²³ này", "lập đề án, chương trình này"),
    ("12 m², 5km², 3m³/s, đồng/m³, 2 dm³", "12 m², 5km², 3m³/s, đồng/m³, 2 dm³"),
    ("thông\u00adtin", "thôngtin"),
    ("một\u00a0hai\t ba", "một hai ba"),
    ("dòng\r\nmới\rnữa", "dòng\nmới\nnữa"),
    ("trang\fsau", "trang\n\n\nsau"),
    ("không\u200bgian", "khônggian"),
    (f"a{HARD}b{CELL}c{HEAD}d", "abcd"),
    (f"a{CELL}\u0301b{HARD}\u0300", "a\u0301b\u0300"),  # nor behind a combining mark
    ("“giữ” – ‘nguyên’…", "“giữ” – ‘nguyên’…"),
]


@pytest.mark.parametrize(("seen", "meant"), CHARACTERS)
def test_characters(seen: str, meant: str) -> None:
    assert apply(seen, odd_characters(seen))[0] == meant


MARKUP = [
    # Markdown
    ("đào **tám tuyến kênh** trong quý", "đào tám tuyến kênh trong quý"),
    ("vào** ngày 3/4** tới", "vào ngày 3/4 tới"),
    ("**2.****\n**Nạo vét kênh", "2.\nNạo vét kênh"),
    ("*Ghi chú: không in*", "Ghi chú: không in"),
    ("*(*) Đây là chú thích*", "(*) Đây là chú thích"),
    ("* Về thủy lợi", "* Về thủy lợi"),
    ("5*3 và 2 * 4", "5*3 và 2 * 4"),
    ("## Nhiệm vụ", f"{HARD}{HEAD}Nhiệm vụ"),
    ("**Nhiệm vụ**", f"{HEAD}Nhiệm vụ"),
    ("xem [kế hoạch](https://vi.du/a.html) này", "xem kế hoạch này"),
    ("**[4] Tổ chức:**", f"{HEAD}[4] Tổ chức:"),
    ("-----\nHết", f"{HARD}\nHết"),
    ("mã số A_1_2 giữ", "mã số A_1_2 giữ"),
    # HTML
    ("<p>Đoạn một</p><p>Đoạn hai</p>", f"{HARD}Đoạn một{HARD}{HARD}Đoạn hai{HARD}"),
    ("chữ <b>đậm</b> và <span class='x'>màu</span>", "chữ đậm và màu"),
    ("<h2>Đầu đề</h2>", f"{HARD}{HEAD}Đầu đề{HARD}"),
    ("Sở KH&amp;CN&nbsp;họp", "Sở KH&CN họp"),
    ("a<!-- bỏ\nđi -->b", f"a{HARD}b"),
    ("<script>var x = 1 < 2;</script>Còn", f"{HARD}Còn"),
    ("5 < 7 và 9 > 3", "5 < 7 và 9 > 3"),
    # tables
    ("| A | B |\n|---|---|\n| 1 | 2 |\n| 3 | 4 |", None),
    ("Thứ 5, 4/5/2023 | 08:00", "Thứ 5, 4/5/2023 | 08:00"),
]


@pytest.mark.parametrize(("seen", "meant"), MARKUP)
def test_markup(seen: str, meant: str | None) -> None:
    result = apply(seen, markup(seen))[0]
    if meant is None:
        assert "|" not in result and "-" not in result
        assert result.count(CELL) == 9
    else:
        assert result == meant


@pytest.mark.parametrize("piece", ["_", "<style ", "<a ", "![", "<", "&#", "|\n", "*"])
def test_hostile_markup_takes_no_time(piece: str) -> None:
    begun = time.monotonic()
    list(markup(f"Đào kênh {piece * 50_000}"))
    assert time.monotonic() - begun < 5


def test_comments_and_scripts_end_or_are_text() -> None:
    text = f"a<!-- {'x' * 9_000} -->b<script>c</script >d<!-- e"
    assert apply(text, markup(text))[0] == f"a{HARD}b{HARD}d<!-- e"
