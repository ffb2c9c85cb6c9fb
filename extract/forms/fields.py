"""Fields: attributes that stand on lines of their own.

«Cơ quan chủ trì: Sở Nội vụ» behind a task only supplies attributes to the statements of that task.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.forms import field_parts
from extract.forms.cell_roles import cell_roles
from extract.forms.cell_times import stated_deadline
from extract.forms.field_scope import first_told, hold, opens_tasks
from extract.page.structure import Block
from extract.records import Deadline
from extract.statements.draft import Draft, Page, Walk, clauses, projects, recurs
from extract.statements.groups import Roles
from extract.statements.mandates import mandates
from extract.statements.topics import inherit

_WATCHING = re.compile(r"[^;.]{0,24}(?:theo dõi|giám sát|đôn đốc)")
_TASK_KINDS = ("item", "paragraph", "lead_in")
_SMALL_MARK = re.compile(r"[\da-zđ]")


def acts(page: Page, start: int, end: int) -> bool:
    """Whether the value of a field tells what its bodies do, not only who they are."""
    return field_parts.acts(page.lower, start, end, page.bodies(start, end))


def apply_field(walk: Walk, attribute: str, start: int, end: int) -> None:
    """Give the statements of the current task what a field says of them.

    A task that is no clause by itself («a) Nghị định quy định chi tiết …») becomes a commitment
    by the field that names its owner.
    """
    unread = walk.task_block if len(walk.drafts) == walk.task_from else None
    if unread and unread.end < start and opens_tasks(walk.page, start):
        hold(walk, unread, attribute, (start, end))
        return
    owned = attribute in ("lead", "support")
    if owned and unread and unread.end < start and _may_be_task(unread):
        for clause in clauses(walk.page, unread.start, unread.end):
            draft = Draft(clause, "commitment", unread, Roles())
            draft.projects = projects(walk.page, clause.start, clause.end)
            draft.mandate = mandates(walk.page, clause.start, clause.end)
            inherit(walk, draft)
            walk.drafts.append(draft)
    told = walk.drafts[first_told(walk, start) :]
    give(walk.page, told, attribute, start, end)
    for draft in told:
        draft.told = walk.task_from


def _may_be_task(block: Block) -> bool:
    """Whether a block without statements may be a task: text, or a heading «2. Đào kênh»."""
    small = block.kind == "heading" and _SMALL_MARK.match(block.mark)
    return block.kind in _TASK_KINDS or bool(small)


def give(page: Page, drafts: Sequence[Draft], attribute: str, start: int, end: int) -> None:
    """Give commitments what a field or cell `start`:`end` says of them."""
    bodies = page.bodies(start, end) or page.actors(start, end)
    shared = cell_roles(page, start, end) if attribute == "lead" else Roles()
    for draft in drafts:
        if draft.kind != "commitment":
            continue
        if attribute == "lead" and bodies:
            draft.roles.lead = list(shared.lead)
            draft.roles.support = list(shared.support) or draft.roles.support
            draft.roles.supervise += [b for b in bodies if _WATCHING.match(page.lower[b.end : end])]
        elif attribute == "support":
            told = [b for b in bodies if b not in draft.roles.lead]
            draft.roles.support = told or list(bodies)
        elif attribute == "supervise":
            draft.roles.supervise = list(bodies)
        elif attribute == "deadline":
            draft.deadline = _field_deadline(page, draft.deadline, start, end)
            draft.recurrence = page.recurrence_in(start, end) or draft.recurrence


def _field_deadline(page: Page, old: Deadline | None, start: int, end: int) -> Deadline | None:
    if found := stated_deadline(page, start, end):
        return found
    return None if recurs(page, start, end) else old
