"""Page furniture: page numbers, running heads, stamps, footnotes, and what only looks so."""

from __future__ import annotations

import pytest

from extract.readers.page_furniture import find_furniture
from extract.readers.pdf_text import line_of
from extract.readers.printed import PrintedLine, PrintedPage, PrintedWord

Printed = tuple[float, str, float]
"""Base of a line, its words, the height of its letters."""

BODY: list[Printed] = [(300 + 16 * i, f"Nội dung công việc thứ {i} của sở.", 12) for i in range(8)]


def page(number: int, lines: list[Printed], *, left: float = 70.0) -> PrintedPage:
    """Return a page of A4."""
    printed: list[PrintedLine] = []
    for y, text, size in lines:
        words, x = [], left
        for word in text.split():
            words.append(PrintedWord(word, (x, y - size, x + 5 * len(word), y)))
            x += 5 * len(word) + 3
        printed.append(line_of(words))
    return PrintedPage(number, 595, 842, tuple(printed))


def marked(pages: list[PrintedPage]) -> list[list[str]]:
    """Return the furniture of each page."""
    found = find_furniture(pages)
    return [
        [x.text for x in p.lines if id(x) in f.marked] for p, f in zip(pages, found, strict=True)
    ]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ((40, "2", 12), True),  # above the text
        ((810, "- 14 -", 12), True),  # below it
        ((810, "Trang 3/12", 12), True),
        ((450, "2", 12), False),  # within the text: a cell, or a list mark
        ((40, "2. Giao Sở Y tế", 12), False),
        ((40, "2025", 12), True),  # any bare number outside the text
        ((810, "Năm 2025", 12), False),
    ],
)
def test_page_numbers(line: Printed, expected: bool) -> None:
    found = marked([page(1, sorted([*BODY, line]))])
    assert (found == [[line[1]]]) is expected
    assert expected or found == [[]]


def test_running_heads_with_counting_numbers() -> None:
    pages = [page(n, [(30, f"CÔNG BÁO/Số {n + 4}/Ngày 02-3-2025", 10), *BODY]) for n in (1, 2, 3)]
    assert marked(pages) == [[p.lines[0].text] for p in pages]


def test_two_letterheads_are_no_running_head() -> None:
    pages = [page(n, [(60, "ỦY BAN NHÂN DÂN TỈNH AN BÌNH", 12), *BODY]) for n in (1, 2)]
    assert marked(pages) == [[], []]


def test_small_print_on_both_of_two_pages_is_a_running_line() -> None:
    foot = (810, "UBND tỉnh An Bình - Công điện số 3", 8)
    head = (60, "TT Nhiệm vụ Thời hạn", 12)  # of a table that goes on
    pages = [page(n, [head, *BODY, foot]) for n in (1, 2)]
    assert marked(pages) == [[foot[1]], [foot[1]]]


def test_mottos_of_many_forms_are_no_running_head() -> None:
    motto = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    assert marked([page(n, [(60, motto, 12), *BODY]) for n in (1, 2, 3)]) == [[], [], []]


STAMP: list[Printed] = [
    (30, "Ký bởi: Văn phòng Ủy ban nhân dân", 7),
    (39, "Email: vanphong@anbinh.example", 7),
    (48, "Thời gian ký: 03/02/2025 08:15:00 +07:00", 7),
]


def test_stamps_of_signatures() -> None:
    assert marked([page(1, [*STAMP, *BODY])]) == [[text for _, text, _ in STAMP]]


def test_a_sentence_about_signing_is_no_stamp() -> None:
    assert marked([page(1, [(200, "Người ký chịu trách nhiệm về nội dung.", 12), *BODY])]) == [[]]


@pytest.mark.parametrize(
    ("foot", "notes"),
    [
        # a raised number, and the note's second line
        (
            [(700, "¹ Gồm các xã vùng cao", 9), (711, "của huyện.", 9)],
            ["¹ Gồm các xã vùng cao", "của huyện."],
        ),
        # small print without a mark: «Nơi nhận»
        ([(700, "Nơi nhận:", 9), (711, "- Như Điều 3;", 9)], []),
        # a numbered paragraph in the size of the text
        ([(700, "1 Gồm các xã", 12)], []),
        # a page number below the note does not hide it
        ([(700, "(1) Theo báo cáo.", 9), (810, "3", 12)], ["(1) Theo báo cáo."]),
    ],
)
def test_footnotes(foot: list[Printed], notes: list[str]) -> None:
    printed = page(1, [*BODY, *foot])
    found = find_furniture([printed])[0]
    assert [x.text for x in printed.lines if id(x) in found.notes] == notes
