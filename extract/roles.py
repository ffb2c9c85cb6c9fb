"""Roles: which of the bodies in a clause must do it, takes part, or watches over it.

Bodies that stand side by side («Sở A, Sở B và UBND các huyện») are one group; the words before
and after a group tell its role. In a chain of requests the body ordered last leads; in «A giao B
chỉ đạo C» it is B.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.cues import action_verb
from extract.found import Found

_POSTS = (
    r"các đồng chí|các|đồng chí|ông|bà|thủ trưởng|chủ tịch|giám đốc|lãnh đạo|bí thư"
    r"|người đứng đầu|bộ trưởng|cấp ủy|trưởng ban|phó|trưởng|thường trực|tập thể|đại biểu"
    r"|đại diện|chánh|tổng|cục|viện|phòng|thống đốc|tư lệnh|chỉ huy trưởng"
)
_POST = rf"(?:,? ?(?:{_POSTS}) )*"
_BETWEEN = re.compile(
    r"(?: ?\([^()]{0,60}\))?(?:,|;| và| hoặc| cùng|/)(?: và)?(?: với)?"
    rf"(?: (?:{_POSTS}))* ?$"
)
_ASSIGN = re.compile(rf"(?:giao|phân công|giao nhiệm vụ cho|giao cho|ủy quyền(?: cho)?) {_POST}$")
_REQUEST = re.compile(rf"(?:yêu cầu|đề nghị|kiến nghị|nhắc nhở|lưu ý|cho phép) {_POST}$")
_DIRECT = re.compile(rf"chỉ đạo(?: ngay| cho)? {_POST}$")
_SUPPORT = re.compile(
    r"(?:phối(?: hợp)?(?: chặt chẽ| kịp thời| tốt)?(?: với| cùng)?|sự phối hợp[^.;]{0,30} của"
    rf"|làm việc(?: cụ thể| ngay)? với|cùng với|(?<!\w)cùng|thống nhất với) {_POST}$"
)
_BY = re.compile(rf"(?<!\w)do {_POST}$")
_TO = re.compile(
    r"(?:báo cáo|trình|gửi(?: về)?|về|cho|tham mưu(?: cho)?|đề xuất(?: với)?|xin ý kiến|của|tại"
    r"|đến|thuộc|qua|ở|trên|giúp|bởi|từ|giữa|vào|với)"
    r" (?:các đồng chí |đồng chí |phó chủ tịch |chủ tịch |phó thủ tướng |thủ tướng |thường trực"
    r" |lãnh đạo |các |đại diện )*$"
)
_WATCH = re.compile(
    r"[^,.;]{0,12}?(?:là (?:cơ quan|đơn vị) đầu mối |chịu trách nhiệm |có trách nhiệm |chủ trì,? ?"
    r"|tiếp tục |thường xuyên |tăng cường |phối hợp |thúc đẩy, |trước mắt,? |khẩn trương,? ?)*"
    r"(?:theo dõi|giám sát|đôn đốc|kiểm tra, (?:giám sát|đôn đốc)"
    r"|kiểm tra (?:việc|công tác|tiến độ))(?!\w)"
)
_WATCHES = re.compile(r",? ?(?:để )?(?:theo dõi|giám sát|đôn đốc)(?!\w)")
_SPEAKS = re.compile(
    r" ?[^.;:]{0,40}?(?<!\w)(?:nhấn mạnh|phát biểu|cho biết|khẳng định|nêu rõ|chia sẻ)[^.;:]{0,30}:"
)
_INVESTOR = re.compile(r" ?(?:làm chủ đầu tư|làm tổ trưởng|là chủ đầu tư)")
_CIRCUMSTANCE = re.compile(
    r"(?:ngày|sáng|chiều|tối|trước|đến|từ|trong|định kỳ|năm|quý|tháng|hằng|hàng|tại|ngay|tính đến"
    r"|thực hiện|căn cứ|triển khai|theo|trên cơ sở|trường hợp|để|nhằm|đối với|về|liên quan"
    r"|giai đoạn)(?!\w)"
)
_CONNECTED = re.compile(r"(?:nhấn mạnh|kết luận|đồng thời|tới|này|nay|trong đó|chỉ đạo)$")
_LAST_PART = re.compile(r"(?:^|.*[,:] )(?P<last>[^,:]*)$", re.DOTALL)
_LONGEST_FOREWORD = 400


@dataclass(frozen=True, slots=True)
class Group:
    """Bodies side by side, from `start` to `end` of the text."""

    bodies: tuple[Found, ...]

    @property
    def start(self) -> int:
        """Where the group begins."""
        return self.bodies[0].start

    @property
    def end(self) -> int:
        """Where the group ends."""
        return self.bodies[-1].end

    @property
    def is_place(self) -> bool:
        """Whether it holds places alone, which act only where they are told or bound to."""
        return all(body.type == "LOC" for body in self.bodies)


@dataclass(slots=True)
class Roles:
    """The bodies of one clause by role.

    `ordered` when the lead was given the task by another; `directed` when only by «Chỉ đạo X …»,
    which leaves the duty with the body that is to direct, if one stands above.
    """

    lead: list[Found] = field(default_factory=list)
    support: list[Found] = field(default_factory=list)
    supervise: list[Found] = field(default_factory=list)
    ordered: bool = False
    directed: bool = False


def group(lower: str, bodies: Sequence[Found]) -> list[Group]:
    """Return the groups of `bodies`, which lie in order in the text `lower`."""
    groups: list[list[Found]] = []
    for body in bodies:
        if groups and _BETWEEN.match(lower[groups[-1][-1].end : body.start]):
            groups[-1].append(body)
        else:
            groups.append([body])
    return [Group(tuple(g)) for g in groups]


def read_roles(lower: str, start: int, end: int, bodies: Sequence[Found]) -> Roles:
    """Return the roles of the bodies in the clause `start`:`end` of `lower` (lower-case text).

    «giao Sở X chủ trì, phối hợp với Sở Y …»: lead Sở X, support Sở Y.
    """
    roles = Roles()
    subject: Group | None = None
    assigned: Group | None = None
    requested: Group | None = None
    directed = False
    for each in group(lower, bodies):
        before, after = lower[start : each.start], lower[each.end : end]
        invests = _INVESTOR.match(after) and not _ASSIGN.search(before)
        acts = not each.is_place or _acts_as_body(before, after)
        if invests or _SPEAKS.match(after) or not acts:
            continue
        if _SUPPORT.search(before):
            roles.support += each.bodies
        elif _ASSIGN.search(before):
            assigned = assigned or each
        elif _REQUEST.search(before):
            requested = each
        elif _DIRECT.search(before) and (not subject or requested):
            directed = requested is None
            requested = each
        elif _WATCHES.match(after) and before.strip() and not is_subject(before, after):
            roles.supervise += each.bodies
        elif subject is None and (_acts(before, after) or is_subject(before, after)):
            subject = each
    behind = None if assigned or requested or subject else _behind(lower, start, end, bodies)
    if behind:
        return behind
    if chosen := assigned or requested or subject:
        roles.lead = list(chosen.bodies)
        roles.ordered = chosen is not subject
        roles.directed = directed and chosen is requested
        if _WATCH.match(lower[chosen.end : end].lstrip(" ,")):
            roles.supervise = [*roles.lead, *roles.supervise]
    return roles


_BRACKETED = re.compile(r"\((?:do |giao )?(?P<inner>[^()]{4,160})\)\W*$")
_DASHED = re.compile(r" [-–] (?P<inner>[^-–()]{4,120}(?:thực hiện|chủ trì|tham mưu|đảm nhận))\W*$")
_BY_AT_END = re.compile(
    r",? do (?P<inner>[^,;()]{4,120}) (?:chủ trì|thực hiện|tham mưu|đảm nhận|chịu trách nhiệm)\W*$"
)
_SHARED = re.compile(r"[^;,]{0,30}?(?:phối hợp|tham gia)")


def _behind(lower: str, start: int, end: int, bodies: Sequence[Found]) -> Roles | None:
    """Read owners that stand behind their task.

    «… trong quý II (Sở Y tế chủ trì, Sở Tài chính phối hợp)», «… - Sở Y tế thực hiện».
    """
    for pattern in (_BRACKETED, _DASHED, _BY_AT_END):
        match = pattern.search(lower, start, end)
        if not match:
            continue
        at = match.start("inner")
        inside = [b for b in bodies if b.start >= at and b.type == "ORG"]
        if not inside or len(lower[at : inside[0].start].split()) > 2:
            continue
        roles = Roles(ordered=True)
        for each in group(lower, inside):
            after = lower[each.end : match.end("inner")]
            shared = _SUPPORT.search(lower[at : each.start]) or _SHARED.match(after)
            with_lead = roles.lead and shared
            (roles.support if with_lead else roles.lead).extend(each.bodies)
        return roles
    return None


_BOUND = re.compile(
    r" (?:đang tiếp tục|cần|phải|sẽ|có trách nhiệm|chịu trách nhiệm|khẩn trương|chủ động|tập trung)"
    r"(?!\w)"
)


def _acts_as_body(before: str, after: str) -> bool:
    """Whether a place is ordered something, or is the subject of what it must do."""
    ordered = _ASSIGN.search(before) or _REQUEST.search(before)
    return bool(ordered or (_BOUND.match(after) and is_subject(before, after)))


def _acts(before: str, after: str) -> bool:
    """Whether a group is the agent of «do X quyết định»."""
    return bool(_BY.search(before) and action_verb().match(after.lstrip(" ")))


def is_subject(before: str, after: str) -> bool:
    """Whether a group between `before` and `after` (both within its clause) is its subject.

    Before it may stand posts («Giám đốc»), and a circumstance up to a comma or colon («Trường hợp
    vượt thẩm quyền, …», «Đối với dự án X: …»).
    """
    if not after.strip(" .,;:") or _TO.search(before) or len(before) > _LONGEST_FOREWORD:
        return False
    words = before.strip()
    if not words:
        return True
    last = _LAST_PART.match(words)
    tail = last["last"] if last else words
    if not words.endswith((",", ":")) and not re.fullmatch(_POST, f"{tail} "):
        return bool(_CONNECTED.search(tail)) and len(tail.split()) < 8
    if words.endswith(","):
        return bool(_CIRCUMSTANCE.match(words)) or len(words.split()) <= 3
    return True
