"""Subjects: whether the bodies at a place of a clause are who does what it says.

A subject stands at the beginning, behind posts or a circumstance («Trường hợp vượt thẩm quyền, Sở
A …»), or is bound by what follows («…, do đó Sở A phải …»).
"""

from __future__ import annotations

import re

from extract.statements.cues import action_verb
from extract.statements.groups import POST

TOLD = re.compile(
    r"(?:báo cáo|trình|gửi(?: về)?|về|cho|tham mưu(?: cho)?|đề xuất(?: với)?|xin ý kiến|của|tại"
    r"|đến|thuộc|qua|ở|trên|giúp|bởi|từ|giữa|vào|với)"
    r" (?:các đồng chí |đồng chí |phó chủ tịch |chủ tịch |phó thủ tướng |thủ tướng |thường trực"
    r" |lãnh đạo |các |đại diện )*+$"
)
BOUND = re.compile(
    r" (?:(?:đã|cũng|đang) )?(?:cần|phải|sẽ|có trách nhiệm|chịu trách nhiệm|khẩn trương|chủ động"
    r"|tập trung|tiếp tục|phấn đấu|quyết tâm|dự kiến|đặt mục tiêu|xác định|đề ra|được giao"
    r"|được [^.,;:]{2,50} giao)(?!\w)"
)
_CIRCUMSTANCE = re.compile(
    r"(?:ngày|sáng|chiều|tối|trước|đến|từ|trong|định kỳ|năm|quý|tháng|hằng|hàng|tại|ngay|tính đến"
    r"|thực hiện|căn cứ|triển khai|theo|trên cơ sở|trường hợp|để|nhằm|đối với|về|liên quan"
    r"|(?:hộ|đơn vị|cơ quan|xã|phường|nơi|dự án|chủ đầu tư|địa phương) nào|(?:quá|hết) thời hạn"
    r"|giai đoạn|sau khi|nếu|khi|qua|quá|nhận được|riêng|đặc biệt|trên tinh thần)(?!\w)"
)
_TROUBLES = re.compile(
    r"(?:trong quá trình|nếu|trường hợp|quá trình) [^.;:,]{0,100}(?:khó khăn|vướng mắc|phát sinh"
    r"|bất cập)[^.;:]{0,40}$"
)
_MUST = re.compile(
    r" (?:(?:đã|cũng|đang) )?(?:phải|cần|sẽ|có trách nhiệm|chịu trách nhiệm)(?!\w)(?! được)"
)
_TIME = re.compile(
    r"(?:(?:trong|đến|hết|trước|từ|sau|vào|ngày|tháng|quý|năm|đầu|cuối|giữa|hằng|hàng|tuần|chậm|nhất"
    r"|định|kỳ|thứ|hai|ba|tư|sáu|nay|[ivx]{1,4}(?:/\d{4})?|[\d/.-]{1,10})(?: |$)){1,12}"
)
_CONGRESS = re.compile(r"(?:^|[,:] ?)(?:sẽ tổ chức )?đại hội(?: đại biểu)?$")
_CONVENES = re.compile(r" [^,.;:]{0,60}?(?:dự kiến|sẽ|diễn ra|tổ chức|trước|vào|trong)(?!\w)|$")
_PAUSES = re.compile(r"(?:,|(?<!\w)(?:do đó|vì vậy|do vậy|vì thế|bởi vậy)(?: [^,.;:]{3,30})?)$")
_CONNECTED = re.compile(
    r"(?:nhấn mạnh|kết luận|đồng thời|tới|này|nay|trong đó|chỉ đạo|riêng|trước mắt"
    r"|(?:theo|sau|trên cơ sở|khi) đó|ngoài ra)$"
)
_LAST_PART = re.compile(r"(?:^|.*[,:] )(?P<last>[^,:]*)$", re.DOTALL)
_LONGEST_FOREWORD = 400


def _is_bound(words: str, after: str) -> bool:
    """Whether what stands around a group binds it, however much stands before.

    «…, do đó thứ Hai hằng tuần Sở A phải», «… thì UBND các xã tiếp nhận», «Đại hội Đảng bộ xã …»,
    «Hết quý I/2027 các chi bộ lập».
    """
    if _MUST.match(after) and _PAUSES.search(words):
        return True
    if _CONGRESS.search(words):
        return bool(_CONVENES.match(after))
    acts = _MUST.match(after) or action_verb().match(after.lstrip())
    if _TIME.fullmatch(words):
        return bool(acts or BOUND.match(after))
    return words.endswith(" thì") and bool(acts)


def is_subject(before: str, after: str) -> bool:
    """Whether a group between `before` and `after` (both within its clause) is its subject.

    Before it may stand posts («Giám đốc»), and a circumstance up to a comma or colon («Trường hợp
    vượt thẩm quyền, …», «Đối với dự án X: …»).
    """
    if not after.strip(" .,;:") or TOLD.search(before) or len(before) > _LONGEST_FOREWORD:
        return False
    words = before.strip(" “”\"'«")
    if not words or _TROUBLES.match(words) or _is_bound(words, after):
        return True
    last = _LAST_PART.match(words)
    tail = last["last"] if last else words
    # «Thực hiện Kế hoạch số 5, ngày 12/9/2025 Sở A đã hoàn thành …»
    did = last and _TIME.fullmatch(tail) and after.startswith(" đã ")
    if did or (_CIRCUMSTANCE.match(words) and BOUND.match(after)):
        return True
    if not words.endswith((",", ":")) and not re.fullmatch(POST, f"{tail} "):
        return bool(_CONNECTED.search(tail)) and len(tail.split()) < 8
    if words.endswith(","):
        return bool(_CIRCUMSTANCE.match(words)) or len(words.split()) <= 3
    return True
