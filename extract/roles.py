"""Roles: which of the bodies in a clause must do it, takes part, or watches over it.

Bodies that stand side by side («Sở A, Sở B và UBND các huyện») are one group; the words before
and after a group tell its role. In a chain of requests the body ordered last leads; in «A giao B
chỉ đạo C» it is B.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.found import Found
from extract.kinds import action_verb

_BETWEEN = re.compile(
    r"(?: ?\([^()]{0,60}\))?(?:,|;| và| hoặc| cùng|/)(?: và)?(?: với)?(?: các đồng chí| đồng chí| thủ trưởng| lãnh đạo| chủ tịch| giám đốc| bí thư| người đứng đầu| đại biểu)*(?: các)? ?$"
)
_POST = (
    r"(?:,? ?(?:các |đồng chí |ông |bà |thủ trưởng |chủ tịch |giám đốc |lãnh đạo |người đứng đầu |bí thư |bộ trưởng"
    r"|cấp ủy |trưởng ban |phó |các đồng chí |trưởng |thường trực |tập thể |đại biểu |đại diện |chánh |tổng |cục |viện |phòng ))*"
)
_ASSIGN = re.compile(rf"(?:giao|phân công|giao nhiệm vụ cho|giao cho|ủy quyền(?: cho)?) {_POST}$")
_REQUEST = re.compile(
    rf"(?:yêu cầu|đề nghị|kiến nghị|nhắc nhở|cho phép) {_POST}$"
)
_DIRECT = re.compile(rf"chỉ đạo(?: ngay| cho)? {_POST}$")
_SUPPORT = re.compile(
    rf"(?:phối(?: hợp)?(?: chặt chẽ| kịp thời| tốt)?(?: với| cùng)?|sự phối hợp[^.;]{{0,30}} của|làm việc(?: cụ thể| ngay)? với|cùng với|(?<!\w)cùng|thống nhất với) {_POST}$"
)
_BY = re.compile(rf"(?<!\w)do {_POST}$")
_TO = re.compile(
    r"(?:báo cáo|trình|gửi(?: về)?|về|cho|tham mưu(?: cho)?|đề xuất(?: với)?|xin ý kiến|theo (?:hướng dẫn|đề xuất|chỉ đạo|đề nghị) của"
    r"|của|tại|đến|thuộc|qua|ở|trên|giúp|bởi|từ|giữa|vào|đối với|với) (?:đồng chí |các đồng chí |chủ tịch |phó chủ tịch |phó thủ tướng |thủ tướng |thường trực |lãnh đạo |các |đại diện )*$"
)
_WATCH = re.compile(
    r"^(?:[^,.;]{0,12}?)(?:là (?:cơ quan|đơn vị) đầu mối |chịu trách nhiệm |có trách nhiệm |chủ trì,? ?|tiếp tục |thường xuyên |tăng cường |phối hợp |thúc đẩy, |trước mắt,? |khẩn trương,? ?)*"
    r"(?:theo dõi|giám sát|đôn đốc|kiểm tra, (?:giám sát|đôn đốc)|kiểm tra (?:việc|công tác|tiến độ))(?!\w)"
)
_WATCHES = re.compile(r"^,? ?(?:để )?(?:theo dõi|giám sát|đôn đốc)(?!\w)")
_INVESTOR = re.compile(r"^ ?(?:làm chủ đầu tư|làm tổ trưởng|là chủ đầu tư)")
_FOREWORD = re.compile(
    r"^(?:[^.;]{0,400}, |[^:;]{0,240}: |[^.;]{0,40}(?:nhấn mạnh|chỉ đạo|kết luận|đồng thời|trong đó|thời gian tới),? |(?:đồng thời|bên cạnh đó|ngoài ra|theo đó|trong đó|tuy nhiên|hàng năm|hằng năm),? )?"
    rf"{_POST}$"
)
_TIME_FIRST = re.compile(r"^(?:ngày|sáng|chiều|tối|trước|đến|từ|trong|định kỳ|năm|quý|tháng|hằng|hàng|tại|ngay|tính đến|thực hiện|căn cứ|triển khai|theo|trên cơ sở|trường hợp|để|nhằm|đối với|về|liên quan|giai đoạn)(?!\w)")


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


@dataclass(slots=True)
class Roles:
    """The bodies of one clause by role; `ordered` when the lead was given the task by another."""

    lead: list[Found] = field(default_factory=list)
    support: list[Found] = field(default_factory=list)
    supervise: list[Found] = field(default_factory=list)
    ordered: bool = False


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
    inside = [b for b in bodies if b.start >= start and b.end <= end]
    subject: Group | None = None
    assigned: Group | None = None
    requested: Group | None = None
    for each in group(lower, inside):
        before, after = lower[start : each.start], lower[each.end : end]
        if _INVESTOR.match(after):
            continue
        if _SUPPORT.search(before):
            roles.support += each.bodies
        elif _ASSIGN.search(before):
            assigned = assigned or each
        elif _REQUEST.search(before) or (_DIRECT.search(before) and (subject is None or requested)):
            requested = each
        elif _WATCHES.match(after) and (before.strip() and not _is_subject(before, after)):
            roles.supervise += each.bodies
        elif _BY.search(before) and action_verb().match(after.lstrip(" ")):
            subject = subject or each
        elif subject is None and _is_subject(before, after):
            subject = each
    chosen = assigned or requested or subject
    if chosen:
        roles.lead = list(chosen.bodies)
        roles.ordered = chosen is not subject
        if _WATCH.search(lower[chosen.end : end].lstrip(" ,")):
            roles.supervise = [*roles.lead, *roles.supervise]
    return roles


def _is_subject(before: str, after: str) -> bool:
    """Whether a group between `before` and `after` (both within the clause) is its subject."""
    if not after.strip(" .,;:") or _TO.search(before):
        return False
    match = _FOREWORD.match(before)
    if not match:
        return False
    lead_words = before.strip()
    if lead_words and not lead_words.endswith((",", ":")) and not re.fullmatch(_POST, lead_words + " "):
        tail = re.split(r"[,:] ", lead_words)[-1]
        if not re.fullmatch(_POST, tail + " ") and not re.search(r"(?:nhấn mạnh|kết luận|đồng thời|tới|này|nay)$", tail):
            return False
    if lead_words.endswith(",") and not _TIME_FIRST.match(lead_words) and len(lead_words.split()) > 3:
        return False
    return bool(_PREDICATE.match(after))


_PREDICATE = re.compile(
    r"(?: ?\([^()]{0,80}\))?,?(?: theo [^,;.]{3,60}?)? ?(?:(?:nêu trên|đã|sẽ|cần|phải|có trách nhiệm|chịu trách nhiệm|chủ trì|khẩn trương|tiếp tục|chủ động|trực tiếp|tích cực"
    r"|nghiêm túc|kịp thời|thường xuyên|vừa|đang|được phép|có|là|không|tập trung|tuân thủ|trước ngày|nhận thấy|căn cứ|theo|thống nhất|cùng|phối hợp|tổng hợp|\w+ \w+ ?,? ?)|)",
)
