"""Unwrapping: which newlines are boundaries."""

from __future__ import annotations

from pathlib import Path

import pytest

from extract.cleaning.hints import Hints, Place
from extract.cleaning.markup import CELL, HARD, TABLE_END, markup
from extract.cleaning.offsets import apply
from extract.page.unwrap import unwrap

LONG = (
    "Trong tháng, xã đã đào xong tám tuyến kênh và đắp lại bờ bao phía tây của ấp\n"
    "Rạch Vọp, đưa nước ngọt về cho gần bốn trăm héc ta ruộng đang thiếu nước vì\n"
    "đồng lên cao, bà con đã xuống giống được hai phần ba diện tích đúng lịch của\n"
    "huyện đề ra từ đầu vụ.\n"
)

CASES = [
    # a clean text: newlines are boundaries …
    ("Đào kênh.\nĐắp bờ.", "Đào kênh.\nĐắp bờ."),
    ("ỦY BAN NHÂN DÂN\nXÃ MỸ LỘC", "ỦY BAN NHÂN DÂN\nXÃ MỸ LỘC"),
    # … but a sentence that a page tore goes on in lower case
    ("Đẩy nhanh việc sửa\n\n\n\nbờ bao.", "Đẩy nhanh việc sửa bờ bao."),
    ("Sửa bờ bao.\n\nbờ bên kia", "Sửa bờ bao.\nbờ bên kia"),
    ("Sửa bờ bao;\n\nlàm cầu", "Sửa bờ bao;\nlàm cầu"),
    ("Sửa bờ\n\n4\n\nbao phía tây.", "Sửa bờ bao phía tây."),
    # marks and fields always begin a block
    ("Gồm các việc\n- đào kênh\n- đắp bờ", "Gồm các việc\n- đào kênh\n- đắp bờ"),
    ("a) cơ quan: sở\nb) thời hạn", "a) cơ quan: sở\nb) thời hạn"),
    ("Đào kênh\nCơ quan chủ trì: xã", "Đào kênh\nCơ quan chủ trì: xã"),
    # a mark alone on its line belongs to the next
    ("2.\nNạo vét kênh", "2. Nạo vét kênh"),
    ("-\nNạo vét kênh", "- Nạo vét kênh"),
    # torn numbers
    ("theo Quyết định số 12/QĐ-\nUBND của xã", "theo Quyết định số 12/QĐ-UBND của xã"),
    ("giai đoạn 2031-\n2035 của xã", "giai đoạn 2031-2035 của xã"),
    # capitals: a heading goes on after a word that wants another
    ("NHIỆM VỤ VÀ\nGIẢI PHÁP", "NHIỆM VỤ VÀ GIẢI PHÁP"),
    ("KẾT LUẬN CỦA ẤP\nvề việc đào kênh", "KẾT LUẬN CỦA ẤP\nvề việc đào kênh"),
    # a newspaper's «continued» begins afresh
    ("Đầu đề của bài\n(Tiếp theo trang 1)\nvà đắp bờ.", "Đầu đề của bài\nvà đắp bờ."),
    # hard-wrapped text
    (LONG, LONG.strip().replace("\n", " ")),
    (LONG + "Kênh mới.\nXã nghiệm thu.", None),
]


@pytest.mark.parametrize(("seen", "meant"), CASES)
def test_boundaries(seen: str, meant: str | None) -> None:
    text = unwrap(seen).text
    if meant is None:
        assert text.split("\n")[1:] == ["Kênh mới.", "Xã nghiệm thu."]
    else:
        assert text == meant


WRAPPED = [
    # a name after a full line goes on, after a short line it does not
    ("kết nối với tỉnh bạn qua hai bến phà cũ ở cuối bãi sông và cầu treo\nHòa Bắc.", 1),
    ("Thu hoạch vụ mùa\nNông dân gặt xong hai phần ba diện tích.", 2),
    # a law's article is not a new article of this document
    ("theo khoản 3,\nĐiều 58 Luật Thủy sản của nước ta.", 1),
    ("Điều 4. Tổ chức\nĐiều 5. Hiệu lực", 2),
    # a year or a number in the middle of a sentence
    ("trước ngày\n20. Sau đó nghiệm thu.", 1),
    # an open bracket
    ("gặp ba doanh nghiệp (Công ty Hòa Bắc;\n\nCông ty Rạch Vọp)", 1),
    ("Kỳ họp thứ 4, khóa\nXV.\n\n5. Về việc làm cầu:", 2),
]


