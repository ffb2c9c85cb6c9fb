"""What a quantity says of its indicator: an amount, a change or a share of a plan, and its sign.

The cues are the verb before the quantity, the words after it, the indicator's name and the
figure before. Here too: whether a figure goes on with the indicator before, or names its own.
"""

from __future__ import annotations

import re

from extract.indicators.figure_leads import ends_in_deed
from extract.indicators.figure_names import DATE, SCORED, Gap
from extract.indicators.quantities import Quantity
from extract.indicators.units import unit_sort
from extract.records import Measure
from extract.statements.cues import action_verb

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
_DECLINE = re.compile(r"^(?:(?:mức|tỷ\s+lệ)\s+)?giảm\s(?!nghèo\s+(?:bền|đa|thông))", re.IGNORECASE)
_PLAN = re.compile(
    r"\s*(?:so\s+với\s+)?(?:k[ếể]\s+hoạch|KH\b|dự\s+toán|DT\b|chỉ\s+tiêu|nghị\s+quyết|mục\s+tiêu"
    r"|(?:giá\s+trị|khối\s+lượng)\s+(?:hợp\s+đồng|xây\s+lắp|thi\s+công|công\s+việc)|(?:tổng\s+)?(?:số\s+|nguồn\s+)?vốn\s+(?:kế\s+hoạch|được\s+giao|giao|đã\s+giao|được\s+phân|phân))",
    re.IGNORECASE,
)
_SAME = re.compile(r"\s*(?:so\s+với|so\s+cùng|cùng\s+kỳ)", re.IGNORECASE)
_PAID = re.compile(r"giải\s+ng[âấ]n|giá\s+trị\s+khối\s+lượng", re.IGNORECASE)
_PAID_NOW = re.compile(r"giải\s+ng[âấ]n(?:\s+(?:đạt|mới|được|chỉ|ở\s+mức|vốn)){0,3}\s*$", re.I)
_MOVES = re.compile(
    r"(?:tăng\s(?!cường)|giảm\s(?!nghèo\s+(?:bền|đa|thông))|tiết\s+kiệm\s+thêm\s)", re.IGNORECASE
)
_SHORTENED = re.compile(r"(?<!\w)(?:rút\s+ngắn|cắt\s+giảm)$", re.IGNORECASE)
"""A deed that lessens what stands behind its share: «rút ngắn 30% thời gian»."""
_MORE = re.compile(r"(?<!\w)(?<!sung )thêm$", re.IGNORECASE)


def is_growth(name: str) -> bool:
    """Tell an indicator that is itself a change: «Tốc độ tăng trưởng GRDP», «Mức giảm …»."""
    return bool(_GROWTH.search(name) or _DECLINE.search(name))


def is_decline(name: str) -> bool:
    """Tell an indicator that is a decrease: «Mức giảm tỷ lệ hộ nghèo»."""
    return bool(_DECLINE.search(name))


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
    if quantity.of is not None:  # «đạt 17%/35% kế hoạch»
        return "level"
    arrives = bool(_ARRIVES.search(gap.verb))
    if _SHORTENED.search(text, gap.start, gap.end):
        return "change"
    if _MOVES.match(name) and not (SCORED.search(gap.verb) or gap.carries or arrives):
        return "change"
    paid = _PAID.search(name) or _PAID_NOW.search(text, max(0, quantity.start - 30), quantity.start)
    if _PLAN.match(text, quantity.end) or paid:
        return "plan_share"
    if _GROWTH.search(name) or (_DECLINE.search(name) and not arrives):
        return "level" if gap.carries and DATE not in gap.verb else "change"
    return "level"


_RISES_TO = re.compile(r"[^,;.]{0,40}?(?<!\w)(?:lên|xuống|còn)(?!\w)", re.IGNORECASE)


def _is_baseline(text: str, quantity: Quantity) -> bool:
    """Tell the first amount of «giảm từ 5,2% xuống còn 3,8%», which is no change."""
    left = text[quantity.start : quantity.number].casefold()
    return left.startswith("từ") and bool(_RISES_TO.match(text, quantity.end))


_SHARED = re.compile(r"(?:vốn|ngân\s+sách|nguồn)(?!\w)", re.IGNORECASE)
_ARRIVED = re.compile(r"(?<!\w)(?:đạt|bằng)(?!\w)", re.IGNORECASE)
_ENDS = re.compile(r"\s*(?:[,.;)]|$|(?:tăng|giảm)\s)", re.IGNORECASE)


