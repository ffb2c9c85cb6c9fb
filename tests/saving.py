"""Saves one plain description of a document in the formats that an office keeps.

A description is a list of parts. The same words go into each file; only what the format does to
them differs: borderless tables around the letterhead (Word, web), two columns on paper, pipes or
one cell a line in plain text, letters without their capitals in TCVN3.
"""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import _Cell


@dataclass(frozen=True, slots=True)
class Beside:
    """Lines in two columns without rules: letterhead, or recipients beside the signature."""

    left: tuple[str, ...]
    right: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Title:
    """Centred bold lines."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph, article or item, its list mark typed; `bold` for headings."""

    words: str
    bold: bool = False


@dataclass(frozen=True, slots=True)
class Merged:
    """A cell over `down` rows and `across` columns; lines in it are parted by newlines."""

    words: str
    down: int = 1
    across: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: rows of cells from left to right without those that a merged one covers.

    `widths` are shares of the page; the first `heads` rows are its head.
    """

    widths: tuple[float, ...]
    rows: tuple[tuple[str | Merged, ...], ...]
    heads: int = 1


@dataclass(frozen=True, slots=True)
class Break:
    """A page break."""


Part = Beside | Title | Text | Grid | Break


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell of a grid with its first row and column."""

    row: int
    column: int
    cell: Merged


def placed(grid: Grid) -> Iterator[Placed]:
    """Yield the cells of a grid with their places, merged cells once."""
    taken: set[tuple[int, int]] = set()
    for row, cells in enumerate(grid.rows):
        column = 0
        for each in cells:
            while (row, column) in taken:
                column += 1
            cell = each if isinstance(each, Merged) else Merged(each)
            yield Placed(row, column, cell)
            taken |= {(row + i, column + j) for i in range(cell.down) for j in range(cell.across)}
            column += cell.across


def as_text(parts: Sequence[Part]) -> str:
    """Return a plain text whose tables have pipes; what a merged cell covers is left empty."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Grid):
            lines += [*_piped(part), ""]
        else:
            lines += _lines(part)
    return "\n".join(lines) + "\n"


def as_lines(parts: Sequence[Part]) -> str:
    """Return a plain text whose tables stand one cell a line, empty cells left out."""
    lines: list[str] = []
    for part in parts:
        if isinstance(part, Grid):
            lines += [p.cell.words.replace("\n", " ") for p in placed(part) if p.cell.words]
        else:
            lines += _lines(part)
    return "\n".join(lines) + "\n"


def _lines(part: Part) -> list[str]:
    match part:
        case Beside(left, right):
            return [*left, *right, ""]
        case Title(lines):
            return [*lines, ""]
        case Text(words):
            return [words]
    return [""]


def _piped(grid: Grid) -> list[str]:
    cells = {(p.row, p.column): p.cell.words.replace("\n", " ") for p in placed(grid)}
    rows = [
        "| " + " | ".join(cells.get((row, c), "") for c in range(len(grid.widths))) + " |"
        for row in range(len(grid.rows))
    ]
    return [rows[0], "|" + " --- |" * len(grid.widths), *rows[1:]]


_TCVN3 = dict(
    zip(
        "ĂÂÊÔƠƯĐăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ",
        bytes.fromhex(
            "a1a2a3a4a5a6a7a8a9aaabacadaeb5b6b7b8b9bbbcbdbec6c7c8c9cacbcccecfd0d1d2d3d4d5d6d7d8dcddde"
            "dfe1e2e3e4e5e6e7e8e9eaebecedeeeff1f2f3f4f5f6f7f8f9fafbfcfdfe"
        ),
        strict=True,
    )
)


def as_tcvn3(text: str) -> bytes:
    """Return a text in TCVN3 (ABC fonts), which has no capitals with tone marks: «Ủy» is «ủy»."""
    return bytes(_TCVN3.get(c) or _TCVN3.get(c.lower()) or ord(c) for c in text)


def as_html(parts: Sequence[Part], title: str) -> str:
    """Return a web page of the kind that offices publish."""
    body = "\n".join(_html(part) for part in parts)
    return (
        '<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8">'
        f"<title>{html.escape(title)}</title></head>\n<body><div class='content'>\n{body}\n"
        "</div></body></html>\n"
    )


def _html(part: Part) -> str:
    match part:
        case Beside(left, right):
            sides = "".join(
                f'<td align="center">{"<br>".join(map(html.escape, side))}</td>'
                for side in (left, right)
            )
            return f'<table border="0" width="100%"><tr>{sides}</tr></table>'
        case Title(lines):
            return "\n".join(f'<p align="center"><b>{html.escape(line)}</b></p>' for line in lines)
        case Text(words, bold):
            words = html.escape(words)
            return f"<p><strong>{words}</strong></p>" if bold else f"<p>{words}</p>"
        case Grid():
            return _html_table(part)
    return "<hr>"


def _html_table(grid: Grid) -> str:
    rows: list[str] = [""] * len(grid.rows)
    for place in placed(grid):
        cell, tag = place.cell, "th" if place.row < grid.heads else "td"
        spans = f' rowspan="{cell.down}"' * (cell.down > 1)
        spans += f' colspan="{cell.across}"' * (cell.across > 1)
        words = "<br>".join(map(html.escape, cell.words.split("\n")))
        rows[place.row] += f"<{tag}{spans}>{words}</{tag}>"
    inside = "\n".join(f"<tr>{row}</tr>" for row in rows)
    return f'<table border="1">\n{inside}\n</table>'


def as_docx(parts: Sequence[Part]) -> bytes:
    """Return a Word file: letterhead and signature in borderless tables, cells merged."""
    word = docx.Document()
    for part in parts:
        match part:
            case Beside(left, right):
                _fill_beside(word, left, right)
            case Title(lines):
                for line in lines:
                    paragraph = word.add_paragraph()
                    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
                    paragraph.add_run(line).bold = True
            case Text(words, bold):
                word.add_paragraph().add_run(words).bold = bold
            case Grid():
                _fill_table(word, part)
            case Break():
                word.add_page_break()
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _fill_beside(word: WordFile, left: Sequence[str], right: Sequence[str]) -> None:
    table = word.add_table(rows=1, cols=2)
    for cell, side in zip(table.rows[0].cells, (left, right), strict=True):
        _fill(cell, "\n".join(side))


def _fill_table(word: WordFile, grid: Grid) -> None:
    table = word.add_table(rows=len(grid.rows), cols=len(grid.widths), style="Table Grid")
    for place in placed(grid):
        cell = table.cell(place.row, place.column)
        if place.cell.down > 1 or place.cell.across > 1:
            last = place.row + place.cell.down - 1, place.column + place.cell.across - 1
            cell = cell.merge(table.cell(*last))
        _fill(cell, place.cell.words)


def _fill(cell: _Cell, words: str) -> None:
    """Write lines into a cell, a paragraph each."""
    first, *others = words.split("\n")
    cell.paragraphs[0].text = first
    for line in others:
        cell.add_paragraph(line)