def test_cells_one_a_line_end_with_their_lines_however_wide_the_page_is() -> None:
    names = ["STT", "Nhiệm vụ", "Chủ trì", "1", "Đào kênh cấp", "một", "Sở Xây dựng của tỉnh nhà"]
    table = "\n".join([*names, "2", "Đắp bờ bao phía", "tây", "Sở Y tế", "Điều 2. Hiệu lực"])
    ragged = LONG.replace("giống được hai phần ba", "giống\nđược hai phần ba")
    blocks = unwrap(f"{ragged}{ragged}\n{table}").text.split("\n")
    row = ["Đào kênh cấp một", "Sở Xây dựng của tỉnh nhà", "2", "Đắp bờ bao phía tây", "Sở Y tế"]
    assert blocks[-10:] == ["STT", "Nhiệm vụ", "Chủ trì", "1", *row, "Điều 2. Hiệu lực"]


@pytest.mark.parametrize(("seen", "blocks"), WRAPPED)
def test_wrapped_boundaries(seen: str, blocks: int) -> None:
    text = unwrap(LONG * 3 + "\n\n\n\n" + seen).text
    tail = text.split("đầu vụ.")[-1].strip("\n")
    assert len(tail.split("\n")) == blocks, tail


def test_a_footnote_moves_behind_its_paragraph(root: Path) -> None:
    text = (root / "tests" / "documents" / "structure" / "report_wrapped.txt").read_text(
        encoding="utf-8"
    )
    result = unwrap(text)
    lines = result.text.split("\n")
    torn = next(i for i, line in enumerate(lines) if "so với vụ mùa năm ngoái" in line)
    assert lines[torn + 1].startswith("^ Các tuyến: kênh Bảy Ngàn")
    assert lines[torn + 1].endswith("theo giờ công.")
    assert len(result.notes) == 1
    start = result.text.index("so với vụ mùa")
    first, last = result.layer.origin(start, start + len("so với vụ mùa"))
    assert text[first:last].startswith("so với vụ\n\n^ Các tuyến")
    assert text[first:last].endswith("mùa")


def test_cells_of_a_pipe_table() -> None:
    table = (
        "| TT | Việc | Ai |\n|---|---|---|\n| 1 | Đào\nkênh | |\n| 2 | Đắp bờ | Ấp |\n\nHết bảng."
    )
    result = unwrap(apply(table, markup(table))[0])
    cells = {result.text[start:].split("\n", 1)[0]: place for start, place in result.cells.items()}
    assert cells == {
        "TT": (0, 0),
        "Việc": (0, 1),
        "Ai": (0, 2),
        "1": (1, 0),
        "Đào kênh": (1, 1),
        "2": (2, 0),
        "Đắp bờ": (2, 1),
        "Ấp": (2, 2),
    }


def test_what_is_left_out_is_told() -> None:
    result = unwrap("Đào kênh.\n\n7\n\nĐắp bờ.")
    assert result.dropped == ((11, 12),)


C, E = CELL, HARD + TABLE_END
TORN: list[tuple[str, tuple[Place, ...], str]] = [
    # two pieces of each cell of one row: the sentence goes on in its own cell
    (
        f"{C}Đào kênh của{C}Ấp{C}các xã{C}Vọp{E}",
        ((0, 0), (0, 1)) * 2,
        "Đào kênh của các xã\nẤp Vọp",
    ),
    # a code is torn
    (f"{C}Theo 12/QĐ-{C}Xã{C}UBND{E}", ((0, 0), (0, 1), (0, 0)), "Theo 12/QĐ-UBND\nXã"),
    # a new item in the torn cell is a block of its own, where it stands
    (
        f"{C}a) Đào kênh;{C}Xã{C}b) Đắp bờ{E}",
        ((0, 0), (0, 1), (0, 0)),
        "a) Đào kênh;\nXã\nb) Đắp bờ",
    ),
    # cells of other places are never joined, however well they would fit
    (f"{C}Đào kênh của{C}các xã{E}", ((0, 0), (0, 1)), "Đào kênh của\ncác xã"),
    # nor a cell with the paragraph before or behind the table
    (f"Bảng của\n{HARD}{C}các xã về{E}\nviệc", ((0, 0),), "Bảng của\ncác xã về\nviệc"),
]


@pytest.mark.parametrize(("text", "places", "meant"), TORN)
def test_cells_that_a_page_break_tears(text: str, places: tuple[Place, ...], meant: str) -> None:
    result = unwrap(text, Hints(places))
    assert result.text == meant
    assert set(result.cells.values()) == set(places)
    for start in result.cells:  # each cell begins where it says
        first, _ = result.layer.origin(start, start + 1)
        assert text[first] == result.text[start]
