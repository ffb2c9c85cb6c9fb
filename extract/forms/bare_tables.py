"""Reads one table whose cells stand one a line: its head, its rows, and which column a line is of.

Where a row has a line for each column, they stand in order; else (empty cells left out, cells of
several lines) each line is put by what it is: a body under «Cơ quan chủ trì», a time under «Thời
hạn».
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.forms.attributes import Column, column_of
from extract.forms.cell_kinds import CellKind, cell_kind
from extract.forms.table_lines import ENDS, TableLines

_PARENT = re.compile(r"phân công|tổ chức thực hiện|trách nhiệm|cơ quan thực hiện", re.I)

_MOST_COLUMNS = 12
_HOLDS: dict[CellKind, tuple[Column | None, ...]] = {
    "body": ("lead", "shared", "support", "supervise"),
    "time": ("deadline", "when"),
    "above": ("lead", "shared", "support", "supervise", "deadline"),
    "text": ("task", "other", "measure", "person", None),
}


class Bare(TableLines):
    """One bare table, whose cells are marked on the way down."""

    def read(self) -> int:
        """Mark the cells of the table that begins at `begin`; return the index after it."""
        at = self._read_head()
        if not at:
            return self.begin + 1
        if self.counts(at - 1):
            at = self._read_swallowed(at - 1)
        while at < len(self.entries):
            if self.section_swallows(at):
                self.row += 1
                self.came(self.serial(at))
                self.mark(at, 0)
                self.mark(at + 1, 1)
                at = self._read_swallowed(at + 1)
            elif self.begins_row(at, self.last):
                end = self.row_end(at)
                if self.goes_on_as_forms(at, end):
                    end = min(end, at + 2)
                done = self._read_row(at, end)
                if done < end:
                    return done
                at = end
            elif self.begins_group(at):
                at = self._read_group(at)
            else:
                break
        return at

    def _read_group(self, at: int) -> int:
        """Mark a line that heads rows, and the row behind it whose number it swallowed."""
        self.row += 1
        self.mark(at, 1)
        return self._read_swallowed(at)

    def _read_swallowed(self, at: int) -> int:
        """Mark the row behind line `at` if that line swallowed its number."""
        swallowed = self.swallowed(at)
        if not swallowed or self.begins_row(at + 1, ""):
            return at + 1
        self.came(swallowed)
        self.row += 1
        return self._place(at + 1, self.row_end(at), 0)

    def _read_row(self, at: int, end: int) -> int:
        """Mark the cells of the row `at`:`end`; return the index of the first line not of it."""
        self.row += 1
        self.came(self.serial(at))
        if self.is_serial(at):
            self.mark(at, 0)
            return self._place(at + 1, end, 0)
        self.mark(at, 1)
        return self._place(at + 1, end, 1)

    def _read_head(self) -> int:
        """Mark the head's cells; return the index of the first row, 0 without a table."""
        at = self.begin + 1
        while at < len(self.entries) and not (self.opens_rows(at) or self.counts(at)):
            at += 1
        labels = list(range(self.begin, at))
        counted = at
        while at < len(self.entries) and self.counts(at):
            at += 1
        if len(labels) < 2 or len(labels) > _MOST_COLUMNS + 2 or at >= len(self.entries):
            return 0
        if any(self.entries[i].kind in ("cell", *ENDS) for i in labels):
            return 0
        if counted == at:
            at += self._numbered_columns(at, len(labels))
        self.labels = self._in_order(labels)
        self.columns = [column_of(self.words(i)) for i in self.labels]
        self.columns[0] = "serial"
        if "task" not in self.columns and len(self.columns) > 1:
            self.columns[1] = "task"
        for column, index in enumerate(self.labels):
            self.mark(index, column)
        for index in set(range(self.begin, at)).difference(self.labels):
            self.entries[index] = replace(self.entries[index], kind="furniture", mark=None)
        return at

    def _in_order(self, labels: list[int]) -> list[int]:
        """Put «Chủ trì | Phối hợp» into the place of the «Phân công thực hiện» over them."""
        kinds = {i: column_of(self.words(i)) for i in labels}
        owners = [i for i in labels if kinds[i] in ("lead", "support")]
        over = [
            i
            for i in owners
            if _PARENT.search(self.words(i)) and "chủ trì" not in self.words(i).lower()
        ]
        below = [i for i in owners if over and i > over[0]]
        if not over or {kinds[i] for i in below} != {"lead", "support"}:
            return labels
        place = labels.index(over[0])
        rest = [i for i in labels[place + 1 :] if i not in below]
        return [*labels[:place], *below, *rest]

    def _numbered_columns(self, at: int, width: int) -> int:
        """Return how many lines from `at` only count the columns («1», «2», … one a line)."""
        count = 0
        while at + count < len(self.entries) and self.words(at + count) == str(count + 1):
            count += 1
        return count if count >= max(3, width - 2) else 0

    def _place(self, begin: int, end: int, at: int) -> int:
        """Mark the cells of one row right of column `at`; return the index after the last."""
        width = len(self.labels) - 1 - at
        kinds = [cell_kind(self.words(i)) for i in range(begin, end)]
        kinds[: 1 - at] = ["text"] * len(kinds[: 1 - at])
        closed = self.closed(end)
        if not closed:
            kinds = kinds[: self._last_cell(kinds, width)]
        if len(kinds) == width and self._fits(kinds):
            for index in range(width):
                self.mark(begin + index, at + 1 + index)
            return begin + width
        for index, kind in enumerate(kinds):
            column = self._column(kind, at, kinds[index + 1 :])
            if column is None:
                if not closed:
                    return begin + index
                column = max(at, 1)
            self.mark(begin + index, column)
            at = column
        return begin + len(kinds)

    def _last_cell(self, kinds: Sequence[CellKind], width: int) -> int:
        """Return how many lines an unclosed row has: one a column, more up to its last time."""
        timed = self.columns[-1] == "deadline" and "time" not in kinds[:width]
        later = [i for i, kind in enumerate(kinds) if kind == "time"]
        return later[0] + 1 if timed and later and later[0] < width + 2 else width

    def _fits(self, kinds: Sequence[CellKind]) -> bool:
        """Whether lines in order are what the columns hold: no body under a time, no time above."""
        columns = self.columns[len(self.columns) - len(kinds) :]
        for column, kind in zip(columns, kinds, strict=True):
            wrong = column in ("deadline", "when") and kind == "body"
            if wrong or (column in _HOLDS["body"] and kind == "time"):
                return False
        return True

    def _column(self, kind: CellKind, at: int, following: Sequence[CellKind]) -> int | None:
        """Return the next column from `at` for a line, the same again where it goes on."""
        later = [c for c in range(at + 1, len(self.columns)) if self.columns[c] in _HOLDS[kind]]
        owners = [c for c in range(at + 1, len(self.columns)) if self.columns[c] in _HOLDS["body"]]
        jumps = bool(later and owners and "body" in following and later[0] > owners[0])
        if kind == "text" and at and jumps:
            return at
        if later:
            return later[0]
        if kind == "text" and at and self.columns[at] not in _HOLDS["text"]:
            return None
        return at or None
