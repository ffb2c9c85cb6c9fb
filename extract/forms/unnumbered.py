"""Tables one cell a line that have no column of numbers: each row begins with its task.

«Nhiệm vụ», «Cơ quan chủ trì», «Thời hạn» one below the other are the head; a line that is neither
body nor time behind some that are begins the next row.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.forms.attributes import Column, column_of
from extract.forms.bare_tables import Bare
from extract.forms.cell_kinds import cell_kind
from extract.forms.table_lines import ENDS
from extract.page.entries import Entry
from extract.statements.cues import action_verb

_LEAST, _MOST = 3, 8
_LONGEST_LABEL, _LONGEST_CELL = 48, 600
_SECTION = re.compile(r"[IVX]{1,5}[.)]|(?:các )?(?:nhiệm vụ|lĩnh vực|nhóm) ", re.I)


def labels_from(text: str, entries: Sequence[Entry], index: int) -> int:
    """Return how many lines from `index` are labels of such a head, 0 where there is none."""
    kinds: list[Column] = []
    for entry in entries[index : index + _MOST + 1]:
        words = text[entry.begin : entry.end]
        plain = entry.kind in ("paragraph", "heading") and entry.mark is None
        if not plain or len(words) > _LONGEST_LABEL or not words[-1].isalnum():
            break
        kind = column_of(words)
        if kinds and _SECTION.match(words):
            break
        if kind is None or not words[0].isupper() or (kind in kinds and kind != "other"):
            break
        kinds.append(kind)
    owned = "lead" in kinds or "shared" in kinds
    return len(kinds) if len(kinds) >= _LEAST and kinds[0] == "task" and owned else 0


class Unnumbered(Bare):
    """One such table, whose cells are marked on the way down."""

    def read_below(self, width: int) -> int:
        """Mark the table whose head has `width` lines; return the index after it."""
        labels = range(self.begin, self.begin + width)
        self.labels = [self.begin, *labels]
        self.columns = ["serial", *(column_of(self.words(i)) for i in labels)]
        at = self.begin + width
        end = self._end_of_row(at)
        if end <= at:
            return self.begin + 1
        for column, index in enumerate(labels, 1):
            self.mark(index, column)
        while end > at:
            self.row += 1
            if self._heads_rows(at) and end > at + 1:
                self.mark(at, 1)
                at, self.row = at + 1, self.row + 1
            done = self._place(at, end, 0)
            if done < end:
                return done
            at, end = end, self._end_of_row(end)
        return at

    def _heads_rows(self, at: int) -> bool:
        """Whether the first of two texts heads rows: «Lĩnh vực y tế», or no words of doing."""
        if _SECTION.match(self.words(at)):
            return True
        return self._is_text(at + 1) and not action_verb().search(self.words(at).lower())

    def closed(self, end: int) -> bool:
        """Whether another row begins behind a row."""
        return self._end_of_row(end) > end

    def _end_of_row(self, at: int) -> int:
        """Return the index after the row that begins at line `at`; `at` where none does."""
        index, given = at, False
        while index - at < 2 * _MOST and not self._ended(index):
            kind = cell_kind(self.words(index))
            if kind == "text" and given:
                return index + self._rest_of_row(index)
            if kind != "text" and index == at:
                break
            given = given or kind != "text"
            index += 1
        return index if given else at

    def _rest_of_row(self, index: int) -> int:
        """Return how many texts behind owners and times are a row's last cells.

        Products and remarks, of as many columns as there are; the last text before the next owner
        is the next task.
        """
        columns = len(self.columns)
        while columns > 2 and self.columns[columns - 1] == "other":
            columns -= 1
        trailing, run = len(self.columns) - columns, 0
        while run <= trailing and self._is_text(index + run):
            run += 1
        followed = run > trailing or not self._ended(index + run)
        return min(trailing, run - followed)

    def _is_text(self, index: int) -> bool:
        return not self._ended(index) and cell_kind(self.words(index)) == "text"

    def _ended(self, index: int) -> bool:
        """Whether no cell stands at a line."""
        if index >= len(self.entries):
            return True
        entry = self.entries[index]
        kind = entry.kind in (*ENDS, "field", "lead_in", "cell")
        return kind or entry.closing or entry.end - entry.begin > _LONGEST_CELL
