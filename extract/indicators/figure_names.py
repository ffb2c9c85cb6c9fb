"""What a quantity measures: the words between two figures, taken apart.

Between «12.300 tỷ đồng» and «9,8%» stands «, tăng»: the same indicator goes on. Between
«9,8%» and «2,5%» stands « so với năm trước; trong đó: chăn nuôi giảm»: the tail of the
figure before, a connector, a new name, a verb. `read_gap` tells these parts apart.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.indicators.figure_leads import behind_leads, ordered_deed


@dataclass(frozen=True, slots=True)
class Gap:
    """The words before a quantity.

    `start`:`end` is the new name (empty where there is none), `verb` the words from there to
    the quantity («ước đạt», «tăng»), `carries` whether the indicator before goes on.
    """

    start: int
    end: int
    verb: str
    carries: bool


_VERBS = (
    r"ước(?:\s+(?:tính|đạt|thực\s+hiện))?|(?:đã\s+)?(?:(?<!trị )thực\s+hiện|hoàn\s+thành)"
    r"|đạ[tl]\s+được"
    r"|đạ[tl]\s+mức|(?:chiếm|đạ[tl]|với)\s+tỷ\s+lệ|đạ[tl]|là|còn|(?<!chứng )chỉ|mới"
    r"|t[ăãâ]ng\s+thêm|t[ăãâ]ng|(?<!cắt )gi[ảàãá]m|(?<!mặt )bằng|chiếm|vượt|(?:cao|thấp)\s+hơn|hơn"
    r"|lên|xuống|tới|đến|mức|gấp"
    r"|x[ếêé]p|đứng|thêm|từ|dự\s+kiến|phấn\s+đấu|tiếp\s+tục|cũng|đều|tương\s+(?:đương|ứng)|có|cỏ"
    r"|ghi\s+nhận|cho|được|với|khoảng|gần|trên|tổng\s+cộng|lũy\s+kế|bình\s+quân|toàn\s+quốc|hạng"
    r"|thứ|và|tối\s+thiểu|ít\s+nhất|nay|(?<!thực )hiện|đang|nâng|số|trong|phải|không|ngoài"
    r"|sang|duy\s+trì"
    r"|tại|ổn\s+định|(?<!đất )ở|chậm|đã|(?:hằng|hàng|mỗi)\s+năm|trung\s+bình"
)
_TRAIL = re.compile(rf"(?:[\s,:;(={{\[–\x01-]|(?<!\w)(?:{_VERBS})(?!\w))++$", re.IGNORECASE)
_CHANGES = re.compile(
    r"(?<!\w)(?:t[ăãâ]ng|gi[ảàãá]m|đạ[tl]|bằng|chiếm|vượt|cao|thấp|x[ếêé]p|đứng|gấp|hoàn\s+thành"
    r"|tương\s+đương|ước|hụt|chậm|lũy\s+kế|luỹ\s+kế|cộng\s+dồn)(?!\w)",
    re.IGNORECASE,
)
_DELIMITER = re.compile(
    r"[,;:()]|(?<!\w)(?:và|(?<!so )với|trong\s+đ[óỏ])(?!\w)|\.{2,}|…", re.IGNORECASE
)
_TAIL = re.compile(
    r"\s*(?:so\s+(?:v[ớờo]i|cùng|kế)|kế\s+hoạch|dự\s+toán|chỉ\s+tiêu(?!\s*[:,])|nghị\s+quyết"
    r"|cùng\s+kỳ(?!\s+đạt)|KH\b|DT\b|toàn\s+quốc|cả\s+nước|theo\s+(?:giá|đúng|quy)|trở\s+lên|trở\s+xuống)",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"[\s,;:.()\"“”'’*•+…^\\–-]+"
    r"|(?:(?:đến|từ|trong|vào|của|năm|trước|sau)\s+)?\x01+(?:\s+sang\s+\x01+)?"
    r"|(?:trong\s+(?:số\s+)?đ[óỏ]|bao\s+gồm|gồm|cụ\s+thể|như|và|với|riêng|nâng|đưa(?!\s+vào)|đồng\s+thời"
    r"|ngoài\s+ra|theo\s+đó|kết\s+quả|(?:tính\s+)?đến\s+nay|hiện\s+nay|hiện|nhờ\s+đó|qua\s+đó"
    r"|(?:toàn\s+)?(?:tỉnh|huyện|xã|thành\s+phố|phường)(?:$|\s+(?=có|đã|hiện))|toàn\s+tỉnh"
    r"|toàn\s+(?:huyện|xã|quốc|ngành|thành\s+phố)|cả\s+(?:tỉnh|nước)|đã|được|có|phấn\s+đấu"
    r"|(?:một|hai|ba|bốn|năm|sáu|bảy|tám)\s+là|thứ\s+(?:nhất|hai|ba|tư|năm)|mục\s+tiêu|ước|dự\s+kiến|còn|là|tính|thực\s+hiện|đảm\s+bảo|bảo\s+đảm|tổ\s+chức"
    r"|mỗi\s+năm)(?!\w)",
    re.IGNORECASE,
)
_HEAD = re.compile(
    r"[,;:]\s+(?=(?:tổng|số|tỷ|tỉ|giá|sản|diện|thu|chi|vốn|kim|doanh|chỉ|tốc|năng|mức|kinh|dư|nợ"
    r"|quy|lượng|trị|GRDP|GDP|tạo|giải|cấp|phấn|hoàn|công nhận|thành lập|tiếp nhận|thu hút"
    r"|đào tạo|hỗ trợ|giảm(?=\s+\w)|nạo vét|trồng)(?!\w))",
    re.IGNORECASE,
)
_COLON = re.compile(
    r"(?:trong\s+đó|cụ\s+thể|gồm|như\s+sau|kết\s+quả|sau|chỉ\s+tiêu)\s*:\s+", re.IGNORECASE
)
_BRACKETS = re.compile(r"\([^()\d]*\)")
_ADDED = re.compile(r"\s+(mới|thêm)\s*", re.IGNORECASE)
_REFERS_BACK = re.compile(rf"{_TAIL.pattern}|\s*tính\s+chung", re.IGNORECASE)
_COMPARES = re.compile(
    r"(?:tăng|giảm|vượt|(?:cao|thấp|nhiều|ít)\s+hơn)\s+"
    r"(?:so|cùng|kế|mức|bình\s+quân|dự\s+toán|chỉ\s+tiêu|năm)(?!\w)",
    re.IGNORECASE,
)
PLANNED = re.compile(
    r"\s*\(\s*(?:kế\s+hoạch|KH|chỉ\s+tiêu|mục\s+tiêu|kịch\s+bản)(?:\s+(?:năm|giao|đề\s+ra|là))*\s*",
    re.IGNORECASE,
)
_ORDER = re.compile(r"(?:giao|yêu\s+cầu|đề\s+nghị|phân\s+công)(?!\w)", re.IGNORECASE)
_STOPS = re.compile(r"[,:;(]|(?<!\w)và(?!\w)")
_MOVED = re.compile(r"(?:giảm|tăng|nâng)\s+(?=(?:tỷ|tỉ|số|mức|chỉ|tổng)\s)", re.IGNORECASE)
_ARRIVES = re.compile(r"(?<!\w)(?:lên|xuống|còn)(?!\w)", re.IGNORECASE)
_LONG = 90

SCORED = re.compile(r"đạ[tl]|là|:|bằng", re.IGNORECASE)
"""A verb before a score or a share that has been reached: «đạt 87,5 điểm»."""

DATE = "\x01"
"""Stands for each character of a date in the text that `read_gap` reads."""


def read_gap(text: str, start: int, end: int, *, follows: bool) -> Gap:
    """Take apart the words `start`:`end` before a quantity; dates are masked by `DATE`.

    `follows` tells that a figure of the same passage ends at `start`; its tail («so với cùng
    kỳ», «kế hoạch») is then skipped and a bare verb carries its indicator on.
    """
    gap = _BRACKETS.sub(lambda m: "x" * len(m.group()), text[start:end])
    trail = _TRAIL.search(gap)
    core_end = trail.start() if trail else len(gap)
    added = _ADDED.fullmatch(gap, core_end)
    core_end = added.end(1) if added and core_end else core_end
    verb = gap[core_end:]
    moves = bool(_CHANGES.search(verb))
    begin = 0
    if follows and PLANNED.fullmatch(gap):  # «đạt 96% (kế hoạch 95%)»
        return Gap(end, end, gap, carries=True)
    if follows:
        begin = _after_tail(gap, core_end)
        if begin < 0:
            carries = moves or DATE in verb or not _STOPS.search(gap)
            return Gap(start + core_end, start + core_end, verb, carries)
    elif _REFERS_BACK.match(gap, 0, core_end) and moves:  # «…; so với cùng kỳ giảm 3 vụ»
        return Gap(start + core_end, start + core_end, verb, carries=True)
    begin = _skip_lead(gap, begin, core_end)
    if _COMPARES.match(gap, begin):
        return Gap(start + core_end, start + core_end, gap[begin:], carries=True)
    if begin < core_end:
        begin = _name_begin(gap, begin, core_end)
    if begin >= core_end:
        return Gap(start + core_end, start + core_end, verb, follows and moves)
    if moved := _MOVED.match(gap, begin, core_end) if _ARRIVES.search(verb) else None:
        begin = moved.end()
    return Gap(start + begin, start + core_end, verb, carries=False)


def _name_begin(gap: str, begin: int, end: int) -> int:
    """Return where a name begins behind orders, leads and deeds; `end` where there is none."""
    if _ORDER.match(gap, begin, end):
        return ordered_deed(gap, begin, end)
    return _skip_lead(gap, behind_leads(gap, _shorten(gap, begin, end), end), end)


def _after_tail(gap: str, core_end: int) -> int:
    """Return where a new name may begin after the tail of the figure before; -1 for nowhere."""
    at = 0
    while True:
        delimiter = _DELIMITER.search(gap, at, core_end)
        if delimiter is None:
            return -1
        at = delimiter.end()
        if not _TAIL.match(gap, at):
            return at


def _skip_lead(gap: str, begin: int, end: int) -> int:
    """Skip connectors and weak words at the beginning of a name."""
    colons = list(_COLON.finditer(gap, begin, end))
    if colons:
        begin = colons[-1].end()
    while begin < end:
        lead = _LEAD.match(gap, begin, end)
        if lead is None:
            break
        begin = lead.end()
    return begin


def _shorten(gap: str, begin: int, end: int) -> int:
    """Cut a long lead-in: the name begins at the last measuring word after a comma."""
    heads = list(_HEAD.finditer(gap, begin, end))
    if heads:
        return _skip_lead(gap, heads[-1].end(), end)
    if end - begin > _LONG:
        comma = max(gap.rfind(", ", begin, end), gap.rfind(": ", begin, end))
        if comma > 0 and end - comma > 10:
            return comma + 2
    return begin


_PHRASE_END = re.compile(
    r"\s(?:cho|của|theo|tại|trên|thuộc|ở|trong|để|từ|trước|đến|vào|nhằm|còn|xong|chậm)(?!\w)|\x01",
    re.IGNORECASE,
)
_NOUN_END = re.compile(
    r"\s*(?:,(?!\s+(?:xã|phường|thị\s+trấn|thành\s+phố|đặc\s+khu|huyện)(?!\w))|[;:()…“”\"]|\.(?!\d)"
    r"|(?<!\w)(?:so\s+với|với|tăng|giảm|(?<!mặt )bằng|chiếm|trong\s+đ[óỏ])(?!\w)"
    r"|(?<!\w)(?:và|cho)\s+(?:\d|bằng)|(?<!\w)(?:trước|trong|vào)\s+\x01|$)",
    re.IGNORECASE,
)


def noun_end(text: str, start: int, limit: int) -> int:
    """Return where the noun after a quantity ends: «30 xã *đạt chuẩn nông thôn mới*».

    A noun that runs into the next quantity (at `limit`) is left alone: it names that one.
    """
    found = _NOUN_END.search(text, start, min(limit, start + 120))
    runs_on = text[limit : limit + 1].isalnum()
    if found is None or (runs_on and not found.group().strip()):
        return start
    return found.start()


def phrase_end(text: str, start: int, limit: int) -> int:
    """Return where the noun right behind a share ends: 85% *vụ việc mới* «trên địa bàn»."""
    end = noun_end(text, start, limit)
    stop = _PHRASE_END.search(text, start, end)
    return stop.start() if stop else end
