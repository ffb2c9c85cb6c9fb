"""Embedded deeds: an «đã» that only describes what an order speaks of tells nothing itself.

«Giao huyện A chi trả cho các hộ đã bàn giao đất» is a task; «Theo dõi chặt chẽ, thực hiện các nội
dung tỉnh đã chỉ đạo» too. In «Tổ chức 5 lớp, đã cấp 90 chứng chỉ» the «đã» is the clause's own.
"""

from __future__ import annotations

import re

from extract.statements.cues import action_verb, cue

_DONE = re.compile(r"(?<!\w)(?:đã|đang)(?!\w)")
_PAUSE = re.compile(r"[,;:](?: và)? ")
_ORDERS = re.compile(
    r"(?:(?:đồng thời|ngoài ra|trong đó),? )?(?:giao|yêu cầu|đề nghị|khẩn trương|chỉ đạo|tiếp tục"
    r"|tập trung|chủ động|theo dõi|kịp thời|sẵn sàng|nghiêm túc|tăng cường|đẩy nhanh|xử lý"
    r"|rà soát|đôn đốc|khắc phục|kiểm tra|tháo gỡ|phát huy|bố trí|căn cứ)(?!\w)"
)
"""Words that open an order; what follows them up to a pause is what it is about."""
_NOUNS = re.compile(
    r"(?:(?:và|đặc biệt|nhất là|đối với) )*(?:các|những) (?:nội dung|nhiệm vụ|hạng mục|dự án|biện"
    r" pháp|giải pháp|ý kiến|kết luận|hộ|chỉ tiêu|mục tiêu|khối lượng|diện tích|văn bản)(?!\w)"
)


def without_embedded(lower: str) -> str:
    """Return a clause (lower case) with each «đã» that only describes blanked, as long as before.

    Only a clause that begins with an order is read so: «Chỉ đạo các xã đã …» is one, «Hội nghị
    đã …» is not.
    """
    if not _ORDERS.match(lower):
        return lower
    return _DONE.sub(lambda m: _blank(lower, m), lower)


def _blank(lower: str, match: re.Match[str]) -> str:
    begin = max((pause.end() for pause in _PAUSE.finditer(lower, 0, match.start())), default=0)
    opened = _ORDERS.match(lower, begin) or _NOUNS.match(lower, begin)
    verb = action_verb().match(lower, begin) or cue("connector").match(lower, begin)
    return " " * len(match.group()) if opened or verb else match.group()
