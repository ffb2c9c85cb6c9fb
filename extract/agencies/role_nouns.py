"""Common nouns that are bodies only where they are given a task: roles, villages, groups.

«yêu cầu chủ đầu tư khẩn trương», «Đơn vị chủ trì chịu trách nhiệm …», «Trưởng khu phố 3», but not
the label «Chủ đầu tư: …» nor the place «tại thôn Nà Ngàn, xã Tân Hòa».
"""

from __future__ import annotations

import re

from extract.statements.cues import action_verb
from extract.statements.project_roles import is_ordered, is_role

_LABEL = re.compile(r"\**[  ]?(?:[:|\n]|$)")
_LINE_BEGINS = re.compile(r"(?:^|[\n|])[\s\d.)*•+-]{0,8}$")
_HEADED = re.compile(r"(?:(?<!\w)trưởng|tổ trưởng|bí thư|người đứng đầu|thủ trưởng)(?: các)? $")
_ASKED = re.compile(r"(?:người đứng đầu|thủ trưởng|giao|yêu cầu|đề nghị|phối hợp(?: với)?) $")
_BOUND = re.compile(r" (?:có|chịu) trách nhiệm(?!\w)| (?:phải|cần|cùng|đã|đang|sẽ)(?!\w)")
_IN_A_PLACE = re.compile(r",? (?:xã|phường|thị trấn|huyện|đặc khu) \w")
_VILLAGE = r"(?:thôn|bản|ấp|khóm|buôn|làng|khu phố|tổ dân phố)(?: \w+){1,4}"
_NEIGHBOUR = re.compile(
    rf"(?:trưởng|bí thư|giao|yêu cầu|đề nghị|chỉ đạo)(?: các)? {_VILLAGE}"
    rf"(?:, {_VILLAGE}){{0,4}}(?:, | và )$"
)
_GOES_ON = re.compile(r"(?:,| và)? ?(?:viên|chính quyền|đảng|các|trực thuộc|cấp|cơ sở)(?!\w)")
_ADVISERS = (
    "cấp ủy",
    "cấp uỷ",
    "đơn vị chủ trì",
    "cơ quan chủ trì",
    "đơn vị tư vấn",
    "đơn vị chủ rừng",
)
_REACH = 24


def is_project_role(lower: str, start: int, end: int) -> bool:
    """Whether a role at `start`:`end` of lower-case text is a body there.

    >>> text = "đơn vị chủ trì chịu trách nhiệm lập dự toán"
    >>> is_project_role(text, 0, 14), is_project_role("chủ đầu tư: sở y tế", 0, 10)
    (True, False)
    """
    before = lower[max(0, start - _REACH) : start]
    if _LABEL.match(lower, end) and _LINE_BEGINS.search(before):
        return False
    if lower.startswith(_ADVISERS, start):
        if _GOES_ON.match(lower, end):
            return False
        acts = _BOUND.match(lower, end) or action_verb().match(lower, end + 1)
        return bool(acts or (_ASKED.search(before) and not _LABEL.match(lower, end)))
    return is_role(lower, start, end)


def is_village_body(lower: str, start: int, end: int) -> bool:
    """Whether a village or quarter at `start`:`end` is given a task, or headed by its chief.

    >>> is_village_body("trưởng khu phố 3 nhắc nhở", 7, 16)
    True
    >>> is_village_body("cử tri tổ 1, ấp gò mây, xã tân hòa", 13, 22)
    False
    """
    if _IN_A_PLACE.match(lower, end):
        return False
    before = lower[max(0, start - 4 * _REACH) : start]
    if before.endswith((", ", " và ")):
        return bool(_NEIGHBOUR.search(before))
    return bool(_HEADED.search(before)) or is_ordered(lower, start)
