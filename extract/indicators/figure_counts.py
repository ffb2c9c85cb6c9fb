"""Whether a quantity measures anything, rather than number, place, price or describe it.

«tạo việc làm cho 500 người» measures; «rà soát 29 thửa», «Quốc lộ 6», «quy hoạch 1/500»,
«3 ca 4 kíp», «tàu có chiều dài từ 15 m trở lên» do not.
"""

from __future__ import annotations

import re

from extract.indicators.figure_names import SCORED, Gap
from extract.indicators.quantities import Quantity
from extract.records import FigureKind

_WHERE = re.compile(
    r"(?<!\w)(?:tại|của|ở|do|theo|cả|thuộc|km|QL|quốc lộ|tỉnh lộ|điều|khoản|mục|đối với"
    r"|qua|địa phận)\s*$",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?<!\w)(?:thứ|số|khóa|lớp|cấp|quý|đường|khu|trang|bảng|biểu|phụ lục|lần|giai đoạn"
    r"|(?<!cùng )kỳ|vùng|nhóm|loại|mẫu|tuyến|tổ|phòng|gói)\s*$",
    re.IGNORECASE,
)
_NONE = re.compile(r"(?<!\w)(?:không|chưa)\s+(?:còn|có)(?!\w)", re.IGNORECASE)
_SCALE = re.compile(r"(?<!\w)(?:tỷ|tỉ)\s+lệ$", re.IGNORECASE)
_REACHED = re.compile(
    r"(?<!\w)(?:thu\s+hút|tạo|giải\s+quyết|công\s+nhận|thu\s+hồi|xây\s+dựng|cấp|thành\s+lập|đào\s+tạo|số"
    r"|đạt|hoàn\s+thành|thêm|giảm|tăng|phát\s+triển|giám\s+sát|thực\s+hiện|trồng|hỗ\s+trợ|phấn\s+đấu|tổng"
    r"|xử\s+lý|khởi\s+công|thoát|xảy\s+ra|phát\s+sinh|nạo\s+vét|ban\s+hành|ghi\s+nhận|tiêu\s+hủy|cung\s+ứng"
    r"|tiếp\s+nhận|xuất\s+cấp|lắp\s+đặt|kết\s+nạp|sáp\s+nhập|làm\s+chết|bị\s+thương|công\s+suất|quy\s+mô)(?!\w)",
    re.IGNORECASE,
)
_ORDINARY = re.compile(
    r"(?<!\w)(?:số|chỉ\s+số|điểm|hệ\s+số|môn|tổng\s+số|thứ\s+hạng)(?!\w)", re.IGNORECASE
)
_RATIO = re.compile(r"gấp|bằng|tăng|hơn|vượt", re.IGNORECASE)
_RANKED = re.compile(r"x[ếêé]p|đứng|hạng|thứ", re.IGNORECASE)


