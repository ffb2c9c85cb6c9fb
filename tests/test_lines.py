"""Lines of a page: width, furniture, dirt, small print, and what begins a block."""

from __future__ import annotations

import pytest

from extract.cleaning.hints import Hints, Place
from extract.cleaning.markup import CELL, HARD, HEAD, TABLE_END
from extract.page.lines import START, Shape, classify, read_lines, shape_of

WRAPPED = [
    "Trong tháng, xã đã đào xong tám tuyến kênh và đắp lại bờ bao phía tây của ấp",
    "Rạch Vọp, đưa nước ngọt về cho gần bốn trăm héc ta ruộng đang thiếu nước mặn",
    "đồng lên cao, bà con đã xuống giống được hai phần ba diện tích đúng lịch của",
    "huyện đề ra từ đầu vụ.",
]

STARTS = [
    ("1. Kinh tế", True),
    ("1.2. Nông nghiệp", True),
    ("1.2 Nông nghiệp", True),
    ("2,5 tỷ đồng", False),
    ("a) Đào kênh", True),
    ("đ) Đắp bờ", True),
    ("(1) Sở Tài chính", True),
    ("1/ Sở Tài chính", True),
    ("1/3 số ấp", False),
    ("a/ Sở Tài chính", True),
    ("👉 Đắp bờ", True),
    ("(iv) Sở Tài chính", True),
    ("[3] Tổ chức", True),
    ("- Đào kênh", True),
    ("-Đào kênh", False),
    ("+ Đắp bờ", True),
    ("• Đắp bờ", True),
    ("II. Kết quả", True),
    ("Điều 5. Hiệu lực", True),
    ("Điều 5 Luật Thủy sản", False),
    ("Chương II", True),
    ("Chương trình mới", False),
    ("Căn cứ Luật Thủy sản;", True),
    ("Nơi nhận:", True),
    ("Noi nhận:", True),
    ("Số: 12/UBND", True),
    ("Số hộ nghèo", False),
    ("Cơ quan chủ trì: Sở Y tế", True),
    ("Thời gian thực hiện: quý I", True),
    ("TM. ỦY BAN NHÂN DÂN", True),
    ("KT. CHỦ TỊCH", True),
    ("Cộng hòa xã hội chủ nghĩa", True),
    ("của huyện", False),
]


@pytest.mark.parametrize(("line", "begins"), STARTS)
def test_what_begins_a_block(line: str, begins: bool) -> None:
    assert bool(START.match(line)) is begins


def test_the_shape_of_wrapped_and_unwrapped_text() -> None:
    wrapped = shape_of(read_lines("\n".join(WRAPPED * 3)))
    assert 70 <= wrapped.width <= 80
    assert wrapped.even
    assert shape_of(read_lines("Đào kênh.\n\nĐắp bờ bao.\n\nLàm cầu.")).width == 0


@pytest.mark.parametrize(
    ("page", "furniture"),
    [
        ("Đoạn một dài.\n\n2\n\nĐoạn hai.", ["2"]),
        ("Đoạn một dài.\n\n- 3 -\n\nĐoạn hai.", ["- 3 -"]),
        ("Đoạn một dài.\n\nTrang 2/10\n\nĐoạn hai.", ["Trang 2/10"]),
        ("(Xem tiếp trang 4)\nĐoạn một.", ["(Xem tiếp trang 4)"]),
        ("t  ^ 9 V* i _\nĐoạn một.", ["t  ^ 9 V* i _"]),
        ("Tổng số\n12\nhộ", []),
        # what stands under a page, but not a line of text that names one
        ("Đoạn một dài.\n\nXã Mỹ Lộc - Trang 2/4\n\nĐoạn hai.", ["Xã Mỹ Lộc - Trang 2/4"]),
        ("Đoạn một.\n\nBáo cáo tháng 3            1\n\nĐoạn.", ["Báo cáo tháng 3            1"]),
        ("Đoạn một.\nXem phụ lục - trang 2\nĐoạn hai.", []),
    ],
)
def test_furniture(page: str, furniture: list[str]) -> None:
    lines = read_lines(page)
    found = classify(lines, shape_of(lines))
    assert [line.text for line in found if line.kind == "furniture"] == furniture


def test_running_heads_stay_once() -> None:
    page = "CÔNG BÁO XÃ MỸ LỘC\n\nĐoạn {}.\n\n\n\n"
    lines = read_lines("".join(page.format(i) for i in range(4)))
    kinds = [line.kind for line in classify(lines, shape_of(lines)) if "CÔNG" in line.text]
    assert kinds == ["body", "furniture", "furniture", "furniture"]


def test_a_column_of_serial_numbers_is_no_page_numbers() -> None:
    table = "\n\n".join(f"{i}\n\nViệc thứ {i}" for i in range(1, 9))
    lines = read_lines(table)
    assert all(line.kind == "body" for line in classify(lines, shape_of(lines)))


def test_numbers_of_rows_that_stand_apart_are_no_page_numbers() -> None:
    cells = "\n\n".join(
        ["STT", "Việc", "Chủ trì", "1", f"Đào kênh {'A, ' * 40}B", "Sở Y tế", "Quý I"]
    )
    cells += "\n\n2\n\nĐắp bờ"
    prose = f"{'Sở Y tế rà soát các giếng khoan ở những xã ven sông trong mùa khô. ' * 2}\n\n"
    kinds = {
        (line.text, line.kind)
        for line in classify(read_lines(f"{cells}\n\n{prose}3\n\n{prose}"), Shape(0, False))
        if line.text.isdigit()
    }
    assert kinds == {("1", "body"), ("2", "body"), ("3", "furniture")}


