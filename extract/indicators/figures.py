"""Figures: targets and actuals of the economy, the budget, society and the environment.

One block's text is cut into passages (sentences, parts between semicolons); in each, the
words between two quantities give the name, the verb and the period of the next figure, or
carry the indicator on: «X ước đạt 54 tỷ đồng, tăng 9,8%, đạt 60% kế hoạch» are three figures of
X. Counts that only name the object of a task («rà soát 29 thửa») are none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.folding import UPPER
from extract.indicators.figure_counts import counts, may_count
from extract.indicators.figure_kinds import Figure, Telling, kinds_of
from extract.indicators.figure_meaning import (
    bounds_of,
    goes_on,
    is_part_of_plan,
    measure_of,
    names_follow,
    unit_of,
)
from extract.indicators.figure_names import DATE, PLANNED, Gap, noun_end, read_gap
from extract.indicators.quantities import Quantity, find_quantities
from extract.records import FigureKind, Interval
from extract.times.dates import FoundDate, find_dates
from extract.times.intervals import Anchor, add_months


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundFigure(Figure):
    """One figure of a block; fields as in `records.Indicator`, offsets into the block."""

    high: float | None
    unit: str | None
    kind: FigureKind
    period: Interval | None


@dataclass(frozen=True, slots=True)
class _Frame:
    """What holds for a whole block."""

    text: str
    shadow: str
    kind: FigureKind
    period: Interval | None
    dates: Sequence[FoundDate]
    passage: int = 0
    last: FoundFigure | None = None


_BREAK = re.compile(
    rf";(?![^()]{{0,200}}\))|\.{{2,}}|…|[.!?](?=[\"”]?\s+[\"“(*]?[{UPPER}]|\s*$)|\n"
)
_WEATHER = re.compile(
    r"tâm\s+bão|bão\s+di\s+chuyển|mạnh\s+cấp|lượng\s+mưa|sức\s+gió|áp\s+thấp|vĩ\s+bắc|kinh\s+đông|giật\s+(?:trên\s+)?cấp|hải\s+lý",
    re.IGNORECASE,
)


def find_figures(
    text: str,
    *,
    anchor: Anchor,
    period: Interval | None = None,
    kind: FigureKind,
    masked: Sequence[tuple[int, int]] = (),
) -> list[FoundFigure]:
    """Find the figures of one block, in order of their quantities.

    `period` and `kind` are what the block's headings say; explicit words in the passage go
    before them. Numbers inside `masked` spans (citations) and in dates are no figures.

    >>> figure, = find_figures("Sản lượng lúa giảm 2,5%", anchor=Anchor(), kind="actual")
    >>> figure.name, figure.low, figure.measure
    ('Sản lượng lúa', -2.5, 'change')
    """
    dates = find_dates(text, anchor)
    spans = [*masked, *((d.start, d.end) for d in dates)]
    quantities = [q for q in find_quantities(text, spans) if may_count(text, q)]
    if not quantities:
        return []
    dates = [d for d in dates if not any(s < d.end and d.start < e for s, e in masked)]
    frame = _Frame(text, _shadow(text, dates), kind, period, dates)
    found: list[FoundFigure] = []
    at = 0
    for start, end in _passages(text):
        first = at
        while at < len(quantities) and quantities[at].start < end:
            at += 1
        if first < at and not _WEATHER.search(text, start, end):
            _read_passage(frame, (start, end), quantities[first:at], found)
    told = kinds_of(Telling(text, dates, anchor.date, kind), found)
    return [replace(figure, kind=k) for figure, k in zip(found, told, strict=True)]


def _shadow(text: str, dates: Sequence[FoundDate]) -> str:
    """Return the text with every date masked, of the same length."""
    parts, at = [], 0
    for date in dates:
        parts += [text[at : date.start], DATE * (date.end - date.start)]
        at = date.end
    return "".join([*parts, text[at:]])


def _passages(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for stop in _BREAK.finditer(text):
        yield start, stop.start()
        start = stop.end()
    yield start, len(text)


_IN_NAMES = ("count", "bare", "ratio", "rank")
"""What may stand inside the noun of a count: «27 xã đạt 15 đến 18 tiêu chí»."""


_REACH = 400
"""How far before its quantity a name may begin, in characters."""


def _read_passage(
    frame: _Frame, span: tuple[int, int], quantities: list[Quantity], found: list[FoundFigure]
) -> None:
    """Read the quantities of one passage and append their figures to the block's."""
    at, end = span
    fresh = True
    for quantity, limit in zip(quantities, _limits(quantities, end), strict=True):
        if quantity.start < at:
            continue
        begin = max(at, quantity.start - _REACH)
        gap = read_gap(frame.shadow, begin, quantity.start, follows=not fresh)
        source = _source(found, quantity) if gap.carries or not fresh else None
        figures, after = _figure(
            replace(frame, passage=span[0], last=found[-1] if found else None),
            gap,
            quantity,
            source,
            limit,
        )
        if figures:
            if _ends_plan(gap, figures[0], found):
                found[-1] = replace(found[-1], measure="plan_share")
            found += figures
            at, fresh = after, False


