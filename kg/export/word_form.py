"""Word files in the form of the decree on clerical work (30/2020/NĐ-CP), the same bytes each time.

A4, Times New Roman, margins of the decree, page numbers centred above from the second page on, and
the paragraphs, rules and tables that a form is made of.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from kg.export.xml_text import held

FONT = "Times New Roman"
BODY_SIZE = 13
_MADE = datetime(2000, 1, 1)
_ZIP_TIME = (1980, 1, 1, 0, 0, 0)
_MARGINS = {"top": 20, "bottom": 20, "left": 30, "right": 20}
_CELL_MARGINS = {"top": 0.5, "left": 1.2, "bottom": 0.5, "right": 1.2}
Side = Literal["left", "center", "right", "both"]


@dataclass(frozen=True, slots=True)
class Type:
    """How words are set: size in points, weight, slope, where on the line."""

    size: int = BODY_SIZE
    bold: bool = False
    italic: bool = False
    side: Side = "center"
    after: int = 0


def landscape(title: str) -> WordDocument:
    """Return an empty A4 page on its side, with the decree's margins, letters and page numbers."""
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY_SIZE)
    fonts = style.element.rPr.rFonts
    for script in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(script), FONT)
    style.element.rPr.append(_element("w:lang", val="vi-VN"))
    style.paragraph_format.space_after = Pt(0)
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    for side, width in _MARGINS.items():
        setattr(section, f"{side}_margin", Mm(width))
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _page_number(number)
    properties = document.core_properties
    properties.title, properties.author = held(title)[:255], "Camket"
    properties.comments = properties.last_modified_by = ""
    properties.language = "vi-VN"
    properties.created = properties.modified = _MADE
    return document


def _page_number(paragraph: Paragraph) -> None:
    for kind, words in (("begin", ""), ("", " PAGE "), ("end", "")):
        run = paragraph.add_run()
        run.font.size = Pt(BODY_SIZE)
        if kind:
            run._r.append(_element("w:fldChar", fldCharType=kind))
        else:
            instruction = _element("w:instrText")
            instruction.text = words
            run._r.append(instruction)


def words(text: str, type_: Type, *, keep: bool = False) -> BaseOxmlElement:
    """Return a paragraph; each line of the text is a line.

    `keep` holds it on one page with the next.
    """
    paragraph = _element("w:p")
    settings = _element("w:pPr")
    if keep:
        settings.append(_element("w:keepNext"))
    spacing = {"before": "0", "after": str(type_.after * 20), "line": "240", "lineRule": "auto"}
    settings.append(_element("w:spacing", **spacing))
    settings.append(_element("w:jc", val=type_.side))
    paragraph.append(settings)
    for number, line in enumerate(held(text).split("\n")):
        paragraph.append(_run(line, type_, breaks=number > 0))
    return paragraph


def _run(text: str, type_: Type, *, breaks: bool) -> BaseOxmlElement:
    run = _element("w:r")
    look = _element("w:rPr")
    for name, wanted in (("w:b", type_.bold), ("w:i", type_.italic)):
        if wanted:
            look.append(_element(name))
    look.append(_element("w:sz", val=str(2 * type_.size)))
    run.append(look)
    if breaks:
        run.append(_element("w:br"))
    written = _element("w:t")
    written.text = text
    written.set(qn("xml:space"), "preserve")
    run.append(written)
    return run


def rule(width: int, within: int) -> BaseOxmlElement:
    """Return a line of a width in the middle of another, both in millimetres.

    The decree wants it drawn, not underlined.
    """
    paragraph = words("", Type(size=2))
    border = _element("w:pBdr")
    border.append(_element("w:top", val="single", sz="6", space="1", color="000000"))
    side = str(Mm((within - width) / 2).twips)
    settings = paragraph.find(qn("w:pPr"))
    settings.find(qn("w:spacing")).set(qn("w:before"), "50")
    settings.insert(0, border)
    settings.insert(2, _element("w:ind", left=side, right=side))
    return paragraph


def table(
    widths: Sequence[int], rows: Iterable[BaseOxmlElement], *, ruled: bool
) -> BaseOxmlElement:
    """Return a table of columns of fixed widths in millimetres."""
    made = _element("w:tbl")
    settings = _element("w:tblPr")
    settings.append(_element("w:tblW", w=str(Mm(sum(widths)).twips), type="dxa"))
    if ruled:
        settings.append(_borders())
    settings.append(_element("w:tblLayout", type="fixed"))
    settings.append(_cell_margins())
    grid = _element("w:tblGrid")
    for width in widths:
        grid.append(_element("w:gridCol", w=str(Mm(width).twips)))
    for part in (settings, grid, *rows):
        made.append(part)
    return made


def _borders() -> BaseOxmlElement:
    borders = _element("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        borders.append(_element(f"w:{side}", val="single", sz="4", space="0", color="000000"))
    return borders


def _cell_margins() -> BaseOxmlElement:
    margins = _element("w:tblCellMar")
    for side, width in _CELL_MARGINS.items():
        margins.append(_element(f"w:{side}", w=str(Mm(width).twips), type="dxa"))
    return margins


def row(cells: Iterable[BaseOxmlElement], *, head: bool = False) -> BaseOxmlElement:
    """Return a row that no page break divides; a head is repeated on each page."""
    made = _element("w:tr")
    settings = _element("w:trPr")
    settings.append(_element("w:cantSplit"))
    if head:
        settings.append(_element("w:tblHeader"))
    made.append(settings)
    for cell in cells:
        made.append(cell)
    return made


def cell(
    paragraphs: Iterable[BaseOxmlElement], width: int, *, columns: int = 1, middle: bool = False
) -> BaseOxmlElement:
    """Return a cell of a width in millimetres over some columns."""
    made = _element("w:tc")
    settings = _element("w:tcPr")
    settings.append(_element("w:tcW", w=str(Mm(width).twips), type="dxa"))
    if columns > 1:
        settings.append(_element("w:gridSpan", val=str(columns)))
    if middle:
        settings.append(_element("w:vAlign", val="center"))
    made.append(settings)
    for paragraph in paragraphs:
        made.append(paragraph)
    return made


def _element(name: str, **attributes: str) -> BaseOxmlElement:
    made = OxmlElement(name)
    for key, value in attributes.items():
        made.set(qn(f"w:{key}"), value)
    return made


def add(document: WordDocument, *parts: BaseOxmlElement) -> None:
    """Add paragraphs and tables at the end of a document's body."""
    body = document.element.body
    for part in parts:
        body.insert(len(body) - 1, part)  # the last is the section's settings


def as_bytes(document: WordDocument) -> bytes:
    """Return the file; its members bear no time of their making."""
    saved, fixed = io.BytesIO(), io.BytesIO()
    document.save(saved)
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(fixed, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _ZIP_TIME)
            member.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(member, old.read(name))
    return fixed.getvalue()
