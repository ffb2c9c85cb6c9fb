"""Owners behind their task: «… (Sở A chủ trì, Sở B phối hợp)», «… - Sở A thực hiện»."""

from __future__ import annotations

import re
from collections.abc import Sequence

from extract.mentions.found import Found
from extract.statements.cues import action_verb
from extract.statements.groups import POST, Roles, group

SUPPORT = re.compile(
    r"(?:phối(?: hợp)?(?:(?:,| và)? (?:chặt chẽ|kịp thời|tốt|cụ thể|thường xuyên|hiệu quả|đồng bộ"
    r"|tích cực|nhịp nhàng|linh hoạt))*(?:,? (?:và )?(?:hỗ trợ|giúp))?(?: với| cùng)?"
    r"|sự (?:phối hợp|tham gia)[^.;]{0,30} của"
    r"|(?<!tham mưu )làm việc(?: cụ thể| ngay)? với|cùng với|(?<!\w)cùng|thống nhất với"
    rf"|trao đổi[^.,;]{{0,30}} với) {POST}$"
)
"""The words before a body that takes part."""

_BRACKETED = re.compile(
    r"\((?:do |giao )?(?!qua |thông qua |trừ |kể cả )(?P<inner>[^()]{4,160})\)\W*$"
)
_DASHED = re.compile(r" [-–] (?P<inner>[^-–()]{4,120}(?:thực hiện|chủ trì|tham mưu|đảm nhận))\W*$")
_BY_AT_END = re.compile(
    r",? do (?P<inner>[^,;()]{4,120}) (?:chủ trì|thực hiện|tham mưu|đảm nhận|chịu trách nhiệm)\W*$"
)
_AFTER_COLON = re.compile(r"\w[^:()]{20,400}: (?P<inner>[^:()\d]{4,160})$")
"""A task and, behind a colon, no more than its owners: «Rà soát các mỏ đất: Sở Xây dựng»."""
_HELPED = re.compile(r"[,;.]? ?(?:phối hợp(?: với)?|chủ trì|và|,|;)* ?")
_OWN_WORK = re.compile(
    r" (?:thẩm định|kiểm tra|xem xét|phê duyệt|cấp|trả lời|xác nhận|cho ý kiến)(?!\w)"
    r"[^()]{0,60}\d+ ngày"
)
"""What a body in a bracket does by itself: «(Sở B thẩm định trong 07 ngày)»."""
_SHARED = re.compile(r"[^;,]{0,30}?(?:phối hợp|tham gia)")


def behind(lower: str, start: int, end: int, bodies: Sequence[Found]) -> Roles | None:
    """Return the roles of bodies that stand behind the task `start`:`end`, `None` without any.

    «Mua thuốc trong quý II (Sở Y tế chủ trì, Sở Tài chính phối hợp)»: lead Sở Y tế. «Gửi báo cáo
    (qua Sở Y tế)» names no owner.
    """
    for pattern in (_BRACKETED, _DASHED, _BY_AT_END):
        match = pattern.search(lower, start, end)
        if not match:
            continue
        at = match.start("inner")
        inside = [b for b in bodies if b.start >= at and b.type == "ORG"]
        if not inside or len(lower[at : inside[0].start].split()) > 2:
            continue
        if _OWN_WORK.match(lower, inside[0].end, match.end("inner")):
            continue
        roles = Roles(ordered=True)
        for each in group(lower, inside):
            after = lower[each.end : match.end("inner")]
            shared = SUPPORT.search(lower[at : each.start]) or _SHARED.match(after)
            with_lead = roles.lead and shared
            (roles.support if with_lead else roles.lead).extend(each.bodies)
        return roles
    return _after_colon(lower, start, end, bodies)


def _after_colon(lower: str, start: int, end: int, bodies: Sequence[Found]) -> Roles | None:
    """Return the roles of bodies that are all that stands behind a task's colon."""
    match = _AFTER_COLON.match(lower, start, end)
    inside = [b for b in bodies if b.start >= match.start("inner")] if match else []
    if not match or len(inside) != len(bodies) or not inside:
        return None
    rest, at = "", match.start("inner")
    for body in inside:
        rest, at = rest + lower[at : body.start], body.end
    if not (_HELPED.fullmatch(rest + lower[at:end]) and action_verb().match(lower, start)):
        return None
    return Roles(list(inside), ordered=True)