_TIME_OF_DAY = re.compile(r"\d:$")
_OBJECT = re.compile(
    r"(?<!\w)(?:vận\s+động|tổ\s+chức|hướng\s+dẫn|cách\s+ly|thi\s+công|cưỡng\s+chế|thời\s+gian"
    r"|thời\s+hạn)$",
    re.IGNORECASE,
)
_ALREADY = re.compile(r"(?<!\w)(?:đã|đến\s+nay)\s+(?:\w+\s+){0,5}$", re.IGNORECASE)
_THEN_CHANGES = re.compile(r"[^,;.\d]{0,40},\s+(?:tăng|giảm)\s+\d", re.IGNORECASE)
_SETTLED = re.compile(r"(?<!\w)(?:dứt\s+điểm|hết)\s*$", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"(?<!\w)(?:có\s+(?:chiều\s+\w+|công\s+suất|diện\s+tích|quy\s+mô)|các\s+\w+(?:\s+\w+){0,3}\s+có"
    r"|(?:hộ|hợp\s+tác\s+xã|doanh\s+nghiệp|cơ\s+sở|trang\s+trại)(?:\s+\w+){0,4}\s+(?:quy\s+mô|sử\s+dụng|thiệt\s+hại))"
    r"\s*$",
    re.IGNORECASE,
)
_SHIFTS = re.compile(
    r"(?:\s*[,-])?\s*(?:4|bốn)\s+kíp|\s*(?:liên\s+tục|/\s*ngày|/\s*24)", re.IGNORECASE
)
_RATE = re.compile(r"(?:giá\s+trị|tỷ\s+lệ|tỷ\s+suất|mật\s+độ|số|thu\s+nhập|sản)\s", re.IGNORECASE)
_STATE = re.compile(
    r"[^,;.:()\d]{0,25}?\s(?:bị|đạt|được|chưa|chậm|quá\s+hạn|đã|đang|ngập|hư\s+hỏng|sập|tốc\s+mái|thiếu"
    r"|mất|chết|hoàn\s+thành)(?!\w)",
    re.IGNORECASE,
)
_CLOCK = ((24, 24), (24, 7))
_PAGE = re.compile(r"(?<!\w)(?:trang|tờ|page)\s*$", re.IGNORECASE)
_AROSE_AT = re.compile(
    r"(?:xảy\s+ra|phát\s+sinh|xuất\s+hiện|bùng\s+phát)\s+(?:tại|ở)\s*$", re.IGNORECASE
)
_IN_A_WORD = re.compile(
    r"(?:giải|đơn|điểm|con|xe|hồ|ca|nhà|cầu)"
    r"\s(?:ngân|phóng|quyết|tỏa|pháp|vị\s|giá|cầu|khoản|đường|số|thầu|nước|đầu\s+tư)(?!\w)",
    re.IGNORECASE,
)
"""A noun that is half a word: 2 «giải ngân» counts no prizes."""
_SMALL = 20
_BEFORE_NAME = 12
"""How far before a name its verb may stand: «hoàn thành *khảo sát* 17 điểm»."""
_SCALE_OF_PLAN = 100
_BY_TENS = (1, 100, 1000, 10_000, 100_000, 1_000_000)
_TERRITORIES = frozenset(
    ("xã", "phường", "huyện", "thị trấn", "thôn", "bản", "hợp tác xã", "xã, phường", "địa phương")
)
_GIVEN = re.compile(r"(?<!\w)cho\s*$", re.IGNORECASE)
_HELPED = re.compile(r"(?<!\w)(?:hỗ\s+trợ|hướng\s+dẫn|vận\s+động|giúp)\s*(?:\w+\s*)?$", re.I)


def may_count(text: str, quantity: Quantity) -> bool:
    """Tell cheaply whether a quantity is worth a closer look: a bare number seldom is."""
    left = text[max(0, quantity.start - 16) : quantity.start]
    if _TIME_OF_DAY.search(left):
        return False
    return quantity.sort != "bare" or bool(SCORED.search(left))


def counts(text: str, gap: Gap, quantity: Quantity, kind: FigureKind, *, listed: bool) -> bool:
    """Tell whether the quantity measures something, rather than number or name it.

    `listed` tells that it follows another figure without a name of its own.
    """
    name, verb = text[gap.start : gap.end], gap.verb
    if _describes(text, name, quantity):
        return False
    match quantity.sort:
        case "share" | "money":
            result = True
        case "times":
            result = bool(_RATIO.search(verb))
        case "rank":
            result = listed or bool(_RANKED.search(name[-30:] + verb))
        case "measure":
            speed = (quantity.unit or "").endswith(("/giờ", "/h"))
            result = not speed and bool(name or listed or verb.strip())
        case "ratio":
            whole, part = quantity.of or 0, quantity.low or 0
            result = bool(name) and whole >= part and (part, whole) not in _CLOCK
        case "bare":
            decimal = "," in text[quantity.number : quantity.end]
            result = bool(SCORED.search(verb)) and (decimal or bool(_ORDINARY.search(name)))
        case "count":
            result = _is_tally(text, gap, quantity, listed=listed or kind == "actual")
    return result


