"""Words of an engine: one height a line, rubbish left out, lines that were read twice once."""

import pytest

from extract.readers.ocr_words import confidence, printed_words
from extract.readers.tesseract import ReadWord

Line = tuple[int, int, int]


def word(
    text: str, left: float, ink: tuple[float, float], sure: float = 0.95, line: Line = (1, 1, 1)
) -> ReadWord:
    """Return a word whose letters are 12 pixels wide; `ink` is its top and bottom."""
    return ReadWord(text, left, ink[0], left + 12 * len(text), ink[1], sure, line)


def test_words_of_a_line_have_one_height() -> None:
    # print of 50 pixels on a line at 100: «ao» 23 high, «Sở» 37, «gì» hangs down
    words = [word("ao", 0, (77, 100)), word("bo", 60, (66.5, 100)), word("gì", 120, (63, 111))]
    printed = list(printed_words(words, 0.5))
    assert {(w.box[1], w.box[3]) for w in printed} == {(30.5, 55.5)}
    assert [w.box[0] for w in printed] == [0, 30, 60]


@pytest.mark.parametrize(
    ("text", "sure", "width", "kept"),
    [
        ("UBND", 0.3, 0, True),  # an abbreviation read badly is print all the same
        ("-", 0.9, 0, True),  # the mark of a list
        ("-", 0.2, 0, False),  # a speck
        ("¬..", 0.0, 200, True),  # much ink in a line, unread: the reader must see it
        ("¬..", 0.0, 20, False),
    ],
)
def test_specks_are_left_out(text: str, sure: float, width: float, kept: bool) -> None:
    beside = [word("Sở", 300, (66, 100)), word("Xây", 360, (66, 111))]
    mark = ReadWord(text, 0, 66, width or 12 * len(text), 100, sure, (1, 1, 1))
    assert (text in [w.text for w in printed_words([mark, *beside], 1)]) is kept


@pytest.mark.parametrize(
    ("text", "sure", "ink", "kept"),
    [
        ("wxq ptk zzk", 0.3, (66, 100), False),  # a stamp read as letters
        ("hồ sơ trình", 0.3, (66, 100), True),  # print read badly but possible
        ("y", 0.5, (66, 100), False),  # a flourish of a signature
        ("7", 0.5, (66, 100), True),  # a page number
        ("F", 0.95, (90, 99), False),  # a dot among print five times its size
        ("QUYẾT ĐỊNH", 0.95, (600, 700), True),  # a large heading
    ],
)
def test_lines_that_are_no_print(
    text: str, sure: float, ink: tuple[float, float], kept: bool
) -> None:
    lines = [word("Sở", 0, (66 + 200 * k, 100 + 200 * k), line=(2, 1, k)) for k in range(5)]
    odd = [word(piece, 500 + 90 * k, ink, sure, (9, 1, 1)) for k, piece in enumerate(text.split())]
    printed = [w.text for w in printed_words([*lines, *odd], 1)]
    assert (text.split(maxsplit=1)[0] in printed) is kept
    assert printed.count("Sở") == 5


def test_a_line_read_twice_stands_once() -> None:
    good = [word("nghiệp", 0, (60, 100)), word("công", 100, (60, 100))]
    ghost = [
        word("phiệp", 20, (72, 112), 0.7, (1, 1, 2)),
        word("lập", 110, (72, 112), 0.5, (1, 1, 2)),
    ]
    assert [w.text for w in printed_words([*good, *ghost], 1)] == ["nghiệp", "công"]


def test_lines_of_two_columns_both_stand() -> None:
    left = word("Nơi", 0, (60, 100), line=(1, 1, 1))
    right = word("CHỦ", 300, (62, 102), line=(2, 1, 1))
    assert [w.text for w in printed_words([left, right], 1)] == ["Nơi", "CHỦ"]


def test_confidence_counts_letters() -> None:
    words = [word("trường", 0, (60, 100), 1.0), word("à", 200, (60, 100), 0.3)]
    assert confidence(words) == pytest.approx(6.3 / 7)
    assert confidence([]) == 0.0


def test_words_that_run_upwards_are_not_believed() -> None:
    tall = ReadWord("trường", 0, 0, 30, 200, 0.95, (1, 1, 1))
    assert confidence([tall]) == 0.0