def is_part_of_plan(
    text: str, gap: Gap, quantity: Quantity, before: tuple[Measure, str | None, bool], name: str
) -> bool:
    """Tell a share of a plan by the figure before: its measure, its unit, whether it is «A/B».

    «27.480 ha, đạt 103,2%»; «163/395 tỷ đồng (41,4%)»; «đạt 36% kế hoạch; trong đó ngân sách
    huyện đạt 29%». `name` is the new name, empty where the one before goes on.
    """
    measure, unit, divided = before
    if quantity.sort != "share" or quantity.sign or _SAME.match(text, quantity.end):
        return False
    arrived = bool(_ARRIVED.search(gap.verb))
    if name:
        return arrived and measure == "plan_share" and bool(_SHARED.match(name))
    amount = measure == "level" and unit_sort(unit) in ("money", "measure")
    if arrived and measure == "plan_share" and not name:
        return True
    if divided and amount and gap.verb.strip() == "(":
        return True
    return arrived and amount and bool(_ENDS.match(text, quantity.end))


_AFTER_SHARE = re.compile(
    r"\s+(?!(?:so|kế|KH|dự|DT|chỉ|mục|trước|trong|vào|đến|trở|của|và|với|tổng|số|dân|GRDP|GDP|cùng|theo"
    r"|tăng|giảm|bằng|đạt|là|chiếm|nhưng|do|cao|thấp|vốn|nhu|khi|nếu|tại|ở|từ|nghị|yêu|mỗi|toàn|cả|x)"
    r"(?!\w))[^\W\d_]{2,}",
)
_LISTED = (":", ",")


def names_follow(text: str, gap: Gap, quantity: Quantity, name: str | None) -> bool:
    """Tell a share whose name stands behind it: «…, 100% hồ sơ được số hóa».

    `name` is that of the figure before, where one goes on: «40% diện tích, 70% diện tích».
    """
    if quantity.sort in ("count", "ratio") and gap.end > gap.start and _clause_over(gap):
        return True
    noun = _AFTER_SHARE.match(text, quantity.end) if quantity.sort == "share" else None
    if noun is None or quantity.sign:
        return False
    if name is not None and name.startswith(noun.group().strip()):
        return True
    if direction_of(gap.verb) and action_verb().match(text, gap.start, gap.end):
        return True  # «đề xuất phương án giảm 20% tiền thuê»
    return gap.verb.strip() in _LISTED and gap.end > gap.start


_SETBACK = re.compile(
    r"(?<!\w)(?:chậm|giảm|tăng|ổn\s+định|không\s+đều)\s*,\s*(?:chỉ\s+(?:có|còn)\s*)?$", re.I
)


def _clause_over(gap: Gap) -> bool:
    """Tell a count that opens a clause of its own: «huy động thiết bị chậm, chỉ có 4/7 mũi»."""
    return bool(_SETBACK.search(gap.verb))


_LINKED = re.compile(r"(?<!\w)(?:tại|cho|ở|với)\s", re.IGNORECASE)


def spans_noun(text: str, gap: Gap, quantity: Quantity) -> bool:
    """Tell a share whose deed stands before it and whose thing behind: «bảo đảm 90% hộ dân»."""
    if quantity.sort != "share" or quantity.sign or not _AFTER_SHARE.match(text, quantity.end):
        return False
    if _LINKED.search(gap.verb) or _SHORTENED.search(text, gap.start, gap.end):
        return True
    return not gap.verb.strip() and ends_in_deed(text, gap.start, gap.end)


def direction_of(verb: str) -> int:
    """Return 1 for an increase, -1 for a decrease, 0 for an amount («giảm còn»)."""
    verb = verb.rsplit(",", 1)[-1]
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
    lessens = _DECLINE.search(name) or _LESSENS.search(name)
    falls = direction < 0 or (direction == 0 and bool(lessens))
    if measure == "change" and falls:
        return (None if high is None else -high), (None if low is None else -low)
    return low, high


_LESSENS = re.compile(r"(?<!\w)(?:rút\s+ngắn|cắt\s+giảm)(?!\w)", re.IGNORECASE)
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


_FROM_TO = re.compile(r"(?<!\w)(?:lên|xuống)(?!\w)", re.IGNORECASE)


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
    changes = direction_of(gap.verb) or _FROM_TO.search(gap.verb)
    return gap.carries and (quantity.sort != "count" or bool(changes))