def _ends_plan(gap: Gap, figure: FoundFigure, found: list[FoundFigure]) -> bool:
    """Tell the last of several shares of a plan: «hết quý I đạt 20%, cả năm đạt 100% kế hoạch»."""
    if not (figure.carried and figure.measure == "plan_share" and DATE in gap.verb):
        return False
    return found[-1].unit == "%" and found[-1].measure == "level"


def _limits(quantities: list[Quantity], end: int) -> list[int]:
    """Return for each quantity where the next one that cannot stand in a noun begins."""
    limits = []
    for quantity in reversed(quantities):
        limits.append(end)
        if quantity.sort not in _IN_NAMES:
            end = quantity.start
    return limits[::-1]


def _source(found: list[FoundFigure], quantity: Quantity) -> FoundFigure | None:
    """Return the figure that a bare verb carries on: the last, or the last of that unit.

    «12 vụ, làm chết 8 người; so với cùng kỳ giảm 3 vụ» goes on with the 12 «vụ».
    """
    if quantity.sort == "count" and quantity.unit:
        head, *rest = quantity.unit.split(" ")
        for figure in reversed(found):
            words = (figure.unit or "").split(" ")
            if words[0] == head and all(w in f"{figure.name} {figure.unit}" for w in rest):
                return figure
    return found[-1] if found else None


_MEASURING = re.compile(r"(?:tổng|số|tỷ|tỉ|đàn|quy|lượng|chỉ\s+số|điểm)(?!\w)", re.IGNORECASE)


def _figure(
    frame: _Frame, gap: Gap, quantity: Quantity, last: FoundFigure | None, limit: int
) -> tuple[list[FoundFigure], int]:
    """Read one quantity as a figure (two for «A/B tỷ đồng»), and where to go on."""
    text = frame.text
    named = gap.end > gap.start
    if not counts(text, gap, quantity, frame.kind, listed=not named and last is not None):
        return [], quantity.end
    carried = last if not named and goes_on(text, gap, quantity) else None
    behind = names_follow(text, gap, quantity, _share_of(last) if not named else None)
    if behind:
        carried = None
    if carried:
        start, end, name = carried.start, quantity.end, carried.name
    elif named and not behind:
        start, end, name = gap.start, quantity.end, _name_before(frame, gap, quantity)
    else:
        start, end, name = _name_after(frame, gap, quantity, limit)
    if not name:
        return [], quantity.end
    measure = measure_of(text, gap, quantity, name)
    if frame.last and measure == "level" and not behind:
        before = frame.last.measure, frame.last.unit, frame.last.fixed is not None
        if is_part_of_plan(text, gap, quantity, before, "" if carried else name):
            measure = "plan_share"
    if carried and carried.measure == "change" and gap.verb.strip() == "(":
        measure = "change"  # «giảm 12 vụ (12,4%)»
        quantity = replace(quantity, sign=-1 if (carried.high or 0) < 0 else 1)
    low, high = bounds_of(gap, quantity, name, measure)
    figure = FoundFigure(
        start=start,
        number=quantity.number,
        end=end,
        name=name,
        low=low,
        high=high,
        unit=unit_of(quantity, name),
        measure=measure,
        kind=frame.kind,
        period=_period(frame, start, carried, quantity),
        carried=carried is not None,
        fixed="target" if PLANNED.match(gap.verb) else None,
    )
    if quantity.of is not None and quantity.sort in ("money", "measure"):
        figure = replace(figure, fixed="actual")
        return [figure, replace(figure, low=quantity.of, high=quantity.of, fixed="target")], end
    return [figure], end


def _name_before(frame: _Frame, gap: Gap, quantity: Quantity) -> str:
    """Return the name that stands before a quantity: «tiếp nhận» 350 «kiến nghị»."""
    name = _clean_name(frame.text, gap.start, gap.end, frame.dates)
    if not name or quantity.sort != "count" or _MEASURING.match(name):
        return name
    noun = _noun_of(frame.text, quantity)
    return name if noun.split(" ")[0] in name.split(" ") else f"{name} {noun}"


