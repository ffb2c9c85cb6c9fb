"""Groups: bodies that stand side by side («Sở A, Sở B và UBND các huyện»), and their roles."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from extract.mentions.found import Found
from extract.statements.cues import action_verb

_NAMED_AS = re.compile(
    r"(?:,? (?:sau|cụ thể|gồm|bao gồm))?(?: đây)?: (?:(?:giám đốc|chủ tịch|thủ trưởng)(?: các)? )?$"
)
"""Between a collective body and those it means: «các đơn vị: Sở A, Sở B nộp báo cáo»."""
_RENAMED = re.compile(r" \((?:nay|(?:kể )?từ (?:ngày )?[\d/.-]{5,10}) là $")
"""Between a body's old name and its new one: «Sở A (nay là Sở B)»."""
BLOT = "·"
"""What stands for each letter of a person's name, where roles are read."""
_POSTS = (
    r"đ/c|đc|pct|pbt|phó bí thư|bt|các đồng chí|các|phó thủ tướng|thủ tướng|đồng chí|ông|bà"
    r"|thủ trưởng|chủ tịch|giám đốc|lãnh đạo|bí thư|người đứng đầu|bộ trưởng|cấp ủy"
    r"|trưởng ban|phó|trưởng|thường trực|tập thể|đại biểu|đại diện|chánh|tổng|cục"
    r"|viện|phòng|thống đốc|tư lệnh|chỉ huy trưởng|chánh án"
    r"|hiệu trưởng|chính ủy|chính trị viên|biên tập|đội trưởng|trạm trưởng|tổ trưởng"
    r"|tổ phó|chủ nhiệm|thứ trưởng|chi cục trưởng|đồn trưởng|hội đồng quản trị"
    r"|hội đồng thành viên|quyền|phụ trách|điều hành|thành viên|ủy viên"
)
POSTS = "|".join(
    [rf"{BLOT}{{2,60}}(?:,| -| –)?", *sorted(_POSTS.split("|"), key=lambda w: (-len(w), w))]
)
"""Posts, the longest first, so that a run of them is read in one way only."""
POST = rf"(?:,? ?(?:{POSTS}) )*+"
_BETWEEN = re.compile(
    r"(?: ?\([^()]{0,60}\))?(?:,|;| và| hoặc| cùng|/)(?: và)?(?: với)?"
    rf"(?: (?:{POSTS}))*+ ?$"
)
_UNREAD = re.compile(
    r"(?:,|;| và) (?!theo|trong|trước|sau|để|khi|nếu|phối hợp|cùng|giao|yêu cầu|đề nghị)"
    rf"[^,;.:()]{{3,60}}(?: ?\([^()]{{0,40}}\))?(?:,|;| và)(?: (?:{POSTS}))*+ ?$"
)
"""An item of the list that is no known body: «Sở A; Hội Quán nông dân; UBND các xã»."""


def blot_out(lower: str, people: Sequence[Found]) -> str:
    """Return a text with the names of `people` blotted out, every offset as it was.

    «giao đồng chí lê văn ba - phó chủ tịch ubnd xã» then holds posts alone before its body.
    """
    parts, at = [], 0
    for person in people:
        parts += [lower[at : person.start], BLOT * (person.end - person.start)]
        at = person.end
    return "".join([*parts, lower[at:]])


@dataclass(frozen=True, slots=True)
class Group:
    """Bodies side by side, from `start` to `end` of the text.

    `around` is that span where it is more than the bodies: «Sở A (nay là Sở B)» holds Sở B alone.
    """

    bodies: tuple[Found, ...]
    around: tuple[int, int] | None = None

    @property
    def start(self) -> int:
        """Where the group begins."""
        return self.around[0] if self.around else self.bodies[0].start

    @property
    def end(self) -> int:
        """Where the group ends."""
        return self.around[1] if self.around else self.bodies[-1].end

    @property
    def is_place(self) -> bool:
        """Whether it holds places alone, which act only where they are told or bound to."""
        return all(body.type == "LOC" for body in self.bodies)


@dataclass(slots=True)
class Roles:
    """The bodies of one clause by role.

    `ordered` when the lead was given the task by another; `directed` when only by «Chỉ đạo X …»,
    which leaves the duty with the body that is to direct, if one stands above. `giver` owns what
    follows where it only hands on a part («UBND các xã: giao Công an xã …; bố trí …»).
    """

    lead: list[Found] = field(default_factory=list)
    support: list[Found] = field(default_factory=list)
    supervise: list[Found] = field(default_factory=list)
    ordered: bool = False
    directed: bool = False
    giver: list[Found] = field(default_factory=list)


def group(lower: str, bodies: Sequence[Found]) -> list[Group]:
    """Return the groups of `bodies`, which lie in order in the text `lower`.

    «Sở A; Giám đốc Sở B và UBND các xã» is one, «Sở A họp, Sở B ghi» are two. Of «Sở A (nay là
    Sở B)» it holds Sở B.
    """
    groups: list[Group] = []
    for body in bodies:
        last = groups[-1] if groups else None
        if last and _lists(lower, last, body):
            groups[-1] = Group((body,), (last.start, body.end))
        elif last and _RENAMED.match(lower, last.end, body.start):
            closed = body.end + lower.startswith(")", body.end)
            groups[-1] = Group((*last.bodies[:-1], body), (last.start, closed))
        elif last and beside(lower[last.end : body.start]):
            groups[-1] = Group((*last.bodies, body), (last.start, body.end))
        else:
            groups.append(Group((body,)))
    return groups


def _lists(lower: str, last: Group, body: Found) -> bool:
    """Whether `body` is the first of those that a collective one before a colon means."""
    plural = len(last.bodies) == 1 and last.bodies[0].attributes.get("collective")
    listed = plural and not body.attributes.get("collective")
    return bool(listed and _NAMED_AS.fullmatch(lower, last.end, body.start))


def beside(between: str) -> bool:
    """Whether the words between two bodies join them, an item that is no known body included."""
    if _BETWEEN.match(between):
        return True
    return bool(_UNREAD.match(between)) and not action_verb().search(between)
