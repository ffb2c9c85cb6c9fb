"""Reading PDF files: the text layer, ruled tables, and pages that must be read from their picture.

A page is read by OCR when it has no text, or when its words show that the file maps letters to
the wrong characters; where no engine is installed, what can be read is kept.
"""

from __future__ import annotations

import io
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace

import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium
from pdfminer.psexceptions import PSException
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from extract.cleaning.doubt import words_in_doubt
from extract.readers.ocr import MissingEngine, Picture, read_pictures
from extract.readers.pdf_tables import has_rules, read_tables
from extract.readers.pdf_text import foreign_share, read_text
from extract.readers.printed import PrintedPage
from extract.readers.printout import assemble
from extract.source import Content, Limits, ReadError

_BROKEN = 0.10
_LEAST_WORDS = 40
_LEAST_LETTERS = 20
_COVERED = 0.4
_OUTLINES = 40
_BETTER = 0.8
_DPI = 300
_ONLY_PICTURE = "trang chỉ có hình"
_INSTALL = "cài gói tesseract-ocr và tesseract-ocr-vie rồi đọc lại"
_TABLE_FAULTS = (
    MalformedPDFException,
    PdfminerException,
    PSException,
    ValueError,
    TypeError,
    LookupError,
    AttributeError,
    ArithmeticError,
    RecursionError,
)
"""What pdfplumber raises on damaged pages; their text is kept, without tables."""


@dataclass(slots=True)
class _Reading:
    """What reading found: pages, which to read from their picture and why, what went wrong."""

    pages: list[PrintedPage]
    suspects: dict[int, str]
    remarks: list[str]


def read(data: bytes, name: str, limits: Limits) -> Content:
    """Return the content of a PDF file; `name` stands in the messages.

    Raises `ReadError` with one line for a file that is damaged, encrypted, without pages, longer
    than `limits` allow, or of nothing but pictures where no OCR engine is installed.
    """
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise ReadError(f"{name}: {_fault(str(error), data)}") from None
    with closing(document):
        if not len(document):
            raise ReadError(f"{name}: is a PDF without pages")
        if len(document) > limits.pages:
            raise ReadError(
                f"{name}: has {len(document)} pages, more than the limit of {limits.pages};"
                " split it or raise the limit"
            )
        reading = _read_layers(document, data, name, limits)
        reading.suspects |= _broken(reading.pages)
        if reading.suspects:
            _read_suspects(document, reading, name, limits)
    content = assemble(reading.pages, "pdf")
    if not content.text.strip("\f\n "):
        raise ReadError(f"{name}: has no text on any of its {len(reading.pages)} pages")
    return replace(content, remarks=tuple(reading.remarks))


def _fault(error: str, data: bytes) -> str:
    """Say what is wrong; pdfium may still report the password of the file it saw before."""
    if "password" in error.lower() and b"/Encrypt" in data:
        return "is encrypted and needs a password; save a copy without one and try again"
    if "security" in error.lower():
        return "is encrypted in a way that cannot be read; save a copy without encryption"
    return "is no PDF, or damaged or without pages (no page table found); get the file again"


def _read_layers(
    document: pypdfium2.PdfDocument, data: bytes, name: str, limits: Limits
) -> _Reading:
    """Read the text layers and the ruled tables of all pages."""
    until = time.monotonic() + limits.seconds
    reading = _Reading([], {}, [])
    ruled: list[int] = []
    for index in range(len(document)):
        if time.monotonic() > until:
            raise ReadError(
                f"{name}: took more than {limits.seconds:g} seconds up to page {index + 1};"
                " split it or raise the limit"
            )
        try:
            page = document[index]
        except pypdfium2.PdfiumError:
            reading.remarks.append(f"Trang {index + 1} bị hỏng trong tệp, không đọc được.")
            reading.pages.append(PrintedPage(index + 1, 0.0, 0.0, how="blank"))
            continue
        with closing(page):
            _read_layer(page, reading)
            if reading.pages[-1].lines and has_rules(page):
                ruled.append(index)
    if ruled:
        _add_tables(reading, data, ruled, until)
    return reading


def _read_layer(page: pypdfium2.PdfPage, reading: _Reading) -> None:
    """Add a page's text layer to the reading, the page to the suspects where it has none."""
    number = len(reading.pages) + 1
    lines = read_text(page)
    letters = sum(c.isalnum() for line in lines for word in line.words for c in word.text)
    width, height = page.get_size()
    if letters < _LEAST_LETTERS and _is_picture(page):
        reading.suspects[number - 1] = _ONLY_PICTURE
    reading.pages.append(
        PrintedPage(
            number, round(width, 2), round(height, 2), lines, how="text" if lines else "blank"
        )
    )


def _is_picture(page: pypdfium2.PdfPage) -> bool:
    """Return whether images cover much of a page, or it is full of shapes that may be letters."""
    width, height = page.get_size()
    area = 0.0
    kinds = [pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_PATH]
    for shapes, item in enumerate(page.get_objects(kinds)):
        if item.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            left, bottom, right, top = item.get_bounds()
            area += (right - left) * (top - bottom)
        if area > _COVERED * width * height or shapes > _OUTLINES:
            return True
    return False


