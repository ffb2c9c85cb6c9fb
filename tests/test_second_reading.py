"""The second reading: which words are read again, and which of the two readings counts."""

from types import SimpleNamespace

import pytest
from PIL import Image
from scans import plain

from extract.readers import second_reading
from extract.readers.second_reading import read_again
from extract.readers.tesseract import ReadWord

PAGE = Image.new("L", (400, 100), 255)


def word(text: str, sure: float) -> ReadWord:
    return ReadWord(text, 100, 40, 180, 70, sure, (1, 1, 1))


def read(monkeypatch: pytest.MonkeyPatch, first: ReadWord, text: str, sure: float) -> list[str]:
    """Return what is taken of a word when the second engine reads `text`."""
    predict = SimpleNamespace(predict=lambda crops: [SimpleNamespace(text=text, confidence=sure)])
    monkeypatch.setattr(second_reading, "engine", lambda: "trueocr 0")
    monkeypatch.setattr(second_reading, "_recognizer", lambda: predict)
    return [w.text for w in read_again([first], PAGE, 200)]


@pytest.mark.parametrize(
    ("first", "second", "taken"),
    [
        (("phó", 0.6), ("phố", 0.99), ["phố"]),
        (("l6", 0.3), ("16", 0.98), ["16"]),
        (("II/2025", 0.6), ("III/2025", 0.93), ["III/2025"]),  # engines lose strokes
        (("II/2025", 0.6), ("I/2025", 0.93), ["II/2025"]),
        (("H/2025", 0.6), ("II/2025", 0.93), ["II/2025"]),
        (("phó", 0.95), ("phố", 0.99), ["phó"]),  # not in doubt
        (("phó", 0.6), ("phố", 0.8), ["phó"]),  # the second is not sure enough
        (("hồ", 0.6), ("hẽq", 0.99), ["hồ"]),  # no syllable
        (("9,4%.", 0.6), ("9,4%", 0.99), ["9,4%."]),  # a stop lost
        (("¬..", 0.0), ("1. Sở,", 0.95), ["1.", "Sở,"]),
        (("phó", 0.6), ("  ", 0.99), ["phó"]),
    ],
)
def test_which_reading_counts(
    monkeypatch: pytest.MonkeyPatch,
    first: tuple[str, float],
    second: tuple[str, float],
    taken: list[str],
) -> None:
    assert read(monkeypatch, word(*first), *second) == taken


def test_several_words_share_the_box(monkeypatch: pytest.MonkeyPatch) -> None:
    predict = SimpleNamespace(predict=lambda crops: [SimpleNamespace(text="a b", confidence=1.0)])
    monkeypatch.setattr(second_reading, "engine", lambda: "trueocr 0")
    monkeypatch.setattr(second_reading, "_recognizer", lambda: predict)
    left, right = read_again([ReadWord("m", 90, 40, 180, 70, 0.1, (1, 1, 1))], PAGE, 200)
    assert (left.left, left.right, right.left, right.right) == (90, 120, 150, 180)


def test_without_the_engine_words_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(second_reading, "engine", lambda: "")
    doubted = word("phó", 0.1)
    assert read_again([doubted], PAGE, 200) == [doubted]


def test_the_real_engine_reads_a_line() -> None:
    pytest.importorskip("trueocr", reason="trueocr is not installed (extra scan)")
    page = plain(dpi=200)
    first = ReadWord("Xay", 365, 165, 424, 199, 0.2, (1, 1, 1))
    assert second_reading.engine().startswith("trueocr 0.")
    assert read_again([first], page, 200)[0].text == "Xây"
