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
    "|các sở|các ngành|các huyện|các phường|Chủ đầu tư|chủ đầu tư|Nhà thầu|nhà thầu"
)
_ACTED = re.compile(
    r"\s(?:đã|đang|sẽ|cam\s+kết|cần|phải)\s+(?:được\s+|tổ\s+chức\s+|thực\s+hiện\s+)?"
)
_DONE = re.compile(r"hoàn\s+thành\s+(?=\w)")
_IN_NAMES = frozenset(
    (
        *("quản lý", "phối hợp", "chỉ đạo", "bảo vệ", "khai thác", "phát triển", "đầu tư"),
        *("xây dựng", "tổ chức", "phục vụ", "kiểm tra", "kiểm soát", "thi công", "tư vấn"),
        *("hoàn thành", "thực hiện", "quy hoạch", "hỗ trợ", "bảo đảm", "điều hành", "giải ngân"),
    )
)
"""Action verbs that are as often part of a body's name: «Ban Quản lý dự án»."""
_LEAST = 3
_LENGTHY = 45
"""From how many characters on a name is cut to the last deed in it."""
_MEASURED = re.compile(
    r"(?:tổng|số|tỷ|tỉ|chỉ|diện|giá|sản|thu|chi|vốn|kim|doanh|tốc|năng|mức|dư|nợ|quy|lượng|trị|độ|kinh"
    r"|khối|GRDP|GDP|tiến|đàn|các|dự\s+án)(?!\w)",
    re.IGNORECASE,
)
_ORDER = re.compile(
    r"(?:(?:đồng\s+chí|và|khẩn\s+trương|chủ\s+động|tập\s+trung)\s+)?(?:giao|yêu\s+cầu|đề\s+nghị|chỉ\s+đạo"
    r"|tham\s+mưu|(?:chủ\s+động\s+)?phối\s+hợp|chịu\s+trách\s+nhiệm|hứa|cam\s+kết)(?!\w)",
    re.IGNORECASE,
)


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
    said = list(_SAID.finditer(gap, begin, end))
    begin = said[-1].end() if said else begin
    for pattern in (_TOPIC, _SOURCE):
        lead = pattern.match(gap, begin, end)
        if lead and end - lead.end() >= _LEAST:
            begin = lead.end()
    begin = _behind_body(gap, begin, end)
    begin = _last_deed(gap, begin, end)
    damaged = _DAMAGED.search(gap, begin, end)
    return damaged.end() if damaged else begin


def ordered_deed(gap: str, begin: int, end: int) -> int:
    """Return where the deed that an order asks for begins, `end` where none is named.

    >>> "giao Sở Y tế tiêm "[ordered_deed("giao Sở Y tế tiêm ", 0, 18) :]
    ''
    >>> "giao Sở Xây dựng rà soát "[ordered_deed("giao Sở Xây dựng rà soát ", 0, 25) :]
    'rà soát '
    """
    deed = _last_deed(gap, begin, end)
    if deed == begin and (paying := _PAYING.search(gap, begin, end)):
        return paying.start()
    return deed if deed > begin else end


_PAYING = re.compile(r"(?<=\s)giải\s+ngân(?!\w)")


_DAMAGED = re.compile(
    r"(?<!việc )làm\s+(?=(?:ngập|sập|hư|tốc|thiệt|đổ|gãy|sạt|vỡ|cháy|gián)(?!\w))", re.IGNORECASE
)


def _last_deed(gap: str, begin: int, end: int) -> int:
    """Return where the last deed of a long row of deeds begins: «chi trả xong, *bàn giao*» 100%.

    What begins with the thing measured («tỷ lệ chất thải được thu gom, xử lý») is left whole.
    """
    order = _ORDER.match(gap, begin, end)
    if not order and end - begin <= _LENGTHY:
        return begin
    if _MEASURED.match(gap, begin, end) or not (order or _opens_with_deed(gap, begin, end)):
        return begin
    deeds = [
        verb.start()
        for verb in action_verb().finditer(gap, order.end() if order else begin + 1, end)
        if gap[verb.start() - 1] == " "
        and verb.group()[0].islower()
        and " ".join(verb.group().split()) not in _IN_NAMES
        and not _LEVEL.match(gap, verb.start(), end)
    ]
    return deeds[-1] if deeds else begin


_SAID = re.compile(
    r",\s(?:hứa|cam\s+kết|khẳng\s+định|cho\s+biết|nhấn\s+mạnh)(?:\s+rằng)?,?(?:\s+sẽ)?(?:\s+|$)"
)
_LEVEL = re.compile(r"cấp\s+(?:xã|phường|huyện|tỉnh|trung\s+ương|cơ\s+sở)(?!\w)", re.IGNORECASE)
_LAST_WORDS = 3


def ends_in_deed(text: str, begin: int, end: int) -> bool:
    """Tell whether the words `begin`:`end` end in an action verb: «…, bàn giao».

    >>> ends_in_deed("xong, bàn giao 100% mặt bằng", 0, 14)
    True
    """
    at = end
    for _ in range(_LAST_WORDS):
        at = text.rfind(" ", begin, at)
        if action_verb().fullmatch(text, max(at + 1, begin), end):
            return True
        if at < 0:
            break
    return False


def _opens_with_deed(gap: str, begin: int, end: int) -> bool:
    """Tell whether a name begins with a deed or holds one right after a comma."""
    if action_verb().match(gap, begin, end) or _body().match(gap, begin, end):
        return True
    comma = gap.rfind(", ", begin, end)
    return comma > 0 and bool(action_verb().match(gap, comma + 2, end))


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
