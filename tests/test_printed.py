"""Printed pages: the text of a line; and where a span of the text stands on paper."""

from __future__ import annotations

import pytest

from extract.readers.printed import PrintedLine, PrintedWord
from extract.source import Box, Content, Page, Word
from kg.document.printed import Printed


def test_the_text_of_a_line_is_its_words() -> None:
    words = tuple(PrintedWord(text, (0, 0, 1, 1)) for text in ("Đào", "kênh."))
    assert PrintedLine(words, (0, 0, 2, 1)).text == "Đào kênh."
    assert PrintedLine((), (0, 0, 0, 0)).text == ""


def page(number: int, start: int, end: int) -> Page:
    return Page(number, start, end, 595.0, 842.0)


PAGES = (page(1, 0, 10), page(2, 11, 20), page(3, 21, 21), page(4, 22, 30))


@pytest.mark.parametrize(
    ("span", "numbers"),
    [
        ((0, 5), [1]),
        ((0, 10), [1]),
        ((0, 11), [1]),  # up to the page break, exclusive
        ((0, 12), [1, 2]),
        ((11, 20), [2]),
        ((15, 25), [2, 3, 4]),  # over a blank page
        ((22, 30), [4]),
        ((29, 99), [4]),
    ],
)
def test_pages_of_a_span(span: tuple[int, int], numbers: list[int]) -> None:
    assert Printed(Content("x" * 30, pages=PAGES)).page_numbers(*span) == numbers


def test_what_was_never_on_paper_has_no_place() -> None:
    assert Printed().page_numbers(0, 9) == []
    assert Printed().boxes(0, 9) == []


LINES = [
    # (start, end), page, box: two lines on page 1, one on page 2
    Word(0, 3, 1, (10, 100, 30, 112)),
    Word(4, 8, 1, (33, 101, 60, 112)),
    Word(9, 12, 1, (10, 120, 40, 132)),
    Word(13, 17, 2, (10, 50, 44, 62)),
    Word(18, 20, 2, (8, 50, 9, 62)),  # to the left: another column
]


@pytest.mark.parametrize(
    ("span", "boxes"),
    [
        ((0, 3), [(1, (10, 100, 30, 112))]),
        ((0, 8), [(1, (10, 100, 60, 112))]),  # one line, one box
        ((2, 5), [(1, (10, 100, 60, 112))]),  # a part of a word is the word
        ((3, 4), []),  # a space
        ((0, 12), [(1, (10, 100, 60, 112)), (1, (10, 120, 40, 132))]),
        ((9, 17), [(1, (10, 120, 40, 132)), (2, (10, 50, 44, 62))]),
        ((13, 20), [(2, (10, 50, 44, 62)), (2, (8, 50, 9, 62))]),
        ((20, 99), []),
    ],
)
def test_boxes_of_a_span(span: tuple[int, int], boxes: list[tuple[int, Box]]) -> None:
    shuffled = (*LINES[3:], *LINES[:3])  # in whatever order a reader found them
    for words in (tuple(LINES), shuffled):
        assert Printed(Content("x" * 20, words=words)).boxes(*span) == boxes


def test_a_small_sign_joins_its_line_and_a_word_without_height_stands_alone() -> None:
    words = (
        Word(0, 3, 1, (10, 100, 30, 112)),
        Word(3, 4, 1, (30, 98, 32, 103)),  # a raised mark of a note, three points of five shared
        Word(4, 7, 1, (32, 106, 50, 106)),  # a box without height
    )
    found = Printed(Content("x" * 9, words=words)).boxes(0, 9)
    assert found == [(1, (10, 98, 32, 112)), (1, (32, 106, 50, 106))]
