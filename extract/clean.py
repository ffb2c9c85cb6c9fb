"""Cleaning: the text as its author meant it, every character traceable to the file.

Passes, each with its own offset map: characters (NFC, line ends, spaces), markup (Markdown,
HTML), lines (unwrapping, page furniture), and light repair of what a scanner misread. In the
clean text every newline is a block boundary.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.markup import markup, odd_characters
from extract.offsets import Layer, apply
from extract.repair import repairs
from extract.unwrap import unwrap


@dataclass(frozen=True, slots=True)
class CleanText:
    """A cleaned text and the way back to the original.

    `heads` and `notes` hold the clean starts of lines that markup calls headings and of
    footnotes; `cells` the row and column of table cells by clean start; `dropped` the
    *original* spans of page furniture and scanning dirt that were left out.
    """

    original: str
    text: str
    layers: tuple[Layer, ...] = ()
    heads: frozenset[int] = frozenset()
    notes: frozenset[int] = frozenset()
    cells: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    dropped: tuple[tuple[int, int], ...] = ()

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
    text, characters = apply(original, odd_characters(original))
    text, marks = apply(text, markup(text))
    first = tuple(layer for layer in (characters, marks) if layer)
    unwrapped = unwrap(text)
    text, repaired = apply(unwrapped.text, repairs(unwrapped.text))
    layers = (*first, unwrapped.layer, *((repaired,) if repaired else ()))

    def moved(position: int) -> int:
        return repaired.arrival(position) if repaired else position

    return CleanText(
        original,
        text,
        layers,
        frozenset(map(moved, unwrapped.heads)),
        frozenset(map(moved, unwrapped.notes)),
        {moved(start): cell for start, cell in unwrapped.cells.items()},
        tuple(_trace(first, start, end) for start, end in unwrapped.dropped),
    )


def _trace(layers: tuple[Layer, ...], start: int, end: int) -> tuple[int, int]:
    for layer in reversed(layers):
        start, end = layer.origin(start, end)
    return start, end
