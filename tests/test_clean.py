"""Cleaning as a whole, and the way back to the original."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import replace
from pathlib import Path

import pytest

from extract.cleaning.clean import CleanText, clean, clean_content
from extract.cleaning.hints import Place
from extract.source import Cell, Content, Table

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


def table(*cells: tuple[str, int, int]) -> tuple[str, Table]:
    """Return the text of a table as readers print it, and where its cells are; rows by row."""
    text, found, last = "", [], cells[0][1]
    for words, row, column in cells:
        text += " |\n| " if row != last else " | " if text else "| "
        last = row
        found.append(Cell(len(text), len(text) + len(words), row, column))
        text += words
    return f"{text} |\n", Table(0, len(text) + 3, tuple(found))


def after(words: str, *tables: tuple[str, Table], **more: object) -> Content:
    """Return the content of a paragraph with tables behind it."""
    text, placed = f"{words}\n", []
    for printed, one in tables:
        at = len(text) + 1
        cells = tuple(Cell(c.start + at, c.end + at, c.row, c.column) for c in one.cells)
        placed.append(Table(one.start + at, one.end + at, cells))
        text += f"\n{printed}"
    return Content(text, tables=tuple(placed), **more)  # type: ignore[arg-type]


def cells(cleaned: CleanText) -> list[tuple[str, Place]]:
    """Return the words of each cell and its place, in order."""
    return [(cleaned.text[s:].split("\n")[0], p) for s, p in sorted(cleaned.cells.items())]


def test_tables_that_the_reader_knows() -> None:
    given = after(
        "Phụ lục | kèm theo",
        table(
            ("Việc", 0, 0), ("Ai", 0, 1), ("Đào|đắp", 1, 0), ("", 1, 1), ("", 2, 0), ("Ấp", 2, 1)
        ),
        table(("Đắp bờ", 0, 0), ("Xã", 0, 2)),
    )
    cleaned = clean_content(given)
    assert cleaned.text == "Phụ lục | kèm theo\nViệc\nAi\nĐào|đắp\nẤp\nĐắp bờ\nXã"
    assert cells(cleaned) == [
        ("Việc", (0, 0)),
        ("Ai", (0, 1)),
        ("Đào|đắp", (1, 0)),
        ("Ấp", (2, 1)),
        ("Đắp bờ", (3, 0)),
        ("Xã", (3, 2)),
    ]
    assert cleaned.covered == {(3, 1)}
    for start in cleaned.cells:
        first, last = cleaned.origin(start, start + 2)
        assert given.text[first:last] == cleaned.text[start : start + 2]


@pytest.mark.parametrize(
    ("format", "found"),
    [
        ("pdf", [("Đào kênh nội đồng", (0, 0)), ("Ấp", (0, 1))]),  # the column is narrow
        ("docx", [("Đào kênh", (0, 0)), ("nội đồng", (0, 0)), ("Ấp", (0, 1))]),  # two paragraphs
    ],
)
def test_a_newline_in_a_cell(format: str, found: list[tuple[str, Place]]) -> None:
    given = after("Bảng", table(("Đào kênh\nnội đồng", 0, 0), ("Ấp", 0, 1)), format=format)
    assert cells(clean_content(given)) == found


def test_a_row_that_a_page_tears_is_one_row() -> None:
    torn = table(("Đào kênh của", 0, 0), ("Ấp Rạch", 0, 1), ("các ấp", 0, 0), ("Vọp", 0, 1))
    cleaned = clean_content(after("Bảng", torn, format="pdf"))
    assert cells(cleaned) == [("Đào kênh của các ấp", (0, 0)), ("Ấp Rạch Vọp", (0, 1))]
    start = cleaned.text.index("kênh của các")
    first, last = cleaned.origin(start, start + len("kênh của các"))
    assert cleaned.original[first:last] == "kênh của | Ấp Rạch | các"


def test_heads_notes_and_furniture_that_the_reader_knows() -> None:
    text = "Trang bìa\nViệc của ấp\nĐào kênh;\nđắp bờ.\n1 Theo biên bản.\n2"
    given = Content(
        text,
        "docx",
        heads=((10, 21),),
        notes=((40, 56),),
        furniture=((0, 9), (57, 58)),
    )
    cleaned = clean_content(given)
    assert cleaned.text == "Việc của ấp\nĐào kênh;\nđắp bờ.\n1 Theo biên bản."
    assert [cleaned.text[h:].split("\n")[0] for h in cleaned.heads] == ["Việc của ấp"]
    assert [cleaned.text[n:] for n in cleaned.notes] == ["1 Theo biên bản."]
    assert [text[a:b] for a, b in cleaned.dropped] == ["Trang bìa", "2"]


@pytest.mark.parametrize(
    ("markup", "text"), [(False, "**Đào** <kênh> &amp; # đắp"), (True, "Đào <kênh> & # đắp")]
)
def test_markup_is_none_where_the_reader_says_so(markup: bool, text: str) -> None:
    assert clean_content(Content("**Đào** <kênh> &amp; # đắp", markup=markup)).text == text


MISREAD = "\ufeffxã **phát ừiển** du lịch,\r\nxã phát ừiển kinh tế"


def test_repairs_tell_their_place_in_the_original() -> None:
    first, second = clean(MISREAD).repairs
    assert (first.seen, first.meant, first.applied) == ("ừiển", "triển", True)
    assert MISREAD[first.start : first.end] == first.seen
    assert MISREAD[second.start : second.end] == second.seen == "ừiển"
    assert first.start < second.start


def test_refused_repairs_are_not_made_and_stay_as_candidates() -> None:
    first, second = clean(MISREAD).repairs
    given = Content(MISREAD, markup=True)
    refused = {(first.start, first.end, first.meant)}
    cleaned = clean_content(given, refused)
    assert "phát ừiển du lịch" in cleaned.text
    assert "phát triển kinh tế" in cleaned.text
    assert cleaned.repairs == (replace(first, applied=False), second)
    # what refuses another place or another meaning refuses nothing
    for other in ((0, 4, "triển"), (first.start, first.end, "chiến")):
        assert clean_content(given, {other}).repairs == (first, second)


def test_a_document_cannot_write_our_marks() -> None:
    """Cells, headings and boundaries are private signs; a text that holds them loses them."""
    signs = "\x1c\x1d\x1e\x1f"
    hostile = "".join(f"{sign}{sign}\u0301 {sign}\t" for sign in signs)
    given = after(f"Đào {hostile} kênh", table((f"Việc{hostile}", 0, 0), ("Ai", 0, 1)))
    cleaned = clean_content(given)
    assert not set(signs) & set(cleaned.text)
    assert sorted(cleaned.cells.values()) == [(0, 0), (0, 1)]


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
    assert changed <= 10  # lines in which a misread word was repaired («các số, ngành»)


def test_documents_keep_their_order_but_for_footnotes(shared: Path) -> None:
    for path in sorted((shared / "texts").glob("*.txt")):
        cleaned = clean(path.read_bytes().decode())
        starts = []
        position = 0
        for line in cleaned.text.split("\n"):
            starts.append(cleaned.origin(position, position + 1)[0])
            position += len(line) + 1
        assert starts == sorted(starts), path.name
