"""What stands before an indicator's name and is no part of it: who did it, who says so, a topic.

«Theo báo cáo của Sở X, …», «Trồng trọt: …», «Công ty Y đã nạo vét 27 km»: the name begins at the
deed or at the thing measured.
"""

from __future__ import annotations

import re
from functools import cache

from extract.statements.cues import action_verb
from ontology.load import rows

_TOPIC = re.compile(r"[^:]{1,80}:\s+(?=\S)")
_SOURCE = re.compile(
    r"(?:theo|tại|qua|trong|sau|giai\s+đoạn|từ|khi|chỉ)\s[^,;:]{2,80}(?:,[^,;:]{2,60}?(?:cho\s+biết|báo\s+cáo))?,\s+"
    r"|[^,;:]{2,60}\s(?:cho\s+biết|báo\s+cáo|đánh\s+giá|nêu\s+rõ)(?:\s+rằng)?,?\s+",
    re.IGNORECASE,
)
_BODIES = (
    "Sở|Bộ|Ngành|ngành|Huyện|Xã|Tỉnh|Thị xã|Thành phố|huyện|xã|tỉnh|thị xã|thành phố|các cấp"
    "|Chủ tịch|Phó Chủ tịch|Giám đốc|Bí thư|Đại diện|Đồng chí|đồng chí|Ông|ông|Bà|bà|Đơn vị|đơn vị"
    "|Nhà đầu tư|nhà đầu tư|Toàn ngành|Kho bạc|Hội|Tổ|Ban|các đơn vị|các xã|các địa phương"
)
_ACTED = re.compile(r"\s(?:đã|đang|sẽ|cam\s+kết|cần)\s+(?:được\s+|tổ\s+chức\s+|thực\s+hiện\s+)?")
_DONE = re.compile(r"hoàn\s+thành\s+(?=\w)")
_IN_NAMES = frozenset(
    (
        *("quản lý", "phối hợp", "chỉ đạo", "bảo vệ", "khai thác", "phát triển", "đầu tư"),
        *("xây dựng", "tổ chức", "phục vụ", "kiểm tra", "kiểm soát", "thi công", "tư vấn"),
        *("hoàn thành", "thực hiện", "quy hoạch", "hỗ trợ", "bảo đảm"),
    )
)
"""Action verbs that are as often part of a body's name: «Ban Quản lý dự án»."""
_LEAST = 3


@cache
def _body() -> re.Pattern[str]:
    """Return the pattern of how a body's name begins, from the table of heads."""
    heads = {form for row in rows("body_heads") for form in row["head"].split("|")}
    ordered = sorted(heads, key=lambda h: (-len(h), h))
    return re.compile(rf"(?:{_BODIES}|{'|'.join(map(re.escape, ordered))})(?!\w)")


def opens_with_body(text: str, at: int) -> bool:
    """Tell whether a body's name begins at `at`: what was said of another ends there.

    >>> opens_with_body("còn thiếu; Sở Y tế ứng trước 2 tỷ đồng", 11)
    True
    """
    return bool(_body().match(text, at))


def behind_leads(gap: str, begin: int, end: int) -> int:
    """Return where the name `begin`:`end` of the words before a quantity begins in truth.

    >>> "Theo Chi cục, Công ty Thủy lợi đã nạo vét"[behind_leads(
    ...     "Theo Chi cục, Công ty Thủy lợi đã nạo vét", 0, 41) :]
    'nạo vét'
    """
    for pattern in (_TOPIC, _SOURCE):
        lead = pattern.match(gap, begin, end)
        if lead and end - lead.end() >= _LEAST:
            begin = lead.end()
    return _behind_body(gap, begin, end)


def _behind_body(gap: str, begin: int, end: int) -> int:
    """Return where the deed of a body begins, or `begin` where no body opens the name."""
    body = _body().match(gap, begin, end)
    if body is None:
        return begin
    if acted := _ACTED.search(gap, body.end(), end):
        at = acted.end()
        done = _DONE.match(gap, at, end)
        return done.end() if done and action_verb().match(gap, done.end(), end) else at
    for verb in action_verb().finditer(gap, body.end(), end):
        alone = gap[verb.start() - 1] == " " and verb.group().islower()
        if alone and " ".join(verb.group().split()) not in _IN_NAMES:
            return verb.start()
    return begin
