"""Tasks told differently by two documents: their deadline, their lead, whether they are done."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from kg.comparison.amounts import day_text
from kg.comparison.authority import authority, is_order
from kg.comparison.contradictions import (
    Contradiction,
    Side,
    Type,
    in_order,
    misread_digits,
    nearest_pairs,
)
from kg.document.clauses import Clause
from kg.duties.completion import Report
from kg.duties.tasks import Task
from kg.identity.document_names import DocumentName
from kg.world import World

Told = tuple[Type, str]

_DEPARTMENT = 1


def task_contradictions(world: World) -> Iterator[Contradiction]:
    """Yield what two documents tell differently about one task."""
    for task in world.tasks:
        yield from _deadlines(task, world)
        yield from _owners(task, world)
        yield from _statuses(task, world.reports.get(task.iri, ()), world)


# --- deadlines ------------------------------------------------------------------------------


def _deadlines(task: Task, world: World) -> Iterator[Contradiction]:
    """Compare the days that clauses state themselves; a duty that recurs has none."""
    told = [c for c in task.clauses if c.last and c.fixed and not c.recurrence]
    told.sort(key=lambda c: in_order(_side(c, "")))
    pairs = nearest_pairs(told, _other_day, lambda a, b: _typed_deadline(a, b, world))
    for one, other, (kind, why) in pairs:
        sides = (_side(one, day_text(one.last)), _side(other, day_text(other.last)))
        yield Contradiction("deadline", kind, task.iri, *sides, why)


def _other_day(one: Clause, other: Clause) -> bool:
    """Whether two deadlines exclude each other: «15/12» only makes «quý IV» more exact."""
    if one.document == other.document or one.last == other.last:
        return False
    return not _within(one, other) and not _within(other, one)


def _within(exact: Clause, wide: Clause) -> bool:
    return bool(wide.first and wide.last and exact.last and wide.first <= exact.last <= wide.last)


def _typed_deadline(one: Clause, other: Clause, world: World) -> Told | None:
    """Say of what kind a difference of deadlines is, the earlier document's first."""
    first, second = world.sources.get(one.document), world.sources.get(other.document)
    what = f"Thời hạn {day_text(one.last)} và {day_text(other.last)}"
    longer = bool(one.last and other.last and other.last > one.last)
    if _later(one, other):
        if not is_order(second):
            why = "báo cáo sau nêu mốc muộn hơn, hạn được giao chưa đổi"
            return ("update", f"{what}: {why}") if longer else None
        if not is_order(first) or authority(second) >= authority(first):
            moved = "lùi" if longer else "rút ngắn"
            return "update", f"{what}: văn bản sau ({day_text(other.seen)}) {moved} thời hạn"
        if not longer:
            return None  # a lower body may ask itself to be earlier
        why = "văn bản sau ở cấp thấp hơn đặt hạn muộn hơn hạn được giao"
    else:
        why = "không rõ văn bản nào sau"
        if not is_order(first) or not is_order(second) or _is_stricter_below(one, other, world):
            return None
    if _spoilt(one, other, world) and misread_digits(day_text(one.last), day_text(other.last)):
        return "reading", f"{what}: chỉ khác một chữ số dễ nhầm, một văn bản là bản quét"
    return "conflict", f"{what}: {why}"


def _is_stricter_below(one: Clause, other: Clause, world: World) -> bool:
    """Whether of two documents without an order of time the lower one asks to be earlier."""
    ranks = [authority(world.sources.get(c.document)) for c in (one, other)]
    low, high = (one, other) if ranks[0] < ranks[1] else (other, one)
    return ranks[0] != ranks[1] and (low.last or date.max) < (high.last or date.min)


# --- owners ---------------------------------------------------------------------------------


def _owners(task: Task, world: World) -> Iterator[Contradiction]:
    """Compare the lead bodies that orders name."""
    told = [c for c in task.clauses if c.said and _can_assign(world.sources.get(c.document))]
    told.sort(key=lambda c: in_order(_side(c, "")))
    pairs = nearest_pairs(
        told, lambda a, b: _other_owner(a, b, world), lambda a, b: _typed_owner(a, b, world)
    )
    for one, other, (kind, why) in pairs:
        names = [", ".join(_name(world, iri) for iri in c.said) for c in (one, other)]
        sides = (_side(one, names[0]), _side(other, names[1]))
        reason = f"Đơn vị chủ trì {names[0]} và {names[1]}: {why}"
        yield Contradiction("owner", kind, task.iri, *sides, reason)


