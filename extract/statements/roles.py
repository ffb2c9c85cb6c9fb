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
from extract.statements.subjects import BOUND, TOLD, is_subject

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
_TELLS = re.compile(
    rf"(?: {BLOT}{{2,60}},?)? (?:cũng |đã |vừa )?(?:(?:trân trọng|kính|tha thiết) (?:đề nghị"
    r"|yêu cầu|kêu gọi|mong)|(?:yêu cầu|đề nghị),(?! đôn đốc| kiến nghị| chỉ đạo)"
    r"|(?:nhấn mạnh|quán triệt|khẳng định|cho rằng)(?:,| rằng))(?!\w)"
)
"""Behind who speaks to all: «UBND xã trân trọng kêu gọi bà con …», «X nhấn mạnh, cầu phải …»."""
_ASKS_FOR = re.compile(
    rf"(?: {BLOT}{{2,60}},?)? (?:cũng |đã |vừa |tiếp tục )*(?:yêu cầu|đề nghị|lưu ý|nhắc nhở)(?!\w)"
)
_HELPS = re.compile(r" ?\((?:cơ quan |đơn vị )?(?:cùng )?phối hợp\)")
_HEADS = re.compile(r" ?\((?:cơ quan |đơn vị )?(?:chủ trì|đầu mối)\)")
_BASIS = re.compile(
    r"(?:trên cơ sở|theo|căn cứ|sau khi (?:có|nhận)|từ|qua|xét) [^.;:,]{0,60}"
    r"(?:của|từ|tại) (?:các )?$"
)
_SPEAKERS = re.compile(r"(?:lãnh đạo|thường trực|đại diện|tập thể) $")
_SENT = re.compile(
    r"(?:có|ban hành|ra|ký|phát hành)(?: các)? (?:công văn|văn bản|công điện|thông báo)(?!\w)"
    rf"[^.;:]{{0,120}} gửi {POST}$"
)
_BIDS = re.compile(r",? (?:về việc |để )?(?:yêu cầu|đề nghị|đôn đốc|giao nhiệm vụ)(?: về)? ")
_MADE_KNOWN = re.compile(
    rf"(?:thông báo|thông tin)(?: [^.;:,]{{1,60}})? (?:để|tới|đến|cho) {POST}$"
)
_TAKES_NOTE = re.compile(
    r" (?:được )?biết(?:,| và|,? để)(?: tổ chức| phối hợp| triển khai)? ?thực hiện"
)
_INVESTOR = re.compile(r" ?(?:làm chủ đầu tư|làm tổ trưởng|là chủ đầu tư)")
_TAKES_PART = re.compile(
    r" (?:cùng |tích cực |chủ động )?(?:phối hợp(?!(?: chặt chẽ)? (?:với|cùng))"
    r"|tham gia|hỗ trợ)(?!\w)"
)
_TAKES_PART_TOO = re.compile(
    r"(?: (?:có|nơi|thuộc|trên địa bàn|ở)|,| và) [^.;:]{3,90}? phối hợp(?!\w)(?! (?:với|cùng))"
)
_CHAIRS = re.compile(rf" (?:là (?:cơ quan|đơn vị) )?chủ trì(?: thực hiện)?[,;](?: và)? {POST}")
_CONTRACTOR = re.compile(
    r"(?:các |liên danh )?(?:nhà thầu|đơn vị thi công|tư vấn|chủ đầu tư)(?!\w)"
)
_WRITES = re.compile(
    r"(?:có|ban hành|ra|gửi|ký)(?: các)? (?:công văn|văn bản|công điện|chỉ thị|thông báo|kế hoạch)"
    r"(?!\w)[^.;:]{0,120} chỉ đạo(?!\w)"
)
_NAME_BEHIND = re.compile(rf",? {BLOT}")
_NAME_BEFORE = re.compile(rf"{BLOT}(?:,| -| –)? {POST}$")
_TOLD = re.compile(rf"[^.,;:]{{0,40}} (?:cũng|đã|vừa) chỉ đạo {POST}")
_DRAFTS = re.compile(
    r"(?<!\w)(?:tham mưu|soạn|soạn thảo|dự thảo|trình|đề xuất|lập tờ trình)(?!\w)[^.;:]{0,80}$"
    r"|(?<!\w)báo cáo(?!\w)[^.,;:]{0,60}$"
)
_PROPOSES = re.compile(
    r"\W*+(?:chủ động |kịp thời |tiếp tục )?(?:tham mưu|trình|đề xuất|báo cáo)(?!\w)[^.;:]{0,80}$"
)
_WORDS = r"[^,.;:()]{3,60}"
_CONCERNS = re.compile(
    rf"(?:riêng )?(?:đối với|về phía|riêng) (?:{POST}(?:{_WORDS} \()?|{_WORDS} \()$"
)
_TASKS_OF = re.compile(
    r"\W*(?:phương hướng|mục tiêu|nhiệm vụ|giải pháp|kế hoạch|trách nhiệm)(?:,? (?:và )?"
    r"(?:nhiệm vụ|giải pháp|trọng tâm|chủ yếu|công tác|cụ thể|chính))* của "
)
_AS_FOLLOWS = re.compile(r"(?: [^.;:]{0,60})?: \w")
_ORDERS = re.compile(r" (?:yêu cầu|đề nghị|giao) (?P<does>\w[^.;]{5,})")
_ORDERS_WORK = re.compile(
    rf"(?: {BLOT}{{2,60}},? (?:cũng |đã |vừa )?chỉ đạo|(?: {BLOT}{{2,60}},?)?"
    r"(?: cũng| đã| vừa| tiếp tục)? (?:yêu cầu|đề nghị|lưu ý)),? (?:tiếp tục |cần |phải )*"
)
_OWES = re.compile(
    r"(?:\)?[^,.;:()]{0,60}[:,]|(?: [^,.;:()]{3,60})?(?= (?:cần|phải|có trách nhiệm)(?!\w)))"
    r" (?:[^,.;:()]{3,80} (?:yêu cầu|đề nghị|giao|lưu ý|nhắc nhở|nhấn mạnh) )?(?:cần |phải )?"
    r"(?P<does>\w[^.;]{5,})"
)
"""What stands behind «Đối với X, where X is to act: «…, rà soát …», «… cần rà soát …»."""
_SHORT_NAME = re.compile(r"^ \([^()]{1,40}\)(?=[ ,])")


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
    asked: Group | None = None
    directed: bool = False
    support: list[Found] = field(default_factory=list)
    supervise: list[Found] = field(default_factory=list)

    def take(self, each: Group) -> None:
        """Place the next group by the words before and after it."""
        each = self._acting(each)
        if all(body in self.support for body in each.bodies):
            return
        before = self.lower[self.clause : each.start]
        after = _SHORT_NAME.sub("", self.lower[each.end : self.end], count=1)
        if _INVESTOR.match(after) and not _ASSIGN.search(before):
            self.investor = self.investor or (None if _open(before) else each)
        elif self.subject is None and (concerned := _concerned(each, before, after)):
            self.subject = concerned
        elif (
            _SPEAKS.match(after)
            or _ONLY_ORDERS.fullmatch(after)
            or (_tells(each, before, after) and not _SENT.search(before))
            or (each.is_place and not _place_takes_part(before, after))
        ):
            return
        elif SUPPORT.search(before):
            self.support += each.bodies
        elif self._is_ordered(each, before):
            return
        elif self._is_led() and self._takes_part(each, before, after):
            self.support += each.bodies
        elif _WATCHES.match(after) and before.strip() and not is_subject(before, after):
            self.supervise += each.bodies
        elif self.subject is None and (_acts(before, after) or is_subject(before, after)):
            self.subject = each

    def _acting(self, each: Group) -> Group:
        """Return the last of bodies that only a comma joins to a circumstance's.

        «Trên cơ sở báo cáo của Sở A, Sở B tổng hợp»: Sở B; as support those marked so: «Sở A (chủ
        trì), Sở B (phối hợp)».
        """
        bodies = each.bodies
        if len(bodies) > 1 and _HELPS.match(self.lower, each.end, self.end):
            self.support += [b for b in bodies if not _HEADS.match(self.lower, b.end)]
            heads = tuple(b for b in bodies if b not in self.support)
            return Group(heads, (each.start, each.end)) if heads else each
        before = self.lower[self.clause : each.start]
        opens = len(bodies) > 1 and _BASIS.match(before) and "," not in before
        joint = self.lower[bodies[-2].end : bodies[-1].start] if opens else ""
        acts = action_verb().match(self.lower, each.end + 1) or BOUND.match(self.lower, each.end)
        return Group(bodies[-1:]) if joint == ", " and acts else each

    def _takes_part(self, each: Group, before: str, after: str) -> bool:
        """Whether a group helps those who lead: «Sở A chủ trì, Sở B có đất đi qua phối hợp»."""
        if TOLD.search(before) or _DIRECT.search(before):
            return False
        chosen = self.assigned or self.requested or self.subject
        chairs = chosen and _CHAIRS.fullmatch(self.lower, chosen.end, each.start)
        return bool(_TAKES_PART.match(after) or (chairs and _TAKES_PART_TOO.match(after)))

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
        order = _REQUEST.search(before) or self._is_bidden(each, before)
        if order:
            own = self._within_work(before, order.start()) or self._is_theirs(each)
            if not own:
                self.directed = not self.requested and before.strip() == "yêu cầu"
                self.requested = each
            return True
        writes = self._wrote_or_told(each)
        if _DIRECT.search(before) and self.requested and self._is_told_to_direct():
            return True
        if _DIRECT.search(before) and (not self.subject or self.requested or writes):
            self.directed = self.requested is None and not writes
            self.asked, self.requested = self.requested, each
            return True
        return False

    def _wrote_or_told(self, each: Group) -> bool:
        """Whether the subject has ordered the group: «có công văn chỉ đạo X», «cũng chỉ đạo X»."""
        if self.subject is None:
            return False
        at = self.subject.end
        wrote = _WRITES.search(self.lower, at, each.start)
        told = _TOLD.fullmatch(self.lower, at, each.start)
        return bool(wrote or told or self._is_person(self.subject))

    def _is_person(self, subject: Group) -> bool:
        """Whether a person stands for the subject: «Phó Chủ tịch UBND tỉnh Lê Thị Hoa»."""
        before = self.lower[self.clause : subject.start]
        return bool(_NAME_BEHIND.match(self.lower, subject.end) or _NAME_BEFORE.search(before))

    def _is_bidden(self, each: Group, before: str) -> re.Match[str] | None:
        """Return where a letter bids the group: «gửi UBND các xã yêu cầu báo cáo»."""
        after = self.lower[each.end : self.end]
        if sent := _SENT.search(before):
            return sent if _BIDS.match(after) else None
        known = _MADE_KNOWN.search(before)
        return known if known and _TAKES_NOTE.match(after) else None

    def _is_theirs(self, each: Group) -> bool:
        """Whether the order is work of who was given it: «giao Ban A …, yêu cầu nhà thầu …»."""
        contractors = all(_CONTRACTOR.match(b.norm.lower()) for b in each.bodies)
        headed = self.subject and self.lower.startswith(":", self.subject.end)
        return contractors and bool(self.assigned or self.requested or headed)

    def _is_told_to_direct(self) -> bool:
        """Whether the one asked is ordered («yêu cầu X chỉ đạo Y»): X leads; asked, Y would."""
        asked = self.requested
        return bool(asked and not _ASKS.search(self.lower, self.clause, asked.start))

    def _within_work(self, before: str, at: int) -> bool:
        """Whether the order at `at` is part of what the subject is to draft or submit."""
        if self.subject is None:
            return bool(_PROPOSES.match(before[:at]))
        return bool(_DRAFTS.search(before, self.subject.end - self.clause, at))

    def _giver(self, chosen: Group) -> list[Found]:
        """Return who hands on a part, and owns what follows.

        «UBND các xã: giao Công an xã …»; «đề nghị UBND xã chỉ đạo Công an xã …».
        """
        if self.asked:
            return list(self.asked.bodies)
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


