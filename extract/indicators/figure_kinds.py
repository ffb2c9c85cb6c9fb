"""Target or actual: by the nearest word or day before a figure, its name, and what follows.

«Phấn đấu …», «cam kết», a day after the document's own make a target; «đã», «hiện», «ước đạt»,
a day before it an actual. A word holds until another comes, over the parts of a sentence and over
sentences that begin with an indicator's name. Where nothing says, the block's headings do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from extract.folding import UPPER
from extract.indicators.figure_leads import opens_with_body
from extract.records import FigureKind, Measure
from extract.times.dates import FoundDate


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What the kind of a figure depends on: its words and its measure.

    `start`:`end` is its span, `number` where its number begins; `carried` tells that it goes on
    with the indicator of the figure before; `fixed` is its kind where its own form says it
    («12/40 tỷ đồng» is an actual and a target).
    """

    start: int
    number: int
    end: int
    name: str
    low: float | None
    measure: Measure
    carried: bool = False
    fixed: FigureKind | None = None


@dataclass(frozen=True, slots=True)
class Telling:
    """A block: its text and times, and the document's day."""

    text: str
    dates: Sequence[FoundDate]
    today: date | None


_AIM = (
    r"phấn\s+đấu|(?<!vượt )mục\s+tiêu(?!\s+(?:quốc|đề|mà))|dự\s+kiến|cam\s+kết|sẽ"
    r"|hứa|phải(?=\s+(?:bổ|hoàn|đạt|giải|bàn|rút))"
    r"|(?<!đạt )(?<!ứng )(?<!theo )yêu\s+cầu|tham\s+mưu|chuẩn\s+bị"
    r"|đề\s+nghị|khẩn\s+trương|(?<![^\W\d_] )tập\s+trung|trước\s+mắt"
    r"|tối\s+thiểu|không\s+dưới"
    r"|đăng\s+ký\s+thực\s+hiện|khi\s+hoàn\s+thành"
    r"|(?<![^\W\d_] )chỉ\s+tiêu(?=(?:\s+(?:chủ\s+yếu|cụ\s+thể|phấn\s+đấu))?\s*:)"
    r"|(?<!được )(?<!đã )(?<!huyện )(?<!xã )"
    r"giao(?=\s+(?:các\s+)?(?-i:[A-ZĐ]))"
    r"|đáp\s+ứng|(?:đảm\s+bảo|bảo\s+đảm)(?=\s+(?:đến|trước))|(?:kế\s+hoạch|chỉ\s+tiêu)\s+(?:là|giao|đề\s+ra)"
)
_DONE = (
    r"ước\s+(?:đạt|thực\s+hiện)|hiện\s+trạng(?=\s*:)|(?<=\()năm\s+\d{4}(?=\s+(?:đạt|là)\s)|đã|đến\s+nay|hiện(?!\s+(?:đại|thực|trạng|hữu|hành))|(?:còn\s+)?thiếu"
    r"|mới\s+(?:đạt|chỉ|hoàn|bàn|giải|được)"
    r"|chỉ\s+đạt|l[ũu][yỹ]\s+kế|xảy\s+ra|sau\s+(?:hơn\s+|gần\s+)?\d+\s+(?:năm|tháng)|thực\s+trạng"
    r"|kết\s+quả(?!\s+(?:thực|trước|về|lên))|trong\s+\d+\s+tháng|bước\s+đầu|đang(?=\s+(?:thi|triển|thực|xây|hoàn|giải))"
)
_CUE = re.compile(rf"(?<!\w)(?:(?P<aim>{_AIM})|(?P<done>{_DONE}))(?!\w)", re.IGNORECASE)
_DONE_YET = re.compile(r"(?:chưa|không|được|sau khi|khi|nêu|giao)\s*$", re.IGNORECASE)
_ALREADY = re.compile(r"(?<!\w)(?:đã|đang|được)\s+$", re.IGNORECASE)
_BEHIND = re.compile(
    r"(?:dự\s+án|chủ\s+đầu\s+tư|đơn\s+vị|địa\s+phương)\s+(?:\w+\s+){0,4}giải\s+ngân\s+(?:\w+\s+)?"
    r"(?:dưới|thấp\s+hơn)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(rf"(?:[.!?…]|\n)[\"”]?\s+(?=[\"“(*+–-]?\s?[{UPPER}])")
_DESIGNED = re.compile(
    r"(?P<sum>tổng\s+mức\s+đầu\s+tư|TM[ĐD]T)|(?:tổng\s+)?vốn\s+đầu\s+tư$|(?:kế\s+hoạch|dự\s+toán)\s+(?:vốn|giao|được\s+giao)"
    r"|công\s+suất\s+thiết\s+kế|vốn\s+kéo\s+dài|(?:chiều\s+)?(?:dài|rộng)$"
    r"|quy\s+mô(?:\s+đầu\s+tư|\s+sử\s+dụng\s+đất)?$|trị\s+giá$|^vốn$|\(\s*diện\s+tích$",
    re.IGNORECASE,
)
_DESIGNED_NOT = re.compile(
    r"giải\s+(?:ngân|phóng)|thực\s+hiện|xã\s+hội|đăng\s+ký|bị|sạt|xói|hoàn\s+thành|còn", re.I
)
_COMPARED = re.compile(
    r"[^;.]{0,30}?(?:cùng\s+kỳ|so\s+với\s+(?:tháng|tuần|quý|năm)|(?:thấp|cao)\s+hơn\s+(?:bình|mức)|thiếu\s)",
    re.IGNORECASE,
)
_SUFFERS = re.compile(r"(?<=\d)(?:\s+\w+){1,3}\s(?:thiếu|bị|mất|ngập|sập|tốc)(?!\w)", re.IGNORECASE)
_AGAINST = re.compile(r"(?:so\s+với|cùng\s+kỳ|so)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_BY_THEN = re.compile(
    r"[^;.:]{0,40}?(?P<by>trước|đến|xong|vào|trong)\s+(?:ngày\s+)?\*{0,2}$", re.IGNORECASE
)
_FAR, _OPENS, _NEAR, _AFTER, _CLOSE = 400, 25, 40, 70, 10


def kinds_of(block: Telling, figures: Sequence[Figure]) -> list[FigureKind | None]:
    """Return the kind of each of a block's figures in their order, `None` where nothing says."""
    sentences = [0, *(m.end() for m in _SENTENCE.finditer(block.text))]
    kinds: list[FigureKind | None] = []
    told: tuple[int, FigureKind] | None = None
    at = 0
    for index, figure in enumerate(figures):
        while at + 1 < len(sentences) and sentences[at + 1] <= figure.start:
            at += 1
        begin = max(sentences[at], figure.number - _FAR)
        part = block.text.rfind("; ", begin, figure.number) + 2
        if part > begin + 1 and opens_with_body(block.text, part):
            begin, told = part, None
        kind = figure.fixed or _designed(block.text, figure)
        if kind is None:
            kind = _said(block, figure, begin, after=figures[index - 1].end if index else 0)
            if kind is None and figure.carried and kinds:
                kind = kinds[-1] if figures[index - 1].fixed != "target" else kinds[-2]
            if kind is None and _reported(block.text, figures, index):
                kind = "actual"
            if kind is None and told and _goes_on(told[0], figure, begin):
                kind = told[1]
            if kind:
                told = figure.end, kind
        kinds.append(kind or _bounded(block.text, figure))
    return kinds


_ONWARDS = re.compile(r"trở\s+(?:lên|xuống)(?!\w)", re.IGNORECASE)


def _bounded(text: str, figure: Figure) -> FigureKind | None:
    """Return what a bound makes of a figure: «đạt từ 90% trở lên» is an aim."""
    return "target" if _ONWARDS.search(text, figure.number, figure.end + 2) else None


def _goes_on(told: int, figure: Figure, begin: int) -> bool:
    """Whether a figure stands in the sentence that a word was said in, or opens the next one."""
    return told >= begin or (figure.start - begin <= _OPENS and begin - told < _AFTER)


def _designed(text: str, figure: Figure) -> FigureKind | None:
    """Return what form alone says: «tổng mức đầu tư», «dài 12 km» are fixed by a plan or design.

    Those that lag behind a share («các dự án giải ngân dưới 30%») do so already.
    """
    near = max(figure.start, figure.number - _AFTER)
    if figure.measure != "change" and _BEHIND.search(text, near, figure.number):
        return "actual"
    designed = _DESIGNED.search(figure.name)
    if not designed or figure.measure != "level":
        return None
    if designed["sum"]:
        return "target"
    words = text[figure.start : figure.number] + text[figure.end : figure.end + 20]
    return None if _DESIGNED_NOT.search(words) else "target"


def _said(block: Telling, figure: Figure, begin: int, *, after: int) -> FigureKind | None:
    """Return what the nearest word or day before a figure makes of it, within its sentence.

    `after` is where the figure before ends: a day behind it speaks of this one alone.
    """
    events = [*_cues(block.text, begin, figure.number), *_days(block, figure, begin, after)]
    nearest = max(events, default=None)
    if nearest and nearest[1] == "actual" and nearest[0] >= figure.start - _NEAR:
        return "actual"
    if _due(block, figure):
        return "target"
    return nearest[1] if nearest else None


def _cues(text: str, begin: int, end: int) -> Iterator[tuple[int, FigureKind]]:
    for match in _CUE.finditer(text, begin, end):
        left = text[max(begin, match.start() - 10) : match.start()]
        if match["aim"]:
            yield match.start(), "actual" if _ALREADY.search(left) else "target"
        elif not _DONE_YET.search(left):
            yield match.start(), "actual"


def _days(
    block: Telling, figure: Figure, begin: int, after: int
) -> Iterator[tuple[int, FigureKind]]:
    """Yield the days that open a figure's sentence or stand close before it, if past or to come."""
    for found in _within(block.dates, begin, figure.number):
        near = found.start >= after and figure.number - found.end <= 2 * _NEAR
        if found.start - begin > _OPENS and not near:
            continue
        if _AGAINST.search(block.text[max(0, found.start - 25) : found.start]):
            continue
        if kind := _by_time(block, found):
            yield found.start, kind


def _within(dates: Sequence[FoundDate], begin: int, end: int) -> Sequence[FoundDate]:
    """Return the times that begin between two places of the block."""
    first = bisect_left(dates, begin, key=lambda d: d.start)
    return dates[first : bisect_left(dates, end, lo=first, key=lambda d: d.start)]


def _by_time(block: Telling, found: FoundDate) -> FigureKind | None:
    """Return what a time says of a figure: over before the document's day, or still to come."""
    first, last = found.interval.first, found.interval.last
    if block.today is None or last is None:
        return None
    if last <= block.today:
        return "actual"
    return "target" if first is None or first > block.today else None


def _due(block: Telling, figure: Figure) -> bool:
    """Whether a day to come follows as the end of it: «cấp cho 500 hộ trước 31/3»."""
    for found in _within(block.dates, figure.end, figure.end + _AFTER):
        if not found.interval.last:
            continue
        by = _BY_THEN.fullmatch(block.text, figure.end, found.start)
        if by is None or block.today is None:
            return by is not None and by["by"] in ("trước", "xong")
        ahead = found.interval.first is None or found.interval.first > block.today
        return found.interval.last > block.today and ahead
    return False


def _reported(text: str, figures: Sequence[Figure], index: int) -> bool:
    """Whether a figure, or one carried on from it, is compared or a share that no plan sets."""
    group = [figures[index]]
    for figure in figures[index + 1 :]:
        if not figure.carried:
            break
        group.append(figure)
    return any(
        (f.measure == "plan_share" and f.low is not None and f.low != int(f.low))
        or _COMPARED.match(text, f.end)
        or (f.number - f.start <= _CLOSE and _SUFFERS.search(text, f.number, f.end + _NEAR))
        for f in group
    )
