"""Figures: targets and actuals of the economy, the budget, society and the environment.

One block's text is cut into passages (sentences, parts between semicolons); in each, the
words between two quantities give the name, the verb and the period of the next figure, or
carry the indicator on: «X ước đạt 54 tỷ đồng, tăng 9,8%, đạt 60% kế hoạch» are three figures of
X. Counts that only name the object of a task («rà soát 29 thửa») are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.folding import UPPER
from extract.indicators.figure_counts import counts, may_count
from extract.indicators.figure_kinds import Telling, kinds_of
from extract.indicators.figure_meaning import (
    bounds_of,
    direction_of,
    goes_on,
    is_part_of_plan,
    measure_of,
    names_follow,
    spans_noun,
    unit_of,
)
from extract.indicators.figure_names import DATE, PLANNED, Gap, noun_end, phrase_end, read_gap
from extract.indicators.figure_periods import FoundFigure, Frame, period_of
from extract.indicators.quantities import Quantity, find_quantities
from extract.indicators.units import unit_sort
from extract.records import FigureKind, Interval
from extract.times.dates import FoundDate, find_dates
from extract.times.intervals import Anchor

_BREAK = re.compile(
    rf";(?![^()]{{0,200}}\))|\.{{2,}}|…|[.!?](?=[\"”]?\s+[\"“(*]?[{UPPER}]|\s*$)|\n"
)
_DIGIT = re.compile(r"\d")
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
    if not _DIGIT.search(text):
        return []
    dates = find_dates(text, anchor)
    spans = [*masked, *((d.start, d.end) for d in dates)]
    quantities = [q for q in find_quantities(text, spans) if may_count(text, q)]
    if not quantities:
        return []
    dates = [d for d in dates if not any(s < d.end and d.start < e for s, e in masked)]
    frame = Frame(text, _shadow(text, dates), kind, period, dates)
    found: list[FoundFigure] = []
    at = 0
    for start, end in _passages(text):
        first = at
        while at < len(quantities) and quantities[at].start < end:
            at += 1
        if first < at and not _WEATHER.search(text, start, end):
            _read_passage(frame, (start, end), quantities[first:at], found)
    told = kinds_of(Telling(text, dates, anchor.date), found)
    return [
        replace(figure, kind=k or kind, guessed=k is None)
        for figure, k in zip(found, told, strict=True)
    ]


def _shadow(text: str, dates: Sequence[FoundDate]) -> str:
    """Return the text with every date masked, of the same length."""
    parts, at = [], 0
    for day in dates:
        parts += [text[at : day.start], DATE * (day.end - day.start)]
        at = day.end
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
    frame: Frame, span: tuple[int, int], quantities: list[Quantity], found: list[FoundFigure]
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
    frame: Frame, gap: Gap, quantity: Quantity, last: FoundFigure | None, limit: int
) -> tuple[list[FoundFigure], int]:
    """Read one quantity as a figure (two for «A/B tỷ đồng»), and where to go on."""
    text = frame.text
    named = gap.end > gap.start
    if not counts(
        text, gap, quantity, _told_as(frame, quantity), listed=not named and last is not None
    ):
        return [], quantity.end
    carried = last if not named and goes_on(text, gap, quantity) else None
    behind = names_follow(text, gap, quantity, _share_of(last) if not named else None)
    over = last if last and _shares_out(text, last, quantity) else None
    carried = over or (None if behind else carried)
    if carried:
        start, end, name = carried.start, quantity.end, carried.name
    else:
        start, end, name = _named(frame, gap, quantity, limit, before=named and not behind)
    if not name:
        return [], quantity.end
    measure = measure_of(text, gap, quantity, name)
    if frame.last and measure == "level" and not behind:
        before = frame.last.measure, frame.last.unit, frame.last.fixed is not None
        if is_part_of_plan(text, gap, quantity, before, "" if carried else name):
            measure = "plan_share"
    if carried and carried.measure == "change" and _in_brackets(gap):
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
        period=period_of(frame, start, carried, quantity),
        carried=carried is not None,
        fixed="target"
        if PLANNED.match(gap.verb) or (over and over.unit == quantity.unit)
        else None,
    )
    if quantity.of is not None and quantity.sort in _DIVIDED and not _at_least(text, quantity):
        figure = replace(figure, fixed="actual")
        return [figure, replace(figure, low=quantity.of, high=quantity.of, fixed="target")], end
    return [figure], end


def _named(
    frame: Frame, gap: Gap, quantity: Quantity, limit: int, *, before: bool
) -> tuple[int, int, str]:
    """Return span and name of a figure that begins an indicator of its own."""
    if before:
        end, name = quantity.end, _name_before(frame, gap, quantity)
        if spans_noun(frame.text, gap, quantity):
            end = phrase_end(frame.shadow, end, max(limit, end))
            name = f"{name} {frame.text[quantity.end : end].strip()}".strip()
        return gap.start, end, name
    start, end, name = _name_after(frame, gap, quantity, limit)
    if gap.end > gap.start and direction_of(gap.verb):  # «giảm 20% tiền thuê»
        start = gap.end + len(gap.verb) - len(gap.verb.lstrip())
    return start, end, name


_DIVIDED = ("money", "measure", "share")
"""What «A/B» gives as an actual and a target."""
_LEAST = re.compile(r"(?:tối\s+thiểu|ít\s+nhất|không\s+dưới)", re.IGNORECASE)


def _at_least(text: str, quantity: Quantity) -> bool:
    """Tell an aim over a part of a whole: «bàn giao *tối thiểu* 45/62 ha»."""
    return bool(_LEAST.search(text, quantity.start, quantity.number))


_ORDERED = re.compile(
    r"(?<!\w)(?:(?<!đạt )yêu\s+cầu|đề\s+nghị|tiếp\s+tục|(?<!được )(?<!đã )giao\s+(?-i:[A-ZĐ]))",
    re.IGNORECASE,
)


_DONE = re.compile(r"(?<!\w)đã\s+(?!được|có\s)", re.IGNORECASE)


def _told_as(frame: Frame, quantity: Quantity) -> FigureKind:
    """Return how counts of a passage are taken: what is asked for in a report is an object."""
    begin = max(frame.passage, quantity.start - _REACH)
    done = [m.end() for m in _DONE.finditer(frame.text, begin, quantity.start)]
    if done:
        begin = done[-1]
        return "target" if _ORDERED.search(frame.text, begin, quantity.start) else "actual"
    return "target" if _ORDERED.search(frame.text, begin, quantity.start) else frame.kind


def _shares_out(text: str, last: FoundFigure, quantity: Quantity) -> bool:
    """Tell among whom or over what an amount goes: «chi trả 9 tỷ đồng *cho 20 hộ*», «A/B»."""
    if text[last.end : quantity.number].strip() == "/":
        return True
    amount = unit_sort(last.unit) in ("money", "measure")
    return amount and quantity.sort == "count" and text[last.end : quantity.start].strip() == "cho"


def _in_brackets(gap: Gap) -> bool:
    """Tell a figure in brackets that says the one before otherwise: «(12,4%)», «(KH 6,5%)»."""
    return gap.verb.strip() == "(" or bool(PLANNED.match(gap.verb))


def _name_before(frame: Frame, gap: Gap, quantity: Quantity) -> str:
    """Return the name that stands before a quantity: «tiếp nhận» 350 «kiến nghị»."""
    name = _clean_name(frame.text, gap.start, gap.end, frame.dates)
    if not name or quantity.sort != "count" or _MEASURING.match(name):
        return name
    noun = _noun_of(frame.text, quantity)
    return name if noun.split(" ")[0] in name.split(" ") else f"{name} {noun}"


def _name_after(frame: Frame, gap: Gap, quantity: Quantity, limit: int) -> tuple[int, int, str]:
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


_EDGE = re.compile(r"[\s,;:(–-]+$|\s+(?:đến|trong|vào|tại|của)$", re.IGNORECASE)


def _clean_name(text: str, start: int, end: int, dates: Sequence[FoundDate]) -> str:
    """Return a name as written, without a date at its end."""
    for day in reversed(dates):
        if day.start > start and day.end == end:
            end = day.start
    name = text[start:end]
    while edge := _EDGE.search(name):
        name = name[: edge.start()]
    return " ".join(name.split())
