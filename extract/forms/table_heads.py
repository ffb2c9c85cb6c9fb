"""Heads of tables: which rows name the columns, what each column holds, and what the table is for.

A head may have two rows («Phân công thực hiện» over «Chủ trì | Phối hợp»), a row of column
numbers below it, and may come again on each page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extract.forms.attributes import Column, column_of
from extract.page.structure import Block
from extract.statements.draft import Page

Row = dict[int, list[Block]]
"""A row of a table: the blocks of each column that has words."""

_NUMBERING = re.compile(r"\(?(?:\d{1,2}|[A-ZĐ])\)?(?: ?= ?[\d()+x/ -]+)?")
_COLUMN_NUMBER = re.compile(r"\((\d{1,2})\)")
_LONGEST_NUMBER = 4
_TASK = re.compile(r"nhiệm vụ|công việc|đầu việc|hoạt động|nội dung|việc cần")
_PROJECT = re.compile(r"danh mục|dự án|công trình|chỉ tiêu|đề tài")
_WORK = re.compile(
    r"^\W*(?:tên|danh mục)?\W*(?:các )?(?:dự án|công trình|cụm công nghiệp|khu đô thị)"
    r"|^\W*(?:tên )?(?:nhóm|lĩnh vực|ngành|mục tiêu)(?!\w)"
)
_BUILDER = re.compile(r"^\W*(?:tên )?chủ đầu tư")
_LONGEST, _LONGEST_SURE, _LONGEST_LOWER = 40, 90, 48
_OWNERS = frozenset({"lead", "shared", "support"})


def words_of(page: Page, blocks: Sequence[Block]) -> str:
    """Return the words of a cell on one line."""
    return page.text[blocks[0].start : blocks[-1].end].replace("\n", " ")


@dataclass(frozen=True, slots=True)
class Head:
    """What each column holds, and the span of its own label.

    `tasks` is whether the rows are tasks: lists of figures, projects or people are not.
    """

    columns: Mapping[int, Column]
    spans: Mapping[int, tuple[int, int]]
    tasks: bool

    def holding(self, *kinds: Column) -> list[int]:
        """Return the columns that hold one of some kinds, from left to right."""
        return [index for index, kind in self.columns.items() if kind in kinds]


def read_head(
    page: Page, rows: Sequence[Row], index: int, known: Head | None
) -> tuple[Head, int] | None:
    """Read the head that begins at row `index`; return it and the number of its rows, or `None`.

    `known` is the head of the rows above, if any: a row of a table that has one is only taken for
    a new head if it has a column «TT», or nothing but labels.
    """
    row = rows[index]
    labels = {column: words_of(page, blocks) for column, blocks in row.items()}
    if not _is_head(page, row, labels, again=known is not None):
        return None
    spans = {column: (blocks[0].start, blocks[-1].end) for column, blocks in row.items()}
    taken = 1
    below = rows[index + taken] if index + taken < len(rows) else {}
    if below and _is_lower_row(page, below, labels):
        for column, blocks in below.items():
            above = max((c for c in labels if c <= column), default=column)
            labels[column] = f"{words_of(page, blocks)}\n{labels.get(above, '')}"
            spans[column] = blocks[0].start, blocks[-1].end
        taken += 1
    columns = {c: kind for c in sorted(labels) if (kind := _column(labels[c]))}
    if index + taken < len(rows) and is_numbering(page, rows[index + taken]):
        taken += 1
    _find_task_column(labels, columns)
    _tell_topics(labels, columns)
    _find_owner_column(labels, columns)
    return Head(columns, spans, _has_tasks(labels, columns)), taken


def is_numbering(page: Page, row: Row) -> bool:
    """Whether a row only counts the columns: «(1) | (2) | (3)», «A | B | 1 | 2».

    One number may be misread, «q1) | (2) | (3) | (4)», where the others count on.
    """
    words = {column: words_of(page, blocks) for column, blocks in row.items()}
    others = [column for column, each in words.items() if not _NUMBERING.fullmatch(each)]
    if not others:
        return len(words) > 1
    counted = {
        int(number[1]) - column
        for column, each in words.items()
        if (number := _COLUMN_NUMBER.fullmatch(each))
    }
    return (
        len(others) == 1 < len(words) - 2
        and len(words[others[0]]) <= _LONGEST_NUMBER
        and len(counted) == 1
    )


def _is_head(page: Page, row: Row, labels: Mapping[int, str], *, again: bool) -> bool:
    kinds = {column: column_of(label) for column, label in labels.items()}
    serial = "serial" in kinds.values()
    longest = _LONGEST_SURE if serial else _LONGEST
    if sum(kind is not None for kind in kinds.values()) < 2:
        return False
    if any(len(label) >= longest for label in labels.values()):
        return False
    if not again or serial:
        return True
    if None in kinds.values() or len(kinds) < 3:
        return False
    return not any(page.bodies(b.start, b.end) for blocks in row.values() for b in blocks)


def _is_lower_row(page: Page, row: Row, upper: Mapping[int, str]) -> bool:
    """Whether a row is the second of a head: labels under a merged one, none under «TT»."""
    kinds = {c: column_of(words_of(page, blocks)) for c, blocks in row.items()}
    for column, label in upper.items():
        if column in row and column_of(label) in ("serial", "task"):
            return False
    if any(len(words_of(page, blocks)) > _LONGEST_LOWER for blocks in row.values()):
        return False
    if any(page.only_bodies(b.start, b.end, 0.9) for blocks in row.values() for b in blocks):
        return False
    times = sum(kind == "when" for kind in kinds.values())
    return times > 1 or any(kind not in (None, "when") for kind in kinds.values())


def _column(label: str) -> Column | None:
    """Return what a column holds by its own words, else by those of the cell over it."""
    own, _, above = label.partition("\n")
    return column_of(own) or (column_of(above) if above else None)


def _find_task_column(labels: Mapping[int, str], columns: dict[int, Column]) -> None:
    """Take a column without a known label, or that of products, for the tasks if none is."""
    if "task" in columns.values():
        return
    unknown = [c for c in sorted(labels) if c not in columns]
    products = [c for c, kind in columns.items() if kind == "other"]
    for column in (unknown or products)[:1]:
        columns[column] = "task"


def _tell_topics(labels: Mapping[int, str], columns: dict[int, Column]) -> None:
    """Tell a column that names the work («Tên dự án») from that of the tasks beside it."""
    tasks = [column for column, kind in columns.items() if kind == "task"]
    named = [column for column in tasks if _WORK.search(labels[column].lower())]
    if len(named) < len(tasks):
        columns.update(dict.fromkeys(named, "topic"))


def _find_owner_column(labels: Mapping[int, str], columns: dict[int, Column]) -> None:
    """Take «Chủ đầu tư» for the owner where nobody else is one."""
    kinds = set(columns.values())
    tasks = [labels[c].lower() for c, kind in columns.items() if kind == "task"]
    if kinds & _OWNERS or "measure" in kinds or all(_PROJECT.search(label) for label in tasks):
        return
    for column, label in labels.items():
        if _BUILDER.search(label.lower()):
            columns[column] = "lead"


def _has_tasks(labels: Mapping[int, str], columns: Mapping[int, Column]) -> bool:
    """Whether a table's rows are tasks: owners say so, else the words above its tasks."""
    kinds = set(columns.values())
    if "task" not in kinds or "person" in kinds:
        return False
    if kinds & _OWNERS:
        return "measure" not in kinds or not any("tính" in x or "ĐVT" in x for x in labels.values())
    named = " ".join(labels[c].lower() for c, kind in columns.items() if kind == "task")
    if "measure" in kinds or _PROJECT.search(named):
        return False
    return bool(_TASK.search(named)) or "deadline" in kinds
