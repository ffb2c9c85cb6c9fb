"""Roles: which of the bodies in a clause must do it, takes part, or watches over it.

The words before and after a group of bodies tell its role. In a chain of requests the body
ordered last leads; in «A giao B chỉ đạo C» it is B.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.mentions.found import Found
from extract.statements.behind import SUPPORT, behind
from extract.statements.cues import action_verb
from extract.statements.groups import BLOT, POST, Group, Roles, group

_ASSIGN = re.compile(
    rf"(?<!bàn )(?<!chuyển )(?:giao|phân công|giao nhiệm vụ cho|giao cho|ủy quyền(?: cho)?) {POST}$"
)
_REQUEST = re.compile(rf"(?:yêu cầu|đề nghị|kiến nghị|nhắc nhở|lưu ý|cho phép):? {POST}$")
_DIRECT = re.compile(rf"chỉ đạo(?: ngay| cho|,? (?:và )?(?:đôn đốc|hướng dẫn))? {POST}$")
_ASKS = re.compile(rf"(?:đề nghị|kiến nghị):? {POST}$")
_GIVEN = re.compile(
    r"(?<!\w)(?:nội dung|nhiệm vụ|phần việc|phần|trường hợp|diện tích|tuyến|vốn|việc)"
    r"(?: đã| được)? $"
)
_BY = re.compile(rf"(?<!\w)do {POST}$")
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
    r" ?[^.;:]{0,40}?(?<!\w)(?:nhấn mạnh|phát biểu|cho biết|khẳng định|nêu rõ|chia sẻ|lưu ý"
    r"|yêu cầu|đề nghị|kết luận|chỉ đạo)[^.;:]{0,30}:"
)
_ONLY_ORDERS = re.compile(
    r" [^.;:,]{0,40}?(?:yêu cầu|đề nghị|kết luận|kiến nghị|quyết định|có ý kiến)"
    r"(?:,? (?:chỉ đạo|yêu cầu|giao nhiệm vụ))?(?: như sau| sau)?:? ?"
)
_INVESTOR = re.compile(r" ?(?:làm chủ đầu tư|làm tổ trưởng|là chủ đầu tư)")
_TAKES_PART = re.compile(
    r" (?:cùng |tích cực |chủ động )?(?:phối hợp(?!(?: chặt chẽ)? (?:với|cùng))"
    r"|tham gia|hỗ trợ)(?!\w)"
)
_WRITES = re.compile(
    r"(?:có|ban hành|ra|gửi|ký)(?: các)? (?:công văn|văn bản|công điện|chỉ thị|thông báo|kế hoạch)"
    r"(?!\w)[^.;:]{0,120} chỉ đạo(?!\w)"
)
_TOLD = re.compile(rf"[^.,;:]{{0,40}} (?:cũng|đã|vừa) chỉ đạo {POST}")
_DRAFTS = re.compile(
    r"(?<!\w)(?:tham mưu|soạn|soạn thảo|dự thảo|trình|đề xuất|lập tờ trình)(?!\w)[^.;:]{0,80}$"
)
_CIRCUMSTANCE = re.compile(
    r"(?:ngày|sáng|chiều|tối|trước|đến|từ|trong|định kỳ|năm|quý|tháng|hằng|hàng|tại|ngay|tính đến"
    r"|thực hiện|căn cứ|triển khai|theo|trên cơ sở|trường hợp|để|nhằm|đối với|về|liên quan"
    r"|giai đoạn|sau khi|nếu|khi|qua|quá|nhận được|riêng|đặc biệt|trên tinh thần)(?!\w)"
)
_TROUBLES = re.compile(
    r"(?:trong quá trình|nếu|trường hợp|quá trình) [^.;:,]{0,100}(?:khó khăn|vướng mắc|phát sinh"
    r"|bất cập)[^.;:]{0,40}$"
)
_CONCERNS = re.compile(rf"(?:riêng )?(?:đối với|về phía|riêng) (?:{POST})?$")
_ORDERS = re.compile(r" (?:yêu cầu|đề nghị|giao) (?P<does>\w[^.;]{5,})")
_ORDERS_WORK = re.compile(
    rf"(?: {BLOT}{{2,60}},? (?:cũng |đã |vừa )?chỉ đạo|(?: {BLOT}{{2,60}},?)?"
    r"(?: cũng| đã| vừa| tiếp tục)? (?:yêu cầu|đề nghị|lưu ý)),? (?:tiếp tục |cần |phải )*"
)
_OWES = re.compile(
    r"(?:[^,.;:()]{0,60}[:,]|(?: [^,.;:()]{3,60})?(?= (?:cần|phải|có trách nhiệm)(?!\w)))"
    r" (?:[^,.;:()]{3,60} (?:yêu cầu|đề nghị|giao) )?(?:cần )?(?P<does>\w[^.;]{5,})"
)
"""What stands behind «Đối với X, where X is to act: «…, rà soát …», «… cần rà soát …»."""
_CONNECTED = re.compile(
    r"(?:nhấn mạnh|kết luận|đồng thời|tới|này|nay|trong đó|chỉ đạo|riêng|trước mắt"
    r"|theo đó|ngoài ra)$"
)
_LAST_PART = re.compile(r"(?:^|.*[,:] )(?P<last>[^,:]*)$", re.DOTALL)
_LONGEST_FOREWORD = 400


def read_roles(lower: str, start: int, end: int, bodies: Sequence[Found]) -> Roles:
    """Return the roles of the bodies in the clause `start`:`end` of `lower` (lower-case text).

    «giao Sở X chủ trì, phối hợp với Sở Y …»: lead Sở X, support Sở Y.
    """
    reading = _Reading(lower, start, end)
    for each in group(lower, bodies):
        reading.take(each)
    told = reading.assigned or reading.requested or reading.subject
    return (None if told else behind(lower, start, end, bodies)) or reading.roles()


@dataclass(slots=True)
class _Reading:
    """The groups of a clause on their way to roles, taken one after another."""

    lower: str
    clause: int
    end: int
    subject: Group | None = None
    assigned: Group | None = None
    requested: Group | None = None
    investor: Group | None = None
    directed: bool = False
    support: list[Found] = field(default_factory=list)
    supervise: list[Found] = field(default_factory=list)

    def take(self, each: Group) -> None:
        """Place the next group by the words before and after it."""
        before, after = self.lower[self.clause : each.start], self.lower[each.end : self.end]
        if _INVESTOR.match(after) and not _ASSIGN.search(before):
            self.investor = self.investor or (None if _open(before) else each)
        elif self.subject is None and (concerned := _concerned(each, before, after)):
            self.subject = concerned
        elif (
            _SPEAKS.match(after)
            or _ONLY_ORDERS.fullmatch(after)
            or _orders_nobody(after)
            or (each.is_place and not _place_takes_part(before, after))
        ):
            return
        elif SUPPORT.search(before):
            self.support += each.bodies
        elif self._is_ordered(each, before):
            return
        elif self._is_led() and _TAKES_PART.match(after):
            self.support += each.bodies
        elif _WATCHES.match(after) and before.strip() and not is_subject(before, after):
            self.supervise += each.bodies
        elif self.subject is None and (_acts(before, after) or is_subject(before, after)):
            self.subject = each

    def _is_led(self) -> bool:
        return bool(self.subject or self.assigned or self.requested)

    def _is_ordered(self, each: Group, before: str) -> bool:
        """Take a group that another gives the task to, unless that is the other's own work."""
        order = _ASSIGN.search(before)
        if order:
            given = _GIVEN.search(before[: order.start()])
            own = bool(given) or self._within_work(before, order.start())
            self.assigned = self.assigned or (None if own else each)
            return True
        order = _REQUEST.search(before)
        if order:
            own = self._within_work(before, order.start())
            if not own:
                self.directed = not self.requested and before.strip() == "yêu cầu"
                self.requested = each
            return True
        writes = self._wrote_or_told(each)
        if _DIRECT.search(before) and self.requested and self._is_told_to_direct():
            return True
        if _DIRECT.search(before) and (not self.subject or self.requested or writes):
            self.directed = self.requested is None and not writes
            self.requested = each
            return True
        return False

    def _wrote_or_told(self, each: Group) -> bool:
        """Whether the subject has ordered the group: «có công văn chỉ đạo X», «cũng chỉ đạo X»."""
        if self.subject is None:
            return False
        at = self.subject.end
        wrote = _WRITES.search(self.lower, at, each.start)
        return bool(wrote or _TOLD.fullmatch(self.lower, at, each.start))

    def _is_told_to_direct(self) -> bool:
        """Whether the one asked is ordered («yêu cầu X chỉ đạo Y»): X leads; asked, Y would."""
        asked = self.requested
        return bool(asked and not _ASKS.search(self.lower, self.clause, asked.start))

    def _within_work(self, before: str, at: int) -> bool:
        """Whether the order at `at` is part of what the subject is to draft or submit."""
        return bool(self.subject and _DRAFTS.search(before, self.subject.end - self.clause, at))

    def _giver(self, chosen: Group) -> list[Found]:
        """Return who stands before a colon and hands on a part: «UBND các xã: giao Công an xã»."""
        subject = self.subject
        if not subject or chosen is subject or not self.lower.startswith(":", subject.end):
            return []
        return list(subject.bodies)

    def roles(self) -> Roles:
        """Return the roles by all that was taken."""
        chosen = self.assigned or self.requested or self.subject or self.investor
        roles = Roles([], self.support, self.supervise)
        if chosen:
            roles.lead = list(chosen.bodies)
            roles.ordered = chosen is not self.subject
            roles.directed = self.directed and chosen is self.requested
            roles.giver = self._giver(chosen)
            if _WATCH.match(self.lower[chosen.end : self.end].lstrip(" ,")):
                roles.supervise = [*roles.lead, *roles.supervise]
        return roles


