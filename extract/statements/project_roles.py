"""Roles in a project: where «chủ đầu tư», «nhà thầu» act or get something, and who has them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.mentions.found import Found

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
_NEAR, _FAR, _AROUND = 14, 60, 240


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


_ROLE = re.compile(r"chủ đầu tư|(?:liên danh )?nhà thầu(?: thi công)?|tư vấn giám sát|tvgs")
_ROLE_WORDS = ("chủ đầu tư", "nhà thầu", "tư vấn giám sát", "tvgs")
_CONTRACTOR, _JOINT = "nhà thầu", "liên danh"
_OF_MANY = re.compile(r" (?:các|những|dự án|hạ tầng|nào|khác|công trình|thứ cấp)(?!\w)")
_NAMED_BEHIND = re.compile(
    rf"(?P<role>{_ROLE.pattern})(?: (?:của )?(?:dự án|công trình))?(?: là| gồm|:| [-–]|,? \() ?$"
)
_NAMED_BEFORE = re.compile(
    rf" ?(?:\([^()]{{1,24}}\) ?)?(?:(?:làm|là|\(|[-–]) ?)(?P<role>{_ROLE.pattern})(?!\w)"
)
_IN_BRACKET = re.compile(
    r"(?:dự án|gói thầu|tuyến|cầu)(?!\w)[^()\n]{3,160}\((?:vốn [^(),;]{2,30}[,;] )?$"
)
_THEN_TERMS = re.compile(r"[,;] (?:dự kiến )?(?:hoàn thành|khởi công|tmđt|tổng mức đầu tư)")


def named_roles(lower: str, mentions: Sequence[Found]) -> list[Found]:
    """Give «chủ đầu tư», «nhà thầu» the name of the body that the text makes it.

    `lower` is the lower-case text. «Sở A làm chủ đầu tư … Yêu cầu chủ đầu tư …» means Sở A; of
    several the one named last before it.
    """
    bodies = [m for m in mentions if m.type == "ORG"]
    named = [(b, role) for b in bodies if not _is_bare(lower, b) and (role := _named(lower, b))]
    if not named:
        return list(mentions)
    return [_resolved(lower, m, named) if m.type == "ORG" else m for m in mentions]


def _kind(role: str) -> str:
    """Return a role by one name: «tvgs», «liên danh nhà thầu», «nhà thầu thi công» have two."""
    if role.startswith(_JOINT):
        return _JOINT
    if _CONTRACTOR in role:
        return _CONTRACTOR
    return "tư vấn giám sát" if role == "tvgs" else role


def _is_bare(lower: str, body: Found) -> bool:
    return bool(_ROLE.fullmatch(lower, body.start, body.end))


def _named(lower: str, body: Found) -> str:
    """Return the role that the text gives a body, or nothing."""
    before = lower[max(0, body.start - _AROUND) : body.start]
    told = any(word in before for word in _ROLE_WORDS)
    found = _NAMED_BEHIND.search(before) if told else None
    found = found or _NAMED_BEFORE.match(lower, body.end)
    if found:
        return _kind(found["role"])
    if lower.startswith(_JOINT, body.start):
        return _JOINT
    heads = _THEN_TERMS.match(lower, body.end) and _IN_BRACKET.search(before)
    return "chủ đầu tư" if heads else ""


def _resolved(lower: str, body: Found, named: Sequence[tuple[Found, str]]) -> Found:
    """Return a bare role with the norm of the body that has it, any other body as it is."""
    if not _is_bare(lower, body) or _OF_MANY.match(lower, body.end):
        return body
    role = _kind(lower[body.start : body.end])
    roles = (_JOINT, _CONTRACTOR) if role == _JOINT else (role,)
    holders = [b for b, held in named if held in roles]
    before = [b for b in holders if b.start < body.start]
    if before or len({b.norm for b in holders}) == 1:
        return replace(body, norm=(before or holders)[-1].norm)
    return body