def _can_assign(document: DocumentName | None) -> bool:
    """Whether a document may say who leads; a department only gives work to its own units."""
    return is_order(document) and authority(document) % 10 != _DEPARTMENT


def _other_owner(one: Clause, other: Clause, world: World) -> bool:
    """Whether two orders name bodies that share nothing, none standing for the other."""
    if one.document == other.document or set(one.said) & set(other.said):
        return False
    ground = world.ground
    pairs = [(a, b) for a in one.said for b in other.said]
    if any(ground.is_superior(body) or _collective(world, body) for p in pairs for body in p):
        return False
    return not any(ground.is_member(a, b) or ground.is_member(b, a) for a, b in pairs)


def _typed_owner(one: Clause, other: Clause, world: World) -> Told:
    first, second = world.sources.get(one.document), world.sources.get(other.document)
    if not _later(one, other):
        return "conflict", "không rõ văn bản nào sau"
    if authority(second) >= authority(first):
        return "update", f"văn bản sau ({day_text(other.seen)}) giao lại"
    return "conflict", "văn bản sau ở cấp thấp hơn giao cho đơn vị khác"


def _collective(world: World, body: str) -> bool:
    return any(thing.collective for thing in world.things.get(body, ()))


def _name(world: World, iri: str) -> str:
    return min((thing.label for thing in world.things.get(iri, ())), default=iri, key=_short)


def _short(label: str) -> tuple[int, str]:
    return len(label), label


# --- status ---------------------------------------------------------------------------------


def _statuses(task: Task, told: Iterable[Report], world: World) -> Iterator[Contradiction]:
    """Compare «đã xong» with «chưa xong», and the days on which a task is said to be done."""
    reports = list(told)
    done = [r for r in reports if r.completes and r.day]
    for one in done:
        for other in (r for r in reports if r.denies):
            if _denied_after(one, other):
                yield _pair(task, one, other)
    for one, other in combinations(done, 2):
        days = {_exact_day(one.clause), _exact_day(other.clause)}
        same = set(one.clause.said) == set(other.clause.said)
        if len(days) > 1 and None not in days and same and _apart(one, other):
            yield _two_days(task, one, other, world)


def _apart(one: Report, other: Report) -> bool:
    return one.clause.document != other.clause.document


def _denied_after(done: Report, open_still: Report) -> bool:
    """Whether a document says on or after the day of completion that it was not done."""
    seen = open_still.clause.seen
    return _apart(done, open_still) and bool(seen and done.day and seen >= done.day)


def _pair(task: Task, done: Report, open_still: Report) -> Contradiction:
    finished = _side(done.clause, f"đã hoàn thành ({day_text(done.day)})")
    unfinished = _side(open_still.clause, f"chưa hoàn thành ({day_text(open_still.clause.seen)})")
    one, other = sorted((finished, unfinished), key=in_order)
    why = f"Một văn bản nói đã xong ngày {day_text(done.day)}, văn bản ngày"
    reason = f"{why} {day_text(open_still.clause.seen)} nói chưa xong"
    return Contradiction("status", "conflict", task.iri, one, other, reason)


def _two_days(task: Task, first: Report, second: Report, world: World) -> Contradiction:
    sides = [_side(r.clause, f"hoàn thành {day_text(r.day)}") for r in (first, second)]
    one, other = sorted(sides, key=in_order)
    what = f"Ngày hoàn thành {one.value.split()[-1]} và {other.value.split()[-1]}"
    spoilt = _spoilt(first.clause, second.clause, world)
    if spoilt and misread_digits(one.value, other.value):
        why = f"{what}: chỉ khác một chữ số dễ nhầm, một văn bản là bản quét"
        return Contradiction("status", "reading", task.iri, one, other, why)
    why = f"{what}: hai văn bản nêu khác nhau"
    return Contradiction("status", "conflict", task.iri, one, other, why)


def _exact_day(clause: Clause) -> date | None:
    return clause.last if clause.last and clause.first == clause.last else None


# --- both -----------------------------------------------------------------------------------


def _side(clause: Clause, value: str) -> Side:
    return Side(clause.iri, clause.document, clause.evidence, value, clause.seen)


def _later(one: Clause, other: Clause) -> bool:
    return bool(one.seen and other.seen and one.seen < other.seen)


def _spoilt(one: Clause, other: Clause, world: World) -> bool:
    return bool({one.document, other.document} & world.scanned)
