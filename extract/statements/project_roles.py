"""Roles in a project: «chủ đầu tư», «nhà thầu» and «địa phương» where they act or get something."""

from __future__ import annotations

import re

_ORDERED = re.compile(r"(?:giao|yêu cầu|đề nghị|chỉ đạo|đôn đốc|, |^|[-+.:;•*\n]) ?(?:các )?$")
_BEFORE = re.compile(
    r"(?:(?:bàn giao|giao|mặt bằng|thanh toán|chi trả|khối lượng|tháo gỡ|sạch|hỗ trợ|vốn|còn lại)"
    r"[^.;:()\n]{0,40} cho|(?:giao|yêu cầu|đề nghị|chỉ đạo|đôn đốc) [^.;:()\n]{2,40} và|\w, |được"
    r"|hiện tại|chỉ đạo|phối hợp(?: chặt chẽ)? với|trường hợp|\btuần|do|nghe [^.;:()\n]{2,30} và"
    r"|đại diện) ?$"
)
_ACTS = re.compile(r" (?:đã|đang|sẽ|phải|cần|chưa|không|nào)(?!\w)")
_OWNED = re.compile(r"(?:của|lựa chọn) $")
_DEFINED = re.compile(r" (?:là|gồm)(?!\w)")
_NO_BODY = re.compile(r"(?:lựa chọn|làm|là|vai trò) $|\( ?$")
_WITH = re.compile(r"phối hợp(?:,? \w+){0,4}? với $")
_TOLD_ONLY = ("địa phương", "đơn vị thi công")
_NEAR, _FAR = 14, 60


def is_ordered(lower: str, start: int) -> bool:
    """Whether what begins at `start` of lower-case text is ordered something, or begins an item."""
    return bool(_ORDERED.search(lower, max(0, start - _NEAR), start))


def is_role(lower: str, start: int, end: int) -> bool:
    """Whether a role at `start`:`end` is a body there: it is ordered, acts or gets something.

    «lựa chọn nhà thầu», «Sở A làm chủ đầu tư» and «chủ đầu tư là Sở A» name no further body.

    >>> is_role("bàn giao mặt bằng cho nhà thầu trước", 22, 30), is_role("chọn nhà thầu", 5, 13)
    (True, False)
    """
    if _DEFINED.match(lower, end) or _NO_BODY.search(lower, max(0, start - _NEAR), start):
        return False
    if lower.startswith("địa phương", start):
        return bool(_WITH.search(lower, max(0, start - _FAR), start))
    if is_ordered(lower, start) and not lower.startswith(_TOLD_ONLY, start):
        return True
    acts = _ACTS.match(lower, end) and not _OWNED.search(lower, max(0, start - _NEAR), start)
    return bool(acts or _BEFORE.search(lower, max(0, start - _FAR), start))
