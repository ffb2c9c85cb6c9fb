"""What a quantity says of its indicator: whether it measures anything, and how.

An amount, a change or a share of a plan; the sign of a decrease; target or actual. The cues
are the verb before the quantity, the words after it and the indicator's name.
"""

from __future__ import annotations

import re

from extract.figure_names import DATE, Gap
from extract.quantities import Quantity
from extract.records import FigureKind, Measure

_WHERE = re.compile(
    r"(?<!\w)(?:tại|của|ở|do|theo|km|QL|quốc lộ|tỉnh lộ|điều|khoản|mục)\s*$", re.IGNORECASE
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
    r"|xử\s+lý|khởi\s+công|thoát)(?!\w)",
    re.IGNORECASE,
)
_ORDINARY = re.compile(
    r"(?<!\w)(?:số|chỉ\s+số|điểm|hệ\s+số|môn|tổng\s+số|thứ\s+hạng)(?!\w)", re.IGNORECASE
)
_SCORED = re.compile(r"đạ[tl]|là|:|bằng", re.IGNORECASE)
_RATIO = re.compile(r"gấp|bằng|tăng|hơn|vượt", re.IGNORECASE)
_RANKED = re.compile(r"x[ếêé]p|đứng|hạng|thứ", re.IGNORECASE)


def may_count(text: str, quantity: Quantity) -> bool:
    """Tell cheaply whether a quantity is worth a closer look: a bare number seldom is."""
    left = text[max(0, quantity.start - 16) : quantity.start]
    return quantity.sort != "bare" or bool(_SCORED.search(left))


def counts(text: str, gap: Gap, quantity: Quantity, kind: FigureKind, *, listed: bool) -> bool:
    """Tell whether the quantity measures something, rather than number or name it.

    `listed` tells that it follows another figure without a name of its own.
    """
    name, verb = text[gap.start : gap.end], gap.verb
    match quantity.sort:
        case "share" | "money":
            result = True
        case "times":
            result = bool(_RATIO.search(verb))
        case "rank":
            result = listed or bool(_RANKED.search(name[-30:] + verb))
        case "measure":
            speed = (quantity.unit or "").endswith("/giờ")
            result = not speed and bool(name or listed or verb.strip())
        case "ratio":
            whole = quantity.of or 0
            result = bool(name) and not _SCALE.search(name) and whole >= (quantity.low or 0)
        case "bare":
            decimal = "," in text[quantity.number : quantity.end]
            result = bool(_SCORED.search(verb)) and (decimal or bool(_ORDINARY.search(name)))
        case "count":
            result = _is_tally(text, gap, quantity, listed=listed or kind == "actual")
    return result


def _is_tally(text: str, gap: Gap, quantity: Quantity, *, listed: bool) -> bool:
    """Tell a count that measures («tạo việc làm cho 500 người») from one that names an object."""
    name = text[gap.start : gap.end]
    left = text[max(0, quantity.start - 14) : quantity.start]
    small = (quantity.low or quantity.high or 0) <= 20
    if _WHERE.search(left) or (small and _NUMBERED.search(left)) or _NONE.search(name):
        return quantity.of is not None
    if listed or None in (quantity.low, quantity.high):
        return True
    return bool(_REACHED.search(name[-40:] + " " + gap.verb))


_UP = re.compile(r"(?<!\w)(?:t[ăãâ]ng|cao\s+hơn|vượt|thêm|nhiều\s+hơn)(?!\w)", re.IGNORECASE)
_DOWN = re.compile(r"(?<!\w)(?:gi[ảàãá]m|thấp\s+hơn|hụt|ít\s+hơn|chậm)(?!\w)", re.IGNORECASE)
_ARRIVES = re.compile(
    r"(?<!\w)(?:tăng|giảm|nâng)\s+(?:(?:từ\s+)?(?:lên|xuống|còn)|đạt)(?!\w)|(?<!\w)(?:còn|lên|xuống)(?!\w)",
    re.IGNORECASE,
)
_GROWTH = re.compile(
    r"(?:tốc\s+độ|mức|tỷ\s+lệ)?\s*(?:tăng\s+trưởng|t[ăã]ng\s+(?:bình|dân)|tốc\s+độ\s+(?:tăng|phát))"
    r"|^mức\s+(?:tăng|giảm)|^tốc\s+độ",
    re.IGNORECASE,
)
_DECLINE = re.compile(r"^(?:(?:mức|tỷ\s+lệ)\s+)?giảm\s", re.IGNORECASE)
_PLAN = re.compile(
    r"\s*(?:so\s+với\s+)?(?:kế\s+hoạch|KH\b|dự\s+toán|DT\b|chỉ\s+tiêu|nghị\s+quyết|mục\s+tiêu"
    r"|(?:tổng\s+)?(?:số\s+|nguồn\s+)?vốn\s+(?:kế\s+hoạch|được\s+giao|giao|đã\s+giao|được\s+phân|phân))",
    re.IGNORECASE,
)
_SAME = re.compile(r"\s*(?:so\s+với|so\s+cùng|cùng\s+kỳ)", re.IGNORECASE)
_PAID = re.compile(r"giải\s+ng[âấ]n", re.IGNORECASE)
_MOVES = re.compile(r"(?:tăng|giảm|tiết\s+kiệm\s+thêm)\s", re.IGNORECASE)
_MORE = re.compile(r"(?<!\w)thêm$", re.IGNORECASE)


