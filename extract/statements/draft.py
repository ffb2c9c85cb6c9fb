"""Statements in the making, and what of the page lies inside a clause."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from extract.forms.field_parts import field_parts
from extract.mentions.found import Found
from extract.page.structure import Block, Layout
from extract.records import Deadline, Document, Interval, Recurrence, Reference, StatementKind
from extract.statements.coordination import coordinated
from extract.statements.deadlines import FoundDeadline
from extract.statements.groups import BLOT, Roles
from extract.statements.split import Clause, split_clauses
from extract.times.date_steps import say_interval
from extract.times.dates import Anchor, period_of
from extract.times.recurrence import find_recurrence

_ACTING = ("tỉnh ", "thành phố ", "huyện ", "quận ", "thị xã ", "xã ", "phường ", "đặc khu ")
_UNITS = frozenset({"tỉnh", "phố", "huyện", "quận", "xã", "phường", "khu", "trấn", "thôn", "ấp"})
_BARE_UNIT = re.compile(
    r"(?:^|, |: )(?P<unit>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|địa phương)"
    r"(?= (?:cũng |sẽ )?(?:cần|phải|sẽ|phấn đấu|tiếp tục|tập trung|đặt mục tiêu|quyết tâm|dự kiến"
    r"|chủ động|khẩn trương|đề ra|xác định)(?!\w))"
)

_NONE: tuple[list[int], list[Found]] = ([], [])


@dataclass(frozen=True, slots=True)
class Page:
    """Everything the linking reads; all spans are of the clean `text`."""

    text: str
    lower: str
    layout: Layout
    document: Document
    mentions: Sequence[Found]
    figures: Sequence[tuple[int, int]]
    deadlines: Sequence[FoundDeadline]
    anchor: Anchor
    _by_type: Mapping[str, tuple[list[int], list[Found]]] = field(
        init=False, repr=False, compare=False, default_factory=dict
    )

    def __post_init__(self) -> None:
        by_type: dict[str, tuple[list[int], list[Found]]] = {}
        for mention in self.mentions:
            starts, found = by_type.setdefault(mention.type, ([], []))
            starts.append(mention.start)
            found.append(mention)
        object.__setattr__(self, "_by_type", by_type)

    def within(self, start: int, end: int, kind: str) -> list[Found]:
        """Return the mentions of a type inside `start`:`end`, in order."""
        starts, mentions = self._by_type.get(kind, _NONE)
        first = bisect_left(starts, start)
        last = bisect_left(starts, end, first)
        return [mention for mention in mentions[first:last] if mention.end <= end]

    def bodies(self, start: int, end: int) -> list[Found]:
        """Return the bodies inside `start`:`end`."""
        return self.within(start, end, "ORG")

    def names(self, start: int, end: int) -> list[Found]:
        """Return the bodies and citations inside `start`:`end`."""
        named = [*self.bodies(start, end), *self.within(start, end, "LEGAL")]
        return sorted(named, key=lambda m: m.start)

    def actors(self, start: int, end: int) -> list[Found]:
        """Return the bodies inside a span, and the units that may act («tỉnh Lào Cai cần …»)."""
        places = [p for p in self.within(start, end, "LOC") if p.norm.startswith(_ACTING)]
        found = [*self.bodies(start, end), *places, *self._bare_units(start, end)]
        return sorted(found, key=lambda m: m.start)

    def _bare_units(self, start: int, end: int) -> Iterator[Found]:
        """Yield units that act without their names: «Năm 2026, huyện phấn đấu trồng 300 ha»."""
        for match in _BARE_UNIT.finditer(self.lower[start:end]):
            at, unit = start + match.start("unit"), match["unit"]
            level = f"{unit} "
            norms = (m.norm.removeprefix("Ủy ban nhân dân ") for m in self.mentions)
            named = {norm for norm in norms if norm.startswith(level)}
            yield Found(at, at + len(unit), "LOC", min(named) if len(named) == 1 else unit)

    def figures_in(self, clause: Clause) -> list[tuple[int, int]]:
        """Return the spans of indicators inside a clause."""
        first = bisect_left(self.figures, (clause.start, 0))
        last = bisect_left(self.figures, (clause.end + 1, 0))
        return [(s, e) for s, e in self.figures[first:last] if e <= clause.end]

    def deadlines_in(self, start: int, end: int) -> list[FoundDeadline]:
        """Return the deadlines inside `start`:`end`, in order."""
        first = bisect_left(self.deadlines, start, key=lambda d: d.start)
        last = bisect_left(self.deadlines, end + 1, key=lambda d: d.start)
        return [d for d in self.deadlines[first:last] if d.end <= end]

    def deadline_in(self, clause: Clause) -> FoundDeadline | None:
        """Return the last deadline inside a clause: what is said last bounds the whole."""
        inside = self.deadlines_in(clause.start, clause.end)
        return max(inside, key=lambda d: (d.interval.last is not None, d.start)) if inside else None

    def period_in(self, start: int, end: int) -> FoundDeadline | None:
        """Return the time that a field or cell names («Quý II/2025»), as a deadline."""
        interval = period_of(self.text[start:end], self.anchor)
        if interval is None:
            return None
        words = " ".join(self.text[start:end].split())
        return FoundDeadline(start, end, interval, (f"«{words}» → {say_interval(interval)}",))

    def recurrence_in(self, start: int, end: int) -> Recurrence | None:
        """Return how the words of a span say that a duty recurs («hằng quý»)."""
        found = find_recurrence(self.text[start:end])
        if found is None:
            return None
        return Recurrence(found.rule, start + found.start, start + found.end)

    def only_bodies(self, start: int, end: int, share: float) -> bool:
        """Whether names of bodies fill at least `share` of a span."""
        named = sum(b.end - b.start for b in self.bodies(start, end))
        return named > 0 and named >= share * (end - start)

    def is_skipped(self, clause: Clause) -> bool:
        """Whether a clause lies in a passage that is not read (a repeat, furniture)."""
        return any(s.start <= clause.start and clause.end <= s.end + 1 for s in self.layout.skipped)


@dataclass(slots=True)
class Owner:
    """What a heading or lead-in leaves to the clauses below it: bodies, projects, mandates.

    `rank` is its nesting (twice the level, plus one behind a list mark), `mark` its list mark;
    `support` are those who take part in what a lead-in orders; `explicit` whether it
    names the bodies for just these items; `charged` whether it gives them the task, saying no
    more («Giao Sở X:», «2. Sở X»). `deadline` is what fields above the items say («Thời hạn: …»).
    """

    bodies: list[Found]
    rank: int
    explicit: bool
    charged: bool = False
    mark: str = ""
    support: list[Found] = field(default_factory=list)
    projects: list[str] = field(default_factory=list)
    mandate: list[Reference] = field(default_factory=list)
    deadline: Deadline | None = None


@dataclass(slots=True)
class Draft:
    """A statement in the making: its clause, what it says itself and what it may inherit.

    `told` is the first draft of the task behind which a field («Cơ quan chủ trì: …») spoke of it.
    """

    clause: Clause
    kind: StatementKind
    block: Block
    roles: Roles
    inherited: Owner | None = None
    deadline: Deadline | None = None
    recurrence: Recurrence | None = None
    told: int = -1
    projects: list[str] = field(default_factory=list)
    mandate: list[Reference] = field(default_factory=list)


_PERIODIC = frozenset({"Nghị quyết", "Kế hoạch", "Chương trình", "Chương trình hành động"})
_RECURS = re.compile(
    r"mỗi (?:năm|tháng|quý|tuần)|hằng|hàng (?:năm|tháng|quý|tuần|ngày)|định kỳ"
    r"|(?<!chi )thường xuyên|\d (?:tháng|tuần|năm)(?:/| một | 0?1 )lần"
    r"|theo (?:từng )?(?:quý|tháng|năm)(?!\w)"
)
_TERM = re.compile(
    r"(?:trong|sau|chậm nhất|không quá)(?: thời hạn)? \d+ (?:\([^()]{1,12}\) )?"
    r"(?:ngày|giờ|tháng)(?: làm việc)?,? (?:kể từ|từ khi|sau khi|tính từ)(?!\w)"
)
"""A term counted from what no calendar tells: «trong 15 ngày kể từ ngày nhận hồ sơ»."""
_MEETING = re.compile(r"(?:(?:về )?(?:kết quả )?)?(?:phiên họp|cuộc họp|hội nghị|giao ban)", re.I)
"""A title that names the meeting of a month, which is no time to work in."""
_NEAR_START = 30
_YEAR = 366
_NOT_THE_DAY = re.compile(r"(?:trước|từ|kể từ|chậm nhất|thời hạn|hạn) (?:là )?$")
_CALENDAR = re.compile(r"(?:tính )?đến (?:hết )?$")


@dataclass(slots=True)
class Walk:
    """What the walk over the blocks carries along.

    `owners` is the stack of what headings and lead-ins leave; `proposals` whether the heading
    asks of others, so that its period bounds nothing; `about` the work that the whole document
    is about, `since` where it names it first (-1 where its title says so or it is no work) and
    `alone` whether it names no other; `before` the block before; `task_from` the first draft of
    the task that fields speak of, and `task_block` its block; `ruled` the block of the last clause
    and what the rules say of it; `unnamed` the lower-case text with its people's names blotted
    out, `unplaced` with the places' names too; `told` whom the paragraph before gave a task;
    `sent_to` the addressees of a letter.
    """

    page: Page
    drafts: list[Draft] = field(default_factory=list)
    owners: list[Owner] = field(default_factory=list)
    proposals: bool = False
    about: list[str] = field(default_factory=list)
    since: int = -1
    alone: bool = True
    before: Block | None = None
    task_from: int = 0
    task_block: Block | None = None
    after_field: bool = False
    ruled: tuple[int, str] = (-1, "-")
    unnamed: str = ""
    unplaced: str = ""
    told: Owner | None = None
    sent_to: list[Found] = field(default_factory=list)


_PLACE_WORD = re.compile(r"[^\W\d_]+")


def unplaced(page: Page, lower: str) -> str:
    """Return `lower` with the places' own names blotted out, every offset as it was.

    «UBND huyện Cần Giuộc» then holds no «cần», «xã Giao Thủy» no «giao», «Chi Lăng» no «chi».
    """
    letters = list(lower)
    for mention in page.mentions:
        if mention.type not in ("LOC", "ORG"):
            continue
        names = _PLACE_WORD.finditer(page.text, mention.start, mention.end)
        behind_unit = mention.type == "LOC"
        for word in names:
            named = word.group()[0].isupper() and not page.text[word.start() : word.end()].isupper()
            if named and behind_unit:
                letters[word.start() : word.end()] = BLOT * (word.end() - word.start())
            behind_unit = (behind_unit and named) or word.group() in _UNITS or mention.type == "LOC"
    return "".join(letters)


def clauses(page: Page, start: int, end: int) -> Iterator[Clause]:
    """Yield the clauses of a span, parts with deadlines of their own apart; of fields, each."""
    if (parts := field_parts(page.lower, start, end, page.bodies(start, end))) is not None:
        yield from parts
        return
    for clause in split_clauses(page.text, start, end, page.names(start, end)):
        deadlines = page.deadlines_in(clause.start, clause.end)
        yield from coordinated(page.lower, clause, deadlines, page.bodies)


def recurs(page: Page, start: int, end: int) -> bool:
    """Whether a span speaks of what comes again and again, which has no deadline."""
    return bool(_RECURS.search(page.lower, start, end))


def deadline_of(page: Page, draft: Draft, *, bounded: bool = True) -> Deadline | None:
    """Return a commitment's deadline, stated or its heading's; or when a result came about.

    `bounded` is false where the period of the heading does not bind (proposals to others).
    """
    clause = draft.clause
    if draft.kind != "commitment":
        return happened(page, clause) if draft.kind == "result" else None
    if stated := page.deadline_in(clause):
        return stated.stated()
    if draft.inherited and draft.inherited.deadline:
        return draft.inherited.deadline
    period, whose = draft.block.period, "thời gian của mục"
    if period is None and page.document.type in _PERIODIC and not _MEETING.match(page.layout.title):
        period, whose = _term(page.document.period), "thời gian của văn bản"
    brief = period and _brief(period) and not _TERM.search(page.lower, clause.start, clause.end)
    if period and brief and bounded and not recurs(page, clause.start, clause.end):
        return Deadline(period, "inherited", steps=(f"theo {whose} → {say_interval(period)}",))
    return None


def _term(period: Interval | None) -> Interval | None:
    """Return the time a paper is for; a single day is that of a paper its title names."""
    return None if period and period.first == period.last else period


def _brief(period: Interval) -> bool:
    """Whether a period is a year or less: «giai đoạn 2021 - 2030» bounds a plan, not its tasks."""
    if not (period.first and period.last):
        return True
    return (period.last - period.first).days <= _YEAR


def projects(page: Page, start: int, end: int) -> list[str]:
    """Return the projects named in a span, in order."""
    return list(dict.fromkeys(m.norm for m in page.within(start, end, "PROJECT")))


def happened(page: Page, clause: Clause) -> Deadline | None:
    """Return when a result came about, if the clause says so.

    A time at its beginning («Trong tháng 7, …»), else the one day that it names («… ngày
    12/11/2025»); «đến ngày 20/7» is the last day by which it came about.
    """
    dates = page.within(clause.start, clause.end, "DATE")
    days = [d for d in dates if len(set(d.norm.split("/"))) == 1]
    opening = [d for d in dates[:1] if d.start - clause.start <= _NEAR_START]
    for named in opening or (days if len(days) == 1 else []):
        lead = page.lower[clause.start : named.start]
        if _NOT_THE_DAY.search(lead):
            return None
        first, _, last = named.norm.partition("/")
        interval = _interval(first, last)
        steps = tuple(step for step in (named.attributes.get("steps"),) if step)
        if _CALENDAR.search(lead):
            interval = Interval(None, interval.last)
            steps = (*steps, f"«đến» → {say_interval(interval)}")
        return Deadline(interval, "stated", named.start, named.end, steps)
    return None


def _interval(first: str, last: str) -> Interval:
    return Interval(
        None if first == ".." else date.fromisoformat(first),
        None if last == ".." else date.fromisoformat(last),
    )