def test_dirt_before_a_line_goes() -> None:
    lines = read_lines("'  ' ' ' \" ' 'mầm non của xã")
    assert classify(lines, shape_of(lines))[0].text == "mầm non của xã"


def test_small_print_is_a_footnote() -> None:
    note = "^ Các tuyến: " + "kênh Bảy Ngàn, kênh Ông Tà, kênh Xáng Múc, " * 3 + "kênh Lung Lớn"
    body = "\n".join(WRAPPED[:3])
    page = "\n\n".join([body] * 14 + [note + "\nvà bốn kênh khác."] + [body])
    lines = read_lines(page)
    notes = [line.text for line in classify(lines, shape_of(lines)) if line.kind == "note"]
    assert notes == [note, "và bốn kênh khác."]


C, E = CELL, HARD + TABLE_END
PLACES: tuple[Place, ...] = ((0, 0), (0, 1), (1, 0), (1, 1))
NOT = None

GIVEN = [
    # (text with marks, places by the reader, the lines and the place of each)
    (f"{C}A{C}B{C}1{C}2{E}", PLACES, list(zip("AB12", PLACES, strict=True))),
    # before and behind a table
    (f"x\n{HARD}{C}A{C}B{E}\ny", PLACES, [("x", NOT), ("A", (0, 0)), ("B", (0, 1)), ("y", NOT)]),
    # empty cells, at the beginning, in the middle, at the end
    (f"{C}{C}B{C}{C}2{E}y", PLACES, [("B", (0, 1)), ("2", (1, 1)), ("y", NOT)]),
    (f"{C}A{C}{C}{C}{E}y", PLACES, [("A", (0, 0)), ("y", NOT)]),
    # a cell of several lines, paragraphs, with a gap
    (f"{C}A\nb\n\nc{HARD}d{C}B{E}", PLACES, [*((x, (0, 0)) for x in "Abcd"), ("B", (0, 1))]),
    # one table right behind another
    (f"{C}A{E}{C}B{E}{HARD}y", PLACES, [("A", (0, 0)), ("B", (0, 1)), ("y", NOT)]),
    # a torn cell has the place of its first part
    (
        f"{C}A{C}B{C}a{C}b{E}",
        (PLACES[0], PLACES[1]) * 2,
        list(zip("ABab", PLACES[:2] * 2, strict=True)),
    ),
]
PIPED = [
    # (text with marks of pipes, the lines and the place of each)
    (f"{C}A{C}B{C}\n{C}1{C}2{C}", list(zip("AB12", PLACES, strict=True))),
    (f"x\n{C}A{C}{C}\n\ny", [("x", NOT), ("A", (0, 0)), ("y", NOT)]),
    (f"{C}{C}B{C}\n{C}1{C}", [("B", (0, 1)), ("1", (1, 0))]),  # rows may begin empty
    (f"{C}A\nb{C}B{C}", [("A", (0, 0)), ("b", (0, 0)), ("B", (0, 1))]),  # badly wrapped
    (f"{C}A{C}\ny", [("A", (0, 0)), ("y", NOT)]),
    # a row that no pipe closed goes on behind the pipe of the next line; a full one does not
    (
        f"{C}A{C}B{C}C{C}\n{C}1{C}2\n{C}3{C}",
        list(zip("ABC123", ((r, c) for r in (0, 1) for c in (0, 1, 2)), strict=True)),
    ),
    (f"{C}A{C}B\n{C}1{C}2", list(zip("AB12", PLACES, strict=True))),
]


@pytest.mark.parametrize(("text", "places", "found"), GIVEN)
def test_places_that_the_reader_gave(
    text: str, places: tuple[Place, ...], found: list[tuple[str, Place | None]]
) -> None:
    lines = read_lines(text, Hints(places))
    assert [(line.text, line.cell) for line in lines] == found


@pytest.mark.parametrize(("text", "found"), PIPED)
def test_places_by_the_pipes_of_markdown(text: str, found: list[tuple[str, Place | None]]) -> None:
    assert [(line.text, line.cell) for line in read_lines(text)] == found


def test_boundaries_and_heads_by_marks() -> None:
    lines = read_lines(f"{HARD}{HEAD}Việc\nđào{HARD}đắp\n{HEAD}xây")
    assert [(line.text, line.hard, line.head) for line in lines] == [
        ("Việc", True, True),
        ("đào", False, False),
        ("đắp", True, False),
        ("xây", False, True),
    ]


def test_what_the_reader_knows_of_a_line_is_not_guessed_again() -> None:
    text = "Trang bìa\n\nĐoạn một.\n\n7\n\nĐoạn hai.\n1 Ghi chú.\n"
    hints = Hints(furniture=((0, 9),), notes=((text.index("1 G"), len(text)),))
    lines = read_lines(text, hints)
    assert {line.text: line.kind for line in classify(lines, shape_of(lines))} == {
        "Trang bìa": "furniture",
        "Đoạn một.": "body",
        "7": "furniture",  # which the reader did not tell
        "Đoạn hai.": "body",
        "1 Ghi chú.": "note",
    }


def test_a_number_in_a_cell_is_no_page_number() -> None:
    lines = read_lines(f"Bảng dài của xã\n\n{C}7\n\n{E}x", Hints(((0, 0),)))
    assert [line.kind for line in classify(lines, shape_of(lines))] == ["body"] * 3