def measure_of(text: str, gap: Gap, quantity: Quantity, name: str) -> Measure:
    """Tell an amount from a change and from a share of a plan."""
    if quantity.sort in ("times", "rank", "ratio"):
        return "level"
    moves = direction_of(gap.verb) and not _is_baseline(text, quantity)
    if (
        quantity.sign
        or moves
        or (quantity.sort != "share" and _MORE.search(text, gap.start, gap.end))
    ):
        return "change"
    return _measure_of_share(text, gap, quantity, name) if quantity.sort == "share" else "level"


def _measure_of_share(text: str, gap: Gap, quantity: Quantity, name: str) -> Measure:
    """Tell what a percentage without a verb of change is, by its name and what follows."""
    if _MOVES.match(name) and not _SCORED.search(gap.verb) and not gap.carries:
        return "change"
    if _PLAN.match(text, quantity.end) or _PAID.search(name):
        return "plan_share"
    if _GROWTH.search(name) or _DECLINE.search(name):
        return "level" if gap.carries and DATE not in gap.verb else "change"
    return "level"


_RISES_TO = re.compile(r"[^,;.]{0,40}?(?<!\w)(?:lên|xuống|còn)(?!\w)", re.IGNORECASE)


def _is_baseline(text: str, quantity: Quantity) -> bool:
    """Tell the first amount of «giảm từ 5,2% xuống còn 3,8%», which is no change."""
    left = text[quantity.start : quantity.number].casefold()
    return left.startswith("từ") and bool(_RISES_TO.match(text, quantity.end))


def direction_of(verb: str) -> int:
    """Return 1 for an increase, -1 for a decrease, 0 for an amount («giảm còn»)."""
    if _ARRIVES.search(verb):
        return 0
    if _DOWN.search(verb):
        return -1
    return 1 if _UP.search(verb) else 0


def bounds_of(
    gap: Gap, quantity: Quantity, name: str, measure: Measure
) -> tuple[float | None, float | None]:
    """Return low and high, negative for a decrease."""
    low, high = quantity.low, quantity.high
    direction = quantity.sign or direction_of(gap.verb)
    falls = direction < 0 or (direction == 0 and bool(_DECLINE.search(name)))
    if measure == "change" and falls:
        return (None if high is None else -high), (None if low is None else -low)
    return low, high


_NUMBER_OF = re.compile(r"(?:tổng\s+)?số\s+(\w+)", re.IGNORECASE)
_SCORE = re.compile(r"điểm|môn", re.IGNORECASE)


def unit_of(quantity: Quantity, name: str) -> str | None:
    """Return the unit; where none is printed, the noun of «số tàu …» or «điểm» of a score."""
    if quantity.unit or quantity.sort not in ("bare", "ratio"):
        return quantity.unit
    counted = _NUMBER_OF.match(name)
    if counted and quantity.sort == "ratio":
        return counted[1].casefold()
    return "điểm" if _SCORE.match(name) else None


def goes_on(text: str, gap: Gap, quantity: Quantity) -> bool:
    """Tell a further figure of the same indicator.

    «…, tăng 9,8%»; a share of a further plan («bằng 45% kế hoạch, 42% dự toán»); «(-5%)». A
    count goes on only where it changes: «120 buổi với 4.500 lượt người» are two indicators.
    """
    if quantity.sort == "share" and (
        quantity.sign
        or gap.verb.strip() == "("
        or _PLAN.match(text, quantity.end)
        or _SAME.match(text, quantity.end)
    ):
        return True
    return gap.carries and (quantity.sort != "count" or bool(direction_of(gap.verb)))


_PLANNED = re.compile(r"\s*\(\s*(?:kế\s+hoạch|KH|chỉ\s+tiêu|mục\s+tiêu)", re.IGNORECASE)
_AIM = re.compile(r"(?<!\w)(?:phấn\s+đấu|mục\s+tiêu|dự\s+kiến)(?!\w)", re.IGNORECASE)
_DONE = re.compile(
    r"(?<!\w)(?:ước\s+(?:đạt|thực\s+hiện)|đã|đến\s+nay|hiện\s+có)(?!\w)", re.IGNORECASE
)


def kind_of(text: str, gap: Gap, start: int, kind: FigureKind) -> FigureKind:
    """Return target or actual: the words near the name go before the block's own `kind`."""
    near = text[max(0, start - 25, gap.end - 150) : gap.end] + gap.verb
    if _AIM.search(near) or _PLANNED.match(gap.verb):
        return "target"
    return "actual" if _DONE.search(near) else kind
