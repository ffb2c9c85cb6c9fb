"""Task tables: each row a task with its owners and deadline.

| STT | Nội dung nhiệm vụ | Cơ quan chủ trì | Cơ quan phối hợp | Thời hạn | Sản phẩm |

What a merged cell covers, «-nt-» and an owner left empty take the value of the row above; a row
over all columns («II. Lĩnh vực y tế», «Nhiệm vụ do Sở X chủ trì») heads the rows under it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extract.forms.attributes import Column
from extract.forms.cell_roles import cell_roles
from extract.forms.cell_times import stated_deadline
from extract.forms.fields import give
from extract.forms.table_heads import Head, Row, is_numbering, read_head, words_of
from extract.page.structure import Block
from extract.records import Deadline
from extract.statements.cues import action_verb
from extract.statements.draft import (
    Draft,
    Owner,
    Page,
    Walk,
    clauses,
    deadline_of,
    projects,
    recurs,
)
from extract.statements.mandates import mandates
from extract.statements.roles import read_roles
from extract.statements.split import Clause
from extract.statements.topics import Thread, inherit
from extract.times.intervals import union

Span = tuple[int, int]

_GIVEN: tuple[Column, ...] = ("lead", "shared", "support", "supervise", "deadline")
_OWNERS: tuple[Column, ...] = ("lead", "shared")
_AS_ABOVE = re.compile(r"\W*(?:nt|như trên|như (?:mục|dòng|hàng) trên)\W*|[\"'”“″〃]{1,2}|//", re.I)
_CROSS = re.compile(r"[xX×✓✔√•+*]")
_SECTION = re.compile(r"(?:[IVX]{1,5}|[A-ZĐ])[.)]?")
_NUMBER = re.compile(r"\d{1,3}(?P<deep>\.\d{1,3})*[.)]?")
_HEADS_ROWS = re.compile(
    r"(?:[IVX]{1,5}|[A-ZĐ])[.)] |(?:nhóm|lĩnh vực|về|các nhiệm vụ|nhiệm vụ|phần|mục)(?!\w)", re.I
)
_CHARGES = re.compile(r"chủ trì|giao|phụ trách|trách nhiệm|thực hiện|nhiệm vụ của|tham mưu")
_DASH = re.compile(r"[-–+•] ?")
_NUMBERED = re.compile(r"\d{1,2}(?:\.\d{1,2})*[.)] ?(?=[^\W\d_])")
_STOPS = ".;"


@dataclass(slots=True)
class _Table:
    """A table on the way down its rows: what holds for the rows to come."""

    walk: Walk
    rows: list[Row]
    numbers: list[int]
    head: Head | None = None
    held: dict[int, Span] = field(default_factory=dict)
    owner: Owner | None = None
    owner_mark: str = ""
    due: Deadline | None = None
    timeless: bool = False

    def covered(self, index: int, column: int) -> bool:
        """Whether a merged cell covers a place beside its own first place."""
        return (self.numbers[index], column) in self.walk.page.layout.covered


def read_table(walk: Walk, cells: Sequence[Block]) -> list[Block]:
    """Read a table: its head names the columns, each row is a task with its attributes.

    Returns the cells of rows above any head, which are to be read as text. The rows of tables
    that are no lists of tasks (figures, projects, people) say nothing.
    """
    by_row: dict[int, Row] = {}
    for cell in cells:
        by_row.setdefault(cell.row, {}).setdefault(cell.column, []).append(cell)
    table = _Table(walk, list(by_row.values()), list(by_row))
    unread: list[Block] = []
    index = 0
    while index < len(table.rows):
        row = table.rows[index]
        if found := read_head(walk.page, table.rows, index, table.head):
            head, taken = found
            if not table.head or head.columns != table.head.columns:
                table.held, table.owner, table.due, table.timeless = {}, None, None, False
            table.head = head
            index += taken
            continue
        if table.head is None:
            unread += [block for blocks in row.values() for block in blocks]
        elif table.head.tasks and not is_numbering(walk.page, row):
            _read_row(table, table.head, index)
        index += 1
    return unread


def _read_row(table: _Table, head: Head, index: int) -> None:
    walk, row = table.walk, table.rows[index]
    page = walk.page
    if _heads_rows(table, head, index):
        _open_group(table, row)
        return
    blocks = [b for c in head.holding("task") for b in _tasks_in(page, row.get(c, ()))]
    values = _values(table, head, index)
    if not blocks:
        _more_owners(table, head, values)
        return
    walk.task_from, walk.task_block = len(walk.drafts), None
    thread = Thread()
    for block in blocks:
        for clause in clauses(page, block.start, block.end):
            walk.drafts.append(_draft(table, head, block, clause))
            walk.drafts[-1].projects = thread.follow(page, block, clause)
            inherit(walk, walk.drafts[-1], thread)
    if len(walk.drafts) == walk.task_from and (whole := _whole(blocks)):
        walk.drafts.append(_draft(table, head, blocks[0], whole))
        inherit(walk, walk.drafts[-1])
    for column, (start, end) in values.items():
        _give(walk, head, column, start, end)
    _name_works(table, head, row)
    _mark_times(walk, head, row)


def _tasks_in(page: Page, blocks: Sequence[Block]) -> list[Block]:
    """Return the blocks of a cell that are tasks, without serial numbers and the title above them.

    «Công tác thủy lợi:» over «- Nạo vét kênh;» is a title, and so is a line without a stop over
    sentences with one.
    """
    tasks = []
    for block in blocks:
        numbered = _NUMBERED.match(page.text, block.start, block.end)
        tasks.append(replace(block, start=numbered.end()) if numbered else block)
    if len(tasks) > 1 and _is_title(page, tasks[0], tasks[1:]):
        return tasks[1:]
    return tasks


def _is_title(page: Page, first: Block, others: Sequence[Block]) -> bool:
    """Whether the first block of a cell names what the others say."""
    end = page.text[first.end - 1]
    if end == ":" or end in _STOPS:
        acts = action_verb().match(page.lower, first.start)
        return end == ":" and not acts and not page.bodies(first.start, first.end)
    return all(page.text[b.end - 1] in _STOPS for b in others)


def _values(table: _Table, head: Head, index: int) -> dict[int, Span]:
    """Return the span that counts for each attribute of a row, its own or that of a row above."""
    page, row = table.walk.page, table.rows[index]
    found: dict[int, Span] = {}
    bare = not any(c in row for c in head.holding(*_OWNERS, "deadline"))
    for column in head.holding(*_GIVEN):
        if column in row:
            blocks = row[column]
            if not _AS_ABOVE.fullmatch(words_of(page, blocks).strip()):
                table.held[column] = blocks[0].start, blocks[-1].end
            if column in table.held:
                found[column] = table.held[column]
        elif column in table.held and _goes_on(table, head, index, column, bare=bare):
            found[column] = table.held[column]
        else:
            table.held.pop(column, None)
    return found


def _goes_on(table: _Table, head: Head, index: int, column: int, *, bare: bool) -> bool:
    """Whether an empty place has the value above: under a merged cell, or an owner left out.

    Without knowledge of merged cells, an empty owner means the one above, and a deadline too if
    both are empty.
    """
    kind = head.columns[column]
    known = any(
        table.numbers[0] <= r <= table.numbers[-1] for r, _ in table.walk.page.layout.covered
    )
    if table.covered(index, column):
        return True
    if table.owner and kind in _OWNERS:
        return False
    return kind in _OWNERS or (kind == "deadline" and bare and not known)


def _heads_rows(table: _Table, head: Head, index: int) -> bool:
    """Whether a row heads the rows under it: «II | Công nghiệp», «Nhiệm vụ do Sở X chủ trì»."""
    page, row = table.walk.page, table.rows[index]
    words = {column: words_of(page, blocks).strip() for column, blocks in row.items()}
    if len(words) > 2 and len(set(words.values())) == 1:
        return True
    given = head.holding(*_GIVEN, "when", "other")
    if any(column in words for column in given):
        return False
    serials = [words.pop(column) for column in head.holding("serial") if column in words]
    serial, text = (serials or [""])[0], next(iter(words.values()), "")
    if not text or _SECTION.fullmatch(serial):
        return bool(serial) and not _NUMBER.fullmatch(serial)
    acts = bool(_DASH.match(text) or action_verb().search(text.lower()))
    if _NUMBER.fullmatch(serial):
        owned = _has_owner(table, head)
        return _parted(page, head, table, index, serial) or not (owned or acts)
    return bool(_HEADS_ROWS.match(text)) or text.isupper() or text.endswith(":") or not acts


def _has_owner(table: _Table, head: Head) -> bool:
    """Whether an owner above holds for a row without one."""
    return bool(table.owner) or any(column in table.held for column in head.holding(*_OWNERS))


def _parted(page: Page, head: Head, table: _Table, index: int, serial: str) -> bool:
    """Whether the next row's number is a part of this one's: «1» above «1.1» or «a»."""
    below = table.rows[index + 1] if index + 1 < len(table.rows) else {}
    for column in head.holding("serial"):
        if column in below:
            following = words_of(page, below[column]).strip()
            return following.startswith(f"{serial.rstrip('.)')}.") or bool(
                re.fullmatch(r"[a-zđ][.)]?|[-+]", following)
            )
    return False


def _open_group(table: _Table, row: Row) -> None:
    """Let a row over all columns name the owner and the time of the rows under it."""
    page = table.walk.page
    blocks = [block for blocks in row.values() for block in blocks]
    first = page.text[blocks[0].start : blocks[0].end]
    start, end = blocks[-1].start, blocks[-1].end
    mark = "roman" if re.match(r"[IVX]+(?!\w)", first) else "other"
    bodies = page.bodies(start, end)
    named = page.only_bodies(start, end, 0.6) or _CHARGES.search(page.lower, start, end)
    if bodies and named:
        roles = cell_roles(page, start, end)
        table.owner = Owner(roles.lead or bodies, 0, explicit=True, charged=True)
        table.owner_mark = mark
    elif table.owner and mark in ("roman", table.owner_mark):
        table.owner = None
    table.due = stated_deadline(page, start, end)
    table.timeless = recurs(page, start, end)
    table.held.clear()


def _draft(table: _Table, head: Head, cell: Block, clause: Clause) -> Draft:
    page, start, end = table.walk.page, clause.start, clause.end
    roles = read_roles(page.lower, start, end, page.bodies(start, end))
    draft = Draft(clause, "commitment", cell, roles)
    draft.projects, draft.mandate = projects(page, start, end), mandates(page, start, end)
    draft.deadline = deadline_of(page, draft)
    if table.due and (not draft.deadline or draft.deadline.source == "inherited"):
        draft.deadline = table.due
    if table.timeless and draft.deadline and draft.deadline.source == "inherited":
        draft.deadline = None
    above = next((o for o in reversed(table.walk.owners) if o.bodies), None)
    draft.inherited = table.owner or (None if head.holding(*_OWNERS) else above)
    return draft


def _whole(blocks: Sequence[Block]) -> Clause | None:
    """Return a cell as one clause."""
    return Clause(blocks[0].start, blocks[-1].end, 0) if blocks else None


def _give(walk: Walk, head: Head, column: int, start: int, end: int) -> None:
    drafts, kind = walk.drafts[walk.task_from :], head.columns[column]
    if kind == "shared":
        roles = cell_roles(walk.page, start, end, first_leads=True)
        for draft in drafts:
            draft.roles.lead, draft.roles.support = list(roles.lead), list(roles.support)
    elif kind in ("lead", "support", "supervise", "deadline"):
        give(walk.page, drafts, kind, start, end)


def _name_works(table: _Table, head: Head, row: Row) -> None:
    """Give the tasks of a row that name no work the work beside them («Tên dự án»)."""
    page = table.walk.page
    for column in head.holding("topic"):
        if column in row:
            table.held[column] = row[column][0].start, row[column][-1].end
        named = projects(page, *table.held[column]) if column in table.held else []
        for draft in table.walk.drafts[table.walk.task_from :]:
            if named and not page.within(draft.clause.start, draft.clause.end, "PROJECT"):
                draft.projects = list(named)


def _mark_times(walk: Walk, head: Head, row: Row) -> None:
    """Take the parts of the year that are marked with a cross, from first to last, as deadline."""
    page = walk.page
    marked = [
        found
        for column in head.holding("when")
        if column in row and _CROSS.fullmatch(words_of(page, row[column]).strip())
        if (found := page.period_in(*head.spans[column]))
    ]
    if not marked:
        return
    last = marked[-1]
    days = union([found.interval for found in marked]) or last.interval
    for draft in walk.drafts[walk.task_from :]:
        steps = tuple(step for found in marked for step in found.steps)
        draft.deadline = Deadline(days, "stated", last.start, last.end, steps)


def _more_owners(table: _Table, head: Head, values: dict[int, Span]) -> None:
    """Add the bodies of a row without a task to the task above (whose cell is merged)."""
    drafts = table.walk.drafts[table.walk.task_from :]
    for column, (start, end) in values.items():
        kind = head.columns[column]
        if kind == "deadline":
            _put_off(table.walk.page, drafts, start, end)
            continue
        roles = cell_roles(table.walk.page, start, end)
        for draft in drafts:
            if kind in _OWNERS:
                draft.roles.lead += [b for b in roles.lead if b not in draft.roles.lead]
                draft.roles.support += roles.support
            elif kind == "support":
                old = {b.start for b in draft.roles.support}
                new = [*roles.lead, *roles.support]
                draft.roles = replace(
                    draft.roles,
                    support=[*draft.roles.support, *(b for b in new if b.start not in old)],
                )


def _put_off(page: Page, drafts: Sequence[Draft], start: int, end: int) -> None:
    """Take a later deadline of a task whose cell is merged over several rows."""
    found = stated_deadline(page, start, end)
    later = found and found.interval.last
    for draft in drafts:
        last = draft.deadline.interval.last if draft.deadline else None
        if later and (last is None or later > last):
            draft.deadline = found
