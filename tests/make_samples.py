"""Makes the Word file and the PDF of the samples (`kg/samples`): the same bytes on each run.

    python tests/make_samples.py

The words stand in `autumn_papers.py`; a test fails where the committed files say anything else.
"""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import autumn_papers as words
import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from fpdf import FPDF
from fpdf.enums import Align, XPos, YPos
from offices import NS, abstract, num, numbered, saved, with_lists
from printing import FONTS
from saving import placed

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph

SAMPLES = Path(__file__).resolve().parents[1] / "kg" / "samples"
PLAN_FILE = "09-ke-hoach-quy-iv.docx"
TELEGRAM_FILE = "10-cong-dien-phong-chong-lu.pdf"
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER
_SPACE = '<w:suff w:val="space"/>'
_MARKS = ("upperRoman|%1.", "decimal|%2.", "lowerLetter|%3)")


def plan() -> bytes:
    """Return the plan as a Word file: list marks by Word, an appendix with a table of tasks."""
    word = docx.Document()
    _set_up(word)
    with_lists(word, abstract(1, *(f"{m}|1|{_SPACE}" for m in _MARKS)) + num(1, 1))
    _letterhead(word)
    _title(word, words.PLAN.title)
    for item in words.PLAN_ITEMS:
        _item(word, item)
    _ending(word)
    word.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
    _title(word, words.ANNEX)
    _tasks(word)
    return undated(saved(word))


def _set_up(word: WordFile) -> None:
    """Set paper, font and properties, as an office's template does."""
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(2)
    section.top_margin = section.bottom_margin = Cm(2)
    style = word.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(13)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Times New Roman")
    style.element.rPr.append(parse_xml(f'<w:lang {NS} w:val="vi-VN"/>'))
    style.paragraph_format.space_after = Pt(4)
    about = word.core_properties
    about.title, about.author = " ".join(words.PLAN.title), "UBND tỉnh Lam Giang"
    about.last_modified_by, about.comments = about.author, ""
    about.created = about.modified = words.PLAN.day.replace(tzinfo=None)


def _letterhead(word: WordFile) -> None:
    table = word.add_table(rows=2, cols=2)
    for column, width in zip(table.columns, (6.2, 9.8), strict=True):
        column.width = Cm(width)
    for row, sides in enumerate(
        ((words.ISSUER, words.MOTTO), ((words.PLAN.number,), (words.PLAN.dated,)))
    ):
        for column, lines in enumerate(sides):
            cell = table.cell(row, column)
            italic = (row, column) == (1, 1)
            _fill(cell, lines, bold=row == 0, italic=italic, size=11, align=_CENTRE)


def _title(word: WordFile, lines: tuple[str, ...]) -> None:
    for line in lines:
        run = _line(word, line, align=_CENTRE).add_run(line)
        run.bold, run.italic = not line.startswith("("), line.startswith("(")


def _line(word: WordFile, line: str, *, align: WD_ALIGN_PARAGRAPH) -> Paragraph:
    """Append an empty paragraph for a line; a document's type stands a little lower."""
    paragraph = word.add_paragraph()
    paragraph.alignment = align
    if line.isupper():
        paragraph.paragraph_format.space_before = Pt(8)
    return paragraph


def _item(word: WordFile, item: words.Item) -> None:
    paragraph = _line(word, item.words, align=WD_ALIGN_PARAGRAPH.JUSTIFY)
    paragraph.paragraph_format.first_line_indent = Cm(1)
    if item.level:
        made = parse_xml(f"<w:pPr {NS}>{numbered(1, item.level - 1)}</w:pPr>")
        paragraph._p.get_or_add_pPr()._insert_numPr(made[0])
    paragraph.add_run(item.words).bold = item.level == 1


def _ending(word: WordFile) -> None:
    """Append the recipients beside the signature, in a table without lines."""
    left, right = word.add_table(rows=1, cols=2).rows[0].cells
    _fill(left, ("Nơi nhận:", *(f"- {each}" for each in words.PLAN.recipients)), size=11)
    _fill(right, (*words.PLAN.signed, "", "(Đã ký)", "", words.PLAN.signer), bold=True)
    for paragraph in right.paragraphs:
        paragraph.alignment = _CENTRE
    word.add_paragraph()


