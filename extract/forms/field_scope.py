"""Which tasks a field speaks of: the one before it, a list of them, or those that follow.

«- Đắp đê; - Trồng tre; * Cơ quan chủ trì: …» speaks of both; «1. Thủy lợi / Cơ quan chủ trì: … /
Nội dung: + Đắp đê» of what stands under «Nội dung».
"""

from __future__ import annotations

import re
from bisect import bisect_right

from extract.forms.attributes import read_label
from extract.forms.cell_roles import cell_roles
from extract.forms.cell_times import stated_deadline
from extract.page.structure import Block
from extract.statements.draft import Owner, Page, Walk
from extract.statements.inherit import rank

_DASH = re.compile(r"[-–—+*•▪●◦·]")
_MOST_FIELDS = 8
_SPAN = tuple[int, int]


def block_at(page: Page, position: int) -> int:
    """Return the index of the block that holds a position."""
    return bisect_right(page.layout.blocks, position, key=lambda block: block.start) - 1


def first_told(walk: Walk, position: int) -> int:
    """Return the index of the first draft that a field at a position speaks of.

    Behind a list of tasks with dashes, none of which has fields of its own, that is the first of
    the list, unless the field stands deeper («+» below «-»).
    """
    at = walk.task_from
    task = walk.drafts[at].block if at < len(walk.drafts) else None
    if task is None or not _DASH.match(task.mark):
        return at
    field = walk.page.layout.blocks[block_at(walk.page, position)]
    if field.mark and field.mark != "*" and field.level > task.level:
        return at
    while at and _beside(walk.drafts[at - 1].block, task):
        if walk.drafts[at - 1].told not in (-1, walk.task_from):
            break
        at -= 1
    return at


def _beside(block: Block, task: Block) -> bool:
    """Whether two tasks are items of one list."""
    alike = block.mark == task.mark and block.level == task.level
    return alike and block.section == task.section


def opens_tasks(page: Page, position: int) -> bool:
    """Whether fields are followed by «Nội dung:» or «Nhiệm vụ:», under which the tasks stand."""
    at = block_at(page, position)
    for block in page.layout.blocks[at + 1 : at + 1 + _MOST_FIELDS]:
        labelled = read_label(page.lower, block.start, block.end)
        if labelled is None:
            return False
        if labelled[0] == "task":
            return labelled[1] >= block.end
    return False


def hold(walk: Walk, block: Block, attribute: str, span: _SPAN) -> None:
    """Keep what a field says for the tasks under the heading `block`."""
    page, above = walk.page, walk.owners[-1:]
    if not above or above[0].rank != rank(block):
        walk.owners.append(Owner([], rank(block), explicit=True, charged=True))
    owner = walk.owners[-1]
    if attribute == "lead":
        roles = cell_roles(page, *span)
        owner.bodies, owner.support = roles.lead, roles.support or owner.support
    elif attribute == "support":
        owner.support = page.bodies(*span)
    elif attribute == "deadline":
        owner.deadline = stated_deadline(page, *span)