def _describes(text: str, name: str, quantity: Quantity) -> bool:
    """Tell a number that says which or how: «dứt điểm 57 hồ sơ», «tàu có chiều dài từ 15 m»."""
    left = text[max(0, quantity.start - 60) : quantity.start]
    if quantity.of is not None and (_PAGE.search(left) or _is_scale(name, quantity)):
        return True
    if quantity.sort == "share" and quantity.high is None and _ATTRIBUTE.search(left):
        return True
    if quantity.sort in ("count", "measure"):
        if _SETTLED.search(left) or (
            None in (quantity.low, quantity.high) and _ATTRIBUTE.search(left)
        ):
            return True
        per = quantity.high is None and quantity.low in _BY_TENS and bool(_RATE.match(name))
        return per and text[quantity.start : quantity.number].lower().startswith("trên")
    return False


def _is_scale(name: str, quantity: Quantity) -> bool:
    """Tell the scale of a map from a part of a whole: «quy hoạch tỷ lệ 1/2.000»."""
    return bool(_SCALE.search(name)) or (quantity.low == 1 and (quantity.of or 0) >= _SCALE_OF_PLAN)


def _is_tally(text: str, gap: Gap, quantity: Quantity, *, listed: bool) -> bool:
    """Tell a count that measures («tạo việc làm cho 500 người») from one that names an object."""
    name = text[gap.start : gap.end]
    left = text[max(0, quantity.start - 40) : quantity.start]
    if quantity.of is not None:
        return True
    if _is_object(text, name, left, quantity):
        return False
    if quantity.unit in _TERRITORIES and _GIVEN.search(left):
        return False
    if listed or None in (quantity.low, quantity.high) or _is_told(text, name, left, quantity):
        return True
    if quantity.unit in _TERRITORIES and _HELPED.search(left):
        return False
    before = text[max(0, gap.start - _BEFORE_NAME) : gap.start].rstrip().casefold()
    ended = before.endswith("hoàn thành")
    return ended or bool(_REACHED.search(f"{name[-40:]} {gap.verb}"))


def _is_object(text: str, name: str, left: str, quantity: Quantity) -> bool:
    """Tell a count that only numbers, places or names something: «vận động 31 hộ», «3 ca 4 kíp»."""
    if _IN_A_WORD.match(_noun_at(text, quantity)):
        return True
    placed = _WHERE.search(left) and not _AROSE_AT.search(left)
    if placed or _NONE.search(name) or _OBJECT.search(left.rstrip()):
        return True
    words = (quantity.unit or "").split(" ")
    if words[-1] == "ca" and _SHIFTS.match(text, quantity.end):
        return True
    if words == ["nhiệm", "vụ"]:
        return not _STATE.match(text, quantity.end)
    return _is_small(quantity) and bool(_NUMBERED.search(left))


def _noun_at(text: str, quantity: Quantity) -> str:
    """Return the noun of a count and the words after it, as written."""
    return text[quantity.number : quantity.end + 12].lstrip("0123456789.,/- ")


def _is_told(text: str, name: str, left: str, quantity: Quantity) -> bool:
    """Tell a count of what is or was done: «đã ngăn chặn 385 vụ», «11 xã bị chia cắt»."""
    if (quantity.unit or "").startswith(("nghìn ", "triệu ", "vạn ")):
        return True
    if not _is_small(quantity):
        told = _ALREADY.search(left) or _THEN_CHANGES.match(text, quantity.end)
        if told:
            return True
    return not name.strip() and bool(_STATE.match(text, quantity.end))


def _is_small(quantity: Quantity) -> bool:
    return (quantity.low or quantity.high or 0) <= _SMALL
