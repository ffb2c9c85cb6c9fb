"""The text layer of PDF pages: words, lines and boxes out of what generators make of them."""

from __future__ import annotations

from contextlib import closing

import pypdfium2
import pytest
from pdfs import LEFT, Sheet, changed

from extract.readers.pdf_text import foreign_share, line_of, lines_of, read_text
from extract.readers.printed import PrintedLine, PrintedWord


def lines(data: bytes) -> tuple[PrintedLine, ...]:
    """Return the lines of the first page."""
    document = pypdfium2.PdfDocument(data)
    with closing(document), closing(document[0]) as page:
        return read_text(page)


def test_lines_with_boxes() -> None:
    sheet = Sheet()
    sheet.print(LEFT, 100, "Giao Sở Tài chính")
    sheet.print(LEFT, 130, "chủ trì.")
    found = lines(sheet.bytes())
    assert [line.text for line in found] == ["Giao Sở Tài chính", "chủ trì."]
    left, top, right, bottom = found[0].words[0].box
    assert left == pytest.approx(LEFT, abs=1)
    assert top < 92
    assert 100 < bottom < 105
    assert LEFT + 20 < right < found[0].words[1].box[0]


def test_decomposed_letters_are_composed() -> None:
    sheet = Sheet()
    sheet.print(LEFT, 100, "Quye\u0302\u0301t đi\u0323nh")
    assert [line.text for line in lines(sheet.bytes())] == ["Quyết định"]


def test_raised_digits() -> None:
    sheet = Sheet()
    end = sheet.print(LEFT, 100, "rộng 120 m")
    sheet.print(end, 95, "2", 7)
    end = sheet.print(LEFT, 130, "Chương trình")
    sheet.print(sheet.print(end, 125, "1", 7) + 4, 130, "của tỉnh")
    assert [line.text for line in lines(sheet.bytes())] == ["rộng 120 m²", "Chương trình¹ của tỉnh"]


def test_letters_printed_twice_are_read_once() -> None:
    sheet = Sheet()
    sheet.print(LEFT, 100, "QUYẾT ĐỊNH")
    sheet.print(LEFT + 0.4, 100, "QUYẾT ĐỊNH")
    assert [line.text for line in lines(sheet.bytes())] == ["QUYẾT ĐỊNH"]


def test_words_set_apart_without_a_space() -> None:
    sheet = Sheet()
    sheet.print(sheet.print(LEFT, 100, "Giao") + 6, 100, "Sở")
    assert [line.text for line in lines(sheet.bytes())] == ["Giao Sở"]


def word(text: str, left: float, right: float) -> PrintedWord:
    return PrintedWord(text, (left, 90, right, 100))


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        # a space without width inside a syllable
        (word("th", 0, 10), word("ành", 10.1, 25), "thành"),
        # two syllables set closely stay two
        (word("quy", 0, 15), word("phạm", 15.1, 40), "quy phạm"),
        # a visible gap
        (word("th", 0, 10), word("ành", 13, 25), "th ành"),
        # a unit with a raised digit
        (word("m²", 0, 10), word("/tháng", 10.1, 40), "m²/tháng"),
    ],
)
def test_torn_words(left: PrintedWord, right: PrintedWord, expected: str) -> None:
    assert line_of([left, right]).text == expected


def test_lines_of_shifted_words() -> None:
    """Words a little higher are of one line, those of the line below are not."""
    words = [word("một", 0, 15), PrintedWord("hai", (20, 88, 35, 98)), word("ba", 40, 50)]
    below = PrintedWord("bốn", (0, 98, 15, 110))
    assert [line.text for line in lines_of([below, *words])] == ["một hai ba", "bốn"]


def test_crop_box_moves_the_corner() -> None:
    sheet = Sheet()
    sheet.print(LEFT, 100, "Giao Sở Tài chính")
    whole, cropped = lines(sheet.bytes())[0].box, lines(changed(sheet.bytes(), crop=30))[0].box
    assert cropped == pytest.approx([side - 30 for side in whole], abs=0.1)


@pytest.mark.parametrize("rotation", [90, 270])
def test_rotated_pages(rotation: int) -> None:
    sheet = Sheet()
    sheet.landscape(rotation)
    sheet.print(LEFT, 100, "Giao Sở Tài chính")
    found = lines(changed(sheet.bytes(), rotation=rotation))
    assert [line.text for line in found] == ["Giao Sở Tài chính"]
    assert found[0].box[0] == pytest.approx(LEFT, abs=1)
    assert found[0].box[3] == pytest.approx(102, abs=3)


@pytest.mark.parametrize(
    ("text", "share"),
    [("thӫ tөc hành chính", 0.5), ("thủ tục hành chính", 0.0), ("\ue001 quyết", 0.5), ("", 0.0)],
)
def test_foreign_letters(text: str, share: float) -> None:
    assert foreign_share(text) == share
