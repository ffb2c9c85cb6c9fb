"""PDF files: what is read of them, when their pictures are read instead, and refusals."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable
from pathlib import Path

import pytest
from pdfs import LEFT, Sheet, blank_pages, encrypted, letterhead, with_wrong_letters

from extract.cleaning.clean import clean
from extract.readers import pdf
from extract.readers.ocr import MissingEngine, Picture
from extract.readers.pdf_text import line_of
from extract.readers.printed import PrintedPage, PrintedWord
from extract.source import Content, Limits, ReadError

SENTENCE = "Ủy ban nhân dân tỉnh giao Sở Tài chính chủ trì thực hiện"


def read(data: bytes, limits: Limits | None = None) -> Content:
    """Read a file of the name «a.pdf»."""
    return pdf.read(data, "a.pdf", limits or Limits())


def stand_in(pictures: Iterable[Picture], limits: Limits) -> list[PrintedPage]:
    """Read «Giao Sở Y tế» on each picture, as an engine would."""
    del limits
    found = []
    for picture in pictures:
        words = [
            PrintedWord(word, (70 + 40 * k, 90, 100 + 40 * k, 100))
            for k, word in enumerate(("Giao", "Sở", "Y", "tế"))
        ]
        page = (picture.number, picture.width, picture.height, (line_of(words),))
        found.append(PrintedPage(*page, how="ocr", engine="máy đọc"))
    return found


def no_engine(pictures: Iterable[Picture], limits: Limits) -> list[PrintedPage]:
    """Fail as where no engine is installed."""
    raise MissingEngine("tesseract is not installed (apt install tesseract-ocr)")


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "read_pictures", stand_in)


@pytest.fixture
def no_engines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "read_pictures", no_engine)


def broken() -> bytes:
    """Return a page whose letters «ân» are mapped to «w»."""
    sheet = Sheet()
    sheet.paragraph(150, [SENTENCE] * 6)
    return with_wrong_letters(sheet.bytes(), "ânủ")


def test_a_letter_over_two_pages() -> None:
    sheet = Sheet()
    letterhead(sheet)
    sheet.print(250, 150, "QUYẾT ĐỊNH")
    sheet.paragraph(760, ["Điều 1. Giao Sở Tài chính chủ trì, phối hợp với các sở,"])
    sheet.turn()
    sheet.print(295, 40, "2")
    sheet.paragraph(80, ["ban, ngành thực hiện Quyết định này."])
    content = read(sheet.bytes())
    assert content.format == "pdf"
    assert [page.how for page in content.pages] == ["text", "text"]
    assert content.text.startswith("ỦY BAN NHÂN DÂN\nTỈNH AN BÌNH\n\nSố: 12/QĐ-UBND\n\nCỘNG HÒA")
    assert "sở,\f2\n\nban, ngành" in content.text
    assert [content.text[start:end] for start, end in content.furniture] == ["2"]
    assert (content.remarks, dict(content.metadata)) == ((), {})


def test_pages_of_pictures_are_read_from_them(engine: None) -> None:
    sheet = Sheet()
    sheet.paragraph(150, [SENTENCE] * 6)
    sheet.turn()
    sheet.picture()
    content = read(sheet.bytes())
    assert [(p.how, p.why, p.engine) for p in content.pages] == [
        ("text", "", ""),
        ("ocr", "trang chỉ có hình", "máy đọc"),
    ]
    assert content.text.endswith("\fGiao Sở Y tế")
    assert content.remarks == ("Trang 2: đọc từ hình bằng nhận dạng chữ, vì trang chỉ có hình.",)


def test_broken_fonts_are_read_from_the_picture(engine: None) -> None:
    content = read(broken())
    assert content.text == "Giao Sở Y tế"
    assert content.pages[0].how == "ocr"
    assert content.pages[0].why.startswith("bảng mã phông chữ hỏng (")
    assert content.pages[0].why.endswith(" % âm tiết không thể có)")


def test_text_stays_where_the_picture_gives_no_better(monkeypatch: pytest.MonkeyPatch) -> None:
    def worse(pictures: Iterable[Picture], limits: Limits) -> list[PrintedPage]:
        words = tuple(PrintedWord("ừxq", (70, 90, 80, 100)) for _ in range(9))
        return [PrintedPage(p.number, 1, 1, (line_of(words[:1]),)) for p in pictures]

    monkeypatch.setattr(pdf, "read_pictures", worse)
    content = read(broken())
    assert content.pages[0].how == "text"
    assert content.remarks == ()


def test_clean_pages_are_not_rendered(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(pictures: Iterable[Picture], limits: Limits) -> list[PrintedPage]:
        raise AssertionError("a page with good text was rendered")

    monkeypatch.setattr(pdf, "read_pictures", never)
    sheet = Sheet()
    sheet.paragraph(150, [SENTENCE] * 6)
    sheet.turn()  # an empty page is blank, no picture
    content = read(sheet.bytes())
    assert [page.how for page in content.pages] == ["text", "blank"]


def test_pictures_keep_to_the_limit_of_pixels(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []

    def look(pictures: Iterable[Picture], limits: Limits) -> list[PrintedPage]:
        for picture in pictures:
            seen.append(picture.image.size)
            assert picture.image.mode == "L"
        return stand_in([Picture(1, picture.image, 595, 842)], limits)

    monkeypatch.setattr(pdf, "read_pictures", look)
    sheet = Sheet()
    sheet.picture()
    read(sheet.bytes())
    read(sheet.bytes(), Limits(pixels=100_000))
    assert seen[0] == pytest.approx((2480, 3508), abs=3)
    assert seen[1][0] * seen[1][1] == pytest.approx(100_000, rel=0.02)


def test_without_an_engine_readable_pages_are_kept(no_engines: None) -> None:
    sheet = Sheet()
    sheet.picture()
    sheet.turn()
    sheet.paragraph(150, [SENTENCE] * 6)
    content = read(sheet.bytes())
    assert [page.how for page in content.pages] == ["blank", "text"]
    assert SENTENCE in content.text
    assert content.remarks == (
        "Trang 1: trang chỉ có hình, chưa đọc được từ hình vì máy chưa có bộ nhận dạng chữ;"
        " cài gói tesseract-ocr và tesseract-ocr-vie rồi đọc lại.",
    )


def test_without_an_engine_broken_pages_keep_their_text(no_engines: None) -> None:
    content = read(broken())
    assert content.pages[0].how == "text"
    assert "Tài chíwh" in content.text
    assert "bảng mã phông chữ hỏng" in content.remarks[0]


def test_without_an_engine_a_scan_is_refused(no_engines: None) -> None:
    sheet = Sheet()
    sheet.picture()
    with pytest.raises(ReadError, match=r"^a\.pdf: page 1 is only a picture; tesseract is not"):
        read(sheet.bytes())


def whole() -> bytes:
    sheet = Sheet()
    sheet.print(LEFT, 100, SENTENCE)
    return sheet.bytes()


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (lambda: b"%PDF-1.7 and nothing else", "is no PDF, or damaged or without pages"),
        (lambda: whole()[:3000], "is no PDF, or damaged or without pages"),
        (lambda: b"", "is no PDF, or damaged or without pages"),
        (lambda: encrypted(Sheet()), "is encrypted and needs a password"),
        (lambda: blank_pages(0), "is no PDF, or damaged or without pages"),
        (lambda: blank_pages(3), "has no text on any of its 3 pages"),
    ],
)
def test_refusals(data: object, message: str) -> None:
    with pytest.raises(ReadError) as caught:
        read(data())  # type: ignore[operator]
    assert str(caught.value).startswith(f"a.pdf: {message}")
    assert "\n" not in str(caught.value)


def test_ten_thousand_pages_are_refused_at_once() -> None:
    data = blank_pages(10_000)
    start = time.monotonic()
    with pytest.raises(ReadError, match=r"has 10000 pages, more than the limit of 2000"):
        read(data)
    assert time.monotonic() - start < 1


def test_the_limit_of_seconds() -> None:
    with pytest.raises(ReadError, match=r"took more than 0 seconds up to page 1"):
        read(whole(), Limits(seconds=0))


def test_the_same_file_gives_the_same_content() -> None:
    data = whole()
    assert read(data) == read(data)


@pytest.mark.parametrize("name", ["nq-11-2025", "qd-11-2025", "qd-33-2025-nfd", "qd-70-2024"])
def test_real_files_come_out_whole(shared: Path, name: str) -> None:
    """Every word has its place, paragraphs go on over pages, tables over all of theirs."""
    content = read((shared / "pdf" / f"{name}.pdf").read_bytes())
    assert all(page.how == "text" and page.doubtful < 0.1 for page in content.pages if page.end)
    assert " ".join(content.text.replace("|", " ").split()) == " ".join(
        content.text[word.start : word.end] for word in content.words
    )
    assert not [text for text in _paragraphs(content) if re.match(r"[a-zđ](?!\d?[.)])", text)]


def _paragraphs(content: Content) -> list[str]:
    """Return the paragraphs outside tables once the text is cleaned."""
    text = content.text
    for table in reversed(content.tables):
        text = text[: table.start] + text[table.end :]
    return clean(text).text.split("\n")


@pytest.mark.parametrize(
    ("name", "rows"),
    [
        ("nq-11-2025", [107]),
        ("qd-11-2025", [142]),
        ("qd-33-2025-nfd", [3]),
        ("qd-70-2024", [32, 42]),
    ],
)
def test_real_tables_over_pages(shared: Path, name: str, rows: list[int]) -> None:
    content = read((shared / "pdf" / f"{name}.pdf").read_bytes())
    assert [1 + max(cell.row for cell in table.cells) for table in content.tables] == rows
