"""What antiword makes of an old Word file: plain text whose tables are drawn, and DocBook.

The text has the footnotes (and the list numbers antiword knows), the DocBook the cells of the
tables; both together make the blocks of the document.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET

from extract.readers.office_parts import Block, Grid, GridCell, Paragraph

_NOTES = re.compile(r"^-{23}\n(?=\s*\[\d+\])", re.M)
_NOTE = re.compile(r"^\[(\d+)\] ?", re.M)
_DRAWN = re.compile(r"(?:^\|.*\|[ ]*\n)+", re.M)


def blocks(text: str, docbook: str) -> list[Block]:
    """Return the blocks of a document by antiword's two outputs, notes last.

    A drawn table («|1  |Sở Y tế |») is replaced by its cells; where text and DocBook do not
    count the same tables, the drawing stays as it is.
    """
    split = _NOTES.search(text)
    body = text[: split.start()] if split else text
    pieces = _NOTE.split(text[split.end() :])[1:] if split else []
    notes = {pieces[i]: " ".join(pieces[i + 1].split()) for i in range(0, len(pieces), 2)}
    marks = re.compile(r" ?\[(\d+)\]")
    body = marks.sub(lambda m: "" if m[1] in notes else m[0], body)
    grids = _grids(docbook)
    drawn = list(_DRAWN.finditer(body))
    found: list[Block] = []
    done = 0
    for table, grid in zip(drawn, grids, strict=True) if len(drawn) == len(grids) else ():
        found += _lines(body[done : table.start()])
        found.append(grid)
        done = table.end()
    found += _lines(body[done:])
    return [*found, *(Paragraph(f"{k} {words}", kind="note") for k, words in notes.items())]


def _lines(text: str) -> list[Block]:
    """Return paragraphs; antiword puts a blank line between any two, which says nothing."""
    return [Paragraph(line) for line in text.split("\n") if line.strip()]


def _grids(docbook: str) -> list[Grid]:
    """Return the tables of antiword's DocBook, without the document type it begins with."""
    start = docbook.find("<book")
    if start < 0 or "<!DOCTYPE" in docbook[start:]:
        return []
    try:
        root = ET.fromstring(docbook[start:])  # noqa: S314 - no document type: no entities
    except ET.ParseError:
        return []
    return [
        Grid(
            tuple(
                GridCell(row, column, (Paragraph("".join(entry.itertext()).strip()),))
                for row, tr in enumerate(table.iter("row"))
                for column, entry in enumerate(tr.iter("entry"))
            )
        )
        for table in root.iter("informaltable")
    ]
