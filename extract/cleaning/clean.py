"""Cleaning: the text as its author meant it, every character traceable to the file.

Passes, each with its own offset map: characters (NFC, line ends, spaces) and the marks of what the
reader knows, the columns of a letterhead, markup (Markdown, HTML), lines (unwrapping, page
furniture), and repair of what a scanner misread. In the clean text every newline is a block
boundary.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from extract.cleaning.hints import Place, hints_of, mark_hints
from extract.cleaning.markup import markup, odd_characters
from extract.cleaning.offsets import Layer, apply, narrow
from extract.document.letterhead_lines import letterhead_lines
from extract.forms.plain_tables import with_plain_tables
from extract.ocr_repair.repair import find_repairs
from extract.page.unwrap import unwrap
from extract.records import Refused, Repair
from extract.source import Content


@dataclass(frozen=True, slots=True)
class CleanText:
    """A cleaned text and the way back to the original.

    `heads` and `notes` hold the clean starts of lines that markup calls headings and of
    footnotes; `cells` the row and column of table cells by clean start, `covered`
    the places that merged cells cover beside their first; `dropped` the
    *original* spans of page furniture and scanning dirt that were left out; `repairs` what was
    mended and what might be, with *original* spans.
    """

    original: str
    text: str
    layers: tuple[Layer, ...] = ()
    heads: frozenset[int] = frozenset()
    notes: frozenset[int] = frozenset()
    cells: Mapping[int, Place] = field(default_factory=dict)
    covered: frozenset[Place] = frozenset()
    dropped: tuple[tuple[int, int], ...] = ()
    repairs: tuple[Repair, ...] = ()

    def origin(self, start: int, end: int) -> tuple[int, int]:
        """Return the span of the original that a clean span came from.

        The end is that of the span's last character, so that a clause torn by a page break
        maps to one span over the break.
        """
        return _trace(self.layers, start, end)


def clean(original: str) -> CleanText:
    """Clean a text as decoded from its file.

    «theo Quyết định số 12/QĐ-\\nUBND về **phát ừiển** du lịch» becomes «theo Quyết định số
    12/QĐ-UBND về phát triển du lịch».
    """
    return clean_content(Content(original, markup=True))


def clean_content(content: Content, refused: Refused = ()) -> CleanText:
    """Clean what a reader got out of a file, by what it knows of tables, notes and furniture.

    Repairs in `refused` are not made; they stay in `repairs` as not applied.
    """
    content = with_plain_tables(content)
    original = content.text
    text, characters = apply(original, mark_hints(content, odd_characters(original)))
    hints = hints_of(content).moved(characters)
    text, columns = apply(text, letterhead_lines(text))
    hints = hints.moved(columns)
    text, marks = apply(text, markup(text)) if content.markup else (text, None)
    hints = hints.moved(marks)
    first = tuple(layer for layer in (characters, columns, marks) if layer)
    unwrapped = unwrap(text, hints)
    layers = (*first, unwrapped.layer)
    found = find_repairs(unwrapped.text)
    placed = [_placed(repair, original, layers, refused) for repair in found]
    edits = [
        narrow(repair.start, repair.seen, repair.meant)
        for repair, there in zip(found, placed, strict=True)
        if there.applied
    ]
    text, repaired = apply(unwrapped.text, edits)

    def moved(position: int) -> int:
        return repaired.arrival(position) if repaired else position

    return CleanText(
        original,
        text,
        (*layers, repaired) if repaired else layers,
        frozenset(map(moved, unwrapped.heads)),
        frozenset(map(moved, unwrapped.notes)),
        {moved(start): cell for start, cell in unwrapped.cells.items()},
        hints.covered,
        tuple(_trace(first, start, end) for start, end in unwrapped.dropped),
        tuple(placed),
    )


def _placed(repair: Repair, original: str, layers: tuple[Layer, ...], refused: Refused) -> Repair:
    """Return a repair with its span and words in the original, not applied where refused."""
    start, end = _trace(layers, repair.start, repair.end)
    made = repair.applied and (start, end, repair.meant) not in refused
    return replace(repair, start=start, end=end, seen=original[start:end], applied=made)


def _trace(layers: tuple[Layer, ...], start: int, end: int) -> tuple[int, int]:
    for layer in reversed(layers):
        start, end = layer.origin(start, end)
    return start, end
