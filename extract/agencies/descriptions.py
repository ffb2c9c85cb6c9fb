"""Descriptions of collective bodies: «UBND các xã| có dự án đi qua», «các huyện| ven biển».

Which of many bodies are meant may be said behind them, by what they have or where they lie. The
description is part of the name, and ends where the duty begins.
"""

from __future__ import annotations

import re

from extract.statements.cues import action_verb
from extract.words import alternatives

_LIES = re.compile(rf" (?:{alternatives('collective_place')})(?!\w)")
_HAS = re.compile(
    r" (?:có|nơi có|nằm trong) (?!(?:liên quan|tỷ lệ|trách nhiệm|thể|kế hoạch|phương án|biện pháp"
    r"|giải pháp|văn bản|ý kiến|tờ trình|báo cáo|nhu cầu|thẩm quyền|nhiệm vụ|công văn|hình thức"
    r"|chính sách|sự|nhiều|đề xuất|hướng dẫn|cơ chế|lộ trình|đủ|những|hiệu quả|mặt|tên|chủ trương"
    r"|dấu hiệu|vai trò|chức năng|quyền|khó khăn|vướng mắc|hạn chế|tồn tại|lại|chậm|thiếu|lúng"
    r"|chưa|để|tình trạng|hiện tượng|trường hợp|bộ phận|lúc|nơi|chỗ|hơn|gần|khoảng|\d|được|bị)"
    r"(?!\w))(?=[^\W\d_])"
)
_WORD = re.compile(r"(?:, (?=[kc]cn(?!\w))| )[\w-]+")
_BEGINS = re.compile(
    r"(?: (?:phải|cần|chủ động|khẩn trương|có trách nhiệm|chịu trách nhiệm|tiếp tục|căn cứ|để|theo"
    r"|trong|từ|với|tại|trên địa bàn|đã|đang|sẽ|nghiêm túc|thường xuyên|kịp thời|cùng|và"
    r"|hoặc)(?!\w)"
    r"|,(?! [kc]cn(?!\w))|[.;:()\n]| \(|$)"
)
_NO_DUTY = re.compile(
    r"(?: (?:tỷ lệ|tiến độ|nguy cơ|công trình|dự án|khả năng|nhà máy|khu vực|số|vốn|hộ|kế hoạch"
    r"|diện tích|người|hoạt động|cơ sở|điểm|vùng|tuyến|kết quả|chương trình|ổ|việc|mức|chỉ số"
    r"|được|đất))$"
)
_MOST_WORDS = 9


def described_end(lower: str, end: int) -> int:
    """Return the end of the description behind the collective body that ends at `end`, or `end`.

    >>> text = "các xã có dự án đi qua phối hợp bàn giao mặt bằng"
    >>> text[: described_end(text, 6)]
    'các xã có dự án đi qua'
    """
    if lies := _LIES.match(lower, end):
        return lies.end()
    has = _HAS.match(lower, end)
    return _duty_begins(lower, has.end() - 1) or end if has else end


def _duty_begins(lower: str, start: int) -> int | None:
    """Return where the duty begins behind a description that begins at `start`."""
    at = start
    for count in range(_MOST_WORDS + 1):
        if count and _ends_here(lower, start, at):
            return at
        word = _WORD.match(lower, at)
        if not word:
            return None
        at = word.end()
    return None


def _ends_here(lower: str, start: int, at: int) -> bool:
    if _BEGINS.match(lower, at) or lower.endswith(" đi qua", start, at):
        return True
    verb = action_verb().match(lower, at + 1)
    return bool(verb and not _NO_DUTY.search(lower, start, at))
