"""Lines of a table without rules: which begin a row, head the rows under them, or end it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from extract.forms.attributes import Column, column_of
from extract.forms.cell_kinds import cell_kind
from extract.page.entries import Entry
from extract.page.marks import RANKS

FIRST_HEAD = re.compile(r"(?:số )?(?:TT|STT|Stt|Tt|S\.TT)$")
"""The head of a column of serial numbers, with which such a table begins."""

ENDS = ("recipient", "signature", "basis", "title")
"""Kinds of lines that end a table."""

_SERIAL = re.compile(r"(?:\d{1,3}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđ]|[A-ZĐ])[.)]?$")
_ROMAN = re.compile(r"[IVX]{1,5}")
_COUNTED = re.compile(r"(?:\(\d{1,2}\) ?)+1?$")
_GROUP = re.compile(r"(?:các )?(?:nhiệm vụ|lĩnh vực|nhóm|nội dung|công tác) ", re.I)
_SWALLOWED = re.compile(r" (\d{1,3})$")
"""A row's number that was joined to the title above it: «II. Xã hội số 1»."""

_MOST_LINES, _MOST_LOST = 8, 2
_LONGEST_LABEL = 48


@dataclass(slots=True)
class TableLines:
    """The lines of a table on the way down, and the last serial number seen (`last`)."""

    text: str
    entries: list[Entry]
    begin: int
    labels: list[int] = field(default_factory=list)
    columns: list[Column | None] = field(default_factory=list)
    letters: list[str] = field(default_factory=list)
    last: str = ""
    number: int = 0
    marked: bool = False
    row: int = 0

    def words(self, index: int) -> str:
        """Return the words of a line, its list mark among them."""
        return self.text[self.entries[index].begin : self.entries[index].end]

    def serial(self, index: int) -> str:
        """Return a line without the stop or bracket behind a number."""
        mark = self.entries[index].mark
        if mark and mark.kind == "number":
            return mark.label
        return self.words(index).rstrip(".)")

    def counts(self, index: int) -> bool:
        """Whether a line only counts the columns: «(1) (2) (3)»."""
        return bool(_COUNTED.match(self.words(index)))

    def is_serial(self, index: int) -> bool:
        """Whether a line is nothing but a serial number: «2», «1.1», «IV», «b)»."""
        return bool(_SERIAL.match(self.words(index)))

    def opens_rows(self, index: int) -> bool:
        """Whether a line is a serial number, or begins with one: «1. Nạo vét», «I. Lĩnh vực»."""
        mark = self.entries[index].mark
        section = bool(mark and mark.kind in ("roman", "capital")) and index > self.begin + 2
        first = index + section
        mark = self.entries[first].mark if first < len(self.entries) else None
        self.marked = bool(mark and mark.kind == "number" and mark.label in ("1", "01"))
        swallowed = section and bool(self.swallowed(index))
        follows = section and first < len(self.entries) and self.is_serial(first)
        return self.is_serial(index) or self.marked or swallowed or follows

    def begins_group(self, index: int) -> bool:
        """Whether a line heads the rows under it: «I. Lĩnh vực y tế», «Nhiệm vụ của Sở X»."""
        mark = self.entries[index].mark
        section = bool(mark and mark.kind in ("roman", "capital"))
        if index + 1 >= len(self.entries) or not (section or _GROUP.match(self.words(index))):
            return False
        if section and self.swallowed(index):
            return True
        follows = self.begins_row(index + 1, self.last or "0")
        return follows and (section or not self.is_serial(index))

    def begins_row(self, index: int, after: str) -> bool:
        """Whether a line is a serial number that may come next after another («» for none)."""
        mark = self.entries[index].mark
        numbered = self.marked and mark and mark.kind == "number" and not self.is_body(index)
        if not (self.is_serial(index) or numbered) or self.entries[index].kind in ENDS:
            return False
        label = self.serial(index)
        if not after or _ROMAN.fullmatch(label):
            return True
        if label[0].isdigit():
            return _follows(label, after)
        return label in ("a", "A") or any(
            0 < ord(label) - ord(old) <= _MOST_LOST for old in self.letters
        )

    def heads_rows(self, index: int) -> bool:
        """Whether a line inside a row is a section's number or heading after all."""
        return bool(_ROMAN.fullmatch(self.serial(index))) or self.begins_group(index)

    def swallowed(self, index: int) -> str:
        """Return the number of the next row if the line before it swallowed it: «(5) 1»."""
        mark = self.entries[index].mark
        if self.is_serial(index) or (mark and mark.kind == "number"):
            return ""
        found = _SWALLOWED.search(self.words(index))
        return found[1] if found and found[1] in ("1", str(self.number + 1)) else ""

    def section_swallows(self, index: int) -> bool:
        """Whether the title behind a section's number swallowed the number of its first row."""
        if index + 1 >= len(self.entries) or not _ROMAN.fullmatch(self.serial(index)):
            return False
        return bool(self.swallowed(index + 1))

    def came(self, serial: str) -> None:
        """Note the serial number of a row."""
        self.last = serial
        if serial.isalpha():
            self.letters.append(serial)
        elif serial.isdigit():
            self.number = int(serial)

    def heads(self, index: int) -> bool:
        """Whether a line begins a part of the document: «III. TỔ CHỨC THỰC HIỆN», «2. Sở X»."""
        mark = self.entries[index].mark
        if not mark or self.is_serial(index):
            return False
        return mark.rank <= RANKS["roman"] or (mark.kind == "number" and self.is_body(index))

    def is_body(self, index: int) -> bool:
        """Whether the words behind a mark are a body's name: «1. Sở Tài chính» is a heading."""
        entry = self.entries[index]
        return cell_kind(self.text[entry.start : entry.end]) == "body"

    def row_end(self, at: int) -> int:
        """Return the index after the last line that may belong to the row that begins at `at`.

        A number inside the row («12» for a figure) does not end it where the row is full right
        before the number that follows its own.
        """
        swallowed = self.swallowed(at)
        this = swallowed or self.serial(at)
        full = at + len(self.labels) - (not self.is_serial(at) and not swallowed)
        follows = full < len(self.entries) and this.isdigit()
        if (
            follows
            and self.serial(full) == str(int(this) + 1)
            and not any(self.heads_rows(i) for i in range(at + 1, full))
        ):
            return full
        end = at + 1
        while end < len(self.entries) and self.entries[end].kind not in ENDS:
            if end > at + 1 and (self.begins_row(end, this) or self.begins_group(end)):
                break
            if FIRST_HEAD.match(self.words(end)) or self.heads(end):
                break
            if end - at >= len(self.labels) + _MOST_LINES or self.entries[end].closing:
                break
            end += 1
        return end

    def goes_on_as_forms(self, at: int, end: int) -> bool:
        """Whether labelled lines follow the head of a section."""
        return any(entry.kind == "field" for entry in self.entries[at + 2 : min(end, at + 4)])

    def closed(self, end: int) -> bool:
        """Whether a row ends where another row, a group or the head again begins."""
        if end >= len(self.entries):
            return False
        again = bool(FIRST_HEAD.match(self.words(end)))
        return again or self.begins_row(end, self.last) or self.begins_group(end)

    def mark(self, index: int, column: int) -> None:
        """Make a line a cell of the present row."""
        entry = self.entries[index]
        start = entry.start if entry.mark and column else entry.begin
        plain = replace(entry, kind="cell", mark=None, start=start, label="", value=-1)
        self.entries[index] = replace(plain, row=self.row, column=column, closing=False)


def begins_table(line: str, following: str) -> bool:
    """Whether a line begins a table one cell a line: «STT», or «Nhiệm vụ» over «Chủ trì»."""
    if FIRST_HEAD.match(line):
        return True
    short = len(line) < _LONGEST_LABEL and len(following) < _LONGEST_LABEL
    owned = short and column_of(following) in ("lead", "shared", "support")
    return owned and column_of(line) == "task"


def _follows(label: str, after: str) -> bool:
    """Whether a number may come next: the next one (or one lost between), a part, or «1»."""
    if not after[0].isdigit() or label.startswith(f"{after}."):
        return True
    whole, _, part = label.partition(".")
    before, _, last = after.partition(".")
    ahead = int(whole) - int(before)
    return bool(part and last and ahead == 0) or 0 < ahead <= _MOST_LOST or label == "1"
