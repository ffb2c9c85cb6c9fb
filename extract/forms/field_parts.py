"""Fields side by side on a line: «Chủ trì: Sở A; Sở B; phối hợp: Sở C; thời gian: Quý II».

A semicolon inside the value of a field parts bodies or milestones, not clauses; only a label does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.forms.attributes import read_label
from extract.mentions.found import Found
from extract.statements.groups import group
from extract.statements.split import Clause, trimmed

_CUT = re.compile(r"[;.] ?(?:và )?")
_LEAST_WORDS = 6


def acts(lower: str, start: int, end: int, bodies: Sequence[Found]) -> bool:
    """Whether the value of a field tells what its `bodies` do, not only who they are."""
    groups = group(lower, bodies)
    if not groups:
        return False
    rest = lower[groups[0].end : end]
    for each in groups[1:]:
        rest = rest.replace(lower[each.start : each.end], "")
    return len(rest.split()) > _LEAST_WORDS


def field_parts(text: str, start: int, end: int, bodies: Sequence[Found]) -> list[Clause] | None:
    """Return the fields of a block `start`:`end` of lower-case text, each a clause.

    `None` where the block is none, or tells tasks: «Nội dung: …», «Sở A chủ trì rà soát …».
    """
    first, _ = trimmed(text, start, end)
    if read_label(text, first, end) is None:
        return None
    cuts = [start]
    cuts += [m.end() for m in _CUT.finditer(text, start, end) if read_label(text, m.end(), end)]
    parts = []
    for begin, stop in zip(cuts, [*cuts[1:], end], strict=True):
        left, right = trimmed(text, begin, stop)
        labelled = read_label(text, left, right)
        if labelled is None or labelled[0] == "task":
            return None
        value = [body for body in bodies if labelled[1] <= body.start and body.end <= right]
        if labelled[0] == "lead" and acts(text, labelled[1], right, value):
            return None
        parts.append(Clause(left, right, 0))
    return parts
