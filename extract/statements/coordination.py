"""Coordination: the parts of one clause that have a deadline or an owner of their own.

«bàn giao 70% đất trước 15/10, | 100% trước 30/11»; «Sở A lập dự toán, | Sở B thẩm định». Verbs
that share owner and deadline stay together: they are steps of one duty.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise

from extract.mentions.found import Found
from extract.statements.cues import action_verb
from extract.statements.deadlines import FoundDeadline
from extract.statements.groups import group
from extract.statements.roles import read_roles
from extract.statements.split import Clause, trimmed
from extract.statements.subjects import is_subject

_JOINT = re.compile(r"[*)\]]*(?:,| và| ;| –| -)(?:\*| )+(?:đồng thời |và )?")
_HURRY = re.compile(
    r"(?:(?:phấn đấu|đến|tiếp tục|phải|sẽ|cơ bản|từng bước|để|chậm nhất|bảo đảm|đảm bảo) )*"
)
_MOST_WORDS, _OPENS = 8, 40
_NEW_OWNER = re.compile(r"(?:,|;| và| –| -)(?: đồng thời| và)?,? ?$")
_ORDER = re.compile(
    r"(?:,|;| và)(?: đồng thời)?,? (?=(?:giao|yêu cầu|đề nghị|phân công)"
    r"(?: nhiệm vụ)?(?: cho)?(?: đồng chí| các| chủ tịch| giám đốc)* ?$)"
)
_DUTY = re.compile(
    r"(?: \([^()]{0,80}\))?:? ?(?:(?:có trách nhiệm|chịu trách nhiệm|chủ trì|phối hợp|khẩn trương"
    r"|chủ động|phải|cần|sẽ|tiếp tục|tập trung|trực tiếp|phụ trách|kịp thời|thường xuyên)(?!\w))?"
)
_WATCHES = re.compile(r"(?:theo dõi|giám sát|đôn đốc|kiểm tra việc)(?!\w)")
_ONLY_LEADS = re.compile(r" (?:là (?:cơ quan|đơn vị) )?chủ trì(?: thực hiện)?[,;](?: và)? ?")
"""Between two owners of one task: «Sở A chủ trì, Sở B phối hợp kiểm tra»."""
_LEAST_BEFORE = 25
_PLANNED = re.compile(
    r",(?: và)? (?=(?:(?!(?:và|do|với|để) )\w+ ){0,4}dự kiến (?:sẽ |đến |trong |trước |vào )?\w)"
)
_UNDER_WAY = re.compile(r"(?<!\w)(?:đang|đã|chậm)(?!\w)")
_ORDERING = re.compile(
    r".*(?<!\w)(?:(?<!bàn )(?<!được )giao|yêu cầu|đề nghị|chỉ đạo"
    r"|phối hợp (?:chặt chẽ )?(?:với|cùng))(?!\w)"
)
_BODY_WORD = re.compile(
    r"(?:đơn vị )?tư vấn|(?:chủ|nhà) đầu tư|đơn vị thi công"
    r"|tổ chức (?:đoàn thể|chính trị|xã hội|hội|đảng|liên quan|quần chúng)"
)
_RELAYS = re.compile(
    r"(?<!\w)(?:có|ra|ban hành|gửi|ký|phát)(?: ban hành)?(?: các| một số)? (?:văn bản|công văn"
    r"|công điện|chỉ thị|thông báo|văn thư)(?!\w)[^;]{0,160}$"
)
_GROUNDS = re.compile(r"(?:theo|căn cứ|để|nhằm|trên cơ sở|trước|sau khi|xét|qua)(?!\w)")


def coordinated(
    text: str,
    clause: Clause,
    deadlines: Sequence[FoundDeadline],
    actors: Callable[[int, int], Sequence[Found]],
) -> Iterator[Clause]:
    """Yield the parts of a clause of `text` (lower case), the whole clause where it has none.

    `actors` returns the bodies inside a span, in order.
    """
    for part in _by_owner(text, clause, actors(clause.start, clause.end)):
        for step in _by_plan(text, part, deadlines):
            yield from _by_deadline(text, step, deadlines)


def _by_plan(text: str, clause: Clause, deadlines: Sequence[FoundDeadline]) -> list[Clause]:
    """Return the parts of «xã đang lát sân chợ, | dự kiến khai trương trong tháng 9»."""
    for joint in _PLANNED.finditer(text, clause.start, clause.end):
        dated = any(joint.end() <= d.start and d.end <= clause.end for d in deadlines)
        if dated and _UNDER_WAY.search(text, clause.start, joint.start()):
            return _parts(text, clause, [joint.span()])
    return [clause]


def _by_deadline(text: str, clause: Clause, deadlines: Sequence[FoundDeadline]) -> list[Clause]:
    inside = [d for d in deadlines if clause.start <= d.start and d.end <= clause.end]
    joints = [_joint(text, this.end, following.start) for this, following in pairwise(inside)]
    if joints and joints[0] and _is_all(clause, inside[0], joints[0]):
        joints[0] = None
    if joints and not joints[0] and inside[0].start - clause.start <= _OPENS:
        joints[0] = _last_deed(text, inside[0].end, inside[1].start)
    return _parts(text, clause, [joint for joint in joints if joint])


def _is_all(clause: Clause, deadline: FoundDeadline, joint: tuple[int, int]) -> bool:
    """Whether a deadline is all that stands before a joint: «Trong tháng 4, | …»."""
    return deadline.start == clause.start and joint[0] <= deadline.end


def _last_deed(text: str, start: int, deadline: int) -> tuple[int, int] | None:
    """Return what joins the last deed before `deadline`, where the first one opens its clause.

    «Đến hết tháng 9, xã bàn giao 50% mặt bằng | và | bàn giao toàn bộ trước ngày 30/11».
    """
    deeds = [joint for joint in _JOINT.finditer(text, start, deadline) if _is_deed(text, joint)]
    apart = len(deeds) > 1 or (deeds and action_verb().search(text, start, deeds[-1].start()))
    return deeds[-1].span() if apart else None


def _is_deed(text: str, joint: re.Match[str]) -> bool:
    hurried = _HURRY.match(text, joint.end())
    return bool(action_verb().match(text, hurried.end() if hurried else joint.end()))


def _joint(text: str, start: int, deadline: int) -> tuple[int, int] | None:
    """Return the span that joins the part behind a deadline to the one that has the next.

    The next one follows at once («…, phê duyệt … trước ngày 30/4»), or what the first says of its
    day stands between («đến 30/9 đạt 60%, đến 31/12 đạt 95%»).
    """
    for joint in _JOINT.finditer(text, start, deadline):
        hurried = _HURRY.match(text, joint.end())
        at = hurried.end() if hurried else joint.end()
        few = len(text[joint.end() : deadline].split()) <= _MOST_WORDS
        begins = joint.start() == start and (few or action_verb().match(text, at))
        if begins or at >= deadline:
            return joint.span()
    return None


def _by_owner(text: str, clause: Clause, actors: Sequence[Found]) -> list[Clause]:
    cuts: list[tuple[int, int]] = []
    begin = clause.start
    for last, each in pairwise(group(text, actors)):
        before = text[begin : each.start]
        if len(before) < _LEAST_BEFORE or not action_verb().search(text, last.end, each.start):
            continue
        if _ONLY_LEADS.fullmatch(text, last.end, each.start):
            continue
        order = _ORDER.search(before)
        joint = order or _NEW_OWNER.search(before)
        if not joint or each.is_place or _open_bracket(before):
            continue
        if _leads_in(before[: order.start()]) if order else _lists(before):
            continue
        cut = (begin + joint.start(), begin + joint.end())
        inside = [a for a in actors if begin <= a.start and a.end <= cut[0]]
        acts = _acts(text, each.end, clause.end) and read_roles(text, begin, cut[0], inside).lead
        if order or acts:
            cuts.append(cut)
            begin = cut[1]
    return _parts(text, clause, cuts)


def _lists(before: str) -> bool:
    """Whether `before` ends in a list of bodies: «yêu cầu các ban, |», «phối hợp với các sở, |»."""
    opened = _ORDERING.match(before)
    rest = before[opened.end() :] if opened else before
    return not action_verb().search(_BODY_WORD.sub("", rest))


def _leads_in(before: str) -> bool:
    """Whether what stands before an order relays or grounds it («ra công văn, | yêu cầu …»)."""
    last = before.rsplit(":", maxsplit=1)[-1].strip()
    grounds = _GROUNDS.match(last) and not _UNDER_WAY.search(last)
    return bool(grounds or _RELAYS.search(before)) or not action_verb().search(before)


def _acts(text: str, end: int, stop: int) -> bool:
    """Whether the bodies that end at `end` are the subject of a predicate of their own."""
    duty = _DUTY.match(text, end)
    at = duty.end() if duty else end
    rest = text[at:stop].lstrip(" ,")
    acts = (duty and duty.group().strip(" :")) or action_verb().match(rest)
    return bool(acts) and not _WATCHES.match(rest) and is_subject("", text[end:stop])


def _open_bracket(before: str) -> bool:
    return before.count("(") > before.count(")") or before.count("“") > before.count("”")


def _parts(text: str, clause: Clause, cuts: Sequence[tuple[int, int]]) -> list[Clause]:
    """Return the clause cut at spans that belong to no part."""
    edges = [clause.start, *(edge for cut in cuts for edge in cut), clause.end]
    spans = [trimmed(text, start, end) for start, end in zip(edges[::2], edges[1::2], strict=True)]
    return [Clause(start, end, clause.sentence) for start, end in spans if end > start]