def _tasks(word: WordFile) -> None:
    grid = words.TASKS
    table = word.add_table(rows=len(grid.rows), cols=len(grid.widths), style="Table Grid")
    table.autofit = False
    for column, share in zip(table.columns, grid.widths, strict=True):
        column.width = Cm(16 * share / sum(grid.widths))
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {NS}/>"))
    for place in placed(grid):
        last = place.row + place.cell.down - 1, place.column + place.cell.across - 1
        cell = table.cell(place.row, place.column)
        if last != (place.row, place.column):
            cell = cell.merge(table.cell(*last))
        group = place.cell.across > 1 or place.cell.words in ("I", "II", "III")
        middle = _CENTRE if place.row == 0 or place.column in (0, 4) else None
        bold = place.row == 0 or group
        _fill(cell, place.cell.words.split("\n"), bold=bold, size=11, align=middle)


def _fill(
    cell: _Cell,
    lines: tuple[str, ...] | list[str],
    *,
    bold: bool = False,
    italic: bool = False,
    size: int = 12,
    align: WD_ALIGN_PARAGRAPH | None = None,
) -> None:
    """Write lines into a cell, a paragraph each."""
    for number, line in enumerate(lines):
        paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
        paragraph.alignment = align
        paragraph.paragraph_format.space_after = Pt(0)
        run = paragraph.add_run(line)
        run.bold, run.italic, run.font.size = bold, italic, Pt(size)


def undated(data: bytes) -> bytes:
    """Return a zip whose members all bear one time and are packed one way."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            made = zipfile.ZipInfo(name, (2025, 10, 6, 9, 0, 0))
            made.compress_type, made.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
            new.writestr(made, old.read(name))
    return stream.getvalue()


class _Paper(FPDF):
    """A4 paper: its number above the text from the second page on, a line at the foot of each."""

    def header(self) -> None:
        """Print the page's number."""
        self.set_xy(30, 11)
        if self.page_no() > 1:
            self.cell(0, 5, str(self.page_no()), align=Align.C)
        self.set_y(20)

    def footer(self) -> None:
        """Print the line at the foot."""
        self.set_xy(30, -15)
        self.set_font("serif", size=8)
        self.cell(0, 5, words.FOOT, align=Align.L)


def telegram() -> bytes:
    """Return the telegram as a PDF of two pages with a text layer."""
    paper = _Paper(format="A4")
    paper.set_creation_date(words.TELEGRAM.day)
    paper.set_title(" ".join(words.TELEGRAM.title))
    paper.set_author("UBND tỉnh Lam Giang")
    paper.set_lang("vi")
    for style, name in (("", ""), ("B", "-Bold")):
        paper.add_font("serif", style, FONTS / f"DejaVuSerif{name}.ttf")
    paper.set_font("serif", size=12)
    paper.set_margins(30, 20, 20)
    paper.set_auto_page_break(auto=True, margin=22)
    paper.add_page()
    _telegram_head(paper)
    for line in words.ADDRESSED:
        _print(paper, line, Align.L)
    for paragraph in words.ORDERS:
        paper.ln(2)
        _print(paper, paragraph, Align.J)
    paper.ln(6)
    left = ("Nơi nhận:", *(f"- {each}" for each in words.TELEGRAM.recipients))
    right = (*words.TELEGRAM.signed, "", "(Đã ký)", "", words.TELEGRAM.signer)
    _print_sides(paper, left, right, align=Align.L, size=10)
    return bytes(paper.output())


def _telegram_head(paper: FPDF) -> None:
    _print_sides(paper, words.ISSUER, words.MOTTO, bold=True)
    paper.ln(1)
    _print_sides(paper, (words.TELEGRAM.number,), (words.TELEGRAM.dated,))
    paper.ln(7)
    for line in words.TELEGRAM.title:
        _print(paper, line, Align.C, bold=True)
    paper.ln(5)


def _print(paper: FPDF, line: str, align: Align, *, bold: bool = False) -> None:
    paper.set_font("serif", "B" if bold else "", 12)
    paper.multi_cell(0, 6.4, line, align=align, new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _print_sides(
    paper: FPDF,
    left: tuple[str, ...],
    right: tuple[str, ...],
    *,
    bold: bool = False,
    align: Align = Align.C,
    size: int = 11,
) -> None:
    """Print two columns side by side, the right one centred."""
    top, below = paper.get_y(), 0.0
    for lines, x, width, how in ((left, 30, 66, align), (right, 96, 94, Align.C)):
        paper.set_y(top)
        for line in lines:
            paper.set_x(x)
            paper.set_font("serif", "B" if bold else "", size)
            paper.cell(width, 5.4, line, align=how, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        below = max(below, paper.get_y())
    paper.set_y(below)


if __name__ == "__main__":
    (SAMPLES / PLAN_FILE).write_bytes(plan())
    (SAMPLES / TELEGRAM_FILE).write_bytes(telegram())
