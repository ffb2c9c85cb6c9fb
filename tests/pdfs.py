"""PDF files made in memory for tests: a sheet to print on, and damage to do to it."""

from __future__ import annotations

import io
import re
import warnings
from collections.abc import Sequence
from pathlib import Path

import pypdfium2
import pytest
from fpdf import FPDF
from PIL import Image

FONT = Path("/usr/share/fonts/truetype/dejavu/DejaVuSerif.ttf")
LEFT = 70.0

Row = Sequence[str | None]
"""A table's row; `None` stands for a place under the cell on its left, merged with it."""


class Sheet:
    """A PDF in the making; lengths are points from the upper left corner, A4 upright."""

    def __init__(self) -> None:
        """Begin with one empty page; skip the test where the font is not installed."""
        if not FONT.exists():
            pytest.skip("DejaVu Serif is not installed (Debian package fonts-dejavu-core)")
        self.pdf = FPDF(unit="pt", format="A4")
        self.pdf.set_compression(False)
        self.pdf.set_auto_page_break(False)
        self.pdf.add_font("serif", fname=str(FONT))
        self.pdf.add_page()

    def turn(self) -> None:
        """Begin a new page."""
        self.pdf.add_page()

    def print(self, x: float, y: float, text: str, size: float = 12.0) -> float:
        """Print a line with its base at `y`; return where it ends."""
        self.pdf.set_font("serif", size=size)
        self.pdf.text(x, y, text)
        return x + self.pdf.get_string_width(text)

    def paragraph(self, y: float, lines: Sequence[str], size: float = 12.0) -> float:
        """Print lines below each other, 16 points apart; return the base of the next line."""
        for line in lines:
            self.print(LEFT, y, line, size)
            y += 16
        return y

    def table(
        self, y: float, widths: Sequence[float], rows: Sequence[Row], height: float = 30.0
    ) -> float:
        """Print a ruled table; lines of a cell are parted by newlines. Return its lower edge."""
        for row in rows:
            x = LEFT
            for index, words in enumerate(row):
                if words is not None:
                    merged = 1
                    while index + merged < len(row) and row[index + merged] is None:
                        merged += 1
                    width = sum(widths[index : index + merged])
                    self.pdf.rect(x, y, width, height)
                    for number, line in enumerate(words.split("\n")):
                        self.print(x + 3, y + 12 + 12 * number, line, 9)
                x += widths[index]
            y += height
        return y

    def landscape(self, rotation: int = 90) -> None:
        """Turn what is printed from now on, so that the page is upright when shown rotated.

        Lengths count from the upper left corner of the page as shown then.
        """
        width, height = self.pdf.w, self.pdf.h
        turn = f"0 1 -1 0 {width} 0 cm" if rotation == 90 else f"0 -1 1 0 0 {height} cm"
        self.pdf._out(f"{turn} 1 0 0 1 0 {width - height} cm")

    def picture(self, grey: int = 90) -> None:
        """Cover the page with a picture."""
        image = Image.new("L", (60, 85), grey)
        self.pdf.image(image, 0, 0, self.pdf.w, self.pdf.h)

    def bytes(self) -> bytes:
        """Return the file."""
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            return bytes(self.pdf.output())


def letterhead(sheet: Sheet) -> None:
    """Print issuer and number on the left, motto and date on the right."""
    sheet.print(90, 60, "ỦY BAN NHÂN DÂN", 11)
    sheet.print(95, 76, "TỈNH AN BÌNH", 11)
    sheet.print(80, 104, "Số: 12/QĐ-UBND", 11)
    sheet.print(270, 60, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 11)
    sheet.print(320, 76, "Độc lập - Tự do - Hạnh phúc", 11)
    sheet.print(300, 104, "An Bình, ngày 3 tháng 2 năm 2025", 11)


def changed(data: bytes, *, rotation: int = 0, crop: float = 0.0) -> bytes:
    """Return a PDF whose pages are rotated, or whose crop box is smaller by `crop` all round."""
    document = pypdfium2.PdfDocument(data)
    for index in range(len(document)):
        page = document[index]
        page.set_rotation(rotation)
        if crop:
            width, height = page.get_size()
            page.set_cropbox(crop, crop, width - crop, height - crop)
        page.close()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def blank_pages(count: int) -> bytes:
    """Return a PDF of so many empty pages."""
    document = pypdfium2.PdfDocument.new()
    for _ in range(count):
        document.new_page(200, 200).close()
    out = io.BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def with_wrong_letters(data: bytes, letters: str) -> bytes:
    """Return a PDF whose fonts map these letters to an unrelated one, as broken generators do."""
    for letter in letters:
        code = b"<%04X>\n" % ord(letter)
        data = re.sub(rb"(<[0-9A-F]{4}> )" + code, rb"\1<0077>\n", data)
    return data


def encrypted(sheet: Sheet) -> bytes:
    """Return a sheet as a PDF that needs a password."""
    sheet.pdf.set_encryption(owner_password="owner", user_password="user")  # noqa: S106
    return sheet.bytes()
