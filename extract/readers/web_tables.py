"""Tables of web pages: their grid, and which of them only lay out the page"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

_WIDEST = 200
_LONG_CELL = 600
_LETTERHEAD = re.compile(
    r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|Độc\s+lập\s*[-–—]\s*Tự\s+do|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM"
    r"|Nơi\s+nhận\s*:"
)
_BORDER = re.compile(r"border(?:-\w+)*\s*:\s*(?!\s*(?:none|0|medium\s+none))[^;]*solid", re.I)


@dataclass(frozen=True, slots=True)
class Place:
    """A cell element at its first place in the grid, from 0."""

    row: int
    column: int
    element: HtmlElement


def places_of(table: HtmlElement) -> list[Place]:
    """Return the cells of a table in its grid; one that spans places stands at the first.

    Spans are bounded by the table itself, so that «colspan=9999999» costs nothing.
    """
    rows = [row for row in table.iter("tr") if _owner(row) is table]
    taken: dict[int, int] = {}  # column → rows that a cell from above still covers
    places: list[Place] = []
    for number, row in enumerate(rows):
        column = 0
        covered = dict(taken)
        for cell in row.iterchildren("td", "th"):
            while covered.get(column, 0) > 0:
                column += 1
            if column >= _WIDEST:
                break
            places.append(Place(number, column, cell))
            down = _span(cell, "rowspan", len(rows) - number)
            for _ in range(_span(cell, "colspan", _WIDEST - column)):
                taken[column] = down
                column += 1
        taken = {at: left - 1 for at, left in taken.items() if left > 1}
    return places


def _owner(row: HtmlElement) -> HtmlElement | None:
    return next(row.iterancestors("table"), None)


def _span(cell: HtmlElement, name: str, most: int) -> int:
    digits = re.match(r"\s*(\d{1,6})", cell.get(name) or "")
    count = int(digits[1]) if digits else 1
    return max(1, min(count or most, most))


def is_layout(table: HtmlElement, places: Sequence[Place]) -> bool:
    """Return whether a table only puts text side by side: a letterhead, a frame of the page."""
    columns = len({place.column for place in places})
    if columns < 2 or table.get("role") in ("presentation", "none"):
        return True
    if next(table.iterdescendants("table"), None) is not None:
        return not _is_ruled(table)
    texts = [str(place.element.text_content()) for place in places]
    if columns <= 3 and any(map(_LETTERHEAD.search, texts)):
        return True
    if _is_ruled(table):
        return False
    rows = 1 + max(place.row for place in places)
    return rows < 2 or (columns == 2 and (rows < 3 or max(map(len, texts)) > _LONG_CELL))


def by_columns(places: Sequence[Place]) -> bool:
    """Return whether a layout table is read column by column: no page frame, no long text."""
    return not any(
        next(place.element.iterdescendants("table"), None) is not None
        or len(str(place.element.text_content())) > _LONG_CELL
        for place in places
    )


def _is_ruled(table: HtmlElement) -> bool:
    if next(table.iterdescendants("th", "thead"), None) is not None:
        return True
    if (table.get("border") or "0").strip() not in ("0", ""):
        return True
    cell = next(table.iterdescendants("td"), None)
    styles = (table.get("style") or "", (cell.get("style") or "") if cell is not None else "")
    return any(map(_BORDER.search, styles))


def repeated_rows(rows: Sequence[Sequence[str]]) -> frozenset[int]:
    """Return the rows that say the head of the table again, as printed on each page.

    A head of two rows is found when the second follows the first again. A first row with a
    number in it is no head.
    """
    keys = [tuple("".join(text.split()).casefold() for text in row) for row in rows]
    if any(re.search(r"\d", text) for text in keys[0]):
        return frozenset()
    repeats: set[int] = set()
    follows = 0
    for number in range(1, len(keys)):
        if follows and follows < number and keys[number] == keys[follows]:
            repeats.add(number)
            follows += 1
        elif keys[number] == keys[0] and sum(map(bool, keys[0])) > 1:
            repeats.add(number)
            follows = 1
        else:
            follows = 0
    return frozenset(repeats)
