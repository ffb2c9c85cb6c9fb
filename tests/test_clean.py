"""Cleaning as a whole, and the way back to the original."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from extract.clean import clean

CASES = [
    ("", ""),
    ("\ufeffĐào **kênh**\r\nÔng Tà.", "Đào kênh\nÔng Tà."),
    (unicodedata.normalize("NFD", "Đắp bờ Rạch Vọp"), "Đắp bờ Rạch Vọp"),
    ("<ul><li><p>1. Đào\n kênh</p></li><li>2. Đắp bờ</li></ul>", "1. Đào kênh\n2. Đắp bờ"),
    (
        "theo Quyết định 12/QĐ-\nUBND về **phát ừiển** ấp",
        "theo Quyết định 12/QĐ-UBND về phát triển ấp",
    ),
    ("## Việc của ấp\n\nĐắp   bờ .", "Việc của ấp\nĐắp bờ ."),
]


@pytest.mark.parametrize(("seen", "meant"), CASES)
def test_clean(seen: str, meant: str) -> None:
    assert clean(seen).text == meant


ORIGINS = [
    # original, clean words, what they were
    (unicodedata.normalize("NFD", "họp ở xã"), "xã", unicodedata.normalize("NFD", "xã")),
    ("vào **ngày 3/4**, ấp", "ngày 3/4", "ngày 3/4"),
    ("vào **ngày** 3/4, ấp", "ngày 3/4", "ngày** 3/4"),
    ("Đẩy nhanh việc\n\n4\n\nđào kênh.", "việc đào", "việc\n\n4\n\nđào"),
    ("số 12/QĐ-\nUBND", "12/QĐ-UBND", "12/QĐ-\nUBND"),
    ("a &amp; b", "a & b", "a &amp; b"),
    ("\ufeff\r\nĐào kênh", "Đào kênh", "Đào kênh"),
    ("xã tập ừung vốn", "tập trung", "tập ừung"),
]


@pytest.mark.parametrize(("original", "words", "seen"), ORIGINS)
def test_origin(original: str, words: str, seen: str) -> None:
    cleaned = clean(original)
    start = cleaned.text.index(words)
    first, last = cleaned.origin(start, start + len(words))
    assert original[first:last] == seen


def test_hints_move_with_repairs() -> None:
    cleaned = clean("ừung ừung ừung\n\n## Việc ừung gian\n\n|A|B|\n|-|-|\n|1|ừung|\n|2|x|")
    assert [cleaned.text[h:].split("\n")[0] for h in sorted(cleaned.heads)] == ["Việc trung gian"]
    assert {cleaned.text[s:].split("\n")[0] for s in cleaned.cells} >= {"A", "B", "1", "trung", "2"}


def test_dropped_furniture_is_told_in_the_original() -> None:
    cleaned = clean("\ufeffĐào kênh.\r\n\r\n7\r\n\r\nĐắp bờ.")
    assert [cleaned.original[a:b] for a, b in cleaned.dropped] == ["7"]


@pytest.mark.parametrize(
    "text",
    [
        "|",
        "\n|\n|\n|\n",
        "**",
        "<p",
        "- \n- \n-",
        "\x00\x1e\x1f",
        "^ ^ ^\n\n\n\n_",
        "a\u0301" * 50,
        "(" * 80,
    ],
)
def test_rubbish_does_no_harm(text: str) -> None:
    cleaned = clean(text)
    for i in range(len(cleaned.text)):
        first, last = cleaned.origin(i, i + 1)
        assert 0 <= first <= last <= len(text)


def _plain(text: str) -> str:
    """Fold a text to its letters and digits, for comparison across cleaning."""
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFC", text))


@pytest.mark.parametrize("seed", ["000", "002", "003"])
def test_every_block_of_a_clean_document_is_its_own_original(shared: Path, seed: str) -> None:
    """Nothing is lost or moved: each clean line slices to the same letters in the file."""
    original = next((shared / "seeds").glob(f"{seed}_*.txt")).read_bytes().decode()
    cleaned = clean(original)
    position = 0
    changed = 0
    for line in cleaned.text.split("\n"):
        first, last = cleaned.origin(position, position + len(line))
        changed += _plain(original[first:last]) != _plain(line)
        position += len(line) + 1
    assert changed <= 6  # lines with a set phrase repaired («các số, ngành»)


def test_documents_keep_their_order_but_for_footnotes(shared: Path) -> None:
    for path in sorted((shared / "texts").glob("*.txt")):
        cleaned = clean(path.read_bytes().decode())
        starts = []
        position = 0
        for line in cleaned.text.split("\n"):
            starts.append(cleaned.origin(position, position + 1)[0])
            position += len(line) + 1
        assert starts == sorted(starts), path.name