def _concerned(each: Group, before: str, after: str) -> Group | None:
    """Return whom «Đối với X» at a clause's beginning names to do what follows.

    In «Đối với X, A yêu cầu rà soát» it is X, not who orders.
    """
    if _TASKS_OF.fullmatch(before) and _AS_FOLLOWS.match(after):
        return each
    if not _CONCERNS.fullmatch(before.lstrip()):
        return None
    ordered = _ORDERS.match(after) if len(each.bodies) > 1 else None
    owes = ordered or _OWES.match(after)
    if not owes or not action_verb().match(owes["does"]):
        return None
    return Group(each.bodies[:-1]) if ordered else each


def _tells(each: Group, before: str, after: str) -> bool:
    """Whether a group speaks to those no body stands for: «Chủ tịch UBND xã đề nghị bà con …»."""
    posts = all(b.attributes.get("post") for b in each.bodies) or _SPEAKERS.search(before)
    tells = _TELLS.match(after) or (posts and _ASKS_FOR.match(after))
    return bool(tells) or _orders_nobody(after)


def _orders_nobody(after: str) -> bool:
    """Whether a group orders without saying whom: «Chủ tịch UBND xã yêu cầu dọn rác»."""
    orders = _ORDERS_WORK.match(after)
    return bool(orders and action_verb().match(after, orders.end()))


def _place_takes_part(before: str, after: str) -> bool:
    """Whether a place is ordered something, helps, or is the subject of what it must do."""
    ordered = _ASSIGN.search(before) or _REQUEST.search(before) or SUPPORT.search(before)
    return bool(ordered or (BOUND.match(after) and is_subject(before, after)))


def _open(before: str) -> bool:
    """Whether the words before leave a bracket open."""
    return before.count("(") > before.count(")")


def _acts(before: str, after: str) -> bool:
    """Whether a group is the agent of «do X quyết định»."""
    return bool(_BY.search(before) and action_verb().match(after.lstrip(" ")))
