"""Roles in a cell or field that names who does a task: «Sở A chủ trì; Sở B, Sở C phối hợp»."""

from __future__ import annotations

import re

from extract.statements.draft import Page
from extract.statements.groups import Group, Roles, group

_CUE = re.compile(r"(?P<lead>chủ trì|đầu mối)|(?P<support>phối hợp|tham gia|hỗ trợ)")
_TO_NEXT = re.compile(
    r"(?: thực hiện)?(?: với| cùng| giữa)*(?: các)?(?: cơ quan| đơn vị)?[\s:(–-]*"
)
_PART = re.compile(r"[;\n]")


def cell_roles(page: Page, start: int, end: int, *, first_leads: bool = False) -> Roles:
    """Return who leads and who supports by the words of one cell or field.

    A cue stands behind its bodies («Sở B phối hợp») or before them («Phối hợp: Sở B, Sở C»), and
    then holds until the next; bodies without one lead. With `first_leads` all but the first
    support where no cue tells otherwise.
    """
    groups = _groups(page, start, end)
    said = ["lead"] * len(groups)
    cued, standing = False, "lead"
    at = start
    for index in range(len(groups) + 1):
        ahead = groups[index].start if index < len(groups) else end
        for cue in _CUE.finditer(page.lower, at, ahead):
            cued = True
            if index < len(groups) and _TO_NEXT.fullmatch(page.lower, cue.end(), ahead):
                standing = _either(cue, index, page.lower[at : cue.start()])
            elif index and not _PART.search(page.lower, at, cue.start()):
                said[index - 1] = str(cue.lastgroup)
        if index < len(groups):
            said[index], at = standing, groups[index].end
    roles = Roles()
    for each, role in zip(groups, said, strict=True):
        (roles.support if role == "support" else roles.lead).extend(each.bodies)
    if first_leads and not cued:
        roles.lead, roles.support = roles.lead[:1], roles.lead[1:]
    return roles


def _either(cue: re.Match[str], index: int, before: str) -> str:
    """Return the role of a cue ahead of its bodies; «Chủ trì, phối hợp: …» opens with a lead."""
    return "lead" if index == 0 and "chủ trì" in before else str(cue.lastgroup)


def _groups(page: Page, start: int, end: int) -> list[Group]:
    """Return the bodies of a cell, those of one part (up to a semicolon or line end) together."""
    bodies = page.bodies(start, end) or page.actors(start, end)
    found: list[Group] = []
    for each in group(page.lower, bodies):
        run = [each.bodies[0]]
        for body in each.bodies[1:]:
            if _PART.search(page.lower, run[-1].end, body.start):
                found.append(Group(tuple(run)))
                run = []
            run.append(body)
        found.append(Group(tuple(run)))
    return found
