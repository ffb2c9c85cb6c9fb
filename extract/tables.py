"""Tables whose cells stand one a line, without rules: which lines are cells, and of which row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.entries import Entry

FIRST_HEAD = re.compile(r"(?:số )?(?:TT|STT|Stt|Tt|S\.TT)$")
"""The head of a column of serial numbers, with which such a table begins."""

_SERIAL = re.compile(r"(?:\d{1,3}|[IVX]{1,5}|[a-zđ])[.)]?$")
_ENDS = ("recipient", "signature", "basis", "title")
_MOST_COLUMNS = 12


def bare_cells(text: str, entries: Sequence[Entry]) -> list[Entry]:
    """Return the entries with the cells of bare tables marked.

    A table begins at a line «TT» or «STT»; its head runs to the first serial number, and each
    serial number begins a row. It ends where a row gets longer than the head, and where the tasks
    of a section go on as forms («Nhiệm vụ 6: …», then «Cơ quan chủ trì: …»).
    """
    result = list(entries)
    index = 0
    while index < len(result):
        if FIRST_HEAD.match(text[result[index].begin : result[index].end]):
            index = _read_table(text, result, index)
        else:
            index += 1
    return result


def _read_table(text: str, entries: list[Entry], begin: int) -> int:
    """Mark the cells of the table that begins at `begin`; return the index after it."""
    width = 1
    while begin + width < len(entries) and not _is_serial(text, entries[begin + width]):
        width += 1
    if width < 2 or width > _MOST_COLUMNS or begin + width >= len(entries):
        return begin + 1
    if any(entries[i].kind in ("cell", *_ENDS) for i in range(begin, begin + width)):
        return begin + 1
    row = column = 0
    for i in range(begin, len(entries)):
        if (
            i > begin
            and _is_serial(text, entries[i])
            and (column >= width or column == 2 or i == begin + width)
        ):
            row, column = row + 1, 0
        if column >= width or entries[i].kind in _ENDS or (column == 2 and _is_form(entries, i)):
            return i
        plain = replace(
            entries[i], kind="cell", mark=None, start=entries[i].begin, label="", value=-1
        )
        entries[i] = replace(plain, row=row, column=column)
        column += 1
    return len(entries)


def _is_serial(text: str, entry: Entry) -> bool:
    return bool(_SERIAL.match(text[entry.begin : entry.end]))


def _is_form(entries: Sequence[Entry], index: int) -> bool:
    """Return whether labelled lines begin here or right behind."""
    return any(entry.kind == "field" for entry in entries[index : index + 2])
