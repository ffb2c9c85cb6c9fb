"""The appendix as a workbook: the same table as in Word, ready to print on A4."""

from __future__ import annotations

import io

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kg.export.appendix import COLUMNS, Appendix
from kg.export.appendix_docx import attached_to, roman, summary
from kg.export.word_form import FONT
from kg.export.workbook import new_book, shown

_WIDTHS = (5, 27, 15, 15, 12.5, 19, 12, 27)
"""In letters; together they fill a page at full size."""
_LAST = len(COLUMNS) - 1
_MARGINS = {"left": 1.18, "right": 0.79, "top": 0.79, "bottom": 0.79}
"""In inches: the decree's 30 and 20 millimetres."""
_CENTRED = (0, 4)


def as_xlsx(appendix: Appendix) -> bytes:
    """Return an appendix as XLSX; the same bytes each time."""
    out = io.BytesIO()
    book = new_book(out, appendix.heading.title)
    sheet = book.add_worksheet("Phụ lục")
    base = {"font_name": FONT, "font_size": 12, "text_wrap": True}
    cell = {**base, "border": 1, "valign": "top"}
    left, centre = book.add_format(cell), book.add_format({**cell, "align": "center"})
    bold = book.add_format({**cell, "bold": True, "align": "center", "valign": "vcenter"})
    group = book.add_format({**cell, "bold": True})
    above = {**base, "align": "center", "valign": "vcenter", "font_size": 13}
    top = _write_heading(
        sheet,
        appendix,
        book.add_format({**above, "bold": True}),
        book.add_format({**above, "italic": True}),
    )
    for place, (name, width) in enumerate(zip(COLUMNS, _WIDTHS, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(top, place, name, bold)
    _write_groups(sheet, top + 1, appendix, (left, centre, group))
    _set_page(sheet, top)
    book.close()
    return out.getvalue()


def _write_heading(sheet: Worksheet, appendix: Appendix, bold: Format, italic: Format) -> int:
    """Write what stands above the table; return the row of its head."""
    heading = appendix.heading
    lines = [("Phụ lục", bold), (heading.title.upper(), bold), (attached_to(heading), italic)]
    if heading.issuer:
        lines = [(heading.issuer.upper(), bold), (heading.title.upper(), bold)]
    lines.append((summary(appendix), italic))
    for place, (text, look) in enumerate(lines):
        sheet.merge_range(place, 0, place, _LAST, "", look)
        sheet.write_string(place, 0, shown(text), look)
    return len(lines)


def _write_groups(
    sheet: Worksheet, at: int, appendix: Appendix, looks: tuple[Format, Format, Format]
) -> None:
    left, centre, group = looks
    for place, (name, rows) in enumerate(appendix.groups, 1):
        if len(appendix.groups) > 1:
            sheet.merge_range(at, 0, at, _LAST, "", group)
            sheet.write_string(at, 0, shown(f"{roman(place)}. {name}"), group)
            at += 1
        for row in rows:
            sheet.write_number(at, 0, int(row[0]), centre)
            for column, text in enumerate(row[1:], 1):
                sheet.write_string(at, column, shown(text), centre if column in _CENTRED else left)
            at += 1


def _set_page(sheet: Worksheet, top: int) -> None:
    """Set A4 on its side, the decree's margins, the head on each page, page numbers above."""
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.set_margins(**_MARGINS)
    sheet.set_header(f'&C&"{FONT},Regular"&13&P')
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(top)
    sheet.freeze_panes(top + 1, 0)
