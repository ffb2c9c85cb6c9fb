"""Fields and tables: attributes that stand on lines or in cells of their own.

«Cơ quan chủ trì: Sở Nội vụ» behind a task, or a row under the heads «Nhiệm vụ | Cơ quan chủ trì
| Thời hạn», only supply attributes to the statements of that task.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.attributes import attribute_of
from extract.cues import action_verb
from extract.draft import Draft, Page, Walk, clauses, deadline_of, mandates, projects, recurs
from extract.records import Deadline
from extract.roles import Roles, group, read_roles
from extract.split import Clause
from extract.structure import Block

_WATCHING = re.compile(r"[^;.]{0,24}(?:theo dõi|giám sát|đôn đốc)")
_ATTRIBUTES = ("lead", "support", "supervise", "deadline")
_TASK_KINDS = ("item", "paragraph", "lead_in")
_ROMAN = re.compile(r"[IVX]+[.)]?")
_SMALL_MARK = re.compile(r"[\da-zđ]")
_LONGEST_HEAD, _LEAST_WORDS = 40, 6


def acts(page: Page, start: int, end: int) -> bool:
    """Whether the value of a field tells what its bodies do, not only who they are."""
    groups = group(page.lower, page.bodies(start, end))
    return bool(groups) and len(page.lower[groups[0].end : end].split()) > _LEAST_WORDS


def apply_field(walk: Walk, attribute: str, start: int, end: int) -> None:
    """Give the statements of the current task what a field says of them.

    A task that is no clause by itself («a) Nghị định quy định chi tiết …») becomes a commitment
    by the field that names its owner.
    """
    unread = walk.task_block if len(walk.drafts) == walk.task_from else None
    owned = attribute in ("lead", "support")
    if owned and unread and unread.end < start and _may_be_task(unread):
        for clause in clauses(walk.page, unread.start, unread.end):
            draft = Draft(clause, "commitment", unread, Roles())
            draft.projects = projects(walk.page, clause.start, clause.end)
            walk.drafts.append(draft)
    _give(walk.page, walk.drafts[walk.task_from :], attribute, start, end)


def _may_be_task(block: Block) -> bool:
    """Whether a block without statements may be a task: text, or a heading «2. Đào kênh»."""
    small = block.kind == "heading" and _SMALL_MARK.match(block.mark)
    return block.kind in _TASK_KINDS or bool(small)


def _give(page: Page, drafts: Sequence[Draft], attribute: str, start: int, end: int) -> None:
    bodies = page.bodies(start, end)
    for draft in drafts:
        if draft.kind != "commitment":
            continue
        if attribute == "lead" and bodies:
            draft.roles.lead = list(bodies)
            draft.roles.supervise += [b for b in bodies if _WATCHING.match(page.lower[b.end : end])]
        elif attribute == "support":
            draft.roles.support = list(bodies)
        elif attribute == "supervise":
            draft.roles.supervise = list(bodies)
        elif attribute == "deadline":
            draft.deadline = _field_deadline(page, draft.deadline, start, end)


def _field_deadline(page: Page, old: Deadline | None, start: int, end: int) -> Deadline | None:
    found = page.deadline_in(Clause(start, end, 0)) or page.period_in(start, end)
    if found:
        return Deadline(found.interval, "stated", found.start, found.end)
    return None if recurs(page, start, end) else old


def read_table(walk: Walk, cells: Sequence[Block]) -> list[Block]:
    """Read a table: its head names the columns, each row is a task with its attributes.

    Returns the cells of rows above any head, which are to be read as text.
    """
    by_row: dict[int, list[Block]] = {}
    for cell in cells:
        by_row.setdefault(cell.row, []).append(cell)
    columns: dict[int, str] = {}
    unread: list[Block] = []
    for row in by_row.values():
        heads = {c.column: attribute_of(walk.page.text[c.start : c.end]) for c in row}
        short = all(c.end - c.start < _LONGEST_HEAD for c in row)
        if short and sum(h is not None for h in heads.values()) >= 2:
            columns = {column: head for column, head in heads.items() if head}
        elif columns:
            _read_row(walk, row, columns)
        else:
            unread += row
    return unread


def _read_row(walk: Walk, row: Sequence[Block], columns: dict[int, str]) -> None:
    page = walk.page
    walk.task_from, walk.task_block = len(walk.drafts), None
    attributed = any(columns.get(c.column) in _ATTRIBUTES for c in row)
    for cell in row:
        if columns.get(cell.column) != "task":
            continue
        if not attributed and _is_section(page, row, cell):
            return
        walk.drafts += [_from_cell(page, cell, c) for c in clauses(page, cell.start, cell.end)]
    for cell in row:
        attribute = columns.get(cell.column, "other")
        if attribute in _ATTRIBUTES:
            _give(page, walk.drafts[walk.task_from :], attribute, cell.start, cell.end)


def _is_section(page: Page, row: Sequence[Block], task: Block) -> bool:
    """Return whether a row without attributes heads the rows under it: «II | Công nghiệp»."""
    if _ROMAN.fullmatch(page.text, row[0].start, row[0].end):
        return True
    return not action_verb().search(page.lower, task.start, task.end)


def _from_cell(page: Page, cell: Block, clause: Clause) -> Draft:
    start, end = clause.start, clause.end
    roles = read_roles(page.lower, start, end, page.bodies(start, end))
    draft = Draft(clause, "commitment", cell, roles)
    draft.projects, draft.mandate = projects(page, start, end), mandates(page, start, end)
    draft.deadline = deadline_of(page, draft)
    return draft