_BOUND = re.compile(
    r" (?:(?:đã|cũng|đang) )?(?:cần|phải|sẽ|có trách nhiệm|chịu trách nhiệm|khẩn trương|chủ động"
    r"|tập trung|tiếp tục|phấn đấu|quyết tâm|dự kiến|đặt mục tiêu|xác định|đề ra|được giao"
    r"|được [^.,;:]{2,50} giao)(?!\w)"
)


def _concerned(each: Group, before: str, after: str) -> Group | None:
    """Return whom «Đối với X» at a clause's beginning names to do what follows.

    In «Đối với X, A yêu cầu rà soát» it is X, not who orders.
    """
    if not _CONCERNS.fullmatch(before.lstrip()):
        return None
    ordered = _ORDERS.match(after) if len(each.bodies) > 1 else None
    owes = ordered or _OWES.match(after)
    if not owes or not action_verb().match(owes["does"]):
        return None
    return Group(each.bodies[:-1]) if ordered else each


def _orders_nobody(after: str) -> bool:
    """Whether a group orders without saying whom: «Chủ tịch UBND xã yêu cầu dọn rác»."""
    orders = _ORDERS_WORK.match(after)
    return bool(orders and action_verb().match(after, orders.end()))


def _place_takes_part(before: str, after: str) -> bool:
    """Whether a place is ordered something, helps, or is the subject of what it must do."""
    ordered = _ASSIGN.search(before) or _REQUEST.search(before) or SUPPORT.search(before)
    return bool(ordered or (_BOUND.match(after) and is_subject(before, after)))


def _open(before: str) -> bool:
    """Whether the words before leave a bracket open."""
    return before.count("(") > before.count(")")


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
    words = before.strip(" “”\"'«")
    if not words or _TROUBLES.match(words):
        return True
    last = _LAST_PART.match(words)
    tail = last["last"] if last else words
    if _CIRCUMSTANCE.match(words) and _BOUND.match(after):
        return True
    if not words.endswith((",", ":")) and not re.fullmatch(POST, f"{tail} "):
        return bool(_CONNECTED.search(tail)) and len(tail.split()) < 8
    if words.endswith(","):
        return bool(_CIRCUMSTANCE.match(words)) or len(words.split()) <= 3
    return True