def _name_after(frame: _Frame, gap: Gap, quantity: Quantity, limit: int) -> tuple[int, int, str]:
    """Return span and name where the name follows: «30 *xã đạt chuẩn nông thôn mới*».

    An amount with nothing but a time before it is called by the time.
    """
    text = frame.text
    end = noun_end(frame.shadow, quantity.end, max(limit, quantity.end))
    name = f"{_noun_of(text, quantity)}{text[quantity.end : end]}".strip(" )")
    if name or DATE not in gap.verb:
        return quantity.start, end, name
    start = gap.start + gap.verb.index(DATE)
    return start, quantity.end, _clean_name(text, start, quantity.start, ())


def _share_of(figure: FoundFigure | None) -> str | None:
    """Return the name of a figure that is a share of something."""
    return figure.name if figure and figure.unit == "%" else None


_NUMERAL = re.compile(r"[\d.,/–+-]+(?:\s?(?:đến|-)\s?[\d.,]+)?\s*")
_ONWARDS = re.compile(r"\s+trở\s+\w+$")


def _noun_of(text: str, quantity: Quantity) -> str:
    """Return the noun that a count counts, as written: «xã» of «30 xã»; empty for measures."""
    if quantity.sort != "count":
        return ""
    number = _NUMERAL.match(text, quantity.number)
    return _ONWARDS.sub("", text[number.end() if number else quantity.number : quantity.end])


_BY = re.compile(r"(?:đến|tới|trước)\s+$", re.IGNORECASE)
_COMPARED = re.compile(r"(?:so\s+với|cùng\s+kỳ|so)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)
_DATES_BACK = 12
"""How many times before a figure are looked at for its period."""
_OPENING = 12
_SAME_TIME = re.compile(r"cùng\s+kỳ\s+$", re.IGNORECASE)
_RIGHT_AFTER = re.compile(r"\s+(?:vào|trong|đến|tới)\s+", re.IGNORECASE)
_STANDING = re.compile(r"(?<!\w)(?:hiện|đến\s+nay|hiện\s+nay)(?!\w)", re.IGNORECASE)


def _period(
    frame: _Frame, start: int, last: FoundFigure | None, quantity: Quantity
) -> Interval | None:
    """Return the time a figure speaks of, from the words around it or the block's headings.

    A time right after it counts («đạt 5.000 km vào năm 2030»), else the last one named before
    it in its block («7 tháng, X ước đạt …; Y …»), in another passage only where no indicator
    is carried on. What stands now («hiện có») has none.
    """
    index = bisect_left(frame.dates, quantity.number, key=lambda d: d.start)
    if index < len(frame.dates):
        date = frame.dates[index]
        if _RIGHT_AFTER.fullmatch(frame.text, quantity.end, date.start):
            return _until(frame.text, date)
    chosen: Interval | None = None
    here = False
    for date in reversed(frame.dates[max(0, index - _DATES_BACK) : index]):
        left = frame.text[max(0, date.start - 25) : date.start]
        if last and date.start > start and _SAME_TIME.search(left) and date.interval.first:
            return _in_year(last.period, date.interval.first.year)
        here = date.start >= frame.passage
        opens_block = date.start <= _OPENING and frame.text[date.end : date.end + 1] in (":", ",")
        if not here and (last or (frame.kind == "target" and not opens_block)):
            break
        if date.interval.last is not None and not _COMPARED.search(left):
            chosen = _until(frame.text, date)
            break
    if chosen is None and last:
        return last.period
    near = max(frame.passage, start - 40), min(quantity.start, start + 120)
    if not (chosen and here) and _STANDING.search(frame.text, *near):
        return None
    return chosen or frame.period


def _until(text: str, date: FoundDate) -> Interval:
    """Return the days of a date, open at the beginning after «đến», «trước»."""
    by = _BY.search(text[max(0, date.start - 8) : date.start])
    return Interval(None, date.interval.last) if by else date.interval


def _in_year(period: Interval | None, year: int) -> Interval | None:
    """Return the same days of another year: «cùng kỳ năm 2016»."""
    if period is None or period.first is None or period.last is None:
        return None
    shift = 12 * (year - period.last.year)
    return Interval(add_months(period.first, shift), add_months(period.last, shift))


_EDGE = re.compile(r"[\s,;:(–-]+$|\s+(?:đến|trong|vào|tại|của)$", re.IGNORECASE)


def _clean_name(text: str, start: int, end: int, dates: Sequence[FoundDate]) -> str:
    """Return a name as written, without a date at its end."""
    for date in reversed(dates):
        if date.start > start and date.end == end:
            end = date.start
    name = text[start:end]
    while edge := _EDGE.search(name):
        name = name[: edge.start()]
    return " ".join(name.split())