def _add_tables(reading: _Reading, data: bytes, ruled: Sequence[int], until: float) -> None:
    """Find the cells on pages with rules; a page that pdfplumber cannot read keeps its lines."""
    try:
        with pdfplumber.open(io.BytesIO(data), pages=[index + 1 for index in ruled]) as plumber:
            for index, page in zip(ruled, plumber.pages, strict=True):
                if time.monotonic() > until:
                    reading.remarks.append(f"Bảng từ trang {index + 1} chưa dò vì hết thời gian.")
                    break
                printed = reading.pages[index]
                try:
                    lines, tables = read_tables(page, printed.lines)
                except _TABLE_FAULTS:
                    reading.remarks.append(f"Bảng ở trang {index + 1} không dò được.")
                    continue
                finally:
                    page.close()
                reading.pages[index] = replace(printed, lines=lines, tables=tables)
    except _TABLE_FAULTS:
        reading.remarks.append("Các bảng có kẻ ô trong tệp không dò được.")


def _text(page: PrintedPage) -> str:
    lines = [line.text for line in page.lines]
    lines += [line.text for table in page.tables for cell in table.cells for line in cell.lines]
    return "\n".join(lines)


def _doubts(text: str) -> tuple[float, int]:
    """Return the share of words that cannot be right, and the number of words."""
    doubtful, words = words_in_doubt(text)
    return max(doubtful / words if words else 0.0, foreign_share(text)), words


def _broken(pages: Sequence[PrintedPage]) -> dict[int, str]:
    """Return the pages whose letters are mapped to wrong characters, and how that shows."""
    doubts = [_doubts(_text(page)) for page in pages]
    total = sum(words for _, words in doubts)
    mean = sum(share * words for share, words in doubts) / total if total else 0.0
    everywhere = mean > _BROKEN and total >= _LEAST_WORDS
    return {
        index: f"bảng mã phông chữ hỏng ({100 * (mean if everywhere else share):.0f} % âm tiết"
        " không thể có)"
        for index, (share, words) in enumerate(doubts)
        if words and (everywhere or (share > _BROKEN and words >= _LEAST_WORDS))
    }


def _read_suspects(
    document: pypdfium2.PdfDocument, reading: _Reading, name: str, limits: Limits
) -> None:
    """Read the suspect pages from their pictures, where that is possible and better."""
    numbers = sorted(reading.suspects)
    try:
        found = read_pictures(_pictures(document, numbers, limits), limits)
    except MissingEngine as error:
        if not any(page.lines or page.tables for page in reading.pages):
            raise ReadError(f"{name}: page {numbers[0] + 1} is only a picture; {error}") from None
        reading.remarks += _unread(reading.suspects)
        return
    except ReadError as error:
        raise ReadError(f"{name}: {error}") from None
    taken: dict[int, str] = {}
    for index, page in zip(numbers, found, strict=True):
        old = reading.pages[index]
        before, words = _doubts(_text(old))
        after, _ = _doubts(_text(page))
        if words >= _LEAST_LETTERS and after > _BETTER * before:
            continue
        why = reading.suspects[index]
        reading.pages[index] = replace(page, number=index + 1, why=why)
        taken[index] = why
    reading.remarks += [
        f"Trang {_numbers(pages)}: đọc từ hình bằng nhận dạng chữ, vì {why}."
        for why, pages in _by_reason(taken).items()
    ]


def _pictures(
    document: pypdfium2.PdfDocument, numbers: Sequence[int], limits: Limits
) -> Iterator[Picture]:
    """Yield the pages' pictures in grey, at 300 dots an inch unless that is too large."""
    for index in numbers:
        with closing(document[index]) as page:
            width, height = page.get_size()
            most = (limits.pixels / max(1.0, width * height)) ** 0.5
            bitmap = page.render(scale=min(_DPI / 72, most), grayscale=True)
            with closing(bitmap):
                image = bitmap.to_pil().convert("L").copy()
        yield Picture(index + 1, image, width, height)


def _unread(suspects: Mapping[int, str]) -> list[str]:
    return [
        f"Trang {_numbers(pages)}: {why}, chưa đọc được từ hình vì máy chưa có bộ nhận dạng chữ;"
        f" {_INSTALL}."
        for why, pages in _by_reason(suspects).items()
    ]


def _by_reason(pages: Mapping[int, str]) -> dict[str, list[int]]:
    reasons: dict[str, list[int]] = {}
    for index, why in sorted(pages.items()):
        reasons.setdefault(why, []).append(index + 1)
    return reasons


def _numbers(numbers: Sequence[int]) -> str:
    """Return page numbers in short: «1–3, 7»."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], number]
        else:
            runs.append([number])
    return ", ".join("–".join(map(str, run)) for run in runs)
